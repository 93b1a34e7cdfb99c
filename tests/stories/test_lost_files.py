"""A bot whose database or key file is taken away or exchanged while it runs: it says so wherever somebody looks."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from storage.engine.keyring import new_keyring, save_keyring
from tests.stories.running import Program, environ, prepared


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Program]:
    program = Program(tmp_path, environ(tmp_path, None))
    await prepared(program)
    await program.start()
    yield program
    if program.process is not None:
        await program.kill9()


async def health(bot: Program) -> tuple[int, str]:
    async with aiohttp.ClientSession() as http, http.get(f"{bot.url}/healthz") as answer:
        return answer.status, await answer.text()


async def logged(bot: Program, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in bot.logged:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("instead", [b"", None], ids=["another file", "no file"])
async def test_a_database_that_was_taken_away_is_told(bot: Program, instead: bytes | None) -> None:
    assert await health(bot) == (200, "ok")
    path = bot.folder / "mawid.db"
    path.rename(bot.folder / "away.db")
    if instead is not None:
        path.write_bytes(instead)
    status, said = await health(bot)
    assert (status, "the file of the database is gone or another one" in said) == (503, True), said
    await logged(bot, "the file of the database is gone or another one")
    code, printed, _ = await checked(bot)
    assert (code, "is not the file that the running bot has open" in printed) == (1, True), printed
    path.unlink(missing_ok=True)
    (bot.folder / "away.db").rename(path)
    assert await health(bot) == (200, "ok")


async def test_a_key_file_that_was_exchanged_is_told(bot: Program) -> None:
    path = bot.folder / "keys" / "keyring.json"
    ours = path.read_bytes()
    save_keyring(new_keyring(), path, replace=True)
    status, said = await health(bot)
    assert (status, "the key file is gone or another one" in said) == (503, True), said
    await logged(bot, "do not stop it: put the file back first")
    code, printed, _ = await checked(bot)
    assert (code, "is not the key file of this database" in printed, "do not stop it" in printed) == (1, True, True)
    path.unlink()
    assert (await health(bot))[0] == 503
    code, printed, _ = await checked(bot)
    assert (code, "do not stop it" in printed) == (1, True), printed
    path.write_bytes(ours)
    assert await health(bot) == (200, "ok")


async def checked(bot: Program) -> tuple[int, str, str]:
    from tests import preloaded

    return await preloaded.run(["check"], {**bot.environ, "COLUMNS": "400"}, bot.folder)
