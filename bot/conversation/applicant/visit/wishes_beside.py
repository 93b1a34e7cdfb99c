"""A place, a day and an hour that stand beside other answers: "احمد خالد الحلبي 02010012345 باب النصر الخميس الصبح".

Law: what is asked about, supposed, told of or denied is no wish. A word that may be part of a name is one, unless it
stands in a clause of its own, or something beside it marks it: a place, a number, a word that wishes, "on", "at".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from bot.conversation.applicant.visit.kept_wishes import KeptWish, understood
from bot.conversation.applicant.visit.said_places import named_elsewhere, short_names
from bot.conversation.applicant.visit.time_words import OF_A_TIME, PUNCTUATION, Kind, kinds_of
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.domain.hours import opening
from bot.domain.office import OpenSpan

_WORD: Final = expression(r"\S+")
_IN_FRONT: Final = expression(r"^و?(?:عال|بال|لل|ع|ب|ل)(?=\w{3})")
_OF_A_LIFE: Final = expression(
    r"(?<!\w)(?:[وب]?(?:ال)?(?:مواليد\w*|ميلاد\w*|مولود\w*|تولد\w*|خلق\w*|ولدت|انولدت|ساكن\w*|سكان|بيتي|بيتنا|عايش\w*"
    r"|شغلي|[بم]?شتغل\w*|موظف\w*|صادر\w*|طالع\w*|مستخرج\w*|مهجر\w*|نازح\w*)"
    r"|born|birth\w*|mawalid|milad\w*|live|living|from|issued|saken|sakne|m[ne]n)(?!\w)|(?<!\w)من (?=ال|باب)",
    re.IGNORECASE,
)
"""Where somebody was born, lives or works, and where a paper was made."""
_OF_ANOTHER_DAY: Final = expression(
    r"(?<!\w)(?:راح\w*|فات\w*|ضاع\w*|[بم]?سافر\w*|مسافر\w*|رايح\w*|عندي|عنا|خلص\w*|[بت]?نتهي"
    r"|travel\w*|leav\w*|fly|flight|missed|expire\w*|i have|busy|work\w*)(?!\w)",
    re.IGNORECASE,
)
"""What happens on a day, or did, is no wish for it."""
_ARTICLE: Final = expression(r"^(?:[ei]l|l)$", re.IGNORECASE)
_AND: Final = expression(r"^و(?=(?:عال|بال|لل|ال|ع|ب|ل)\w{3})")
_LONGEST_NAME: Final = 4
"""Words of a place's name."""
_POLITELY: Final = expression(r"(?<!\w)و?(?:اذا|ازا|لو) (?:في|ممكن|بيصير|بصير|امكن|سمحت\w*|فيني|كان)(?!\w)")
"""It supposes nothing."""
_AROUND: Final = frozenset({Kind.WANTS, Kind.FRAME, Kind.MARK})
_OF_A_NAME: Final = frozenset({Kind.OTHER, Kind.NAME, Kind.DEFINITE})
_SURELY: Final = 2
"""Words that are no one's name together; or of a name, at least."""
Due = Literal["", "name", "number", "birth"]


@dataclass(frozen=True, slots=True)
class Beside:
    """``place``: the key of the one that is named. ``wish``: what is understood of the ``times``, the words that name a
    day or an hour. ``rest``: the message without both. ``cut``: they stood among other words, which may be a name.
    ``words``: those that were taken for a place or a time."""

    place: str
    wish: KeptWish | None
    times: str
    rest: str
    cut: bool = False
    words: str = ""


def wish_beside(text: str, conversation: Conversation, scene: Scene, *, due: Due = "") -> Beside:
    """``due``: the question that is asked, whose answer may have the words of a time or of a place."""
    words = list(_WORD.finditer(text))
    said = [word[0] for word in words]
    every = [range(first, last) for first, last in _clauses_in(text, [word.start() for word in words])]
    parts = [part for part in every if not _is_no_wish(" ".join(said[part.start : part.stop]))]
    places = [found for part in parts if (found := _of_place(said, part, conversation, scene))]
    place, at = places[0] if len(places) == 1 else ("", range(0))
    kinds = kinds_of(said)
    others = {part: [number for number in part if number not in at and kinds[number] is Kind.OTHER] for part in every}
    hours = opening(scene.office.stations)
    found_times: list[tuple[list[int], KeptWish | None]] = []
    for part in parts:
        if _OF_ANOTHER_DAY.search(fold_choice(" ".join(said[part.start : part.stop]))):
            continue
        named = any(len(rest) >= _SURELY for other, rest in others.items() if other != part)
        chosen = _of_times(part, kinds, at, others[part], due=due, named=named)
        if chosen:
            found_times.append(_fewest(chosen, said, scene.today, hours))
    of_times, wish = found_times[0] if len(found_times) == 1 else ([], None)
    alone = due == "name" and place and len(at) < _SURELY and not of_times
    of_place = next((part for part in parts if at and at[0] in part), range(0))
    own = len(every) > 1 and not others.get(of_place)
    if alone and not (own or kinds[max(at[0] - 1, 0)] in _AROUND or _IN_FRONT.search(said[at[0]])):
        place, at = "", range(0)
    taken = {*at, *of_times}
    if not taken:
        return Beside("", None, "", text)
    left = [{*part} - taken for part in every if taken & {*part}]
    cut = any(kinds[number] in _OF_A_NAME for part in left for number in part)
    cut = cut or any(kinds[number] is Kind.NAME for number in of_times)
    times = " ".join(said[number].strip(PUNCTUATION) for number in of_times)
    gone = " ".join(fold_choice(said[number]) for number in sorted(taken))
    return Beside(place, wish, times, _without(said, taken, kinds), cut, gone)


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


def _of_times(part: range, kinds: list[Kind], at: range, others: list[int], *, due: Due, named: bool) -> list[int]:
    """The words of a time that nothing but a time is meant by. ``others``: words of the clause that are of no wish.
    ``named``: another clause has the name."""
    own, best = not others, list[int]()
    for group in _groups(part, kinds, at):
        inside = {*group} & {*at}
        first, last = group[0], group[-1]
        behind_number = first > part.start and kinds[first - 1] is Kind.NUMBER and last == part[-1] and due != "birth"
        wants = [number for number in group if kinds[number] is Kind.WANTS]
        anchored = bool(inside or behind_number or wants or (own and (named or due != "name")))
        plain = anchored or not any(kinds[number] is Kind.FRAME for number in group)
        before = [number for number in others if number < first]
        if not anchored and not (due == "name" and plain and len(before) >= _SURELY and last == part[-1]):
            continue
        chosen: list[int] = []
        for number in group:
            if number in at or kinds[number] not in OF_A_TIME:
                continue
            led = behind_number or any(each < number for each in (*wants, *inside)) or (own and (named or bool(inside)))
            opens = (
                kinds[number] in (Kind.SURE, Kind.MARK)
                or (kinds[number] is Kind.DEFINITE and (led or due in ("", "number")))
                or (kinds[number] is Kind.NAME and own and (named or due in ("", "number")))
            )
            if chosen or opens:
                chosen.append(number)
        while chosen and kinds[chosen[-1]] is Kind.NAME and chosen[-1] + 1 in others:
            chosen.pop()
        chosen = [*_joined_in_front(chosen, group, kinds, at), *chosen]
        if chosen and best:
            return []
        best = best or chosen
    return best


def _groups(part: range, kinds: list[Kind], at: range) -> Iterator[list[int]]:
    """The words, one behind the other, that are of a place, of a time or around a wish."""
    group: list[int] = []
    for number in part:
        if number in at or kinds[number] in OF_A_TIME or kinds[number] in _AROUND:
            group.append(number)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _joined_in_front(chosen: list[int], group: list[int], kinds: list[Kind], at: range) -> list[int]:
    """ "After" in front of "tomorrow"."""
    first = chosen[0] if chosen else -1
    begin = first
    while begin - 1 in group and begin - 1 not in at and kinds[begin - 1] is Kind.JOINS:
        begin -= 1
    return [*range(begin, first)]


def _fewest(
    numbers: list[int], said: list[str], today: date, hours: OpenSpan | None
) -> tuple[list[int], KeptWish | None]:
    """The fewest of the words that mean the same as all of them, and what they mean."""

    def read(some: list[int]) -> KeptWish | None:
        return understood(" ".join(said[number].strip(PUNCTUATION) for number in some), today, hours)

    if (whole := read(numbers)) is None:
        return numbers, None
    while len(numbers) > 1 and read(numbers[1:]) == whole:
        numbers = numbers[1:]
    while len(numbers) > 1 and read(numbers[:-1]) == whole:
        numbers = numbers[:-1]
    return numbers, whole


def _without(said: list[str], taken: set[int], kinds: list[Kind]) -> str:
    """The words without these, and without those of a wish around them."""
    gone = set(taken)
    for step in (-1, 1):
        for number in taken:
            beside = number + step
            while 0 <= beside < len(said) and (beside in gone or kinds[beside] in _LEFT_OUT[step]):
                gone.add(beside)
                beside += step
    return " ".join(word for number, word in enumerate(said) if number not in gone).strip(" ،,.-")


_LEFT_OUT: Final = {-1: frozenset({*_AROUND, Kind.JOINS}), 1: _AROUND}
