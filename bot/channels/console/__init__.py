"""A chat in a terminal, for trying the conversation out."""
