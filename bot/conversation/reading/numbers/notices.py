"""The number of a notice as a person in doubt sends it: ``#6407``, ``6407``, ``٦٤٠٧``, or the text it stood in."""

from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.patterns import expression

_SIGNED = expression(r"# ?(\d{1,9})|(\d{1,9}) ?#")
_BARE = expression(r"\d{4,6}")
_WITHIN = expression(r"#\W?(\d{4,6})(?!\d)")
_MARKS = expression("[\u2066-\u2069\u200e\u200f]")


def read_notice_number(text: str, *, bare: bool = False, within: bool = False) -> int | None:
    """With its sign a number is no answer to any question. ``bare``: without one it is none either just now;
    ``within``: the one number with a sign that a longer text has."""
    plain = latin_digits(normalise(_MARKS.sub("", text))).strip()
    if (found := _SIGNED.fullmatch(plain)) is not None:
        return int(found[1] or found[2])
    if bare and _BARE.fullmatch(plain):
        return int(plain)
    numbers = set(_WITHIN.findall(plain)) if within else set()
    return int(numbers.pop()) if len(numbers) == 1 else None
