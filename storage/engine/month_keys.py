"""The keys of the months of application: cases of a month are sealed under its key, and gone for good with it.

Ids are ``case-2026-12``; a rotation makes ``case-2026-12.2`` beside it, and the newest is the one to seal with. A key
is made in the file when it is first needed, under the file's lock. Where several machines share a database, each key
that is used has its mark there: one that was made elsewhere under the same id is not mistaken for it.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from storage.engine.keyring import KeyMissing, Keyring, change_keyring, with_key

PREFIX: Final = "case-"
_ID: Final = re.compile(r"case-(\d{4}-(?:0[1-9]|1[0-2]))(?:\.(\d+))?")
_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def month_of(at: datetime, zone: ZoneInfo) -> str:
    """``2026-12``, by the office's clock."""
    return f"{at.astimezone(zone):%Y-%m}"


def is_month(text: str) -> bool:
    return _MONTH.fullmatch(text) is not None


def is_month_key(key_id: str) -> bool:
    return _ID.fullmatch(key_id) is not None


def month_of_key(key_id: str) -> str | None:
    found = _ID.fullmatch(key_id)
    return found[1] if found else None


def keys_by_month(keyring: Keyring) -> Mapping[str, tuple[str, ...]]:
    """The ids of each month, the newest last."""
    found: dict[str, list[tuple[int, str]]] = {}
    for key_id in list(keyring.keys):
        match = _ID.fullmatch(key_id)
        if match:
            found.setdefault(match[1], []).append((int(match[2] or 1), key_id))
    return {month: tuple(key_id for _, key_id in sorted(ids)) for month, ids in sorted(found.items())}


def find_month_key(keyring: Keyring, month: str) -> str:
    """The id to seal with. Raises ``KeyMissing``: the month was forgotten, or never had a case."""
    ids = keys_by_month(keyring).get(month) or (_followed(keyring).get(month) or ())
    if not ids:
        raise KeyMissing(f"no key of the month {month} in the keyring")
    return ids[-1]


def make_month_key(keyring: Keyring, month: str) -> str:
    """The id to seal with, made now if there is none. Raises ``OSError`` where the key file cannot be written."""
    try:
        return find_month_key(keyring, month)
    except KeyMissing:
        key_id = f"{PREFIX}{month}"
    if keyring.path is None:  # of no file: a test's, or a restore's
        keyring.keys = with_key(keyring, key_id).keys
    else:
        change_keyring(keyring.path, lambda inside: with_key(inside, key_id))
        keyring.follow()
    return find_month_key(keyring, month)


def with_next_key(keyring: Keyring, month: str) -> Keyring:
    """The same keyring with one more key of the month, which is sealed with from then on."""
    last = _ID.fullmatch(find_month_key(keyring, month))
    number = int(last[2] or 1) + 1 if last else 2
    return with_key(keyring, f"{PREFIX}{month}.{number}")


def without_keys(keyring: Keyring, ids: tuple[str, ...]) -> Keyring:
    """The same keyring without these; those that it does not hold are no matter."""
    left = {key_id: key for key_id, key in keyring.keys.items() if key_id not in ids or key_id == keyring.primary}
    return Keyring(keyring.primary, left, keyring.index_key, keyring.journal_key, bound=keyring.bound)


def mark_of(keyring: Keyring, key_id: str) -> str:
    """What tells a key from another of the same id, and nothing of it: under the keyring's own index key."""
    secret = keyring.keys[key_id]
    return keyring.index("month key", key_id, hashlib.sha256(secret).hexdigest()).hex()[:16]


def _followed(keyring: Keyring) -> Mapping[str, tuple[str, ...]]:
    keyring.follow()
    return keys_by_month(keyring)
