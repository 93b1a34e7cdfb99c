"""The office's file: the packaged one, an operator's, the release before's, and those with everything wrong."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.office import OfficeInvalid, packaged_office, read_office
from bot.config.toml_lines import find_lines, line_of
from bot.domain.office import APPLY, Fact, Office, OpenSpan, Place, Service, Station, Words
from bot.domain.office_json import from_json, to_json
from bot.domain.office_remarks import unverified

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


def mistakes_in(toml: str) -> tuple[str, ...]:
    with pytest.raises(OfficeInvalid) as invalid:
        read_office(toml)
    return invalid.value.problems


def _station(lines: str) -> str:
    return f'{SERVICE}[stations.here]\nnames = {{ ar = "هنا", en = "Here" }}\n{lines}\n'


def test_the_packaged_stations_are_four_and_open_saturday_to_thursday() -> None:
    office = read_office(packaged_office())
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
    office = read_office(packaged_office())
    assert len(unverified(office)) == 5
    assert office.service.authority.shown("ar") is None
    assert {station.verified_place for station in office.stations} == {None}


def test_a_full_description_is_read_whole() -> None:
    street = Fact(Words("شارع", "Street"), verified=True)
    assert read_office(FULL, zone="Asia/Beirut") == Office(
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
    hours, *rest = sorted(mistakes_in(wrong), key=lambda line: "stations.Here.hours" not in line)
    assert rest == [
        "line 2: servise: there is no such key; did you mean service?",
        "line 4: service.authority.ar: is empty; write the words between the quotes",
        "line 4: service.authority.en: should be a valid string; write it between quotes",
        "line 5: stations.Here: a key is up to 32 small Latin letters, digits and dashes",
        'line 6: stations.Here.names.en: is missing; add en = "…"',
        'line 8: stations.Here.phone.number: is no phone number; write digits, such as number = "+963 21 000 000"',
        "line 9: stations.Here.place.lat: should be less than or equal to 90",
        "line 10: stations.Here.plces: there is no such key; did you mean places?",
        "line 11: stations.Here.walk_in_places: there are more walk-in places than places",
        "line 12: stations.Here.slot_minutes: should be a valid integer; write a number without quotes",
        'line 13: stations.there.hours: is missing; add hours = { sat-thu = ["09:00-15:00"] }',
        'line 13: stations.there.names: is missing; add names = { ar = "…", en = "…" }',
    ]
    for part in ('"9-25"', '"12:00-12:00"', "spans of sat-thu overlap", "mon is given twice", '"someday"'):
        assert part in hours


@pytest.mark.parametrize("toml", ["stations = 5", SERVICE, f"{SERVICE}[stations]"])
def test_a_list_without_a_station_is_refused(toml: str) -> None:
    assert any("stations: there is none" in line for line in mistakes_in(toml))


def test_an_empty_file_is_told_what_an_office_has() -> None:
    services, places = mistakes_in("")
    assert "[services.cards]" in services
    assert "[places.saliheen]" in places


def test_a_station_that_never_opens_is_refused() -> None:
    assert mistakes_in(_station("hours = { sat-fri = [] }")) == (
        "line 5: stations.here.hours: no day has an opening hour",
    )


def test_what_is_no_toml_is_told_with_its_line() -> None:
    (line,) = mistakes_in("[service\n")
    assert "line 1" in line


def test_a_fact_counts_as_unverified_until_somebody_says_otherwise() -> None:
    office = read_office(_station('hours = { mon = ["09:00-10:00"] }\naddress = { ar = "شارع", en = "Street" }'))
    address = office.stations[0].address
    assert address is not None
    assert address.shown("en") is None


def test_an_unknown_station_or_locale_is_not_invented() -> None:
    office = read_office(packaged_office())
    assert office.station("saliheen") is office.stations[0]
    assert office.station("gone") is None
    with pytest.raises(KeyError):
        office.stations[0].names["fr"]


@pytest.mark.parametrize("toml", [packaged_office(), FULL], ids=["packaged", "full"])
def test_an_office_survives_the_database_exactly(toml: str) -> None:
    office = read_office(toml, zone="Asia/Beirut")
    assert from_json(to_json(office)) == office


@given(st.text(), st.floats(-90, 90), st.times())
def test_any_words_places_and_hours_survive_the_database_exactly(words: str, degrees: float, start: time) -> None:
    fact = Fact(Words(words, words), verified=True)
    hours = ((OpenSpan(start, time.max),),) * 7
    station = Station("here", fact.words, hours, address=fact, place=Place(degrees, degrees))
    office = Office(Service(fact), (station,))
    assert from_json(to_json(office)) == office


TWO = """
[services.cards]
titles = { ar = "البطاقات", en = "cards" }
authority = { ar = "جهة", en = "office" }
notice_version = "3"
notice_more = { ar = "جملة", en = "A sentence." }
documents = ["passport", "national_id"]
validity_days = 90

[services.cards.visits.apply]
titles = { ar = "تقديم الطلب", en = "applying" }
bring = { ar = "صورتان", en = "two photographs", verified = true }

[services.cards.visits.collect]
titles = { ar = "استلام", en = "collecting" }
kind = "collects"

[services.work]
titles = { ar = "العمل", en = "work" }
authority = { ar = "جهة", en = "office" }

[places.here]
names = { ar = "هنا", en = "Here" }
bring = { ar = "الهوية", en = "Your ID", verified = true }

[places.here.calendars.cards.apply]
hours = { sun = ["08:00-12:00"] }

[places.here.calendars.cards.collect]
hours = { mon = ["08:00-12:00"] }
places = 7

[places.there]
names = { ar = "هناك", en = "There" }
[places.there.calendars.work.apply]
hours = { tue = ["08:00-12:00"] }
"""


def test_services_places_and_calendars_are_read_whole() -> None:
    office = read_office(TWO)
    assert [station.key for station in office.stations] == ["here", "here.collect", "there.work"]
    assert [station.places for station in office.stations] == [16, 7, 16]
    apply, collect, work = office.stations
    assert [each.bring.words.en if each.bring else "" for each in office.stations] == ["two photographs", "Your ID", ""]
    cards = office.service
    assert (cards.key, cards.notice_version, cards.notice_more, cards.validity_days) == (
        *("cards", "3", Words("جملة", "A sentence."), 90),
    )
    assert [kind.value for kind in cards.documents] == ["national_id", "passport"]
    assert [(visit.key, visit.kind) for visit in cards.visits] == [("apply", "asks"), ("collect", "collects")]
    assert (office.services[1].key, office.services[1].visits, office.stations_for("work")) == (
        "work",
        (APPLY,),
        (work,),
    )
    assert office.stations_for("cards") == (apply,)
    assert office.calendar("here", "cards", "collect") == collect
    assert from_json(to_json(office)) == office


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        (
            "calendars.cards.collect",
            "calendars.card.collect",
            "line 29: places.here.calendars.card: there is no",
        ),
        ("calendars.cards.collect", "calendars.cards.colect", "visit colect; did you mean collect?"),
        ('"collects"', '"hands-out"', "line 16: services.cards.visits.collect.kind"),
        ("[places.there.calendars.work.apply]", "[places.there.x]", "line 35: places.there.x: there is no such key"),
        ("calendars.work.apply", "calendars.cards.apply", "line 18: services.work: no place has it; add [places."),
        (
            "services.cards.visits.collect",
            "services.cards.visits.work",
            "services.cards.visits.work: a service has",
        ),
        ('"passport", "national_id"', '"pasport"', "there is no document pasport; write some of national_id"),
        ("[places.here", f"[places.{'k' * 30}", f"the key {'k' * 30}.collect has more than 32 letters"),
        ('titles = { ar = "العمل", en = "work" }', "", "line 18: services.work.titles: is missing; add titles = {"),
        (
            "[services.cards.visits.apply]",
            '[services.cards.visits.apply]\nkind = "collects"',
            "the first visit asks",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(was: str, wrong: str, told: str) -> None:
    assert was in TWO
    assert any(told in line for line in mistakes_in(TWO.replace(was, wrong))), mistakes_in(TWO.replace(was, wrong))


@given(st.text(alphabet="[].=\"'abc{}\n# 1", max_size=60))
def test_lines_are_looked_for_in_any_text(text: str) -> None:
    lines = find_lines(text)
    assert all(1 <= line <= len(text.splitlines()) for line in lines.values())
    assert line_of(lines, ("nowhere", "at all")) >= 1


def test_a_key_in_a_long_text_is_no_key() -> None:
    lines = find_lines('[a]\nx = """\ny = 1\n[b]\n"""\n[[c]]\nz = 1\n[[c]]\nz = 2\n')
    assert lines == {
        ("a",): 1,
        ("a", "x"): 2,
        ("c",): 6,
        ("c", "0"): 6,
        ("c", "0", "z"): 7,
        ("c", "1"): 8,
        ("c", "1", "z"): 9,
    }
