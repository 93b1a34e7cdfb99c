"""The person who stands there: scanned, seen, confirmed or refused, and taken back.

Law: what a scanner, a camera or a hand brings is reduced to a code or a number before anything is looked for.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.actions import arrivals, cases
from bot.actions.cases import as_looked_up
from bot.conversation.core.state import Scene
from bot.conversation.reading.numbers.documents import compact_number
from bot.desk.answers import Screen, answer_to, not_a_code, not_a_number, unknown_number
from bot.desk.context import DeskContext, SignedRequest
from bot.domain.arrival import CodeUnknown, LookUpOutcome, NotStaff, PaperOutcome, StaffOutcome
from bot.domain.code import read_code
from bot.http.requests import body, refused
from bot.rendering import qr
from storage.cases.find import find_case
from storage.desk.looks import look_at, look_up, look_up_number
from storage.engine.transaction import Transaction
from storage.staff.desk_sessions import find_session

MOST_FRAME: Final = 400 * 1024  # bytes
PICTURES: Final = ("image/jpeg", "image/png", "image/webp")
NONCE: Final = re.compile(r"[0-9a-f]{32}")
_ID: Final = re.compile(r"[0-9a-f]{16}")


async def scan(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    code = read_code(signed.text("text"))
    if code is None:
        return told(not_a_code(signed.locale, sum(map(str.isdecimal, signed.text("text")))))
    return await show(context, signed, lambda tx, scene: look_up(tx, signed.staff, code, scene.rules, signed.counter))


async def frame(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """The text in a camera's picture; the page then scans it like any other. ``for=serial``: in bars too."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in PICTURES:
        return refused(415, "unreadable")
    if not context.limits.frames.allow(signed.session.id):
        return refused(429, "too-fast")
    picture = await body(request, MOST_FRAME)
    if picture is None:
        return refused(413, "too-large")
    numbered = request.query_params.get("for") == "serial"
    async with context.frame_slots:
        text = await asyncio.to_thread(qr.glimpse, picture, numbered)
    return refused(415, "unreadable") if text is None else JSONResponse({"text": text})


async def find_document(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Without the code: the whole number of the document, at this station, today."""
    number = compact_number(signed.text("number", 100))
    if number is None:
        return told(not_a_number(signed.locale))
    rules = context.rules()
    found = await context.database.write(lambda tx: look_up_number(tx, signed.staff, number, rules, signed.counter))
    return told(unknown_number(signed.locale)) if found == CodeUnknown() else outcome_told(found, context, signed)


async def open_booking(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    booking_id = booking_of(signed)

    def look(tx: Transaction, scene: Scene) -> LookUpOutcome | PaperOutcome:
        if find_case(tx, booking_id):
            return cases.open_paper(tx, signed.staff, booking_id, scene, signed.counter)
        return look_at(tx, signed.staff, booking_id, scene.rules, signed.counter, signed.day)

    return await show(context, signed, look)


async def confirm(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """The same nonce again is the same arrival: told alike, and the applicant is not told twice. ``booking`` may be a
    case that was found by its paper, which is then handed over; ``by``: "another" came for it."""
    nonce, by_another = signed.text("nonce"), signed.text("by", 16) == "another"
    if not NONCE.fullmatch(nonce):
        return refused(422, "unreadable")
    which, at = booking_of(signed), signed.counter

    def do(tx: Transaction, scene: Scene) -> StaffOutcome:
        act = cases.hand_over_paper if find_case(tx, which) else arrivals.confirm
        return act(tx, signed.staff, which, scene, at, nonce, by_another=by_another)

    return await perform(context, signed, do)


async def doubt(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Not this person: nobody is confirmed, and the next member of staff who scans the code is warned."""
    return await perform(
        context, signed, lambda tx, scene: arrivals.doubt(tx, signed.staff, booking_of(signed), scene, signed.counter)
    )


async def undo(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Of the confirmation that the page got with its answer."""
    which, confirmation = booking_of(signed), confirmation_of(signed)

    def do(tx: Transaction, scene: Scene) -> StaffOutcome:
        act = cases.take_paper_back if find_case(tx, which) else arrivals.undo
        return act(tx, signed.staff, which, scene, confirmation)

    return await perform(context, signed, do)


def booking_of(signed: SignedRequest) -> str:
    """The id that the request names; empty, as of no booking, where it cannot be one."""
    return _id_of(signed, "booking")


def confirmation_of(signed: SignedRequest) -> str:
    """Empty where the page names none, as those of the release before."""
    return _id_of(signed, "confirmation")


def _id_of(signed: SignedRequest, field: str) -> str:
    named = signed.text(field)
    return named if _ID.fullmatch(named) else ""


def told(screen: Screen) -> Response:
    return JSONResponse(screen)


def outcome_told(outcome: StaffOutcome, context: DeskContext, signed: SignedRequest) -> Response:
    """A member of staff whose enrolment ended this very moment is told what every stranger is told."""
    if isinstance(outcome, NotStaff):
        return refused(401, "not-signed-in")
    return told(answer_to(outcome, context.scene(context.now(), signed.staff), signed.locale))


async def perform(
    context: DeskContext, signed: SignedRequest, do: Callable[[Transaction, Scene], StaffOutcome]
) -> Response:
    """An act at the desk, and its outcome as the page shows it."""
    return outcome_told(await context.act(signed.staff, do), context, signed)


async def show(
    context: DeskContext, signed: SignedRequest, look: Callable[[Transaction, Scene], StaffOutcome]
) -> Response:
    """As ``perform``, for a look at a person: it is journaled, and nobody is told. Whose session ended meanwhile is a
    stranger."""

    def seen(tx: Transaction) -> StaffOutcome:
        if find_session(tx, signed.token, context.rules()) is None:
            return NotStaff()
        scene = context.scene(tx.now, signed.staff)
        return as_looked_up(tx, signed.staff, look(tx, scene), scene, signed.counter)

    return outcome_told(await context.database.write(seen), context, signed)
