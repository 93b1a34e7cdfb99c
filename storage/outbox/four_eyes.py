"""Four eyes: when a broadcast needs another admin's word, and from whom that word counts.

Law: a person is a chat, whatever enrolments it had: what one of them sends on a local day without another's word is
summed, and an approval comes from another chat, whose enrolment is older than the text. A draft that is taken back is
as new as one that is typed once more.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, func, or_, select

from bot.domain.broadcast import Stage
from bot.domain.hours import bounds
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.outbox.audience import audience_from_json, count_fitting
from storage.staff.second_word import is_one_person
from storage.staff.staff import count_admins
from storage.tables import broadcasts, staff

_chat_of = select(staff.c.chat_id).where(staff.c.id == bindparam("of_id")).scalar_subquery()
_by_the_same = or_(
    broadcasts.c.made_by == bindparam("of_id"),
    broadcasts.c.made_by.in_(select(staff.c.id).where(staff.c.chat_id == _chat_of)),
)
_now = bindparam("now", type_=broadcasts.c.goes_at.type)
# The day on which it really goes: what waited while the leader was away goes now, whatever it was to be.
_goes = func.coalesce(broadcasts.c.queued_at, case((broadcasts.c.goes_at < _now, _now), else_=broadcasts.c.goes_at))
_OF_DAY = select(broadcasts.c.audience, broadcasts.c.recipients, broadcasts.c.queued_at).where(
    _by_the_same,
    broadcasts.c.id != bindparam("but"),
    broadcasts.c.approved_by.is_(None),
    _goes >= bindparam("since", type_=broadcasts.c.goes_at.type),
    _goes < bindparam("until", type_=broadcasts.c.goes_at.type),
    or_(broadcasts.c.stage == Stage.WAITING, broadcasts.c.queued_at.is_not(None)),
)


def wants_second(
    tx: Transaction, made_by: str, broadcast_id: str, recipients: int, goes: datetime, rules: Rules
) -> bool:
    """More recipients than ``approval_from``, those of the maker's other broadcasts of that day counted that nobody
    else approved; where two admins are enrolled. ``goes``: when it goes out."""
    if count_admins(tx) < 2:
        return False
    day = bounds(goes.astimezone(rules.zone).date(), rules.zone)
    rows = tx.connection.execute(_OF_DAY, {"of_id": made_by, "but": broadcast_id, "now": tx.now, **day}).all()
    return recipients + sum(_recipients(tx, row) for row in rows) > rules.approval_from


def is_makers(tx: Transaction, admin: Staff, made_by: str) -> bool:
    """The draft is that admin's own: sent by another, its maker could be asked for the second word in their place."""
    return is_one_person(tx, made_by, admin.id)


def _recipients(tx: Transaction, row: Row[*tuple[Any, ...]]) -> int:
    """Before it has gone out they are counted as they are now."""
    if row.queued_at is not None:
        return int(row.recipients)
    return count_fitting(tx, audience_from_json(row.audience)).total
