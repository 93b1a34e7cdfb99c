"""Places, and the wishes for them."""
