"""Closing and reopening stations. Each person is told in the same transaction that moves them, old time and new
together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, assert_never

from bot.actions.tell import tell
from bot.conversation.applicant.appointment import of_use_until, place_and_time
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.booking import Slot
from bot.domain.closure import Closure, ClosurePlan, ClosureReport, MovedByUs, OfferedElsewhere, PutOnList
from bot.domain.courtesy import next_loud
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.reminders import pass_over
from storage.chats.conversations import Recipient
from storage.engine.transaction import Transaction
from storage.office import closures
from storage.office.closures import Addressee, find_addressees, find_moved
from storage.office.rebooking import Moving, move_some

AT_ONCE: Final = 20  # bookings a transaction: nobody else can write while it runs
NOTHING: Final = ClosureReport(0, 0, 0, 0, 0)


def plan(tx: Transaction, planned: Sequence[Closure], scene: Scene) -> tuple[tuple[str, ClosurePlan], ...]:
    """By station, what would come of it now; no two stations count on the same free place."""
    plans = {one.station: closures.plan_closure(tx, scene.office, one, scene.rules) for one in planned}
    left = {key: dict(plan.room).get(key, 0) for key, plan in plans.items()}
    return tuple(
        (key, replace(plan, room=tuple((each, left.get(each, free)) for each, free in plan.room)))
        for key, plan in plans.items()
    )


def close(
    tx: Transaction, admin: Staff, stations: Sequence[str], starts_at: datetime, ends_at: datetime, places: int | None
) -> tuple[Closure, ...]:
    """``places`` ``None``: shut; else what a slot then holds. The leader moves whom it affects, with
    ``move_and_tell``. Empty: the admin is none any more, or it is over."""
    return closures.close(tx, admin, stations, starts_at, ends_at, places)


def list_closures(tx: Transaction) -> tuple[tuple[Closure, ClosureReport], ...]:
    """Those that stand, each with how far the moving of people is."""
    return tuple((one, closures.find_report(tx, one.id) or NOTHING) for one in closures.find_closures(tx))


def move_and_tell(tx: Transaction, office: Office, rules: Rules, most: int = AT_ONCE) -> int:
    """Moves the ``most`` affected bookings that were booked first, and tells their people. How many were moved."""
    moved = move_some(tx, office, rules, most)
    if moved:
        _tell(tx, moved, Scene(tx.now, office, rules, ""))
    return len(moved)


def reopen(tx: Transaction, admin: Staff, closure_id: str, scene: Scene) -> Closure | None:
    """Its places are for everyone again. People whom it moved may choose anew; nobody is moved back. ``None``: it was
    over, or reopened before, or the admin is none any more."""
    closure = closures.reopen(tx, admin, closure_id)
    if closure is None:
        return None
    moved = find_moved(tx, closure)
    day = scene.local(max(closure.starts_at, tx.now)).date()
    station = scene.office.station(closure.station)
    text = Text("closing-reopened", {"station": station.names if station else closure.station, "day": day})
    due_at = next_loud(tx.now, scene.zone, scene.rules)
    for booking_id, whom in find_addressees(tx, moved).items():
        choose = Choice(f"other:{booking_id}", "closing-choose")
        until = of_use_until(Slot(closure.station, whom.starts_at), scene)
        say = Say((*_whose(whom), text), "moved", rows(choose), until=until)
        tell(tx, _recipient(whom), [say], scene.office, "courtesy", due_at=due_at)
    return closure


def _tell(tx: Transaction, moved: Sequence[Moving], scene: Scene) -> None:
    people = find_addressees(tx, [outcome.booking_id for outcome in moved])
    for outcome in moved:
        if isinstance(outcome, MovedByUs):
            pass_over(tx, outcome.booking_id, outcome.new, scene.rules)
        if (whom := people.get(outcome.booking_id)) is not None:
            tell(tx, _recipient(whom), [_say(outcome, whom, scene)], scene.office)


def _say(outcome: Moving, whom: Addressee, scene: Scene) -> Say:
    old = _old(outcome.old, scene)
    match outcome:
        case MovedByUs(booking_id, _, new, call):
            text = Text("closing-moved", {**place_and_time(new, scene), **old, "call": call})
            keep = Choice(f"keep:{booking_id}", "closing-keep", style="success")
            other = Choice(f"other:{booking_id}", "closing-other")
            cancel = Choice(f"cancel:{booking_id}", "closing-cancel", style="danger")
            until = of_use_until(new, scene)
            return Say((*_whose(whom), text), "moved", rows(keep, other, cancel), until=until)
        case OfferedElsewhere(_, _, offer_id, slot, expires_at):
            until = scene.local(expires_at)
            params = {**place_and_time(slot, scene), **old, "on": until.date(), "until": until.time()}
            take = Choice(f"take:{offer_id}", "closing-take", style="success")
            decline = Choice(f"no:{offer_id}", "closing-no")
            of_use = max(of_use_until(outcome.old, scene), expires_at)
            return Say((*_whose(whom), Text("closing-offered", params)), "offer", rows(take, decline), until=of_use)
        case PutOnList():
            kept_until = outcome.old.starts_at + scene.rules.personal_retention
            text = Text("closing-listed", {**old, "on": scene.local(kept_until).date()})
            return Say((*_whose(whom), text), until=kept_until)
        case _:
            assert_never(outcome)


def _old(slot: Slot, scene: Scene) -> dict[str, object]:
    return {f"old_{name}": value for name, value in place_and_time(slot, scene).items()}


def _whose(whom: Addressee) -> tuple[Text, ...]:
    """The first name, where the chat has several bookings."""
    return (Text("appointment-whose", {"name": whom.name.split()[0]}),) if whom.name.split() else ()


def _recipient(whom: Addressee) -> Recipient:
    return Recipient(whom.chat_id, whom.channel, whom.locale)
