"""Backups in the age format, and restoring from them."""
