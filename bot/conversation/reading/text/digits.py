"""Digits and invisible characters: the same text looks alike whatever keyboard it was typed on."""

import unicodedata

from bot.conversation.reading.text.patterns import expression

TATWEEL = "\u0640"
VARIATION_SELECTORS = "\ufe0e\ufe0f"
BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters and a mark that show nothing: a name of them would be an empty line at the desk."""
_UNSEEN = frozenset(TATWEEL + VARIATION_SELECTORS + BLANKS)
_DIGIT = expression(r"\d")
_WRITTEN_BY_US = expression(
    r"\b\w+://\S+|\b(?:t|telegram)\.me/\S+|(?<!\S)/[A-Za-z]\w*(?: \S+)?|#[0-9]+|\b(?:[0-9]{4}[ -]?){2}[0-9]{4}\b"
)


def latin_digits(text: str) -> str:
    """Decimal digits of any script (٣, ۳, ３) as ASCII; everything else stays as it is."""
    if text.isascii() or not _DIGIT.search(text):
        return text
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def types_eastern(text: str, before: bool) -> bool:
    """Whether the person types digits as ٣ (or ۳): as the last text that had digits, ``before`` where this has none. A
    code, a link, a command or the number of a notice was written by us: pasted back, it tells nothing."""
    text = _WRITTEN_BY_US.sub(" ", text)
    if any("٠" <= char <= "٩" or "۰" <= char <= "۹" for char in text):
        return True
    return before and not any("0" <= char <= "9" for char in text)


def normalise(text: str) -> str:
    """NFKC, no bidi marks, zero-width characters and tatweel, white space squeezed. For reading, never to keep."""
    if text.isascii():
        return " ".join(text.split())
    alike = unicodedata.normalize("NFKC", text)
    # What can be printed is of no category that is filtered here: most texts need not be looked through.
    if not alike.isprintable() or not _UNSEEN.isdisjoint(alike):
        alike = "".join(filter(_is_visible, alike))
    return " ".join(alike.split())


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) != "Cf" and char not in _UNSEEN
