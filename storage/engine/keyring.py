"""The keyring, sealed values and blind indexes.

A sealed value is AES-256-GCM under the primary key, bound to its table, column and row: moved anywhere else it
does not open. A blind index is an HMAC under a key of its own, so that a stolen file cannot be searched by
guessing the few digits of a number. Layout of a sealed value: 1 byte length of the key id, key id, 12 bytes
nonce, ciphertext with tag. The text is padded to steps of 32 bytes or of what its column names, so that its length
tells no kind of document.

A keyring that was loaded from a file takes up what is added to that file: before it seals anything, so that a new
primary key counts at once in every process, and when it meets the id of a key that it does not know.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column

from storage.engine.whole_files import alone_in, real_place, remove_drafts, write_whole

NONCE = 12
MAC = 16  # bytes
STEP = 32  # bytes

Lost = Literal["gone", "unreadable", "another"]


class KeyMissing(Exception):
    """A value was sealed under a key that the keyring does not hold."""


class NotOurs(Exception):
    """A value was not sealed by this keyring for this place: corrupt, moved or forged."""


@dataclass(slots=True)
class Keyring:
    """Sealing keys by id (one is primary), and the keys of blind indexes and of the journal's chain.

    ``bound``: each row of a database under this keyring has its MAC (``storage.engine.binding``): one without is
    somebody else's. It stands here because whoever can write to the database must not be able to say so.
    ``used``: there has been a database under this keyring: one without tables is not the one.
    ``path``: the file whose changes it follows, if any; ``version`` tells one state of that file from another.
    ``lost``: what is wrong with that file, as it was last looked at: these keys are in no file then.
    """

    primary: str
    keys: Mapping[str, bytes] = field(repr=False)
    index_key: bytes = field(repr=False)
    journal_key: bytes = field(repr=False)
    bound: bool = field(default=False, compare=False, repr=False)
    used: bool = field(default=False, compare=False, repr=False)
    path: Path | None = field(default=None, repr=False, compare=False)
    version: tuple[int, int] = field(default=(0, 0), repr=False, compare=False)
    lost: Lost | None = field(default=None, repr=False, compare=False)
    _read_as: Lost | None = field(default=None, repr=False, compare=False)
    _ciphers: dict[str, AESGCM] = field(default_factory=dict, repr=False, compare=False)
    _keys_of_domains: dict[bytes, bytes] = field(default_factory=dict, repr=False, compare=False)

    def seal(self, column: Column[Any], row: str, text: str, key_id: str = "") -> bytes:
        """``text`` for ``column`` of the row with the random id ``row``. ``key_id``: another key than the primary
        one; raises ``KeyMissing`` where the keyring does not hold it."""
        self.follow()
        under = key_id or self.primary
        if under not in self.keys:
            raise KeyMissing(f"no key {under!r} in the keyring for {column.table.name}.{column.name}")
        nonce = os.urandom(NONCE)
        padded = _padded(text.encode(), column.info.get("step", STEP))
        sealed = self._cipher(under).encrypt(nonce, padded, self._place(column, row, under))
        return prefix(under) + nonce + sealed

    def open(self, column: Column[Any], row: str, sealed: bytes | None) -> str:
        """What was sealed for that place. Raises ``KeyMissing`` or ``NotOurs``, neither with any of the value; nothing
        was sealed by nobody: whoever can write to the database can empty a column too."""
        if not isinstance(sealed, bytes | bytearray | memoryview):  # SQLite keeps a number or a text there as well
            raise NotOurs(f"{column.table.name}.{column.name}")
        sealed = bytes(sealed)
        start = 1 + sealed[0] if sealed else 0
        key_id = sealed[1:start].decode("ascii", "replace")
        nonce, text = sealed[start : start + NONCE], sealed[start + NONCE :]
        if key_id not in self.keys:
            self.follow()
        if key_id not in self.keys:
            raise KeyMissing(f"no key {key_id!r} in the keyring for {column.table.name}.{column.name}")
        try:
            padded = self._cipher(key_id).decrypt(nonce, text, self._place(column, row, key_id))
        except (InvalidTag, ValueError):  # or it ends within the nonce
            raise NotOurs(f"{column.table.name}.{column.name}") from None
        return padded[: padded.rindex(b"\x80")].decode()

    def index(self, purpose: str, *parts: str) -> bytes:
        """A blind index: equal parts give equal bytes, under this keyring and purpose only."""
        text = "\x1f".join((purpose, *parts)).encode()
        return hmac.digest(self.index_key, text, "sha256")

    def index_under(self, key_id: str, purpose: str, *parts: str) -> bytes:
        """A blind index that goes with a sealing key: nobody finds by it once that key is gone. Raises
        ``KeyMissing``."""
        key = self.keys.get(key_id)
        if key is None:
            raise KeyMissing(f"no key {key_id!r} in the keyring for an index")
        own = self._keys_of_domains.get(key)
        if own is None:
            own = hmac.new(key, b"\x00mawid index", hashlib.sha256).digest()
            self._keys_of_domains[key] = own
        text = "\x1f".join((purpose, *parts)).encode()
        return hmac.digest(own, text, "sha256")

    def bind(self, written: bytes) -> bytes:
        """The MAC of a row, 16 bytes."""
        return hashlib.blake2b(written, digest_size=MAC, key=self._derived(b"rows")).digest()

    def is_bound(self, written: bytes, mac: bytes | None) -> bool:
        return mac is not None and hmac.compare_digest(self.bind(written), bytes(mac))

    def _derived(self, domain: bytes) -> bytes:
        """A key of its own, which does not change when sealing keys do."""
        key = self._keys_of_domains.get(domain)
        if key is None:
            key = hmac.new(self.index_key, b"\x00mawid " + domain, hashlib.sha256).digest()
            self._keys_of_domains[domain] = key
        return key

    def chain(self, previous: bytes, row: str) -> bytes:
        """The HMAC of a journal row over the one before."""
        return hmac.new(self.journal_key, previous + row.encode(), hashlib.sha256).digest()

    def head(self, said: bytes) -> bytes:
        """The MAC of what a head of the chain says: under a key of its own, so that no row's MAC is one."""
        key = hmac.new(self.journal_key, b"\x00mawid journal head", hashlib.sha256).digest()
        return hmac.new(key, said, hashlib.sha256).digest()

    def follow(self) -> None:
        """Takes up the keys of the file as it is now. A file that is gone, broken or of another keyring changes nothing
        but ``lost``: what is in use stays readable, as long as this process lives."""
        if self.path is None:
            return
        try:
            if _version(self.path) == self.version:
                self.lost = self._read_as
                return
            newer = load_keyring(self.path)
        except (OSError, ValueError) as error:
            self.lost = "gone" if isinstance(error, FileNotFoundError) else "unreadable"
            return
        if (newer.index_key, newer.journal_key) == (self.index_key, self.journal_key):
            gone = {key_id: key for key_id, key in self.keys.items() if newer.keys.get(key_id) != key}
            self.keys = newer.keys  # before the primary: another thread may be sealing just now
            self.primary = newer.primary
            for key_id, key in gone.items():
                self._ciphers.pop(key_id, None)
                self._keys_of_domains.pop(key, None)
            self.bound = self.bound or newer.bound
            self.used = self.used or newer.used
            self._read_as = None
        else:
            self._read_as = "another"
        self.lost = self._read_as
        self.version = newer.version

    def _cipher(self, key_id: str) -> AESGCM:
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            cipher = self._ciphers[key_id] = AESGCM(self.keys[key_id])
        return cipher

    @staticmethod
    def _place(column: Column[Any], row: str, key_id: str) -> bytes:
        return f"{column.table.name}|{column.name}|{row}|{key_id}".encode()


def prefix(key_id: str) -> bytes:
    """What every value sealed under that key begins with, and no value under another."""
    return bytes((len(key_id),)) + key_id.encode()


def _padded(text: bytes, step: int) -> bytes:
    """A mark and zeros after the text, up to the next step (ISO/IEC 7816-4)."""
    return text + b"\x80" + bytes(-(len(text) + 1) % step)


def new_keyring() -> Keyring:
    return Keyring("1", {"1": os.urandom(32)}, os.urandom(32), os.urandom(32), bound=True)


def with_new_key(keyring: Keyring) -> Keyring:
    """The same keyring with one more sealing key, which becomes the primary one."""
    key_id = str(max((int(key) for key in keyring.keys if key.isdigit()), default=0) + 1)
    return _with_keys(keyring, key_id, {**keyring.keys, key_id: os.urandom(32)})


def with_key(keyring: Keyring, key_id: str) -> Keyring:
    """The same keyring with a key of that id, made now unless there is one; the primary one stays."""
    if key_id in keyring.keys:
        return keyring
    return _with_keys(keyring, keyring.primary, {**keyring.keys, key_id: os.urandom(32)})


def with_bound_rows(keyring: Keyring) -> Keyring:
    """The same keyring, under which from now on a row without its MAC is somebody else's."""
    return replace(keyring, bound=True)


def with_use(keyring: Keyring) -> Keyring:
    """The same keyring, under which there has been a database from now on."""
    return replace(keyring, used=True)


def without_key(keyring: Keyring, key_id: str) -> Keyring:
    """The same keyring without a key under which nothing is sealed any more. Raises ``KeyError``, and ``ValueError``
    for the primary one."""
    if key_id == keyring.primary:
        raise ValueError("the primary key stays")
    keys = dict(keyring.keys)
    del keys[key_id]
    return _with_keys(keyring, keyring.primary, keys)


def _with_keys(keyring: Keyring, primary: str, keys: Mapping[str, bytes]) -> Keyring:
    return Keyring(primary, keys, keyring.index_key, keyring.journal_key, bound=keyring.bound, used=keyring.used)


def load_keyring(path: Path) -> Keyring:
    """Raises ``FileNotFoundError``, or ``ValueError`` when the file is no keyring."""
    version = _version(path)  # before the text: a change in between is seen the next time
    try:
        keyring = keyring_from_text(path.read_text())
    except ValueError:
        raise ValueError(f"{path} is not a keyring") from None
    keyring.path, keyring.version = path, version
    return keyring


def keyring_from_text(text: str) -> Keyring:
    """Raises ``ValueError``, which tells nothing of the text."""
    try:
        data = json.loads(text)
        keys = {key_id: base64.b64decode(key) for key_id, key in data["keys"].items()}
        index, journal = base64.b64decode(data["index"]), base64.b64decode(data["journal"])
        bound, used = (data.get(mark) is True for mark in ("bound", "used"))
        keyring = Keyring(data["primary"], keys, index, journal, bound=bound, used=used)
        whole = keyring.primary in keys and all(len(key) == 32 for key in keys.values())
    except (KeyError, TypeError, AttributeError, ValueError):
        whole = False
    if not whole:
        raise ValueError("not a keyring")
    return keyring


def keyring_to_text(keyring: Keyring) -> str:
    data = {
        "primary": keyring.primary,
        "keys": {key_id: base64.b64encode(key).decode() for key_id, key in keyring.keys.items()},
        "index": base64.b64encode(keyring.index_key).decode(),
        "journal": base64.b64encode(keyring.journal_key).decode(),
        "bound": keyring.bound,
        "used": keyring.used,
    }
    return json.dumps(data, indent=2)


def save_keyring(keyring: Keyring, path: Path, *, replace: bool = False) -> None:
    """Writes the file with mode 0600, whole or not at all, where a link leads if there is one. Raises
    ``FileExistsError`` unless ``replace``: of two who make the first one, only one does."""
    if not replace and path.exists():
        raise FileExistsError(path)
    write_whole(keyring_to_text(keyring), real_place(path), replace=replace)


def change_keyring(path: Path, change: Callable[[Keyring], Keyring]) -> Keyring:
    """One change at a time: of two keys added at once one would be lost, and with it what is sealed under it.

    Raises what ``load_keyring`` and ``change`` do.
    """
    place = real_place(path)
    with alone_in(place.parent):
        changed = change(load_keyring(place))
        remove_drafts(place)
        save_keyring(changed, place, replace=True)
        return load_keyring(path)


def _version(path: Path) -> tuple[int, int]:
    """Each save is a new file, so that two within one tick of the clock differ all the same."""
    found = os.stat(path)  # noqa: PTH116  # asked before each value that is sealed, and half as dear
    return found.st_ino, found.st_mtime_ns
