"""A place, a day and an hour that stand beside other answers: "احمد خالد الحلبي 02010012345 باب النصر الخميس الصبح".

Law: what is asked about, supposed, told of or denied is no wish. A word that may be part of a name is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from bot.conversation.applicant.visit.said_places import named_elsewhere, short_names
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.latin_arabic import in_arabic_letters
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.clock import Clock
from bot.conversation.reading.times.time_wishes import TimeWish, read_time_wish
from bot.conversation.reading.times.times_among import read_among

Word = re.Match[str]
_WORD: Final = expression(r"\S+")
_IN_FRONT: Final = expression(r"^و?(?:عال|بال|لل|ع|ب|ل)(?=\w{3})")
_IN_THE: Final = expression(r"^و?(?:عال|بال|لل)(?=\w{3})")
_OF_A_LIFE: Final = expression(
    r"(?<!\w)(?:[وب]?(?:ال)?(?:مواليد\w*|ميلاد\w*|مولود\w*|تولد\w*|خلق\w*|ولدت|انولدت|ساكن\w*|سكان|بيتي|بيتنا|عايش\w*"
    r"|شغلي|[بم]?شتغل\w*|موظف\w*|صادر\w*|طالع\w*|مستخرج\w*|مهجر\w*|نازح\w*)"
    r"|born|birth\w*|mawalid|milad\w*|live|living|from|issued|saken|sakne|m[ne]n)(?!\w)|(?<!\w)من (?=ال|باب)",
    re.IGNORECASE,
)
"""Where somebody was born, lives or works, and where a paper was made."""
_OF_ANOTHER_ANSWER: Final = expression(r"\d{3,}|\d[/.\-]\d")
"""A number, or a date of birth."""
_ARTICLE: Final = expression(r"^(?:[ei]l|l)$", re.IGNORECASE)
_AND: Final = expression(r"^و(?=(?:عال|بال|لل|ال|ع|ب|ل)\w{3})")
_IN_FIGURES: Final = expression(r"\d{3}|\d[/.\-]\d")
_LONGEST_NAME: Final = 4
"""Words of a place's name."""
_POLITELY: Final = expression(r"(?<!\w)و?(?:اذا|ازا|لو) (?:في|ممكن|بيصير|بصير|امكن|سمحت\w*|فيني|كان)(?!\w)")
"""It supposes nothing."""
_WISHES: Final = frozenset(
    map(
        fold_choice,
        (
            *(
                "بدي",
                "وبدي",
                "اريد",
                "واريد",
                "حابب",
                "ياريت",
                "موعد",
                "الموعد",
                "وموعد",
                "حجز",
                "احجز",
                "احجزلي",
                "واحجزلي",
            ),
            *(
                "بعد",
                "قبل",
                "يوم",
                "ويوم",
                "نهار",
                "في",
                "وفي",
                "ب",
                "بمركز",
                "مركز",
                "عند",
                "اذا",
                "واذا",
                "ممكن",
                "الساعة",
                "والساعة",
                "و",
            ),
            *(
                "want",
                "would",
                "like",
                "at",
                "on",
                "in",
                "for",
                "the",
                "and",
                "to",
                "book",
                "a",
                "i",
                "please",
                "yom",
                "w",
            ),
            *(
                "badde",
                "badi",
                "baddi",
                "bade",
                "bdi",
                "maw3ed",
                "bl",
                "bel",
                "el",
                "3al",
                "3a",
                "appointment",
                "station",
                "place",
                "time",
                "mawed",
            ),
        ),
    )
)
"""Words around a wish that are no part of a name."""


_IF: Final = frozenset({"اذا", "ازا", "واذا", "وازا", "لو", "if", "iza"})


@dataclass(frozen=True, slots=True)
class Beside:
    """``place``: the key of the one that is named. ``times``: the words that name a day or an hour. ``rest``: the
    message without both."""

    place: str
    times: str
    rest: str


Due = Literal["", "name", "number"]


def wish_beside(text: str, conversation: Conversation, scene: Scene, *, due: Due = "") -> Beside:
    """``due``: what may have the words of a time or of a place; a word alone is no wish then."""
    words = list(_WORD.finditer(text))
    parts = [
        range(first, last)
        for first, last in _clauses_in(text, [word.start() for word in words])
        if not _is_no_wish(" ".join(word[0] for word in words[first:last]))
    ]
    said = [word[0] for word in words]
    places = [found for part in parts if (found := _of_place(said, part, conversation, scene))]
    place, at = places[0] if len(places) == 1 else ("", range(0))
    free = ([(number, said[number]) for number in part if number not in at] for part in parts)
    times = [named_times for part in free if (named_times := _of_times(part, scene.today))]
    of_times = times[0] if len(times) == 1 else []
    led = of_times and (_is_wished(said, of_times[0]) or _IN_THE.search(said[of_times[0]]))
    in_words = due == "number" and not _IN_FIGURES.search(latin_digits(text))
    if due and of_times and not (led or (place and not in_words)):
        of_times = []
    alone = due == "name" and place and len(at) < _SURELY and not of_times
    if alone and not (_is_wished(said, at[0]) or _IN_FRONT.search(said[at[0]])):
        place, at = "", range(0)
    taken = {*at, *of_times}
    told = " ".join(said[number].strip("،,.؛;") for number in of_times)
    return Beside(place, told, _without(said, taken) if taken else text)


_SURELY: Final = 2
"""Words that are no one's name together."""


def _clauses_in(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Of each clause its first word, and the one behind it."""
    begin = 0
    for part in clauses(text):
        at = text.find(part, begin)
        if at < 0:
            continue
        begin = at + len(part)
        within = [number for number, start in enumerate(starts) if at <= start < begin]
        if within:
            yield within[0], within[-1] + 1


def _is_no_wish(part: str) -> bool:
    plain = _POLITELY.sub(" ", fold_choice(part))
    asked = is_asked(part if plain == fold_choice(part) else plain) or asks_in_words(plain)
    return asked or tells(part) or supposes(plain) or denies(part) or bool(_OF_A_LIFE.search(part))


def _of_place(said: list[str], part: range, conversation: Conversation, scene: Scene) -> tuple[str, range] | None:
    """The place that one of the words names or several do, and which of them."""
    plain = [_AND.sub("", _ARTICLE.sub("al", said[number])) for number in part]
    if not (key := named_elsewhere(" ".join(plain), conversation, scene)):
        return None
    names = short_names(key, scene)
    for length in range(min(_LONGEST_NAME, len(plain)), 0, -1):
        for begin in range(len(plain) - length + 1):
            written = fold_choice(" ".join(plain[begin : begin + length])).removesuffix("ء").removeprefix("al ")
            if {written, _IN_FRONT.sub("", written)} & names:
                return key, range(part.start + begin, part.start + begin + length)
    return None


def _of_times(words: list[tuple[int, str]], today: date) -> list[int]:
    """The fewest of the words, one behind the other, that name the same times as all of them."""
    said = [(number, word) for number, word in words if not _OF_ANOTHER_ANSWER.search(latin_digits(word))]
    while said and fold_choice(said[0][1]) in _IF:  # it supposes nothing here
        said = said[1:]
    whole = _read([word for _, word in said], today)
    if whole is None:
        return []
    while len(said) > 1 and _read([word for _, word in said[1:]], today) == whole:
        said = said[1:]
    while len(said) > 1 and _read([word for _, word in said[:-1]], today) == whole:
        said = said[:-1]
    return [number for number, _ in said]


def _read(words: list[str], today: date) -> tuple[TimeWish | None, date | None, Clock | None] | None:
    text = " ".join(words)
    text = in_arabic_letters(text) or text
    wish, among = read_time_wish(text, today, None), read_among(text, today)
    clock = among.clock if among.clock and (among.day or not among.clock.bare) else None
    return (wish, among.day, clock) if wish or among.day or clock else None


def _is_wished(said: list[str], at: int) -> bool:
    """A word of a wish stands in front of it."""
    return at > 0 and fold_choice(said[at - 1]) in _WISHES


def _without(said: list[str], taken: set[int]) -> str:
    """The words without these, and without those of a wish around them."""
    gone = set(taken)
    for step in (-1, 1):
        for number in taken:
            beside = number + step
            while 0 <= beside < len(said) and (beside in gone or fold_choice(said[beside].strip("،,.")) in _WISHES):
                gone.add(beside)
                beside += step
    return " ".join(word for number, word in enumerate(said) if number not in gone).strip(" ،,.-")
