"""A place, a day and an hour that stand beside other answers: "احمد خالد الحلبي 02010012345 باب النصر الخميس الصبح".

Law: where the name is due, nothing is taken of which the name would be no whole one, or that leaves words unexplained.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.applicant.visit.kept_wishes import KeptWish, understood
from bot.conversation.applicant.visit.message_words import IN_FRONT, OF_A_NAME, Due, Message
from bot.conversation.applicant.visit.said_places import named_elsewhere, short_names
from bot.conversation.applicant.visit.time_words import PUNCTUATION, Kind
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.numbers.document_kinds import read_document_kind
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.domain.hours import opening
from bot.domain.office import OpenSpan

_ARTICLE: Final = expression(r"^(?:[ei]l|l)$", re.IGNORECASE)
_AND: Final = expression(r"^و(?=(?:عال|بال|لل|ال|ع|ب|ل)\w{3})")
_MAY_GO: Final = frozenset({Kind.NAME, Kind.JOINS})
_LONGEST_NAME: Final = 4
"""Words of a place's name."""


@dataclass(frozen=True, slots=True)
class Beside:
    """``place``: the key of the one that is named. ``wish``: what is understood of the ``times``, the words that name a
    day or an hour. ``rest``: the message without both. ``cut``: they stood among other words, which may be a name.
    ``words``: those that were taken for a place or a time. ``unclear``: an hour of a day that was said, but not
    understood; alone it would be one of another day."""

    place: str
    wish: KeptWish | None
    times: str
    rest: str
    cut: bool = False
    words: str = ""
    unclear: bool = False


def wish_beside(text: str, conversation: Conversation, scene: Scene, *, due: Due = "") -> Beside:
    """``due``: the question that is asked, whose answer may have the words of a time or of a place."""
    message = Message.of(text)
    said, kinds = message.said, message.kinds
    places = [found for part in message.wishes if (found := _of_place(said, part, conversation, scene))]
    places = [(key, at) for key, at in places if not _is_no_place(message, at, conversation, due)]
    place, at = places[0] if len(places) == 1 else ("", range(0))
    times = message.times(at, due)
    if due == "name" and (place or times) and message.breaks_a_name({*at, *times}):
        if not message.is_sure(at):
            place, at = "", range(0)
        times = message.times(at, due) if message.is_firm(times) else []
    taken = {*at, *times}
    if not taken:
        return Beside("", None, "", text)
    wish = None
    if times and not message.leaves_out(times):
        times, wish = _fewest(times, message, scene.today, opening(scene.office.stations))
    wish = None if message.goes_on(times, due) else wish
    unclear = bool(wish and not wish.day and message.has_day({*range(len(said))} - taken - {*times}, due))
    wish = None if unclear else wish
    taken = {*at, *times}
    left = [{*part} - taken for part in message.parts if taken & {*part}]
    cut = any(kinds[number] in OF_A_NAME for part in left for number in part)
    cut = cut or any(kinds[number] is Kind.NAME for number in times)
    gone = " ".join(fold_choice(said[number]) for number in sorted(taken))
    spoken = " ".join(said[number].strip(PUNCTUATION) for number in times)
    return Beside(place, wish, spoken, message.without(taken), cut, gone, unclear)


def _is_no_place(message: Message, at: range, conversation: Conversation, due: Due) -> bool:
    """It may be a name, or a word that nobody understands stands right in front of it: "residing quarter: Shahba"."""
    if due == "name":
        return message.may_name(at, conversation)
    part = next(part for part in message.parts if at[0] in part)
    front = at[0] - 1
    if front < part.start or message.kinds[front] is not Kind.OTHER:
        return False
    word = message.said[front].strip(PUNCTUATION)
    return read_document_kind(word) is None and all(message.kinds[each] is not Kind.WANTS for each in part)


def _of_place(said: list[str], part: range, conversation: Conversation, scene: Scene) -> tuple[str, range] | None:
    """The place that one of the words names or several do, and which of them."""
    plain = [_AND.sub("", _ARTICLE.sub("al", said[number])) for number in part]
    if not (key := named_elsewhere(" ".join(plain), conversation, scene)):
        return None
    names = short_names(key, scene)
    for length in range(min(_LONGEST_NAME, len(plain)), 0, -1):
        for begin in range(len(plain) - length + 1):
            written = fold_choice(" ".join(plain[begin : begin + length])).removesuffix("ء").removeprefix("al ")
            if {written, IN_FRONT.sub("", written)} & names:
                return key, range(part.start + begin, part.start + begin + length)
    return None


def _fewest(
    numbers: list[int], message: Message, today: date, hours: OpenSpan | None
) -> tuple[list[int], KeptWish | None]:
    """The fewest of the words that mean the same as all of them, and what they mean. A sure word of a time stays."""
    said, kinds = message.said, message.kinds

    def read(some: list[int]) -> KeptWish | None:
        return understood(" ".join(said[number].strip(PUNCTUATION) for number in some), today, hours)

    if (whole := read(numbers)) is None:
        return numbers, None
    while len(numbers) > 1 and kinds[numbers[0]] in _MAY_GO and read(numbers[1:]) == whole:
        numbers = numbers[1:]
    while len(numbers) > 1 and read(numbers[:-1]) == whole:
        numbers = numbers[:-1]
    return numbers, whole
