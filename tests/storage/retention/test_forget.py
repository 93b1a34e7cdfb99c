"""What a round of the leader forgets, and when."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.booking import Booking
from bot.domain.staff import Role
from storage.bookings.bookings import cancel_booking
from storage.bookings.cards import remember_card
from storage.bookings.qr_files import remember_picture
from storage.chats import inbox, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import staff
from storage.tables import applicants, bookings, chats, invitations, metadata
from storage.tables import deliveries as delivery_rows
from storage.tables import inbox as inbox_rows
from storage.tables import staff as staff_rows
from storage.tables import web_log as log_rows
from tests.builders import RULES, Clock, a_chat, local
from tests.storage.lifecycles import (
    DAY_ENDS,
    DRAFT,
    SECOND,
    a_booking,
    a_chat_that_stays,
    all_rows,
    came_in,
    enrolled,
    forget,
    forget_at,
    over,
    said,
    speak,
    the_row,
)
from tests.storage.rebinding import change
from tests.storage.verbs import ONE_PLACE, TEN, TOMORROW, booked, counts, hold


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
    change(tx, bookings, update(bookings).where(bookings.c.id == booking.id).values(values))


@pytest.mark.parametrize("ended", ["arrived", "missed"])
async def test_a_person_is_forgotten_a_week_after_the_visits_day_and_the_place_in_the_past_stays(
    database: Database, clock: Clock, ended: str
) -> None:
    booking = await database.write(a_booking)
    await database.write(lambda tx: remember_picture(tx, booking.code, "a file"))
    await database.write(lambda tx: remember_card(tx, booking.code, "77"))
    await database.write(lambda tx: tx.connection.execute(update(bookings).values(doubted_at=tx.now)).rowcount)
    if ended == "arrived":
        clock.time = TEN.starts_at
        await database.write(lambda tx: _arrived(tx, booking))
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention - SECOND)
    assert (await the_row(database, applicants)).name is not None
    row = await the_row(database, bookings)
    indexes = ("code_index", "person_index")
    assert (row.document_index, row.number_index) == (None, None), "what compares people goes with the day"
    gone = ("applicant_id", "chat_id", "code", "picture", "doubted_at", *indexes)
    assert [name for name in gone if row._mapping[name] is None] == []
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention)
    assert await all_rows(database, applicants) == []
    row = await the_row(database, bookings)
    assert (row.station, row.starts_at, row.ended) == (TEN.station, TEN.starts_at, ended)
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


async def test_a_sent_delivery_loses_its_reference_after_two_days_and_its_row_after_eight(
    database: Database, clock: Clock
) -> None:
    await database.write(lambda tx: said(tx, over(tx, a_chat_that_stays(tx))))
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


async def test_more_is_forgotten_than_fits_one_round(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> None:
        for number in range(520):
            speak(tx, f"person {number}", DRAFT)

    await database.write(begin)
    clock.forward(hours=72)
    await forget(database)
    assert await all_rows(database, chats) == []
