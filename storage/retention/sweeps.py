"""What is due and that no index finds: silent chats without a booking, applicants without one. A sweep looks at a piece
of the table on the reader's connection and goes on from there the next time: however many people there are, a look
costs the same, and the writer is asked for the few that were found.

Law: a look decides nothing. What it found is asked again in the transaction that forgets.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, and_, bindparam, exists, or_, select

from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings, chats, staff

PIECE: Final = 20_000  # rows that one look goes through
AT_ONCE: Final = 500  # of those that are due: the writer is nobody else's while it forgets them

before = bindparam("before", type_=chats.c.heard_at.type)
_now = bindparam("now", type_=chats.c.case_until.type)
_NOT_KEPT = and_(
    ~exists().where(bookings.c.chat_id == chats.c.id),
    ~exists().where(staff.c.chat_id == chats.c.id, staff.c.revoked_at.is_(None)),
    or_(chats.c.case_until.is_(None), chats.c.case_until <= _now),
)
QUIET: Final = and_(chats.c.heard_at <= before, _NOT_KEPT)
"""A chat that was not heard since ``before`` and has nothing to be kept for: no booking, no live case, no staff."""
STRAY: Final = and_(applicants.c.registered_at <= before, ~exists().where(bookings.c.applicant_id == applicants.c.id))
"""An applicant from before ``before`` whom no booking names."""


class Sweep:
    """A place in a table's order. ``order`` has an index; ``first`` sorts before all of its values."""

    def __init__(
        self, key: Column[str], order: Column[Any], first: object, due: ColumnElement[bool], piece: int | None
    ) -> None:
        after, to = bindparam("after", type_=order.type), bindparam("to", type_=order.type)
        ends = select(order).where(order > after).order_by(order)
        self._end = None if piece is None else ends.offset(piece - 1).limit(1)
        self._due = select(key).where(order > after, due).limit(AT_ONCE)
        self._due_to = self._due.where(order <= to)
        self._first = self._after = first

    def look(self, tx: Transaction, before: datetime, last: Any = None) -> tuple[str, ...]:
        """The ids of what is due in the next piece, at most ``AT_ONCE``. Behind the last piece, or behind ``last``,
        comes the first."""
        asked = {"after": self._after, "before": before, "now": tx.now}
        end = None if self._end is None else tx.connection.execute(self._end, {"after": self._after}).scalar()
        if last is not None and (end is None or end >= last):  # one bound: SQLite looks for no more in an index
            end, goes_on = last, self._first
        else:
            goes_on = self._first if end is None else end
        if end is None:
            found = tuple(tx.connection.execute(self._due, asked).scalars())
        else:
            found = tuple(tx.connection.execute(self._due_to, {**asked, "to": end}).scalars())
        if len(found) < AT_ONCE:
            self._after = goes_on
        return found


class Sweeps:
    """Where both tables are looked at next: of one process, and from their beginning in the next one.

    ``piece``: the rows that one look goes through; None is the whole table, for who keeps nobody waiting.
    """

    def __init__(self, piece: int | None = PIECE) -> None:
        self._chats = Sweep(chats.c.id, chats.c.heard_at, datetime.fromtimestamp(0, UTC), _NOT_KEPT, piece)
        self._applicants = Sweep(applicants.c.id, applicants.c.id, "", STRAY, piece)

    def quiet_chats(self, tx: Transaction, rules: Rules) -> tuple[str, ...]:
        since = tx.now - rules.unfinished_retention
        return self._chats.look(tx, since, last=since)

    def stray_applicants(self, tx: Transaction, rules: Rules) -> tuple[str, ...]:
        return self._applicants.look(tx, tx.now - rules.personal_retention)
