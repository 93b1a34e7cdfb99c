"""Days, hours and dates of birth, and the wishes for them."""
