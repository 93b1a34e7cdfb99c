"""A rush: many book at once. A chat that is new then books for a second person a while after the first: one who makes
chats only to take places with them would not wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select

from bot.domain.booking import SecondLater
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import bookings

WITHIN: Final = timedelta(hours=1)
_instant = bookings.c.booked_at.type
_LATELY = select(bookings.c.id).where(
    bookings.c.booked_at > bindparam("since", type_=_instant),
    bookings.c.booked_at <= bindparam("at_latest", type_=_instant),
)
_COUNT = select(func.count()).select_from(_LATELY.limit(bindparam("most")).subquery())


def second_later(tx: Transaction, booked_at: Sequence[datetime], rules: Rules) -> SecondLater | None:
    """``booked_at``: of the chat's active bookings."""
    believed = [each for each in booked_at if each <= tx.now + rules.second_person]
    until = min(believed) + rules.second_person if believed else tx.now
    if until <= tx.now:
        return None
    lately = {**tx.within(WITHIN), "most": rules.rush_bookings}
    is_rush = tx.connection.execute(_COUNT, lately).scalar_one() >= rules.rush_bookings
    return SecondLater(until) if is_rush else None
