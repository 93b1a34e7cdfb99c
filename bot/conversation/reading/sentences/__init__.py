"""What a sentence does: it asks, names an act, agrees or denies, or holds an answer."""
