"""A folder of tokens: one file a bot, and whatever else somebody put there is told without a word of a secret."""

from pathlib import Path

import pytest

from bot.config.problems import problems, read_settings
from bot.config.settings import bot_of

ONE, TWO = "123456789:" + "Ab-_5" * 7, "223456789:" + "Cd-_6" * 7


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "tokens"
    made.mkdir()
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN_FILE", str(made))
    return made


def told() -> list[str]:
    settings, unread = read_settings()
    found = [each for each in (*unread, *problems(settings)) if "key file" not in each.what]
    assert all(each.stops for each in found), "an office must not start with fewer bots than it believes"
    said = [f"{each.what} {each.hint}" for each in found]
    assert not any(secret in line for line in said for secret in (ONE, TWO, ONE[10:], TWO[10:]))
    return said


def test_each_file_is_a_bot_in_the_order_of_their_names_and_hidden_ones_are_none(folder: Path) -> None:
    (folder / "b").write_text(f"{ONE}\n")
    (folder / "a").write_text(f" {TWO}\r\n")
    (folder / ".a.swp").write_text("what an editor leaves")
    (folder / "..data").mkdir()
    assert told() == []
    assert read_settings()[0].telegram_tokens == (TWO, ONE)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "holds no token"),
        ({"a": ""}, "has the file a, which holds nothing"),
        ({"a": f"{ONE} {TWO}"}, "has the file a, which holds more than one token"),
        ({"a": b"\xff\xfe" + ONE.encode()}, "has the file a, which cannot be read (UnicodeDecodeError)"),
        ({"a": ONE, "b": ONE}, "there are 2 tokens of the bot 123456789"),
        ({"a": ONE, "b": f"123456789:{TWO[10:]}"}, "there are 2 tokens of the bot 123456789"),
        ({"a": ONE, "b": "hunter2"}, "of 2 tokens in MAWID_TELEGRAM_TOKEN 1 do not look like a bot's"),
        ({ONE[10:]: "", "b": ONE}, "has a file with an odd name, which holds nothing"),
        ({f"{ONE}\n\x1b[2J": "", "b": ONE}, "has a file with an odd name, which holds nothing"),
    ],
)
def test_what_is_wrong_with_a_folder_stops_the_start(folder: Path, files: dict[str, str | bytes], says: str) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (line,) = told()
    assert says in line


def test_a_file_that_is_not_there_any_more_is_told(folder: Path) -> None:
    (folder / "a").write_text(ONE)
    (folder / "b").symlink_to(folder / "gone")
    (line,) = told()
    assert "has the file b, which cannot be read (FileNotFoundError)" in line


def test_the_public_half_of_a_token_is_the_bots_id() -> None:
    assert bot_of(ONE) == "123456789"
