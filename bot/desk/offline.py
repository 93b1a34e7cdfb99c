"""A desk without a connection: the pack with which it goes on, and the scans that it brings back afterwards.

Law: every box is answered by its id, also a broken one, so that none keeps the others waiting at the tablet.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.actions import arrivals
from bot.conversation.staff.describe import ON_TIME
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.day import note
from bot.desk.late_forms import YEARS, Registered, bring_all_in, read_form
from bot.domain.booking import AlreadyBooked
from bot.domain.code import LENGTH
from bot.domain.desk import Counter, OfflineScan
from bot.domain.hours import slot_times
from bot.domain.journal import Action
from bot.domain.office import Station, place_of
from bot.http.requests import refused
from bot.rendering.text import write
from storage.desk.day import find_pack, make_pack
from storage.desk.late_forms import LateForm
from storage.engine.keyring import NotOurs
from storage.engine.sealed_boxes import fingerprint, open_box

MOST_BOXES: Final = 50
LONGEST_BOX: Final = 60_000  # characters; a scan takes some 300, four hundred ticks with their times 35,000
ID: Final = re.compile("[0-9a-f]{32}")


async def pack(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """The day's marks. Asked for each minute, so the key is made once and then only read. Of today alone; of tomorrow
    once today is over: a tablet that is stolen tells of no other day."""
    calendars, day, rules = signed.calendars, signed.day, context.rules()
    if day not in _packed_days(context, calendars):
        return refused(403, "not-today")
    await note(context, signed, Action.PACK)
    found = await context.database.read(lambda tx: find_pack(tx, calendars, day, rules))
    if found is None:
        found = await context.database.write(lambda tx: make_pack(tx, calendars, day, rules))
    slots = sorted({entry.starts_at for entry in found.entries})
    place = {starts_at: index for index, starts_at in enumerate(slots)}
    told = {
        "station": found.station,
        "day": found.day.isoformat(),
        "key": b64encode(found.key).decode(),
        "slots": [starts_at.astimezone(context.zone).isoformat() for starts_at in slots],
        "entries": [
            [entry.mark, place[entry.starts_at], int(entry.arrived), entry.call_number, int(entry.doubted)]
            for entry in found.entries
        ],
        "until": found.until.isoformat(),
        "made": context.now().astimezone(context.zone).isoformat(),
        "minutes": max(each.slot_minutes for each in calendars),
        "on_time": ON_TIME // timedelta(minutes=1),
    }
    return JSONResponse(told)


def _packed_days(context: DeskContext, calendars: Sequence[Station]) -> tuple[date, ...]:
    now = context.now()
    today = now.astimezone(context.zone).date()
    minutes = {each: timedelta(minutes=each.slot_minutes) for each in calendars}
    ends = [at + step for each, step in minutes.items() for at in slot_times(each, today, context.zone)]
    over = not ends or now >= max(ends)
    return (today, today + timedelta(days=1)) if over else (today,)


async def uploads(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    boxes = _boxes(signed.fields.get("boxes"))
    if boxes is None:
        return refused(422, "unreadable")
    if signed.fields.get("to", ours := fingerprint(context.keyring)) != ours:
        return refused(409, "another-server")  # not ours to call unreadable: they wait for theirs
    opened = {box_id: _opened(context, signed, box_id, box) for box_id, box in boxes.items()}
    scans = [each for each in opened.values() if isinstance(each, OfflineScan)]
    forms = [each for each in opened.values() if isinstance(each, LateForm)]
    unreadable = [box_id for box_id, each in opened.items() if each is None]

    done = await context.act(
        signed.staff,
        lambda tx, scene: arrivals.record_scans(tx, signed.staff, scans, unreadable, scene, signed.counter),
    )
    if done is None:
        return refused(429, "too-fast", 3600)
    if len(forms) < len(boxes) and not done:
        return refused(401, "not-signed-in")  # the enrolment ended just now; the tablet keeps what it has
    # Without their results: a person who makes up boxes must not learn which codes exist.
    carried, registered = await bring_all_in(context, signed, forms)
    brought = [each.id for each in done] + carried
    left = [{"doing": each.doing, "at": each.happened_at.isoformat()} for each in forms if each.id not in brought]
    people = [_registered(context, signed, each) for each in registered]
    return JSONResponse({"done": [{"id": each} for each in brought], "left": left, "registered": people})


def _registered(context: DeskContext, signed: SignedRequest, registered: Registered) -> Mapping[str, object]:
    """As the page of the form says it, and nobody's name."""
    booking, again = registered.booking, isinstance(registered, AlreadyBooked)
    at = booking.slot.starts_at.astimezone(context.zone)
    when = write("walk-in-when", signed.locale, {"day": at.date(), "time": at.time()}, html=False)
    return {"booking": booking.id, "call": booking.call_number, "when": when, "again": again}


def _boxes(sent: object) -> Mapping[str, str] | None:
    """By id; ``None`` where our page would not send it so. A box that is too long is there, and empty."""
    if not isinstance(sent, list) or len(sent) > MOST_BOXES:
        return None
    boxes = {}
    for each in sent:
        box_id, box = (each.get("id"), each.get("box")) if isinstance(each, dict) else (None, None)
        if not isinstance(box_id, str) or not ID.fullmatch(box_id) or not isinstance(box, str):
            return None
        boxes[box_id] = box if len(box) <= LONGEST_BOX else ""
    return boxes


def _opened(context: DeskContext, signed: SignedRequest, box_id: str, box: str) -> OfflineScan | LateForm | None:
    """``None`` for a box that was not sealed to us under its id, or holds neither scan nor form. A station that was
    renamed meanwhile is the one at which the box is brought in."""
    try:
        told = json.loads(open_box(context.keyring, b64decode(box, validate=True), box_id))
        if isinstance(told, dict) and "fields" in told:
            return read_form(context, signed, box_id, told)
        at = datetime.fromisoformat(told["at"])
        if at.tzinfo is None:
            return None
        at = at.astimezone(UTC)
        code, doing, station, counter = told["code"], told["doing"], told["station"], told["counter"]
    except (NotOurs, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    known = isinstance(station, str) and context.office().place(station) is not None
    here = place_of(station) if known else signed.counter.station
    numbered = type(counter) is int and 1 <= counter <= 99
    coded = isinstance(code, str) and len(code) == LENGTH and code.isascii() and code.isdigit()
    if not (isinstance(station, str) and numbered and coded) or doing not in ("came", "looked") or at.year not in YEARS:
        return None
    return OfflineScan(box_id, code, doing, Counter(here, counter), at)
