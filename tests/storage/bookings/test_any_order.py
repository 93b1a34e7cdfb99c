"""Whatever people do, in whatever order, at whatever times: each slot's count is what is in use, never over capacity.

An example is one transaction with a clock of its own, at a station of its own, so that one database serves them all.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from random import SystemRandom

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.booking import Hold, HoldExpired, Moved, Slot
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.bookings.holds import release_expired, release_hold
from storage.bookings.slots import limits
from storage.engine.database import Database, open_database
from storage.engine.transaction import Transaction, TransactionFactory
from tests.builders import KEYRING, Clock, a_chat, a_station, an_applicant, local
from tests.builders import RULES as USUAL
from tests.storage.verbs import confirm, counts, hold, move, places_in_use

RULES = replace(USUAL, holds_a_day=1000, changes_a_booking=1000, family_size=3)
TIMES = (local(7, 14), local(7, 14, 45), local(8, 9))

Happening = tuple[str, int, datetime]

people = st.integers(0, 4)  # even ones come by the web page
times = st.sampled_from(TIMES)
steps = st.one_of(
    st.tuples(st.just("hold"), people, times),
    st.tuples(st.just("book"), people, times),
    st.tuples(st.just("hold and book"), people, times),
    st.tuples(st.just("hold and move"), people, times),
    st.tuples(st.just("cancel"), people, st.just(TIMES[0])),
    st.tuples(st.just("release"), people, st.just(TIMES[0])),
    st.tuples(st.just("sweep"), people, st.just(TIMES[0])),
    st.tuples(st.sampled_from(["minutes", "hours"]), st.integers(1, 12), st.just(TIMES[0])),
)


@given(places=st.integers(1, 4), happenings=st.lists(steps, min_size=4, max_size=30))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_count_is_what_is_in_use_and_never_over_capacity(
    url_for_all: str, places: int, happenings: list[Happening]
) -> None:
    async def example() -> None:
        database: Database = await open_database(url_for_all, TransactionFactory(KEYRING, Clock(), SystemRandom()))
        try:
            await database.write(lambda tx: play(tx, places, happenings))
        finally:
            await database.close()

    asyncio.run(example())


def play(tx: Transaction, places: int, happenings: list[Happening]) -> None:
    station = a_station(f"station-{tx.new_id()}", places=places, walk_in_places=0)
    chats = [a_chat(tx, tx.new_id(), "web" if number % 2 == 0 else "console") for number in range(5)]
    for what, number, time in happenings:
        if what in ("minutes", "hours"):
            tx = replace(tx, now=tx.now + timedelta(**{what: number}))
            continue
        slot = Slot(station.key, time)
        chat_id, who = chats[number], an_applicant(f"{number % 2}")
        match what:
            case "hold":
                hold(tx, chat_id, slot, station, RULES)
            case "book":
                confirm(tx, chat_id, slot, who, RULES)
            case "hold and book":
                if isinstance(hold(tx, chat_id, slot, station, RULES), Hold):
                    assert not isinstance(confirm(tx, chat_id, slot, who, RULES), HoldExpired)
            case "hold and move":
                mine = find_bookings(tx, chat_id, RULES)
                if mine and isinstance(hold(tx, chat_id, slot, station, RULES), Hold):
                    assert isinstance(move(tx, chat_id, mine[0], slot, RULES), Moved)
            case "cancel":
                for booking in find_bookings(tx, chat_id, RULES):
                    cancel_booking(tx, chat_id, booking.id, RULES)
            case "release":
                release_hold(tx, chat_id, RULES)
            case "sweep":
                release_expired(tx, RULES)
        check(tx, station.key, places)
    tx = replace(tx, now=tx.now + timedelta(hours=1))
    release_expired(tx, RULES)
    check(tx, station.key, places)


def check(tx: Transaction, key: str, places: int) -> None:
    station = a_station(key, places=places, walk_in_places=0)
    used = places_in_use(tx, key)
    assert counts(tx, key) == used
    of_web = limits(station, True, RULES).web
    assert all(online <= places and web <= of_web for online, web in used.values())
