"""Chats: their inbox, their conversation, the web chat's log."""
