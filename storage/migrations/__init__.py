"""Alembic's folder. A shipped migration is never edited; the previous release runs on the new schema."""
