"""How people say things is learned once and kept, as byte code is: by what it is learned from, for each interpreter.

It is learned in a process of its own, with which the memory of learning goes: ten times that of what is learned. That
computes while nothing else wants to; where this takes too long another one learns that does not give way. Who says
meanwhile what must be compared with examples is answered when it is there, and nobody else waits for it.
"""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from types import MappingProxyType
from typing import Final

import structlog

from bot.config.apart import run_apart
from bot.conversation import reading
from bot.conversation.reading.asides.read import read_aside
from bot.conversation.reading.by_example import learned, likely
from storage.engine.whole_files import make_folder

GIVING_WAY: Final = "giving-way"
SECONDS: Final = MappingProxyType({GIVING_WAY: 60.0, "at-once": 600.0})
"""Of the two processes, one after the other; the second is for a machine that has no time to spare."""
_SUM: Final = 32
"""Bytes of the sum of what it was learned from, and of that of what was learned; both stand before it."""
log = structlog.get_logger()


def recall() -> bool:
    """Takes over what an earlier start learned from the very same. Whether there is such."""
    if likely.is_learned():
        return True
    wanted = _sources()
    for place in _places():
        with suppress(OSError, EOFError, ValueError, TypeError):
            kept = place.read_bytes()
            told = kept[2 * _SUM :]
            if kept[: 2 * _SUM] == wanted + sha256(told).digest():
                likely.take_over(learned.from_bytes(told))
                return True
    return False


async def learn(seconds: Mapping[str, float] = SECONDS) -> None:
    """Where no process can be begun, or they fail, a thread learns, and keeps it too. Then the patterns are made, which
    no process can hand over."""
    if not await asyncio.to_thread(recall) and not await _learned_apart(seconds):
        await asyncio.to_thread(_learn_here)
    await asyncio.to_thread(read_aside, "hello to all of you", sure=False)


async def _learned_apart(seconds: Mapping[str, float]) -> bool:
    for manner, patience in seconds.items():
        try:
            _, told = await run_apart("bot.inbox.learning", manner, seconds=patience)
            likely.take_over(learned.from_bytes(told))
        except TimeoutError:
            log.warning("learning how people say things takes long", manner=manner, seconds=patience)
        except (OSError, EOFError, ValueError, TypeError) as error:
            log.warning("a thread learns how people say things", error=type(error).__name__)
            return False
        else:
            return True
    return False


def _learn_here() -> None:
    keep(learned.to_bytes(likely.learn_here()))


def keep(told: bytes) -> None:
    """In the first place that takes it, whole or not at all; where none does, each start learns anew."""
    kept = _sources() + sha256(told).digest() + told
    for place in _places()[sys.dont_write_bytecode :]:
        half = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            make_folder(place.parent, 0o755)  # others read it, where an installer makes it for them
            half.touch(0o644)
            half.write_bytes(kept)
            half.replace(place)
        except OSError:
            with suppress(OSError):
                half.unlink()
        else:
            return


def _places() -> tuple[Path, Path]:
    """Beside the byte code, where an installer may have made it for users who cannot write there; the user's cache."""
    name = f"learned.{sys.implementation.cache_tag}"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    return Path(cache_from_source(likely.__file__)).with_name(name), cache / "mawid" / name


def _sources() -> bytes:
    """The sum of the examples, of what reads them, and of the interpreter."""
    told = [sys.version.encode(), sys.byteorder.encode(), *map(_sum, _files(files(reading)))]
    return sha256(b"".join(told)).digest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith((".py", ".txt")):
            yield each
        elif each.is_dir() and each.name != "__pycache__":
            yield from _files(each)


def _sum(file: Traversable) -> bytes:
    return sha256(file.read_bytes()).digest()


def main() -> None:
    """Learns, keeps it, and hands it over. Called without a word, it gives way to all else."""
    if sys.argv[1:] in ([], [GIVING_WAY]):
        os.nice(10)
    told = learned.to_bytes(likely.model())
    keep(told)
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    main()
