"""Names of places as they are compared, whatever the spaces, the articles and the vowels. Pure."""

import re

from bot.conversation.reading.text.choices import fold_choice

_HEARD = str.maketrans({"7": "h", "3": "", "2": "", "9": "s", "g": "j"})
"""Sounds that the chat alphabet writes with digits, and two that are heard as one."""

_SHIFTED = re.compile(r"(?<=\bباب)ا ل(?=\w{3})")
"""The article, with the space in the midst of it: "بابا لفرج"."""


def squeezed(text: str) -> str:
    """For comparison only: no spaces, no articles of either script, no letter twice, no hamza at the end."""
    words = re.sub(
        r"\b(?:al|el|il) ?(?=\w{3})|(?<=\bباب )ل(?=\w{3})|(?<=\bbab)(?:al|el|il)(?=\w{3})",
        "",
        _SHIFTED.sub(" ", fold_choice(text)),
    ).split()
    return re.sub(r"(\w)\1+", r"\1", "".join(word.removesuffix("ء") for word in words).replace("چ", "ج"))


def consonants(text: str) -> str:
    """For comparison only: as ``squeezed``, without Latin vowels, which people write as they hear them: salheen."""
    words = re.sub(r"\b(?:al|el|il|l)\b|(?<=\bbab )(?:al|el|il|l)(?=\w{3})", " ", fold_choice(text))
    words = re.sub(r"dj", "j", re.sub(r"ch", "sh", words)).translate(_HEARD)
    return re.sub(r"(\w)\1+", r"\1", re.sub(r"[aeiouy]", "", squeezed(words))) if re.search("[a-z]", words) else ""
