"""Databases of PostgreSQL that are used again: to make, to meet and to drop one costs more than most tests compute.

What is lent is as the copy of the template was: no row, each sequence at its beginning, nobody connected but who waits
to be used again (``tests/kept_connections.py``). One whose
tables were changed, analysed or filled far is dropped instead, and the next is a new copy.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.databases import AdminConnection, Server
from tests.kept_connections import KeptConnections

_LARGEST = 2**20  # bytes of rows and indexes beyond those of a new copy: rows that were deleted stay in the file
_PATIENCE = 20.0  # seconds

_OTHERS = """
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    AND pid <> ALL ('{{{}}}')
"""
_TABLES = "SELECT array_agg(oid::regclass::text) FROM pg_class WHERE relkind = 'r' AND oid >= 16384 AND relname <> '{}'"
_KEPT = "alembic_version"
_SEQUENCES = """
  SELECT count(setval(seqrelid::regclass, seqstart, false)) FROM pg_sequence
  WHERE pg_sequence_last_value(seqrelid) IS NOT NULL
"""
# What a change of the tables, an index, a trigger, a function, a privilege or an ANALYZE leaves in the catalogues.
_SHAPE = """
  SELECT concat_ws(' ',
    (SELECT concat(count(*), '-', max(xmin::text::bigint), '-', sum(reltuples), '-', sum(hashtext(relacl::text)))
       FROM pg_class WHERE oid >= 16384),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_attribute WHERE attrelid >= 16384),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_attrdef),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_constraint WHERE oid >= 16384),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_index WHERE indexrelid >= 16384),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_trigger),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_proc WHERE oid >= 16384),
    (SELECT concat(count(*), '-', max(xmin::text::bigint)) FROM pg_type WHERE oid >= 16384),
    (SELECT count(*) FROM pg_namespace), (SELECT count(*) FROM pg_extension),
    (SELECT count(*) FROM pg_largeobject_metadata),
    (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384), (SELECT count(*) FROM pg_statistic_ext),
    (SELECT string_agg(version_num, ' ') FROM alembic_version),
    (SELECT string_agg(setconfig::text, ' ') FROM pg_db_role_setting))
"""
_SIZE = "SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relkind IN ('r', 'i', 't') AND oid >= 16384"


class Emptied:
    """``template``: a migrated database, in which nothing is but its tables."""

    def __init__(self, server: Server, template: str, kept: KeptConnections) -> None:
        self._server, self._template, self._kept = server, template, kept
        self._free: list[_Lent] = []

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of one; whoever is still connected at the end is thrown out."""
        lent = self._free.pop() if self._free else self._made()
        try:
            yield self._server.url(lent.name)
        finally:
            if lent.emptied(self._kept.pids()):
                self._free.append(lent)
            else:
                self._drop(lent)

    def close(self) -> None:
        while self._free:
            self._drop(self._free.pop())

    def _made(self) -> "_Lent":
        name = self._server.new_name()
        self._server.create(name, self._template)
        self._kept.lent.add(name)
        return _Lent(name, AdminConnection(self._server.folder, name))

    def _drop(self, lent: "_Lent") -> None:
        self._kept.lent.discard(lent.name)
        lent.connection.close()
        self._server.drop(lent.name)


class _Lent:
    def __init__(self, name: str, connection: AdminConnection) -> None:
        self.name, self.connection = name, connection
        connection.execute(
            "SET session_replication_role = replica"
        )  # no foreign key and no trigger hears what is deleted
        self._tables = connection.ask(_TABLES.format(_KEPT))
        self._shape, self._size = connection.ask(_SHAPE), connection.ask(_SIZE)
        filled = (f"CASE WHEN EXISTS (SELECT FROM {table}) THEN '{table}' END" for table in self._tables)
        self._filled = f"SELECT array_remove(ARRAY[{', '.join(filled)}], NULL)"

    def emptied(self, waiting: list[int]) -> bool:
        """False: it is not what it was, and must not be lent. ``waiting``: the server's processes that may stay."""
        others = _OTHERS.format(",".join(map(str, waiting)))
        patience = time.monotonic() + _PATIENCE
        while self.connection.ask(others):
            if time.monotonic() > patience:
                return False
            time.sleep(0.001)
        if self.connection.ask(_SHAPE) != self._shape or self.connection.ask(_SIZE) > self._size + _LARGEST:
            return False
        if filled := self.connection.ask(self._filled):
            self.connection.execute("; ".join(f"DELETE FROM {table}" for table in filled))
        self.connection.ask(_SEQUENCES)
        return True
