"""Modules of ours that run in a process of their own: what they take of memory and processor goes with it."""

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

_KEPT: Final = (
    *("HOME", "LANG", "PATH", "SYSTEMROOT", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"),
    *("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"),
)
_NOTHING: Final = MappingProxyType[str, str]({})


async def run_apart(
    module: str, *arguments: str, given: bytes = b"", seconds: float, environment: Mapping[str, str] = _NOTHING
) -> tuple[int | None, bytes]:
    """How it ended, and what it wrote. Raises ``OSError``
    where no process can be begun, and ``TimeoutError`` after ``seconds``, when it is ended."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        module,
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**without_secrets(os.environ), **environment, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        async with asyncio.timeout(seconds):
            written, _ = await process.communicate(given)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode, written


def without_secrets(ours: Mapping[str, str]) -> dict[str, str]:
    """What it gets of our environment: nothing that may hold a token."""
    return {name: ours[name] for name in _KEPT if name in ours}
