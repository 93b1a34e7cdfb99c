"""What is ready, on a page: serial numbers entered by hand or by scanning a pile, looked at, then noted; and undone.

Law: counts as the chat gives them, and no page shows again what was entered, but to who is to agree to it.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import ready as act
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.numbers.serials import read_serials, written_ranges
from bot.conversation.reading.text.misread import Misread
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page, signed_page
from bot.domain import limits
from bot.domain.collecting import collection_at, collections
from bot.domain.office import Station
from bot.domain.ready import ReadyBatch, ReadyRefused
from bot.domain.serial import MOST, Serial
from bot.domain.staff import Staff
from storage.cases.ready import find_waiting, list_batches
from storage.engine.transaction import Transaction
from storage.staff.second_word import is_one_person
from storage.staff.staff import list_ever

PATH: Final = "/desk/admin/ready"
WHY: Final = ("none", "too-many", "gone", "own-approval", "too-new", "too-late")
_ID: Final = re.compile("[0-9a-f]{16}")


async def form(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    asked = request.query_params.get("why", "")
    return await _page(context, signed, 200, {}, why=asked if asked in WHY else "")


async def change(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "look" at what was entered, "change" it, "enter" it; or "undo" or "approve" the entry ``batch``."""
    do = signed.text("do", 16)
    if do in ("undo", "approve"):
        return await _steer(context, signed, do)
    typed = {"at": signed.text("at", 64), "serials": signed.text("serials", limits.LONG_FIELD)}
    at, read = _at(context, typed["at"]), read_serials(typed["serials"])
    if do == "change":
        return await _page(context, signed, 200, typed)
    if at is None or isinstance(read, Misread):
        fault = Text(read.key, read.params) if isinstance(read, Misread) else Text("admin-ready-nothing")
        return await _page(context, signed, 422, typed, fault=fault)
    if do != "enter":
        return await _page(context, signed, 200, typed, shown=read)
    outcome = await context.act(signed.staff, lambda tx, scene: act.enter(tx, signed.staff, at, read, scene))
    return _to(signed, outcome.why if isinstance(outcome, ReadyRefused) else "")


async def _steer(context: DeskContext, signed: SignedRequest, do: str) -> Response:
    batch_id = signed.text("batch", 32)
    batch_id = batch_id if _ID.fullmatch(batch_id) else ""

    def steer(tx: Transaction, scene: Scene) -> object:
        return (act.undo if do == "undo" else act.approve)(tx, signed.staff, batch_id, scene)

    outcome = await context.act(signed.staff, steer)
    return _to(signed, outcome.why if isinstance(outcome, ReadyRefused) else "")


def _to(signed: SignedRequest, why: str) -> Response:
    if why == "not-admin":
        return fault_page(signed.locale, 403, "not-signed-in")
    return RedirectResponse(f"{PATH}?station={signed.station.key}{f'&why={why}' if why else ''}", 303)


def _at(context: DeskContext, key: str) -> Station | None:
    """The calendar that was chosen; where there is one alone, that one."""
    found = collections(context.office())
    return next((each for each in found if each.key == key or len(found) == 1), None)


async def _page(
    context: DeskContext,
    signed: SignedRequest,
    status: int,
    typed: Mapping[str, str],
    *,
    shown: tuple[Serial, ...] = (),
    fault: Text | None = None,
    why: str = "",
) -> Response:
    batches, staff, own, asked = await context.database.read(lambda tx: _look(tx, context.scene(tx.now), signed.staff))
    office = context.office()
    places = {each.id: collection_at(office, each.service, each.place) for each in batches}
    here = next((each.key for each in collections(office) if each.place_key == signed.station.place_key), "")
    return signed_page(
        "admin_ready.html",
        context,
        signed,
        status,
        where=[(each.key, office.called(each)[signed.locale]) for each in collections(office)],
        typed={"at": here, "serials": "", **typed},
        shown=shown,
        ranges=written_ranges(shown),
        fault=fault,
        why=why,
        most=MOST,
        batches=batches,
        names={id_: office.called(place)[signed.locale] if place else "" for id_, place in places.items()},
        made_by={each.id: staff[each.made_by].name if each.made_by in staff else "" for each in batches},
        own=own,
        asked=asked,
        minutes=context.rules().undo // timedelta(minutes=1),
        now=context.now(),
        zone=context.zone,
    )


def _look(
    tx: Transaction, scene: Scene, admin: Staff
) -> tuple[tuple[ReadyBatch, ...], Mapping[str, Staff], frozenset[str], Mapping[str, str]]:
    """The entries, who has ever worked here, the ids of those entries that this admin made, and the ranges of those to
    which another one is to agree."""
    batches = list_batches(tx, scene.rules)
    own = frozenset(each.id for each in batches if is_one_person(tx, each.made_by, admin.id))
    to_agree = [each.id for each in batches if each.stage == "approval" and each.id not in own]
    return batches, list_ever(tx), own, {each: written_ranges(find_waiting(tx, each)) for each in to_agree}
