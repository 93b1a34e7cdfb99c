"""The conversation, without I/O: (conversation, event) -> Turn."""
