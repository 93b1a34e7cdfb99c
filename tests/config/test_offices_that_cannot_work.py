"""What reads well and can never work: told at the file, not at the desk."""

import pytest

from tests.config.test_office_file import FULL, TWO, mistakes_in

COLLECT = '[services.cards.visits.collect]\ntitles = { ar = "استلام", en = "collecting" }\nkind = "collects"\n'


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        (
            'mon = ["08:00-12:00"] }',
            'mon = ["08:00-09:00"] }\nslot_minutes = 90',
            (
                "line 31: places.here.calendars.cards.collect.slot_minutes: no opening is long enough for 90 minutes;"
                " write slot_minutes = 60, or less"
            ),
        ),
        (
            'tue = ["08:00-12:00"]',
            'tue = ["08:00-08:05", "09:00-09:10"]',
            (
                "line 35: places.there.calendars.work.apply.slot_minutes: no opening is long enough for 15 minutes;"
                " write slot_minutes = 10, or less"
            ),
        ),
        (
            'kind = "collects"\n',
            "",
            (
                "line 14: services.cards.visits.collect.kind: only the first visit asks who comes;"
                ' write kind = "collects", or make it a service of its own'
            ),
        ),
        (
            COLLECT,
            COLLECT + COLLECT.replace("visits.collect", "visits.again"),
            (
                "line 19: services.cards.visits.again.kind: a service has one visit that collects;"
                " remove this one and its calendars"
            ),
        ),
        (
            'authority = { ar = "جهة", en = "office" }\nnotice_version',
            "notice_version",
            'line 2: services.cards.authority: is missing; add authority = { ar = "…", en = "…" }',
        ),
    ],
)
def test_each_is_one_fault_with_its_line_and_its_mend(was: str, wrong: str, told: str) -> None:
    assert was in TWO
    assert mistakes_in(TWO.replace(was, wrong, 1)) == (told,)


def test_a_file_of_both_forms_is_told_how_to_write_what_is_of_the_older_one() -> None:
    older = "is of the older form, and this file has the newer one too; write it as"
    assert mistakes_in(FULL + TWO) == (
        f"line 2: service: {older} [services.KEY]",
        f"line 7: stations: {older} [places.KEY] and its calendars",
    )


def test_a_file_without_services_is_told_so_once() -> None:
    assert mistakes_in(TWO[TWO.index("[places.here]") :]) == (
        "line 1: services: there is none; write one as a table such as [services.cards]",
    )
