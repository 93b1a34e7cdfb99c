"""The vocabulary of the conversation: state, what is said, events, commands and outcomes."""
