"""Who looked at what, by member of staff and by day. Times, words of ours and call numbers: never a name of anyone
but staff, and no way to ask for one person's lines.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain.office import Office
from bot.domain.staff import Staff
from bot.rendering.catalogue import keys
from bot.rendering.text import write
from storage.engine.transaction import Transaction
from storage.journal.read import NOBODY, Head, Lines, Tally, count_by_staff, find_head, find_lines
from storage.staff.staff import list_ever

PATH: Final = "/desk/admin/journal"
NEWEST: Final = 2**62
ID: Final = re.compile(r"[0-9a-f]{16}")  # nothing else that is asked for is shown again, least of all a code


@dataclass(frozen=True, slots=True)
class Asked:
    """``staff`` is an id, ``NOBODY`` or empty for everybody; ``before`` where the page begins."""

    day: date
    staff: str
    looks: bool
    before: int

    def address(self, station: str, before: int = NEWEST) -> str:
        asked = {"station": station, "day": self.day.isoformat(), "staff": self.staff, "looks": "1" * self.looks}
        if before != NEWEST:
            asked["before"] = str(before)
        return f"{PATH}?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True, slots=True)
class Found:
    lines: Lines
    tallies: tuple[Tally, ...]
    head: Head
    staff: dict[str, Staff]


async def journal(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    params = request.query_params
    staff = params.get("staff", "")
    staff = staff if staff == NOBODY or ID.fullmatch(staff) else ""
    asked = Asked(signed.day, staff, params.get("looks") == "1", _seq(params.get("before", "")))

    def find(tx: Transaction) -> Found:
        lines = find_lines(tx, asked.day, context.zone, asked.staff, asked.before, looks=asked.looks)
        return Found(lines, count_by_staff(tx, asked.day, context.zone), find_head(tx), dict(list_ever(tx)))

    found = await context.database.read(find)
    today = context.now().astimezone(context.zone).date()
    whose = {tally.staff_id for tally in found.tallies if tally.staff_id} | found.staff.keys()
    return signed_page(
        "admin_journal.html",
        context,
        signed,
        asked=asked,
        found=found,
        members=sorted(((id_, name_of(found, id_)) for id_ in whose), key=lambda member: member[1].casefold()),
        name_of=lambda id_: name_of(found, id_),
        word=lambda kind, word: word_for(kind, word, signed.locale),
        nobody=NOBODY,
        newest=asked.before == NEWEST,
        path=PATH,
        names=_names(context.office(), signed.locale),
        today=today,
        days=(asked.day - timedelta(days=1), min(asked.day + timedelta(days=1), today)),
        local=lambda at: _local(context, at),
    )


def name_of(found: Found, staff_id: str) -> str:
    """The random id of somebody who is forgotten by now."""
    return found.staff[staff_id].name if staff_id in found.staff else staff_id


def word_for(kind: str, word: str, locale: str) -> str:
    """``kind``: "action" or "result". A word that has none in the catalogues is shown as the journal has it, and
    the random id of something that was made not at all."""
    if ID.fullmatch(word):
        return ""
    key = f"journal-action-{word}" if kind == "action" else f"journal-result-{word}"
    return write(key, locale) if key in keys(locale) else word


def _local(context: DeskContext, at: datetime) -> datetime:
    return at.astimezone(context.zone)


def _seq(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else NEWEST


def _names(office: Office, locale: str) -> dict[str, str]:
    """By the key of a place or a calendar."""
    calendars = {each.key: office.called(each)[locale] for each in office.stations}
    return {**calendars, **{each.key: each.names[locale] for each in office.places}}
