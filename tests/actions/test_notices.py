"""What an applicant is told of what was done at a desk: in their language, and nothing of the purpose."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.actions import visits
from bot.actions.notices import tell_of_arrival, tell_of_cancel_at_desk, tell_of_move_at_desk, tell_of_reminder
from bot.channels.web import traits as web
from bot.conversation.core.state import Scene
from bot.domain.arrival import Arrived
from bot.domain.booking import Booking, BookingCancelled
from bot.domain.desk import CancelledAtDesk, MovedAtDesk
from bot.domain.message import Edit, Send
from bot.rendering.text import write
from storage.bookings.bookings import find_chat
from storage.bookings.cards import remember_card
from storage.bookings.reminders import Reminded
from storage.chats.conversations import ChatState, load_chat, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.tables import chats, deliveries
from tests.builders import RULES, a_chat, an_office, open_for_tests
from tests.storage.verbs import ELEVEN, TEN, booked


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(database_url) as opened:
        yield opened.database


def scene(tx: Transaction) -> Scene:
    return Scene(tx.now, an_office(), RULES, "desk")


def someone(tx: Transaction, locale: str) -> Booking:
    chat_id = a_chat(tx)
    save_conversation(tx, chat_id, ChatState(locale=locale, consent="1", asked="menu"), newly_agreed=True)
    return booked(tx, chat_id)


async def told(database: Database) -> list[str]:
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 10))
    return [each.outgoing.message.text for each in claimed if isinstance(each.outgoing, Send)]


@pytest.mark.parametrize(
    ("locale", "words"), [("ar", ("11:00", "ورمزك ما زال صالحاً")), ("en", ("11:00", "your code still works"))]
)
async def test_who_was_moved_at_the_desk_learns_the_new_time(
    database: Database, locale: str, words: tuple[str, str]
) -> None:
    def move(tx: Transaction) -> None:
        booking = someone(tx, locale)
        tell_of_move_at_desk(tx, MovedAtDesk(booking.id, "0531", TEN, ELEVEN), scene(tx))

    await database.write(move)
    (text,) = await told(database)
    assert all(word in text for word in words)
    assert "Amina" not in text


@pytest.mark.parametrize(("locale", "words"), [("ar", "أُلغي موعدك"), ("en", "Your appointment is cancelled")])
async def test_who_was_cancelled_at_the_desk_learns_it(database: Database, locale: str, words: str) -> None:
    def cancel(tx: Transaction) -> None:
        tell_of_cancel_at_desk(tx, CancelledAtDesk(someone(tx, locale).id, "0531", TEN), scene(tx))

    await database.write(cancel)
    (text,) = await told(database)
    assert words in text
    assert "10:00" in text


async def test_nobody_is_told_who_has_no_chat(database: Database) -> None:
    def cancel(tx: Transaction) -> int:
        tell_of_cancel_at_desk(tx, CancelledAtDesk("nobody", "0531", TEN), scene(tx))
        return len(tx.connection.execute(select(deliveries.c.id)).all())

    assert await database.write(cancel) == 0


async def test_the_picture_of_an_appointment_that_is_off_says_so_whoever_cancelled_it(database: Database) -> None:
    def cancel(tx: Transaction) -> None:
        chat_id = a_chat(tx, "somebody")
        save_conversation(tx, chat_id, ChatState(locale="en", consent="1", asked="menu"), newly_agreed=True)
        mine, theirs = booked(tx, chat_id), someone(tx, "en")
        for nth, booking in enumerate((mine, theirs)):
            remember_card(tx, booking.code, f"picture-{nth}")
        on_screen = replace(scene(tx), rules=replace(RULES, channels=(replace(web.TRAITS, name="console"),)))
        assert isinstance(visits.cancel(tx, chat_id, mine.id, on_screen), BookingCancelled)
        tell_of_cancel_at_desk(tx, CancelledAtDesk(theirs.id, "0531", TEN), on_screen)

    await database.write(cancel)
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 10))
    edits = {each.outgoing.ref: each.outgoing for each in claimed if isinstance(each.outgoing, Edit)}
    assert sorted(edits) == ["picture-0", "picture-1"]
    assert {edit.message.text for edit in edits.values()} == {write("card-off", "en")}
    assert all(edit.only and not edit.message.qr for edit in edits.values())


async def test_who_does_not_read_finds_numbers_beside_the_choices_of_a_reminder_and_may_type_one(
    database: Database,
) -> None:
    def remind(tx: Transaction) -> tuple[str, str]:
        booking = someone(tx, "ar")
        chat_id = find_chat(tx, booking.id) or ""
        listening = {"errand": "", "listens": True, "numbered": {"1": "menu:code"}}
        save_conversation(tx, chat_id, ChatState("ar", "1", "menu", draft=listening))
        reminded = Reminded(booking.id, chat_id, booking.slot, "")
        tell_of_reminder(tx, "evening", reminded, scene(tx), tx.now, tx.now + timedelta(hours=1))
        return chat_id, booking.id

    chat_id, booking_id = await database.write(remind)
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 10))
    (message,) = [each.outgoing.message for each in claimed if isinstance(each.outgoing, Send)]
    assert [button.label[:6] for row in message.rows for button in row] == ["2️⃣1️⃣", "2️⃣2️⃣", "2️⃣3️⃣"]

    def numbered(tx: Transaction) -> object:
        index = tx.connection.scalar(select(chats.c.address_index).where(chats.c.id == chat_id))
        chat = load_chat(tx, bytes(index or b""))
        return chat and chat.draft and chat.draft["numbered"]

    verbs = {"21": "coming", "22": "change", "23": "cancel"}
    expected = {"1": "menu:code"} | {number: f"reminder:{verb}:{booking_id}" for number, verb in verbs.items()}
    assert await database.read(numbered) == expected


async def test_who_reads_finds_no_numbers_there_and_the_draft_stays_as_it_is(database: Database) -> None:
    def remind(tx: Transaction) -> bytes | None:
        booking = someone(tx, "ar")
        chat_id = find_chat(tx, booking.id) or ""
        of_chat = select(chats.c.draft).where(chats.c.id == chat_id)
        before = tx.connection.scalar(of_chat)
        reminded = Reminded(booking.id, chat_id, booking.slot, "")
        tell_of_reminder(tx, "evening", reminded, scene(tx), tx.now, tx.now + timedelta(hours=1))
        assert tx.connection.scalar(of_chat) == before
        return before

    assert await database.write(remind)
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 10))
    (message,) = [each.outgoing.message for each in claimed if isinstance(each.outgoing, Send)]
    assert not [button.label for row in message.rows for button in row if "\u20e3" in button.label]


async def test_who_is_told_of_a_paper_learns_that_it_was_handed_over_and_whether_to_them(database: Database) -> None:
    def hand(tx: Transaction) -> None:
        there = Arrived(someone(tx, "en").id, "204", TEN, tx.now)
        tell_of_arrival(tx, there, scene(tx))
        tell_of_arrival(tx, replace(there, handed="4711"), scene(tx))
        tell_of_arrival(tx, replace(there, handed="4711", by_another=True), scene(tx))

    await database.write(hand)
    came, mine, anothers = await told(database)
    assert "arrival" in came
    assert "paper" in mine
    assert "somebody" not in mine
    assert "somebody for you" in anothers
    assert "4711" not in mine + anothers


@pytest.mark.parametrize(("eastern", "shown"), [(True, "١١:٠٠"), (False, "11:00")])
async def test_what_comes_unasked_has_the_digits_that_the_chat_is_shown(
    database: Database, eastern: bool, shown: str
) -> None:
    def move(tx: Transaction) -> None:
        booking = someone(tx, "ar")
        chat_id = find_chat(tx, booking.id) or ""
        draft = {"errand": "", "eastern": eastern}
        save_conversation(tx, chat_id, ChatState(locale="ar", consent="1", asked="menu", draft=draft))
        tell_of_move_at_desk(tx, MovedAtDesk(booking.id, "0531", TEN, ELEVEN), scene(tx))

    await database.write(move)
    (text,) = await told(database)
    assert shown in text
