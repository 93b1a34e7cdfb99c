"""What stops a new office: people booked for something else or nothing, cases that nobody would hand out any more."""

from dataclasses import replace
from datetime import date

from bot.domain.booking import Slot
from bot.domain.office import Office, Service, Station
from storage.cases.campaigns import close_campaign
from storage.engine.database import Database
from storage.office.gone import Gone, find_gone
from storage.office.offices import load_office
from tests.builders import BOTH, RULES, a_station, an_applicant, an_office, local
from tests.storage.cases.opened import entered, handed, opened
from tests.storage.counters import enrolled
from tests.storage.verbs import booked, with_chat

CARDS, WORK = BOTH.services


async def gone(database: Database, office: Office) -> set[Gone]:
    return {*await database.read(lambda tx: find_gone(tx, office))}


async def test_a_calendar_that_goes_is_told_with_how_many_are_booked_in_it(database: Database) -> None:
    working = a_station("saliheen.work", service="work", visit="register")
    slot = Slot(working.key, local(7, 10))
    for number in range(2):
        who = an_applicant(f"0{number}")
        await database.write(with_chat(booked, slot, who, station=working, address=f"chat {number}"))
    await database.write(with_chat(booked))
    assert await gone(database, an_office()) == {Gone("booked", working.key, 2)}
    assert await gone(database, an_office(working)) == {Gone("booked", "saliheen", 1)}
    assert await gone(database, an_office(a_station(), working)) == set()


def swapped() -> Office:
    """Work first: ``saliheen`` is then where one registers for work."""
    at = {"saliheen": ("work", "register"), "saliheen.cards": ("cards", "apply"), "saliheen.cards.collect": (
        *("cards", "collect"),)}  # fmt: skip
    stations = tuple(a_station(key, service=service, visit=visit) for key, (service, visit) in at.items())
    return Office(WORK, stations, more_services=(CARDS,))


def with_key(service: Service, key: str) -> Office:
    """The first service renamed."""
    named = tuple(replace(each, service=key) if each.service == service.key else each for each in BOTH.stations)
    return replace(BOTH, service=replace(service, key=key), stations=named)


def with_collecting_as_a_first_visit() -> Office:
    visits = tuple(replace(visit, kind="asks") for visit in CARDS.visits)
    return replace(BOTH, service=replace(CARDS, visits=visits))


async def test_a_key_that_would_mean_another_visit_is_gone_for_who_is_booked_there(database: Database) -> None:
    await database.write(lambda tx: load_office(tx, BOTH))
    await database.write(with_chat(booked))
    assert await gone(database, BOTH) == set()
    for other in (swapped(), with_key(CARDS, "id-cards")):
        assert await gone(database, other) == {Gone("booked", "saliheen", 1)}
    first = BOTH.stations[0]
    later = replace(CARDS, visits=(replace(CARDS.visits[0], key="renew"), *CARDS.visits[1:]))
    moved: tuple[Station, ...] = (replace(first, visit="renew"), *BOTH.stations[1:])
    assert await gone(database, replace(BOTH, service=later, stations=moved)) == {Gone("booked", "saliheen", 1)}


async def test_a_service_does_not_go_while_its_cases_wait(database: Database) -> None:
    await database.write(lambda tx: load_office(tx, BOTH))
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: opened(tx, clerk, "4711", "one"))
    out = await database.write(lambda tx: opened(tx, clerk, "4712", "two"))
    await database.write(lambda tx: handed(tx, clerk, out.case))
    await database.write(lambda tx: entered(tx, admin, (4711, 4713)))
    await database.write(lambda tx: close_campaign(tx, admin, "cards", date(2027, 2, 10), RULES))
    lost = {Gone("open", "cards at saliheen", 1), Gone("ready", "cards at saliheen", 2)}
    with_them = {Gone("collected", "cards at saliheen", 1), Gone("campaign", "cards", 1)}
    came = {Gone("booked", "saliheen", 2)}  # today, whose arrival can still be taken back
    only_work = replace(BOTH, service=WORK, more_services=(), stations=(a_station(service="work", visit="register"),))
    uncollected = replace(BOTH, stations=tuple(each for each in BOTH.stations if each.visit != "collect"))
    assert await gone(database, BOTH) == set()
    assert await gone(database, with_key(CARDS, "id-cards")) == lost | with_them | came
    assert await gone(database, only_work) == lost | with_them | came
    assert await gone(database, uncollected) == lost
    assert await gone(database, with_collecting_as_a_first_visit()) == lost
    assert {each.what for each in lost | with_them | came if each.for_good} == {"booked", "open"}
