"""Rows in, domain values out. Nothing here knows a messenger."""
