"""What the desk does with a booking, and what it is told."""
