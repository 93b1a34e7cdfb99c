"""The chat page with the line for the public, where there is one: counted once a week, looked for at each visit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.languages import LOCALES, direction
from bot.http.assets import Asset, asset
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.offices import find_office
from storage.stats.public_line import find_public_line, is_on, week_of

PLACE: Final = "<!-- public line -->"
HTML: Final = "text/html; charset=utf-8"


@dataclass(slots=True)
class PublicLine:
    """``written``: gives the page, with ``PLACE`` in it, each time. ``line(locale, count)``: its words, as HTML."""

    database: Database
    written: Callable[[], bytes]
    line: Callable[[str, int], str]
    counted: dict[datetime, int | None] = field(default_factory=dict)
    pages: dict[int | None, Asset] = field(default_factory=dict)

    async def page(self) -> Asset:
        count = await self.database.read(self._count)
        if count not in self.pages:
            self.pages = {**self.pages, count: asset(self._with(count), HTML)}
        return self.pages[count]

    def _count(self, tx: Transaction) -> int | None:
        office = find_office(tx) if is_on(tx) else None
        if office is None:
            return None
        week = week_of(tx, ZoneInfo(office.zone))
        if week not in self.counted:
            self.counted = {week: find_public_line(tx, office)}
        return self.counted[week]

    def _with(self, count: int | None) -> bytes:
        lines = (
            f'<p class="public" lang="{locale}" dir="{direction(locale)}">{self.line(locale, count)}</p>'
            for locale in LOCALES
            if count is not None
        )
        return self.written().replace(PLACE.encode(), "\n".join(lines).encode())
