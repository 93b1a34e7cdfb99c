"""Somebody without a phone, from the counter of the first visit to the paper in the hand: numbers, and nobody to write
to."""

import secrets
from dataclasses import replace

from bot.domain.case import Case, Stage
from bot.domain.ready import ReadyRecorded
from bot.domain.serial import Serial
from storage.cases.collections import find_collection
from storage.cases.find import find_case, find_case_of_visit
from storage.cases.ready import record_ready
from storage.cases.ready_rounds import claim_ready_to_tell, mark_ready
from storage.desk.day import find_day
from storage.engine.transaction import Transaction
from tests.builders import RULES, a_station, local
from tests.desk.collecting import hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.desk.test_walk_in import PERSON, faults


@ON_BOTH
async def test_a_walk_in_is_given_a_number_and_a_slip_and_later_the_paper(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    hands_out(desk)
    desk.clock.time = local(7, 10, 5)
    assert admin.staff
    boss = admin.staff
    status, page = await clerk.submit("/desk/walk-in", PERSON)
    assert status == 200, faults(page)
    (row,) = (await desk.read(lambda tx: find_day(tx, a_station(), local(7, 10).date(), RULES))).bookings
    await clerk.answer("/desk/open", booking=row.booking_id)
    came = await clerk.answer("/desk/confirm", booking=row.booking_id, nonce=secrets.token_hex(16))
    assert (came["kind"], "serial" in came["actions"]) == ("arrived", True)
    noted = await clerk.answer("/desk/serial", booking=row.booking_id, serial="4711", again="4711")
    assert noted["kind"] == "numbered"
    assert (await clerk.submit("/desk/case-slip", {"booking": row.booking_id}))[0] == 200

    async def case() -> Case:
        found = await desk.read(lambda tx: find_case_of_visit(tx, row.booking_id))
        assert found is not None
        return found

    made = await case()
    assert (made.chat_id, made.stage) == (None, Stage.APPLIED)

    def is_ready(tx: Transaction) -> int:
        at_once = replace(RULES, undo=RULES.undo * 0)
        assert isinstance(record_ready(tx, boss, "cards", "saliheen", (Serial("4711"),), at_once), ReadyRecorded)
        mark_ready(tx, at_once)
        return len(claim_ready_to_tell(tx, "cards", "saliheen", 100, at_once))

    desk.clock.forward(minutes=11)
    assert await desk.write(is_ready) == 0, "there is nobody to write to"
    assert (await case()).stage is Stage.READY
    found = await clerk.answer("/desk/paper", serial="4711")
    assert found["kind"] == "collect"
    handed = await clerk.answer("/desk/confirm", booking=found["booking"], nonce=secrets.token_hex(16))
    assert handed["kind"] == "arrived"
    assert (await clerk.answer("/desk/paper", serial="4711"))["kind"] == "already"
    left = await desk.read(lambda tx: find_case(tx, made.id))
    assert left is not None
    assert left.stage is Stage.COLLECTED
    assert await desk.notices() == []
    assert await desk.read(lambda tx: find_collection(tx, made.id)) is None
