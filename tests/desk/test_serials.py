"""After a first visit: the serial number that begins a case, and the slip."""

import re
from contextlib import AsyncExitStack

import pytest

from bot.domain.case import Case, Stage
from storage.cases.find import find_case_of_visit
from tests.desk.collecting import came, hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import TEN


async def note(clerk: Browser, booking: str, serial: str, again: str | None = None) -> dict[str, object]:
    return await clerk.answer("/desk/serial", booking=booking, serial=serial, again=serial if again is None else again)


async def found(desk: Desk, booking: str) -> Case | None:
    return await desk.read(lambda tx: find_case_of_visit(tx, booking))


@ON_BOTH
async def test_a_number_begins_the_case_and_is_one_however_often_it_is_said(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await desk.book(TEN)
    answer = await clerk.confirm(booking.id)
    assert "serial" in answer["actions"]
    assert answer["stays"]  # until the next person's code, or one key
    answer = await note(clerk, booking.id, "٠٠٤٧١١", "4711")
    assert (answer["kind"], answer["actions"]) == ("numbered", ["case-slip", "undo"])
    case = await found(desk, booking.id)
    assert case is not None
    assert (case.serial, case.stage, case.service, case.place) == ("4711", Stage.APPLIED, "cards", "saliheen")
    assert (await note(clerk, booking.id, "4711"))["kind"] == "numbered"
    assert (await note(clerk, booking.id, "4712"))["kind"] == "serial-gone"


async def test_where_nothing_is_handed_out_later_nobody_is_asked(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    answer = await clerk.confirm(booking.id)
    assert "serial" not in answer["actions"]
    assert not answer["stays"]
    assert (await note(clerk, booking.id, "4711"))["kind"] == "serial-gone"


@pytest.mark.parametrize(("serial", "again"), [("4711", "4712"), ("", ""), ("4711", ""), ("4711 4712", "4711 4712")])
async def test_what_is_no_number_is_told_why_and_asked_for_again(
    desk: Desk, clerk: Browser, serial: str, again: str
) -> None:
    hands_out(desk)
    booking = await came(desk, clerk)
    answer = await note(clerk, booking, serial, again)
    assert (answer["kind"], answer["actions"]) == ("serial-unread", ["serial"])
    assert await found(desk, booking) is None


async def test_a_taken_number_is_refused_without_a_word_of_whose(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    await note(clerk, await came(desk, clerk), "4711")
    other = await came(desk, clerk, "98765432109", "someone else")
    answer = await note(clerk, other, "04711")
    assert answer["kind"] == "serial-taken"
    assert "Amina" not in str(answer)
    assert "10:00" not in str(answer)
    assert await found(desk, other) is None


async def test_undoing_the_arrival_ends_the_case_and_frees_its_number(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await came(desk, clerk)
    await note(clerk, booking, "4711")
    assert (await clerk.answer("/desk/undo", booking=booking))["kind"] == "undone"
    assert await found(desk, booking) is None
    other = await came(desk, clerk, "98765432109", "someone else")
    assert (await note(clerk, other, "4711"))["kind"] == "numbered"


async def test_a_number_may_come_later_but_not_without_a_look(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await desk.book(TEN)
    await clerk.confirm(booking.id)
    desk.clock.forward(minutes=11)
    assert (await note(clerk, booking.id, "4711"))["kind"] == "look-first"
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], "serial" in answer["actions"]) == ("already", True)
    assert (await note(clerk, booking.id, "4711"))["kind"] == "numbered"
    assert "serial" not in (await clerk.scan(booking.code))["actions"]


async def test_a_slip_has_the_number_and_a_new_recovery_code_and_nothing_else(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await came(desk, clerk)
    assert (await clerk.submit("/desk/case-slip", {"booking": booking}))[0] == 404
    await note(clerk, booking, "4711")
    codes = set()
    for _ in range(2):
        status, page = await clerk.submit("/desk/case-slip", {"booking": booking})
        assert status == 200
        assert ">4711<" in page
        (code,) = re.findall(r">(\d{4} \d{4} \d{4})<", page)
        codes.add(code)
        told = bare(page).casefold()
        for hint in ("saliheen", "الصالحين", "amina", "authority", "الهيئة", "10:00", "cards", "بطاق"):
            assert hint not in told, hint
    assert len(codes) == 2
    assert ("case", "printed") in await desk.journal()


async def test_a_slip_is_printed_by_who_noted_the_number_and_not_much_later(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await came(desk, clerk)
    await note(clerk, booking, "4711")
    async with AsyncExitStack() as stack:
        colleague = await desk.sign_in(stack, "colleague", counter=4)
        assert (await colleague.submit("/desk/case-slip", {"booking": booking}))[0] == 409
    desk.clock.forward(minutes=11)
    assert (await clerk.submit("/desk/case-slip", {"booking": booking}))[0] == 409


async def test_a_clerk_learns_of_few_numbers_whether_they_have_a_case(desk: Desk, clerk: Browser) -> None:
    """Neither by noting one after the other for a person who is there, nor by taking back what was free."""
    hands_out(desk)
    await note(clerk, await came(desk, clerk), "4711")
    other = await came(desk, clerk, "98765432109", "someone else")
    seen = [(await note(clerk, other, "4711"))["kind"] for _ in range(4)]
    for number in range(5000, 5006):
        noted = await note(clerk, other, str(number))
        seen.append(noted["kind"])
        await clerk.undo(noted)
        await clerk.confirm(other)
    assert seen == ["serial-taken"] * 4 + ["numbered"] * 6
    for serial in ("4711", "5010"):
        assert (await note(clerk, other, serial))["kind"] == "too-many-codes"
    desk.clock.forward(minutes=10)
    assert (await note(clerk, other, "5010"))["kind"] in ("numbered", "look-first")
