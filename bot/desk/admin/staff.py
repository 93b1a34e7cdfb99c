"""Who confirms and who runs the service: listed, invited, and let go at once.

Law: an invitation is on the page once, for the admin who made it, and nowhere else. Nobody lets the last admin go.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import staff as act
from bot.config.settings import is_elsewhere
from bot.conversation.core.admin_outcomes import AdminsOnly
from bot.conversation.core.say import Text
from bot.desk.admin.looked_for import MOST, opened, sealed
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import expiry, fault_page, signed_page
from bot.domain import limits
from bot.domain.staff import Invitation, NameTooLong, Role, Staff, read_name
from bot.rendering import qr
from storage.engine.transaction import Transaction
from storage.staff import staff
from storage.staff.desk_sessions import list_sessions

PATH: Final = "/desk/admin/people"
SAID: Final = {
    "revoked": "people-revoked",
    "last-admin": "people-last-admin",
    "gone": "people-gone",
    "cancelled": "people-cancelled",
}


@dataclass(frozen=True, slots=True)
class Row:
    """``station`` is empty for admins; ``at``: (station, counter) of each screen at which they are signed in."""

    id: str
    name: str
    role: Role
    station: str
    since: tuple[date, time]
    at: tuple[tuple[str, int], ...]
    this: bool
    only_admin: bool


@dataclass(frozen=True, slots=True)
class WaysIn:
    """``link`` is empty where no messenger can show one; ``page`` opens the chat page, and is ``reachable`` by others.
    ``picture``: a data address, of the one or else of the other; empty where no phone could open it."""

    name: str
    command: str
    link: str
    page: str
    reachable: bool
    picture: str
    until: tuple[date, time]


async def people(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``ask``: the id of the member whose row asks whether they shall go; ``find``: what was looked for, sealed."""
    said, asked = SAID.get(request.query_params.get("said", "")), request.query_params
    return await _page(
        context,
        signed,
        ask=asked.get("ask", ""),
        said=Text(said) if said else None,
        search=opened(context, signed, asked.get("find", "")),
        page=_page_number(asked.get("page", "")),
    )


async def change_people(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "invite", "cancel" an invitation, "revoke" an enrolment; "find" changes nothing, and leads to an address
    that has it sealed: one can go back to it, and on from it."""
    which = signed.text("which", 32)
    match signed.text("do"):
        case "find":
            wanted = " ".join(signed.text("q").split())[: limits.STAFF_NAME]
            return _back(signed, "", sealed(context, signed, wanted), "")
        case "invite":
            return await _invite(context, request, signed)
        case "cancel":
            done = await context.act(signed.staff, lambda tx, _: act.cancel_invitation(tx, signed.staff, which))
            return _back(signed, "cancelled" if done else "gone", *_seen(signed))
        case "revoke":
            outcome = await context.act(
                signed.staff, lambda tx, scene: act.revoke(tx, signed.staff, which, scene.office)
            )
            if outcome == "not-admin":
                return fault_page(signed.locale, 403, "not-signed-in")
            if outcome == "revoked" and which == signed.staff.id:
                return RedirectResponse("/desk", 303)
            return _back(signed, outcome, *_seen(signed))
        case _:
            return _back(signed, "")


def _page_number(text: str) -> int:
    """Counted from 0; 0 too for what is no number."""
    return max(0, int(text) - 1) if text.isascii() and text.isdigit() and len(text) < 4 else 0


async def _invite(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    typed = {name: " ".join(signed.text(name).split()) for name in ("name", "role", "place")}
    faults: dict[str, Text] = {}
    name = read_name(typed["name"])
    if isinstance(name, NameTooLong) or not name:
        faults["name"] = Text("people-fault-name", {"most": limits.STAFF_NAME})
    role = next((role for role in Role if role == typed["role"]), None)
    if role is None:
        faults["role"] = Text("people-fault-role")
    station = typed["place"] if role is Role.STATION else None
    if station is not None and station not in [one.key for one in context.office().places]:
        faults["place"] = Text("people-fault-station")
    if faults or role is None or isinstance(name, NameTooLong):
        find, page = _seen(signed)
        search = opened(context, signed, find)
        return await _page(context, signed, 422, typed=typed, faults=faults, search=search, page=_page_number(page))
    by = signed.staff
    invitation = await context.act(by, lambda tx, scene: act.invite(tx, by, station, name, scene.rules))
    if isinstance(invitation, AdminsOnly):
        return fault_page(signed.locale, 403, "not-signed-in")
    if isinstance(invitation, NameTooLong):
        return _back(signed, "")
    return await _page(context, signed, made=await _ways_in(context, request, invitation, name))


async def _ways_in(context: DeskContext, request: Request, invitation: Invitation, name: str) -> WaysIn:
    until = invitation.expires_at.astimezone(context.zone)
    link = context.link(invitation.payload)
    address = context.public_url or str(request.base_url)
    page, reachable = invitation.on_page(address), is_elsewhere(address)
    shown = link or (page if reachable else "")
    picture = await asyncio.to_thread(qr.data_address, shown) if shown else ""
    return WaysIn(name, f"/start {invitation.payload}", link, page, reachable, picture, (until.date(), until.time()))


async def _page(
    context: DeskContext,
    signed: SignedRequest,
    status: int = 200,
    *,
    typed: dict[str, str] | None = None,
    faults: dict[str, Text] | None = None,
    made: WaysIn | None = None,
    ask: str = "",
    said: Text | None = None,
    search: str = "",
    page: int = 0,
) -> Response:
    def find(tx: Transaction) -> tuple[tuple[Row, ...], list[Row], int, int, tuple[staff.OpenInvitation, ...]]:
        rows = _rows(tx, context, signed)
        members, at, pages = act.find_page(tx, page, search)
        of = {row.id: row for row in rows}
        return rows, [of[member.id] for member in members], at, pages, staff.list_invitations(tx)

    every, rows, at, pages, invitations = await context.database.read(find)
    return signed_page(
        "admin_staff.html",
        context,
        signed,
        status,
        expiry(context, signed) if made else None,
        rows=rows,
        invitations=invitations,
        typed=typed or {},
        faults=faults or {},
        made=made,
        asked=[row for row in every if row.id == ask and not row.only_admin],
        said=said,
        search=search,
        find=sealed(context, signed, search),
        page=at + 1,
        pages=pages,
        longest=limits.STAFF_NAME,
        names={station.key: station.names[signed.locale] for station in context.office().places},
        zone=context.zone,
    )


def _rows(tx: Transaction, context: DeskContext, signed: SignedRequest) -> tuple[Row, ...]:
    enrolled = staff.list_staff(tx)
    signed_in: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for session in list_sessions(tx, context.rules()):
        signed_in[session.staff.id].append((session.staff.station or "", session.counter))
    only_admin = act.find_only_admin(tx)

    def row(member: Staff, since: tuple[date, time]) -> Row:
        return Row(
            member.id,
            member.name,
            member.role,
            member.station or "",
            since,
            tuple(signed_in[member.id]),
            member.id == signed.staff.id,
            member.id == only_admin,
        )

    locals_ = ((member, since.astimezone(context.zone)) for member, since in enrolled)
    return tuple(row(member, (since.date(), since.time())) for member, since in locals_)


def _seen(signed: SignedRequest) -> tuple[str, str]:
    """What the page showed on which something was done: ``find`` and ``page``."""
    return signed.text("find", MOST), signed.text("page", 3)


def _back(signed: SignedRequest, said: str, find: str = "", page: str = "") -> Response:
    shown = {"said": said, "find": find, "page": page}
    query = {"station": signed.station.key, **{name: value for name, value in shown.items() if value}}
    return RedirectResponse(f"{PATH}?{urlencode(query)}", 303)
