"""Closing a station on a page: where, when, how many people it meets and where room is; then how they are moved.

Law: counts only; no page names who is affected. Law: nothing is closed before its plan was seen, and nothing
that would be worse than what was seen.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.actions import closures as act
from bot.conversation.admin.closure_list import span_text
from bot.conversation.applicant.wording.appointment import place_and_time
from bot.conversation.core.say import Say, Text
from bot.desk.admin.closure_form import Typed, Unclear, Wanted, read_closure, with_span_written
from bot.desk.admin.form_times import coming_days
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page, signed_page
from bot.domain.booking import Slot
from bot.domain.closure import Closure, ClosurePlan, ClosureReport, Shown, WorseThanShown
from bot.domain.hours import bookable_times, horizon, slot_times
from bot.domain.languages import LOCALES
from bot.domain.office import Office, Station
from bot.rendering.text import render, write
from storage.engine.transaction import Transaction

Plans = tuple[tuple[str, ClosurePlan], ...]
COUNTED: Final = ("affected", "moved", "offered", "waiting", "left", "told", "underway", "unreached")


@dataclass(frozen=True, slots=True)
class Row:
    closure: Closure
    station: Station
    report: ClosureReport
    span: str

    @property
    def done(self) -> int:
        return self.report.affected - self.report.left


@dataclass(frozen=True, slots=True)
class Planned:
    station: Station
    plan: ClosurePlan


async def listed(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    rows = await context.database.read(lambda tx: _rows(tx, context.office(), signed.locale))
    why = "gone" if request.query_params.get("why") == "gone" else ""
    return signed_page("admin_closures.html", context, signed, rows=rows, state=_state(rows), why=why, counted=COUNTED)


async def progress(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    rows = await context.database.read(lambda tx: _rows(tx, context.office(), signed.locale))
    bars = {row.closure.id: [row.done, row.report.affected] for row in rows}
    words = {f"{row.closure.id}-{name}": str(getattr(row.report, name)) for row in rows for name in COUNTED}
    return JSONResponse({"state": _state(rows), "bars": bars, "words": words})


async def form(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    return _form(context, signed, 200, {"span": "today", "how": "shut"}, {})


async def plan(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """What would come of it; ``change`` goes back to the form with all that was typed."""
    typed, read = _read(context, signed)
    if isinstance(read, Unclear) or typed.get("do") == "change":
        faults = read.faults if isinstance(read, Unclear) else {}
        return _form(context, signed, 422 if faults else 200, typed, faults)
    plans = await context.database.read(lambda tx: act.plan(tx, read.closures, context.scene(tx.now)))
    return _plan_page(context, signed, typed, read, plans)


def _plan_page(
    context: DeskContext, signed: SignedRequest, typed: Typed, read: Wanted, plans: Plans, *, worse: bool = False
) -> Response:
    stations = {station.key: station for station in context.office().stations}
    planned = tuple(Planned(stations[key], each) for key, each in plans if key in stations)
    return signed_page(
        "admin_closure_plan.html",
        context,
        signed,
        409 if worse else 200,
        worse=worse,
        shown=Shown.of(each for _, each in plans),
        typed=typed,
        wanted=read,
        span=_span(read, context.zone, signed.locale),
        planned=planned,
        examples=_examples(context, read, planned),
        offer_hours=int(context.rules().offer_elsewhere.total_seconds() // 3600),
        zone=context.zone,
    )


async def close(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "close" what the form says, as it was planned, or "reopen" the one that ``closure`` names."""
    if signed.text("do", 16) == "reopen":
        return await _reopen(context, signed)
    typed, read = _read(context, signed)
    if isinstance(read, Unclear):
        return _form(context, signed, 422, typed, read.faults)
    shown = Shown.read(signed.text("shown", 32))
    closed = await context.act(signed.staff, lambda tx, at: act.close(tx, signed.staff, read.closures, shown, at))
    if isinstance(closed, WorseThanShown):
        return _plan_page(context, signed, typed, read, closed.plans, worse=True)
    if not closed:
        return fault_page(signed.locale, 403, "not-signed-in")  # no admin any more
    return _to(signed)


async def _reopen(context: DeskContext, signed: SignedRequest) -> Response:
    closure_id = signed.text("closure", 32)
    reopened = await context.act(signed.staff, lambda tx, scene: act.reopen(tx, signed.staff, closure_id, scene))
    return _to(signed, "" if reopened else "&why=gone")


def _to(signed: SignedRequest, more: str = "") -> Response:
    return RedirectResponse(f"/desk/admin/closures?station={signed.station.key}{more}", 303)


def _read(context: DeskContext, signed: SignedRequest) -> tuple[Typed, Wanted | Unclear]:
    """The form with the times that were read in it: they are the ones that the plan shows and that are closed."""
    typed = with_span_written({name: signed.text(name) for name in signed.fields}, context.office())
    return typed, read_closure(typed, context.office(), context.now())


def _rows(tx: Transaction, office: Office, locale: str) -> tuple[Row, ...]:
    """The next to come first; of stations that the office no longer has, none."""
    stations = {station.key: station for station in office.stations}
    zone = ZoneInfo(office.zone)
    rows = (
        Row(one, stations[one.station], report, _span(one, zone, locale))
        for one, report in act.list_closures(tx)
        if one.station in stations
    )
    return tuple(sorted(rows, key=lambda row: (row.closure.starts_at, row.closure.station)))


def _span(closure: Closure | Wanted, zone: ZoneInfo, locale: str) -> str:
    text = span_text(closure.starts_at, closure.ends_at, zone)
    return write(text.key, locale, text.params)


def _state(rows: tuple[Row, ...]) -> str:
    """Whenever it differs, the page has other rows."""
    return ",".join(row.closure.id for row in rows)


def _examples(context: DeskContext, wanted: Wanted, planned: tuple[Planned, ...]) -> dict[str, Markup]:
    """What is told to somebody who is moved, by locale: from the first closed time to the nearest open one."""
    now, zone = context.now(), context.zone
    for one, closure in zip(planned, wanted.closures, strict=True):
        shut = replace(one.station, closures=(*one.station.closures, closure))
        days = horizon(one.station, now, zone)
        step = timedelta(minutes=one.station.slot_minutes)
        closed = (at for day in days for at in slot_times(one.station, day, zone) if closure.covers(at, at + step))
        old = next(closed, None)
        times = [at for day in days for at in bookable_times(shut, day, now, zone) if old and at > old]
        if one.plan.placeable and old and times:
            new, scene = min(times), context.scene(now)
            before = place_and_time(Slot(one.station.key, old), scene)
            after = place_and_time(Slot(one.station.key, new), scene)
            was = {f"old_{name}": value for name, value in before.items()}
            params = {**after, **was, "call": "•••"}  # drawn when the person is moved
            say = Say((Text("closing-moved-head", params), Text("closing-moved", params)))
            office = context.office()
            return {at: Markup(render(say, at, office).text) for at in LOCALES}  # noqa: S704  # escaped there
    return {}


def _form(context: DeskContext, signed: SignedRequest, status: int, typed: Typed, faults: Any) -> Response:
    days, office = coming_days(context.now(), context.zone), context.office()
    several = [place.key for place in office.places if len(office.calendars_of(place.key)) > 1]
    shown = {"typed": typed, "faults": faults, "days": days, "several": several}
    return signed_page("admin_closure_form.html", context, signed, status, **shown)
