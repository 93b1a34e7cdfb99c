"""What the process that serves does not need is not read by it: each library costs its start and its memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

from storage.engine.keyring import new_keyring, save_keyring

NOT_NEEDED = {
    "alembic": "only where the schema is behind",
    "asyncpg": "only for PostgreSQL",
    "sqlalchemy.orm": "only for PostgreSQL, whose driver takes it along",
    "sqlalchemy.dialects.postgresql": "only for PostgreSQL",
    "rich": "only for tables of other commands",
    "pygments": "with rich",
    "matplotlib": "only in the process that draws charts",
    "PIL": "only for a picture that somebody sends",
    "zxingcpp": "only for a picture that somebody sends",
    "qrcode": "with the first code",
    "jinja2": "with the first page",
    "prometheus_client": "only where metrics are asked for",
    "pyrage": "only for backups",
    "telegram.ext": "never",
    "hijridate": "with the first date of that calendar",
    "bot.desk.routes": "with the first visit to the desk",
    "bot.cli.office": "only for its own commands",
    "bot.cli.check": "only for its own command",
}
# Everything that `run` does before it serves, on a database that is there; and what it opens then.
STARTS = """
import asyncio, json, sys
from bot.cli import app
from bot.app import App
from bot.channels.open import open_channels
from bot.cli.startup import prepare_or_refuse, sound_settings, start_or_refuse

async def serve():
    settings = sound_settings()
    started = await start_or_refuse(settings, keyring, invite=True)
    async with open_channels(settings, started.database, None) as channels:
        assert [channel.name for channel in channels] == ["web", "telegram"]
        for channel in channels:
            channel.routes(None, None)
    await started.database.close()

keyring = prepare_or_refuse(sound_settings(), create=True)
asyncio.run(serve())
print(json.dumps(sorted(sys.modules)))
"""


def test_a_start_reads_nothing_that_the_main_job_does_not_need(tmp_path: Path, sqlite_url: str) -> None:
    save_keyring(new_keyring(), tmp_path / "keyring.json")
    settings = {
        "MAWID_DATABASE_URL": sqlite_url,
        "MAWID_KEYRING": str(tmp_path / "keyring.json"),
        "MAWID_TELEGRAM_TOKEN": f"1:{'a' * 35}",
        "MAWID_TELEGRAM_API_URL": "http://127.0.0.1:1",
    }
    started = subprocess.run(
        [sys.executable, "-c", STARTS], env={**os.environ, **settings}, cwd=tmp_path, capture_output=True, text=True
    )
    assert started.returncode == 0, started.stderr
    read = set(json.loads(started.stdout.splitlines()[-1]))
    assert "bot.app" in read
    assert {name: why for name, why in NOT_NEEDED.items() if name in read} == {}


DRAWS = """
import sys
import bot.rendering.stats
from bot.rendering.qr import QrRead, draw, read
drawn = draw("482917360531")
assert not {"PIL", "matplotlib"} & sys.modules.keys()
assert read(drawn) == QrRead("482917360531")
"""


def test_codes_and_numbers_are_there_without_what_reads_pictures_or_draws_charts(tmp_path: Path) -> None:
    drawn = subprocess.run([sys.executable, "-c", DRAWS], cwd=tmp_path, capture_output=True, text=True)
    assert drawn.returncode == 0, drawn.stderr


def test_a_slip_of_the_hand_is_told_of_commands_that_were_not_read(tmp_path: Path) -> None:
    told = subprocess.run(
        [Path(sys.executable).with_name("mawid"), "ofice"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (told.returncode, "'office'" in told.stderr) == (2, True)
