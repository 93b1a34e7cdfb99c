"""A release is one wheel: whoever installs it has everything that the checkout has, and nothing is read from there."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")
PATIENCE = 60.0  # seconds
TOUCHED_THE_CHECKOUT = 97

# A process that opens or lists anything of the checkout, its packages in .venv apart, ends at once.
FENCE = f"""\
import os, sys
def fence(event, given, root={str(ROOT)!r} + os.sep, own={str(ROOT / ".venv")!r} + os.sep):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(given[0], str):
        path = os.path.abspath(given[0]) + os.sep
        if path.startswith(root) and not path.startswith(own):
            os.write(2, f"read from the checkout: {{path}}".encode())
            os._exit({TOUCHED_THE_CHECKOUT})
sys.addaudithook(fence)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `make wheel` builds it."""
    folder = tmp_path_factory.mktemp("dist")
    build = (UV, "build", "--wheel", "--quiet", "--out-dir", folder, ROOT)
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `mawid` in an environment of its own. What Mawid needs is lent by ours: only Mawid is in question."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([UV, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel], check=True)
    packages = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (packages / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n")  # .pth files within it are not read
    (packages / "fence.py").write_text(FENCE)
    (packages / "fence.pth").write_text("import fence\n")  # Debian has a sitecustomize of its own, which comes first
    return folder / "bin" / "mawid"


def test_the_wheel_has_every_file_of_the_program(wheel: Path) -> None:
    """Pages, scripts, templates, words, migrations, the office: whatever git has of them."""
    tracked = subprocess.run(["git", "ls-files", "bot", "storage", "locales"], cwd=ROOT, capture_output=True, text=True)
    wanted = {name.replace("locales/", "bot/locales/", 1) for name in tracked.stdout.split()}
    assert {"bot/locales/ar/menu.ftl", "bot/desk/templates/frame.html", "bot/desk/page/worker.js"} <= wanted
    with zipfile.ZipFile(wheel) as archive:
        assert sorted(wanted - set(archive.namelist())) == []


def test_the_fence_ends_who_reads_the_checkout(installed: Path, tmp_path: Path) -> None:
    for forbidden in (f"open({str(ROOT / 'README.md')!r})", f"__import__('os').listdir({str(ROOT)!r})"):
        ended = subprocess.run([installed.with_name("python"), "-c", forbidden], cwd=tmp_path, capture_output=True)
        assert ended.returncode == TOUCHED_THE_CHECKOUT


def _environ(folder: Path) -> dict[str, str]:
    given = {"MAWID_PORT": "0", "HOME": str(folder)}
    return {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")} | given


@asynccontextmanager
async def _running(mawid: Path, folder: Path) -> AsyncIterator[str]:
    """Started in an empty folder without a single setting but the port; gives the address that it prints."""
    printed = folder / "printed"
    with printed.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            mawid, "run", cwd=folder, env=_environ(folder), stdout=out, stderr=out
        )
    try:
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(r"Chat page: (http://\S+)/chat", printed.read_text())):
                assert process.returncode is None, printed.read_text()
                await asyncio.sleep(0.02)
        yield found[1]
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0, printed.read_text()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_an_installed_wheel_serves_people_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    async with _running(installed, tmp_path) as address, aiohttp.ClientSession() as http:
        for path, holds in (
            ("/healthz", "ok"),
            ("/chat", "موعد"),
            ("/desk", "<!doctype html>"),
            ("/desk/worker.js", "caches"),
        ):
            async with http.get(f"{address}{path}") as answer:
                assert (answer.status, holds in (await answer.text())) == (200, True), path
        assert (tmp_path / "var" / "mawid.db").exists()
    check = await asyncio.create_subprocess_exec(
        installed, "check", cwd=tmp_path, env=_environ(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    told = (await check.communicate())[0].decode()
    assert f"database  {tmp_path / 'var' / 'mawid.db'}" in told
    assert "mawid office load FILE" in told, "it read the office that the wheel carries"
