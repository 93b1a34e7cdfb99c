"""A connection: executes a statement of SQLAlchemy's, the second time and later as it was compiled and kept.

All that goes beside SQLAlchemy's public interface is ``_failed``, which hands it the driver's errors: they are told,
and a dead connection is given up, as ever. ``tests/storage/engine/test_connection.py`` fails if a release changes it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NoReturn, TypeVar, TypeVarTuple, cast, overload

import sqlalchemy
from sqlalchemy import Dialect, Executable, Row
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.sql.selectable import TypedReturnsRows

from storage.engine.compiled import SHAPES, Compiled, Values, is_kept

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Found(Generic[*Ts]):
    """The rows of a statement, as SQLAlchemy's result has them. ``rowcount``: how many rows it wrote.

    Rows that were written are all fetched at once: SQLite commits nothing while such a statement is half read. Where
    reading fails the cursor is closed: half read, it would hold its snapshot, and with it whoever writes next."""

    __slots__ = ("_cursor", "_failed", "_row_of", "_written", "rowcount")

    def __init__(self, cursor: Any, form: Compiled, failed: Callable[[BaseException, Any], NoReturn]) -> None:
        self._cursor, self._row_of, self._failed = cursor, form.row_of, failed
        self._written = () if form.row_of is None else None if form.reads else self._fetch()
        self.rowcount: int = cursor.rowcount

    def _fetch(self) -> Sequence[Any]:
        try:
            rows: Sequence[Any] = self._cursor.fetchall()
        except BaseException as error:
            self._failed(error, self._cursor)
        return rows

    def all(self) -> Sequence[Row[*Ts]]:
        if self._row_of is None:
            return ()
        rows = self._fetch() if self._written is None else self._written
        return [cast("Row[*Ts]", self._row_of(row)) for row in rows]

    def first(self) -> Row[*Ts] | None:
        """The rest is let go."""
        if self._row_of is None:
            return None
        if self._written is not None:
            row = self._written[0] if self._written else None
        else:
            try:
                row = self._cursor.fetchone()
                self._cursor.close()
            except BaseException as error:
                self._failed(error, self._cursor)
        return None if row is None else cast("Row[*Ts]", self._row_of(row))

    def __iter__(self) -> Iterator[Row[*Ts]]:
        return iter(self.all())

    def one_or_none(self) -> Row[*Ts] | None:
        rows = self.all()
        if len(rows) > 1:
            raise MultipleResultsFound("more than one row was found where one was expected")
        return rows[0] if rows else None

    def one(self) -> Row[*Ts]:
        row = self.one_or_none()
        if row is None:
            raise NoResultFound("no row was found where one was expected")
        return row

    @overload
    def scalar(self: "Found[T, *tuple[Any, ...]]") -> T | None: ...
    @overload
    def scalar(self) -> Any: ...
    def scalar(self) -> Any:
        row: Any = self.first()
        return None if row is None else row[0]

    @overload
    def scalar_one(self: "Found[T, *tuple[Any, ...]]") -> T: ...
    @overload
    def scalar_one(self) -> Any: ...
    def scalar_one(self) -> Any:
        row: Any = self.one()
        return row[0]

    @overload
    def scalar_one_or_none(self: "Found[T, *tuple[Any, ...]]") -> T | None: ...
    @overload
    def scalar_one_or_none(self) -> Any: ...
    def scalar_one_or_none(self) -> Any:
        row: Any = self.one_or_none()
        return None if row is None else row[0]

    @overload
    def scalars(self: "Found[T, *tuple[Any, ...]]") -> "Scalars[T]": ...
    @overload
    def scalars(self) -> "Scalars[Any]": ...
    def scalars(self) -> Any:
        """The first column of all rows."""
        rows: Any = self.all()
        return Scalars([row[0] for row in rows])


class Scalars(list[T]):
    """The first column of the rows."""

    def all(self) -> Sequence[T]:
        return self

    def first(self) -> T | None:
        return self[0] if self else None

    def one(self) -> T:
        (found,) = self
        return found


class Connection:
    """``core``: SQLAlchemy's own, in a transaction."""

    __slots__ = ("_cursor", "core", "dialect")

    def __init__(self, core: sqlalchemy.Connection) -> None:
        self.core = core
        self.dialect: Dialect = core.dialect
        driver: Any = core.connection.dbapi_connection
        self._cursor = driver.cursor

    @overload
    def execute(self, statement: TypedReturnsRows[*Ts], parameters: Any = None) -> Found[*Ts]: ...
    @overload
    def execute(self, statement: Executable, parameters: Any = None) -> Found[*tuple[Any, ...]]: ...
    def execute(self, statement: Executable, parameters: Any = None) -> Any:
        """``parameters``: of one execution, or a sequence of those of many. Raises as SQLAlchemy's ``execute``."""
        if not is_kept(statement):
            return self.core.execute(statement, parameters)
        shape = SHAPES.find(statement)
        if shape is None:
            result = self.core.execute(statement, parameters)
            SHAPES.learn(statement, result)
            return result
        many: Sequence[Values] = parameters if isinstance(parameters, list | tuple) else (parameters or {},)
        form = None
        if len(many) == 1 or (many and not shape.columns and not shape.lists):
            form = shape.compiled(statement, self.dialect, many[0])
        if form is None:
            return self.core.execute(statement, parameters)
        return self._execute(form, many)

    @overload
    def scalar(self, statement: TypedReturnsRows[T], parameters: Any = None) -> T | None: ...
    @overload
    def scalar(self, statement: Executable, parameters: Any = None) -> Any: ...
    def scalar(self, statement: Executable, parameters: Any = None) -> Any:
        return self.execute(statement, parameters).scalar()

    def scalars(self, statement: Executable, parameters: Any = None) -> Scalars[Any]:
        return self.execute(statement, parameters).scalars()

    def _execute(self, form: Compiled, many: Sequence[Values]) -> Found[*tuple[Any, ...]]:
        arguments = [form.arguments(values) for values in many]
        cursor: Any = self._cursor()
        try:
            if len(arguments) == 1:
                cursor.execute(form.sql, arguments[0])
            else:
                cursor.executemany(form.sql, arguments)
        except BaseException as error:
            self._failed(error, cursor)
        return Found(cursor, form, self._failed)

    def _failed(self, error: BaseException, cursor: Any) -> NoReturn:
        """SQLAlchemy closes the cursor, unless the line is dead and everything of it given up."""
        if not self.core.in_transaction():
            self.core.begin()  # or SQLAlchemy rolls back what it did not begin
        self.core._handle_dbapi_exception(error, None, None, cursor, None)
