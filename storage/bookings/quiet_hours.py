"""In quiet hours nothing is offered, so what is given back then, or was offered last, waits for the morning: as many
places as people wait for. A time too early to be offered in the morning is everybody's.
"""

from datetime import timedelta

from sqlalchemy import bindparam, exists, func, select, update

from bot.domain.courtesy import is_quiet, next_loud
from bot.domain.office import Office
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
_KEPT = select(func.count()).select_from(holds).where(*_nobodys, holds.c.expires_at == _morning)
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
_KEEP = update(holds).where(holds.c.id.in_(bindparam("ids", expanding=True))).values(expires_at=_morning)


def hold_until_morning(tx: Transaction, office: Office, rules: Rules) -> int:
    """How many places were kept until the first round of the morning, of those that strangers could have had soon."""
    if not is_quiet(tx.now, rules.zone, rules):
        return 0
    loud = next_loud(tx.now, rules.zone, rules)
    kept = 0
    for key in stations_waited_for(tx):
        if (station := office.station(key)) is not None:
            since = loud + timedelta(minutes=station.first_bookable_minutes) + BETWEEN
            kept += _keep(tx, key, {"morning": loud + BETWEEN, "since": since, "soon": tx.now + BETWEEN, "now": tx.now})
    return kept


def _keep(tx: Transaction, key: str, times: dict[str, object]) -> int:
    found = {**times, "at_station": key}
    most = count_waiting(tx, key) - tx.connection.execute(_KEPT, found).scalar_one()
    ids = tx.connection.execute(_SOON, {**found, "most": max(0, most)}).scalars().all()
    if ids:
        tx.connection.execute(_KEEP, {"ids": sorted(ids), "morning": times["morning"]})
    return len(ids)
