"""Numbers and what carries them: documents, serials, codes; in digits and in words."""
