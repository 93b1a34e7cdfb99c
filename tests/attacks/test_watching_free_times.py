"""A stranger who reads the free times again and again beside somebody who books: with one chat, with many, with forged
buttons, and from the waiting list. The rules are those of the service."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.console.channel import NAME
from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.languages import LOCALES
from bot.domain.office import Station
from bot.domain.rules import Rules
from bot.rendering.text import write
from storage.bookings.holds import release_hold
from storage.bookings.offers import offer_next
from storage.bookings.shown import find_shown_days, find_shown_early
from storage.chats.chats import find_chat_id
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import deliveries
from storage.tables import waits as waiting
from tests.builders import Clock, Started, a_station, an_applicant, an_office, local, open_for_tests
from tests.inbox.world import TO_STATION, TO_TIME, People
from tests.storage.queue import waits_for
from tests.storage.verbs import confirm, hold, with_chat


@dataclass(frozen=True)
class Long:
    """A station with one time a day, of sixteen places, four of them for walk-ins."""

    station: Station = field(default_factory=lambda: a_station(slot_minutes=360, horizon_days=2))
    slot: Slot = field(default_factory=lambda: Slot("saliheen", local(8, 9)))


RULES = Rules()
TEN = Slot("saliheen", local(8, 10))
LONG = Long()
PAGES = ("[time:days:0]", "[time:day:2026-12-08]", "[time:day:2026-12-08:1]")


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


@pytest.fixture
def people(started: Started) -> People:
    return People(started.database, RULES)


async def screen(people: People, address: str) -> Any:
    """The newest message with all that stands on its buttons."""

    def read(tx: Transaction) -> Any:
        mine = select(deliveries).where(deliveries.c.chat_id == find_chat_id(tx, NAME, address))
        row = tx.connection.execute(mine.order_by(deliveries.c.seq.desc())).first()
        assert row is not None
        return open_payload(tx, row.id, row.payload)[1]

    return await people.database.read(read)


async def seen(people: People, *pages: str, address: str = "watcher") -> list[Any]:
    found = []
    for page in pages:
        await people.talk(address, page)
        found.append(await screen(people, address))
    return found


async def book(started: Started, *addresses: str, slot: Slot = TEN, station: Station | None = None) -> None:
    for address in addresses:
        assert isinstance(await started.database.write(with_chat(hold, slot, station, RULES, address=address)), Hold)
        who = an_applicant(f"{abs(hash(address)) % 10**11:011d}")
        await started.database.write(with_chat(confirm, slot, who, RULES, address=address))


async def test_no_page_says_a_number_and_none_changes_while_somebody_books(people: People, started: Started) -> None:
    clock = started.clock
    await people.talk("watcher", *TO_TIME)
    before = await seen(people, *PAGES)
    assert "(" not in str([page.message.text for page in before])
    labels = [choice.label for page in before for row in page.message.rows for choice in row]
    assert [label for label in labels if "(" in label] == []
    for minute in range(1, 9):
        clock.time = local(7, 8, minute)
        if minute == 4:
            await book(started, *(f"victim {number}" for number in range(12)))
        page = minute % len(PAGES)
        assert await seen(people, PAGES[page]) == [before[page]], f"in minute {minute}"
    clock.time = local(7, 8, 10)
    assert await seen(people, PAGES[1]) != before[1:2], "the next step shows it"


async def test_an_early_time_is_the_same_for_the_same_chat_within_a_step_and_after_a_restart(
    people: People, started: Started, sqlite_url: str
) -> None:
    nine = Slot("saliheen", local(7, 9))
    await people.talk("watcher", *TO_STATION)
    shown = (await screen(people, "watcher")).message
    await book(started, *(f"chat {number}" for number in range(12)), slot=nine)
    await people.talk("watcher", "/start")
    assert (await screen(people, "watcher")).message == shown, "nobody sees that somebody booked"
    later = Clock(local(7, 8, 9))
    async with open_for_tests(sqlite_url, later, seed=2) as restarted:

        async def early() -> list[Slot | None]:
            def found(tx: Transaction) -> list[Slot | None]:
                each = (find_shown_early(tx, [a_station()], False, RULES, f"chat {n}") for n in range(30))
                return [one["saliheen"] for one in each]

            return await restarted.database.read(found)

        first = await early()
        assert await early() == first
        assert {*first} == {Slot("saliheen", local(7, 9, minutes)) for minutes in (0, 15, 30, 45)}, "a crowd is spread"
        later.time = local(7, 8, 10)
        assert nine not in await early()


async def test_who_comes_too_late_is_given_the_nearest_times_that_are_left(people: People, started: Started) -> None:
    await people.talk("late", *TO_TIME, "[time:day:2026-12-08]")
    await book(started, *(f"chat {number}" for number in range(12)))
    await book(started, *(f"other {number}" for number in range(12)), slot=Slot("saliheen", local(8, 10, 15)))
    said = await people.talk("late", "[time:at:2026-12-08T10:00]")
    assert write("slot-full", "en") in said[0]
    offered = [choice.data for row in (await screen(people, "late")).message.rows for choice in row]
    assert offered[:6] == [f"time:at:2026-12-08T{at}" for at in ("09:00", "09:15", "09:30", "09:45", "10:30", "10:45")]
    await people.talk("late", "[time:at:2026-12-08T10:30]")
    assert (await people.chat("late")).asked == "check"


async def test_no_forged_tap_is_answered_from_the_truth_of_this_second(people: People, started: Started) -> None:
    """Times that no station has, a time that is shown as full, and the waiting list: none was ever on a page."""
    full = Slot("saliheen", local(8, 9))
    await book(started, *(f"crowd {number}" for number in range(12)), slot=full)
    started.clock.forward(minutes=10)
    await people.talk("watcher", *TO_STATION)
    forged = ("[station:early:saliheen:202612080707]", "[time:at:2026-12-08T03:03]", "[time:at:2026-12-08T10:07]")
    tapped = (*forged, "[time:at:2026-12-08T09:00]", "[time:wait]")
    before = await seen(people, *tapped)
    assert "T10:00" in str(before[2])
    await book(started, *(f"victim {number}" for number in range(12)))
    for tap in ("[time:at:2026-12-08T03:03]", "[time:wait]", *tapped[2:]):
        told = (await seen(people, tap))[0].message.rows
        assert told in [each.message.rows for each in before], f"{tap} tells that somebody booked"
    await people.talk("watcher", "/start", "[time:back]")
    assert (await seen(people, forged[0]))[0].message.rows == before[0].message.rows


async def test_a_chat_without_pages_learns_of_a_refusal_that_refusal_alone(people: People, started: Started) -> None:
    people.context = replace(people.context, rules=replace(RULES, day_pages=2))
    await people.talk("watcher", *TO_TIME)
    for minutes in (0, 15, 45):
        crowd = (f"victim {minutes} {number}" for number in range(12))
        await book(started, *crowd, slot=Slot("saliheen", local(7, 9, minutes)))
    told = [
        screen.message.rows[0][0].data
        for screen in await seen(people, "[time:at:2026-12-08T03:03]", "[time:days:0]", "[time:at:2026-12-07T09:00]")
    ]
    assert told == ["time:at:2026-12-07T09:00", "time:at:2026-12-07T09:00", "time:at:2026-12-07T09:15"]


async def test_who_was_told_that_nothing_is_left_waits_in_that_step_and_nobody_else(
    people: People, started: Started
) -> None:
    """In a step that still shows the times as free."""
    people.context = replace(people.context, office=an_office(LONG.station, a_station("shahba")))
    await people.talk("late", *TO_TIME)
    await people.talk("watcher", *TO_TIME, "[time:at:2026-12-08T03:03]")
    for day in (7, 8):
        crowd = (f"crowd {day} {number}" for number in range(12))
        await book(started, *crowd, slot=Slot("saliheen", local(day, 9)), station=LONG.station)
    (none,) = await seen(people, "[time:at:2026-12-08T09:00]", address="late")
    assert none.message.rows[0][0].data == "time:wait"
    assert "time:at:2026-12-08T09:00" in str(await seen(people, "[time:wait]"))
    await people.talk("late", "[time:wait]")
    assert await started.database.read(lambda tx: len(tx.connection.execute(select(waiting)).all())) == 1


async def looked_at(started: Started, station: Station, steps: int = 24) -> list[bool]:
    """Whether its only time was shown as free, step after step. Each time somebody with a forged button tries it too,
    and gets no further than the page says."""
    shown = []
    for step in range(steps):
        started.clock.forward(minutes=10)
        days = await started.database.read(lambda tx: find_shown_days(tx, station, False, RULES))
        shown.append(days[1].free)
        tried = with_chat(hold, LONG.slot, station, RULES, address=f"forger {step}")
        assert isinstance(await started.database.write(tried), Hold if days[1].free else SlotFull)
        await started.database.write(with_chat(release_hold, RULES, address=f"forger {step}"))
    return shown


async def test_a_time_with_three_places_left_is_full_in_some_steps_and_free_in_others(started: Started) -> None:
    await book(started, *(f"chat {number}" for number in range(9)), slot=LONG.slot, station=LONG.station)
    shown = await looked_at(started, LONG.station)
    assert 0 < sum(shown) < len(shown)


async def test_the_last_place_is_nobodys_but_theirs_who_wait(started: Started) -> None:
    await book(started, *(f"chat {number}" for number in range(11)), slot=LONG.slot, station=LONG.station)
    assert not any(await looked_at(started, LONG.station))
    await started.database.write(partial(waits_for, address="first"))
    offer = await started.database.write(lambda tx: offer_next(tx, an_office(LONG.station), RULES))
    assert offer is not None
    assert offer.slot == LONG.slot


async def test_a_crowd_of_refusals_is_no_way_to_learn_what_is_full_now(started: Started) -> None:
    await book(started, *(f"chat {number}" for number in range(12)))
    tried = [await started.database.write(with_chat(hold, TEN, None, RULES, address="watcher")) for _ in range(31)]
    assert [*map(type, tried)] == [SlotFull] * 30 + [TooManyHolds]


async def test_a_chat_opens_so_many_pages_a_day_and_can_book_all_the_same(people: People, started: Started) -> None:
    people.context = replace(people.context, rules=replace(RULES, day_pages=4))
    await people.talk("watcher", *TO_TIME, *PAGES[1:])
    (said,) = await people.talk("watcher", "[time:day:2026-12-09]")
    assert write("ask-day-spent", "en", {"station": "al-Saliheen"}) in said
    spent = await screen(people, "watcher")
    earliest, back = (choice.data for row in spent.message.rows for choice in row)
    assert (earliest.startswith("time:at:"), back) == (True, "time:back")
    await people.talk("watcher", "/erase", "[confirm-erase:yes]", *TO_STATION)
    stations = [choice.data for row in (await screen(people, "watcher")).message.rows for choice in row]
    assert stations == ["station:saliheen", "station:shahba", "station:back"], "nor does a time stand beside a station"
    await people.talk("watcher", "[station:saliheen]")
    assert (await screen(people, "watcher")).message.rows == spent.message.rows
    await people.talk("watcher", f"[{earliest}]")
    assert (await people.chat("watcher")).asked == "check"


def test_no_text_for_applicants_tells_how_many_places_are_left_or_how_many_wait() -> None:
    numbers = re.compile(
        r"\$(free|left|ahead|count|places|position)\b|first in the (waiting )?list|head of the|at its end"
    )
    arabic = re.compile("أول (قائمة|القائمة)|في آخرها|رأس القائمة|قبلك (شخص|شخصان)")
    for locale in LOCALES:
        for name in ("booking", "reminders", "closing", "interview", "web-chat"):
            words = (Path("locales") / locale / f"{name}.ftl").read_text(encoding="utf-8")
            told = [line for line in words.splitlines() if numbers.search(line) or arabic.search(line)]
            assert told == [], name
