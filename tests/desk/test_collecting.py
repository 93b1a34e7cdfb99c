"""The second visit at the desk: a number to hand over by, and nobody's name."""

import base64
import hashlib
import hmac
import secrets
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.actions.arrivals import clear, dispute
from bot.actions.visits import book
from bot.conversation.applicant.errands.cases import RENEWS
from bot.domain.booking import Booking, Hold
from bot.domain.case import Stage
from storage import tables
from storage.bookings.holds import release_expired
from storage.cases.collections import find_collection
from storage.cases.find import find_case
from storage.engine.transaction import Transaction
from tests.desk.collecting import SECOND, case_of, hands_out, to_collect
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids
from tests.desk.test_collecting_notices import stands
from tests.storage.verbs import hold


async def stage(desk: Desk, case_id: str) -> Stage | None:
    case = await desk.read(lambda tx: find_case(tx, case_id))
    return case.stage if case else None


@ON_BOTH
async def test_the_code_shows_the_number_alone_and_one_key_hands_over(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    clerk.speak("en")
    answer = await clerk.scan(booked.code)
    assert (answer["kind"], answer["title"]) == ("collect", "Collect: \u20684711\u2069")
    assert "person" not in answer
    assert "Amina" not in str(answer)
    assert answer["actions"][:2] == ["confirm", "by-another"]
    nonce = secrets.token_hex(16)
    first = await clerk.answer("/desk/confirm", booking=booked.booking_id, nonce=nonce)
    assert (first["kind"], first["actions"]) == ("arrived", ["undo"])
    assert "4711" in first["title"]
    assert await clerk.answer("/desk/confirm", booking=booked.booking_id, nonce=nonce) == first
    again = await clerk.scan(booked.code)
    assert (again["kind"], again["title"]) == ("already", first["title"])
    assert await stage(desk, booked.case.id) is Stage.COLLECTED
    case = await desk.read(lambda tx: find_case(tx, booked.case.id))
    assert case is not None
    assert str(case.expires_on) == "2027-03-07"  # ninety days on
    assert ("hand-over", "handed-over") in await desk.journal()


async def test_it_is_undone_within_ten_minutes_and_not_later(desk: Desk, clerk: Browser, admin: Browser) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    await clerk.confirm(booked.booking_id)
    clerk.speak("en")
    undone = await clerk.answer("/desk/undo", booking=booked.booking_id)
    assert (undone["kind"], undone["title"]) == ("undone", "Not handed over")
    assert (await desk.notices())[-1] == stands(desk)
    assert await stage(desk, booked.case.id) is Stage.READY
    await clerk.confirm(booked.booking_id)
    desk.clock.forward(minutes=11)
    assert (await clerk.answer("/desk/undo", booking=booked.booking_id))["kind"] == "not-undoable"
    assert await stage(desk, booked.case.id) is Stage.COLLECTED


async def test_a_paper_that_somebody_else_took_is_cleared_by_an_admin_and_can_be_handed_over(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    """Its person says so hours later; no undo of the clerk's would come any more."""
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    await clerk.confirm(booked.booking_id)
    desk.clock.forward(hours=1)
    boss, chat, scene = admin.staff, booked.case.chat_id or "", desk.context.scene(desk.clock.time)
    assert await desk.write(lambda tx: dispute(tx, chat, booked.booking_id, scene))
    assert await desk.write(lambda tx: clear(tx, boss, booked.booking_id, scene))
    assert await stage(desk, booked.case.id) is Stage.READY
    assert (await clerk.scan(booked.code))["kind"] == "collect"


async def test_to_another_is_one_more_key_and_names_nobody(desk: Desk, clerk: Browser, admin: Browser) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    await clerk.sees(booked.booking_id)
    answer = await clerk.answer("/desk/confirm", booking=booked.booking_id, nonce=secrets.token_hex(16), by="another")
    assert answer["kind"] == "arrived"
    assert ("hand-over", "to-another") in await desk.journal()


async def test_another_place_learns_no_number(
    desk: Desk, clerk: Browser, admin: Browser, stack: AsyncExitStack
) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    elsewhere = await desk.sign_in(stack, "elsewhere", station="shahba")
    answer = await elsewhere.scan(booked.code)
    assert answer["kind"] == "wrong-station"
    assert "4711" not in without_ids(str(answer))


@pytest.mark.parametrize("digits", [4, 13])
async def test_no_number_and_no_mark_of_one_is_in_a_pack(
    desk: Desk, clerk: Browser, admin: Browser, digits: int
) -> None:
    """A thief holds the tablet, its pack with the key, and the office's pad of numbers."""
    hands_out(desk)
    assert admin.staff
    serial = "4711" + "0" * (digits - 4)
    booked = await to_collect(desk, clerk, admin.staff, serial)
    status, pack = await clerk.get("/desk/pack")
    assert status == 200
    assert serial not in str(pack)
    key, marks = base64.b64decode(pack["key"]), {entry[0] for entry in pack["entries"]}

    def mark(text: str) -> int:
        return int.from_bytes(hmac.new(key, text.encode(), hashlib.sha256).digest()[:3])

    assert mark(booked.code) in marks  # by its code it is known
    written = (serial, serial.zfill(6), f"cards{serial}", f"cards saliheen {serial}", f"saliheen{serial}")
    assert not {mark(text) for text in written} & marks
    assert len(marks) == 2  # of the first visit, which is over, and of the second: none of a third kind


async def test_whoever_has_no_time_yet_is_in_no_pack(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    await case_of(desk, clerk, "4711")
    _, pack = await clerk.get("/desk/pack")
    assert len(pack["entries"]) == 1  # the first visit's


@ON_BOTH
async def test_without_a_phone_the_paper_is_handed_over_by_its_number(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    case = await case_of(desk, clerk, "4711")
    answer = await clerk.answer("/desk/paper", serial="٤٧١١")
    assert (answer["kind"], answer["tone"], answer["actions"]) == ("collect", "care", ["confirm", "by-another"])
    nonce = secrets.token_hex(16)
    first = await clerk.answer("/desk/confirm", booking=answer["booking"], nonce=nonce)
    assert (first["kind"], first["actions"]) == ("arrived", ["undo"])
    assert await clerk.answer("/desk/confirm", booking=answer["booking"], nonce=nonce) == first
    assert (await clerk.answer("/desk/paper", serial="4711"))["kind"] == "already"
    assert (await clerk.undo(first))["kind"] == "undone"
    assert await stage(desk, case.id) is Stage.APPLIED


async def test_a_time_that_is_not_needed_any_more_is_somebody_elses(desk: Desk, clerk: Browser, admin: Browser) -> None:
    """Who comes early and shows the paper alone has a time standing, which nobody must be reminded of."""
    hands_out(desk)
    assert admin.staff
    taken = select(tables.slots.c.online).where(tables.slots.c.starts_at == SECOND.starts_at)
    taken = taken.where(tables.slots.c.station == SECOND.station)
    booked = await to_collect(desk, clerk, admin.staff)
    assert await desk.read(lambda tx: tx.connection.execute(taken).scalar_one()) == 1
    answer = await clerk.answer("/desk/paper", serial="4711")
    await clerk.answer("/desk/confirm", booking=answer["booking"], nonce=secrets.token_hex(16))
    assert await desk.write(lambda tx: find_collection(tx, booked.case.id)) is None
    desk.clock.forward(minutes=16)
    await desk.write(lambda tx: release_expired(tx, desk.rules))
    assert await desk.read(lambda tx: tx.connection.execute(taken).scalar_one()) == 0
    assert (await clerk.scan(booked.code))["kind"] == "cancelled"
    assert (await clerk.answer("/desk/undo", booking=booked.case.id))["kind"] == "not-undoable"


async def test_numbers_that_are_nobodys_are_tried_ten_times_and_nothing_is_handed_over_unseen(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    hands_out(desk)
    case = await case_of(desk, clerk, "4711")
    answer = await clerk.answer("/desk/confirm", booking=case.id, nonce=secrets.token_hex(16))
    assert answer["kind"] == "look-first"
    elsewhere = await desk.sign_in(stack, "elsewhere", station="shahba", counter=5)
    assert (await elsewhere.answer("/desk/paper", serial="4711"))["kind"] == "unknown"
    kinds = [(await clerk.answer("/desk/paper", serial=str(9000 + n)))["kind"] for n in range(11)]
    assert kinds == ["unknown"] * 10 + ["too-many-codes"]
    assert (await clerk.answer("/desk/paper", serial="no number"))["kind"] == "serial-unread"


async def test_whoever_renews_shows_the_desk_the_number_of_the_paper_before(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    """From the answers of the interview that the reminder's button began."""
    hands_out(desk)
    assert admin.staff
    old = (await to_collect(desk, clerk, admin.staff)).case
    assert old.chat_id is not None
    await clerk.answer("/desk/paper", serial="4711")
    await clerk.answer("/desk/confirm", booking=old.id, nonce=secrets.token_hex(16))
    chat, scene, time = old.chat_id, desk.context.scene(desk.clock.time), SECOND.starts_at.isoformat()
    answers = {RENEWS: old.id, "station": "saliheen", "time": time, "name": "Amina Haddad", "document": "none"}

    def books(tx: Transaction) -> Booking:
        slot = replace(SECOND, station="saliheen")
        assert isinstance(hold(tx, chat, slot, desk.office.station("saliheen"), desk.rules), Hold)
        booked = book(tx, chat, answers, "ar", "1", scene)
        assert isinstance(booked, Booking), booked
        return booked

    booked = await desk.write(books)
    answer = await clerk.scan(booked.code)
    assert [bare(line) for line in answer["person"]["asked"]] == ["تجديد للورقة رقم 4711."]
