"""What is in a backup or a list of the erased, part by part, as it is read to its end.

Law: whatever is wrong in there is told in one sentence. Who has the public key alone can seal anything.
"""

import json
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from bot.backup.age import Opened
from bot.backup.backup import KEYRING
from bot.config.log import where
from storage.engine.binding import NotBound
from storage.engine.causes import cause_of
from storage.engine.keyring import KeyMissing, Keyring, NotOurs, keyring_from_text
from storage.engine.migrate import HEAD
from storage.engine.outages import is_outage
from storage.maintenance.dumps import FORMAT, DumpBroken, Part
from storage.maintenance.identity import mark_dump

NOTHING: Final[Part] = ("", b"")
REVISION: Final = re.compile("(?!0000)[0-9]{4}")
STUMBLED: Final = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError),
    *(KeyMissing, NotOurs, NotBound, SQLAlchemyError, tarfile.TarError),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """``database_id``: "" where an earlier release made it, or no release has drawn one."""

    made_at: datetime
    revision: str
    database_id: str
    mark: str
    said_at: str

    def is_marked_by(self, keyring: Keyring) -> bool | None:
        """None: an earlier release made it, without a mark."""
        if not self.mark:
            return None
        return compare_digest(self.mark.encode(), mark_dump(keyring, self.database_id, self.said_at).encode())


@contextmanager
def blaming_the_file() -> Iterator[None]:
    """Whatever we stumble over is the file's fault, but for what the world does to the database: ``DumpBroken``."""
    try:
        yield
    except STUMBLED as error:
        if isinstance(error, SQLAlchemyError) and (cause_of(error) is not None or is_outage(error)):
            raise
        raise DumpBroken(f"it holds what no release of Mawid writes ({where(error)})") from None


def parts_of(opened: Opened) -> Iterator[Part]:
    """To the very end, behind which the file has proved to be whole."""
    try:
        with tarfile.open(fileobj=opened, mode="r|") as tar:  # type: ignore[call-overload]  # all it asks for is read()
            for entry in tar:
                content = tar.extractfile(entry)
                yield entry.name, content.read() if content else b""
        while opened.read(1 << 16):
            pass
    except tarfile.TarError:
        raise DumpBroken("it is no backup of Mawid") from None


def read_manifest(part: Part) -> Manifest:
    name, content = part
    try:
        told = json.loads(content) if name == "manifest.json" else {}
        said_at, form = told["made_at"], told["format"]
        database_id, mark = (str(told.get(one) or "") for one in ("database", "mark"))
        found = Manifest(datetime.fromisoformat(said_at), str(told["revision"]), database_id, mark, said_at)
        dated = found.made_at.tzinfo is not None and 2000 < found.made_at.year < 9000
        sound = dated and REVISION.fullmatch(found.revision) is not None
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise DumpBroken("it is no backup of Mawid")
    if form != FORMAT or found.revision > HEAD:
        raise DumpBroken("a newer release of Mawid made it")
    return found


def read_keyring(part: Part) -> Keyring:
    name, content = part
    try:
        return keyring_from_text(content.decode() if name == KEYRING else "")
    except ValueError:
        raise DumpBroken("its keyring is missing") from None
