"""Words that staff read beside each other: a thing has one name on one screen."""

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.rendering.catalogue import files
from tests.rendering.test_catalogues import readings

AT_THE_DESK = ("desk-", "staff-")


@pytest.mark.parametrize("name", [path.name for path in files("ar") if path.name.startswith(AT_THE_DESK)])
def test_an_arrival_has_one_word_at_the_desk(name: str) -> None:
    """The glossary's, on the button as in the answer above it."""
    (path,) = [path for path in files("ar") if path.name == name]
    said = [entry for entry in FluentParser().parse(path.read_text("utf-8")).body if isinstance(entry, ftl.Message)]
    others = [entry.id.name for entry in said if entry.value and any("حضور" in text for text in readings(entry.value))]
    assert others == []
