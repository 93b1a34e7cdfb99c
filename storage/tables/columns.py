"""The kinds of column. Each says what it holds of a person, why, and for how long; a test reads it off here."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    text,
)

metadata = MetaData()
SAMPLED = frozenset(
    (
        *("seq", "position", "channel", "station", "service", "place", "month", "role", "web", "mine"),
        *("kind", "priority", "status", "stage", "ended", "action", "result", "broadcast_id", "starts_at"),
        *("day_ends_at", "tells_at", "ends_at"),
    )
)
"""Names of the columns of which PostgreSQL may keep samples (``pg_statistic``), which outlive their rows: what plans
are made by, and nothing that leads to a person. A migration that adds any other column says ``SET STATISTICS 0``."""
Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


class Instant(TypeDecorator[datetime]):
    """An aware UTC time, kept as whole milliseconds since 1970: the same and quick on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


def personal(name: str, *, purpose: str, retention: str, step: int = 32, key: str = "primary") -> Column[bytes]:
    """A sealed value about a person. ``retention`` names the field of ``Rules`` (or event) that erases it; the text is
    padded to whole steps of ``step`` bytes, so that its length does not tell what it is. ``key``: primary | month."""
    info = {"holds": "sealed", "purpose": purpose, "retention": retention, "step": step, "key": key}
    return Column(name, LargeBinary, nullable=True, info=info)


def blind(name: str, *, purpose: str, retention: str, key: str = "index", **options: Any) -> Column[bytes]:
    """A keyed hash that finds a person's row without saying whose it is. ``key``: index | month."""
    info = {"holds": "blind index", "purpose": purpose, "retention": retention, "key": key}
    return Column(name, LargeBinary, info=info, **options)


def mac() -> Column[bytes]:
    """The keyed MAC of what decides over a row (``storage.engine.binding``); empty in a row that is over."""
    info = {
        "holds": "keyed MAC",
        "purpose": "a row that was changed without the keys is refused",
        "retention": "the row's",
    }
    return Column("mac", LargeBinary, nullable=True, info=info)


def word(name: str, **options: Any) -> Column[str]:
    """A short plain word of ours: a key, a status, a random id. Never anything a person typed."""
    return Column(name, String, info={"holds": "plain"}, **options)


def number(name: str, **options: Any) -> Column[int]:
    return Column(name, Integer, info={"holds": "plain"}, **options)


def flag(name: str, **options: Any) -> Column[bool]:
    return Column(name, Boolean, info={"holds": "plain"}, **options)


def instant(name: str, **options: Any) -> Column[datetime]:
    return Column(name, Instant, info={"holds": "plain"}, **options)


def serial(name: str = "seq") -> Column[int]:
    return Column(name, Serial, primary_key=True, autoincrement=True, info={"holds": "plain"})


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index over the rows that ``where`` names, alike on both databases once ``with_conditions`` was asked."""
    return Index(name, *columns, unique=unique, info={"where": where})


def with_conditions(metadata: MetaData) -> MetaData:
    """For who makes or compares indexes. To say it at once would read the dialects of both databases in each start."""
    for table in metadata.sorted_tables:
        for index in table.indexes:
            if where := index.info.get("where"):
                index.dialect_kwargs.update({"sqlite_where": text(where), "postgresql_where": text(where)})
    return metadata
