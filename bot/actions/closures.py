"""Closing and reopening stations. Each person is told in the same transaction that moves them, old time and new
together; a chat's bookings of a day in one message."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.actions.cards import CARD_OFF, replaced
from bot.actions.closure_says import card_says, moved_says
from bot.actions.notes import beside, offered
from bot.actions.reopened import take_back_reopening, tell_of_reopening
from bot.actions.tell import letters
from bot.conversation.applicant.wording.notes import find_offered
from bot.conversation.core.say import Say
from bot.conversation.core.state import Scene
from bot.domain.closure import Closure, ClosurePlan, ClosureReport, MovedByUs, Shown, WorseThanShown
from bot.domain.languages import FIRST_LOCALE
from bot.domain.notes import Note, NoteName
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.cards import Card, take_cards
from storage.bookings.reminders import pass_over_many
from storage.chats.conversations import Readers, Recipient, find_readers
from storage.engine.transaction import Transaction
from storage.office import closures
from storage.office.closure_notices import record_notices
from storage.office.closures import NAMELESS, Addressee, find_addressees
from storage.office.notes import list_notes
from storage.office.rebooking import Moving, move_some
from storage.outbox.about_times import mark_of_time, take_back_times
from storage.outbox.deliveries import NewDelivery, queue
from storage.staff.staff import find_admin

AT_ONCE: Final = 500  # bookings a transaction, at most: nobody else can write while it runs
NOTHING: Final = ClosureReport(0, 0, 0, 0, 0)


def plan(tx: Transaction, planned: Sequence[Closure], scene: Scene) -> tuple[tuple[str, ClosurePlan], ...]:
    """By station, what would come true now, with all of them closed together."""
    plans = closures.plan_closures(tx, scene.office, planned, scene.rules)
    return tuple((one.station, plan) for one, plan in zip(planned, plans, strict=True))


def close(
    tx: Transaction, admin: Staff, planned: Sequence[Closure], shown: Shown, scene: Scene
) -> tuple[Closure, ...] | WorseThanShown:
    """``planned``: one a station, all of the same span. The leader moves whom it affects, with ``move_and_tell``.
    Nothing is closed if by now it would be worse than was ``shown``. Empty: the admin is none any more, or it is over.
    """
    one = planned[0]
    if find_admin(tx, admin) is None or one.ends_at <= tx.now:
        return ()
    closures.one_at_a_time(tx)
    plans = plan(tx, planned, scene)
    if shown.promises_more_than(Shown.of(each for _, each in plans)):
        return WorseThanShown(plans)
    closed = closures.close(tx, admin, [each.station for each in planned], one.starts_at, one.ends_at, one.places)
    take_back_reopening(tx, closed, scene)
    return closed


def find_report(tx: Transaction, closure: Closure) -> ClosureReport:
    """Whom it concerns as things stand now."""
    return closures.find_report(tx, closure.id) or NOTHING


def list_closures(tx: Transaction) -> tuple[tuple[Closure, ClosureReport], ...]:
    """Those that stand, each with how far the moving of people is."""
    return tuple((one, find_report(tx, one)) for one in closures.find_closures(tx))


def move_and_tell(tx: Transaction, office: Office, rules: Rules, most: int = AT_ONCE) -> int:
    """Moves about ``most`` affected bookings, and tells their people. How many were moved."""
    moved = move_some(tx, office, rules, most)
    if moved:
        _tell(tx, moved, Scene(tx.now, office, rules, ""))
    return len(moved)


def reopen(tx: Transaction, admin: Staff, closure_id: str, scene: Scene) -> Closure | None:
    """Its places are for everyone again. People whom it moved may choose anew, unless another closure
    still shuts it; nobody is moved back. ``None``: it was over, or reopened before, or the admin is none any more."""
    closure = closures.reopen(tx, admin, closure_id)
    if closure is None:
        return None
    tell_of_reopening(tx, closure, scene)
    return closure


def _tell(tx: Transaction, moved: Sequence[Moving], scene: Scene) -> None:
    """All of them at once: what the database is asked for one person it is asked for hundreds."""
    pass_over_many(tx, ((one.booking_id, one.new) for one in moved if isinstance(one, MovedByUs)), scene.rules)
    people = find_addressees(tx, [outcome.booking_id for outcome in moved])
    take_back_times(tx, ((whom.chat_id, booking_id) for booking_id, whom in people.items()))
    together: dict[tuple[object, ...], list[Moving]] = {}
    for outcome in moved:
        if (whom := people.get(outcome.booking_id)) is not None:
            day = scene.local(outcome.old.starts_at).date()
            together.setdefault((whom.chat_id, outcome.old.station, day), []).append(outcome)
    known = _Known(
        people,
        take_cards(tx, tuple(people)),
        find_readers(tx, {whom.chat_id for whom in people.values()}),
        offered(list_notes(tx), scene.rules),
    )
    new: list[NewDelivery] = []
    told: list[tuple[int, Mapping[str, int]]] = []
    for outcomes in together.values():
        before, message, after = _to_chat(tx, outcomes, known, scene)
        told.append((len(new) + len(before), Counter(one.closure_id for one in outcomes)))
        new += (*before, *message, *after)
    ids = queue(tx, new)
    record_notices(tx, ((ids[at], counted) for at, counted in told))


@dataclass(frozen=True, slots=True)
class _Known:
    """Of all who are told: who they are and their pictures with a code, by booking; how their chats are read;
    and what is recorded."""

    people: Mapping[str, Addressee]
    cards: Mapping[str, Card]
    readers: Readers
    recorded: Sequence[Note]


def _to_chat(
    tx: Transaction, outcomes: Sequence[Moving], known: _Known, scene: Scene
) -> tuple[Sequence[NewDelivery], Sequence[NewDelivery], Sequence[NewDelivery]]:
    """One message, after what tidies the pictures of the old times. A single code's picture carries it; those of
    several follow it."""
    whom = known.people[outcomes[0].booking_id]
    to, listens = Recipient(whom.chat_id, whom.channel, whom.locale), whom.chat_id in known.readers.listening
    eastern = whom.chat_id in known.readers.eastern
    moved = [one for one in outcomes if isinstance(one, MovedByUs)]
    cards = {one.booking_id: known.cards[one.booking_id] for one in outcomes if one.booking_id in known.cards}
    codes = {one.booking_id: cards[one.booking_id].code for one in moved if one.booking_id in cards}
    before = replaced([cards[each] for each in codes], to, scene.office, scene.rules)
    off = [card for booking_id, card in cards.items() if booking_id not in codes]
    before += replaced(off, to, scene.office, scene.rules, CARD_OFF)
    names = {one.booking_id: _called(one, known.people[one.booking_id].first_name) for one in outcomes}
    say = moved_says(outcomes, names, codes, scene)
    heard: tuple[Say, ...] = ()
    note = find_offered(known.recorded, NoteName.MOVED, to.locale or FIRST_LOCALE) if moved else None
    if note is not None and scene.rules.channel(to.channel).plays:
        say, heard = beside(say, note, scene, hears=listens)
    follow = [] if say.qr else [one for one in moved if one.booking_id in codes]
    marks = {one.booking_id: mark_of_time(tx, to.chat_id, one.booking_id) for one in outcomes}
    its_own = marks[outcomes[0].booking_id] if len(outcomes) == 1 else None  # of several it stays true of the others
    message = letters(tx, to, [say], scene.office, listens=listens, eastern=eastern, tag=its_own)
    after = letters(tx, to, heard, scene.office, listens=listens, eastern=eastern, tag=its_own)
    for one in follow:
        card = card_says(one, names[one.booking_id], codes[one.booking_id], scene)
        after += letters(tx, to, [card], scene.office, listens=listens, eastern=eastern, tag=marks[one.booking_id])
    return before, message, after


def _called(one: Moving, name: str) -> str:
    """The new call number of who will say their name at the desk: it stands on the picture of their code too."""
    return one.call_number if name == NAMELESS and isinstance(one, MovedByUs) and one.call_number else name
