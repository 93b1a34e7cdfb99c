"""What all readers share: digits and letters as they are compared, the notation of phrases, choices, yes and no."""
