"""What a closure means for people: each is told in the same transaction that moves them, old time and new together."""

from collections.abc import Sequence
from typing import Final, assert_never

from bot.actions.tell import tell
from bot.conversation.applicant.appointment import place_and_time
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.booking import Slot
from bot.domain.closure import Closure, MovedByUs, OfferedElsewhere, PutOnList
from bot.domain.courtesy import next_loud
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.chats.conversations import Recipient
from storage.engine.transaction import Transaction
from storage.office.closures import Addressee, find_addressees, find_moved, reopen
from storage.office.rebooking import Moving, move_some

AT_ONCE: Final = 20  # bookings a transaction: the writer is nobody else's while it runs


def move_and_tell(tx: Transaction, office: Office, rules: Rules, most: int = AT_ONCE) -> int:
    """Of the affected bookings those that were booked first."""
    moved = move_some(tx, office, rules, most)
    if moved:
        _tell(tx, moved, Scene(tx.now, office, rules, ""))
    return len(moved)


def reopen_and_tell(tx: Transaction, admin: Staff, closure_id: str, scene: Scene) -> Closure | None:
    """Its places are for everyone again. Whom it moved may choose anew, nobody is moved back. None as ``reopen``."""
    closure = reopen(tx, admin, closure_id)
    if closure is None:
        return None
    moved = find_moved(tx, closure)
    day = scene.local(max(closure.starts_at, tx.now)).date()
    station = scene.office.station(closure.station)
    text = Text("closing-reopened", {"station": station.names if station else closure.station, "day": day})
    due_at = next_loud(tx.now, scene.zone, scene.rules)
    for booking_id, whom in find_addressees(tx, moved).items():
        choose = Choice(f"other:{booking_id}", "closing-choose")
        say = Say((*_whose(whom), text), "moved", rows(choose))
        tell(tx, _recipient(whom), [say], scene.office, "courtesy", due_at=due_at)
    return closure


def _tell(tx: Transaction, moved: Sequence[Moving], scene: Scene) -> None:
    people = find_addressees(tx, [outcome.booking_id for outcome in moved])
    for outcome in moved:
        if (whom := people.get(outcome.booking_id)) is not None:
            tell(tx, _recipient(whom), [_say(outcome, whom, scene)], scene.office)


def _say(outcome: Moving, whom: Addressee, scene: Scene) -> Say:
    old = _old(outcome.old, scene)
    match outcome:
        case MovedByUs(booking_id, _, new):
            text = Text("closing-moved", {**place_and_time(new, scene), **old})
            keep = Choice(f"keep:{booking_id}", "closing-keep", style="success")
            other = Choice(f"other:{booking_id}", "closing-other")
            cancel = Choice(f"cancel:{booking_id}", "closing-cancel", style="danger")
            return Say((*_whose(whom), text), "moved", rows(keep, other, cancel))
        case OfferedElsewhere(_, _, offer_id, slot, expires_at):
            until = scene.local(expires_at)
            params = {**place_and_time(slot, scene), **old, "on": until.date(), "until": until.time()}
            take = Choice(f"take:{offer_id}", "closing-take", style="success")
            decline = Choice(f"no:{offer_id}", "closing-no")
            return Say((*_whose(whom), Text("closing-offered", params)), "offer", rows(take, decline))
        case PutOnList():
            kept_until = scene.local(outcome.old.starts_at + scene.rules.personal_retention).date()
            return Say((*_whose(whom), Text("closing-listed", {**old, "on": kept_until})))
        case _:
            assert_never(outcome)


def _old(slot: Slot, scene: Scene) -> dict[str, object]:
    return {f"old_{name}": value for name, value in place_and_time(slot, scene).items()}


def _whose(whom: Addressee) -> tuple[Text, ...]:
    """The first name, where the chat has several bookings."""
    return (Text("appointment-whose", {"name": whom.name.split()[0]}),) if whom.name.split() else ()


def _recipient(whom: Addressee) -> Recipient:
    return Recipient(whom.chat_id, whom.channel, whom.locale)
