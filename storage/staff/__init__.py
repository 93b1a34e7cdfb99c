"""Who works here: enrolments, sessions, pairings, and the lockdown."""
