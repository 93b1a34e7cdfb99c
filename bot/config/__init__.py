"""The operator's decisions: settings and the rules in them, stations, the log; and the clock."""
