"""What only one process does at a time: election, periodic work, closures, broadcasts."""
