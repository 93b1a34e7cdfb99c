"""Statements as the driver takes them: SQLAlchemy writes each once, and its text and processors are kept.

Law: SQLAlchemy is the author of every statement. A statement that is met again, because it stands in a module, is
compiled here for its dialect and the names of what it is given; one that was made for a single use never is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeGuard
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    CursorResult,
    Dialect,
    Executable,
    Row,
    Select,
    UpdateBase,
    result_tuple,
)
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
Processor = Callable[[Any], Any]
RowOf = Callable[[Sequence[Any]], Row[*tuple[Any, ...]]]
Kind = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | UpdateBase

FORMS: Final = 64  # of one statement: each length of a list is one more, and the rest is SQLAlchemy's to render


@dataclass(frozen=True, slots=True)
class Compiled:
    """``slots``: for each parameter of the driver its name, its place in a list (-1: it is none), and its processor;
    without a name the third is a constant. ``row_of``: None where no rows come back. ``reads``: nothing is written."""

    sql: str
    slots: tuple[tuple[str | None, int, Any], ...]
    row_of: RowOf | None
    reads: bool

    def arguments(self, values: Values) -> list[Any]:
        found: list[Any] = []
        for name, place, processor in self.slots:
            if name is None:
                found.append(processor)
                continue
            value = values[name] if place < 0 else values[name][place]
            found.append(value if processor is None else processor(value))
        return found


@dataclass(slots=True)
class Shape:
    """A statement that was executed once. ``columns``: names and types of its rows. ``lists``: its parameters that are
    lists, whose length is part of the statement."""

    columns: tuple[tuple[str, TypeEngine[Any]], ...]
    lists: tuple[str, ...]
    reads: bool
    forms: dict[tuple[str, tuple[str, ...], tuple[int, ...]], Compiled] = field(default_factory=dict)

    def compiled(self, statement: Kind, dialect: Dialect, values: Values) -> Compiled | None:
        """None: it is left to SQLAlchemy."""
        if self.lists and not all(isinstance(values.get(name, ()), list | tuple) for name in self.lists):
            return None  # a set has no places
        lengths = tuple(len(values[name]) for name in self.lists if name in values) if self.lists else ()
        key = (dialect.name, tuple(values), lengths)
        found = self.forms.get(key)
        # What an empty list stands for is SQLAlchemy's to say.
        if found is None and len(self.forms) < FORMS and all(lengths) and len(lengths) == len(self.lists):
            found = self.forms[key] = _compile(statement, dialect, values, self)
        return found


class Shapes:
    """What is known of the statements of this process. It keeps none of them alive."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Executable, Shape | None] = WeakKeyDictionary()

    def find(self, statement: Kind) -> Shape | None:
        """None: it was never executed, or it is not for us."""
        return self._known.get(statement)

    def learn(self, statement: Kind, result: CursorResult[*tuple[Any, ...]]) -> None:
        """After its first execution."""
        if statement not in self._known:
            self._known[statement] = _shape(statement, result)


SHAPES: Final = Shapes()


def is_kept(statement: Executable) -> TypeGuard[Kind]:
    return isinstance(statement, Select | CompoundSelect | UpdateBase)


def _shape(statement: Kind, result: CursorResult[*tuple[Any, ...]]) -> Shape | None:
    reads = not isinstance(statement, UpdateBase)
    names = tuple(result.keys()) if result.returns_rows else ()
    types = [column.type for column in statement.exported_columns] if names else []
    if len(names) != len(types) or (isinstance(statement, UpdateBase) and _computes(statement)):
        return None
    lists = [each.key for each in iterate(statement) if isinstance(each, BindParameter) and each.expanding]
    return Shape(tuple(zip(names, types, strict=True)), tuple(dict.fromkeys(lists)), reads)


def _computes(statement: UpdateBase) -> bool:
    """A column of its table has a value that SQLAlchemy computes at each execution."""
    columns: Iterable[Any] = statement.table.columns
    return any(column.default is not None or column.onupdate is not None for column in columns)


def _compile(statement: Kind, dialect: Dialect, values: Values, shape: Shape) -> Compiled:
    how: dict[str, Any] = {} if shape.reads or shape.columns else {"for_executemany": True}
    compiled = statement.compile(dialect=dialect, column_keys=list(values), **how)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(type(compiled).__name__)
    state = compiled.construct_expanded_state(values)
    places = {
        each: (name, place)
        for name, expanded in state.parameter_expansion.items()
        for place, each in enumerate(expanded)
    }
    slots: list[tuple[str | None, int, Any]] = []
    for each in state.positiontup or ():
        name, place = places.get(each, (each, -1))
        processor = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
        if name in values:
            slots.append((name, place, processor))
            continue
        constant = state.parameters[each]
        slots.append((None, -1, constant if processor is None else processor(constant)))
    return Compiled(state.statement, tuple(slots), _row_of(shape, dialect), shape.reads)


def _row_of(shape: Shape, dialect: Dialect) -> RowOf | None:
    if not shape.columns:
        return None
    make = result_tuple([name for name, _ in shape.columns])
    found = [type_.dialect_impl(dialect).result_processor(dialect, None) for _, type_ in shape.columns]
    processors = [(place, processor) for place, processor in enumerate(found) if processor is not None]
    if not processors:
        return make

    def row(data: Sequence[Any]) -> Row[*tuple[Any, ...]]:
        read = list(data)
        for place, processor in processors:
            read[place] = processor(read[place])
        return make(read)

    return row
