"""The end of an offer: it is taken, declined, or runs out.

Law: a chat that lets an offer pass goes to the end of the list once, and then off it. A booking that a closure ended
stays before all others, and each freed place is offered to it once. An offer whose message never left costs nothing.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, bindparam, delete, exists, func, literal, or_, select, true, update

from bot.domain.booking import Booking, Hold, Slot
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.waiting import OfferGone
from storage.bookings.bookings import find_bookings, find_of_person, is_same_visit, moved_to
from storage.bookings.call_numbers import digits_for, draw
from storage.bookings.holds import cool, mac_of_hold, release_hold
from storage.bookings.offers import BETWEEN, MARK
from storage.bookings.reminders import pass_over
from storage.bookings.still_open import is_still_open
from storage.bookings.waits import OVER, Waiting, drop_wait, find_waiting, forget_passed, free, move_back, wait_at_head
from storage.counts import uncount
from storage.engine.binding import is_bound, rebound
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings, deliveries, holds, offers

Left = Literal["first", "last", "over", "booked"]


@dataclass(frozen=True, slots=True)
class Passed:
    """An offer that was declined or ran out, and what is left: they wait on, before all others or at the end; or for
    nothing any more; or they are booked."""

    chat_id: str
    slot: Slot
    station: str
    """Where they wait, or waited."""
    left: Left


_instant = offers.c.expires_at.type
_now = bindparam("now", type_=_instant)
_open = offers.c.ended_at.is_(None)
_OPEN = (
    select(*offers.c)
    .where(
        offers.c.id == bindparam("its_id"),
        offers.c.chat_id == bindparam("of_chat"),
        _open,
        offers.c.expires_at > _now,
    )
    .with_for_update()
)


def _told_by(*statuses: str, in_doubt: bool = True) -> ColumnElement[bool]:
    """``in_doubt``: also if a send of it may have arrived."""
    its_own = deliveries.c.draft_id == literal(MARK).concat(offers.c.id)
    certain = true() if in_doubt else deliveries.c.unknown == 0
    return exists().where(its_own, deliveries.c.status.in_(statuses), certain)


_RAN_OUT = (
    select(*offers.c)
    .where(
        _open,
        offers.c.expires_at <= _now,
        or_(~_told_by("sending"), offers.c.expires_at <= bindparam("at_latest", type_=_instant)),
    )
    .order_by(offers.c.expires_at, offers.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_END = update(offers).where(offers.c.id == bindparam("its_id"), _open).values(ended_at=_now).returning(offers.c.id)
_FORGET = delete(offers).where(offers.c.id == bindparam("its_id"))
# What a channel refused for good is no reason to keep a place for that chat again and again.
_UNTOLD = select(offers.c.id).where(offers.c.id == bindparam("its_id"), _told_by("due", "dropped", in_doubt=False))
_PASS_ON = (
    update(holds)
    .where(holds.c.id == bindparam("its_id"))
    .values(expires_at=bindparam("until", type_=holds.c.expires_at.type))
)
_PASSED = (
    select(func.count())
    .select_from(offers)
    .where(
        offers.c.chat_id == bindparam("of_chat"),
        offers.c.booking_id.is_(None),
        offers.c.why == "wait",
        offers.c.ended_at.is_not(None),
        offers.c.id != bindparam("but"),
    )
)

_held = (holds.c.id == bindparam("its_id"), holds.c.expires_at > _now)
_MAKE_OWN = (
    update(holds)
    .where(*_held)
    .values(
        chat_id=bindparam("of_chat"),
        expires_at=bindparam("until", type_=_instant),
        mac=bindparam("its_mac", type_=holds.c.mac.type),
    )
    .returning(holds.c.id)
)
_SPEND = delete(holds).where(*_held).returning(holds.c.id)
_BOOKED = select(*bookings.c, applicants.c.document_number)
_BOOKED = _BOOKED.outerjoin(applicants, applicants.c.id == bookings.c.applicant_id).where(
    bookings.c.id == bindparam("of_booking"),
    bookings.c.chat_id == bindparam("of_chat"),
    or_(bookings.c.applicant_id.is_not(None), bookings.c.case_index.is_not(None)),
)
_BOOKED = _BOOKED.with_for_update(of=bookings)
_OTHER_TIME = select(bookings.c.id).where(
    bookings.c.case_index == bindparam("of_case", type_=bookings.c.case_index.type), bookings.c.ended_at.is_(None)
)
_REVIVE = update(bookings).where(bookings.c.id == bindparam("of_booking"))
_STATION = select(bookings.c.station, bookings.c.ended_at).where(bookings.c.id == bindparam("of_booking"))


def take_offer(
    tx: Transaction, chat_id: str, offer_id: str, office: Office, rules: Rules
) -> Hold | Booking | OfferGone:
    """Hold: the interview goes on with that time, in place of any other it held. Booking: it has moved there.

    ``office`` with the closures that stand: a place that one of them has taken since is gone, and they wait on.
    """
    offer = _find(tx, chat_id, offer_id)
    if offer is None or tx.connection.execute(_END, {"its_id": offer_id, "now": tx.now}).first() is None:
        return OfferGone()
    waiting = find_waiting(tx, chat_id, offer.booking_id)
    if not is_still_open(tx, Slot(offer.station, offer.starts_at), office, rules):
        free(tx, [offer.hold_id])
        tx.connection.execute(_FORGET, {"its_id": offer_id})
        _passed(tx, offer, waiting, rules)
        return OfferGone()
    if offer.booking_id is not None:
        got: Hold | Booking | OfferGone = _move(tx, offer, office, rules)
    elif waiting is None:
        got = OfferGone()
    else:
        got = _hold(tx, offer, rules)
    if isinstance(got, OfferGone):
        _pass_on(tx, offer)
    if waiting is not None:
        drop_wait(tx, waiting.id)
    forget_passed(tx, chat_id, offer.booking_id)
    return got


def _hold(tx: Transaction, offer: Row[*tuple[Any, ...]], rules: Rules) -> Hold | OfferGone:
    release_hold(tx, offer.chat_id, rules)
    hold = Hold(Slot(offer.station, offer.starts_at), tx.now + rules.hold)
    own = {"its_id": offer.hold_id, "of_chat": offer.chat_id, "until": hold.expires_at, "now": tx.now}
    own["its_mac"] = mac_of_hold(tx, offer.hold_id, offer.chat_id, hold.slot)
    return OfferGone() if tx.connection.execute(_MAKE_OWN, own).first() is None else hold


def _move(tx: Transaction, offer: Row[*tuple[Any, ...]], office: Office, rules: Rules) -> Booking | OfferGone:
    """Active again where a closure had ended it. The code stays, the call number is another one, and it is no change of
    the applicant's own."""
    whose = {"of_booking": offer.booking_id, "of_chat": offer.chat_id}
    row = tx.connection.execute(_BOOKED, whose).first()
    if row is None or not is_bound(tx, bookings, row):
        return OfferGone()
    if not is_same_visit(row, Slot(offer.station, offer.starts_at)):
        return OfferGone()
    if row.ended in OVER or (row.ended_at is None and row.day_ends_at <= tx.now):
        return OfferGone()
    if row.ended_at is not None and _has_another(tx, row, rules):
        return OfferGone()  # the same person has booked anew meanwhile
    if tx.connection.execute(_SPEND, {"its_id": offer.hold_id, "now": tx.now}).first() is None:
        return OfferGone()
    slot = Slot(offer.station, offer.starts_at)
    where = moved_to(tx, row, slot, rules.zone)
    where["call_number"] = draw(tx, where, digits_for(slot, office, rules))
    where["moved_by"] = "office" if row.ended_at is not None else "applicant"
    active_again = {**where, "ended_at": None, "ended": None, "coming_at": None}
    tx.connection.execute(_REVIVE.values(rebound(tx, bookings, row, active_again)), {"of_booking": offer.booking_id})
    if row.ended_at is None:
        cool(tx, Slot(row.station, row.starts_at), rules.shares(row.channel), rules)
    pass_over(tx, offer.booking_id, slot, rules)
    return next(each for each in find_bookings(tx, offer.chat_id, rules) if each.id == offer.booking_id)


def _has_another(tx: Transaction, row: Row[*tuple[Any, ...]], rules: Rules) -> bool:
    """Another time for the same person; or, of a visit that collects, for the same case."""
    if row.case_index is not None:
        return tx.connection.execute(_OTHER_TIME, {"of_case": bytes(row.case_index)}).first() is not None
    return find_of_person(tx, bytes(row.person_index), rules) is not None


def _find(tx: Transaction, chat_id: str, offer_id: str) -> Row[*tuple[Any, ...]] | None:
    """The chat's open offer."""
    offer = tx.connection.execute(_OPEN, {"its_id": offer_id, "of_chat": chat_id, "now": tx.now}).first()
    return offer if offer is not None and is_bound(tx, offers, offer) else None


def decline_offer(tx: Transaction, chat_id: str, offer_id: str, rules: Rules) -> Passed | OfferGone:
    """Passes the place on, at night too. Declining the offer of a wait ends the wait."""
    offer = _find(tx, chat_id, offer_id)
    if offer is None or tx.connection.execute(_END, {"its_id": offer_id, "now": tx.now}).first() is None:
        return OfferGone()
    _pass_on(tx, offer)
    waiting = find_waiting(tx, chat_id, offer.booking_id)
    if offer.why == "wait" and waiting is not None:
        drop_wait(tx, waiting.id)
        forget_passed(tx, chat_id, offer.booking_id)
        waiting = None
    return _passed(tx, offer, waiting, rules)


def end_offer(tx: Transaction, rules: Rules) -> Passed | None:
    """Ends the next offer that ran out; its place stays held for one more minute, to be passed on. An offer whose
    message never left is deleted, and its wait keeps its turn. None: no offer ran out."""
    ran_out = {"now": tx.now, "at_latest": tx.now - BETWEEN}
    while (offer := tx.connection.execute(_RAN_OUT, ran_out).first()) is not None:
        if not is_bound(tx, offers, offer):  # somebody else made it: nobody is told, and no place is kept
            tx.connection.execute(_FORGET, {"its_id": offer.id})
            continue
        if offer.why != "wait" or tx.connection.execute(_UNTOLD, {"its_id": offer.id}).first() is None:
            return _run_out(tx, offer, rules)
        tx.connection.execute(_FORGET, {"its_id": offer.id})
        uncount(tx, "hold", offer.chat_id, rules.zone)
    return None


def _run_out(tx: Transaction, offer: Row[*tuple[Any, ...]], rules: Rules) -> Passed | None:
    if tx.connection.execute(_END, {"its_id": offer.id, "now": tx.now}).first() is None:
        return None
    waiting = find_waiting(tx, offer.chat_id, offer.booking_id)
    if offer.why == "wait" and waiting is not None:
        if offer.booking_id is None and _has_passed(tx, offer):
            drop_wait(tx, waiting.id)
            forget_passed(tx, offer.chat_id, None)
            waiting = None
        else:
            move_back(tx, waiting.id, waiting.station, waiting.web)
    return _passed(tx, offer, waiting, rules)


def _pass_on(tx: Transaction, offer: Row[*tuple[Any, ...]]) -> None:
    """Holds the place until the next round, which offers it to the next in the list."""
    tx.connection.execute(_PASS_ON, {"its_id": offer.hold_id, "until": tx.now + BETWEEN})


def _passed(tx: Transaction, offer: Row[*tuple[Any, ...]], waiting: Waiting | None, rules: Rules) -> Passed:
    """Whose place a closure took never falls out by refusing another station, or by silence: they wait for their
    own."""
    slot = Slot(offer.station, offer.starts_at)
    booked = None
    if offer.booking_id is not None:
        booked = tx.connection.execute(_STATION, {"of_booking": offer.booking_id}).first()
    if booked is not None and booked.ended_at is None:
        return Passed(offer.chat_id, slot, booked.station, "booked")
    if booked is not None and offer.why != "wait":
        wait_at_head(tx, offer.booking_id, booked.station, rules)
        return Passed(offer.chat_id, slot, booked.station, "first")
    if waiting is None:
        return Passed(offer.chat_id, slot, slot.station, "over")
    return Passed(offer.chat_id, slot, slot.station, "last" if waiting.booking_id is None else "first")


def _has_passed(tx: Transaction, offer: Row[*tuple[Any, ...]]) -> bool:
    """An earlier offer of this interview ran out too."""
    return tx.connection.execute(_PASSED, {"of_chat": offer.chat_id, "but": offer.id}).scalar_one() > 0
