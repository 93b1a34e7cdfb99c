"""Each row that belongs to somebody, taken by who can write to the database and has no keys: it is nobody's then."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.arrival import CodeUnknown
from bot.domain.booking import BookingEnded, HoldExpired
from bot.domain.desk import Counter, Paired, PairingFound, PairingGone
from bot.domain.message import Message, Send
from bot.domain.staff import InvitationInvalid, Role
from bot.domain.waiting import OfferGone
from storage.bookings.bookings import book, cancel_booking, find_bookings, find_chat, move_booking
from storage.bookings.offer_answers import take_offer
from storage.bookings.reminders import record_coming
from storage.bookings.waits import first_waiting
from storage.chats import web_log
from storage.chats.chats import find_chat_id, open_chat
from storage.chats.conversations import load_chat
from storage.chats.inbox import NewUpdate, next_waiting, sender_of, store
from storage.desk.arrivals import confirm_arrival
from storage.desk.late_forms import LateForm, hold_form, open_form
from storage.desk.looks import look_up
from storage.engine.database import Database
from storage.engine.keyring import NotOurs
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.staff.desk_sessions import end_session, find_session, issue_signin_code, redeem_signin_code
from storage.staff.pairings import answer_pairing, find_pairing, open_pairing, redeem_pairing
from storage.staff.staff import any_admin, enrol, find_on_duty, find_staff, invite, list_staff, revoke, staff_chats
from tests.builders import RULES, Clock, a_chat, a_registration, open_for_tests
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.queue import AT_TEN, LONE, OFFICE, PLACE, given_back, offered, taken_by_another, waits_for
from tests.storage.staff.sign_ins import staffed
from tests.storage.verbs import ELEVEN, TEN, booked, hold

HERE = Counter("saliheen", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(migrated_url: Callable[[str], str], clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), clock) as opened:
        yield opened.database


def sql(tx: Transaction, statement: str, **values: Any) -> None:
    assert tx.connection.execute(text(statement), values).rowcount > 0, "an attack on nothing"


def noticed(tx: Transaction) -> set[str]:
    return {table for table, _ in tx.mismatches.waiting}


async def test_a_booking_that_was_given_to_another_chat_is_nobodys(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        victim, thief = a_chat(tx, "victim"), a_chat(tx, "thief")
        booking = booked(tx, victim)
        sql(tx, "UPDATE bookings SET chat_id = :thief", thief=thief)
        assert find_bookings(tx, thief, RULES) == ()
        assert find_chat(tx, booking.id) is None
        assert record_coming(tx, thief, booking.id) is None
        assert cancel_booking(tx, thief, booking.id, RULES) == BookingEnded()
        hold(tx, thief, ELEVEN)
        assert move_booking(tx, thief, booking.id, ELEVEN, RULES) == BookingEnded()
        assert noticed(tx) == {"bookings"}
        again = booked(tx, victim)
        assert find_bookings(tx, victim, RULES) == (again,), "the victim is kept from nothing"

    await database.write(attack)


@pytest.mark.parametrize(
    "change",
    ["starts_at = starts_at - 3600000", "station = 'shahba'", "ended = NULL, ended_at = NULL", "channel = 'web'"],
)
async def test_no_desk_knows_a_booking_with_another_time_place_or_end(
    database: Database, clock: Clock, change: str
) -> None:
    def attack(tx: Transaction) -> None:
        clerk, chat = staffed(tx), a_chat(tx, "somebody")
        booking = booked(tx, chat)
        if "ended" in change:
            cancel_booking(tx, chat, booking.id, RULES)
        sql(tx, f"UPDATE bookings SET {change}")
        assert look_up(tx, clerk, booking.code, RULES, HERE) == CodeUnknown()
        assert confirm_arrival(tx, clerk, booking.id, RULES, HERE) == CodeUnknown()

    await database.write(attack)


async def test_a_place_held_for_another_chat_is_not_booked(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        victim, thief = a_chat(tx, "victim"), a_chat(tx, "thief")
        hold(tx, victim)
        sql(tx, "UPDATE holds SET chat_id = :thief", thief=thief)
        assert book(tx, thief, "console", a_registration(), TEN, RULES) == HoldExpired(TEN)

    await database.write(attack)


async def test_a_turn_in_the_waiting_list_and_an_offer_cannot_be_taken_over(database: Database, clock: Clock) -> None:
    clock.time = AT_TEN
    await database.write(taken_by_another)
    await database.write(lambda tx: waits_for(tx, "victim"))
    await database.write(given_back)
    clock.forward(minutes=15)

    def attack(tx: Transaction) -> None:
        thief = speak(tx, "thief", DRAFT)
        offer = offered(tx)
        assert offer is not None
        sql(tx, "UPDATE offers SET chat_id = :thief", thief=thief)
        assert take_offer(tx, thief, offer.id, OFFICE, RULES) == OfferGone()
        sql(tx, "UPDATE offers SET ended_at = 1")
        sql(tx, "UPDATE waits SET chat_id = :thief", thief=thief)
        assert first_waiting(tx, LONE.key, {False: PLACE.starts_at}) is None
        assert noticed(tx) == {"offers", "waits"}

    await database.write(attack)


async def test_a_message_that_waits_for_one_chat_is_never_sent_to_another(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        victim, thief = a_chat(tx, "victim"), a_chat(tx, "thief")
        queue(tx, [NewDelivery(victim, "console", "reply", Send(Message("the code"))) for _ in range(2)])
        sql(tx, "UPDATE deliveries SET chat_id = :thief WHERE seq = 1", thief=thief)
        assert [one.address for one in claim(tx, {"console"}, 10)] == ["victim"]

    await database.write(attack)


async def test_what_a_chat_page_shows_stays_in_its_chat(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        victim, thief = a_chat(tx, "victim", "web"), a_chat(tx, "thief", "web")
        ref = web_log.append(tx, victim, "the code", mine=False) or ""
        sql(tx, "UPDATE web_log SET chat_id = :thief, version = 1", thief=thief)
        sql(tx, "UPDATE chats SET log_version = 5")
        assert web_log.changes(tx, thief, 0).entries == ()
        assert web_log.find_entry(tx, thief, ref) is None
        assert web_log.find_last(tx, thief) is None

    await database.write(attack)


async def test_a_chat_is_found_by_its_own_address_alone_however_the_indexes_change_places(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        victim, thief = a_chat(tx, "victim", "web"), a_chat(tx, "thief", "web")
        sender = sender_of(tx, "web", "thief")
        sql(tx, "UPDATE chats SET address_index = x'00' WHERE id = :thief", thief=thief)
        sql(tx, "UPDATE chats SET address_index = :sender WHERE id = :victim", sender=sender, victim=victim)
        assert load_chat(tx, sender) is None
        assert find_chat_id(tx, "web", "thief") is None
        assert open_chat(tx, "web", "thief") not in (victim, None)
        store(tx, "web", [NewUpdate("1", "victim", "something said")])
        sql(tx, "UPDATE inbox SET sender = :sender", sender=sender)
        with pytest.raises(NotOurs):
            next_waiting(tx, sender)

    await database.write(attack)


@pytest.mark.parametrize(
    "change",
    [
        "chat_id = :thief",
        "role = 'admin', station = NULL",
        "station = 'shahba'",
        "revoked_at = NULL",
    ],
)
async def test_an_enrolment_is_worth_nothing_with_another_chat_role_or_end(database: Database, change: str) -> None:
    def attack(tx: Transaction) -> None:
        thief, clerk = a_chat(tx, "thief"), staffed(tx)
        session = begin(tx, "token")
        if "revoked" in change:
            revoke(tx, clerk.id)
        sql(tx, f"UPDATE staff SET {change}", **({"thief": thief} if ":thief" in change else {}))
        for chat in ("thief", "clerk"):
            assert find_staff(tx, a_chat(tx, chat)) is None
            loaded = load_chat(tx, sender_of(tx, "console", chat))
            assert loaded is not None
            assert loaded.staff is None
        assert find_on_duty(tx, clerk.id) is None
        assert (list_staff(tx), staff_chats(tx, "saliheen"), any_admin(tx)) == ((), (), False)
        assert session
        assert find_session(tx, "token", RULES) is None

    def begin(tx: Transaction, token: str) -> str:
        member = next(member for member, _ in list_staff(tx))
        issued = issue_signin_code(tx, member.id, RULES)[0]
        redeemed = redeem_signin_code(tx, issued.code, token, 1, RULES)
        assert not isinstance(redeemed, PairingGone)
        return redeemed.id

    await database.write(attack)


async def test_a_form_that_waits_at_one_station_is_not_opened_at_another(database: Database, clock: Clock) -> None:
    def attack(tx: Transaction) -> None:
        clerk, thief = staffed(tx), staffed(tx, "thief", "shahba")
        form = LateForm("form", "walk-in", clock().date(), HERE, clock(), {"name": "somebody"})
        hold_form(tx, clerk, form, RULES)
        sql(tx, "UPDATE late_forms SET station = 'shahba'")
        assert open_form(tx, thief, "form", Counter("shahba", 1)) is None

    await database.write(attack)


async def test_an_invitation_for_a_clerk_makes_no_admin(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        made = invite(tx, Role.STATION, "saliheen", None, RULES)
        sql(tx, "UPDATE invitations SET role = 'admin', station = NULL")
        assert enrol(tx, made.payload, a_chat(tx, "thief")) == InvitationInvalid()

    await database.write(attack)


async def test_nobody_signs_in_as_another_member_of_staff(database: Database) -> None:
    def attack(tx: Transaction) -> None:
        admin, clerk = staffed(tx, "boss", None), staffed(tx)
        pairing = open_pairing(tx, "browser", 1, RULES)
        sql(tx, "UPDATE pairings SET staff_id = :admin", admin=admin.id)
        assert redeem_pairing(tx, "browser", "first", RULES) == PairingGone()
        sql(tx, "DELETE FROM pairings")

        pairing = open_pairing(tx, "browser", 1, RULES)
        found = find_pairing(tx, clerk, pairing.digits)
        assert isinstance(found, PairingFound)
        assert isinstance(answer_pairing(tx, clerk, found.id, pairing.answer), Paired)
        sql(tx, "UPDATE pairings SET staff_id = :admin", admin=admin.id)
        assert redeem_pairing(tx, "browser", "second", RULES) == PairingGone()

        code = issue_signin_code(tx, clerk.id, RULES)[0].code
        sql(tx, "UPDATE signin_codes SET staff_id = :admin", admin=admin.id)
        assert redeem_signin_code(tx, code, "third", 1, RULES) == PairingGone()

    await database.write(attack)


@pytest.mark.parametrize(
    "change",
    [
        "staff_id = :admin",
        "ended_at = NULL",
        "ends_at = ends_at + 86400000",
        "counter = 9",
    ],
)
async def test_a_session_is_its_own_members_and_ends_when_it_ended(database: Database, change: str) -> None:
    def attack(tx: Transaction) -> None:
        admin, clerk = staffed(tx, "boss", None), staffed(tx)
        code = issue_signin_code(tx, clerk.id, RULES)[0].code
        session = redeem_signin_code(tx, code, "token", 1, RULES)
        assert not isinstance(session, PairingGone)
        if "ended" in change:
            end_session(tx, session.id, clerk)
        sql(tx, f"UPDATE desk_sessions SET {change}", **({"admin": admin.id} if ":admin" in change else {}))
        assert find_session(tx, "token", RULES) is None

    await database.write(attack)
