"""Law: an act lives once. Each is done over chat and at the desk, in two offices that were alike, and leaves the same.

An act that only one of the two offers is named below with the reason; one that is added to ``bot.actions`` must be
played here or be named.
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.actions import arrivals, broadcasts, closures, lockdown, offers, pause, reminders, staff, visits
from bot.domain.broadcast import Stage
from bot.domain.rules import Rules
from storage.office.closures import find_closures
from storage.outbox.broadcasts import list_broadcasts, start_due
from storage.staff.staff import invite, list_invitations
from tests.actions.both_ways import Left, Office, an_office_filled, own_messages, what_is_left
from tests.desk.broadcasts import ARABIC, CLOSURES, ENGLISH, FORM, NEW, go_out, people_agreed, submitted
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
    known["booking"] = office.booking.id if office.booking else ""
    return known | {
        "broadcast": next((one.id for one in sent), ""),
        "closure": next((one.id for one in shut), ""),
        "invitation": next((one.id for one in invited), ""),
    }


async def booked(office: Office) -> None:
    office.booking = await office.desk.book(TEN)


async def booked_elsewhere(office: Office) -> None:
    office.booking = await office.desk.book(replace(TEN, station="shahba"))


async def confirmed(office: Office) -> None:
    await booked(office)
    await office.browser("clerk").confirm((await ids(office))["booking"])


async def agreed(office: Office) -> None:
    await people_agreed(office.desk)


async def drafted(office: Office) -> None:
    await agreed(office)
    await office.say("boss", *TEXTS)


async def sent(office: Office) -> None:
    """Over chat in both offices; it waits for its time, or for the other admin."""
    await drafted(office)
    await office.say("boss", "[bc-preview:send]")


async def running(office: Office) -> None:
    await sent(office)
    office.desk.clock.forward(seconds=31)
    await office.desk.write(start_due)


async def paused(office: Office) -> None:
    await running(office)
    await steers("pause").desk(office)


async def some_failed(office: Office) -> None:
    await running(office)
    await go_out(office.desk, 3, "failed", "chat-not-found")
    await go_out(office.desk, 50)
    assert [one.stage for one in await office.desk.read(list_broadcasts)] == [Stage.DONE]


async def closed(office: Office) -> None:
    """And the one who was booked there was moved."""
    await booked(office)
    await posts("boss", CLOSURES, do="close", **SHUT)(office)
    await office.desk.write(lambda tx: closures.move_and_tell(tx, office.desk.office, office.desk.rules))


async def invited(office: Office) -> None:
    await office.desk.write(lambda tx: invite(tx, office.staff("clerk").role, "saliheen", "new", office.desk.rules))


async def service_paused(office: Office) -> None:
    await posts("boss", PAUSE, do="pause", arabic="مغلق", english="Shut")(office)


async def only_one_admin(office: Office) -> None:
    await posts("boss", PEOPLE, do="revoke", which="{other}")(office)


def steers(
    do: str, before: Done = nothing, who: str = "boss", tells: tuple[str, ...] = (), rules: Rules = PATIENT
) -> Play:
    """The button of that name, below a broadcast in the chat and on its page."""
    act = {"take-back": "take_back"}.get(do, do)
    chat = says(who, f"[admin:{'stop-yes' if do == 'stop' else do}:{{broadcast}}]")
    desk = posts(who, "/desk/admin/broadcasts/{broadcast}", do=do)
    return Play(f"broadcasts.{act}", chat, desk, before, tells, rules)


SHUT = {"station-saliheen": "1", "span": "today", "today_time": "", "how": "shut"}
WHOLE_DAY = ("/close", "[cl-at:saliheen]", "[cl-at:done]", "[cl-span:today]")
OF_BROADCAST = "/desk/admin/broadcasts/{broadcast}"
PLAYS: dict[str, Play] = {
    "a clerk confirms": Play(
        "arrivals.confirm",
        says("clerk", "[desk:confirm:{booking}]"),
        asks("clerk", "/desk/confirm"),
        booked,
        tells=("someone",),
    ),
    "a clerk confirms twice": Play(
        "arrivals.confirm", says("clerk", "[desk:confirm:{booking}]"), asks("clerk", "/desk/confirm"), confirmed
    ),
    "a clerk confirms at another station": Play(
        "arrivals.confirm", says("clerk", "[desk:confirm:{booking}]"), asks("clerk", "/desk/confirm"), booked_elsewhere
    ),
    "a clerk takes an arrival back": Play(
        "arrivals.undo", says("clerk", "[desk:undo:{booking}]"), asks("clerk", "/desk/undo"), confirmed, ("someone",)
    ),
    "a text is drafted": Play("broadcasts.draft", says("boss", *TEXTS), posts("boss", NEW, **FORM), agreed),
    "a draft is sent": Play(
        "broadcasts.send", says("boss", "[bc-preview:send]"), posts("boss", OF_BROADCAST, do="send"), drafted
    ),
    "a draft is sent to so many that another admin must approve": Play(
        "broadcasts.send",
        says("boss", "[bc-preview:send]"),
        posts("boss", OF_BROADCAST, do="send"),
        drafted,
        ("other",),
        FEW,
    ),
    "another admin approves": steers("approve", sent, "other", ("boss",), FEW),
    "its maker approves": steers("approve", sent, "boss", (), FEW),
    "another admin refuses": steers("refuse", sent, "other", ("boss",), FEW),
    "refused when it was not asked": steers("refuse", sent, "other"),
    "its maker takes it back from the other admin": steers("take-back", sent, "boss", (), FEW),
    "another admin takes back what waits for them": steers("take-back", sent, "other", ("boss",), FEW),
    "it is taken back before its time": steers("take-back", sent),
    "a draft is thrown away": Play(
        "broadcasts.stop", says("boss", "[bc-preview:discard]"), posts("boss", OF_BROADCAST, do="discard"), drafted
    ),
    "it is paused": steers("pause", running),
    "it is paused before it goes out": steers("pause", sent),
    "it goes on": steers("resume", paused),
    "it is stopped": steers("stop", running),
    "it is stopped by another admin": steers("stop", running, "other"),
    "what failed is tried again": steers("retry", some_failed),
    "nothing failed": steers("retry", running),
    "a station is shut": Play(
        "closures.close",
        says("boss", *WHOLE_DAY, "[cl-how:shut]", "[cl-plan:close]"),
        posts("boss", CLOSURES, do="close", **SHUT),
        booked,
    ),
    "a station has fewer places": Play(
        "closures.close",
        says("boss", *WHOLE_DAY, "[cl-how:fewer:8]", "[cl-plan:close]"),
        posts("boss", CLOSURES, do="close", **{**SHUT, "how": "fewer", "places": "8"}),
        booked,
    ),
    "a station is opened again": Play(
        "closures.reopen",
        says("boss", "[admin:reopen-yes:{closure}]"),
        posts("boss", CLOSURES, do="reopen", closure="{closure}"),
        closed,
        ("someone",),
    ),
    "staff are invited": Play(
        "staff.invite",
        says("boss", "[admin:invite]", "[in-role:shahba]", "Counter 2"),
        posts("boss", PEOPLE, do="invite", name="Counter 2", role="station", place="shahba"),
    ),
    "an admin is invited": Play(
        "staff.invite",
        says("boss", "[admin:invite]", "[in-role:role:admin]", "Deputy"),
        posts("boss", PEOPLE, do="invite", name="Deputy", role="admin"),
    ),
    "an invitation is cancelled": Play(
        "staff.cancel_invitation",
        says("boss", "[admin:uninvite:{invitation}]"),
        posts("boss", PEOPLE, do="cancel", which="{invitation}"),
        invited,
    ),
    "a clerk is let go": Play(
        "staff.revoke", says("boss", "[admin:revoke-yes:{clerk}]"), posts("boss", PEOPLE, do="revoke", which="{clerk}")
    ),
    "an admin is let go, and open invitations with them": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{other}]"),
        posts("boss", PEOPLE, do="revoke", which="{other}"),
        invited,
    ),
    "an admin lets themselves go": Play(
        "staff.revoke", says("boss", "[admin:revoke-yes:{boss}]"), posts("boss", PEOPLE, do="revoke", which="{boss}")
    ),
    "the last admin stays": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{boss}]"),
        posts("boss", PEOPLE, do="revoke", which="{boss}"),
        only_one_admin,
    ),
    "the service is paused": Play(
        "pause.pause_service",
        says("boss", "/pause", "توقفنا اليوم", "We are shut today", "[pa-sure:pause]"),
        posts("boss", PAUSE, do="pause", arabic="توقفنا اليوم", english="We are shut today"),
    ),
    "the text of the pause is another": Play(
        "pause.pause_service",
        says("boss", "[admin:pause-text]", "توقفنا اليوم", "[pa-english:only]", "[pa-sure:pause]"),
        posts("boss", PAUSE, do="pause", arabic="توقفنا اليوم", english=""),
        service_paused,
    ),
    "the service goes on": Play(
        "pause.resume_service",
        says("boss", "[admin:resume-service]"),
        posts("boss", PAUSE, do="resume"),
        service_paused,
    ),
}
ONLY_IN_CHAT = {
    "arrivals.dispute": "the applicant says that it was not them",
    "visits.book": "the applicant's interview; the desk registers a walk-in",
    "visits.move": "the applicant's own change, one of a limited number",
    "visits.cancel": "the applicant's own cancellation",
    "offers.take": "the applicant answers the waiting list",
    "offers.decline": "the applicant answers the waiting list",
}
ONLY_AT_THE_DESK = {
    "arrivals.doubt": "in a chat nobody stands at a counter: staff let the look go",
    "arrivals.record_scans": "a device that was offline brings in what it kept",
    "arrivals.record_ticks": "a sheet of paper is entered",
    "visits.move_at_desk": "it needs the calendar of the day and the slip that is printed",
    "visits.cancel_at_desk": "for the person who stands there",
    "visits.register_walk_in": "for a person without a chat, who reads or hears the notice there",
}
ONLY_FOR_THE_OPERATOR = {
    "lockdown.tell_who_was_seen": "mawid contain --notify",
    "staff.invite_for_operator": "mawid staff invite, for whom no admin is there yet",
    "staff.revoke_named": "mawid staff revoke",
}
ONLY_BY_THE_LEADER = {
    "closures.move_and_tell": "its round finds the bookings that a closure affects",
    "offers.advance_offers": "its round passes freed places on",
    "offers.offer_freed": "a part of declining, and of its round",
    "reminders.remind": "its round at the hours of reminders",
}
NO_ACTS = {
    "broadcasts.as_shown": "only looks",
    "broadcasts.show_to_me": "changes nothing; played below, as its message goes to the one who asks",
    "closures.list_closures": "only looks",
    "closures.plan": "only looks",
}
MODULES: tuple[ModuleType, ...] = (arrivals, broadcasts, closures, lockdown, offers, pause, reminders, staff, visits)


async def played(play: Play, way: str, migrated: Path, path: Path) -> Left:
    async with an_office_filled(migrated, path, play.rules) as office:
        await play.before(office)
        await office.begin()
        await (play.chat if way == "chat" else play.desk)(office)
        return await what_is_left(office)


@pytest.mark.parametrize("name", PLAYS)
async def test_over_chat_and_at_the_desk_it_leaves_the_same(name: str, migrated_file: Path, tmp_path: Path) -> None:
    play = PLAYS[name]
    over_chat = await played(play, "chat", migrated_file, tmp_path / "chat.db")
    at_the_desk = await played(play, "desk", migrated_file, tmp_path / "desk.db")
    assert at_the_desk.rows == over_chat.rows
    assert at_the_desk.journal == over_chat.journal
    assert at_the_desk.deliveries == over_chat.deliveries
    assert {each.split("'")[1] for each in over_chat.deliveries} == set(play.tells)


async def test_an_admin_is_shown_the_same_message_first(migrated_file: Path, tmp_path: Path) -> None:
    seen = {}
    for way, do in (("chat", says("boss", "[bc-preview:to-me]")), ("desk", posts("boss", OF_BROADCAST, do="show"))):
        async with an_office_filled(migrated_file, tmp_path / f"{way}.db", PATIENT) as office:
            await drafted(office)
            await office.begin()
            await do(office)
            seen[way] = await own_messages(office, "boss")
    assert len(seen["desk"]) == 2  # in both languages
    assert seen["chat"][:2] == seen["desk"]


def test_each_act_is_played_or_only_one_of_both_offers_it() -> None:
    acts = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in MODULES
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
        if next(iter(inspect.signature(found).parameters), "") == "tx"
    }
    named: list[dict[str, Any]] = [ONLY_IN_CHAT, ONLY_AT_THE_DESK, ONLY_FOR_THE_OPERATOR, ONLY_BY_THE_LEADER, NO_ACTS]
    assert sorted([*{play.act for play in PLAYS.values()}, *(act for each in named for act in each)]) == sorted(acts)
