"""The person who stands there: scanned, seen, confirmed or refused, and taken back.

Law: whatever a scanner, a camera or a hand brings is reduced to a code or a number before anything is looked for.
"""

import asyncio
import re
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.actions import notices
from bot.conversation.reading.digits import latin_digits, normalise
from bot.conversation.reading.documents import compact_number
from bot.desk.answers import Screen, answer_to, not_a_code, not_a_number, unknown_number
from bot.desk.context import DeskContext, SignedRequest
from bot.domain.arrival import (
    ArrivalUndone,
    Arrived,
    CodeUnknown,
    ConfirmOutcome,
    NotStaff,
    StaffOutcome,
    UndoOutcome,
)
from bot.domain.code import is_code, read_code
from bot.http.requests import body, refused
from bot.rendering import qr
from storage.desk.arrivals import confirm_arrival, doubt_arrival, is_new, undo_arrival
from storage.desk.looks import look_at, look_up, look_up_number
from storage.engine.transaction import Transaction

MOST_FRAME: Final = 400 * 1024  # bytes
PICTURES: Final = ("image/jpeg", "image/png", "image/webp")
NONCE: Final = re.compile(r"[0-9a-f]{32}")
_ID: Final = re.compile(r"[0-9a-f]{16}")
# What a scanner on another keyboard layout, or one that tells the kind of code (ISO/IEC 15424), sends around it.
_AIM: Final = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_TWELVE: Final = re.compile(r"(?<![0-9])[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9])")


async def scan(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    code = reduce_to_code(signed.text("text"))
    if code is None:
        return told(not_a_code(signed.locale, sum(map(str.isdecimal, signed.text("text")))))
    rules = context.rules()
    looked = await context.database.write(lambda tx: look_up(tx, signed.staff, code, rules, signed.counter))
    return outcome_told(looked, context, signed)


async def frame(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """What a camera sees, in words; the page then scans them like any others."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in PICTURES:
        return refused(415, "unreadable")
    if not context.limits.frames.allow(signed.session.id):
        return refused(429, "too-fast")
    picture = await body(request, MOST_FRAME)
    if picture is None:
        return refused(413, "too-large")
    async with context.frame_slots:
        text = await asyncio.to_thread(qr.glimpse, picture)
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
    booking_id, rules = booking_of(signed), context.rules()
    looked = await context.database.write(
        lambda tx: look_at(tx, signed.staff, booking_id, rules, signed.counter, signed.day)
    )
    return outcome_told(looked, context, signed)


async def confirm(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """The same nonce again is the same arrival: told alike, and the applicant is not told twice."""
    nonce = signed.text("nonce")
    if not NONCE.fullmatch(nonce):
        return refused(422, "unreadable")
    booking_id, rules = booking_of(signed), context.rules()

    def do(tx: Transaction) -> tuple[ConfirmOutcome, bool]:
        outcome = confirm_arrival(tx, signed.staff, booking_id, rules, at=signed.counter, nonce=nonce)
        if not isinstance(outcome, Arrived) or not is_new(tx, outcome):
            return outcome, False
        notices.tell_of_arrival(tx, outcome, context.scene(tx.now, signed.staff))
        return outcome, True

    outcome, news = await context.database.write(do)
    if news:
        context.wake()
    return outcome_told(outcome, context, signed)


async def doubt(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Not this person: nobody is confirmed, and whoever scans the code again is warned."""
    booking_id, rules = booking_of(signed), context.rules()
    outcome = await context.database.write(
        lambda tx: doubt_arrival(tx, signed.staff, booking_id, rules, signed.counter)
    )
    return outcome_told(outcome, context, signed)


async def undo(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    booking_id, rules = booking_of(signed), context.rules()

    def do(tx: Transaction) -> UndoOutcome:
        outcome = undo_arrival(tx, signed.staff, booking_id, rules)
        if isinstance(outcome, ArrivalUndone):
            notices.tell_of_undo(tx, outcome, context.scene(tx.now, signed.staff))
        return outcome

    outcome = await context.database.write(do)
    if isinstance(outcome, ArrivalUndone):
        context.wake()
    return outcome_told(outcome, context, signed)


def reduce_to_code(text: str) -> str | None:
    """The code in whatever a scanner or a hand brings: as in a chat, or with letters that are not ours close by."""
    code = read_code(text)
    if code is not None:
        return code
    plain = _AIM.sub("", latin_digits(normalise(text)))
    twelve = {re.sub("[ -]", "", found[0]) for found in _TWELVE.finditer(plain)}
    codes = {digits for digits in twelve if is_code(digits)}
    return codes.pop() if len(codes) == 1 else None


def booking_of(signed: SignedRequest) -> str:
    """What no booking is called is like the id of a booking that is not there."""
    booking_id = signed.text("booking")
    return booking_id if _ID.fullmatch(booking_id) else ""


def told(screen: Screen) -> Response:
    return JSONResponse(screen)


def outcome_told(outcome: StaffOutcome, context: DeskContext, signed: SignedRequest) -> Response:
    """Whose enrolment ended this very moment is told what every stranger is told."""
    if isinstance(outcome, NotStaff):
        return refused(401, "not-signed-in")
    return told(answer_to(outcome, context.scene(context.now(), signed.staff), signed.locale))
