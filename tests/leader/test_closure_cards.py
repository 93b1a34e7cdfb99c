"""The picture of a code whose time a closure changed, one message for a family, and who has really read of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.actions import closures as act
from bot.actions.visits import book
from bot.conversation.core.state import Scene
from bot.domain.booking import Booking, SlotClosed
from bot.domain.closure import ClosureReport
from bot.domain.message import Edit, Message, Outgoing, Send
from bot.outbox.claims import Claims
from bot.outbox.setbacks import Setbacks
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closure_notices import settle_notices
from storage.office.closures import find_report
from storage.outbox.deliveries import NewDelivery, forget_old, open_payload, queue
from storage.outbox.mark import Marked
from storage.tables import deliveries, holds
from tests.builders import RULES, Clock, a_chat, an_applicant, local, open_for_tests
from tests.leader.test_closures import ALONE, OFFICE, move, shut, somebody, taps, told, written
from tests.storage.verbs import TEN, booked, hold, with_chat
from tests.transcripts.screen import ISOLATES


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(sqlite_url, Clock()) as opened:
        yield opened.database


async def outgoing(database: Database) -> list[Outgoing]:
    """All that is queued, in its order."""

    def read(tx: Transaction) -> list[Outgoing]:
        rows = tx.connection.execute(select(deliveries).order_by(deliveries.c.seq)).all()
        return [open_payload(tx, row.id, row.payload)[1] for row in rows if row.payload is not None]

    return await database.read(read)


async def sent(database: Database, ref: str) -> None:
    """All that is due, as the channel takes it."""
    claims = Claims(database, RULES.channel("telegram"), RULES, Setbacks("telegram"))
    for ready in (await claims.write(50, 50, ())).ready:
        claims.end(Marked(ready.delivery, "sent", ref))
    await claims.write(0, 0, ())


async def test_the_new_time_comes_with_its_picture_and_the_old_picture_says_replaced(database: Database) -> None:

    def with_card(tx: Transaction) -> Booking:
        chat_id = a_chat(tx, channel="telegram")
        save_conversation(tx, chat_id, ChatState(locale="en", consent="1"), newly_agreed=True)
        booking = booked(tx, chat_id, TEN, an_applicant(), OFFICE.stations[0])
        card = Send(Message("Your time is 10:00", "en", qr=booking.code))
        queue(tx, [NewDelivery(chat_id, "telegram", "reply", card)])
        return booking

    booking = await database.write(with_card)
    await sent(database, "77")
    await shut(database, OFFICE, 7)
    assert await move(database, OFFICE) == 1
    edit, new = await outgoing(database)
    assert isinstance(edit, Edit)
    assert (edit.ref, edit.only) == ("77", True)
    assert "Replaced" in edit.message.text
    assert isinstance(new, Send)
    assert new.message.qr == booking.code
    words = new.message.text.translate(ISOLATES)
    assert "It is now: Monday 7 December at 11:00" in words
    assert f"{booking.code[:4]} {booking.code[4:8]} {booking.code[8:]}" in words


async def test_a_family_is_told_in_one_message_and_gets_its_pictures(database: Database) -> None:
    people = await database.write(somebody("en", ("Amina Haddad", "Khaled Haddad")))
    await shut(database, OFFICE, 7)
    assert await move(database, OFFICE) == 2
    told_them, *cards = await told(database)
    words = written(told_them)
    assert "Amina · Khaled" in words
    assert words.count("It is now: Monday 7 December at 11:00") == 1
    assert taps(told_them)[0] == f"moved:keep:{people[0].id}"
    assert len(taps(told_them)) == 5
    assert [card.qr for card in cards] == [person.code for person in people]


async def test_a_family_without_a_place_is_listed_in_one_message(database: Database) -> None:
    await database.write(somebody("ar", ("أمينة حداد", "خالد حداد")))
    await shut(database, ALONE, 9)
    assert await move(database, ALONE) == 2
    (listed,) = await told(database)
    assert "دوركم قبل من ينتظر فقط" in written(listed)
    assert "أمينة · خالد" in written(listed)


async def test_told_is_what_a_channel_took_and_stays_counted(database: Database) -> None:
    """Three chats: one reads it, one cannot be reached, one waits. After nine days the outbox has forgotten all."""

    def three(tx: Transaction) -> None:
        for number in range(3):
            chat_id = a_chat(tx, f"chat {number}")
            save_conversation(tx, chat_id, ChatState(locale="en", consent="1"), newly_agreed=True)
            booked(tx, chat_id, TEN, an_applicant(f"{number:011}"), replace(OFFICE.stations[0], places=9))

    await database.write(three)
    closure = await shut(database, OFFICE, 7)
    assert await move(database, OFFICE) == 3

    async def report() -> tuple[int, int, int]:
        found = await database.read(lambda tx: find_report(tx, closure.id))
        assert isinstance(found, ClosureReport)
        return found.told, found.underway, found.unreached

    assert await report() == (0, 3, 0)
    claims = Claims(database, RULES.channel("console"), RULES, Setbacks("console"))
    first, second, _ = (await claims.write(50, 50, ())).ready
    claims.end(Marked(first.delivery, "sent", "1"))
    claims.end(Marked(second.delivery, "failed", reason="chat-not-found"))
    await claims.write(0, 0, ())
    assert await report() == (1, 1, 1)
    long_ago = local(7, 0) - timedelta(days=9)
    done = update(deliveries).where(deliveries.c.finished_at.is_not(None)).values(finished_at=long_ago)

    def forget(tx: Transaction) -> int:
        settle_notices(tx)
        tx.connection.execute(done)
        return forget_old(tx, RULES)

    assert await database.write(forget) > 0
    assert await report() == (1, 1, 1)


async def test_a_slot_that_closed_while_it_was_held_is_not_booked_and_held_no_more(database: Database) -> None:
    answers = {
        "name": "Amina Haddad",
        "birth": "1990-05-03",
        "document": "national_id",
        "number": "01234567890",
        "station": "saliheen",
        "time": TEN.starts_at.isoformat(),
    }

    def confirm(tx: Transaction) -> object:
        return book(tx, a_chat(tx), answers, "ar", "1", Scene(tx.now, OFFICE, RULES, "console"))

    await database.write(with_chat(hold, TEN, OFFICE.stations[0]))
    await shut(database, OFFICE, 7)
    assert await database.write(confirm) == SlotClosed(TEN)
    assert await database.read(lambda tx: tx.connection.execute(select(holds)).all()) == []
    assert not await database.write(lambda tx: act.move_and_tell(tx, OFFICE, RULES))
