"""Who did what, when; a chain that shows a missing or edited row."""
