"""Errands beside the interview: the code again, another time, cancelling, erasing, stopping, a case."""
