"""One text to many, on a page: written, looked at as people will see it, sent, watched, paused, stopped.

Law: counts only; no page names a recipient. Law: what cannot be undone asks once more.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.actions import broadcasts as act
from bot.actions.broadcasts import previews, takes
from bot.conversation.admin.broadcast_says import again
from bot.conversation.core.state import Scene
from bot.desk.admin.broadcast_form import AHEAD, Typed, Unclear, read_broadcast, typed_of
from bot.desk.admin.broadcast_progress import counts, going, measured_rate, span_words
from bot.desk.admin.form_times import coming_days
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page, signed_page
from bot.domain import limits
from bot.domain.broadcast import Broadcast, BroadcastRefused, Recipients, Stage, ToldRecipients
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.outbox import broadcasts
from storage.staff.staff import list_ever

LISTED: Final = 30
_ID: Final = re.compile(r"[0-9a-f]{16}")
WHY: Final = (
    "gone",
    "late",
    "night",
    "nobody",
    "no-text",
    "not-now",
    "own-approval",
    "not-yours",
    "too-new",
    "too-long",
    "no-chat",
)
REASONS: Final = ("stopped", "too-late", "erased", "unreadable", "chat-not-found")


async def listed(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found = await context.database.read(lambda tx: broadcasts.list_broadcasts(tx, 2 * LISTED))
    shown = [each for each in found if each.stage is not Stage.STOPPED or each.report.total][:LISTED]
    return signed_page("admin_broadcasts.html", context, signed, broadcasts=shown, zone=context.zone)


async def compose(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``from``: the broadcast whose words and audience the form begins with; a draft is replaced by the new one."""
    earlier = _id(request.query_params.get("from", ""))
    found = await context.database.read(partial(broadcasts.find_broadcast, id_or_number=earlier)) if earlier else None
    if found is None:
        return _form(context, signed, 200, {"when": "now", "valid": "ever"}, {})
    typed = typed_of(found.text, context.zone)
    return _form(context, signed, 200, typed | ({"instead": found.id} if found.stage is Stage.DRAFT else {}), {})


async def draft(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    typed = {name: signed.text(name, limits.LONG_FIELD) for name in signed.fields}
    read = read_broadcast(typed, context.office(), context.now())
    if isinstance(read, Unclear):
        return _form(context, signed, 422, typed, read.faults)
    instead = _id(typed.get("instead", ""))
    made = await context.act(signed.staff, lambda tx, _: act.draft(tx, signed.staff, read, instead))
    if isinstance(made, Broadcast):
        return _to(signed, made.id)
    if made.why == "not-admin":
        return fault_page(signed.locale, 403, "not-signed-in")
    field = {"too-long": "arabic" if limits.too_long(read.arabic, limits.BROADCAST) else "english", "late": "valid"}
    return _form(context, signed, 422, typed, {field.get(made.why, "arabic"): f"broadcast-page-why-{made.why}"})


async def broadcast(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """As a draft: what people will see, and how many they are; later: how it goes, and what became of it."""
    found = await context.database.read(lambda tx: _look(tx, _id(request.path_params["id"]), context.rules()))
    if found is None:
        return fault_page(signed.locale, 404, "not-found")
    one, recipients, second, staff = found
    rules, pace, why = context.rules(), context.rules().slowest, request.query_params.get("why", "")
    return signed_page(
        "admin_broadcast.html",
        context,
        signed,
        one=one,
        number=f"#{one.number}",
        recipients=recipients.told() if recipients else None,
        by_language=_by_language(recipients.told()) if recipients else {},
        takes=span_words("takes", signed.locale, takes(recipients, rules)) if recipients else "",
        pace=round(pace),
        approval_from=rules.approval_from if second else None,
        previews=_previews(one),
        going=going(one, signed.locale, context.now(), None, pace),
        counts=counts(one.report),
        again=again(one.report),
        reasons=REASONS,
        made_by=_name(staff, one.made_by),
        approved_by=_name(staff, one.approved_by),
        why=why if why in WHY else "",
        told="shown" if request.query_params.get("told") == "shown" else "",
        zone=context.zone,
    )


async def progress(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    one = await context.database.read(partial(broadcasts.find_broadcast, id_or_number=_id(request.path_params["id"])))
    if one is None:
        return JSONResponse({"why": "gone"}, 404)
    rate = measured_rate(request.query_params, one.report.ended)
    return JSONResponse(going(one, signed.locale, context.now(), rate, context.rules().slowest).json)


async def steer(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: one of ``ACTS``, or "show" to the admin's own chat. Any other word does nothing."""
    broadcast_id, do = _id(request.path_params["id"]), signed.text("do", 24)
    if not broadcast_id:
        return fault_page(signed.locale, 404, "not-found")
    refused = await context.act(signed.staff, lambda tx, scene: _steer(tx, signed.staff, broadcast_id, do, scene))
    if refused == "not-admin":
        return fault_page(signed.locale, 403, "not-signed-in")
    if refused:
        return _to(signed, broadcast_id, f"&why={refused}")
    if do == "discard":
        return RedirectResponse(f"/desk/admin/broadcasts?station={signed.station.key}", 303)
    return _to(signed, broadcast_id, "&told=shown" if do == "show" else "")


def _id(text: str) -> str:
    """Empty for what cannot be one: no database is asked for half a character."""
    return text if _ID.fullmatch(text) else ""


def _to(signed: SignedRequest, broadcast_id: str, more: str = "") -> Response:
    return RedirectResponse(f"/desk/admin/broadcasts/{broadcast_id}?station={signed.station.key}{more}", 303)


def _steer(tx: Transaction, admin: Staff, broadcast_id: str, do: str, scene: Scene) -> str:
    """Why it was not done; empty where it was."""
    if do == "show":
        found = broadcasts.find_broadcast(tx, broadcast_id)
        if found is None:
            return "gone"
        return "" if act.show_to_me(tx, admin, found, scene.office) else "no-chat"
    outcome = act.ACTS[do](tx, admin, broadcast_id, scene) if do in act.ACTS else None
    return outcome.why if isinstance(outcome, BroadcastRefused) else ""


def _look(
    tx: Transaction, broadcast_id: str, rules: Rules
) -> tuple[Broadcast, Recipients | None, bool, Mapping[str, Staff]] | None:
    """Recipients are counted until it goes out; from then on its report has them. The third: another admin must
    approve it."""
    one = broadcasts.find_broadcast(tx, broadcast_id)
    if one is None:
        return None
    counted = one.stage in (Stage.DRAFT, Stage.APPROVAL, Stage.WAITING)
    recipients = broadcasts.count_recipients(tx, one.text.audience) if counted else None
    second = recipients is not None and act.needs_second(tx, one, recipients, rules)
    return one, recipients, second, list_ever(tx)


def _by_language(recipients: ToldRecipients) -> dict[str, dict[str, int | None]]:
    """Channel -> locale -> chats."""
    table: dict[str, dict[str, int | None]] = {}
    for channel, locale, count in recipients.by_channel:
        table.setdefault(channel, {})[locale] = count
    return table


def _previews(one: Broadcast) -> dict[str, Markup]:
    """By locale, without the second where there is no text for it."""
    return {
        locale: Markup(message.text)  # noqa: S704  # escaped where it is written
        for locale, message in previews(one.text, one.number).items()
        if locale == "ar" or one.text.english
    }


def _name(staff: Mapping[str, Staff], staff_id: str | None) -> str:
    member = staff.get(staff_id or "")
    return member.name if member else ""


def _form(
    context: DeskContext, signed: SignedRequest, status: int, typed: Typed, faults: Mapping[str, str]
) -> Response:
    now, zone = context.now(), context.zone
    return signed_page(
        "admin_broadcast_form.html",
        context,
        signed,
        status,
        typed=typed,
        faults=faults,
        longest=limits.BROADCAST,
        days=coming_days(now, zone, AHEAD),
        all_days=coming_days(now, zone),
    )
