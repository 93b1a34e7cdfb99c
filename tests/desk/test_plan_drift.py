"""What a plan said is what comes true: if it would be worse by now, it is shown anew and nothing is closed."""

from contextlib import AsyncExitStack

from bot.actions.closures import move_and_tell
from bot.domain.closure import ClosurePlan, Shown
from bot.domain.staff import Role
from storage.office.closures import find_report
from tests.builders import a_station, an_office
from tests.desk.broadcasts import CLOSE, CLOSURES, counts_on, office_loaded, submitted
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.desk.test_admin_closures import TODAY, booked, closures

WHOLE = {**TODAY, "today_time": ""}
TOMORROW = {"station-saliheen": "1", "span": "tomorrow", "tomorrow_time": "", "how": "shut"}


@ON_BOTH
async def test_closed_in_between_it_is_asked_again_with_what_would_come_true_now(
    desk: Desk, admin: Browser, stack: AsyncExitStack
) -> None:
    desk.office = an_office(a_station(horizon_days=2))
    await office_loaded(desk)
    await booked(desk, 3, 10)
    admin.speak("en")
    other = await desk.sign_in(stack, "admin2", Role.ADMIN, None, counter=2)
    assert counts_on((await submitted(admin, CLOSE, **WHOLE))[1])["placeable"] == 3
    assert counts_on((await submitted(other, CLOSE, **TOMORROW))[1])["affected"] == 0
    assert (await submitted(other, CLOSURES, do="close", shown="0.0.0", **TOMORROW))[0] == 303
    status, html, _ = await submitted(admin, CLOSURES, do="close", shown="3.0.0", **WHOLE)
    assert status == 409
    assert "Nothing is closed. Since the plan was shown something has changed" in bare(html)
    assert counts_on(html) == {"affected": 3, "placeable": 0, "offered": 0, "waiting": 3}
    assert len(await closures(desk)) == 1
    assert 'name="shown" value="3.3.3"' in html
    assert (await submitted(admin, CLOSURES, do="close", shown="3.3.3", **WHOLE))[0] == 303
    await desk.write(lambda tx: move_and_tell(tx, desk.office, desk.rules))
    today, _ = await closures(desk)
    report = await desk.read(lambda tx: find_report(tx, today.id))
    assert report is not None
    assert report.waiting == 3


async def test_without_a_plan_that_was_shown_nobody_is_moved(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    await booked(desk, 1, 10)
    for shown in ({}, {"shown": "many"}, {"shown": "1.0"}):
        assert (await submitted(admin, CLOSURES, do="close", **shown, **TODAY))[0] == 409
    assert await closures(desk) == ()


def test_what_was_shown_is_read_as_it_was_written() -> None:
    shown = Shown.of([ClosurePlan(5, 2, 1, 2, (), None), ClosurePlan(1, 1, 0, 0, (), None)])
    assert (str(shown), Shown.read(str(shown))) == ("6.3.2", shown)
    assert Shown.of([]) == Shown()
    assert not shown.promises_more_than(shown)
