"""The place that a sentence names, and the words that name a place or a kind of document, one by one."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from bot.conversation.applicant.person.services import bookable
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.asides.read import Aside, asks, read_aside
from bot.conversation.reading.numbers.document_kinds import read_document_kind
from bot.conversation.reading.places.place_names import consonants, squeezed
from bot.conversation.reading.places.places_wished import PlacesWish, read_places
from bot.conversation.reading.sentences.asking import asks_beside_conditions, asks_in_words
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, decides, tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.retracted import last_said, surely_last_said
from bot.conversation.reading.text.spelling import almost, as_heard, nearly_named
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import asks_for_times, asks_only_for_times, names_times
from bot.conversation.reading.times.earlier import asks_for_an_earlier, asks_for_the_soonest, asks_to_come_now
from bot.conversation.reading.times.hours_wished import BEFORE_WORK, OWN_WORK
from bot.conversation.reading.times.times_among import without_days_denied
from bot.domain.office import Station, Words
from bot.domain.outcome import Outcome

_JOINED: Final = expression(r"^[وف]?(?:عال|بال|هال|لل|ال|ع|ب|ل)(?=\w{3})")
LONGEST_NAMING: Final = 6
"""Words of a sentence in which a place may be named with a letter wrong."""
DENIES: Final = expression(r"\b(?:مو|مش|غير|الا|بعيد|ابعد|عن|بلا|not|except|but|far|mo|mu)\b")
_BY_NAME: Final = expression(r"(?<!\w)(?:(?:عال|بال|لل|ع|ب)(?=\w{3})|[لعب](?=باب ))")
_OR: Final = expression(r"\b(?:aw|or|wala|walla|ou|او)\b")
_ABOUT: Final = expression(
    r"\b(?:دوام\w*|شغال\w*|فاتح\w*|مسكر\w*|[بي]*سكرو?|استراحه|عطله|تلفون|رئيس|مدير|عنوان|open|closed|phone|address)\b"
)
"""Words of what is asked about a place; one that is chosen needs none."""
_OF_A_TIME: Final = (Aside("move"), Aside("later"))
"""Of which a wish for a place and a day has the words."""
_FRAME: Final = frozenset(
    {
        *(
            "مركز",
            "محل",
            "مكان",
            "بدي",
            "اريد",
            "خلص",
            "ماشي",
            "تمام",
            "طيب",
            "the",
            "at",
            "ok",
            "please",
            "i",
            "want",
            "badi",
        )
    }
)
"""Words beside the name of a place."""
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


def names_times_too(text: str, scene: Scene) -> bool:
    """It names a day, an hour or a wish for times, which the next question hears, and does not only ask."""
    return not is_asked(text) and any(names_times(part, scene.today) for part in clauses(text))


def named_in_a_clause(text: str, conversation: Conversation, scene: Scene) -> str:
    """The one station that is named in a clause; else ""."""
    parts = [without_days_denied(part, scene.today) for part in clauses(text)]
    named = {key for part in parts if (key := named_place(TextReceived(part), conversation, scene))}
    return named.pop() if len(named) == 1 else ""


def _asked_for_times_at(text: str, conversation: Conversation, scene: Scene) -> str:
    """The one station at which it is asked for times, and nothing else of it; else ""."""
    folded = fold_choice(text)
    if not is_asked(text) or read_aside(text) not in (None, *_OF_A_TIME) or _ABOUT.search(folded):
        return ""
    if _OR.search(folded) or not any(names_times(part, scene.today) and asks_for_times(part) for part in clauses(text)):
        return ""
    return named_elsewhere(text, conversation, scene)


def wished_places(text: str, conversation: Conversation, scene: Scene) -> PlacesWish | None:
    """The places between which a sentence leaves the choice; ``None`` where it names one, or only asks. At the one
    at which it asks for times, the best of them is offered."""
    if there := _asked_for_times_at(text, conversation, scene):
        return PlacesWish((there,))
    soonest = asks_for_the_soonest(text) or asks_to_come_now(text)
    timed = any(names_times(part, scene.today) for part in clauses(text))
    if not (timed and asks_for_times(text)):
        text = ". ".join(part for part in clauses(text) if not asks_beside_conditions(part))
    names = {each.key: (each.names.ar, each.names.en) for each in bookable(conversation, scene)}
    asked = any(is_asked(part) and asks_only_for_times(part, scene.today) for part in (text, *clauses(text)))
    asked = asked or asks_for_an_earlier(text, scene.today) or soonest
    anywhere = PlacesWish(tuple(names)) if asked and not named_in_a_clause(text, conversation, scene) else None
    return read_places(surely_last_said(text) or text, names, timed=timed) or anywhere


def other_place(text: str, conversation: Conversation, scene: Scene) -> str:
    """The one station that is named and not denied, other than the one answered; else ""."""
    if asks_in_words(text) or isinstance(read_aside(text), Aside):
        return ""
    return named_elsewhere(text, conversation, scene)


def named_elsewhere(text: str, conversation: Conversation, scene: Scene) -> str:
    """The same, whatever else is said."""
    words = _BY_NAME.sub("", fold_choice(last_said(text) or text)).split()
    said = f" {' '.join(word.removesuffix('ء') for word in words)} "
    names = {name: each.key for each in bookable(conversation, scene) for name in _short(each.names)}
    other = rf"(?!(?:{'|'.join(map(re.escape, names))}) )\w+"
    named = {
        key
        for name, key in names.items()
        if f" {name} " in said and not re.search(rf"{DENIES.pattern} (?:{other} )?{re.escape(name)} ", said)
    }
    named.discard(conversation.answers.get("station", ""))
    return named.pop() if len(named) == 1 else ""


def shared_by(text: str, conversation: Conversation, scene: Scene) -> tuple[str, ...]:
    """Some of the places, of whose names all share the words that are said and no other: "Bab"."""
    said = {_JOINED.sub("", word) for word in fold_choice(text).split()} - _FRAME
    stations = bookable(conversation, scene)
    named = tuple(each.key for each in stations if said and any(said < {*name.split()} for name in _short(each.names)))
    return named if 1 < len(named) < len(stations) else ()


def short_names(key: str, scene: Scene) -> frozenset[str]:
    """The names of a place, as they are compared."""
    station = scene.office.station(key)
    return frozenset(_short(station.names)) if station else frozenset()


def _short(names: Words) -> tuple[str, ...]:
    """Folded, without the article and the last hamza."""
    return tuple(fold_choice(name).removeprefix("al ").removesuffix("ء") for name in (names.ar, names.en))


def named_place(event: Event | Outcome, conversation: Conversation, scene: Scene) -> str:
    """The one station whose name stands in a text, with or without spaces, article and words around it; else "". What
    was taken back in the same breath counts as its last."""
    if not isinstance(event, TextReceived):
        return ""
    if (instead := surely_last_said(event.text)) and (key := named_place(TextReceived(instead), conversation, scene)):
        return key
    plainly = asks_in_words(event.text) or read_aside(event.text) not in _OF_A_TIME
    if (asks(event.text) and plainly) or DENIES.search(fold_choice(event.text)):
        return ""
    if tells(event.text) and not decides(event.text):
        return ""
    told = OWN_WORK.sub(" ", BEFORE_WORK.sub(" ", fold_choice(event.text)))
    if _OR.search(told) or (_ABOUT.search(told) and not decides(event.text)):
        return ""
    for of in (squeezed, consonants):
        said = of(event.text)
        named = [
            each.key
            for each in bookable(conversation, scene)
            if any((name := of(written)) and name in said for written in (each.names.ar, each.names.en))
        ]
        if named:
            return named[0] if len(named) == 1 else ""
    written_as = {each.key: (each.names.ar, each.names.en) for each in bookable(conversation, scene)}
    return nearly_named(event.text, written_as) or "" if len(event.text.split()) <= LONGEST_NAMING else ""
