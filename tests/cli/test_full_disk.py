"""Commands on a disk without room: each says so, with what to do, whichever file it was that did not fit."""

from pathlib import Path

from bot.config.causes import explain_anywhere
from tests.channels.web.serving import free_port
from tests.cli.test_cli import Operator
from tests.desk.test_full_disk import disk, full

__all__ = ["disk"]
TOLD = (
    "✗ the disk is full\n"
    "  → df -h tells which. Free some of it: old logs first, never a file of the database or a -wal beside it. "
    "Then start what did not start: nothing that was acknowledged is lost\n"
)


def test_every_command_says_that_the_disk_is_full_and_what_to_do(disk: Path) -> None:
    operator = Operator(disk)
    operator.environ["MAWID_PORT"] = str(free_port())
    operator.migrates()
    key_file = operator.keyring.read_bytes()
    with full(disk):
        for words in (("run",), ("keyring", "add"), ("keyring", "rotate")):
            code, printed, refused = operator.types(*words)
            assert (code, printed) == (1, ""), words
            assert refused.endswith(TOLD), words
            assert "crashed" not in refused, words
    assert operator.keyring.read_bytes() == key_file


def test_of_a_file_that_is_none_of_the_database_nothing_is_said_of_the_database() -> None:
    assert explain_anywhere(PermissionError(13, "", "office.toml")) is None
    assert explain_anywhere(ConnectionError()) is None
