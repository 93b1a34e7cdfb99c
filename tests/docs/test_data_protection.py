"""``docs/data-protection.md`` says what the tables say, and each of its claims names a test that is there."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Column

from bot.domain.rules import BACKUPS_LIVE, Rules
from storage.tables import metadata

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "data-protection.md"
TEXT = PAGE.read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/.-]+\.py)::(\w+)(?:\[([\w-]+)\])?`", TEXT)
COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
PROTECTED = [column for column in COLUMNS if column.info["holds"] != "plain"]


def told(column: Column[object]) -> str:
    of = f"`{column.table.name}.{column.name}`"
    return f"| {of} | {column.info['holds']} | {column.info['purpose']} | {column.info['retention']} |"


def tables() -> dict[str, str]:
    """The generated parts of the page, by the first words of their mark."""
    sealed = ["| what | kind | why | until |", "|---|---|---|---|", *sorted(map(told, PROTECTED))]
    plain = ["| table | plain columns |", "|---|---|"]
    for table in sorted(metadata.tables.values(), key=lambda table: table.name):
        names = ", ".join(column.name for column in table.columns if column.info["holds"] == "plain")
        plain.append(f"| `{table.name}` | {names} |")
    return {"sealed and blind": "\n".join(sealed), "plain": "\n".join(plain)}


def marked(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}: [^>]*-->\n)(.*?)(<!-- end -->)", re.DOTALL)


@pytest.mark.parametrize("name", [*tables()])
def test_the_page_tells_each_column_as_the_tables_do(name: str, request: pytest.FixtureRequest) -> None:
    now = tables()[name] + "\n"
    if request.config.getoption("--update-transcripts"):
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(marked(name).sub(lambda found: found[1] + now + found[3], text), encoding="utf-8")
        return
    found = marked(name).search(TEXT)
    assert found is not None, f"the mark of {name!r} is gone"
    assert found[2] == now, "see --update-transcripts"


def legend() -> dict[str, str]:
    _, _, after = TEXT.partition("| word | without a setting |")
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", after.partition("\n\n")[0], re.MULTILINE))


def test_every_rule_that_a_retention_names_is_explained_with_its_length() -> None:
    lengths = {field.name: getattr(Rules(), field.name) for field in fields(Rules)}
    named = {word for column in PROTECTED for word in re.findall(r"\w+", column.info["retention"])}
    explained = legend()
    assert named & lengths.keys() <= explained.keys()
    units = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
    for word, length in {**lengths, "backups": BACKUPS_LIVE}.items():
        if word in explained:
            number, unit = explained[word].split(",")[0].split()
            assert int(number) * units[unit.removesuffix("s")] == length, word
    assert explained.keys() <= {*lengths, "backups"}


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_each_test_that_the_page_names_is_there() -> None:
    assert [named for named in sorted(set(NAMED)) if not is_there(*named)] == []


def is_there(path: str, name: str, case: str) -> bool:
    """``case``: that of a golden transcript, or ""."""
    file = ROOT / path
    if not file.is_file() or not name.startswith("test_") or name not in names_in(path):
        return False
    return not case or file.with_name(f"{case}.txt").is_file()


def test_nothing_that_looks_like_the_name_of_a_test_goes_unchecked() -> None:
    assert TEXT.count("::test_") == len(NAMED) > 50


def claims() -> Iterator[str]:
    """The points of each list."""
    for point in re.split(r"^- ", TEXT, flags=re.MULTILINE)[1:]:
        yield " ".join(point.partition("\n\n")[0].split())


def test_each_claim_names_its_test_or_says_that_nothing_is_protected() -> None:
    found = [*claims()]
    assert len(found) > 40
    assert [one for one in found if "::test_" not in one and not one.startswith("**Not protected.**")] == []


THIEVES = (
    "The database file",
    "Who can write to the database",
    "A backup",
    "The key file",
    "Database and key file together",
    "The bot's token",
    "A tablet that is signed in",
    "A tablet that is signed out",
    "A tablet without a connection",
    "A clerk's phone",
    "An applicant's phone",
    "The server while it runs",
    "Who listens on the line",
)


def test_every_thief_has_a_place() -> None:
    _, _, after = TEXT.partition("## What a thief of each piece learns")
    assert tuple(re.findall(r"^### (.+)$", after, re.MULTILINE)) == THIEVES
