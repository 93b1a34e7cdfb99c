"""Who reads the system's log, a core file or the settings of the first admin's machine: what do they get?"""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.config.problems import problems
from bot.config.settings import Settings
from storage.tables import invitations
from tests.preloaded import MAWID
from tests.stories.running import Program, running_bot


async def open_invitations(program: Program) -> int:
    async with program.database() as database:
        return len(await database.read(lambda tx: tx.connection.execute(select(invitations.c.id)).all()))


async def test_no_start_prints_the_first_admins_invitation_and_there_is_one_at_a_time(tmp_path: Path) -> None:
    """A thief who reads the log of three starts, and of the crashes between them, finds no way in."""
    async with running_bot(tmp_path) as program:
        file = tmp_path / "first-admin.txt"
        first = program.admin_invitation
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        _no_core_file(program)
        printed = program.told
        await program.kill9()
        await program.start()
        assert (program.admin_invitation, await open_invitations(program)) == (first, 1), "a start makes no second one"
        printed += program.told
        await program.kill9()
        file.unlink()
        await program.start()
        assert program.admin_invitation != first, "nobody has the first one any more: it is void"
        assert await open_invitations(program) == 1
        for secret in (first, program.admin_invitation):
            assert secret not in printed + program.told + program.logged


STARTS = """
import multiprocessing, sys
from pathlib import Path
from bot.startup import _keep, _payload

def start(path, number, barrier):
    barrier.wait()
    _keep(path, f"i{number}")

fork = multiprocessing.get_context("fork")
for number in range(12):
    path, barrier = Path(sys.argv[1], f"{number}.txt"), fork.Barrier(3)
    all_of_them = [fork.Process(target=start, args=(path, each, barrier)) for each in range(3)]
    for each in all_of_them:
        each.start()
    for each in all_of_them:
        each.join()
        assert each.exitcode == 0, "a start failed"
    assert _payload(path) in ("i0", "i1", "i2")
    assert path.stat().st_mode & 0o777 == 0o600
assert len(list(path.parent.iterdir())) == 12
"""


def test_several_starts_at_once_keep_one_invitation_and_none_fails(tmp_path: Path) -> None:
    """On several machines that share a folder, or two processes of PostgreSQL beside each other."""
    subprocess.run([sys.executable, "-c", STARTS, str(tmp_path)], check=True, timeout=60)


def _no_core_file(program: Program) -> None:
    """Its memory holds keys and people's answers, unsealed."""
    assert program.process is not None
    limits = Path(f"/proc/{program.process.pid}/limits").read_text()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="its memory is kept from the system's collector on Linux alone")
def test_no_other_process_of_its_user_and_no_collector_of_dumps_reads_its_memory() -> None:
    """Linux gives what tells of a process to root, whoever runs it, once it forbids its dumps (prctl(2)). As root the
    group alone tells that."""
    for command, kept in (["sleep", "60"], False), ([str(MAWID), "keyring", "bind"], True):
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, group=65534 if os.geteuid() == 0 else None
        )
        with process:
            assert process.stdout is not None
            if kept:
                process.stdout.read(1)  # it asks, and waits
            found = Path(f"/proc/{process.pid}/mem").stat()
            process.kill()
        own = (os.geteuid(), 65534 if os.geteuid() == 0 else os.getegid())
        assert (found.st_uid, found.st_gid) == ((0, 0) if kept else own), command


HUSH = "1234567:" + "a" * 35


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_pages_that_anybody_on_the_way_could_read_are_told(host: str) -> None:
    told = [problem.what for problem in problems(Settings(host=host))]
    assert f"the pages are served at {host} without https" in told
    behind = Settings(host=host, public_url="https://mawid.example.org", trusted_proxies="10.0.0.1")
    assert not any("without https" in problem.what for problem in problems(behind))


def test_a_key_beside_the_database_is_told_as_soon_as_people_can_write(tmp_path: Path) -> None:
    paths = {"database_url": f"sqlite+aiosqlite:///{tmp_path / 'mawid.db'}", "keyring": tmp_path / "keyring.json"}
    said = "the key file and the database are in one folder"
    assert said in [one.what for one in problems(Settings(**paths, telegram_token=HUSH))]  # type: ignore[arg-type]
    assert said not in [one.what for one in problems(Settings(**paths))]  # type: ignore[arg-type]
