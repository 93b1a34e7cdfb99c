"""The places that a sentence wishes for and those it refuses: "Shahba, or else Bab al-Nasr", "any but Saliheen". Pure.

Law: it only tells where a time may be looked for, which is then offered; nothing is taken by it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.conversation.reading.places.place_names import consonants, squeezed
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.spelling import almost, as_heard
from bot.conversation.reading.text.words import ANY_PLACE, EARLIEST_IN

_JOINED: Final = expression(r"^[وف]?(?:عال|بال|هال|لل|ال|ع|ب|ل)(?=\w{3})")
_BETWEEN: Final = (
    r"(?: (?:ع|على|عال|ب|في|عند|مركز|محل|مكان|فرع|تبع|يكون|كون|باب|روح|اجي"
    r"|bab|el|al|il|l|the|at|in|to|on|b|station|go))*"
)
_REFUSED_BEFORE: Final = expression(
    r"(?<!\w)(?:و ?|ف)?(?:مو|مش|غير|الا|ما ?عدا|عدا|بلا|بعيد عن|باستثناء|سوي|استثنو|(?:لا|ما) [يت]?كون|لا \w{3,}|"
    r"(?:ما|لا) (?:بد(?:ي|نا|ها|و)|اريد|بحب|بقدر|فيني)(?: \w+)?|except|but(?: not)?|not|besides|other than|apart from|"
    r"(?:don t|do not|can t|cannot) (?:want|like|go|put me)|avoid|mo|mu|mish|gher|8er|illa|3ada|ma 3ada|"
    rf"ma (?:badd?i|badd?e|bddi|bdde|fini)){_BETWEEN}$"
)
_REFUSED_BEHIND: Final = expression(
    r"^(?:لا|لأ|ما ?(?:بدي|بدنا|بحب|بقدر|فيني|بناسب\w*|بيناسب\w*)|بعيد\w*|مو (?:منيح|مناسب)|بلا|"
    r"no|(?:is |it s )?(?:too )?far|i (?:don t|do not) want|la2|ma badd?[ie]|b3id)(?!\w)"
)
_THERE: Final = expression(
    r"(?<!\w)(?:(?:لا|ما|مو) (?:\w+ )?(?:هنيك|هناك|هونيك|فيه)|not there|don t .{0,12}there|ma .{0,10}h[ou]nik)(?!\w)"
)
"""The place that was named last is refused with it."""
_IF_NOT: Final = expression(
    r"(?<!\w)و?(?:(?:اذا|ازا|لو|ان|if|iza|eza|law)(?: \w+){0,3} ?(?:ما ?\w*|مو|لا|لم|مليان\w*|زحمه|معجوق|not?|none"
    r"|nothing|full|isn t|doesn t|ma|mafi)|والا|ولا ف|otherwise|or else|failing that|wella|willa)(?!\w)"
)
_OR: Final = expression(r"(?<!\w)(?:او|ولا|يا|or|aw|wala|walla|ou|either)(?!\w)")
_OR_PLAINLY: Final = expression(r"(?<!\w)(?:او|or|aw|ou|either)(?!\w)")
"""In words with which nobody asks which of two is better."""
_EITHER: Final = expression(r"^(?:either )?\w+(?: \w+){0,2} (?:او|or|aw|ou) \w+(?: \w+){0,2}$")
"""Two names and nothing else."""
_PUT: Final = expression(
    r"(?<!\w)(?:[وف]?(?:حط|سجل|احجز|خلي|اختار|بقبل|قبل|منيح|احسن|فيني|بدي|بدنا|ممكن|ماشي)\w*|put|book|take|choose|"
    r"i want|i will take|would do|fine|good|prefer|badd?[ie]|7e?tt?\w*|sajj?el\w*|5all?i\w*|khall?i\w*)(?!\w)"
)
_FEARS: Final = expression(
    r"(?<!\w)(?:خاي?ف\w*|ب?خاف\w*|خطر\w*|حاجز|حواجز|مطلوب\w*|اعتقال\w*|يعتقل\w*|مخابرات|afraid|scared|checkpoints?|"
    r"danger\w*|arrest\w*|khayef\w*|bkhaf|7ajez|7awajez)(?!\w)"
)
_LEAST: Final = 3
_LEAST_ALMOST: Final = 5
"""Letters of a part of a name, to name it; and where one may be wrong."""

Names = Mapping[str, Collection[str]]
"""The names of each place, by its key."""


@dataclass(frozen=True, slots=True)
class PlacesWish:
    """``places``: where a time may be looked for. ``ordered``: the first of them that has one, not the earliest."""

    places: tuple[str, ...]
    ordered: bool = False


def read_places(text: str, names: Names, *, timed: bool) -> PlacesWish | None:
    """``None`` where it leaves no choice between places, or does not choose. ``timed``: it wishes for times too."""
    folded = fold_choice(text)
    if _FEARS.search(folded):
        return None
    wanted, refused = _named(folded, names)
    or_else = bool(_IF_NOT.search(folded))
    chooses = timed or any(each.search(folded) for each in (_PUT, ANY_PLACE, EARLIEST_IN))
    either = (_OR if timed or ANY_PLACE.search(folded) else _OR_PLAINLY).search(folded)
    if len(wanted) > 1 and (or_else or (either and chooses) or _EITHER.search(folded)):
        return PlacesWish(wanted, or_else)
    if len(wanted) == 1 and (or_else or refused) and chooses and not _OR.search(folded):
        return PlacesWish(wanted, ordered=True)
    left = tuple(key for key in names if key not in refused)
    if not wanted and left and (refused or (timed and ANY_PLACE.search(folded))):
        return PlacesWish(left) if chooses or refused else None
    return None


def _named(folded: str, names: Names) -> tuple[tuple[str, ...], frozenset[str]]:
    """The places that are named and not refused, as they come, and those that are refused."""
    words = folded.split()
    parts = {key: {part for name in each for part in fold_choice(name).split()} for key, each in names.items()}
    shared = {part for key, own in parts.items() for other, its in parts.items() if key != other for part in own & its}
    wanted: list[str] = []
    refused: set[str] = set()
    for at, word in enumerate(words):
        key = next((key for key in names if _names(word, parts[key] - shared, names[key])), None)
        if key is None:
            continue
        before, behind = " ".join(words[max(0, at - 6) : at]), " ".join(words[at + 1 : at + 7])
        if _REFUSED_BEFORE.search(before) or _REFUSED_BEHIND.search(behind) or _there(words[at + 1 :], parts, shared):
            refused.add(key)
        elif key not in wanted:
            wanted.append(key)
    return tuple(key for key in wanted if key not in refused), frozenset(refused)


def _there(behind: list[str], parts: Mapping[str, set[str]], shared: set[str]) -> bool:
    """It is refused by "not there" before another place is named."""
    until = next(
        (at for at, word in enumerate(behind) if any(_names(word, own - shared, ()) for own in parts.values())), None
    )
    return bool(_THERE.search(" ".join(behind[:until])))


def _names(word: str, parts: Collection[str], names: Collection[str]) -> bool:
    return any(_is(form, parts, names) for form in {word, _JOINED.sub("", word)})


def _is(word: str, parts: Collection[str], names: Collection[str]) -> bool:
    if len(word) < _LEAST:
        return False
    heard, sound, plain = as_heard(word.removesuffix("ء")), consonants(word), squeezed(word)
    for part in parts:
        known = as_heard(part.removesuffix("ء"))
        if len(known) >= _LEAST and (heard == known or (len(heard) >= _LEAST_ALMOST and almost(heard, known))):
            return True
        if len(sound) > 2 and sound == consonants(part):
            return True
    return any(plain == squeezed(name) or (len(sound) > 2 and sound == consonants(name)) for name in names)
