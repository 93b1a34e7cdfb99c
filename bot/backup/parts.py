"""What is in a backup or a list of the erased, part by part, as it is read to its end."""

import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Final

from bot.backup.age import Opened
from bot.backup.backup import KEYRING
from storage.engine.keyring import Keyring, keyring_from_text
from storage.engine.migrate import HEAD
from storage.maintenance.dumps import FORMAT, DumpBroken, Part
from storage.maintenance.identity import mark_dump

NOTHING: Final[Part] = ("", b"")


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
    except (KeyError, ValueError, TypeError):
        raise DumpBroken("it is no backup of Mawid") from None
    if form != FORMAT or found.revision > HEAD:
        raise DumpBroken("a newer release of Mawid made it")
    return found


def read_keyring(part: Part) -> Keyring:
    name, content = part
    try:
        return keyring_from_text(content.decode() if name == KEYRING else "")
    except ValueError:
        raise DumpBroken("its keyring is missing") from None
