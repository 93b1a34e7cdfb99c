"""Places that are given back in quiet hours, in which nothing is offered: they are held until the morning.

Law: at most as many places are held as people wait, and none whose time comes too early to be offered in the morning.
"""

from datetime import timedelta

from sqlalchemy import bindparam, exists, func, select, update

from bot.domain.office import Office
from bot.domain.quiet_hours import is_quiet, next_loud
from bot.domain.rules import Rules
from storage.bookings.offers import BETWEEN
from storage.bookings.waits import count_waiting, stations_waited_for
from storage.engine.transaction import Transaction
from storage.tables import holds, offers

_instant = holds.c.expires_at.type
_morning = bindparam("morning", type_=_instant)
_nobodys = (
    holds.c.station == bindparam("at_station"),
    holds.c.chat_id.is_(None),
    ~exists().where(offers.c.hold_id == holds.c.id, offers.c.ended_at.is_(None)),
)
_COUNT_HELD = select(func.count()).select_from(holds).where(*_nobodys, holds.c.expires_at == _morning)
_SOON = (
    select(holds.c.id)
    .where(
        *_nobodys,
        holds.c.expires_at > bindparam("now", type_=_instant),
        holds.c.expires_at <= bindparam("soon", type_=_instant),
        holds.c.starts_at >= bindparam("since", type_=_instant),
    )
    .order_by(holds.c.starts_at, holds.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_HOLD = update(holds).where(holds.c.id.in_(bindparam("ids", expanding=True))).values(expires_at=_morning)


def hold_until_morning(tx: Transaction, office: Office, rules: Rules) -> int:
    """Prolongs the holds of places that would become public soon, until the first round of the morning. How many."""
    if not is_quiet(tx.now, rules.zone, rules):
        return 0
    loud = next_loud(tx.now, rules.zone, rules)
    held = 0
    for key in stations_waited_for(tx):
        if (station := office.station(key)) is not None:
            since = loud + timedelta(minutes=station.first_bookable_minutes) + BETWEEN
            held += _hold(tx, key, {"morning": loud + BETWEEN, "since": since, "soon": tx.now + BETWEEN, "now": tx.now})
    return held


def _hold(tx: Transaction, key: str, times: dict[str, object]) -> int:
    found = {**times, "at_station": key}
    most = count_waiting(tx, key) - tx.connection.execute(_COUNT_HELD, found).scalar_one()
    ids = tx.connection.execute(_SOON, {**found, "most": max(0, most)}).scalars().all()
    if ids:
        tx.connection.execute(_HOLD, {"ids": sorted(ids), "morning": times["morning"]})
    return len(ids)
