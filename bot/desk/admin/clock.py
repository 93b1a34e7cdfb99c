"""The clock of the server, for admins: whether it is believed, what it says, and the word that it is right."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions.clock import believe_clock
from bot.conversation.admin.clock import told
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from storage.maintenance.clock import find_seen

PATH: Final = "/desk/admin/clock"


async def clock(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    seen = await context.database.read(find_seen)
    doubt = seen.doubt if seen else None
    now = context.now()
    text = told(doubt, context.scene(now)) if doubt else None
    return signed_page("admin_clock.html", context, signed, doubt=doubt, text=text, now=now.astimezone(context.zone))


async def believe(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """The field ``doubt``: the id of the one that was shown."""
    doubt_id = signed.text("doubt")
    await context.act(signed.staff, lambda tx, _: believe_clock(tx, signed.staff, doubt_id))
    return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
