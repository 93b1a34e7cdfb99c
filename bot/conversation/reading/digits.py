"""Digits and invisible characters: the same text looks alike whatever keyboard it was typed on."""

import unicodedata

TATWEEL = "\u0640"
VARIATION_SELECTORS = "\ufe0e\ufe0f"


def latin_digits(text: str) -> str:
    """Decimal digits of any script (٣, ۳, ３) as ASCII; everything else stays as it is."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def types_eastern(text: str, before: bool) -> bool:
    """Whether the person types digits as ٣ (or ۳): as the last text that had digits, ``before`` where this has none."""
    if any("٠" <= char <= "٩" or "۰" <= char <= "۹" for char in text):
        return True
    return before and not any("0" <= char <= "9" for char in text)


def normalise(text: str) -> str:
    """NFKC, no bidi marks, zero-width characters and tatweel, white space squeezed. For reading, never to keep."""
    return " ".join("".join(filter(_is_visible, unicodedata.normalize("NFKC", text))).split())


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) != "Cf" and char != TATWEEL and char not in VARIATION_SELECTORS
