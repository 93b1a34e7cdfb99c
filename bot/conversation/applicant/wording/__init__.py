"""A booking, a case, a place, a name in words; recorded notes; how far an interview is."""
