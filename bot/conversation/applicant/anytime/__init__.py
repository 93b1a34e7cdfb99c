"""The menu, and what is heard at any moment: answers to what we wrote unasked, the number of a notice."""
