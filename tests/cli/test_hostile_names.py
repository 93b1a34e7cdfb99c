"""Every command prints people's words as letters: no name is read as marks, and none is obeyed by a terminal."""

from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app
from bot.domain.staff import read_name
from tests.cli.test_cli import Operator

MARKS = "أبو [/] [link=https://a.example]محمد[/link] :smile: [red]"
OBEYED = "A\x1b[8mmina\n  /start another \u202ebot"
OFFICE = Path("docs/examples/today.toml").absolute()
TYPED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("run",): (),  # prints no word of anybody's, and before anybody writes
    ("chat",): (),
    ("backup",): (),
    ("restore",): (),
    ("migrate",): ("migrate",),
    ("check",): ("check",),
    ("clock",): ("clock",),
    ("contain",): ("contain", "--yes", "--notify"),
    ("office", "load"): ("office", "load", "office.toml", "--yes"),
    ("office", "show"): ("office", "show"),
    ("stations", "load"): ("stations", "load", "office.toml", "--yes"),
    ("stations", "show"): ("stations", "show"),
    ("staff", "invite"): ("staff", "invite", "--role", "admin", "--name", "NAME"),
    ("staff", "list"): ("staff", "list"),
    ("staff", "signin-code"): ("staff", "signin-code", "NAME"),
    ("staff", "revoke"): ("staff", "revoke", "NAME"),
    ("keyring", "new"): ("keyring", "new"),
    ("keyring", "add"): ("keyring", "add"),
    ("keyring", "rotate"): ("keyring", "rotate"),
    ("keyring", "drop"): ("keyring", "drop", "NAME"),
    ("keyring", "bind"): ("keyring", "bind", "--yes"),
    ("keyring", "list"): ("keyring", "list"),
    ("journal", "verify"): ("journal", "verify"),
    ("cases", "list"): ("cases", "list"),
    ("cases", "forget"): ("cases", "forget", "NAME", "--yes"),
}
SHOWS = {("staff", "list"), ("staff", "signin-code"), ("office", "show"), ("stations", "show")}


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "400"
    made.types("migrate")
    return made


def every_command() -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    group = get_command(app)
    for name in group.list_commands(None):  # type: ignore[attr-defined]
        command = group.get_command(None, name)  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found |= {(name, each) for each in inner} if inner else {(name,)}
    return found


def test_each_command_is_tried() -> None:
    assert every_command() == TYPED.keys()


def test_no_command_reads_marks_in_a_name(operator: Operator, tmp_path: Path) -> None:
    text = OFFICE.read_text(encoding="utf-8")
    (tmp_path / "office.toml").write_text(text.replace("al-Saliheen", MARKS), encoding="utf-8")
    operator.enrols(MARKS, "1")
    for command, words in TYPED.items():
        if not words:
            continue
        code, printed, refused = operator.types(*(MARKS if word == "NAME" else word for word in words))
        assert "crashed" not in refused, (command, refused)
        if command in SHOWS:
            assert code == 0, (command, refused)
            assert MARKS in printed, (command, printed)


def test_no_name_turns_the_terminal(operator: Operator) -> None:
    operator.enrols(OBEYED, "1")
    kept = read_name(OBEYED)
    assert isinstance(kept, str)
    for words in (("list",), ("signin-code", kept), ("revoke", f"{OBEYED}?")):
        _, printed, refused = operator.types("staff", *words)
        assert not {"\x1b", "\u202e"} & {*printed, *refused}, words
        assert len([line for line in printed.splitlines() if "another" in line]) == (words[0] != "revoke")
