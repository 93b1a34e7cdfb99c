"""Conversations as people have them, word for word. Read them: they are the specification."""

import asyncio
import shutil
from pathlib import Path

import pytest

from storage.engine.database import open_database
from storage.engine.transaction import TransactionFactory
from tests.builders import KEYRING, Clock
from tests.transcripts.chance import Chance
from tests.transcripts.script import read_script
from tests.transcripts.stage import Stage

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(
    path: Path, migrated_file: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shutil.copy(migrated_file, tmp_path / "mawid.db")
    written = path.read_text(encoding="utf-8")
    played = asyncio.run(_play(written, tmp_path / "mawid.db"))
    if request.config.getoption("--update-transcripts"):
        path.write_text(played, encoding="utf-8")
    else:
        assert played == written, f"{path.name} reads otherwise now; see --update-transcripts"


async def _play(written: str, path: Path) -> str:
    clock, script = Clock(), read_script(written)
    database = await open_database(f"sqlite+aiosqlite:///{path}", TransactionFactory(KEYRING, clock, Chance()))
    try:
        return await Stage(database, clock, script.headers).play(script)
    finally:
        await database.close()


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS
