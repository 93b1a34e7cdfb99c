"""The body of a request: JSON, or a form where files go with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

_OUTSIDE: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
"""What may not stand between quotes (as browsers write it)."""


@dataclass(frozen=True, slots=True)
class Body:
    """``kind``: the Content-Type; "" where there is none."""

    content: bytes = b""
    kind: str = ""


def written(parameters: Mapping[str, Any]) -> Body:
    """JSON: a message in Arabic takes half a form's bytes so, and a sixth of its time."""
    # "replace": half a surrogate pair in a person's text would else end in an error that quotes the whole body.
    return Body(json.dumps(parameters, ensure_ascii=False).encode(errors="replace"), "application/json")


def form(parameters: Mapping[str, Any], files: Mapping[str, tuple[str, Any, str]]) -> Body:
    """``files``: name, bytes or an open file, and type, by field, in the place of the parameter of that name."""
    between = token_hex(16)
    parts: list[bytes] = []
    for name, value in parameters.items():
        if name not in files:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            parts += (_head(between, name), text.encode(errors="replace"), b"\r\n")
    for name, (filename, file, kind) in files.items():
        content = file if isinstance(file, bytes) else file.read()
        parts += (_head(between, name, filename, kind), content, b"\r\n")
    return Body(b"".join((*parts, f"--{between}--\r\n".encode())), f"multipart/form-data; boundary={between}")


def _head(between: str, name: str, filename: str = "", kind: str = "") -> bytes:
    named = f'; filename="{filename.translate(_OUTSIDE)}"' if filename else ""
    typed = f"Content-Type: {kind}\r\n" if kind else ""
    said = f'--{between}\r\nContent-Disposition: form-data; name="{name.translate(_OUTSIDE)}"{named}\r\n{typed}\r\n'
    return said.encode(errors="replace")
