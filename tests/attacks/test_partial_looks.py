"""A clerk makes a look at a time alone permit more: by a move to today, or by the id that a list of another day has."""

from bot.domain.booking import Slot
from bot.domain.code import grouped
from tests.builders import an_applicant, local
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import ELEVEN


async def test_a_look_at_the_time_alone_permits_a_move_and_after_it_no_more_than_before(
    desk: Desk, clerk: Browser
) -> None:
    tomorrow = await desk.book(Slot("saliheen", local(8, 10)), an_applicant("2"))
    desk.clock.time = local(7, 10, 5)
    to = ELEVEN.starts_at.isoformat()
    assert (await clerk.answer("/desk/open", "?day=2026-12-08", booking=tomorrow.id))["actions"] == []
    assert (await clerk.answer("/desk/move", booking=tomorrow.id, at=to))["kind"] == "look-first", "no code was read"
    await clerk.scan(tomorrow.code)
    assert (await clerk.answer("/desk/move", booking=tomorrow.id, at=to))["kind"] == "moved"
    status, page = await clerk.submit("/desk/slip", {"booking": tomorrow.id})
    assert (status, grouped(tomorrow.code) in page) == (409, False)
    assert (await clerk.answer("/desk/show", booking=tomorrow.id))["kind"] == "look-first"
    await clerk.scan(tomorrow.code)
    assert (await clerk.submit("/desk/slip", {"booking": tomorrow.id}))[0] == 200
