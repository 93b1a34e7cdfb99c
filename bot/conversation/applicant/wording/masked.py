"""A name and a number as they stand on a screen from which nothing can be taken back: enough to know one's own by."""

SHOWN_DIGITS = 3


def masked_name(name: str) -> str:
    """The first name, and of each other part its first letter."""
    if not name:
        return ""
    first, *others = name.split()
    return " ".join((first, *(f"{part[0]}…" for part in others)))


def masked_number(number: str) -> str:
    return f"…{number[-SHOWN_DIGITS:]}" if number else ""
