"""Forms that come out of their boxes: done as their page would have done it, or kept for a human at their station."""

import json
from base64 import b64encode
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

from storage.desk.late_forms import LateForm, find_forms
from storage.engine.sealed_boxes import fingerprint, public_key
from tests.builders import KEYRING, local
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.desk.test_walk_in import PERSON
from tests.storage.sealing import seal_box
from tests.storage.verbs import TEN

FULL = "CREATE TRIGGER full BEFORE INSERT ON late_forms BEGIN SELECT RAISE(ABORT, 'full'); END"


def boxed(number: int, doing: str, fields: dict[str, str], station: str = "saliheen", **changes: Any) -> dict[str, str]:
    return sealed(number, {"doing": doing, "station": station, "day": "2026-12-07", "fields": fields, **changes})


def sealed(number: int, told: dict[str, Any]) -> dict[str, str]:
    text = json.dumps({"counter": 3, "at": local(7, 10).isoformat(), **told}).encode()
    box_id = f"{number:032x}"
    return {"id": box_id, "box": b64encode(seal_box(public_key(KEYRING), text, box_id)).decode()}


async def waiting(desk: Desk, station: str = "saliheen") -> list[str]:
    found: tuple[LateForm, ...] = await desk.read(lambda tx: find_forms(tx, station))
    return [form.doing for form in found]


async def test_a_form_is_carried_out_once_or_waits_for_a_human_where_it_was_filled_in(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10, 5)
    good = {**PERSON, "at": local(7, 10).isoformat()}
    boxes = [
        boxed(1, "walk-in", good),
        boxed(2, "walk-in", {**good, "name": "Basel Nassar", "number": "", "birth": "no date"}),
        boxed(3, "ticks", {f"t{booking.id}": "1099"}),
        boxed(4, "walk-in", good, station="shahba"),
        boxed(5, "ticks", {}, counter="x"),
    ]
    for again in (False, True):  # the answer was lost, and they came again
        answer = await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
        assert {each["id"] for each in answer["done"]} == {box["id"] for box in boxes}
        (told,) = answer["registered"]
        assert told.keys() == {"booking", "call", "when", "again"}, "as its own page says it, and nobody's name"
        assert told["again"] is again, "who had a booking is not registered now"
    assert await waiting(desk) == ["walk-in", "ticks"]
    assert await waiting(desk, "shahba") == ["walk-in"]
    _, page = await clerk.page("/desk/conflicts")
    assert page.count("held=") == 2
    assert "Basel" not in page
    _, page = await clerk.page(f"/desk/ticks?day=2026-12-07&held={3:032x}")
    assert 'value="1099"' in page
    status, _ = await clerk.submit("/desk/ticks", {f"t{booking.id}": "10:01", "held": f"{3:032x}"}, "?day=2026-12-07")
    assert status == 200
    assert await waiting(desk) == ["walk-in"]
    _, page = await clerk.page(f"/desk/walk-in?held={4:032x}")
    assert PERSON["name"] not in page, "another station's"
    await clerk.submit("/desk/conflicts", {"id": f"{2:032x}", "form": "1"})
    assert await waiting(desk) == []


async def test_boxes_of_another_server_are_refused_unopened(desk: Desk, clerk: Browser) -> None:
    status, answer = await clerk.post("/desk/uploads", boxes=[boxed(1, "walk-in", {})], to="0" * 16)
    assert (status, answer) == (409, {"why": "another-server"})
    assert await desk.journal() == []


async def test_a_form_that_is_refused_each_time_waits_for_a_human_and_one_that_fails_is_named(
    desk: Desk, clerk: Browser
) -> None:
    desk.clock.time = local(7, 10, 5)
    desk.rules = replace(desk.rules, wrong_codes=1)
    person = {**PERSON, "at": local(7, 10).isoformat()}
    boxes = [boxed(number, "walk-in", person) for number in range(1, 4)]
    answer = await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
    assert len(answer["done"]) == 3, "the last is refused, for whoever brings it in registers nobody for now"
    assert answer["left"] == []
    assert await waiting(desk) == ["walk-in"]

    await desk.write(lambda tx: tx.connection.core.exec_driver_sql(FULL).rowcount)
    late = boxed(9, "walk-in", {**person, "birth": "no date"})
    answer = await clerk.answer("/desk/uploads", boxes=[late], to=fingerprint(KEYRING))
    assert answer == {"done": [], "registered": [], "left": [{"doing": "walk-in", "at": "2026-12-07T07:00:00+00:00"}]}
    await desk.write(lambda tx: tx.connection.core.exec_driver_sql("DROP TRIGGER full").rowcount)
    answer = await clerk.answer("/desk/uploads", boxes=[late], to=fingerprint(KEYRING))
    assert (len(answer["done"]), answer["left"]) == (1, [])


@ON_BOTH
async def test_a_clerk_of_another_station_buries_nothing_under_made_up_forms_and_scans(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    """A box says itself where it was filled in."""
    there = await desk.sign_in(stack, "there", station="shahba", counter=2)
    desk.clock.time = local(7, 10, 5)
    made_up = {"code": "482917360531", "doing": "came"}
    for batch in range(5):
        numbers = range(batch * 50, batch * 50 + 50)
        forms = [boxed(number, "ticks", {"c0": "10:00"}, "shahba") for number in numbers]
        scans = [sealed(1000 + number, {**made_up, "station": "shahba"}) for number in numbers]
        for boxes in (forms, scans[:30]):
            await clerk.post("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
    desk.clock.forward(minutes=1)
    real = [
        boxed(9999, "walk-in", {"name": "Zay", "birth": "no date", "at": local(7, 10).isoformat()}, "shahba"),
        sealed(9998, {**made_up, "station": "shahba"}),
    ]
    answer = await there.answer("/desk/uploads", boxes=real, to=fingerprint(KEYRING))
    assert len(answer["done"]) == 2
    _, page = await there.page("/desk/conflicts")
    assert f"held={9999:032x}" in page
    assert f"{9998:032x}" in page


async def test_more_forms_than_one_member_may_have_waiting_stay_with_their_tablet(desk: Desk, clerk: Browser) -> None:
    desk.clock.time = local(7, 10, 5)
    desk.rules = replace(desk.rules, late_forms=2)
    boxes = [boxed(number, "ticks", {"c0": "10:00"}, "shahba") for number in range(1, 4)]
    for _ in range(2):  # what is there already is told again as taken
        answer = await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
        assert [each["id"] for each in answer["done"]] == [box["id"] for box in boxes[:2]]
        assert len(answer["left"]) == 1
