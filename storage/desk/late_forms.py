"""Forms that a desk filled in without a connection, and that could not be carried out as they came.

Law: what was entered is not lost because nobody was there to correct it: it is kept, sealed, until a human has opened
it in its own page.
Law: nobody buries what others have brought in. The station of a form is what its box says, so the list shows the oldest
of each who brought some in, then the second of each, and one member can have no more than so many waiting."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import Row, bindparam, delete, func, select

from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.desk.find import find_at
from storage.engine.binding import bound, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import late_forms
from storage.tables.upsert import upsert

FormKind = Literal["ticks", "walk-in"]
PAGE: Final = 50

_instant = late_forms.c.recorded_at.type
_HOLD = upsert(late_forms, [late_forms.c.id], returning=late_forms.c.id)
_OF_STATION = (
    select(*late_forms.c)
    .where(late_forms.c.station == bindparam("at_station"))
    .order_by(
        func.row_number().over(
            partition_by=late_forms.c.staff_id, order_by=(late_forms.c.recorded_at, late_forms.c.id)
        ),
        late_forms.c.recorded_at,
        late_forms.c.id,
    )
    .limit(PAGE)
    .offset(bindparam("skipped"))
)
_COUNT = select(func.count()).select_from(late_forms).where(late_forms.c.station == bindparam("at_station"))
_WAITING = select(func.count()).select_from(late_forms).where(late_forms.c.staff_id == bindparam("of_staff"))
_THERE = select(late_forms.c.id).where(late_forms.c.id == bindparam("of_id"))
_THAT_ONE = (late_forms.c.id == bindparam("of_id"), late_forms.c.station == bindparam("at_station"))
_ONE = select(*late_forms.c).where(*_THAT_ONE)
_RELEASE = delete(late_forms).where(*_THAT_ONE).returning(late_forms.c.id)
_FORGET = (
    delete(late_forms).where(late_forms.c.recorded_at <= bindparam("before", type_=_instant)).returning(late_forms.c.id)
)


@dataclass(frozen=True, slots=True)
class LateForm:
    """``fields``: as the page sent them, without the form token; empty in a list. ``day``: the page's."""

    id: str
    doing: FormKind
    day: date
    counter: Counter
    happened_at: datetime
    fields: Mapping[str, str]


def hold_form(tx: Transaction, staff: Staff, form: LateForm, rules: Rules) -> bool:
    """The same form brought in twice is one. False: so many of theirs wait already, or they are no staff any more; the
    tablet keeps it. One member's wait for each other, so that each is counted before the next."""
    if find_at(tx, staff, None) is None:
        return False
    waiting = int(tx.connection.execute(_WAITING, {"of_staff": staff.id}).scalar_one())
    if waiting >= rules.late_forms and tx.connection.execute(_THERE, {"of_id": form.id}).first() is None:
        return False
    text = json.dumps(dict(form.fields), ensure_ascii=False)
    values = {
        "id": form.id,
        "station": form.counter.station,
        "doing": form.doing,
        "day": form.day.isoformat(),
        "staff_id": staff.id,
        "counter": form.counter.number,
        "happened_at": form.happened_at,
        "recorded_at": tx.now,
        "form": tx.keyring.seal(late_forms.c.form, form.id, text),
    }
    _HOLD.execute(tx.connection, bound(tx, late_forms, values))
    record(tx, Action.OFFLINE, Result.NOTHING, staff.id, station=form.counter.station)
    return True


def count_forms(tx: Transaction, station: str) -> int:
    return int(tx.connection.execute(_COUNT, {"at_station": station}).scalar_one())


def find_forms(tx: Transaction, station: str, page: int = 0) -> tuple[LateForm, ...]:
    """The oldest fifty of each who brought some in, that wait for a human there, without what was entered."""
    which = {"at_station": station, "skipped": page * PAGE}
    return tuple(_form(row, {}) for row in tx.connection.execute(_OF_STATION, which).all())


def open_form(tx: Transaction, staff: Staff, form_id: str, at: Counter) -> LateForm | None:
    """With what was entered; a look that is journaled. None: released meanwhile, or another station's."""
    if not form_id or find_at(tx, staff, at) is None:
        return None
    row = tx.connection.execute(_ONE, {"of_id": form_id, "at_station": at.station}).first()
    if row is None or row.form is None or not is_bound(tx, late_forms, row):
        return None
    record(tx, Action.LOOK_AT, Result.SHOWN, staff.id, station=at.station)
    return _form(row, json.loads(tx.keyring.open(late_forms.c.form, row.id, row.form)))


def release_form(tx: Transaction, staff: Staff, form_id: str, at: Counter) -> bool:
    """It was carried out, or a human has settled it otherwise: it is gone."""
    if not form_id or find_at(tx, staff, at) is None:
        return False
    released = tx.connection.execute(_RELEASE, {"of_id": form_id, "at_station": at.station}).first()
    if released is not None:
        record(tx, Action.SETTLE, Result.SETTLED, staff.id, station=at.station)
    return released is not None


def forget_forms(tx: Transaction, rules: Rules) -> int:
    """How many nobody has looked at within the time for which anything of a person is kept."""
    return len(tx.connection.execute(_FORGET, {"before": tx.now - rules.personal_retention}).all())


def _form(row: Row[*tuple[Any, ...]], fields: Mapping[str, str]) -> LateForm:
    day = date.fromisoformat(row.day)
    return LateForm(row.id, row.doing, day, Counter(row.station, row.counter), row.happened_at, fields)
