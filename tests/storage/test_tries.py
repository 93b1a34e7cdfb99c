"""Guesses at a secret, counted for ten minutes."""

from datetime import timedelta

from storage.counts import count_try
from storage.engine.database import Database
from tests.builders import Clock, local
from tests.databases import ON_SQLITE

pytestmark = ON_SQLITE


async def test_midnight_gives_no_new_tries(database: Database, clock: Clock) -> None:
    span = timedelta(minutes=10)
    clock.time = local(8, 3) - timedelta(minutes=1)  # the day of UTC is over in a minute
    for wanted in (True, True, False):
        assert await database.write(lambda tx: count_try(tx, "signin", "a network", 2, span)) is wanted
    clock.forward(minutes=2)
    assert not await database.write(lambda tx: count_try(tx, "signin", "a network", 2, span))
    clock.forward(minutes=8)
    assert await database.write(lambda tx: count_try(tx, "signin", "a network", 2, span))
