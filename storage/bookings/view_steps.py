"""Steps of the public view: what was taken of each slot when the step began that is under way.

Law: the first change of a slot within a step puts the counts before it aside in the same statement, so that the view
needs no job that renews it, and every process reads the same. A row that nothing has changed since stands as it was.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, select

from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import slots

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_instant = slots.c.starts_at.type
_step: BindParameter[datetime] = bindparam("step", type_=_instant)
_next_step: BindParameter[datetime] = bindparam("next_step", type_=_instant)
# A clock that is a step ahead in another process must not renew the view twice; one that was set back must not stop it.
_is_aside: ColumnElement[bool] = slots.c.step_at.between(_step, _next_step)
_FOUND = select(
    slots.c.station,
    slots.c.starts_at,
    case((_is_aside, slots.c.step_online), else_=slots.c.online),
    case((_is_aside, slots.c.step_web), else_=slots.c.web),
).where(
    slots.c.station.in_(bindparam("keys", expanding=True)),
    slots.c.starts_at >= bindparam("since", type_=_instant),
    slots.c.starts_at < bindparam("until", type_=_instant),
)

PUT_ASIDE: Final[dict[str, Any]] = {
    "step_online": case((_is_aside, slots.c.step_online), else_=slots.c.online),
    "step_web": case((_is_aside, slots.c.step_web), else_=slots.c.web),
    "step_at": case((_is_aside, slots.c.step_at), else_=_step),
}
"""The part of each update of a slot's counts that puts them aside; for the parameters of ``step_of``."""

BEGINS_EMPTY: Final[dict[str, Any]] = {"step_online": 0, "step_web": 0, "step_at": _step}
"""Likewise of a row that is new."""


def step_begins(now: datetime, rules: Rules) -> datetime:
    """When the step of ``now`` began."""
    return now - (now - _EPOCH) % rules.view_step


def step_of(now: datetime, rules: Rules) -> dict[str, datetime]:
    begun = step_begins(now, rules)
    return {"step": begun, "next_step": begun + rules.view_step}


def taken_at_step(
    tx: Transaction, stations: Sequence[Station], since: datetime, begun: datetime, rules: Rules, *, only: bool = False
) -> dict[tuple[str, datetime], tuple[int, int]]:
    """(taken, of those by web chats) when the step began, of the slots from ``since`` on, or (``only``) of that time.
    A place that ran out before but was not given back by then counts as taken."""
    days = 1 + max((station.horizon_days for station in stations), default=0)
    until = since + (timedelta(milliseconds=1) if only else timedelta(days=days))
    bounds = {"keys": [station.key for station in stations], "since": since, "until": until}
    found = tx.connection.execute(_FOUND, bounds | {"step": begun, "next_step": begun + rules.view_step})
    return {(row[0], row[1]): (row[2], row[3]) for row in found}
