"""What happened without a connection and does not fit: listed, looked up, recorded as an arrival, or settled.

Law: the list says nothing of any booking; whoever has to know more looks, and that is a look like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import arrivals
from bot.conversation.staff.answer import Answer
from bot.conversation.staff.describe import describe
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import expiry, fault_page, signed_page
from bot.desk.paging import Paging, asked_page, paged
from bot.domain.arrival import Cancelled, Expected, LookUpOutcome, NotStaff, StaffOutcome, WrongDay
from bot.domain.code import grouped
from bot.domain.desk import Conflict
from bot.domain.office import Words
from storage.desk import conflicts as scans
from storage.desk import late_forms
from storage.desk.conflicts import look_at_conflict, settle_conflict
from storage.desk.late_forms import LateForm
from storage.engine.transaction import Transaction

RECORDABLE: Final = (Expected, WrongDay, Cancelled)
"""What a look may tell of a person who was here all the same."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A conflict that was looked up: the digits that were brought in, what they are now, and whether the arrival may
    be recorded."""

    id: str
    digits: str
    answer: Answer
    recordable: bool


async def conflicts(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    return await _page(context, signed, asked_page(request))


async def settle(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: look, record, or nothing where it is settled. Settled by somebody else meanwhile: the list shows it."""
    conflict_id, page = signed.text("id", 64), asked_page(request)
    match signed.text("do"):
        case "look":
            return await _look(context, signed, conflict_id, page)
        case "record":
            return await _record(context, signed, conflict_id, page)
        case _:
            done = late_forms.release_form if signed.text("form") else settle_conflict
            await context.database.write(lambda tx: done(tx, signed.staff, conflict_id, signed.counter))
            return _again(signed, page)


async def _look(context: DeskContext, signed: SignedRequest, conflict_id: str, page: int) -> Response:
    rules = context.rules()
    seen = await context.database.write(
        lambda tx: look_at_conflict(tx, signed.staff, conflict_id, rules, signed.counter)
    )
    if seen is None:
        return _again(signed, page)
    if isinstance(seen.outcome, NotStaff):
        return fault_page(signed.locale, 403, "not-signed-in")
    return await _page(context, signed, page, _opened(context, signed, conflict_id, seen.code, seen.outcome))


async def _record(context: DeskContext, signed: SignedRequest, conflict_id: str, page: int) -> Response:
    outcome = await context.act(
        signed.staff, lambda tx, scene: arrivals.record_conflict(tx, signed.staff, conflict_id, scene, signed.counter)
    )
    if outcome is None:
        return _again(signed, page)
    if isinstance(outcome, NotStaff):
        return fault_page(signed.locale, 403, "not-signed-in")
    return await _page(context, signed, page, _opened(context, signed, conflict_id, "", outcome))


def _opened(
    context: DeskContext, signed: SignedRequest, conflict_id: str, code: str, outcome: StaffOutcome | LookUpOutcome
) -> Opened:
    answer = describe(outcome, context.scene(context.now(), signed.staff))
    return Opened(conflict_id, grouped(code), answer, isinstance(outcome, RECORDABLE))


def _again(signed: SignedRequest, page: int) -> Response:
    later = f"&page={page + 1}" if page else ""
    return RedirectResponse(f"/desk/conflicts?station={signed.station.key}{later}", 303)


@dataclass(frozen=True, slots=True)
class Found:
    """What a page shows; ``number``: how many conflicts there are on all of them."""

    conflicts: tuple[Conflict, ...]
    forms: tuple[LateForm, ...]
    number: int
    paging: Paging


def _find(tx: Transaction, station: str, page: int) -> Found:
    forms = late_forms.count_forms(tx, station)
    number = scans.count_conflicts(tx, station) - forms
    paging = paged(page, (number, scans.PAGE), (forms, late_forms.PAGE))
    shown = scans.find_conflicts(tx, station, paging.here), late_forms.find_forms(tx, station, paging.here)
    return Found(*shown, number, paging)


async def _page(context: DeskContext, signed: SignedRequest, page: int, opened: Opened | None = None) -> Response:
    found = await context.database.read(lambda tx: _find(tx, signed.counter.station, page))
    rows = [_row(context, signed, conflict) for conflict in found.conflicts]
    shown = {"forms": found.forms, "number": found.number, "paging": found.paging}
    expires = expiry(context, signed) if opened else None
    return signed_page(
        "conflicts.html", context, signed, 200, expires, opened=opened, rows=rows, zone=context.zone, **shown
    )


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    params: Mapping[str, Any]


def _row(context: DeskContext, signed: SignedRequest, conflict: Conflict) -> Mapping[str, Any]:
    """The facts by which a human settles it. ``lines`` are messages with their parameters."""
    return {
        "id": conflict.id,
        "why": f"conflicts-{conflict.result}",
        "looks": conflict.can_be_looked_up,
        "lines": list(_lines(context, signed, conflict)),
    }


def _lines(context: DeskContext, signed: SignedRequest, conflict: Conflict) -> list[Line]:
    zone = context.zone
    happened, recorded = conflict.happened_at.astimezone(zone), conflict.recorded_at.astimezone(zone)
    lines = []
    if conflict.call_number:
        lines.append(Line("conflicts-code", {"call": conflict.call_number}))
    if conflict.slot is not None:
        starts = conflict.slot.starts_at.astimezone(zone)
        station = context.office().station(conflict.slot.station)
        place = station.names if station else Words(conflict.slot.station, conflict.slot.station)
        lines.append(Line("conflicts-slot", {"day": starts.date(), "time": starts.time(), "station": place}))
    there = {"counter": conflict.counter.number, "on": happened.date(), "at": happened.time()}
    if conflict.result != "unreadable":
        lines.append(Line("conflicts-happened", there))
    if conflict.elsewhere is not None:
        at, counter = conflict.elsewhere[0].astimezone(zone), conflict.elsewhere[1] or 0
        lines.append(Line("conflicts-elsewhere", {"counter": counter, "on": at.date(), "at": at.time()}))
    lines.append(Line("conflicts-learned", {"on": recorded.date(), "at": recorded.time()}))
    return lines
