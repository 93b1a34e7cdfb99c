"""The way out: what is due is claimed after the commit and sent at the pace of its channel."""
