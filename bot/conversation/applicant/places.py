"""The choice of the station. Only the database knows the free places of each, so the step asks twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.conversation.core.commands import FindStations, HoldSlot
from bot.conversation.core.events import Event, LocationShared, TextReceived
from bot.conversation.core.outcomes import Outcome, StationsFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, PlainStep, not_understood, picked, please_choose, question, rows
from bot.conversation.core.views import Order
from bot.conversation.reading.asides import asks
from bot.conversation.reading.choices import fold_choice
from bot.conversation.reading.words import SAME_TIME
from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.message import Answer

_DENIES = re.compile(r"\b(?:مو|مش|غير|الا|بعيد|ابعد|عن|بلا|not|except|but|far|mo|mu)\b")
_HEARD = str.maketrans({"7": "h", "3": "", "2": "", "9": "s", "g": "j"})
"""Sounds that the chat alphabet writes with digits, and two that are heard as one."""


def held(conversation: Conversation, hold: Hold) -> Conversation:
    """The conversation after a place was held: station and time are answered at once."""
    slot = {"station": hold.slot.station, "time": hold.slot.starts_at.isoformat()}
    aside = {name: old for name, old in conversation.aside.items() if name not in slot}
    answers = {**conversation.answers, **slot}
    return replace(conversation, answers=answers, aside=aside, held_until=hold.expires_at, asked=None, view=None)


def without_hold(conversation: Conversation) -> Conversation:
    """The conversation after the hold ran out: the time is taken back, and the nearest ones are offered again."""
    return replace(conversation.without_answer("time"), held_until=None)


@dataclass(frozen=True, slots=True)
class ChooseStation(PlainStep):
    name: str = "station"
    stage: int = 5
    dependents: tuple[str, ...] = ("time",)
    words: tuple[str, ...] = ("المكان", "تغيير المكان", "place", "edit place")

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        station = scene.office.station(answer)
        return {self.name: station.names if station else ""}

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=FindStations())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case StationsFound():
                return self._offer(conversation, event, scene)
            case LocationShared(latitude, longitude):
                return Turn(conversation, command=FindStations((latitude, longitude)))
            case Hold():
                return Turn(held(conversation, event))
            case SlotFull():
                return Turn(conversation, (Say((Text("slot-full"),)),), FindStations())
            case TooManyHolds():
                return Turn(conversation, (Say((Text("too-many-holds"),), self.name, rows(GO_BACK)),))
        chosen = picked(event, _as_shown(conversation, scene)) or _named(event, scene)
        if chosen.startswith("same:"):
            slot = _same(chosen, scene)
            return Turn(conversation, command=HoldSlot(slot) if slot else FindStations())
        if scene.office.station(chosen):
            return Turn(conversation.with_answer(self, chosen))
        return not_understood(Turn(conversation, (Say((please_choose(scene),)),), FindStations()))

    def _offer(self, conversation: Conversation, found: StationsFound, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        options = sorted(found.options, key=lambda option: option.key != old)
        choices: list[Choice] = []
        params: dict[str, object]
        if found.same and (station := scene.office.station(found.same.station)):
            when = scene.local(found.same.starts_at)
            params = {"station": station.names, "day": when.date(), "time": when.time()}
            same = f"same:{station.key}:{found.same.starts_at.isoformat()}"
            choices.append(Choice(same, "station-same", params, style="primary"))
        for option in options:
            station = scene.office.station(option.key)
            if station is None:
                continue
            km = "" if option.distance_km is None else max(1, round(option.distance_km))
            params = {"station": station.names, "km": km}
            key = "station-full"
            if option.earliest is not None:
                when = scene.local(option.earliest)
                params |= {"day": when.date(), "time": when.time()}
                key = "station-free"
            choices.append(Choice(option.key, key, params, style="primary" if option.key == old else ""))
        sortable = "yes" if any(station.verified_place for station in scene.office.stations) else ""
        answer: Answer = "place" if sortable else "choice"
        say = Say(question(self, "ask-station", sortable=sortable), self.name, rows(*choices, GO_BACK), answer=answer)
        return Turn(replace(conversation, view=Order(tuple(choice.id for choice in choices))), (say,))


def _named(event: Event | Outcome, scene: Scene) -> str:
    """The one station whose name stands in a text, with or without spaces, article and words around it; else ""."""
    if not isinstance(event, TextReceived) or asks(event.text) or _DENIES.search(fold_choice(event.text)):
        return ""
    for of in (squeezed, consonants):
        said = of(event.text)
        named = [
            each.key
            for each in scene.office.stations
            if any((name := of(written)) and name in said for written in (each.names.ar, each.names.en))
        ]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def squeezed(text: str) -> str:
    """For comparison only: no spaces, no articles of either script, no letter twice, no hamza at the end."""
    words = re.sub(r"\b(?:al|el|il) ?(?=\w{3})|(?<=\bbab)(?:al|el|il)(?=\w{3})", "", fold_choice(text)).split()
    return re.sub(r"(\w)\1+", r"\1", "".join(word.removesuffix("ء") for word in words).replace("چ", "ج"))


def consonants(text: str) -> str:
    """For comparison only: as ``squeezed``, without Latin vowels, which people write as they hear them: salheen."""
    words = re.sub(r"\b(?:al|el|il|l)\b", " ", fold_choice(text)).translate(_HEARD)
    return re.sub(r"(\w)\1+", r"\1", re.sub(r"[aeiouy]", "", squeezed(words))) if re.search("[a-z]", words) else ""


def _same(choice: str, scene: Scene) -> Slot | None:
    """The slot in a button's data, which anybody can forge; ``None`` where it is no time that could be booked."""
    key, _, when = choice.removeprefix("same:").partition(":")
    try:
        starts_at = datetime.fromisoformat(when)
        ahead = starts_at - scene.now
    except (ValueError, TypeError, OverflowError):
        return None
    return Slot(key, starts_at) if timedelta(0) < ahead < timedelta(days=366) else None


def _as_shown(conversation: Conversation, scene: Scene) -> list[tuple[str, tuple[str, ...]]]:
    """The choices in the order on the screen, so that "2" means the second one there."""
    names: dict[str, tuple[str, ...]] = {
        station.key: (station.names.ar, station.names.en) for station in scene.office.stations
    }
    shown = conversation.view.ids if isinstance(conversation.view, Order) else ()
    return [(choice, names.get(choice, SAME_TIME)) for choice in shown or names]


STATION = ChooseStation()
