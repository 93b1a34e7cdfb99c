"""The bad day: everybody out, nobody shown to anybody, and what was seen is told without telling whose it was."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.domain.arrival import Expected, LookFirst, NotStaff
from bot.domain.booking import Booking
from bot.domain.desk import PairingGone, Session
from bot.domain.staff import InvitationInvalid, Role, Staff
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.desk.arrivals import confirm_arrival, doubt_arrival, undo_arrival
from storage.desk.changes import cancel_at_desk, find_slip
from storage.desk.looks import look_at, look_up, look_up_number, show_number
from storage.desk.seen import remember
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.retention.forget import forget_person
from storage.staff.desk_sessions import find_session, issue_signin_code, redeem_signin_code
from storage.staff.lockdown import Contained, contain, find_seen, mark_told, thaw
from storage.staff.pairings import answer_pairing, find_pairing, open_pairing, redeem_pairing
from storage.staff.staff import enrol, find_staff, invite, revoke_member
from tests.builders import RULES, ZONE, Clock, a_chat, a_registration, a_station, an_applicant
from tests.storage.counters import HERE
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import ELEVEN, TEN, booked, with_chat

NUMBER = "01234567890"


@pytest.fixture
async def clerk(database: Database) -> Staff:
    return await a_clerk(database)


@pytest.fixture
async def booking(database: Database) -> Booking:
    found = await database.write(with_chat(booked, who=an_applicant(NUMBER)))
    assert isinstance(found, Booking)
    return found


def signed_in(tx: Transaction, member: Staff, token: str = "token") -> Session | PairingGone:
    (issued,) = issue_signin_code(tx, member.id, RULES)
    return redeem_signin_code(tx, issued.code, token, 3, RULES)


async def look(database: Database, clerk: Staff, booking: Booking) -> object:
    return await database.write(lambda tx: look_up(tx, clerk, booking.code, RULES, HERE))


async def test_everything_that_leads_to_a_desk_is_void(database: Database, clerk: Staff) -> None:
    await database.write(lambda tx: signed_in(tx, clerk))
    pairing = await database.write(lambda tx: open_pairing(tx, "browser", 3, RULES))
    (code,) = await database.write(lambda tx: issue_signin_code(tx, clerk.id, RULES))
    invitation = await database.write(lambda tx: invite(tx, Role.STATION, "saliheen", None, RULES))
    assert await database.write(contain) == Contained(1, 1, 1, 1)
    assert await database.write(contain) == Contained(0, 0, 0, 0)
    assert await database.write(thaw)
    assert await database.read(lambda tx: find_session(tx, "token", RULES)) is None
    assert await database.write(lambda tx: find_pairing(tx, clerk, pairing.payload)) == PairingGone()
    assert await database.write(lambda tx: redeem_signin_code(tx, code.code, "other", 3, RULES)) == PairingGone()
    assert await database.write(lambda tx: enrol(tx, invitation.payload, a_chat(tx, "new"))) == InvitationInvalid()


async def test_no_desk_verb_answers_anybody_while_looks_are_frozen(
    database: Database, clerk: Staff, booking: Booking
) -> None:
    admin = await a_clerk(database, None, "admin")
    await database.write(contain)
    who, station = an_applicant(), a_station()

    def asked(tx: Transaction, member: Staff) -> list[Any]:
        return [
            look_up(tx, member, booking.code, RULES),
            look_up(tx, member, booking.code, RULES, HERE),
            look_at(tx, member, booking.id, RULES, HERE, tx.now.astimezone(ZONE).date()),
            look_up_number(tx, member, NUMBER, RULES, HERE),
            show_number(tx, member, booking.id, RULES, HERE),
            confirm_arrival(tx, member, booking.id, RULES, HERE),
            doubt_arrival(tx, member, booking.id, RULES, HERE),
            undo_arrival(tx, member, booking.id, RULES),
            cancel_at_desk(tx, member, booking.id, RULES, HERE),
            find_slip(tx, member, booking.id, RULES, HERE),
            register_walk_in(tx, member, a_registration(who), TEN, (station,), RULES, HERE),
        ]

    for member in (clerk, admin):
        assert set(await database.write(partial(asked, member=member))) == {NotStaff()}
    assert await database.write(thaw)
    assert isinstance(await look(database, clerk, booking), Expected)


async def test_nobody_signs_in_until_it_is_over_and_then_everybody_anew(database: Database, clerk: Staff) -> None:
    before = await database.write(lambda tx: signed_in(tx, clerk, "before"))
    assert isinstance(before, Session)
    await database.write(contain)
    assert await database.write(lambda tx: signed_in(tx, clerk, "code")) == PairingGone()
    pairing = await database.write(lambda tx: open_pairing(tx, "browser", 3, RULES))
    assert await database.write(lambda tx: find_pairing(tx, clerk, pairing.digits)) == PairingGone()
    assert await database.write(lambda tx: answer_pairing(tx, clerk, "any", pairing.answer)) == PairingGone()
    assert not isinstance(await database.write(lambda tx: redeem_pairing(tx, "browser", "token", RULES)), Session)
    assert await database.write(thaw) is True
    assert await database.write(thaw) is False
    assert await database.read(lambda tx: find_session(tx, "before", RULES)) is None
    assert isinstance(await database.write(lambda tx: signed_in(tx, clerk, "after")), Session)
    assert await database.read(lambda tx: find_session(tx, "after", RULES)) is not None


async def test_admins_go_on_running_the_service_from_their_chats(database: Database, clerk: Staff) -> None:
    """A curfew does not wait, and whoever looked too much must be let go."""
    admin = await a_clerk(database, None, "admin")
    await database.write(contain)
    assert await database.read(with_chat(find_staff, address="admin")) == admin
    closed = await database.write(lambda tx: close(tx, admin, ["saliheen"], tx.now, tx.now + timedelta(hours=9), None))
    assert len(closed) == 1
    assert await database.write(lambda tx: revoke_member(tx, clerk.id, admin)) == "revoked"


async def test_what_was_seen_is_told_by_its_call_number_from_a_time_on(
    database: Database, clock: Clock, clerk: Staff, booking: Booking
) -> None:
    await look(database, clerk, booking)
    clock.forward(minutes=10)
    since = clock()
    await database.write(lambda tx: remember(tx, clerk, booking.id, HERE))
    await database.write(lambda tx: show_number(tx, clerk, booking.id, RULES, HERE))
    other = await database.write(with_chat(booked, ELEVEN, an_applicant("09876543210"), address="other"))
    await database.write(lambda tx: remember(tx, clerk, other.id, HERE))
    await database.write(lambda tx: find_slip(tx, clerk, other.id, RULES, HERE))
    await database.write(lambda tx: look_up(tx, clerk, "000000000000", RULES, HERE))
    await database.write(contain)
    seen = await database.read(lambda tx: find_seen(tx, since))
    told = [(one.at, one.station, one.call_number, one.booking_id) for one in seen.looks]
    assert told == [(since, "saliheen", one.call_number, one.id) for one in (booking, other)]
    assert {one.who for one in seen.looks} == {clerk.name}
    assert seen.several == 0
    everything = await database.read(lambda tx: find_seen(tx, since - timedelta(hours=1)))
    assert [one.call_number for one in everything.looks] == [
        booking.call_number,
        booking.call_number,
        other.call_number,
    ]


async def test_each_chat_is_told_once_and_again_only_after_another_look(
    database: Database, clock: Clock, clerk: Staff, booking: Booking
) -> None:
    since = clock()
    await look(database, clerk, booking)
    await look(database, clerk, booking)
    clock.forward(minutes=1)

    def told(tx: Transaction) -> tuple[str, ...]:
        return mark_told(tx, find_seen(tx, since))

    chat_id = await database.read(with_chat(lambda tx, chat_id: chat_id))
    assert await database.write(told) == (chat_id,)
    assert await database.write(told) == ()
    clock.forward(minutes=1)
    await look(database, clerk, booking)
    assert await database.write(told) == (chat_id,)


async def test_whoever_was_erased_is_counted_and_cannot_be_told(
    database: Database, clock: Clock, clerk: Staff, booking: Booking
) -> None:
    await look(database, clerk, booking)

    def erase(tx: Transaction) -> None:
        chat = load_chat(tx, sender_of(tx, "console", "someone"))
        assert chat is not None
        forget_person(tx, chat, RULES)

    await database.write(erase)
    seen = await database.read(lambda tx: find_seen(tx, clock()))
    assert [(one.call_number, one.chat_id) for one in seen.looks] == [(None, None)]
    assert await database.write(lambda tx: mark_told(tx, seen)) == ()


async def test_an_ended_booking_does_not_betray_that_looks_are_frozen(
    database: Database, clerk: Staff, booking: Booking
) -> None:
    """Frozen, a clerk learns as little of a booking that is there as of one that never was."""
    gone = "0" * 16
    assert await database.write(lambda tx: find_slip(tx, clerk, gone, RULES, HERE)) == LookFirst()
    await database.write(contain)
    for booking_id in (gone, booking.id):
        assert (
            await database.write(partial(find_slip, staff=clerk, booking_id=booking_id, rules=RULES, at=HERE))
            == NotStaff()
        )
