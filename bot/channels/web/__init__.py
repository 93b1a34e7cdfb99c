"""The chat page: a messenger of our own, for people who have none. Its pages show its log in the database."""
