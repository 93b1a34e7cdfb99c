"""What a text is likely to be, by many examples of each kind: for what no phrase surely tells."""
