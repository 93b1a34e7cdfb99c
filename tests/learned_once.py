"""The model of all examples, learned once for all test processes and for later runs: it takes seconds to learn."""

import fcntl
import hashlib
import sys
from pathlib import Path

from bot.conversation import reading
from bot.conversation.reading import learned, likely

_READING = Path(reading.__file__).parent
_KEPT = Path(__file__).parents[1] / ".pytest_cache" / "learned"


def learn_once() -> None:
    """Kept by what it is learned from and by what learns. Whoever comes first learns, and the others wait for it."""
    if likely.is_learned():
        return
    _KEPT.mkdir(parents=True, exist_ok=True)
    kept = _KEPT / _sum()
    with (_KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in _KEPT.glob("[0-9a-f]*"):
                old.unlink()
            half = kept.with_suffix(".half")  # a run that is killed leaves no half of it under the name
            half.write_bytes(learned.to_bytes(likely.model()))
            half.replace(kept)
    if not likely.is_learned():
        likely.take_over(learned.from_bytes(kept.read_bytes()))


def _sum() -> str:
    files = sorted(path for path in _READING.rglob("*") if path.suffix in (".py", ".txt"))
    told = [sys.version.encode(), *(hashlib.sha256(path.read_bytes()).digest() for path in files)]
    return hashlib.sha256(b"".join(told)).hexdigest()
