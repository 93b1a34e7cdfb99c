"""What the operator decides: settings, stations, the log and the clock."""
