"""What is wanted instead of what was asked about: "no, make it 12:30", "yes, but on Tuesday".

Law: what is named instead is heard at its own question, which asks about it or takes it for the check; where nothing
is named, the "no" stays a "no".
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.choices.place_choices import PLACE, moment_of
from bot.conversation.applicant.errands.bookings import CANCEL, ERASE, MOVE, moving
from bot.conversation.applicant.errands.case_errands import COLLECT
from bot.conversation.applicant.interview.check import CHECK
from bot.conversation.applicant.visit.move_wishes import names_moment, stays_as_booked
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import named_elsewhere
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.core.commands import FindDays, HoldSlot
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.views import Doubted, OtherDocument, Proposed, Times
from bot.conversation.reading.asides.read import Aside, Correction, heard
from bot.conversation.reading.sentences.acts import wishes_to_cancel
from bot.conversation.reading.sentences.another_time import wants_another_time
from bot.conversation.reading.text.denied_answers import agrees_but, wanted_instead
from bot.conversation.reading.times.asked_times import names_times
from bot.conversation.reading.times.shifts import tells_own_act
from bot.domain.outcome import Outcome

_BARE: Final = re.compile(r"\d{1,2}")
"""An hour, where no list with numbers was shown."""
_OF_A_HELD_TIME: Final = frozenset({MOVE.name, COLLECT.name})


@dataclass(frozen=True, slots=True)
class Instead:
    """What is heard in place of the message, and at which question."""

    asked: Careful
    conversation: Conversation
    event: TextReceived


def instead(conversation: Conversation, asked: Careful, event: Event | Outcome, scene: Scene) -> Instead | None:
    """``None``: nothing else was asked about, or nothing is named instead."""
    if not isinstance(event, TextReceived) or not (rest := wanted_instead(event.text)):
        return None
    if asked.name in _OF_A_HELD_TIME:
        if not (hours := _times(rest, scene)):
            return None
        on = scene.local(datetime.fromisoformat(conversation.answers[TIME.name])).date()
        return _at_times(TIME.take_back(conversation), hours, on)
    if asked.name == CHECK.name:
        but = agrees_but(event.text) and not tells_own_act(rest)
        return Instead(asked, conversation, TextReceived(f"no, {rest}")) if but else None
    plain = replace(conversation, view=None)
    match conversation.view:
        case Proposed():
            return Instead(asked, conversation, TextReceived(rest))
        case OtherDocument():
            return Instead(asked, plain, TextReceived(rest))
        case Doubted(choice) if asked.name in (STATION.name, TIME.name):
            return _of_a_visit(plain, choice, rest, scene)
        case Doubted():
            return Instead(asked, plain, TextReceived(rest))
        case _:
            return None


def _of_a_visit(plain: Conversation, choice: str, rest: str, scene: Scene) -> Instead | None:
    kind, _, when = choice.partition(":")
    key = plain.answers.get(STATION.name, "")
    if kind != "at":
        key, _, when = when.partition(":")
    try:
        at = moment_of(kind, when, scene)
    except ValueError:
        return None
    nowhere = plain.without_answer(STATION.name)
    if named_elsewhere(rest, replace(nowhere, answers={**nowhere.answers, STATION.name: key}), scene):
        said = rest if _times(rest, scene) or kind not in ("at", PLACE) or at is None else f"{rest} {_moment(kind, at)}"
        return Instead(Careful(STATION), replace(nowhere, asked=STATION.name, aside=plain.aside), TextReceived(said))
    if hours := _times(rest, scene):
        return _at_times(plain.with_answer(STATION, key), hours, at.date() if at else None)
    return None


def _at_times(conversation: Conversation, said: str, on: date | None) -> Instead:
    view = Times(on) if on else None
    return Instead(Careful(TIME), replace(conversation, asked=TIME.name, view=view), TextReceived(said))


def _times(rest: str, scene: Scene) -> str:
    """The words in which a time is named; "" where none is."""
    if _BARE.fullmatch(rest):
        return f"الساعة {rest}"
    return rest if names_times(rest, scene.today) else ""


def _moment(kind: str, at: datetime) -> str:
    return f"{at:%Y-%m-%d}" if kind == PLACE else f"{at:%Y-%m-%d %H:%M}"


def takes(wanted: Instead, turn: Turn) -> bool:
    """It is answered, held, looked for or asked about."""
    before, after = wanted.conversation, turn.conversation
    if turn.misread or turn.over:
        return False
    if wanted.asked.name == CHECK.name:
        return True
    asks = after.view is not None and after.view != before.view
    return asks or isinstance(turn.command, FindDays | HoldSlot) or bool(after.answers.keys() - before.answers.keys())


def of_an_act(conversation: Conversation, asked: Careful, event: Event | Outcome, scene: Scene) -> Turn | None:
    """Another time instead of none at all; another place, which a change of the time does not reach."""
    if not isinstance(event, TextReceived) or not (rest := wanted_instead(event.text)):
        return None
    if asked.name == CANCEL.name and stays_as_booked(rest, datetime.fromisoformat(conversation.answers["was"]), scene):
        return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
    if asked.name == CANCEL.name and wishes_to_move(rest, scene):
        return moving(conversation, rest, scene)
    if asked.name == ERASE.name and wishes_to_cancel(rest):
        return Turn(conversation.begin("cancel"))
    if asked.name == MOVE.name and named_elsewhere(rest, conversation, scene):
        station = scene.office.station(conversation.answers[STATION.name])
        keeps = Say((Text("move-keeps-place", {"station": station.names if station else ""}),))
        asking = MOVE.ask(conversation, scene)
        return replace(asking, says=(keeps, *asking.says))
    return None


def wishes_to_move(text: str, scene: Scene) -> bool:
    wishes = heard(text, "menu", sure=False) in (Aside("move"), Correction("time"))
    return wishes or wants_another_time(text) or names_moment(text, scene)
