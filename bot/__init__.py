"""Mawid, the bot: everything around the pure conversation."""
