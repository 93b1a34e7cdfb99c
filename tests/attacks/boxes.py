"""Boxes as a tablet seals them, made by hand: whoever is signed in can make as many as they like."""

from base64 import b64encode
from datetime import datetime
from typing import Any

from storage.engine.sealed_boxes import public_key
from tests.builders import KEYRING
from tests.storage.sealing import scan_text, seal_box

PUBLIC = public_key(KEYRING)


def scanned(number: int, code: str, at: datetime, **changes: Any) -> dict[str, str]:
    box_id = f"{number:032x}"
    return {"id": box_id, "box": b64encode(seal_box(PUBLIC, scan_text(code, at, **changes), box_id)).decode()}
