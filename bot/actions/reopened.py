"""Telling people whom a closure moved that it is open again.

Law: it is said of times that no other closure shuts when the message leaves; what closes them again drops the message.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.actions.tell import tell
from bot.conversation.applicant.wording.appointment import of_use_until
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.booking import Slot
from bot.domain.closure import Closure
from bot.domain.hours import bookable_times, horizon
from bot.domain.office import Office
from bot.domain.quiet_hours import next_loud
from storage.chats.conversations import Recipient
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.office.closures import find_addressees, find_moved, find_reopened
from storage.outbox.outdated import take_back


def tell_of_reopening(tx: Transaction, closure: Closure, scene: Scene) -> None:
    """Also those whom a closure moved that was reopened before, and that this one went on shutting."""
    office, told = with_closures(tx, scene.office), set[str]()
    for each in find_reopened(tx, closure):
        _, opened = _times(each, office, scene)
        if any(_covers(closure, Slot(each.station, at), office) for at in opened):
            take_back(tx, [_mark(each)])
            told.update(_tell(tx, each, office, scene, but=told))


def take_back_reopening(tx: Transaction, closures: Iterable[Closure], scene: Scene) -> None:
    """What these have closed again is not told; of what they leave open whoever has not read yet is told anew."""
    office = with_closures(tx, scene.office)
    reopened = {each.id: each for closure in closures for each in find_reopened(tx, closure)}
    for each in reopened.values():
        if chats := {one.chat_id for one in take_back(tx, [_mark(each)]) if one.unread and one.chat_id is not None}:
            _tell(tx, each, office, scene, chats=chats)


def _tell(
    tx: Transaction,
    closure: Closure,
    office: Office,
    scene: Scene,
    *,
    but: Collection[str] = (),
    chats: Collection[str] | None = None,
) -> list[str]:
    """The bookings whose people are told: not ``but``, and of ``chats`` alone where they are given."""
    shut, opened = _times(closure, office, scene)
    station = office.station(closure.station)
    if station is None or not opened:
        return []
    params = {"station": station.names, "day": scene.local(opened[0]).date()}
    text = Text("closing-reopened-partly" if shut else "closing-reopened", params)
    due_at, told = next_loud(tx.now, scene.zone, scene.rules), []
    for booking_id, whom in find_addressees(tx, find_moved(tx, closure)).items():
        if booking_id in but or (chats is not None and whom.chat_id not in chats):
            continue
        choose = Choice(f"other:{booking_id}", "closing-choose")
        whose = (Text("appointment-whose", {"name": whom.first_name}),) if whom.first_name else ()
        until = min(of_use_until(Slot(closure.station, whom.starts_at), scene), opened[-1])
        say = Say((*whose, text), "moved", rows(choose), until=until)
        to = Recipient(whom.chat_id, whom.channel, whom.locale)
        tell(tx, to, [say], scene.office, "courtesy", due_at=due_at, tag=_mark(closure))
        told.append(booking_id)
    return told


def _times(closure: Closure, office: Office, scene: Scene) -> tuple[list[datetime], list[datetime]]:
    """Of the times that it shut, those that are shut still and those that are open, once people may be told."""
    station = office.station(closure.station)
    if station is None:
        return [], []
    due_at, usual = next_loud(scene.now, scene.zone, scene.rules), replace(station, closures=())
    shut, opened = list[datetime](), list[datetime]()
    for day in horizon(station, due_at, scene.zone):
        left = set(bookable_times(station, day, due_at, scene.zone))
        for at in bookable_times(usual, day, due_at, scene.zone):
            if _covers(closure, Slot(station.key, at), office):
                (opened if at in left else shut).append(at)
    return shut, opened


def _covers(closure: Closure, slot: Slot, office: Office) -> bool:
    station = office.station(slot.station)
    return station is not None and closure.covers(
        slot.starts_at, slot.starts_at + timedelta(minutes=station.slot_minutes)
    )


def _mark(closure: Closure) -> str:
    return f"reopened {closure.id}"
