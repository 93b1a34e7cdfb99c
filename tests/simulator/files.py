"""Files at Telegram: an upload gets a file_id that is good for ever; a file_id never seen here is refused."""

import io
import secrets
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from tests.simulator.params import Params, Upload
from tests.simulator.refusals import Json, bad

PHOTO_LIMIT = 10_000_000
DOCUMENT_LIMIT = 50_000_000
DOWNLOAD_LIMIT = 20_000_000
_PREFIX = {"Photo": "AgACAgIAAxk", "Document": "BQACAgIAAxk", "Voice": "AwACAgIAAxk", "Sticker": "CAACAgIAAxk"}
_FOLDER = {"Photo": "photos", "Document": "documents", "Voice": "voice", "Sticker": "stickers"}


@dataclass(frozen=True, slots=True)
class File:
    """One stored file and the JSON fields that its messages show. Width and height in pixels, 0 if no picture."""

    id: str
    unique_id: str
    kind: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    def card(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}

    def sizes(self) -> list[Json]:
        """A photo's PhotoSize list. One size only: Telegram's smaller copies are left out."""
        return [{**self.card(), "width": self.width, "height": self.height}]

    def document(self) -> Json:
        return {**self.card(), "file_name": self.name, "mime_type": self.mime}


class Files:
    """All files by id and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, kind: str, content: bytes, name: str = "", mime: str = "application/octet-stream") -> File:
        """Stores an upload. A photo must be a picture within Telegram's measures."""
        if not content:
            raise bad("file must be non-empty")
        if len(content) > (PHOTO_LIMIT if kind == "Photo" else DOCUMENT_LIMIT):
            raise bad(f"file is too big for a {kind.lower()}")
        width, height = _measures(content) if kind == "Photo" else (0, 0)
        suffix = ".jpg" if kind == "Photo" else "".join(name.rpartition(".")[1:]) if "." in name else ""
        path = f"{_FOLDER[kind]}/file_{len(self._by_path)}{suffix}"
        file_id, unique_id = _PREFIX[kind] + secrets.token_urlsafe(42), secrets.token_urlsafe(11)
        file = File(file_id, unique_id, kind, path, name, mime, content, width, height)
        self._by_id[file.id] = self._by_path[path] = file
        return file

    def find(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)

    def sent(self, params: Params, name: str, kind: str) -> File:
        """The file of a send call: an upload, `attach://part`, or the file_id of an earlier one of the same kind."""
        upload: Upload | None = params.files.get(name)
        given = params.text(name) if upload is None else ""
        if given.startswith("attach://"):
            upload = params.files.get(given.removeprefix("attach://"))
            if upload is None:
                raise bad(f"there is no {name} in the request")
        if upload is not None:
            return self.add(kind, upload.content, upload.name, upload.kind)
        if not given:
            raise bad(f"there is no {name} in the request")
        if given.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        file = self._by_id.get(given)
        if file is None:
            raise bad("wrong remote file identifier specified: can't unserialize it")
        if file.kind != kind:
            raise bad(f"can't use file of type {file.kind} as {kind}")
        return file


def _measures(content: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, OSError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
