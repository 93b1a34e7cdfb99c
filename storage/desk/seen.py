"""What stands on a screen of staff: the booking that one session has looked up a moment ago.

Law: a list of the day has every booking's id, and a script can send any of them. By that alone nobody is confirmed,
refused, shown, moved, cancelled or printed: a look comes first, of this session, within ``rules.look``.
"""

from typing import Final

from sqlalchemy import and_, bindparam, delete, exists, select

from bot.domain.arrival import LookFirst, NotStaff
from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.desk.find import find_at
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import desk_looks
from storage.tables.upsert import excluded, upsert

CHAT: Final = "chat"  # instead of a session: the chat of a member of staff
_instant = desk_looks.c.at.type
_KEY: Final = [desk_looks.c.booking_id, desk_looks.c.staff_id, desk_looks.c.session_id]
_REMEMBER = upsert(desk_looks, _KEY, {"at": excluded(desk_looks.c.at), "whole": excluded(desk_looks.c.whole)})
_lately = and_(
    desk_looks.c.at > bindparam("since", type_=_instant), desk_looks.c.at <= bindparam("at_latest", type_=_instant)
)
_SEEN = select(
    exists().where(
        desk_looks.c.booking_id == bindparam("of_booking"),
        desk_looks.c.staff_id == bindparam("of_staff"),
        desk_looks.c.session_id == bindparam("of_session"),
        desk_looks.c.whole.in_(bindparam("enough", expanding=True)),
        _lately,
    )
)
_FORGET = delete(desk_looks).where(desk_looks.c.at <= bindparam("before", type_=_instant))


def remember(tx: Transaction, staff: Staff, booking_id: str, at: Counter | None, *, whole: bool = True) -> None:
    """``whole``: the person stood there with all that may be known of them; else their time alone, to be moved.
    The last look is the one that counts: one at the time alone renews no older one."""
    values = {"booking_id": booking_id, "staff_id": staff.id, "session_id": _session(at), "at": tx.now, "whole": whole}
    _REMEMBER.execute(tx.connection, values)


def has_seen(
    tx: Transaction, staff: Staff, booking_id: str, at: Counter | None, rules: Rules, *, to_move: bool = False
) -> bool:
    """Whether this session looked at it within ``rules.look``. ``to_move``: a look at its time alone is enough."""
    asked = {"of_booking": booking_id, "of_staff": staff.id, "of_session": _session(at)}
    enough = [True, False] if to_move else [True]
    return bool(tx.connection.execute(_SEEN, {**asked, **tx.within(rules.look), "enough": enough}).scalar())


def refuse_unseen(
    tx: Transaction,
    action: Action,
    staff: Staff,
    booking_id: str,
    at: Counter | None,
    rules: Rules,
    *,
    to_move: bool = False,
) -> LookFirst | NotStaff | None:
    """The refusal of an act at a booking that this session has not looked at; it depends on nothing of the booking.
    ``to_move`` as in ``has_seen``."""
    member = find_at(tx, staff, at)
    if member is not None and has_seen(tx, member, booking_id, at, rules, to_move=to_move):
        return None
    result = Result.NOT_STAFF if member is None else Result.NOT_LOOKED
    record(tx, action, result, staff.id, station=at.station if at else staff.station)
    return NotStaff() if member is None else LookFirst()


def forget_seen(tx: Transaction, rules: Rules) -> int:
    """Looks that permit nothing any more. How many."""
    return tx.connection.execute(_FORGET, {"before": tx.now - rules.look}).rowcount


def _session(at: Counter | None) -> str:
    return CHAT if at is None else at.session
