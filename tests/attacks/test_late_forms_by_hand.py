"""A clerk seals forms by hand: of no year that a page writes, and with characters that no file takes."""

from contextlib import AsyncExitStack

from storage.engine.sealed_boxes import fingerprint
from tests.builders import KEYRING, local
from tests.desk.serving import Browser, Desk
from tests.desk.test_late_forms import boxed, waiting
from tests.desk.test_walk_in import PERSON


async def test_a_form_of_no_year_shuts_nobodys_list_and_one_that_waits_is_counted(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    there = await desk.sign_in(stack, "there", station="shahba", counter=2)
    desk.clock.time = local(7, 10, 5)
    times: tuple[dict[str, str], ...] = (
        {"at": "9999-12-31T23:30:00+00:00"},
        {"at": "2026-12-07T10:00:00"},
        {"day": "9999-12-31"},
        {},
    )
    boxes = [boxed(nth, "ticks", {"c0": "10:00"}, "shahba", **each) for nth, each in enumerate(times)]
    await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
    status, page = await there.page("/desk/conflicts")
    assert (status, page.count("held="), await waiting(desk, "shahba")) == (200, 1, ["ticks"])
    assert '<span class="badge">1</span>' in page
    assert (await there.get("/desk/me"))[1]["conflicts"] == {"shahba": 1}


async def test_half_a_character_keeps_no_form_waiting(desk: Desk, clerk: Browser) -> None:
    desk.clock.time = local(7, 10, 5)
    broken = {**PERSON, "name": "Zay \ud83d", "birth": "no date", "at": local(7, 10).isoformat()}
    boxes = [boxed(1, "walk-in", broken), boxed(2, "ticks", {"t0": "1099"}, station="shahba")]
    answer = await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
    assert {each["id"] for each in answer["done"]} == {box["id"] for box in boxes}
    assert (await waiting(desk), await waiting(desk, "shahba")) == (["walk-in"], ["ticks"])
