"""The end of handing out, on a page: of which service, and the last day."""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import campaigns as act
from bot.conversation.admin.campaign import collecting, read_last_day, too_soon
from bot.conversation.core.say import Text
from bot.conversation.reading.text.misread import Misread
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page, signed_page
from bot.domain.case import CampaignRefused
from storage.cases.campaigns import find_campaigns

PATH: Final = "/desk/admin/campaign"


async def form(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    return await _page(context, signed, 200, {})


async def change(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "look" at the day as it was read, "close", or "go-on" with ``service``."""
    typed = {"service": signed.text("service", 64), "until": signed.text("until", 64)}
    scene = context.scene(context.now(), signed.staff)
    services = collecting(scene)
    if signed.text("do", 16) == "go-on":
        await context.act(signed.staff, lambda tx, scene: act.go_on(tx, signed.staff, typed["service"], scene))
        return _to(signed)
    service = typed["service"] or next(iter(services), "")
    day = read_last_day(typed["until"], scene.today)
    if service not in services or isinstance(day, Misread):
        fault = Text(day.key, day.params) if isinstance(day, Misread) else Text("admin-ready-nothing")
        return await _page(context, signed, 422, typed, fault=fault)
    if signed.text("do", 16) != "close":
        return await _page(context, signed, 200, {"service": service, "until": day.isoformat()}, shown=day)
    outcome = await context.act(signed.staff, lambda tx, scene: act.close(tx, signed.staff, service, day, scene))
    match outcome:
        case CampaignRefused("not-admin"):
            return fault_page(signed.locale, 403, "not-signed-in")
        case CampaignRefused():
            return await _page(context, signed, 422, typed, fault=too_soon())
    return _to(signed)


def _to(signed: SignedRequest) -> Response:
    return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)


async def _page(
    context: DeskContext,
    signed: SignedRequest,
    status: int,
    typed: Mapping[str, str],
    *,
    shown: object = None,
    fault: Text | None = None,
) -> Response:
    """``shown``: the day that was read, to be looked at once more."""
    scene = context.scene(context.now(), signed.staff)
    closing = await context.database.read(find_campaigns)
    return signed_page(
        "admin_campaign.html",
        context,
        signed,
        status,
        services=collecting(scene),
        closing=[(each, scene.office.service_of(each.service).titles[signed.locale]) for each in closing],
        typed={"service": "", "until": "", **typed},
        shown=shown,
        fault=fault,
    )
