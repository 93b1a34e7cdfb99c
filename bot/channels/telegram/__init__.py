"""Telegram, through python-telegram-bot for types, methods and errors, not for plumbing."""
