"""An office as a file: what is read from it is the same office, in every letter."""

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.config.office import packaged_office, read_office
from bot.config.office_file import write_office
from bot.domain.office import Fact, Office, OpenSpan, Place, Words

EXAMPLES = sorted((Path(__file__).parents[2] / "docs/examples").glob("*.toml"))
OLDER = """
[service]
authority = { ar = "جهة", en = "office" }
[stations.here]
names = { ar = "هنا", en = "Here" }
hours = { mon = ["09:00-10:00"] }
bring = { ar = "الهوية", en = "the ID card", verified = true }
"""


@pytest.mark.parametrize("text", [packaged_office(), OLDER, *(file.read_text() for file in EXAMPLES)])
def test_what_is_written_is_read_as_the_same_office(text: str) -> None:
    office = read_office(text)
    written = write_office(office)
    assert read_office(written) == office
    assert write_office(read_office(written)) == written


def test_whatever_an_admin_has_typed_is_read_as_it_was() -> None:
    office = read_office((Path(__file__).parents[2] / "docs/examples/return-to-work.toml").read_text())
    first, *others = office.stations
    said = Fact(Words('الباب "الثاني" \\ خلف', 'the "second" door \\ behind \x7f # = [x]'), verified=True)
    early, late = OpenSpan(time(0, 5), time(9)), OpenSpan(time(9), time(23, 59))
    hours = ((early,), (early,), (), (early, late), (late,), (late,), (late,))
    phone = Fact(Words("+963 21", "+963 21"))
    here: dict[str, Any] = {"names": Words("اسم", "Name 'x'"), "address": said, "phone": phone}
    place = Place(36.0, -1e-7, verified=True)
    changed = replace(first, hours=hours, bring=said, place=place, return_places=1, **here)
    for bring in (said, None):
        beside = tuple(
            replace(each, place=place, bring=bring, **here) if each.place_key == first.place_key else each
            for each in others
        )
        edited = Office(office.service, (changed, *beside), office.zone, office.more_services)
        assert read_office(write_office(edited)) == edited
