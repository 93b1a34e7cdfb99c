"""Doing something over chat or at the desk, and the states of an office in which an act begins."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.actions import closures
from bot.actions.broadcasts import look_after
from bot.conversation.core.state import Scene
from bot.domain.booking import Booking
from bot.domain.broadcast import Stage
from bot.domain.clock import Doubt, Why
from bot.domain.rules import Rules
from storage.cases.ready import list_batches
from storage.desk.seen import remember
from storage.maintenance.clock import record_seen
from storage.office.closures import find_closures
from storage.outbox.broadcasts import list_broadcasts
from storage.staff.desk_sessions import list_sessions
from storage.staff.staff import invite, list_invitations
from tests.actions.both_ways import Office
from tests.builders import MONDAY, local
from tests.desk.broadcasts import ARABIC, CLOSURES, ENGLISH, go_out, people_agreed, submitted
from tests.desk.serving import PATIENT
from tests.storage.verbs import TEN

Done = Callable[[Office], Awaitable[object]]
PEOPLE, PAUSE = "/desk/admin/people", "/desk/admin/pause"
TEXTS = (
    "/broadcast",
    ARABIC,
    ENGLISH,
    "[bc-audience:all]",
    "[bc-urgency:ordinary]",
    "[bc-start:now]",
    "[bc-until:ever]",
)
SHUT = {"station-saliheen": "1", "span": "today", "today_time": "", "how": "shut"}
FEW = replace(PATIENT, approval_from=1)


async def nothing(office: Office) -> None:
    pass


@dataclass(frozen=True)
class Play:
    """``tells``: whom the act tells beside the one who does it."""

    act: str
    chat: Done
    desk: Done
    before: Done = nothing
    tells: tuple[str, ...] = ()
    rules: Rules = PATIENT


def says(who: str, *payloads: str) -> Done:
    async def do(office: Office) -> None:
        assert await office.say(who, *[each.format(**await ids(office)) for each in payloads])

    return do


def posts(who: str, path: str, **fields: str) -> Done:
    """A form of the desk's pages."""

    async def do(office: Office) -> None:
        known = await ids(office)
        sent = {name: value.format(**known) for name, value in fields.items()}
        status, text, _ = await submitted(office.browser(who), path.format(**known), **sent)
        assert status < 400, text

    return do


def asks(who: str, path: str) -> Done:
    """What a script of the desk's first page sends for a booking."""

    async def do(office: Office) -> None:
        known = await ids(office)
        await office.browser(who).answer(path, booking=known["booking"], nonce="0" * 32)

    return do


async def ids(office: Office) -> dict[str, str]:
    sent = await office.desk.read(list_broadcasts)
    shut = await office.desk.read(find_closures)
    invited = await office.desk.read(list_invitations)
    known = {who: office.staff(who).id for who in ("clerk", "boss", "other")}
    open_at = await office.desk.read(lambda tx: list_sessions(tx, office.desk.rules))
    known["session"] = next((one.id for one in open_at if one.staff.name == "clerk"), "")
    known["booking"] = office.booking.id if office.booking else ""
    entered = await office.desk.read(lambda tx: list_batches(tx, office.desk.rules))
    return known | {
        "batch": next((one.id for one in entered), ""),
        "broadcast": next((one.id for one in sent), ""),
        "closure": next((one.id for one in shut), ""),
        "invitation": next((one.id for one in invited), ""),
    }


async def booked(office: Office) -> None:
    await seen(office, await office.desk.book(TEN))


async def booked_elsewhere(office: Office) -> None:
    await seen(office, await office.desk.book(replace(TEN, station="shahba")))


async def seen(office: Office, booking: Booking) -> None:
    """By the clerk a moment ago, in their chat and at their counter."""
    office.booking = booking
    await office.desk.write(lambda tx: remember(tx, office.staff("clerk"), booking.id, None))
    await office.browser("clerk").sees(booking.id)


async def confirmed(office: Office) -> None:
    await booked(office)
    await office.browser("clerk").confirm((await ids(office))["booking"])


async def agreed(office: Office) -> None:
    await people_agreed(office.desk)


async def drafted(office: Office) -> None:
    await agreed(office)
    await office.say("boss", *TEXTS)


async def drafted_at_night(office: Office) -> None:
    office.desk.clock.time = local(7, 5)  # before eight, within the session of the one who writes
    await drafted(office)


async def sent(office: Office) -> None:
    """Over chat in both offices; it waits for its time, or for the other admin."""
    await drafted(office)
    await office.say("boss", "send")


async def running(office: Office) -> None:
    await sent(office)
    office.desk.clock.forward(seconds=31)
    await office.desk.write(lambda tx: look_after(tx, Scene(tx.now, office.desk.office, office.desk.rules, "")))


async def paused(office: Office) -> None:
    await running(office)
    await posts("boss", "/desk/admin/broadcasts/{broadcast}", do="pause")(office)


async def some_failed(office: Office) -> None:
    await running(office)
    await go_out(office.desk, 3, "failed", "chat-not-found")
    await go_out(office.desk, 50)
    assert [one.stage for one in await office.desk.read(list_broadcasts)] == [Stage.DONE]


async def some_unknown(office: Office) -> None:
    await running(office)
    await go_out(office.desk, 3, "unknown", "no-answer")
    await go_out(office.desk, 50)
    assert [one.stage for one in await office.desk.read(list_broadcasts)] == [Stage.DONE]


async def closed(office: Office) -> None:
    """And the one who was booked there was moved."""
    await booked(office)
    await posts("boss", CLOSURES, do="close", shown="9.9.9", **SHUT)(office)
    await office.desk.write(lambda tx: closures.move_and_tell(tx, office.desk.office, office.desk.rules))


async def invited(office: Office) -> None:
    await office.desk.write(lambda tx: invite(tx, office.staff("clerk").role, "saliheen", "new", office.desk.rules))


async def service_paused(office: Office) -> None:
    await posts("boss", PAUSE, do="pause", arabic="مغلق", english="Shut")(office)


DOUBT = Doubt("jumped-1796619600", Why.JUMPED, MONDAY + timedelta(days=8), MONDAY, MONDAY)


async def clock_in_doubt(office: Office) -> None:
    """As the process that leads writes it down."""
    await office.desk.write(lambda tx: record_seen(tx, MONDAY, DOUBT, office.desk.rules))


async def only_one_admin(office: Office) -> None:
    await posts("boss", PEOPLE, do="revoke", which="{other}")(office)
