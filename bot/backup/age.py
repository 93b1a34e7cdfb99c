"""age files, written and read as streams: what is inside is never on the disk, and never whole in memory.

The library pulls what it seals from one file object into another; a pipe stands between it and us, who push.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyrage  # type: ignore[import-untyped]  # it has no stubs

Recipient = Any
Identity = Any


class NotAnAgeKey(Exception):
    """What should be a key of age is none. The text has nothing of it."""


class AgeFailed(Exception):
    """The file was not sealed, or does not open; the text says why."""


def read_recipient(text: str) -> Recipient:
    """A public key, ``age1…``."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise NotAnAgeKey("this is no public key of age: it begins with age1") from None


def read_identities(path: Path) -> tuple[Identity, ...]:
    """The private keys in a file as ``age-keygen`` writes it. Raises ``OSError`` where it cannot be read."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        found = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#"))
    except (pyrage.IdentityError, UnicodeDecodeError):
        found = ()
    if not found:
        raise NotAnAgeKey(f"{path} holds no private key of age (AGE-SECRET-KEY-1…)")
    return found


@contextmanager
def sealing(to: BinaryIO, recipient: Recipient) -> Iterator[BinaryIO]:
    """What is written is sealed into ``to``, whole when the block ends. Raises ``AgeFailed``."""
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(_seal, read_end, to, recipient)
        try:
            with os.fdopen(write_end, "wb") as sink:
                yield sink
        except BrokenPipeError:
            working.result()  # why it reads no more
            raise
        working.result()


@contextmanager
def opening(path: Path, identities: Sequence[Identity]) -> Iterator["Opened"]:
    """What is in the file. Until its end was read, nothing of it may be believed: the end may be missing."""
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool, path.open("rb") as file:
        working = pool.submit(_open, file, write_end, identities)
        with os.fdopen(read_end, "rb") as source:  # closed however it ends, so that nobody writes to it for ever
            yield Opened(source, working)


@dataclass(frozen=True, slots=True)
class Opened:
    source: BinaryIO
    working: "Future[None]"

    def read(self, size: int) -> bytes:
        """Raises ``AgeFailed`` at the end of a file that does not open, or is not whole."""
        found = self.source.read(size)
        if len(found) < size:
            self.working.result()
        return found


def _seal(read_end: int, to: BinaryIO, recipient: Recipient) -> None:
    with os.fdopen(read_end, "rb") as source:  # closed however it ends, so that nobody writes to it for ever
        try:
            pyrage.encrypt_io(source, to, [recipient])
        except (pyrage.EncryptError, OSError) as error:
            raise AgeFailed(f"it cannot be written ({error})") from None


def _open(file: BinaryIO, write_end: int, identities: Sequence[Identity]) -> None:
    with suppress(BrokenPipeError), os.fdopen(write_end, "wb") as sink:
        try:
            pyrage.decrypt_io(file, sink, list(identities))
        except (pyrage.DecryptError, OSError) as error:
            other = "No matching keys" in str(error)
            raise AgeFailed(
                "it was sealed to another public key" if other else "it is no age file, or not whole"
            ) from None
