"""The offices in docs/examples: each can be loaded, and the one for trying has the packaged places, open now."""

from pathlib import Path

import pytest

from bot.config.office import packaged_office, read_office
from bot.domain.office_json import from_json, to_json

FOLDER = Path(__file__).parents[2] / "docs" / "examples"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_it_is_read_and_survives_the_database(path: Path) -> None:
    office = read_office(path.read_text(encoding="utf-8"), zone="Asia/Beirut")
    assert from_json(to_json(office)) == office


def test_the_office_for_trying_has_the_packaged_places_and_is_always_open() -> None:
    tried = read_office((FOLDER / "today.toml").read_text(encoding="utf-8"))
    packaged = read_office(packaged_office())
    names = {each.key: each.names for each in tried.stations}
    assert {each.key: each.names for each in packaged.stations}.items() <= names.items()
    assert all(all(each.hours) for each in tried.stations)
