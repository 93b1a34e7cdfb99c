"""The vocabulary of the conversation: state, views, steps, says, events, commands and outcomes."""
