"""JSON as it goes over the wire: one encoder for all, because making one for each answer costs a benchmark."""

import json

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(value: object) -> bytes:
    return _encode(value).encode()
