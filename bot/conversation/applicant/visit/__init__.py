"""The place and the time of a visit: choosing them, and what a typed sentence says of them."""
