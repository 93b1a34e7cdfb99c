"""The words of a sentence that name a station or a kind of document, one by one. For ``careful`` alone."""

from collections.abc import Callable
from functools import cache
from typing import Final

from bot.conversation.reading.choices import fold_choice
from bot.conversation.reading.document_kinds import read_document_kind
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.place_names import consonants, squeezed
from bot.conversation.reading.spelling import almost, as_heard
from bot.domain.office import Station, Words

_JOINED: Final = expression(r"^[وف]?(?:عال|بال|هال|لل|ال|ع|ب|ل)(?=\w{3})")
_SHORTEST: Final = 4
"""Letters; of a shorter word every other one is a neighbour."""


def of_station(station: Station, others: tuple[Station, ...]) -> Callable[[str], bool]:
    """Whether a folded word names it; a word that another one shares ("Bab") names neither."""
    rest = [each.names for each in others if each.names != station.names]
    return lambda word: _names(word, station.names) and not any(_names(word, each) for each in rest)


def of_document(kind: str) -> Callable[[str], bool]:
    return lambda word: _kind(word) == kind


@cache
def _kind(word: str) -> str | None:
    return read_document_kind(word)


def _names(word: str, names: Words) -> bool:
    forms = {word, _JOINED.sub("", word)}
    return any(_is_part(form, name) for form in forms for name in (names.ar, names.en))


def _is_part(word: str, name: str) -> bool:
    plain, sound = squeezed(word), consonants(word)
    heard = as_heard(word.removesuffix("ء"))
    if (len(plain) > 2 and plain in squeezed(name)) or (len(sound) > 2 and sound in consonants(name)):
        return True
    parts = [as_heard(part.removesuffix("ء")) for part in fold_choice(name).split()]
    near = len(heard) >= _SHORTEST and any(len(part) >= _SHORTEST and almost(heard, part) for part in parts)
    return near or (len(heard) > 2 and heard in parts)
