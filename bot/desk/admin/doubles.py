"""Doubles and disputed arrivals: two places and their call numbers, nothing of the person; and the way back."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import arrivals
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.desk.paging import Paging, asked_page, paged
from storage.desk.doubles import PAGE, Double, count_doubles, find_doubles
from storage.engine.transaction import Transaction

PATH: Final = "/desk/admin/doubles"


async def doubles(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found, paging = await context.database.read(lambda tx: _find(tx, asked_page(request)))
    office = context.office()
    names = {one.key: office.called(one)[signed.locale] for one in office.stations}
    shown = {"doubles": found, "names": names, "zone": context.zone, "paging": paging}
    return signed_page("admin_doubles.html", context, signed, 200, None, **shown)


def _find(tx: Transaction, page: int) -> tuple[tuple[Double, ...], Paging]:
    paging = paged(page, *((count, PAGE) for count in count_doubles(tx)))
    return find_doubles(tx, paging.here), paging


async def clear(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Cleared by somebody else meanwhile: the list shows it."""
    booking_id = signed.text("booking", 32)
    await context.act(signed.staff, lambda tx, scene: arrivals.clear(tx, signed.staff, booking_id, scene))
    return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
