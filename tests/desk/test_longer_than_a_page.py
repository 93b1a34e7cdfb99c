"""Lists that are longer than a page say how much more there is, and whoever works through them reaches all of it."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import insert, select, update

from bot.desk.paging import Paging, paged
from bot.domain.broadcast import Audience, Broadcast, NewBroadcast, Stage
from storage.desk.late_forms import hold_form
from storage.engine.transaction import Transaction
from storage.outbox.broadcasts import draft_broadcast, list_broadcasts
from storage.tables import bookings, broadcasts, offline_scans
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.desk.test_late_forms import FORM
from tests.storage.verbs import ELEVEN, TEN


@pytest.mark.parametrize(
    ("asked", "lists", "page"),
    [
        (0, [(0, 100), (0, 50)], Paging(0, 0, 0)),
        (0, [(100, 100), (50, 50)], Paging(0, 0, 0)),
        (0, [(101, 100), (120, 50)], Paging(0, 2, 71)),
        (1, [(101, 100), (120, 50)], Paging(1, 2, 20)),
        (9, [(101, 100), (120, 50)], Paging(2, 2, 0)),
    ],
)
def test_a_page_knows_how_many_stand_after_it(asked: int, lists: list[tuple[int, int]], page: Paging) -> None:
    assert paged(asked, *lists) == page


@ON_BOTH
async def test_what_waits_to_be_settled_is_counted_and_reached_to_the_last(desk: Desk, clerk: Browser) -> None:
    member = clerk.staff
    assert member is not None
    scan = {"station": "saliheen", "staff_id": member.id, "counter": 3, "result": "unreadable"}
    now = desk.clock()

    def bring(tx: Transaction) -> None:
        rows = [{**scan, "id": f"{each:032x}", "happened_at": now, "recorded_at": now} for each in range(130)]
        tx.connection.execute(insert(offline_scans), rows)
        for each in range(60):
            assert hold_form(tx, member, replace(FORM, id=f"f{each:031x}"), replace(desk.rules, late_forms=60))

    await desk.write(bring)
    clerk.speak("en")
    found: list[str] = []
    for number, words in ((1, "130 things happened"), (1, "after it: 40 more"), (2, "Page 2 of 2, the last one")):
        _, page = await clerk.page(f"/desk/conflicts?page={number}")
        assert words in bare(page)
        assert ('rel="next"' in page, 'rel="prev"' in page) == (number == 1, number == 2)
        found += re.findall(r'id="(?:conflict|form)-(\w+)"', page)
    assert len(set(found)) == 190
    _, page = await clerk.submit("/desk/conflicts", {"id": f"{129:032x}", "do": "settle"}, "?page=2")
    status, _, headers = await clerk.ask("POST", "/desk/conflicts?page=2", data={"id": "x", "form_token": clerk.form})
    assert (status, headers["Location"]) == (303, "/desk/conflicts?station=saliheen&page=2")
    for odd in ("0", "-1", "x", "9" * 5000, "%D9%A3", "77"):
        status, page = await clerk.page(f"/desk/conflicts?page={odd}")
        assert (status, "Page " in bare(page)) == (200, True), odd


async def test_doubles_beyond_a_page_are_counted_and_reached(desk: Desk, admin: Browser) -> None:
    first, second = await desk.book(TEN), await desk.book(ELEVEN, address="another")

    def outdo(tx: Transaction) -> None:
        tx.connection.execute(update(bookings).where(bookings.c.id == second.id).values(outdone_by=first.id))
        (row,) = tx.connection.execute(select(*bookings.c).where(bookings.c.id == second.id)).all()
        own = dict.fromkeys(("code_index", "person_index", "chat_id", "applicant_id"))
        copies = [{**row._mapping, **own, "id": f"{each:016x}", "call_number": None} for each in range(104)]
        tx.connection.execute(insert(bookings), copies)

    await desk.write(outdo)
    admin.speak("en")
    _, index = await admin.page("/desk/admin")
    assert "105 to look at" in bare(index)
    pages = [(await admin.page(f"/desk/admin/doubles?page={number}"))[1] for number in (1, 2)]
    assert "after it: 5 more" in bare(pages[0])
    assert len({found for page in pages for found in re.findall(r'data-double="(\w+)"', page)}) == 105


async def test_a_broadcast_that_is_paused_is_not_buried_by_newer_ones(desk: Desk, admin: Browser) -> None:
    member = admin.staff
    assert member is not None

    def write(tx: Transaction) -> Broadcast:
        made = draft_broadcast(tx, member, NewBroadcast("نص", "", Audience(), False, None, None))
        assert isinstance(made, Broadcast)
        return made

    oldest = await desk.write(write)
    paused = update(broadcasts).where(broadcasts.c.id == oldest.id).values(stage=Stage.PAUSED)
    await desk.write(lambda tx: tx.connection.execute(paused))
    desk.clock.forward(minutes=1)
    await desk.write(lambda tx: [write(tx) for _ in range(21)])
    assert (await desk.read(list_broadcasts))[0].id == oldest.id
