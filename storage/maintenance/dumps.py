"""All rows at one moment, in a form of our own that goes back into either database: a row is a line of JSON.

Values stay sealed as they are; nothing here opens one. The columns are those that the database itself has, so that a
dump is right whichever release made the tables.
"""

import base64
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
    tuple_,
)

from storage.engine.snapshot import repeatable_read
from storage.engine.transaction import Transaction
from storage.maintenance.identity import find_id, mark_dump
from storage.tables import bookings, chats, inbox, journal, staff

AT_ONCE: Final = 1000  # rows in memory
FORMAT: Final = 1
Part = tuple[str, bytes]

_USED = [
    select(each.c.id if "id" in each.c else each.c.seq).limit(1) for each in (chats, bookings, staff, inbox, journal)
]
_REVISION = text("SELECT version_num FROM alembic_version")
_numbers_given = table("sqlite_sequence", column("name", String), column("seq", Integer))


class DumpBroken(Exception):
    """A part is missing, or does not fit the tables; the text has nothing of what a row holds."""


def dump(tx: Transaction, only: Collection[str] = (), at_once: int = AT_ONCE) -> Iterator[Part]:
    """Parts by name: first ``manifest.json``, when the moment is fixed; last ``end.json``, which says what the others
    hold. ``only``: these tables, if any are named. ``at_once``: rows in a part, at most. Must be the first of its
    transaction."""
    repeatable_read(tx)
    revision = tx.connection.execute(_REVISION).scalar_one()
    database_id, made_at = find_id(tx), tx.now.isoformat()
    manifest = {"format": FORMAT, "revision": revision, "dialect": tx.connection.dialect.name, "made_at": made_at}
    marked = {"database": database_id, "mark": mark_dump(tx.keyring, database_id, made_at)}
    yield "manifest.json", json.dumps(manifest | marked).encode()
    counts: dict[str, int] = {}
    tables = _tables(tx.connection.core)
    for each in tables:
        if only and each.name not in only:
            continue
        counts[each.name] = 0
        names = json.dumps(list(each.columns.keys())) + "\n"
        for number, lines in enumerate(_pages(tx.connection.core, each, at_once)):
            counts[each.name] += len(lines)
            yield f"{each.name}/{number:06}.jsonl", "".join((names, *lines)).encode()
    yield "end.json", json.dumps({"rows": counts, "numbers": _numbers(tx.connection.core, tables)}).encode()


def load(tx: Transaction, parts: Iterable[Part]) -> Mapping[str, int]:
    """How many rows each table got. The tables must be there, empty, at the dump's revision. Raises ``DumpBroken``;
    then the transaction must not be committed."""
    tables = {each.name: each for each in _tables(tx.connection.core)}
    counts = dict.fromkeys(tables, 0)
    for name, content in parts:
        if name == "end.json":
            end = json.loads(content)
            if end["rows"] != counts:
                raise DumpBroken("it holds fewer rows than it says")
            _go_on_after(tx.connection.core, tables.values(), end["numbers"])
            return counts
        into = tables.get(name.partition("/")[0])
        if into is None:
            raise DumpBroken("there is a table that its revision does not have")
        rows = _rows(into, content)
        tx.connection.execute(insert(into), rows)
        counts[into.name] += len(rows)
    raise DumpBroken("its end is missing")


def rows_of(into: Table, part: Part) -> list[dict[str, Any]]:
    """Those of a part that may be of another revision: what a column holds in the form of the table's own."""
    name, content = part
    if name.partition("/")[0] != into.name:
        return []
    names, *lines = map(json.loads, content.splitlines())
    columns = [into.columns[name] for name in names if name in into.columns]
    return [{each.name: _value(each, line[names.index(each.name)]) for each in columns} for line in lines]


def is_empty(connection: Connection) -> bool:
    """Nobody has made tables there."""
    return not inspect(connection).get_table_names()


def is_unused(tx: Transaction) -> bool:
    """Nobody has ever written to the service, worked here or booked: its tables and stations are all there is."""
    return not any(tx.connection.execute(look).first() for look in _USED)


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [each for each in found.sorted_tables if each.name != "alembic_version"]


def _pages(connection: Connection, of: Table, at_once: int) -> Iterator[list[str]]:
    key = list(of.primary_key.columns)
    page = select(*of.columns).order_by(*key).limit(at_once)
    rows = connection.execute(page).all()
    while rows:
        yield [_to_line(row) for row in rows]
        if len(rows) < at_once:
            return
        last = [rows[-1]._mapping[each] for each in key]
        after = key[0] > last[0] if len(key) == 1 else tuple_(*key) > tuple_(*last)
        rows = connection.execute(page.where(after)).all()


def _to_line(row: Iterable[Any]) -> str:
    values = [base64.b64encode(value).decode() if isinstance(value, bytes) else value for value in row]
    return json.dumps(values, separators=(",", ":")) + "\n"


def _rows(into: Table, content: bytes) -> list[dict[str, Any]]:
    names, *lines = map(json.loads, content.splitlines())
    if set(names) != set(into.columns.keys()):
        raise DumpBroken("a table has other columns than its revision")
    columns = [into.columns[name] for name in names]
    return [{each.name: _value(each, value) for each, value in zip(columns, line, strict=True)} for line in lines]


def _value(into: Column[Any], value: Any) -> Any:
    """SQLite would keep anything anywhere, and whoever reads it later would stumble."""
    kinds = ((LargeBinary, str), (String, str), (Boolean, bool | int), (Integer, int))
    held = next((kind for column_type, kind in kinds if isinstance(into.type, column_type)), None)
    if value is not None and held is not None and not isinstance(value, held):
        raise DumpBroken("a column holds what is none of its values")
    return base64.b64decode(value) if value is not None and isinstance(into.type, LargeBinary) else value


def _numbered(connection: Connection, tables: Iterable[Table]) -> list[tuple[Table, str]]:
    """Tables whose rows are numbered by the database, and the sequence that does it on PostgreSQL."""
    found = []
    for each in tables:
        if "seq" in each.columns:
            owned = select(func.pg_get_serial_sequence(each.name, "seq"))
            found.append((each, connection.execute(owned).scalar_one()))
    return found


def _numbers(connection: Connection, tables: Iterable[Table]) -> Mapping[str, int]:
    """The last number that each of these tables gave, to a row that is gone, perhaps: none is ever given twice."""
    if connection.dialect.name == "sqlite":
        return {row.name: row.seq for row in connection.execute(select(_numbers_given))}
    last = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM "
    return {
        each.name: connection.execute(text(last + sequence)).scalar_one()
        for each, sequence in _numbered(connection, tables)
    }


def _go_on_after(connection: Connection, tables: Iterable[Table], numbers: Mapping[str, int]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_numbers_given.delete())
        given = [{"name": name, "seq": last} for name, last in numbers.items() if last]
        if given:
            connection.execute(_numbers_given.insert(), given)
        return
    for each, sequence in _numbered(connection, tables):
        if last := numbers.get(each.name, 0):
            connection.execute(select(func.setval(sequence, last)))
