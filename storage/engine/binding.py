"""Rows bound by the keyring: what decides over a row stands under a keyed MAC in the row itself.

Whoever can write to the database without the keys can change a row, and it is refused then as if it were not there:
each reader asks ``is_bound``, each writer computes the MAC of what it writes. ``BOUND`` says what is covered, and
``NOT_BOUND`` why the rest is not. A MAC is of a row of a table: it is worth nothing in another.
Law: a writer computes the MAC only over what it wrote itself or has found to be bound, or it would lend the keys.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from json.encoder import encode_basestring_ascii
from typing import Any, Final

from sqlalchemy import Column, Label, Row, Table

from storage.engine.transaction import Transaction
from storage.tables import (
    bookings,
    campaigns,
    cases,
    deliveries,
    desk_sessions,
    holds,
    invitations,
    known_browsers,
    late_forms,
    notes,
    offers,
    pairings,
    ready_batches,
    ready_serials,
    signin_codes,
    staff,
    waits,
    web_log,
)

BOUND: Final[Mapping[Table, tuple[str, ...]]] = {
    bookings: (
        *("applicant_id", "chat_id", "channel", "station", "starts_at", "day_ends_at"),
        *("code_index", "person_index", "ended", "ended_at", "case_index"),
    ),
    cases: (
        *("service", "place", "month", "stage", "chat_index", "visit_index", "serial_index", "recovery_index"),
        *("expires_on", "remind"),
    ),
    ready_batches: (
        *("service", "place", "stage", "made_by", "made_at", "approved_by"),
        *("entered", "repeated", "tells_at"),
    ),
    ready_serials: ("batch_id", "serial_index", "tells_at"),
    campaigns: ("until",),
    late_forms: ("station", "doing", "day", "staff_id", "counter"),
    holds: ("chat_id", "station", "starts_at"),
    waits: ("chat_id", "booking_id", "network_index"),
    offers: ("chat_id", "booking_id", "hold_id", "station", "starts_at", "why", "expires_at"),
    deliveries: ("chat_id", "channel", "kind"),
    web_log: ("chat_id", "mine"),
    staff: ("chat_id", "role", "station", "enrolled_at"),
    invitations: ("payload_index", "role", "station", "expires_at"),
    pairings: (
        "browser_index",
        "payload_index",
        "digits_index",
        "answer",
        "shown",
        "counter",
        "expires_at",
        "staff_id",
        "known_index",
    ),
    known_browsers: ("browser_index", "station", "counter", "seen_at"),
    notes: ("name", "locale", "reads", "kept_at"),
    signin_codes: ("code_index", "staff_id", "expires_at"),
    desk_sessions: ("token_index", "staff_id", "counter", "started_at", "ends_at"),
}
"""The columns under the MAC, besides the row's id (or primary key)."""

LATER: Final[Mapping[Table, str]] = {waits: "network_index", bookings: "case_index"}
"""A column that is covered only where it holds something: rows that were bound before it was there keep their MAC, and
who empties it has the MAC of another row."""

GONE: Final[Mapping[Table, str]] = {
    bookings: "code",  # nothing is left that leads to a person
    deliveries: "payload",
    web_log: "payload",
}
"""A row without this has no MAC, and nothing to protect."""

OVER: Final[Mapping[Table, str]] = {staff: "revoked_at", desk_sessions: "ended_at", pairings: "ended_at"}
"""Who sets this takes the MAC away: a row that was over does not come back by emptying the column again."""


class NotBound(Exception):
    """A row was to be changed that was made or changed by somebody without the keys. Nothing was done; it is noted."""


def bound(tx: Transaction, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """A new row's values, with its MAC."""
    return {**values, "mac": tx.keyring.bind(_written(table, values))}


def rebound(tx: Transaction, table: Table, row: Row[*tuple[Any, ...]], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of a bound row, with the MAC that it has by them. Raises ``NotBound`` for any other, also one without
    what ``GONE`` names: its reader was to ask, and a MAC over what nobody wrote here would lend the keys."""
    if not is_bound(tx, table, row):
        raise NotBound(table.name)
    found = row._mapping
    values = [changes[name] if name in changes else found[name] for name in _named(table, "")]
    return {**changes, "mac": tx.keyring.bind(_text(table, values))}


def is_bound(tx: Transaction, table: Table, row: Row[*tuple[Any, ...]], prefix: str = "") -> bool:
    """False: it was changed, or made, by somebody without the keys. That is noted, to be journaled and told to admins.
    ``prefix``: of the columns' names in ``row``."""
    found = row._mapping
    names = _named(table, prefix)
    values = [found[name] for name in names]
    if tx.keyring.is_bound(_text(table, values), found[f"{prefix}mac"]):
        return True
    tx.mismatches.note(table.name, values[0])
    return False


def bound_columns(table: Table, prefix: str = "") -> list[Column[Any] | Label[Any]]:
    """What ``is_bound`` asks of a row, for a query that does not read all of it."""
    columns = [table.c[name] for name in (_key(table), *BOUND[table], "mac")]
    return [column.label(f"{prefix}{column.name}") for column in columns] if prefix else list(columns)


def _written(table: Table, values: Mapping[str, Any]) -> bytes:
    key, *names = _named(table, "")
    return _text(table, [values[key], *map(values.get, names)])


def _text(table: Table, values: Sequence[Any]) -> bytes:
    """Every covered value after the row's key, with no two rows alike. A time is told in milliseconds, as the database
    keeps it."""
    told = [encode_basestring_ascii(table.name)]
    for value in values:
        write = _WRITTEN.get(type(value))
        told.append(json.dumps(value) if write is None else write(value))
    at = _places(table)
    if at.ended and values[at.ended] == "missed" and values[at.ended_at] == values[at.day_ends_at]:
        # The end of its day is bound already, and this is told from it for many rows at once, without reading them.
        told[1 + at.ended] = told[1 + at.ended_at] = "null"
    if at.later and values[at.later] is None:
        del told[1 + at.later]
    return f"[{', '.join(told)}]".encode()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where some columns stand among those that ``_named`` names; 0 where there is none."""

    later: int
    ended: int
    ended_at: int
    day_ends_at: int


@cache
def _places(table: Table) -> _Places:
    names = _named(table, "")
    found = (LATER.get(table, ""), "ended", "ended_at", "day_ends_at")
    return _Places(*(names.index(name) if name in names else 0 for name in found))


@cache
def _named(table: Table, prefix: str) -> tuple[str, ...]:
    """The row's key, and the covered columns."""
    return tuple(f"{prefix}{name}" for name in (_key(table), *BOUND[table]))


def _key(table: Table) -> str:
    """What a row is called by: its id, or where it has none its primary key."""
    if "id" in table.columns:
        return "id"
    (key,) = table.primary_key.columns
    return key.name


def _hex(value: bytes | bytearray | memoryview) -> str:
    return f'"{value.hex()}"'


_WRITTEN: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode_basestring_ascii,
    type(None): lambda _: "null",
    datetime: lambda value: str(round(value.timestamp() * 1000)),
    bytes: _hex,
    bytearray: _hex,
    memoryview: _hex,
}
"""What a value is in JSON, by its type. All that a row decides by is written so several times a turn, which JSON's own
encoder takes three times as long for."""
