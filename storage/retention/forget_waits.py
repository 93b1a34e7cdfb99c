"""Waits and offers that lead nowhere any more: at an erasure, and in the periodic round."""

from sqlalchemy import and_, bindparam, delete, exists, or_, update

from bot.domain.rules import Rules
from storage.bookings.waits import OVER, free
from storage.engine.transaction import Transaction
from storage.tables import bookings, chats, offers, waits

_instant = waits.c.since.type
_now = bindparam("now", type_=_instant)
_open = offers.c.ended_at.is_(None)
_OPEN_OF_CHAT = (
    update(offers)
    .where(offers.c.chat_id == bindparam("of_chat"), _open)
    .values(ended_at=_now)
    .returning(offers.c.hold_id)
)
_FORGET_CHAT = (
    delete(waits).where(waits.c.chat_id == bindparam("of_chat")),
    delete(offers).where(offers.c.chat_id == bindparam("of_chat")),
)
_no_interview = and_(  # every chat has a draft
    waits.c.booking_id.is_(None), ~exists().where(chats.c.id == waits.c.chat_id, chats.c.draft_id.is_not(None))
)
_no_booking = and_(
    waits.c.booking_id.is_not(None),
    ~exists().where(
        bookings.c.id == waits.c.booking_id,
        bookings.c.applicant_id.is_not(None),
        or_(bookings.c.ended.is_(None), bookings.c.ended.not_in(OVER)),
    ),
)
_FORGET = delete(waits).where(or_(_no_interview, _no_booking))
_left = and_(
    _open,
    offers.c.why == "wait",
    ~exists().where(
        or_(
            and_(offers.c.booking_id.is_not(None), waits.c.booking_id == offers.c.booking_id),
            and_(offers.c.booking_id.is_(None), waits.c.booking_id.is_(None), waits.c.chat_id == offers.c.chat_id),
        )
    ),
)
_END_LEFT = update(offers).where(_left).values(ended_at=_now).returning(offers.c.hold_id)
_FORGET_OFFERS = delete(offers).where(
    offers.c.ended_at.is_not(None),
    or_(offers.c.ended_at <= bindparam("before", type_=_instant), ~exists().where(chats.c.id == offers.c.chat_id)),
)


def forget_waits_of_chat(tx: Transaction, chat_id: str) -> None:
    """At an erasure: all of its waits and offers, those of its bookings too."""
    free(tx, tx.connection.execute(_OPEN_OF_CHAT, {"of_chat": chat_id, "now": tx.now}).scalars().all())
    for forget in _FORGET_CHAT:
        tx.connection.execute(forget, {"of_chat": chat_id})


def forget_waits(tx: Transaction, rules: Rules) -> int:
    """Those with nothing to wait for any more, and offers that are over."""
    gone = tx.connection.execute(_FORGET).rowcount
    left = tx.connection.execute(_END_LEFT, {"now": tx.now}).scalars().all()
    free(tx, left)
    old = tx.connection.execute(_FORGET_OFFERS, {"before": tx.now - rules.unfinished_retention}).rowcount
    return gone + len(left) + old
