"""The sound of a recorded note, the same for everybody: nobody is in its address, and no cookie is asked for."""

import hashlib
import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.http.assets import Asset, answered
from bot.http.requests import Endpoint
from storage.engine.database import Database
from storage.office.notes import open_sound

_NOTE: Final = re.compile(r"[0-9a-f]{16}")
_PART: Final = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")


def note_sounds(database: Database) -> Endpoint:
    async def answer(request: Request) -> Response:
        note = request.path_params["note"]
        sound = await database.read(lambda tx: open_sound(tx, note, kept=True)) if _NOTE.fullmatch(note) else None
        return Response(status_code=404) if sound is None else _sound(request, sound)

    return answer


def _sound(request: Request, sound: bytes) -> Response:
    """A browser may keep it, as it keeps the page's own parts. Some play nothing that they cannot ask for in parts."""
    whole = len(sound)
    asked = _PART.fullmatch(request.headers.get("range", ""))
    if asked is None:
        response = answered(request, Asset(sound, sound, "audio/ogg", f'"{hashlib.sha256(sound).hexdigest()[:16]}"'))
        response.headers["Accept-Ranges"] = "bytes"
        return response
    start, end = int(asked[1]), min(int(asked[2] or whole), whole - 1)
    if start > end:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{whole}"})
    headers = {"Content-Range": f"bytes {start}-{end}/{whole}", "Accept-Ranges": "bytes", "Cache-Control": "no-cache"}
    return Response(sound[start : end + 1], status_code=206, headers=headers, media_type="audio/ogg")
