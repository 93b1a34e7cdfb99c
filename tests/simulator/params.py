"""What a call carries, whichever of the three body types it came in: JSON, a form (all strings), or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.simulator.refusals import bad

_TRUE = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a multipart body."""

    name: str
    kind: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Reads typed values; a value of the wrong type is a 400, as it is at Telegram."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        if isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return str(value)
        raise bad(f'field "{name}" must be of type String')

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool | dict | list):
            raise bad(f'field "{name}" must be of type Number')
        try:
            return int(value)
        except ValueError:
            raise bad(f'can\'t parse field "{name}" as a Number') from None

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return float(value)
        except (TypeError, ValueError):
            raise bad(f'can\'t parse field "{name}" as a Number') from None

    def flag(self, name: str) -> bool:
        value = self.values.get(name, False)
        return value if isinstance(value, bool) else str(value).lower() in _TRUE

    def structure(self, name: str) -> Any:
        """A nested object: native in a JSON body, a JSON string in a form. None when absent or empty."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None


def read(body: bytes, content_type: str, query: str = "") -> Params:
    """The parameters of one request; those of the query string count too."""
    values: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return Params(values)
    if content_type.startswith("application/x-www-form-urlencoded"):
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
        return Params(values)
    if content_type.startswith("application/json"):
        try:
            loaded = json.loads(body)
        except ValueError:
            raise bad("can't parse JSON object") from None
        if not isinstance(loaded, dict):
            raise bad("expected a JSON object")
        values.update((key, value) for key, value in loaded.items() if value is not None)
        return Params(values)
    if content_type.startswith("multipart/form-data"):
        return _multipart(body, content_type, values)
    raise bad("unsupported content type of the request")


def _multipart(body: bytes, content_type: str, values: dict[str, Any]) -> Params:
    boundary = _attribute(content_type, "boundary")
    if not boundary:
        raise bad("boundary not found in the multipart request")
    files: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            break
        head, found, content = part.partition(b"\r\n\r\n")
        if not found:
            raise bad("can't parse the multipart request")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head.decode().split("\r\n"))
            if name
        }
        disposition = headers.get("content-disposition", "")
        name = _attribute(disposition, "name")
        if "filename" in disposition:
            kind = headers.get("content-type", "application/octet-stream")
            files[name] = Upload(_attribute(disposition, "filename") or "file", kind, content)
        else:
            values[name] = content.decode()
    return Params(values, files)


def _attribute(header: str, name: str) -> str:
    for piece in header.split(";")[1:]:
        key, _, value = piece.strip().partition("=")
        if key.lower() == name:
            return value.strip().strip('"')
    return ""
