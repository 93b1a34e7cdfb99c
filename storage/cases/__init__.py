"""Cases: what goes on between the visits of a person, without the person."""
