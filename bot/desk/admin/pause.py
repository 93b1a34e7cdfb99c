"""The switches of the service: its pause, whose text is shown before it counts, and whom the chat page serves."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions.pause import pause_service, resume_service, use_page
from bot.conversation.core.say import Text
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain import limits
from bot.domain.marks import bounded
from bot.domain.pause import PAGE_USES, PageUse, Pause
from storage.engine.transaction import Transaction
from storage.office.pause import find_page_use, find_pause

PATH: Final = "/desk/admin/pause"


async def form(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``ask``: "closed" asks whether the chat page shall serve nobody."""
    paused, use = await context.database.read(_switches)
    typed = {"arabic": paused.arabic, "english": paused.english} if paused else {}
    asks = request.query_params.get("ask") == "closed" and use != "closed"
    return _page(context, signed, paused, use, typed, asks_closed=asks)


async def change(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "look" shows the texts as people will read them, "pause" pauses with them, "resume" ends it; "open",
    "staff" and "closed" say whom the chat page serves."""
    typed = {name: paragraphs(signed.text(name, limits.LONG_FIELD)) for name in ("arabic", "english")}
    do = signed.text("do")
    wanted = next((use for use in PAGE_USES if use == do), None)
    if wanted is not None:
        await context.act(signed.staff, lambda tx, _: use_page(tx, signed.staff, wanted))
        return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
    if do == "resume":
        await context.act(signed.staff, lambda tx, _: resume_service(tx, signed.staff))
        return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
    faults = {
        name: Text("pause-too-long", {"most": limits.PAUSE})
        for name, text in typed.items()
        if limits.too_long(text, limits.PAUSE)
    }
    if not typed["arabic"]:
        faults["arabic"] = Text("pause-arabic-needed")
    if not faults and do == "pause":
        arabic, english = typed["arabic"], typed["english"]
        await context.act(signed.staff, lambda tx, _: pause_service(tx, signed.staff, arabic, english))
        return RedirectResponse(f"{PATH}?station={signed.station.key}", 303)
    paused, page_use = await context.database.read(_switches)
    if faults:
        return _page(context, signed, paused, page_use, typed, 422, faults=faults)
    shown = Pause(typed["arabic"], typed["english"], context.now()) if do == "look" else None
    return _page(context, signed, paused, page_use, typed, shown=shown)


def _switches(tx: Transaction) -> tuple[Pause | None, PageUse]:
    return find_pause(tx), find_page_use(tx)


def _page(
    context: DeskContext,
    signed: SignedRequest,
    paused: Pause | None,
    page_use: PageUse,
    typed: dict[str, str],
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    shown: Pause | None = None,
    asks_closed: bool = False,
) -> Response:
    since = paused.since.astimezone(context.zone) if paused else None
    return signed_page(
        "admin_pause.html",
        context,
        signed,
        status,
        paused=paused,
        since=since,
        typed=typed,
        faults=faults or {},
        shown=shown,
        longest=limits.PAUSE,
        page_use=page_use,
        page_uses=PAGE_USES,
        asks_closed=asks_closed,
        messenger=bool(context.link("")),
    )


def paragraphs(text: str) -> str:
    """Lines as they were written, without blanks around them; at most one empty line between two."""
    lines = [" ".join(line.split()) for line in bounded(text).splitlines()]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).strip()
