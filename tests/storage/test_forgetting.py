"""Retention seen by a clock that is moved: nothing goes early, nothing stays late, and no sealed column is left out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Table, select, update

from bot.domain.booking import Booking
from bot.domain.message import Message, Send
from bot.domain.staff import Role, Staff
from storage import conversations, inbox, staff, web_log
from storage.bookings import cancel_booking, find_bookings
from storage.database import Database, Transaction
from storage.deliveries import NewDelivery, queue
from storage.forgetting import forget_old, forget_person
from storage.pictures import remember_picture
from storage.sending import Marked, claim, mark
from storage.tables import applicants, bookings, chats, invitations, metadata
from storage.tables import deliveries as delivery_rows
from storage.tables import inbox as inbox_rows
from storage.tables import staff as staff_rows
from storage.tables import web_log as log_rows
from tests.builders import RULES, Clock, a_chat, an_applicant, local
from tests.storage.verbs import ELEVEN, ONE_PLACE, TEN, TOMORROW, booked, confirm, counts, free, hold

SECOND = timedelta(seconds=1)
DRAFT = {"errand": "register", "answers": {"name": "Amina Haddad"}}
DAY_ENDS = local(8, 0)  # of TEN and ELEVEN
PERSONAL = [
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if column.info["holds"] in ("sealed", "blind index")
]


async def forget(database: Database) -> None:
    """A round of the leader, which ends."""
    for _ in range(20):
        if not await database.write(lambda tx: forget_old(tx, RULES)):
            return
    raise AssertionError("there is always more to forget")


async def forget_at(database: Database, clock: Clock, when: datetime) -> None:
    clock.time = when
    await forget(database)


def speak(tx: Transaction, address: str = "someone", draft: dict[str, Any] | None = None) -> str:
    """A message just heard in a chat, with these answers afterwards."""
    chat_id = a_chat(tx, address)
    kept = {"errand": ""} if draft is None else draft
    conversations.save_conversation(
        tx, chat_id, locale="ar", consent="1", asked="birth", draft_id="d1", draft=kept, newly_agreed=True
    )
    return chat_id


def rows(tx: Transaction, table: Table) -> list[Any]:
    return list(tx.connection.execute(select(table)).all())


async def all_rows(database: Database, table: Table) -> list[Any]:
    return await database.read(lambda tx: rows(tx, table))


async def the_row(database: Database, table: Table) -> Any:
    (row,) = await all_rows(database, table)
    return row


def a_booking(tx: Transaction) -> Booking:
    return booked(tx, speak(tx))


def a_chat_that_stays(tx: Transaction) -> str:
    """Its booking is of tomorrow."""
    chat_id = speak(tx)
    booked(tx, chat_id, TOMORROW)
    return chat_id


async def test_an_unfinished_chat_is_gone_three_days_after_its_last_message(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: speak(tx, draft=DRAFT))
    clock.forward(hours=50)
    await database.write(lambda tx: speak(tx, draft=DRAFT))
    last = clock()
    await forget_at(database, clock, last + RULES.unfinished_retention - SECOND)
    assert (await the_row(database, chats)).draft is not None
    await forget_at(database, clock, last + RULES.unfinished_retention)
    assert await all_rows(database, chats) == []


async def test_the_hold_of_an_unfinished_chat_is_given_back_with_it(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: hold(tx, speak(tx, draft=DRAFT), TOMORROW, ONE_PLACE))
    clock.forward(hours=72)
    await forget(database)
    assert await all_rows(database, metadata.tables["holds"]) == []
    assert await database.read(counts) == {}


async def test_a_draft_beside_a_booking_is_emptied_and_chat_and_booking_stay(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> None:
        booked(tx, a_chat(tx), TOMORROW)
        speak(tx, draft=DRAFT)

    clock.time = local(6, 12)
    await database.write(begin)
    await forget_at(database, clock, local(6, 12) + RULES.unfinished_retention - SECOND)
    assert (await the_row(database, chats)).draft is not None
    await forget_at(database, clock, local(6, 12) + RULES.unfinished_retention)
    chat = await the_row(database, chats)
    assert (chat.draft, chat.draft_id, chat.asked) == (None, None, None)
    assert chat.address is not None
    assert chat.consent == "1"
    booking = await the_row(database, bookings)
    assert booking.chat_id == chat.id
    assert booking.code is not None
    assert (await the_row(database, applicants)).name is not None


def _arrived(tx: Transaction, booking: Booking) -> None:
    values = {"ended": "arrived", "ended_at": tx.now}
    tx.connection.execute(update(bookings).where(bookings.c.id == booking.id).values(values))


@pytest.mark.parametrize("ended", ["arrived", "missed"])
async def test_a_person_is_forgotten_a_week_after_the_visits_day_and_the_place_in_the_past_stays(
    database: Database, clock: Clock, ended: str
) -> None:
    booking = await database.write(a_booking)
    await database.write(lambda tx: remember_picture(tx, booking.code, "a file"))
    if ended == "arrived":
        clock.time = TEN.starts_at
        await database.write(lambda tx: _arrived(tx, booking))
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention - SECOND)
    assert (await the_row(database, applicants)).name is not None
    row = await the_row(database, bookings)
    assert None not in (row.code, row.picture, row.code_index, row.person_index, row.document_index, row.chat_id)
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention)
    assert await all_rows(database, applicants) == []
    row = await the_row(database, bookings)
    assert (row.station, row.starts_at, row.ended) == (TEN.station, TEN.starts_at, ended)
    gone = ("applicant_id", "chat_id", "code", "picture", "code_index", "person_index", "document_index")
    assert [name for name in gone if row._mapping[name] is not None] == []


async def test_who_cancelled_is_forgotten_a_week_after_that(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> None:
        booking = booked(tx, speak(tx), TOMORROW)
        cancel_booking(tx, a_chat(tx), booking.id, RULES)

    await database.write(begin)
    cancelled = clock()
    await forget_at(database, clock, cancelled + RULES.personal_retention - SECOND)
    assert len(await all_rows(database, applicants)) == 1
    assert cancelled + RULES.personal_retention < local(9, 0) + RULES.personal_retention
    await forget_at(database, clock, cancelled + RULES.personal_retention)
    assert await all_rows(database, applicants) == []
    row = await the_row(database, bookings)
    assert (row.ended, row.code, row.person_index, row.station) == ("cancelled", None, None, TOMORROW.station)


async def test_a_chat_goes_after_its_last_booking_and_three_days_of_silence(database: Database, clock: Clock) -> None:
    await database.write(a_booking)
    clock.time = last = DAY_ENDS + RULES.personal_retention - timedelta(hours=1)
    await database.write(speak)
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention)
    assert await all_rows(database, applicants) == []
    assert (await the_row(database, chats)).address is not None
    await forget_at(database, clock, last + RULES.unfinished_retention - SECOND)
    assert len(await all_rows(database, chats)) == 1
    await forget_at(database, clock, last + RULES.unfinished_retention)
    assert await all_rows(database, chats) == []


async def test_a_silent_chat_stays_as_long_as_its_booking(database: Database, clock: Clock) -> None:
    await database.write(a_booking)
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention - SECOND)
    assert len(await all_rows(database, chats)) == 1
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention)
    assert await all_rows(database, chats) == []


async def test_a_day_missed_is_marked_so(database: Database, clock: Clock) -> None:
    await database.write(a_booking)
    await forget_at(database, clock, DAY_ENDS - SECOND)
    assert (await the_row(database, bookings)).ended is None
    await forget_at(database, clock, DAY_ENDS)
    row = await the_row(database, bookings)
    assert (row.ended, row.ended_at) == ("missed", DAY_ENDS)


async def test_who_missed_the_day_books_again_without_any_periodic_job(database: Database, clock: Clock) -> None:
    await database.write(a_booking)
    clock.time = DAY_ENDS
    again = await database.write(lambda tx: booked(tx, a_chat(tx), TOMORROW))
    assert again.slot == TOMORROW
    assert sorted(str(row.ended) for row in await all_rows(database, bookings)) == ["None", "missed"]


def enrolled(tx: Transaction) -> Staff:
    payload = staff.invite(tx, Role.STATION, "saliheen", "Hala", RULES).payload
    member = staff.enrol(tx, payload, speak(tx, "a clerk", DRAFT))
    assert isinstance(member, Staff)
    return member


async def test_staff_keep_their_chat_and_not_their_draft_until_they_are_revoked(
    database: Database, clock: Clock
) -> None:
    member = await database.write(enrolled)
    clock.forward(days=60)
    await forget(database)
    chat = await the_row(database, chats)
    assert chat.address is not None
    assert chat.draft is None
    assert (await the_row(database, staff_rows)).name is not None
    await database.write(lambda tx: staff.revoke(tx, member.id))
    revoked = clock()
    await forget_at(database, clock, revoked + RULES.personal_retention - SECOND)
    assert len(await all_rows(database, staff_rows)) == 1
    assert await all_rows(database, chats) == []
    await forget_at(database, clock, revoked + RULES.personal_retention)
    assert await all_rows(database, staff_rows) == []


async def test_an_invitation_goes_when_it_can_no_longer_be_used(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: staff.invite(tx, Role.ADMIN, None, None, RULES))
    invited = clock()
    await forget_at(database, clock, invited + RULES.invitation - SECOND)
    assert len(await all_rows(database, invitations)) == 1
    await forget_at(database, clock, invited + RULES.invitation)
    assert await all_rows(database, invitations) == []


def came_in(tx: Transaction, key: str, address: str = "someone", handled: bool = True) -> None:
    (sender,) = inbox.store(tx, "console", [inbox.NewUpdate(key, address, "words")])
    if handled:
        waiting = inbox.next_waiting(tx, sender)
        assert waiting is not None
        assert inbox.mark_handled(tx, waiting.seq, "d1", f"ref {key}")


async def test_a_handled_message_loses_its_sender_after_two_days_and_its_row_after_eight(
    database: Database, clock: Clock
) -> None:
    await database.write(lambda tx: came_in(tx, "1"))
    received = clock()
    await forget_at(database, clock, received + RULES.message_retention)
    row = await the_row(database, inbox_rows)
    assert row.payload is None
    assert None not in (row.sender, row.message_ref, row.draft_id)
    await forget_at(database, clock, received + RULES.message_retention + SECOND)
    row = await the_row(database, inbox_rows)
    assert (row.sender, row.message_ref, row.draft_id, row.update_key) == (None, None, None, "1")
    await forget_at(database, clock, received + RULES.update_retention)
    assert len(await all_rows(database, inbox_rows)) == 1
    await forget_at(database, clock, received + RULES.update_retention + SECOND)
    assert await all_rows(database, inbox_rows) == []


async def test_a_message_nobody_handled_is_never_forgotten(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: came_in(tx, "1", handled=False))
    clock.forward(days=400)
    await forget(database)
    row = await the_row(database, inbox_rows)
    assert row.payload is not None
    waiting = await database.read(lambda tx: inbox.next_waiting(tx, bytes(row.sender)))
    assert waiting is not None
    assert waiting.payload == "words"


def said(tx: Transaction, chat_id: str, sent: bool = True) -> None:
    queue(tx, [NewDelivery(chat_id, "console", "reply", Send(Message("words")), "d1")])
    if sent:
        mark(tx, [Marked(one, "sent", f"m {one.id}") for one in claim(tx, ["console"], 50)])


async def test_a_sent_delivery_loses_its_reference_after_two_days_and_its_row_after_eight(
    database: Database, clock: Clock
) -> None:
    await database.write(lambda tx: said(tx, a_chat_that_stays(tx)))
    sent = clock()
    await forget_at(database, clock, sent + RULES.message_retention - SECOND)
    row = await the_row(database, delivery_rows)
    assert row.payload is None
    assert None not in (row.message_ref, row.draft_id)
    await forget_at(database, clock, sent + RULES.message_retention)
    row = await the_row(database, delivery_rows)
    assert (row.message_ref, row.draft_id) == (None, None)
    await forget_at(database, clock, sent + RULES.update_retention - SECOND)
    assert len(await all_rows(database, delivery_rows)) == 1
    await forget_at(database, clock, sent + RULES.update_retention)
    assert await all_rows(database, delivery_rows) == []


async def test_what_the_chat_page_shows_goes_after_two_days_though_the_chat_stays(
    database: Database, clock: Clock
) -> None:
    await database.write(lambda tx: web_log.append(tx, a_chat_that_stays(tx), "words", mine=True))
    written = clock()
    await forget_at(database, clock, written + RULES.message_retention)
    assert len(await all_rows(database, log_rows)) == 1
    await forget_at(database, clock, written + RULES.message_retention + SECOND)
    assert await all_rows(database, log_rows) == []
    assert len(await all_rows(database, chats)) == 1


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


def lives_a_full_life(tx: Transaction) -> str:
    """One person with something in every place where there can be anything of a person."""
    chat_id = speak(tx, draft=DRAFT)
    booking = booked(tx, chat_id, TEN)
    remember_picture(tx, booking.code, "a file")
    cancelled = booked(tx, chat_id, TOMORROW, an_applicant("02345678901"))
    cancel_booking(tx, chat_id, cancelled.id, RULES)
    hold(tx, chat_id, ELEVEN)
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
    indexes = {bytes(row._mapping[c]) for row in booked_rows for c in ("code_index", "person_index", "document_index")}
    address_index = bytes((await the_row(database, chats)).address_index)
    person = {chat_id, address_index, *indexes, *(row.id for row in applicant_rows)}
    assert {one.split(".")[0] for one in await traces(database, person)} >= {
        *("chats", "bookings", "applicants", "holds", "inbox", "deliveries", "web_log")
    }
    await database.write(erase)
    assert await traces(database, person) == []
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


async def test_when_all_times_are_over_no_sealed_value_and_no_blind_index_of_the_person_is_left(
    database: Database, clock: Clock
) -> None:
    def begin(tx: Transaction) -> None:
        lives_a_full_life(tx)
        said(tx, a_chat(tx), sent=False)
        staff.revoke(tx, enrolled(tx).id)
        staff.invite(tx, Role.ADMIN, None, "Hala", RULES)
        queue(tx, [NewDelivery(None, "console", "farewell", Send(Message("bye")), address="someone")])
        came_in(tx, "2", handled=False)

    def handle(tx: Transaction) -> None:
        waiting = inbox.next_waiting(tx, inbox.sender_of(tx, "console", "someone"))
        assert waiting is not None
        inbox.mark_handled(tx, waiting.seq, None, "ref 2")

    await database.write(begin)
    personal = [column for column in PERSONAL if column.table.name != "journal"]
    empty = [str(column) for column in personal if not await database.read(_filled(column))]
    assert empty == [], "the walk proves nothing for a column that was never filled"
    await database.write(handle)
    spans = (RULES.update_retention, RULES.personal_retention, RULES.unfinished_retention, RULES.invitation)
    await forget_at(database, clock, local(9, 0) + max(spans) + SECOND)
    assert [str(column) for column in personal if await database.read(_filled(column))] == []
    assert {row.ended for row in await all_rows(database, bookings)} == {"missed", "cancelled"}


async def test_more_is_forgotten_than_fits_one_round(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> None:
        for number in range(520):
            speak(tx, f"person {number}", DRAFT)

    await database.write(begin)
    clock.forward(hours=72)
    await forget(database)
    assert await all_rows(database, chats) == []


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
