"""The places and times that a message of nothing but wishes takes back, and those that it wishes for. Pure.

Law: a word that denies is of what stands right behind it, or, where nothing does, of what stands in front of it; what
may be either is taken back. A "no" alone, and a mind that was not changed, deny nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from bot.conversation.applicant.visit.time_words import OF_A_TIME, PUNCTUATION, Kind, is_weekday, kinds_of, plain_word
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression

_DAYS: Final = frozenset({Kind.SURE, Kind.DEFINITE, Kind.NAME})
_JOINED: Final = expression(r"^و?(?:عال|بال|لل|ع|ب|ل)(?=\w{3})")
_MIND: Final = frozenset({"راي", "رايي", "فكري", "mind"})
_NO: Final = frozenset({"لا", "no", "la", "la2"})
_NOT: Final = frozenset(
    {"ما", "مو", "مش", "عاد", "ماعاد", "not", "dont", "t", "anymore", "mo", "mu", "mou", "didnt", "بطلت"}
)
_CAN: Final = expression(r"بقدر|اقدر|فيني|بحسن|[بيت]*(?:ناسبني|مشي|زبط\w*|نفع\w*)|will|do")
_CANNOT: Final = frozenset({"cant", "cannot", "wont", "doesnt"})
_CHANGES: Final = frozenset({"غير", "غيرت", "change", "changed"})
_RATHER: Final = expression(
    "(?:احسن|انسب|افضل|اريح)(?:لي|لنا)?|قصدي|بقصد|better|best|actually|sorry|meant?|rather|instead"
)
"""A wish takes the place of another one."""
_AROUND: Final = expression(
    "انا|تمام|اكيد|صح|نعم|شكرا|اكتر|ana|tamam|tmm|sure|exactly|thanks|more|تاني|تانيه|ثاني|ثانيه|اخر|another|other"
    "|different|باسرع|اسرع|باقرب|اقرب|اول|as|soon|possible|asap|earliest|soonest|first|available"
    "|is|its|بكون|الي"
)
"""Words that neither wish nor complain."""
_LEADS: Final = frozenset({"يوم", "نهار", "on"})
_OR: Final = frozenset({"و", "او", "ولا", "or", "nor", "and", "aw", "wala", "w"})


class _How(Enum):
    """``FOLLOWS``: what stands behind it is denied. ``EITHER``: that, or what stands in front. ``MAY``: it is a "no"
    before what is denied or wished for, or changes something into it."""

    FOLLOWS = auto()
    MAY = auto()
    EITHER = auto()


@dataclass(slots=True)
class Denied:
    """The words of times and the keys of places. ``only``: all words are of wishes. ``denies``: one of them denies.
    ``rather``: one puts a wish in the place of another.
    ``doubt_time``, ``doubt_place``: it may be wished for or denied."""

    only: bool = True
    denies: bool = False
    rather: bool = False
    doubt_time: bool = False
    doubt_place: bool = False
    times: list[str] = field(default_factory=list)
    no_times: list[str] = field(default_factory=list)
    places: list[frozenset[str]] = field(default_factory=list)
    no_places: list[frozenset[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """The words of a time, or the places that the words may name, which are none where no place has them all."""

    words: str = ""
    keys: frozenset[str] | None = None
    wanted: bool = True
    denied: bool = False
    doubtful: bool = False

    def deny(self, *, doubtful: bool = False) -> None:
        self.wanted, self.denied, self.doubtful = False, True, doubtful


def denied_wishes(text: str, names: dict[str, frozenset[str]]) -> Denied:
    """``names``: of each place."""
    found = Denied()
    groups: list[_Group] = []
    for part in clauses(text):
        groups += _of_clause(part, names, found, groups[-1:])
    for group in groups:
        found.doubt_place |= group.keys is not None and (group.doubtful or not group.keys)
        found.doubt_time |= group.doubtful and group.keys is None
        if group.keys is not None:
            found.places += [group.keys] if group.wanted else []
            found.no_places += [group.keys] if group.denied else []
        else:
            found.times += [group.words] if group.wanted else []
            found.no_times += [group.words] if group.denied else []
    return found


def _of_clause(part: str, names: dict[str, frozenset[str]], found: Denied, before: list[_Group]) -> list[_Group]:
    said = part.split()
    kinds, named = kinds_of(said), [_place_words(word, names) for word in said]
    neutral = _of_a_mind(said, kinds)
    groups: list[_Group] = []
    how: _How | None = None
    numbers = iter(range(len(said)))
    joins = False
    for number in numbers:
        word, kind = plain_word(said[number]), kinds[number]
        if named[number] or kind in OF_A_TIME:
            last = _end(number, said, kinds, named, names)
            group = _group(said, kinds, named, range(number, last), names)
            if group is None:
                joins = joins or word in _OR
                continue
            _skip(numbers, last - number - 1)
            _deny(group, how, groups, joins=joins or word.startswith("و"))
            groups.append(group)
            how, joins = None, False
            continue
        joins = joins and kind is Kind.FRAME
        rather = bool(_RATHER.fullmatch(word))
        found.rather = found.rather or rather
        if kind in (Kind.OTHER, Kind.NUMBER) and not (rather or _AROUND.fullmatch(word)):
            found.only = False
        elif kind is Kind.WANTS:
            if not (number and plain_word(said[number - 1]) in _NOT):
                _resolved(how, groups)
                how = None
        elif kind in (Kind.DENIES, Kind.EXCEPTS):
            found.denies = True
            if number not in neutral:
                how = _How.MAY if kind is Kind.DENIES and word in _CHANGES else _how(word, how, groups)
    _resolved(how, groups or (before if how is _How.EITHER else []))
    return groups


def _how(word: str, how: _How | None, groups: list[_Group]) -> _How | None:
    if word in _NO and how is None:
        return _How.EITHER if groups else _How.MAY
    if _CAN.fullmatch(word):
        return how and (_How.MAY if how is _How.MAY else _How.EITHER)
    return _How.EITHER if word in _CANNOT and how is not _How.MAY else _How.FOLLOWS


def _deny(group: _Group, how: _How | None, before: list[_Group], *, joins: bool) -> None:
    if how is None:
        if joins and before and before[-1].denied:
            group.deny(doubtful=before[-1].doubtful)
        return
    doubtful = how is _How.MAY or (how is _How.EITHER and bool(before))
    group.deny(doubtful=doubtful)
    if how is _How.EITHER and before:
        before[-1].deny(doubtful=True)


def _resolved(how: _How | None, groups: list[_Group]) -> None:
    """Nothing stands behind the word that denies."""
    if how is not None and groups:
        groups[-1].deny()


def _of_a_mind(said: list[str], kinds: list[Kind]) -> set[int]:
    """The words that tell of a mind that was changed, or was not."""
    found: set[int] = set()
    for number, word in enumerate(said):
        if plain_word(word) in _MIND:
            begin = number
            while begin and kinds[begin - 1] in (Kind.DENIES, Kind.EXCEPTS) and plain_word(said[begin - 1]) not in _NO:
                begin -= 1
            found |= {*range(begin, number + 1)}
    return found


def _group(
    said: list[str], kinds: list[Kind], named: list[frozenset[str]], at: range, names: dict[str, frozenset[str]]
) -> _Group | None:
    if named[at.start]:
        return _Group(keys=_places(named[at.start : at.stop], names))
    timed = any(kinds[number] in _DAYS or any(map(str.isdigit, said[number])) for number in at)
    words_said = " ".join(said[number].strip(PUNCTUATION) for number in at)
    return _Group(words_said) if timed else None


def _end(
    begin: int, said: list[str], kinds: list[Kind], named: list[frozenset[str]], names: dict[str, frozenset[str]]
) -> int:
    """Behind the words of one place, or of one time: "Bab al-Nasr Shahba" and "Thursday Sunday" are two of them."""
    end = begin + 1
    while end < len(kinds) and bool(named[end]) == bool(named[begin]) and (named[end] or kinds[end] in OF_A_TIME):
        if named[end] and _places(named[begin:end], names) and not _places(named[begin : end + 1], names):
            return end
        led = end + 1 < len(said) and plain_word(said[end]) in _LEADS
        if not named[end] and is_weekday(said[end - 1]) and is_weekday(said[end + led]):
            return end
        end += 1
    return end


def _places(words: list[frozenset[str]], names: dict[str, frozenset[str]]) -> frozenset[str]:
    """Those that have all of the words."""
    said = frozenset[str]().union(*words)
    return frozenset(key for key, known in names.items() if said <= _words(known))


def _skip(numbers: Iterator[int], count: int) -> None:
    for _ in range(count):
        next(numbers)


def _place_words(word: str, names: dict[str, frozenset[str]]) -> frozenset[str]:
    """Those of a place's name that the word has, where it has no other."""
    words = frozenset(fold_choice(_JOINED.sub("", plain_word(word))).removesuffix("ء").split())
    return words if words and words <= _words(name for known in names.values() for name in known) else frozenset()


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())
