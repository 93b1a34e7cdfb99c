"""What can be done, each act in one function: it does it and queues who must be told.

Chat, desk, command line and the leader call it."""
