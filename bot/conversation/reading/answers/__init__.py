"""What a whole message comes to: an agreement, several answers at once, a complaint about what stands there."""
