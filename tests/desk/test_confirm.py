"""Confirming who came, taking it back, and saying that it is somebody else."""

import asyncio
import secrets
from contextlib import AsyncExitStack
from datetime import timedelta

from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import ELEVEN, TEN

AT_TEN = timedelta(hours=2)  # after the morning on which tests begin


@ON_BOTH
async def test_confirming_tells_the_applicant_once_and_the_desk_as_often_as_it_asks(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time += AT_TEN
    nonce = secrets.token_hex(16)
    first = await clerk.confirm(booking.id, nonce)
    assert (first["kind"], first["tone"], first["actions"]) == ("arrived", "good", ["undo"])
    assert (first["title"], bare(first["lines"][0])) == ("سُجّل الوصول", "الساعة 10:00 · الموعد 10:00")
    assert not first["stays"]
    desk.clock.forward(seconds=20)
    assert await clerk.confirm(booking.id, nonce) == first
    assert desk.wakes
    assert len(await desk.notices()) == 1
    clerk.speak("en")
    again = await clerk.confirm(booking.id)
    assert (again["kind"], again["tone"], again["title"]) == ("already", "care", "Confirmed before")
    assert bare(again["lines"][0]) == "Today at 10:00, counter 3"
    assert len(await desk.notices()) == 1


@ON_BOTH
async def test_the_same_scan_sent_again_at_once_is_one_arrival(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    nonce = secrets.token_hex(16)
    answers = await asyncio.gather(*(clerk.confirm(booking.id, nonce) for _ in range(8)))
    assert [answer["kind"] for answer in answers] == ["arrived"] * 8


@ON_BOTH
async def test_two_counters_confirm_one_person_once(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    booking = await desk.book(TEN)
    other = await desk.sign_in(stack, "other", counter=7)
    answers = await asyncio.gather(clerk.confirm(booking.id), other.confirm(booking.id))
    assert sorted(answer["kind"] for answer in answers) == ["already", "arrived"]
    told = await clerk.scan(booking.code)
    winner = 3 if answers[0]["kind"] == "arrived" else 7
    assert bare(told["lines"][0]) == f"اليوم الساعة 08:00، الطاولة {winner}"


async def test_the_holder_of_a_document_who_has_come_is_told_of_any_code(desk: Desk, clerk: Browser) -> None:
    booking, other = await desk.book(TEN), await desk.book(ELEVEN, address="another")
    await clerk.confirm(booking.id)
    answer = await clerk.scan(other.code)
    assert (answer["kind"], answer["tone"], answer["actions"]) == ("already-document", "care", [])
    assert answer["title"] == "حضر صاحب هذه الوثيقة من قبل"
    clerk.speak("en")
    assert (await clerk.scan(other.code))["title"] == "The holder of this document has come before"


@ON_BOTH
async def test_a_confirmation_is_taken_back_for_ten_minutes(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time += AT_TEN
    await clerk.confirm(booking.id)
    desk.clock.forward(minutes=9)
    assert (await clerk.scan(booking.code))["actions"] == ["undo"]
    undone = await clerk.answer("/desk/undo", booking=booking.id)
    assert (undone["kind"], undone["tone"], undone["title"]) == ("undone", "care", "تم التراجع")
    assert desk.wakes
    assert len(await desk.notices()) == 2
    clerk.speak("en")
    again = await clerk.answer("/desk/undo", booking=booking.id)  # from another tab
    assert (again["kind"], again["title"]) == ("undone-before", "Taken back already")
    assert (await clerk.scan(booking.code))["kind"] == "expected"
    await clerk.confirm(booking.id)
    desk.clock.forward(minutes=11)
    refused = await clerk.undo(await clerk.scan(booking.code))
    assert (refused["kind"], refused["tone"]) == ("not-undoable", "stop")
    assert (
        bare(refused["lines"][0]) == "Only whoever confirmed it can, and only for 10 minutes. After that, ask an admin."
    )
    assert (await clerk.scan(booking.code))["actions"] == []


@ON_BOTH
async def test_who_is_not_this_person_is_refused_and_the_next_desk_is_warned(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time += AT_TEN
    await clerk.sees(booking.id)
    answer = await clerk.answer("/desk/doubt", booking=booking.id)
    assert (answer["kind"], answer["tone"], answer["title"]) == ("doubted", "stop", "ليس هذا الشخص")
    desk.clock.forward(minutes=5)
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["tone"]) == ("expected", "care")
    assert bare(answer["lines"][1]) == "الساعة 10:00 أظهر شخص آخر هذا الرمز ولم يُقبل."
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert bare(answer["lines"][1]) == "At 10:00 somebody else showed this code and was refused."
    assert await desk.journal() == [("doubt", "doubted"), *[("look", "expected")] * 2]
