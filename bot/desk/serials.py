"""After a first visit: the serial number of the office's paper, and the slip.

Law: a slip has a number and a recovery code, on two parts; no place, office or name stands on either.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.actions import cases
from bot.actions.cases import CaseSlip
from bot.conversation.reading.numbers.serials import read_serial
from bot.conversation.reading.text.misread import Misread
from bot.desk.answers import no_serial, not_a_serial
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import expiring, expiry, fault_page, render
from bot.desk.scan import booking_of, perform, told
from bot.domain.arrival import LookFirst, NotStaff
from bot.domain.booking import BookingEnded
from bot.domain.code import grouped
from bot.domain.serial import Serial


async def note(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``serial`` and ``again``: as it was scanned, or typed twice."""
    booking_id = booking_of(signed)
    read = _read(signed.text("serial"), signed.text("again"))
    if isinstance(read, Misread):
        return told(not_a_serial(booking_id, read, signed.locale))
    return await perform(
        context, signed, lambda tx, scene: cases.note_serial(tx, signed.staff, booking_id, read, scene, signed.counter)
    )


async def find(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """A case by the number on its paper, for who has no time booked, or no phone."""
    read = read_serial(signed.text("serial"))
    if isinstance(read, Misread):
        return told(no_serial(read, signed.locale))
    return await perform(
        context, signed, lambda tx, scene: cases.look_up_paper(tx, signed.staff, read, scene, signed.counter)
    )


async def slip(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    booking_id = booking_of(signed)
    found = await context.act(
        signed.staff, lambda tx, scene: cases.print_slip(tx, signed.staff, booking_id, scene, signed.counter)
    )
    match found:
        case NotStaff():
            return fault_page(signed.locale, 401, "not-signed-in")
        case LookFirst():
            return fault_page(signed.locale, 409, "look-first")
        case BookingEnded():
            return fault_page(signed.locale, 404, "gone")
        case CaseSlip(serial, recovery, locale):
            expires = expiry(context, signed, placeless=True)
            page = render(
                "case_slip.html",
                locale,
                staff_locale=signed.locale,
                serial=serial,
                recovery=grouped(recovery),
                expires=expires,
                form_token=signed.form_token,
            )
            return expiring(HTMLResponse(page), expires)


def _read(text: str, again: str) -> Serial | Misread:
    first, second = read_serial(text), read_serial(again)
    if isinstance(first, Misread):
        return first
    return first if first == second else Misread("serial-differs")
