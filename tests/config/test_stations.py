"""The list of stations: the packaged one, an operator's, and one with everything wrong."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.stations import StationsInvalid, packaged_stations, read_stations
from bot.domain.office import Fact, Office, OpenSpan, Place, Service, Station, Words, unverified
from bot.domain.office_json import from_json, to_json

NINE_TO_THREE = (OpenSpan(time(9), time(15)),)
SERVICE = '[service]\nauthority = { ar = "جهة", en = "office" }\n'
FULL = """
[service]
authority = { ar = "جهة", en = "office", verified = true }
complaints_number = { number = "+963 21 000 000", verified = true }
notice_version = "2026-11"

[stations.here]
names = { ar = "هنا", en = "Here" }
hours = { sat-mon = ["08:00-12:00", "13:00-15:30"], wed = ["10:00-11:00"], tue = [] }
address = { ar = "شارع", en = "Street", verified = true }
landmark = { ar = "حديقة", en = "Park" }
phone = { number = "0000", verified = true }
bring = { ar = "الهوية", en = "Your ID", verified = true }
place = { lat = 36.2, lon = 37, verified = true }
slot_minutes = 10
places = 3
walk_in_places = 0
first_bookable_minutes = 0
horizon_days = 5
"""


def _mistakes(toml: str) -> tuple[str, ...]:
    with pytest.raises(StationsInvalid) as invalid:
        read_stations(toml)
    return invalid.value.problems


def _station(lines: str) -> str:
    return f'{SERVICE}[stations.here]\nnames = {{ ar = "هنا", en = "Here" }}\n{lines}\n'


def test_the_packaged_stations_are_four_and_open_saturday_to_thursday() -> None:
    office = read_stations(packaged_stations())
    assert {station.key: (station.names["ar"], station.names["en"]) for station in office.stations} == {
        "saliheen": ("الصالحين", "al-Saliheen"),
        "shahba": ("الشهباء", "al-Shahba"),
        "bab-al-faraj": ("باب الفرج", "Bab al-Faraj"),
        "bab-al-nasr": ("باب النصر", "Bab al-Nasr"),
    }
    for station in office.stations:
        assert station.hours == (NINE_TO_THREE,) * 4 + ((),) + (NINE_TO_THREE,) * 2
        assert (station.slot_minutes, station.places, station.online_places) == (15, 16, 12)
        assert (station.first_bookable_minutes, station.horizon_days) == (60, 14)


def test_the_packaged_stations_state_no_fact_about_a_real_place() -> None:
    office = read_stations(packaged_stations())
    assert len(unverified(office)) == 5
    assert office.service.authority.shown("ar") is None
    assert {station.verified_place for station in office.stations} == {None}


def test_a_full_description_is_read_whole() -> None:
    street = Fact(Words("شارع", "Street"), verified=True)
    assert read_stations(FULL, zone="Asia/Beirut") == Office(
        Service(Fact(Words("جهة", "office"), True), Fact(Words("+963 21 000 000", "+963 21 000 000"), True), "2026-11"),
        (
            Station(
                key="here",
                names=Words("هنا", "Here"),
                hours=(
                    (OpenSpan(time(8), time(12)), OpenSpan(time(13), time(15, 30))),
                    (),
                    (OpenSpan(time(10), time(11)),),
                    (),
                    (),
                    (OpenSpan(time(8), time(12)), OpenSpan(time(13), time(15, 30))),
                    (OpenSpan(time(8), time(12)), OpenSpan(time(13), time(15, 30))),
                ),
                address=street,
                landmark=Fact(Words("حديقة", "Park"), verified=False),
                phone=Fact(Words("0000", "0000"), verified=True),
                bring=Fact(Words("الهوية", "Your ID"), verified=True),
                place=Place(36.2, 37.0, verified=True),
                slot_minutes=10,
                places=3,
                walk_in_places=0,
                first_bookable_minutes=0,
                horizon_days=5,
            ),
        ),
        "Asia/Beirut",
    )


def test_every_mistake_is_told_at_once() -> None:
    wrong = """
    [servise]
    [service]
    authority = { ar = " ", en = 5 }
    [stations.Here]
    names = { ar = "هنا" }
    hours = { sat-thu = ["9-25", "09:00-10:00", "09:30-11:00", "12:00-12:00"], mon = [], someday = [] }
    phone = { number = "none yet" }
    place = { lat = 360, lon = 0 }
    plces = 3
    walk_in_places = 17
    slot_minutes = "15"
    [stations.there]
    """
    hours, *rest = sorted(_mistakes(wrong), key=lambda line: not line.startswith("stations.Here.hours"))
    assert sorted(rest) == [
        "service.authority.ar: is empty",
        "service.authority.en: should be a valid string",
        "servise: there is no such key; did you mean service?",
        "stations.Here.names.en: is missing",
        "stations.Here.phone.number: is no phone number",
        "stations.Here.place.lat: should be less than or equal to 90",
        "stations.Here.plces: there is no such key; did you mean places?",
        "stations.Here.slot_minutes: should be a valid integer",
        "stations.Here.walk_in_places: there are more walk-in places than places",
        "stations.Here: a key is up to 32 small Latin letters, digits and dashes",
        "stations.there.hours: is missing",
        "stations.there.names: is missing",
    ]
    for part in ('"9-25"', '"12:00-12:00"', "spans of sat-thu overlap", "mon is given twice", '"someday"'):
        assert part in hours


@pytest.mark.parametrize("toml", ["", "stations = 5", SERVICE, f"{SERVICE}[stations]"])
def test_a_list_without_a_station_is_refused(toml: str) -> None:
    assert any(line.startswith("stations: there is none") for line in _mistakes(toml))


def test_a_station_that_never_opens_is_refused() -> None:
    assert _mistakes(_station("hours = { sat-fri = [] }")) == ("stations.here.hours: no day has an opening hour",)


def test_what_is_no_toml_is_told_with_its_line() -> None:
    (line,) = _mistakes("[service\n")
    assert "line 1" in line


def test_a_fact_counts_as_unverified_until_somebody_says_otherwise() -> None:
    office = read_stations(_station('hours = { mon = ["09:00-10:00"] }\naddress = { ar = "شارع", en = "Street" }'))
    address = office.stations[0].address
    assert address is not None
    assert address.shown("en") is None


def test_an_unknown_station_or_locale_is_not_invented() -> None:
    office = read_stations(packaged_stations())
    assert office.station("saliheen") is office.stations[0]
    assert office.station("gone") is None
    with pytest.raises(KeyError):
        office.stations[0].names["fr"]


@pytest.mark.parametrize("toml", [packaged_stations(), FULL], ids=["packaged", "full"])
def test_an_office_survives_the_database_exactly(toml: str) -> None:
    office = read_stations(toml, zone="Asia/Beirut")
    assert from_json(to_json(office)) == office


@given(st.text(), st.floats(-90, 90), st.times())
def test_any_words_places_and_hours_survive_the_database_exactly(words: str, degrees: float, start: time) -> None:
    fact = Fact(Words(words, words), verified=True)
    hours = ((OpenSpan(start, time.max),),) * 7
    station = Station("here", fact.words, hours, address=fact, place=Place(degrees, degrees))
    office = Office(Service(fact), (station,))
    assert from_json(to_json(office)) == office
