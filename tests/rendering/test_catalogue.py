"""Each message is parsed when it is first written, by itself: it says what its file says, and has what it names."""

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.domain.languages import LOCALES
from bot.rendering.catalogue import Catalogue, catalogue, files


def whole(locale: str) -> dict[str, ftl.Message]:
    """Each message, by its key, as a parser finds it that reads whole files."""
    parsed = [entry for path in files(locale) for entry in FluentParser().parse(path.read_text("utf-8")).body]
    assert not [entry for entry in parsed if isinstance(entry, ftl.Term)], "a term would not be found"
    return {entry.id.name: entry for entry in parsed if isinstance(entry, ftl.Message)}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_message_parsed_alone_is_what_stands_in_its_file(locale: str) -> None:
    cut = {key: FluentParser().parse(source).body[0] for key, source in catalogue(locale).sources.items()}
    expected = whole(locale)
    assert cut.keys() == expected.keys()
    for message in expected.values():
        message.comment = None  # it stands above, at the end of the message before
    assert [key for key, message in cut.items() if not message.equals(expected[key])] == []


def test_what_a_message_takes_in_is_there_when_it_is_first_written() -> None:
    sources = catalogue("en").sources
    takes = [key for key, source in sources.items() if "{ check-time }" in source]
    assert takes
    for key in takes:
        anew = Catalogue(sources, FluentBundle(["en-GB"]))
        pattern = anew.pattern(key)
        assert pattern is not None
        _, errors = anew.bundle.format_pattern(pattern, {})
        assert not [error for error in errors if "check-" in str(error)]


def test_a_message_that_names_itself_or_nobody_ends() -> None:
    """Such a mistake is found by the tests of the catalogues; here it must not run for ever."""
    anew = Catalogue({"round": "round = { round } { gone }\n"}, FluentBundle(["en-GB"]))
    pattern = anew.pattern("round")
    assert pattern is not None
    _, errors = anew.bundle.format_pattern(pattern, {})
    assert errors
