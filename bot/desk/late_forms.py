"""Forms that were filled in without a connection, out of their boxes: carried out as their pages would have done it.

Law: where a page would have asked again, the form is kept for a human, who opens it in that page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import structlog

from bot.actions import arrivals
from bot.config.log import where
from bot.conversation.core.state import Scene
from bot.desk import day_sheet, walk_in
from bot.desk.context import DeskContext, SignedRequest
from bot.domain.booking import AlreadyBooked
from bot.domain.desk import Counter, Ticked, WalkIn
from bot.domain.office import place_of
from bot.domain.staff import Role
from storage.desk.late_forms import LateForm, hold_form, release_form
from storage.engine.transaction import Transaction

YEARS: Final = range(1970, 2100)  # a device that lost its clock says 1970: told to a human as such
MOST_FIELDS: Final = 2000
LONGEST: Final = 300  # characters of a field
Registered = WalkIn | AlreadyBooked
log = structlog.get_logger()


def read_form(context: DeskContext, signed: SignedRequest, box_id: str, told: Mapping[str, Any]) -> LateForm | None:
    """``told``: what was in the box. None: nothing that a page of ours would put there."""
    try:
        at, day = datetime.fromisoformat(told["at"]), date.fromisoformat(told["day"])
        if at.tzinfo is None or at.year not in YEARS or day.year not in YEARS:
            return None
        at = at.astimezone(UTC)
        doing, station, counter, fields = told["doing"], told["station"], told["counter"], told["fields"]
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    numbered = type(counter) is int and 1 <= counter <= 99
    if doing not in ("ticks", "walk-in") or not numbered or not isinstance(fields, dict) or len(fields) > MOST_FIELDS:
        return None
    known = isinstance(station, str) and context.office().place(station) is not None
    typed = {
        _writable(str(name))[:LONGEST]: _writable(text)[:LONGEST]
        for name, text in fields.items()
        if isinstance(text, str)
    }
    return LateForm(
        box_id, doing, day, Counter(place_of(station) if known else signed.counter.station, counter), at, typed
    )


def _writable(text: str) -> str:
    """Without what no file takes: half a surrogate, which JSON can say."""
    return text.encode("utf-8", "ignore").decode()


async def bring_all_in(
    context: DeskContext, signed: SignedRequest, forms: Sequence[LateForm]
) -> tuple[list[str], list[Registered]]:
    """The ids of those that were carried out or kept, and who was registered by them or had been: they are told as
    their page would have told them. One that fails is kept for a human; where that fails too it stays at the tablet,
    which says so, and the others go on."""
    brought, registered = list[str](), list[Registered]()
    for form in forms:
        try:
            if done := await bring_in(context, signed, form):
                brought.append(form.id)
            if isinstance(done, Registered):
                registered.append(done)
        except Exception as error:
            log.error("late form failed", error=where(error))
            if await _kept(context, signed, form):
                brought.append(form.id)
    return brought, registered


async def _kept(context: DeskContext, signed: SignedRequest, form: LateForm) -> bool:
    try:
        return await context.database.write(lambda tx: hold_form(tx, signed.staff, form, context.rules()))
    except Exception as error:
        log.error("late form not kept", error=where(error))
        return False


async def bring_in(context: DeskContext, signed: SignedRequest, form: LateForm) -> Registered | bool:
    """Carried out or kept for a human. False: not now, and the tablet keeps it."""
    office = context.office()
    station = office.place(form.counter.station)
    own = signed.staff.role is Role.ADMIN or signed.staff.station == form.counter.station
    if station is not None and own:
        there = replace(
            signed, station=station, calendars=office.calendars_of(station.key), day=form.day, fields=dict(form.fields)
        )
        done = await _carried_out(context, there, form)
        if done is not None:
            return done
    return await context.database.write(lambda tx: hold_form(tx, signed.staff, form, context.rules()))


async def _carried_out(context: DeskContext, there: SignedRequest, form: LateForm) -> Registered | bool | None:
    """None: its page would have asked again."""
    if form.doing == "walk-in":
        return await walk_in.register_late(context, there)
    read = day_sheet.read_entries(day_sheet.entered(there.fields), context, there)
    if not read.recordable:
        return None

    def do(tx: Transaction, scene: Scene) -> Ticked:
        release_form(tx, there.staff, there.text("held", 64), there.counter)
        return arrivals.record_ticks(tx, there.staff, read.ticks, scene, form.counter)

    return bool(await context.act(there.staff, do))
