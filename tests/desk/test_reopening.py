"""Opening again is told of what is open, and of nothing that another closure shuts, or that is shut again by then."""

from contextlib import AsyncExitStack

from sqlalchemy import select

from bot.actions.closures import move_and_tell
from bot.domain.closure import Closure
from bot.domain.message import Send
from bot.domain.staff import Role
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import deliveries
from tests.builders import local
from tests.desk import broadcasts
from tests.desk.broadcasts import CLOSURES, office_loaded, submitted
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.desk.test_admin_closures import booked, closures

STATION = {"station-saliheen": "1", "how": "shut", "span": "exact"}


async def shut(admin: Browser, start: str, end: str, day: int = 8) -> None:
    date = f"2026-12-{day:02}"
    fields = {**STATION, "from_day": date, "from_time": start, "to_day": date, "to_time": end}
    assert (await broadcasts.shut(admin, **fields))[0] == 303


async def move(desk: Desk) -> int:
    return await desk.write(lambda tx: move_and_tell(tx, desk.office, desk.rules))


async def reopen(admin: Browser, closure: Closure) -> None:
    assert (await submitted(admin, CLOSURES, do="reopen", closure=closure.id))[0] == 303


async def courtesies(desk: Desk) -> list[str]:
    """What waits to be told of reopening."""
    due = (deliveries.c.kind == "courtesy", deliveries.c.status == "due")
    asked = select(deliveries.c.id, deliveries.c.payload).where(*due).order_by(deliveries.c.seq)

    def do(tx: Transaction) -> list[str]:
        sent = [open_payload(tx, row.id, row.payload)[1] for row in tx.connection.execute(asked)]
        return [bare(one.message.text) for one in sent if isinstance(one, Send) and "open again" in one.message.text]

    return await desk.read(do)


@ON_BOTH
async def test_while_another_closure_stands_only_what_is_open_is_told_and_the_rest_when_it_is_lifted(
    desk: Desk, admin: Browser, stack: AsyncExitStack
) -> None:
    await office_loaded(desk)
    await booked(desk, 1, 10, 8)
    other = await desk.sign_in(stack, "admin2", Role.ADMIN, None, counter=2)
    await shut(admin, "09:30", "12:00")
    await shut(other, "08:00", "23:00")
    assert await move(desk) == 1
    whole, part = await closures(desk)
    await reopen(other, whole)
    (told,) = await courtesies(desk)
    assert "al-Saliheen is open again for some hours" in told
    await reopen(admin, part)
    (told,) = await courtesies(desk)
    assert "al-Saliheen is open again on Tuesday 8" in told


@ON_BOTH
async def test_nobody_is_told_of_a_time_that_another_closure_shuts(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    await booked(desk, 1, 10, 8)
    await shut(admin, "09:30", "12:00")
    assert await move(desk) == 1
    await shut(admin, "08:00", "23:00")
    await move(desk)
    whole, part = await closures(desk)
    await reopen(admin, part)
    assert await courtesies(desk) == []
    await reopen(admin, whole)
    assert len(await courtesies(desk)) == 1


@ON_BOTH
async def test_reopened_at_night_and_closed_again_nobody_is_told_that_it_is_open(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    await booked(desk, 1, 10, 9)
    desk.clock.time = local(7, 22)
    assert admin.staff is not None
    admin.become(await desk.begin_session(admin.staff, 1))
    await shut(admin, "08:00", "23:00", 9)
    assert await move(desk) == 1
    (closure,) = await closures(desk)
    await reopen(admin, closure)
    assert len(await courtesies(desk)) == 1
    desk.clock.forward(minutes=5)
    await shut(admin, "12:00", "23:00", 9)
    assert "for some hours" in (await courtesies(desk))[0]
    await shut(admin, "08:00", "23:00", 9)
    assert await courtesies(desk) == []
    for each in await closures(desk):
        await reopen(admin, each)
    assert len(await courtesies(desk)) == 1
