"""What an operator is told: alarms and metrics."""
