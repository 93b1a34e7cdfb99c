"""Names of people, alone and within a sentence."""
