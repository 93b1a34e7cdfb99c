"""The admins' pages of the desk: who works here, the stations, the journal, notices and numbers."""
