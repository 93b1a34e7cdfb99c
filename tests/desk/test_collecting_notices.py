"""What the person reads of a handing over and of its end: true of a paper, and of whoever took it."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.case import Stage
from bot.rendering.text import write
from storage.cases.find import find_case
from storage.desk.arrivals import dispute_arrival
from storage.tables import deliveries
from tests.desk.collecting import SECOND, case_of, hands_out, to_collect
from tests.desk.serving import Browser, Desk, bare

UNDONE = bare(write("handing-undone-notice", "ar"))


def stands(desk: Desk) -> str:
    station, when = desk.office.station(SECOND.station), SECOND.starts_at.astimezone(desk.rules.zone)
    assert station is not None
    told = {"day": when.date(), "time": when.time(), "station": station.names}
    return bare(write("handing-undone-stands-notice", "ar", told))


@pytest.mark.parametrize(
    ("by", "key"), [({}, "handed-by-paper-notice"), ({"by": "another"}, "handed-by-paper-to-another-notice")]
)
async def test_who_has_a_chat_hears_that_their_paper_was_handed_over_by_its_number_and_that_it_was_not(
    desk: Desk, clerk: Browser, by: dict[str, str], key: str
) -> None:
    hands_out(desk)
    await case_of(desk, clerk, "4711")
    before = len(await desk.notices())
    answer = await clerk.answer("/desk/paper", serial="4711")
    nonce = secrets.token_hex(16)
    for _ in "twice":
        handed = await clerk.answer("/desk/confirm", booking=answer["booking"], nonce=nonce, **by)
    asked = (await desk.notices())[-1]
    await clerk.undo(handed)
    at = desk.clock.time.astimezone(desk.rules.zone).time()
    assert (await desk.notices())[before:] == [bare(write(key, "ar", {"at": at})), UNDONE]
    assert "هل نذكّرك" in asked
    statuses = select(deliveries.c.status).order_by(deliveries.c.seq)
    waiting = await desk.read(lambda tx: tx.connection.execute(statuses).scalars().all())
    assert waiting[before:] == ["due", "dropped", "due"], "of what was not handed over nobody is asked"


async def test_whoever_showed_the_code_hears_that_it_was_not_handed_over(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    await clerk.confirm(booked.booking_id)
    await clerk.answer("/desk/undo", booking=booked.booking_id)
    assert (await desk.notices())[-1] == stands(desk)


async def test_what_somebody_else_collected_is_theirs_again_once_an_admin_takes_it_back(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    await clerk.confirm(booked.booking_id)
    desk.clock.time += timedelta(hours=1)
    chat_id = booked.case.chat_id
    assert chat_id is not None
    await desk.write(lambda tx: dispute_arrival(tx, chat_id, booked.booking_id))
    await admin.submit("/desk/admin/doubles", {"booking": booked.booking_id})
    assert (await desk.notices())[-1] == stands(desk)
    case = await desk.read(lambda tx: find_case(tx, booked.case.id))
    assert case is not None
    assert case.stage is Stage.READY
    assert (await clerk.scan(booked.code))["kind"] == "collect"
