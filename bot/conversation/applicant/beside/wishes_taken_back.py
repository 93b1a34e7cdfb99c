"""A place or a time that was said early, taken back before its question: "not Thursday, Sunday", "any day will do".

Law: where all the words are of such a wish, they are no name. What is named instead is kept in its place.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.beside.place_beside import is_too_early
from bot.conversation.applicant.beside.wish_notes import still_noted
from bot.conversation.applicant.visit.kept_wishes import wished_instead
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import named_elsewhere, short_names
from bot.conversation.applicant.visit.time_words import Kind, kinds_of, plain_word
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import ANY_DAY
from bot.domain.hours import opening
from bot.domain.outcome import Outcome

_DAYS: Final = frozenset({Kind.SURE, Kind.DEFINITE, Kind.NAME})
_JOINED: Final = expression(r"^و?(?:عال|بال|لل|ع|ب|ل)(?=\w{3})")


def taken_back(before: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn | None:
    """``None``: nothing was said early, or the message takes nothing back."""
    if not isinstance(event, TextReceived) or not is_too_early(before, asked) or is_asked(event.text):
        return None
    place = before.answers.get(STATION.name, "")
    if before.view is not None or not (place or WISHED in before.aside):
        return None
    names = {name for each in scene.office.stations for name in short_names(each.key, scene)}
    parts = [(part, kinds_of(part.split()), _places(part, names)) for part in clauses(event.text)]
    kinds = {kind for _, found, places in parts for kind, named in zip(found, places, strict=True) if not named}
    any_day = bool(ANY_DAY.search(plain_text(event.text)))
    timed = any_day or bool(kinds & _DAYS)
    if kinds & {Kind.OTHER, Kind.NUMBER} or not (Kind.DENIES in kinds or any_day):
        return None
    own = {word for name in short_names(place, scene) for word in name.split()}
    denied = any(
        Kind.DENIES in found and any(named and own & named for named in places) for _, found, places in parts if own
    )
    instead = named_elsewhere(event.text, before, scene)
    if not (timed or denied or instead):
        return None
    key = instead or ("" if denied else place)
    answers = {name: old for name, old in before.answers.items() if name != STATION.name}
    after = replace(before, answers={**answers, STATION.name: key} if key else answers)
    if timed:
        wish = wished_instead(event.text, scene.today, opening(scene.office.stations))
        after = without_wish(after)
        after = replace(after, aside={**after.aside, WISHED: str(wish)}) if wish else after
    again = Careful(asked).ask(replace(after, asked=asked.name), scene)
    return replace(again, says=(Say((still_noted(after, scene),)), *again.says))


def _places(part: str, names: set[str]) -> list[set[str]]:
    """Of each word those of a place's name that it has, where it has no other."""
    known = {word for name in names for word in name.split()}
    found = [{*fold_choice(_JOINED.sub("", plain_word(word))).removesuffix("ء").split()} for word in part.split()]
    return [words if words <= known else set() for words in found]
