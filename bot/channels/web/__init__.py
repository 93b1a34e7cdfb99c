"""The chat page: a messenger of our own, for whoever has none. Its log in the database is what its pages show."""
