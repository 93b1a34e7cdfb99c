"""Forgetting what is no longer needed."""
