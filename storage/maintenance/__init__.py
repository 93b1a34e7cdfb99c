"""Dumps for backups, and key rotation."""
