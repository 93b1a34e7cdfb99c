"""Databases, transactions, keys and migrations."""
