"""A clerk collects all that a station prints, lists and packs, to work out somebody's code: there is no digit of it.

24 bits of a code and its last four digits (13 bits more) are a code of ten random digits: whoever has both has the
code. So nothing beside the pack may hold a digit of a code; what is called out is a number that chance has drawn.
"""

import json
import re
from contextlib import AsyncExitStack
from dataclasses import replace

from sqlalchemy import select, update

from bot.domain.call_number import digits_of
from bot.domain.code import grouped
from bot.domain.staff import Role
from bot.leader.housekeeping import go_round
from storage.bookings.bookings import find_bookings
from storage.staff.lockdown import find_seen
from storage.tables import bookings, call_numbers
from tests.attacks.boxes import scanned
from tests.builders import MONDAY, ZONE, a_chat, a_station, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.storage.verbs import ELEVEN, TEN

PLACES = ("/desk/day", "/desk/sheet", "/desk/ticks", "/desk/pack", "/desk/conflicts")


def digits_in(text: str) -> set[str]:
    """Each run of digits that is a word of its own: no part of an id, an address or a key."""
    return set(re.findall(r"(?<![\w/=+.:-])[0-9]{3,}(?![\w/=+.:-])", text))


@ON_BOTH
async def test_nothing_that_a_station_lists_prints_or_packs_has_a_digit_of_a_code(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)
    booked = [await desk.book(TEN, an_applicant(str(nth) * 9), address=f"chat {nth}") for nth in (1, 2, 3)]
    desk.clock.time = local(7, 10, 5)
    said = [await clerk.scan(booked[0].code), await clerk.confirm(booked[0].id)]
    sent = [scanned(nth, one.code, desk.clock()) for nth, one in enumerate(booked[:2])]
    said.append(await clerk.answer("/desk/uploads", boxes=sent))
    pages = [(await clerk.page(path))[1] for path in PLACES]
    pages.append((await admin.page("/desk/admin/journal"))[1])
    pages.append(json.dumps(said))
    pages.append(str(await desk.read(lambda tx: find_seen(tx, MONDAY))))
    for booking in booked:
        assert any(booking.call_number in digits_in(page) for page in pages)
        for page in pages:
            for part in (booking.code, grouped(booking.code), booking.code[-4:], booking.code[:4], booking.code[4:8]):
                assert part not in digits_in(page)
                assert grouped(booking.code) not in page


async def test_whoever_types_a_number_that_was_called_out_opens_nothing(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10, 5)
    for typed in (booking.call_number, f"#{booking.call_number}", booking.call_number * 4):
        for answer in (await clerk.scan(typed), await clerk.answer("/desk/document", number=typed)):
            assert (answer["booking"], answer["actions"]) == ("", [])
            assert answer["kind"] in ("not-a-code", "unknown")
    assert (await clerk.answer("/desk/open", booking=booking.call_number.rjust(16, "0")))["kind"] == "unknown"


@ON_BOTH
async def test_after_each_move_the_number_is_another_one_which_the_person_is_told(desk: Desk, clerk: Browser) -> None:
    """What was called out once is given to nobody else that day."""
    first = await desk.book(TEN)
    desk.clock.time = local(7, 9, 55)
    await clerk.scan(first.code)
    await clerk.answer("/desk/move", booking=first.id, at=ELEVEN.starts_at.isoformat())
    (moved,) = await desk.read(lambda tx: find_bookings(tx, a_chat(tx), desk.rules))
    assert moved.code == first.code
    assert moved.call_number != first.call_number
    assert any(f"رقم النداء الجديد: {moved.call_number}" in notice for notice in await desk.notices())
    taken = select(call_numbers.c.number)
    numbers = await desk.read(lambda tx: set(tx.connection.scalars(taken)))
    assert numbers == {int(first.call_number), int(moved.call_number)}


def test_a_day_of_many_people_has_numbers_of_one_more_digit() -> None:
    day = local(7, 10).astimezone(ZONE).date()
    few = a_station(places=4)
    assert [digits_of([each], day, ZONE) for each in (few, replace(few, places=40))] == [3, 4]


async def test_whom_the_release_before_booked_meanwhile_gets_a_number_with_the_next_round(desk: Desk) -> None:
    booking = await desk.book(TEN)
    await desk.write(lambda tx: tx.connection.execute(update(bookings).values(call_number=None)))
    await go_round(desk.database, desk.office, desk.rules, forget=False)
    (after,) = await desk.read(lambda tx: find_bookings(tx, a_chat(tx), desk.rules))
    assert len(after.call_number) == 3
    assert after.call_number != booking.call_number, "which stays taken"
