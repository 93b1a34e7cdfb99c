"""Doubles and disputed arrivals: two places and their call numbers, nothing of the person; and the way back."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import arrivals
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from storage.desk.doubles import find_doubles

PATH: Final = "/desk/admin/doubles"


async def doubles(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found = await context.database.read(find_doubles)
    office = context.office()
    names = {one.key: office.called(one)[signed.locale] for one in office.stations}
    return signed_page("admin_doubles.html", context, signed, doubles=found, names=names, zone=context.zone)


async def clear(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Cleared by somebody else meanwhile: the list shows it."""
    booking_id = signed.text("booking", 32)
    await context.act(signed.staff, lambda tx, scene: arrivals.clear(tx, signed.staff, booking_id, scene))
    return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
