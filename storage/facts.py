"""A key-value table of facts about the service, none of them secret or about a person.

What a program decides by is bound: it stands a second time under ``BOUND`` and its key, behind the keyed MAC of both,
and is read there alone. A value that somebody without the keys has put there counts as absent, and is noted. The plain
one beside it is for the release before.
"""

import json
import re
from collections.abc import Collection
from typing import Final

from sqlalchemy import bindparam, delete, select

from storage.engine.transaction import Transaction
from storage.tables import service
from storage.tables.upsert import excluded, upsert

BOUND: Final = "bound "
"""Before the key of a fact that is bound. Its value: the MAC in hexadecimal, a space, and what is said."""
_SET = upsert(service, [service.c.key], {"value": excluded(service.c.value)})
_FIND = select(service.c.value).where(service.c.key == bindparam("of_key"))
_ALL = (
    select(service.c.key, service.c.value).where(service.c.key.startswith(bindparam("prefix"))).order_by(service.c.key)
)
_FORGET = delete(service).where(service.c.key.in_(bindparam("keys", expanding=True)))
_MAC = re.compile("[0-9a-f]{32}")


def set_fact(tx: Transaction, key: str, value: str) -> None:
    """Stores the value in plain text, in place of an earlier one: never a secret, never a person."""
    _SET.execute(tx.connection, {"key": key, "value": value})


def find_fact(tx: Transaction, key: str) -> str | None:
    """Whoever can write to the database may have put it there."""
    return _words(tx.connection.execute(_FIND, {"of_key": key}).scalar())


def bind_fact(tx: Transaction, key: str, value: str, *, plain: bool = True) -> None:
    """In place of an earlier one, bound by the keyring. ``plain``: the release before reads it too."""
    if plain:
        set_fact(tx, key, value)
    set_fact(tx, BOUND + key, f"{tx.keyring.bind(_written(key, value)).hex()} {value}")


def find_bound_fact(tx: Transaction, key: str, *, earlier: bool = False) -> str | None:
    """None for what was put there without the keys. ``earlier``: where the release before has written it and this one
    never did, its plain value counts, garbage as it may be; the release after this one has no such word."""
    found = tx.connection.execute(_FIND, {"of_key": BOUND + key}).scalar()
    if found is None:
        return find_fact(tx, key) if earlier else None
    return _said(tx, key, found)


def find_bound_facts(tx: Transaction, prefix: str) -> dict[str, str]:
    """By key, all whose key begins so and which are ours."""
    rows = tx.connection.execute(_ALL, {"prefix": BOUND + prefix}).all()
    found = [(row.key.removeprefix(BOUND), row.value) for row in rows if (_words(row.key) or "").startswith(BOUND)]
    said = {key: _said(tx, key, value) for key, value in found if key.startswith(prefix)}
    return {key: value for key, value in said.items() if value is not None}


def bind_facts_anew(tx: Transaction) -> int:
    """All that are bound, as they stand plain: the release before has run on the database once more."""
    rows = tx.connection.execute(_ALL, {"prefix": BOUND}).all()
    keys = [key.removeprefix(BOUND) for row in rows if (key := _words(row.key) or "").startswith(BOUND)]
    plain = {key: value for key in keys if (value := find_fact(tx, key)) is not None}
    for key, value in plain.items():
        bind_fact(tx, key, value)
    return len(plain)


def bind_earlier_facts(tx: Transaction, keys: Collection[str]) -> None:
    """What the release before has written under these keys, as it stands, where this one never did; where nobody did,
    that there is nothing."""
    known = {_words(row.key): _words(row.value) for row in tx.connection.execute(_ALL, {"prefix": ""}).all()}
    for key in keys:
        if BOUND + key not in known:
            bind_fact(tx, key, known.get(key) or "")


def forget_fact(tx: Transaction, key: str) -> None:
    tx.connection.execute(_FORGET, {"keys": [key, BOUND + key]})


def _said(tx: Transaction, key: str, found: object) -> str | None:
    mac, _, value = (_words(found) or "").partition(" ")
    if _MAC.fullmatch(mac) and tx.keyring.is_bound(_written(key, value), bytes.fromhex(mac)):
        return value
    tx.mismatches.note(service.name, key)
    return None


def _words(found: object) -> str | None:
    """SQLite keeps whatever it is given, whatever the column says."""
    return found if isinstance(found, str) else None


def _written(key: str, value: str) -> bytes:
    return json.dumps([service.name, key, value]).encode()
