"""The office: stations, closures, moving people, the pause."""
