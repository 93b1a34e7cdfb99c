"""Who is to get a broadcast."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import update

from bot.domain.broadcast import Audience
from storage.bookings.bookings import cancel_booking
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.broadcasts import count_recipients
from storage.tables import bookings, chats
from tests.builders import RULES, Clock, a_chat, local
from tests.storage.outbox.drafts import agreed, an_admin
from tests.storage.rebinding import change
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked


async def test_everyone_who_agreed_and_is_not_blocked_gets_it(database: Database) -> None:
    def fill(tx: Transaction) -> None:
        agreed(tx, "a", "b", locale="ar")
        agreed(tx, "c", locale="en")
        agreed(tx, "d", channel="web")
        agreed(tx, "gone", blocked_at=tx.now)
        a_chat(tx, "never agreed", "telegram")
        an_admin(tx)

    await database.write(fill)
    recipients = await database.read(lambda tx: count_recipients(tx, Audience()))
    assert recipients.by_channel == (("telegram", "ar", 2), ("telegram", "en", 1), ("web", "ar", 1))
    assert (await database.read(lambda tx: count_recipients(tx, Audience(locale="en")))).total == 1


async def test_an_audience_is_who_has_an_active_booking_there_and_then(database: Database, clock: Clock) -> None:
    def fill(tx: Transaction) -> dict[str, str]:
        ids = dict(zip("abcdef", agreed(tx, *"abcdef"), strict=True))
        booked(tx, ids["a"], TEN)
        booked(tx, ids["b"], TOMORROW)
        booked(tx, ids["c"], replace(TEN, station="shahba"))
        cancelled = booked(tx, ids["d"], ELEVEN)
        cancel_booking(tx, ids["d"], cancelled.id, RULES)
        tx.connection.execute(update(chats).where(chats.c.id.in_([ids["a"], ids["e"]])).values(draft_id="d1"))
        return ids

    await database.write(fill)

    async def many(**audience: Any) -> int:
        return (await database.read(lambda tx: count_recipients(tx, Audience(**audience)))).total

    monday, tuesday = date(2026, 12, 7), date(2026, 12, 8)
    assert await many(stations=("saliheen",)) == 2
    assert await many(stations=("saliheen", "shahba")) == 3
    assert await many(days=(monday,)) == 2
    assert await many(days=(monday, tuesday)) == 3
    assert await many(stations=("saliheen",), days=(tuesday,)) == 1
    assert await many(unfinished=True) == 1
    clock.time = local(8, 0)
    assert await many(stations=("saliheen",)) == 1


async def test_a_day_begins_and_ends_as_the_offices_clock_says(database: Database) -> None:
    late = replace(TEN, starts_at=local(7, 23))

    def fill(tx: Transaction) -> None:
        (chat,) = agreed(tx, "a")
        made = booked(tx, chat, TEN)
        change(tx, bookings, update(bookings).where(bookings.c.id == made.id).values(starts_at=late.starts_at))

    await database.write(fill)
    for day, wanted in ((date(2026, 12, 7), 1), (date(2026, 12, 8), 0)):
        assert (await database.read(partial(count_recipients, audience=Audience(days=(day,))))).total == wanted
