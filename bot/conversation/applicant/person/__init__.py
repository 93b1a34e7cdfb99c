"""The questions about the person: service, name, paper, number, date of birth."""
