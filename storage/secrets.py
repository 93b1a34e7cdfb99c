"""The keyring, sealed values and blind indexes.

A sealed value is AES-256-GCM under the primary key, bound to its table, column and row: moved anywhere else it
does not open. A blind index is an HMAC under a key of its own, so that a stolen file cannot be searched by
guessing the few digits of a number. Layout of a sealed value: 1 byte length of the key id, key id, 12 bytes
nonce, ciphertext with tag. The text is padded to steps of 32 bytes, so that its length tells no kind of document.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column

NONCE = 12
STEP = 32  # bytes


class KeyMissing(Exception):
    """A value was sealed under a key that the keyring does not hold."""


class NotOurs(Exception):
    """A value was not sealed by this keyring for this place: corrupt, moved or forged."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Sealing keys by id (one is primary), and the keys of blind indexes and of the journal's chain."""

    primary: str
    keys: Mapping[str, bytes] = field(repr=False)
    index_key: bytes = field(repr=False)
    journal_key: bytes = field(repr=False)
    _ciphers: dict[str, AESGCM] = field(default_factory=dict, repr=False, compare=False)

    def seal(self, column: Column[Any], row: str, text: str) -> bytes:
        """``text`` for ``column`` of the row with the random id ``row``."""
        key_id = self.primary.encode()
        nonce = os.urandom(NONCE)
        sealed = self._cipher(self.primary).encrypt(
            nonce, _padded(text.encode()), self._place(column, row, self.primary)
        )
        return bytes((len(key_id),)) + key_id + nonce + sealed

    def open(self, column: Column[Any], row: str, sealed: bytes) -> str:
        """What was sealed for that place. Raises ``KeyMissing`` or ``NotOurs``, neither with any of the value."""
        sealed = bytes(sealed)
        start = 1 + sealed[0] if sealed else 0
        key_id = sealed[1:start].decode("ascii", "replace")
        nonce, text = sealed[start : start + NONCE], sealed[start + NONCE :]
        if key_id not in self.keys:
            raise KeyMissing(f"no key {key_id!r} in the keyring for {column.table.name}.{column.name}")
        try:
            padded = self._cipher(key_id).decrypt(nonce, text, self._place(column, row, key_id))
        except InvalidTag:
            raise NotOurs(f"{column.table.name}.{column.name}") from None
        return padded[: padded.rindex(b"\x80")].decode()

    def index(self, purpose: str, *parts: str) -> bytes:
        """A blind index: equal parts give equal bytes, under this keyring and purpose only."""
        text = "\x1f".join((purpose, *parts)).encode()
        return hmac.new(self.index_key, text, hashlib.sha256).digest()

    def chain(self, previous: bytes, row: str) -> bytes:
        """The HMAC of a journal row over the one before."""
        return hmac.new(self.journal_key, previous + row.encode(), hashlib.sha256).digest()

    def _cipher(self, key_id: str) -> AESGCM:
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            cipher = self._ciphers[key_id] = AESGCM(self.keys[key_id])
        return cipher

    @staticmethod
    def _place(column: Column[Any], row: str, key_id: str) -> bytes:
        return f"{column.table.name}|{column.name}|{row}|{key_id}".encode()


def _padded(text: bytes) -> bytes:
    """A mark and zeros after the text, up to the next step (ISO/IEC 7816-4)."""
    return text + b"\x80" + bytes(-(len(text) + 1) % STEP)


def new_keyring() -> Keyring:
    return Keyring("1", {"1": os.urandom(32)}, os.urandom(32), os.urandom(32))


def with_new_key(keyring: Keyring) -> Keyring:
    """The same keyring with one more sealing key, which becomes the primary one."""
    key_id = str(max((int(key) for key in keyring.keys if key.isdigit()), default=0) + 1)
    return Keyring(key_id, {**keyring.keys, key_id: os.urandom(32)}, keyring.index_key, keyring.journal_key)


def load_keyring(path: Path) -> Keyring:
    """Raises ``FileNotFoundError``, or ``ValueError`` when the file is no keyring."""
    try:
        data = json.loads(path.read_text())
        keys = {key_id: base64.b64decode(key) for key_id, key in data["keys"].items()}
        keyring = Keyring(data["primary"], keys, base64.b64decode(data["index"]), base64.b64decode(data["journal"]))
        whole = keyring.primary in keys and all(len(key) == 32 for key in keys.values())
    except (KeyError, TypeError, AttributeError, ValueError):
        whole = False
    if not whole:
        raise ValueError(f"{path} is not a keyring")
    return keyring


def save_keyring(keyring: Keyring, path: Path, *, replace: bool = False) -> None:
    """Writes the file with mode 0600, whole or not at all. Raises ``FileExistsError`` unless ``replace``."""
    if path.exists() and not replace:
        raise FileExistsError(path)
    data = {
        "primary": keyring.primary,
        "keys": {key_id: base64.b64encode(key).decode() for key_id, key in keyring.keys.items()},
        "index": base64.b64encode(keyring.index_key).decode(),
        "journal": base64.b64encode(keyring.journal_key).decode(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(data, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
