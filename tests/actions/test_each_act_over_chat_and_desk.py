"""Law: an act lives once. Each is done over chat and at the desk, in two offices that were alike, and leaves the same.
Law: so it does where the database gives up its first try: at the desk each write is done a second time, as after a
deadlock, and rows, journal and deliveries are those of one.

An act that only one of the two offers is named below with the reason; one that is added to ``bot.actions`` must be
played here or be named.
"""

import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.actions import (
    arrivals,
    broadcasts,
    campaigns,
    cases,
    clock,
    closures,
    lockdown,
    offers,
    pause,
    public_line,
    ready,
    reminders,
    signing_in,
    staff,
    visits,
)
from storage.office.closures import find_closures
from tests.actions.both_ways import Left, TriedTwice, an_office_filled, own_messages, what_is_left
from tests.actions.doing import Play, booked, drafted, posts, says
from tests.actions.plays import OF_BROADCAST, PLAYS, WHOLE_DAY
from tests.desk.serving import PATIENT

ONLY_IN_CHAT = {
    "arrivals.dispute": "the applicant says that it was not them",
    "visits.book": "the applicant's interview; the desk registers a walk-in",
    "visits.move": "the applicant's own change, one of a limited number",
    "visits.cancel": "the applicant's own cancellation",
    "offers.take": "the applicant answers the waiting list",
    "offers.decline": "the applicant answers the waiting list",
    "staff.enrol": "an invitation is opened in a chat",
}
ONLY_AT_THE_DESK = {
    "arrivals.clear": "a list of doubles and disputed arrivals, which chats do not have",
    "arrivals.record_conflict": "a list of what did not fit, which chats do not have",
    "arrivals.record_scans": "a device that was offline brings in what it kept",
    "arrivals.record_ticks": "a sheet of paper is entered",
    "public_line.switch_public_line": "beside the numbers from which it comes",
    "cases.print_slip": "a chat prints nothing",
    "cases.look_up_paper": "a paper lies there, and a chat would keep its number",
    "cases.open_paper": "one of several with the number of the paper that lies there",
    "cases.hand_over_paper": "of a paper that was looked up there",
    "cases.take_paper_back": "of a paper that was looked up there",
    "signing_in.begin_by_pairing": "a browser collects what its chat has answered",
    "signing_in.begin_by_code": "ten digits are typed there",
    "visits.name_at_desk": "of who left the name to the desk, and stands there",
    "visits.papers_missing": "as for a move: the person who stands there is told, or gets a slip",
    "visits.move_at_desk": "it needs the calendar of the day and the slip that is printed",
    "visits.cancel_at_desk": "for the person who stands there",
    "visits.register_walk_in": "for a person without a chat, who reads or hears the notice there",
}
ONLY_FOR_THE_OPERATOR = {
    "lockdown.contain": "mawid contain",
    "clock.believe_clock_for_operator": "mawid clock --right",
    "lockdown.tell_who_was_seen": "mawid contain --notify",
    "staff.invite_for_operator": "mawid staff invite, for whom no admin is there yet",
    "staff.revoke_named": "mawid staff revoke",
}
ONLY_BY_THE_LEADER = {
    "broadcasts.look_after": "its round starts those whose time has come",
    "closures.move_and_tell": "its round finds the bookings that a closure affects",
    "offers.advance_offers": "its round passes freed places on",
    "offers.offer_freed": "a part of declining, and of its round",
    "reminders.remind": "its round at the hours of reminders",
}
NO_ACTS = {
    "broadcasts.as_asked": "only looks",
    "broadcasts.as_shown": "only looks",
    "broadcasts.needs_second": "only looks",
    "broadcasts.show_to_me": "changes nothing; played below, as its message goes to the one who asks",
    "closures.find_report": "only looks",
    "closures.list_closures": "only looks",
    "staff.find_only_admin": "only looks",
    "staff.find_page": "only looks",
    "closures.plan": "only looks",
    "cases.as_looked_up": "a part of a look",
    "cases.came": "a part of an arrival, however it reaches us",
    "cases.handed_before": "only looks",
    "cases.may_be_numbered": "only looks",
    "cases.went_back": "a part of taking an arrival back",
}
MODULES: tuple[ModuleType, ...] = (
    arrivals,
    broadcasts,
    campaigns,
    cases,
    clock,
    closures,
    lockdown,
    offers,
    pause,
    public_line,
    ready,
    reminders,
    signing_in,
    staff,
    visits,
)


async def played(play: Play, way: str, migrated: Path, path: Path) -> Left:
    around = (TriedTwice,) if way == "desk" else ()
    async with an_office_filled(migrated, path, play.rules, *around) as office:
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


async def test_in_the_chat_too_nothing_is_closed_that_is_worse_than_what_was_shown(
    migrated_file: Path, tmp_path: Path
) -> None:
    async with an_office_filled(migrated_file, tmp_path / "office.db", PATIENT) as office:
        await booked(office)
        (*_, asked) = await office.say("boss", *WHOLE_DAY, "[cl-how:shut]", "[cl-plan:close:0.0.0]")
        assert "Nothing is closed. Since the plan was shown something has changed" in asked
        assert await office.desk.read(find_closures) == ()
        await office.say("boss", "close now")  # the word alone means the plan shown last
        assert len(await office.desk.read(find_closures)) == 1
