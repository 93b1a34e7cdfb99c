"""An office with several services and calendars: what belongs to which place, and what the release before stored."""

from dataclasses import replace

from bot.domain.closure import Closure
from bot.domain.office import Office, calendar_key, place_of, visit_in
from bot.domain.office_json import from_json, station_from_json, station_to_json, to_json
from tests.builders import BOTH, MONDAY, a_station, an_office

HERE, COLLECTING, WORKING, THERE, FAR = BOTH.stations

STORED = """{"service":{"authority":{"words":{"ar":"الهيئة","en":"The authority"},"verified":true},
"complaints_number":null,"notice_version":"1"},"stations":[],"zone":"Asia/Damascus"}"""
STORED_STATION = """{"key":"saliheen","names":{"ar":"الصالحين","en":"al-Saliheen"},"hours":[
[{"start":"09:00:00","end":"15:00:00"}],[{"start":"09:00:00","end":"15:00:00"}],
[{"start":"09:00:00","end":"15:00:00"}],[{"start":"09:00:00","end":"15:00:00"}],[],
[{"start":"09:00:00","end":"15:00:00"}],[{"start":"09:00:00","end":"15:00:00"}]],"address":null,"landmark":null,
"phone":null,"bring":null,"place":null,"slot_minutes":15,"places":16,"walk_in_places":4,"first_bookable_minutes":60,
"horizon_days":14}"""


def test_what_the_release_before_has_stored_is_read_as_the_first_services_first_visit() -> None:
    office = replace(from_json(STORED), stations=(station_from_json(STORED_STATION),))
    assert office == an_office(a_station())
    assert office.stations_for() == office.stations_for("cards", "apply") == office.stations


def test_an_office_with_several_services_survives_the_database_exactly() -> None:
    assert from_json(to_json(BOTH)) == BOTH
    shut = replace(WORKING, closures=(Closure("c", WORKING.key, MONDAY, MONDAY),))
    assert station_from_json(station_to_json(shut)) == WORKING


def test_a_calendars_key_tells_its_place_and_its_visit_to_who_has_no_office() -> None:
    for station in BOTH.stations:
        assert calendar_key(station.place_key, BOTH.services, station.service, station.visit) == station.key
    assert [place_of(key) for key in ("saliheen", "saliheen.work", "a-b.work.register")] == [
        *("saliheen", "saliheen", "a-b")
    ]
    assert [visit_in(key) for key in ("saliheen", "saliheen.work", "nasr.work")] == ["", "work", "work"]


def test_a_place_has_all_its_calendars_and_its_own_key_though_the_first_service_is_not_there() -> None:
    assert [place.key for place in BOTH.places] == ["saliheen", "shahba", "nasr"]
    assert BOTH.calendars_of("saliheen") == BOTH.calendars_of("saliheen.work") == (HERE, COLLECTING, WORKING)
    assert BOTH.place("nasr") == replace(FAR, key="nasr")
    assert (BOTH.place("gone"), BOTH.station("nasr"), BOTH.calendars_of("")) == (None, None, ())


def test_a_visit_can_be_booked_where_it_has_a_calendar_and_nowhere_else() -> None:
    assert BOTH.stations_for() == BOTH.stations_for("cards") == (HERE, THERE)
    assert BOTH.stations_for("cards", "collect") == (COLLECTING,)
    assert BOTH.stations_for("work") == (WORKING, FAR)
    assert BOTH.stations_for("gone") == (HERE, THERE)
    assert BOTH.calendar("saliheen", "cards", "collect") == COLLECTING
    assert BOTH.calendar("shahba", "cards", "collect") is None
    assert BOTH.calendar("saliheen", "gone", "collect") is None


def test_a_calendar_is_called_by_what_it_is_for_only_where_its_place_has_several() -> None:
    called = [BOTH.called(station)["en"] for station in BOTH.stations]
    assert called == [
        "al-Saliheen: cards, applying",
        "al-Saliheen: cards, collecting the card",
        "al-Saliheen: return to work",
        "al-Shahba",
        "Bab al-Nasr",
    ]
    alone = Office(BOTH.service, (HERE, COLLECTING))
    assert [alone.called(station)["ar"] for station in alone.stations] == [
        "الصالحين: تقديم الطلب",
        "الصالحين: استلام البطاقة",
    ]
