"""Whoever asks while there is room may choose a time at once, and waits for no round: at night too, when none is held.

Law: what was promised to those who were told to choose is not offered to who asks. Both are counted in the database
alone, without opening a row, so that a crowd that asks costs little: a writer of the database could let somebody choose
earlier, and no more than that.
"""

from sqlalchemy import bindparam, func, select, update

from bot.domain.case import Case
from bot.domain.rules import Rules
from storage.bookings.applicants import whole_hour
from storage.engine.transaction import Transaction
from storage.tables import bookings, cases

_instant = cases.c.invited_at.type
_now = bindparam("now", type_=_instant)
_since = bindparam("since", type_=_instant)
_INVITED = (
    select(func.count())
    .select_from(cases)
    .where(
        cases.c.stage == "ready",
        cases.c.ended_at.is_(None),
        cases.c.service == bindparam("of_service"),
        cases.c.place == bindparam("of_place"),
        cases.c.invited_at >= _since,
    )
)
_CHOSE = (
    select(func.count())
    .select_from(bookings)
    .where(
        bookings.c.station == bindparam("at_station"),
        bookings.c.starts_at > _now,
        bookings.c.ended_at.is_(None),
        bookings.c.booked_at >= _since,
    )
)
_INVITE = (
    update(cases)
    .where(
        cases.c.id == bindparam("of_id"),
        cases.c.stage == "ready",
        cases.c.ended_at.is_(None),
        cases.c.invited_at.is_(None),
    )
    .values(invited_at=_now, told_at=_now)
    .returning(cases.c.id)
)


def invite_who_asks(tx: Transaction, case: Case, station: str, places: int, rules: Rules) -> bool:
    """Whether the case may choose from now on; no round tells its chat any more that it is ready. ``places``: those
    free at the calendar ``station``; of them each of who was told so lately, and has chosen none, has one."""
    since = whole_hour(tx.now - rules.invitation_to_collect)
    where = {"of_service": case.service, "of_place": case.place, "since": since}
    invited = tx.connection.execute(_INVITED, where).scalar_one()
    chose = tx.connection.execute(_CHOSE, {"at_station": station, "now": tx.now, "since": since}).scalar_one()
    if places <= max(0, invited - chose):
        return False
    return tx.connection.execute(_INVITE, {"of_id": case.id, "now": whole_hour(tx.now)}).first() is not None
