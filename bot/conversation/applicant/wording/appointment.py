"""A booking in words: its person, place and time; the message with its code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.conversation.core.say import Card, Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.booking import Booking, Slot
from bot.domain.documents import DocumentKind
from bot.domain.hours import bounds
from bot.domain.office import Fact

CHANGES: Final = ("moved", "offer-booked")
"""Said where a booking has another time, for which another call number was drawn: the code alone stays."""


@dataclass(frozen=True, slots=True)
class Code:
    """Twelve digits, to be shown in groups of four as one left-to-right unit."""

    digits: str


def place_and_time(slot: Slot, scene: Scene) -> dict[str, object]:
    station = scene.office.station(slot.station)
    when = scene.local(slot.starts_at)
    return {"station": station.names if station else slot.station, "day": when.date(), "time": when.time()}


def of_use_until(slot: Slot, scene: Scene) -> datetime:
    """The end of its day: who comes late is still received."""
    return bounds(scene.local(slot.starts_at).date(), scene.zone)["until"]


def described(booking: Booking, scene: Scene) -> dict[str, object]:
    """A booking in parameters, with the first name alone: it tells a family apart, and says little to a passer-by who
    glances at the phone."""
    return {"name": first_name(booking), **place_and_time(booking.slot, scene)}


def first_name(booking: Booking) -> str:
    """ "" of who will say it at the desk."""
    return next(iter(booking.name.split()), "")


def code_says(booking: Booking, scene: Scene, key: str, *, whose: bool = False) -> tuple[Say, ...]:
    """The messages of a code: its picture with the digits, station, time and call number in words; then the map, where
    the place is verified. ``whose`` puts the first name above it, for a chat that has several."""
    station = scene.office.station(booking.slot.station)
    name = (Text("appointment-whose", described(booking, scene)),) if whose and booking.name else ()
    texts = [Text(key), *name, Text("appointment", {**described(booking, scene), "code": Code(booking.code)})]
    if booking.call_number:
        new = "-new" if key in CHANGES else ""
        key_of_call = "appointment-call-collecting" if booking.collects else "appointment-call"
        texts.append(Text(f"{key_of_call}{new}", {"call": booking.call_number}))
    facts = {"address": station.address, "landmark": station.landmark, "bring": station.bring} if station else {}
    texts += [Text(f"appointment-{name}", {name: known(fact)}) for name, fact in facts.items() if known(fact)]
    paper = "" if booking.document is DocumentKind.NONE else "yes"
    texts.append(Text("appointment-after-collecting" if booking.collects else "appointment-after", {"paper": paper}))
    copy = Choice("copy", "code-copy", copy=booking.code)
    until = of_use_until(booking.slot, scene)
    card = card_of(booking.slot, booking.code, booking.call_number, scene)
    says = (Say(tuple(texts), "menu", rows(copy), qr=booking.code, card=card, stays=True, until=until),)
    if station and station.verified_place:
        return (*says, Say((), venue=station.key, stays=True, until=until))
    return says


def card_of(slot: Slot, code: str, call: str, scene: Scene) -> Card:
    when, station = scene.local(slot.starts_at), scene.office.station(slot.station)
    return Card(station.names if station else slot.station, when.date(), when.time(), code, call)


def known(fact: Fact | None) -> object:
    """The words of a fact, where they are verified; no other fact is ever shown."""
    return fact.words if fact and fact.verified else ""


def hold_minutes(scene: Scene) -> int:
    return int(scene.rules.hold.total_seconds() // 60)
