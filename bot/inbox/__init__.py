"""The way in: a stored message becomes a turn."""
