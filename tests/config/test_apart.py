"""A module that runs in a process of its own."""

import pytest

from bot.config.apart import run_apart


async def test_it_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN", "1:secret")
    monkeypatch.setenv("MAWID_DATABASE_URL", "password")
    code = "import os, sys; sys.stdout.write(chr(10).join(map('='.join, os.environ.items())))"
    ended, written = await run_apart("timeit", "-n1", "-r1", code, seconds=20, environment={"ONE": "thread"})
    assert ended == 0
    assert b"ONE=thread" in written
    assert b"PATH=" in written
    assert b"secret" not in written
    assert b"password" not in written


async def test_it_is_ended_after_its_time() -> None:
    with pytest.raises(TimeoutError):
        await run_apart("timeit", "-n1", "-r1", "import time; time.sleep(60)", seconds=0.5)
