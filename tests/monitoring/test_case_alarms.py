"""Alarms of the second visit: they name a place, and nobody."""

from dataclasses import replace
from datetime import timedelta

from bot.monitoring.case_alarms import find_case_alarms
from storage.cases.ready_rounds import mark_ready
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import BOTH, RULES, Clock
from tests.storage.cases.opened import entered, opened
from tests.storage.counters import enrolled

FULL = replace(
    BOTH,
    stations=tuple(
        replace(each, places=1, walk_in_places=1) if each.visit == "collect" else each for each in BOTH.stations
    ),
)
AT_ONCE = replace(RULES, undo=timedelta(0))


async def test_a_place_is_named_where_nobody_is_told_or_a_review_lasts_or_no_time_is_free(
    database: Database, clock: Clock
) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")

    def kinds(tx: Transaction) -> list[str]:
        return [f"{kind} {about}" for kind, about, _ in find_case_alarms(tx, FULL, RULES)]

    await database.write(lambda tx: opened(tx, clerk, "1", "one"))
    await database.write(lambda tx: opened(tx, clerk, "2", "other"))
    assert await database.read(kinds) == []
    await database.write(lambda tx: entered(tx, admin, [1], AT_ONCE))
    await database.write(lambda tx: mark_ready(tx, AT_ONCE))
    assert await database.read(kinds) == ["collection-full saliheen.collect"]
    clock.forward(days=1, hours=1)
    assert await database.read(kinds) == ["untold saliheen.collect", "collection-full saliheen.collect"]
    clock.forward(days=29)
    assert "old-review saliheen.collect" in await database.read(kinds)
