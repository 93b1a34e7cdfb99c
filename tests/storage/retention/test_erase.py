"""Nothing of a person is left: not after an erasure, and in no sealed column when all retention times are over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Column, select

from bot.domain.booking import Booking
from bot.domain.code import new_code
from bot.domain.desk import Counter, OfflineScan, Session
from bot.domain.message import Delete, Message, Send
from bot.domain.rules import BACKUPS_LIVE
from bot.domain.staff import Role
from storage.bookings.applicants import Answers
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.bookings.cards import remember_card
from storage.bookings.holds import hold_slot
from storage.bookings.qr_files import remember_picture
from storage.bookings.waits import wait
from storage.chats import conversations, inbox, web_log
from storage.counts import network_of
from storage.desk.day import make_pack
from storage.desk.late_forms import LateForm, hold_form
from storage.desk.late_records import record_scans
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue
from storage.retention.forget import forget_old, forget_person
from storage.staff import browsers, desk_sessions, pairings, staff
from storage.tables import applicants, bookings, chats, erasures, metadata
from storage.tables import deliveries as delivery_rows
from storage.tables import inbox as inbox_rows
from storage.tables import staff as staff_rows
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, local
from tests.storage.cases.opened import leaves_cases
from tests.storage.counters import HERE
from tests.storage.lifecycles import (
    DRAFT,
    SECOND,
    a_booking,
    all_rows,
    came_in,
    enrolled,
    forget,
    forget_at,
    rows,
    said,
    speak,
    the_row,
)
from tests.storage.verbs import ELEVEN, ONE_PLACE, TEN, TOMORROW, booked, confirm, free, hold

PERSONAL = [
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if column.info["holds"] in ("sealed", "blind index")
]


def erase(tx: Transaction, address: str = "someone") -> None:
    chat = conversations.load_chat(tx, inbox.sender_of(tx, "console", address))
    assert chat is not None
    forget_person(tx, chat, RULES)


async def test_erasing_frees_a_held_place_at_once_and_a_booked_one_when_it_has_cooled(
    database: Database, clock: Clock
) -> None:
    def begin(tx: Transaction) -> None:
        booked(tx, speak(tx), TEN, station=ONE_PLACE)
        hold(tx, a_chat(tx), ELEVEN, ONE_PLACE)

    def places(tx: Transaction) -> tuple[int, int]:
        return free(tx, TEN, ONE_PLACE), free(tx, ELEVEN, ONE_PLACE)

    await database.write(begin)
    assert await database.read(places) == (0, 0)
    await database.write(erase)
    assert await database.read(places) == (0, 1)
    clock.forward(seconds=RULES.cooling.total_seconds() - 1)
    assert await database.read(places) == (0, 1)
    clock.forward(seconds=1)
    assert await database.read(places) == (1, 1)


INDEXES = ("code_index", "person_index", "document_index", "number_index")


def lives_a_full_life(tx: Transaction) -> str:
    """One person with something in every place where there can be anything of a person."""
    chat_id = speak(tx, draft=DRAFT)
    booking = booked(tx, chat_id, TEN, an_applicant(inquiries=Answers({"field": "health"}, "words of theirs")))
    remember_picture(tx, booking.code, "a file")
    remember_card(tx, booking.code, "77")
    cancelled = booked(tx, chat_id, TOMORROW, an_applicant("02345678901"))
    cancel_booking(tx, chat_id, cancelled.id, RULES)
    hold_slot(tx, chat_id, ELEVEN, a_station(), True, RULES, network_of(tx, "192.0.2"))
    wait(tx, chat_id, "saliheen", True, network_of(tx, "192.0.2"))
    came_in(tx, "1")
    said(tx, chat_id)
    said(tx, chat_id, sent=False)
    web_log.append(tx, chat_id, "words", mine=True)
    return chat_id


async def traces(database: Database, of: set[Any]) -> list[str]:
    """The tables in which a row mentions one of these ids or indexes."""

    def read(tx: Transaction) -> list[str]:
        return [
            f"{table.name}.{name}"
            for table in metadata.sorted_tables
            for row in rows(tx, table)
            for name, value in row._mapping.items()
            if (bytes(value) if isinstance(value, bytes | memoryview) else value) in of
        ]

    return await database.read(read)


async def test_after_an_erasure_no_row_mentions_the_person_and_farewells_go_within_the_hour(
    database: Database, clock: Clock
) -> None:
    chat_id = await database.write(lives_a_full_life)
    await database.write(lambda tx: came_in(tx, "other", "another"))
    booked_rows, applicant_rows = await all_rows(database, bookings), await all_rows(database, applicants)
    indexes = {bytes(row._mapping[c]) for row in booked_rows for c in INDEXES}
    address_index = bytes((await the_row(database, chats)).address_index)
    person = {chat_id, address_index, *indexes, *(row.id for row in applicant_rows)}
    assert {one.split(".")[0] for one in await traces(database, person)} >= {
        *("chats", "bookings", "applicants", "holds", "waits", "inbox", "deliveries", "web_log")
    }
    await database.write(erase)
    assert await traces(database, person) == [], "what a restored backup must forget again is of a purpose of its own"
    assert len(await all_rows(database, erasures)) == 1
    assert sorted(row.ended for row in await all_rows(database, bookings)) == ["cancelled", "erased"]
    farewell = await the_row(database, delivery_rows)
    assert (farewell.kind, farewell.chat_id) == ("farewell", None)
    assert farewell.address is not None
    erased = clock()
    await forget_at(database, clock, erased + RULES.farewell - SECOND)
    assert len(await all_rows(database, delivery_rows)) == 1
    await forget_at(database, clock, erased + RULES.farewell)
    assert await all_rows(database, delivery_rows) == []
    (other,) = [row for row in await all_rows(database, inbox_rows) if row.update_key == "other"]
    assert other.sender is not None
    await forget_at(database, clock, erased + BACKUPS_LIVE + timedelta(days=1))
    assert await traces(database, person) == []


async def test_a_queued_deletion_that_nobody_can_read_keeps_nobody_from_being_erased(database: Database) -> None:
    def spoilt(tx: Transaction) -> str:
        chat_id = speak(tx)
        ids = queue(tx, [NewDelivery(chat_id, "console", "chore", Delete((ref,))) for ref in ("spoilt", "whole")])
        tx.connection.execute(delivery_rows.update().where(delivery_rows.c.id == ids[0]).values(payload=b"spoilt"))
        return chat_id

    chat_id = await database.write(spoilt)
    await database.write(erase)
    left = await database.read(lambda tx: tx.connection.execute(select(chats.c.id).where(chats.c.id == chat_id)).all())
    assert left == []
    kinds = await database.read(lambda tx: tx.connection.scalars(select(delivery_rows.c.kind)).all())
    assert kinds == ["farewell"]


async def test_an_erased_member_of_staff_stays_enrolled_with_nothing_else(database: Database) -> None:
    member = await database.write(enrolled)
    await database.write(lambda tx: booked(tx, a_chat(tx, "a clerk")))
    await database.write(lambda tx: erase(tx, "a clerk"))
    chat = await the_row(database, chats)
    assert chat.address is not None
    assert (chat.draft, chat.consent, chat.consented_at) == (None, None, None)
    assert (await the_row(database, staff_rows)).id == member.id
    assert await all_rows(database, applicants) == []
    assert (await the_row(database, bookings)).ended == "erased"


async def test_erasing_one_leaves_everybody_else_alone(database: Database) -> None:
    await database.write(a_booking)
    theirs = await database.write(lambda tx: booked(tx, a_chat(tx, "another"), who=an_applicant("02345678901")))
    await database.write(erase)
    assert await database.read(lambda tx: find_bookings(tx, a_chat(tx, "another"), RULES)) == (theirs,)


def _filled(column: Column[Any]) -> Callable[[Transaction], int]:
    statement = select(column).where(column.is_not(None))
    return lambda tx: len(tx.connection.execute(statement).all())


def works_at_a_desk(tx: Transaction, staff_id: str) -> None:
    pairings.open_pairing(tx, "a browser", 3, RULES, "0" * 32)
    browsers.remember_browser(tx, "0" * 32, "saliheen", 3)
    (signin,) = desk_sessions.issue_signin_code(tx, staff_id, RULES)
    assert isinstance(desk_sessions.redeem_signin_code(tx, signin.code, "a token", 3, RULES), Session)
    desk_sessions.issue_signin_code(tx, staff_id, RULES)
    make_pack(tx, [a_station()], local(7, 12).date(), RULES)


async def test_when_all_times_are_over_no_sealed_value_and_no_blind_index_of_the_person_is_left(
    database: Database, clock: Clock
) -> None:
    def begin(tx: Transaction) -> None:
        lives_a_full_life(tx)
        said(tx, a_chat(tx), sent=False)
        member = enrolled(tx)
        works_at_a_desk(tx, member.id)
        leaves_cases(tx)
        at = Counter("saliheen", 1)
        hold_form(tx, member, LateForm("f" * 32, "walk-in", tx.now.date(), at, tx.now, {"name": "Amina"}), RULES)
        scans = [OfflineScan("5" * 32, new_code(lambda _: 4242), "came", HERE, tx.now)]
        record_scans(tx, member, scans, (), RULES, HERE)
        staff.revoke(tx, member.id)
        staff.invite(tx, Role.ADMIN, None, "Hala", RULES)
        queue(tx, [NewDelivery(None, "console", "farewell", Send(Message("bye")), address="someone")])
        came_in(tx, "2", handled=False)
        a_chat(tx, "another")
        erase(tx, "another")

    def handle(tx: Transaction) -> None:
        waiting = inbox.next_waiting(tx, inbox.sender_of(tx, "console", "someone"))
        assert waiting is not None
        inbox.mark_handled(tx, waiting.seq, None, "ref 2")

    await database.write(begin)
    personal = [column for column in PERSONAL if column.table.name not in ("journal", "broadcasts", "notes")]
    empty = {column.name for column in personal if not await database.read(_filled(column))}
    assert empty == {"born_on", "phone"}, "the walk proves nothing for a column that was never filled"
    await database.write(handle)
    spans = (
        timedelta(days=8),
        RULES.update_retention,
        RULES.personal_retention,
        RULES.unfinished_retention,
        RULES.invitation,
        RULES.known_browser,
        RULES.uncollected_retention,
        RULES.unready_retention,
    )
    await forget_at(database, clock, local(9, 0) + max(spans) + SECOND)
    assert [str(column) for column in personal if await database.read(_filled(column))] == []
    assert {row.ended for row in await all_rows(database, bookings)} == {"missed", "cancelled", "arrived"}


async def test_what_is_forgotten_once_is_not_counted_again(database: Database, clock: Clock) -> None:
    await database.write(lives_a_full_life)
    clock.forward(days=30)
    assert await database.write(lambda tx: forget_old(tx, RULES)) > 0
    await forget(database)
    assert await database.write(lambda tx: forget_old(tx, RULES)) == 0


async def test_who_was_forgotten_may_begin_and_book_anew(database: Database, clock: Clock) -> None:
    await database.write(a_booking)
    await database.write(erase)

    def again(tx: Transaction) -> Any:
        chat_id = speak(tx)
        hold(tx, chat_id, ELEVEN)
        return confirm(tx, chat_id, ELEVEN)

    assert isinstance(await database.write(again), Booking)
