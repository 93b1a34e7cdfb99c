"""One station at a time: its hours, places and texts. What is saved counts from the next message on.

Law: whom new hours leave outside is said before they are saved, and said again if it changed meanwhile. Law: hours that
were typed in any other way than a clock of 24 hours shows them come back as they were read, before they are saved.
"""

from dataclasses import dataclass
from typing import Final, assert_never
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.conversation.core.say import Text
from bot.desk.admin.station_form import (
    FACTS,
    FROM_SATURDAY,
    NUMBERS,
    Typed,
    fill,
    hours_to_look_at,
    read,
    with_hours_written,
)
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain import limits
from bot.domain.office import Station
from storage.engine.transaction import Transaction
from storage.office.offices import find_office
from storage.office.stations import (
    ChangedMeanwhile,
    LeftOutside,
    StationChanged,
    change_station,
    find_left_outside,
    mark_of,
)

PATH: Final = "/desk/admin/stations"
SAID: Final = {"saved": "stations-saved", "same": "stations-same"}


@dataclass(frozen=True, slots=True)
class MustAgree:
    """The admin has not seen yet whom it leaves outside."""

    left: LeftOutside
    agreed: str
    """What the form says when the admin has: of these changes and these people alone."""


async def stations(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    station = await context.database.read(lambda tx: _current(tx, signed))
    said = SAID.get(request.query_params.get("said", ""))
    return _page(context, signed, fill(station), mark_of(station), said=Text(said) if said else None)


async def change(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    typed = {name: signed.text(name, limits.LONG_FIELD) for name in signed.fields}
    was = typed.get("was", "")
    current = await context.database.read(lambda tx: _current(tx, signed))
    wanted = read(typed, current)
    if isinstance(wanted, dict):
        return _page(context, signed, typed, was, 422, faults=wanted)
    if look_at := hours_to_look_at(typed, current):
        written = with_hours_written(typed, current)
        read_as = {name: typed[name] for name in look_at}
        return _page(context, signed, written, was, said=Text("stations-hours-read"), read_as=read_as)
    outcome = await context.database.write(
        lambda tx: _change(tx, context, signed, wanted, was, typed.get("agreed", ""))
    )
    match outcome:
        case MustAgree():
            return _page(context, signed, typed, was, 409, ask=outcome)
        case ChangedMeanwhile():
            newest = await context.database.read(lambda tx: _current(tx, signed))
            said = Text("stations-meanwhile")
            return _page(context, signed, typed, mark_of(newest), 409, said=said, saved=fill(newest))
        case StationChanged(_, what):
            query = urlencode({"station": signed.station.key, "said": "saved" if what else "same"})
            return RedirectResponse(f"{PATH}?{query}", 303)
        case _:
            assert_never(outcome)


def _current(tx: Transaction, signed: SignedRequest) -> Station:
    """As it was last saved: what the gate knows is up to a second old."""
    office = find_office(tx)
    return (office.station(signed.station.key) if office else None) or signed.station


def _change(
    tx: Transaction, context: DeskContext, signed: SignedRequest, wanted: Station, was: str, agreed: str
) -> StationChanged | ChangedMeanwhile | MustAgree:
    left = find_left_outside(tx, wanted, context.zone)
    must_agree = MustAgree(left, f"{left.mark} {mark_of(wanted)}")
    if left.mark and agreed != must_agree.agreed and left != find_left_outside(tx, _current(tx, signed), context.zone):
        return must_agree
    return change_station(tx, wanted, was, signed.staff)


def _page(
    context: DeskContext,
    signed: SignedRequest,
    typed: Typed,
    was: str,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    ask: MustAgree | None = None,
    said: Text | None = None,
    saved: Typed | None = None,
    read_as: Typed | None = None,
) -> Response:
    """``was``: the station that the form began with. ``saved``: what somebody else has saved since then. ``read_as``:
    by field, the hours as they were typed, whose reading is to be looked at."""
    return signed_page(
        "admin_stations.html",
        context,
        signed,
        status,
        typed=typed,
        was=was,
        faults=faults or {},
        ask=ask,
        said=said,
        saved=saved or {},
        read_as=read_as or {},
        days=FROM_SATURDAY,
        longest=limits.STATION_TEXT,
        numbers=NUMBERS,
        facts=FACTS,
    )
