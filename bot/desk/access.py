"""Who may open which door of the desk: one table, for the code and for the test that tries every cell of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.staff import Role

ANYBODY: Final[frozenset[Role]] = frozenset()
STAFF: Final = frozenset({Role.STATION, Role.ADMIN})
ADMINS: Final = frozenset({Role.ADMIN})
BESIDE: Final = timedelta(days=1)
"""Station staff see their own station, today and the days beside it; admins every station and day."""


@dataclass(frozen=True, slots=True)
class Door:
    """``roles`` empty: open without signing in. Each POST but those wants the session's form token."""

    method: str
    path: str
    roles: frozenset[Role]
    page: bool = False
    """Opened by a browser as a page: a stranger is sent to the sign-in, not refused in JSON."""
    use: bool = True
    """A person opens it. False for what a page asks by itself: it must not keep a session from ever being idle."""


DOORS: Final[Mapping[str, Door]] = {
    # the page at which staff scan, the same for everyone until its script asks who is signed in
    "scan-page": Door("GET", "/desk", ANYBODY, page=True),
    "worker": Door("GET", "/desk/worker.js", ANYBODY),
    "manifest": Door("GET", "/desk/manifest.webmanifest", ANYBODY),
    "asset": Door("GET", "/desk/page/{name}", ANYBODY),
    "me": Door("GET", "/desk/me", ANYBODY, use=False),
    # signing in and out
    "pairing": Door("POST", "/desk/pairing", ANYBODY),
    "pairing-state": Door("POST", "/desk/pairing/state", ANYBODY),
    "signin": Door("POST", "/desk/signin", ANYBODY),
    "signout": Door("POST", "/desk/signout", STAFF),
    "leave": Door("POST", "/desk/leave", STAFF, page=True),
    # the person who stands there
    "scan": Door("POST", "/desk/scan", STAFF),
    "frame": Door("POST", "/desk/frame", STAFF, use=False),
    "document": Door("POST", "/desk/document", STAFF),
    "open": Door("POST", "/desk/open", STAFF),
    "confirm": Door("POST", "/desk/confirm", STAFF),
    "doubt": Door("POST", "/desk/doubt", STAFF),
    "undo": Door("POST", "/desk/undo", STAFF),
    "show": Door("POST", "/desk/show", STAFF),
    "times": Door("POST", "/desk/times", STAFF),
    "move": Door("POST", "/desk/move", STAFF),
    "cancel": Door("POST", "/desk/cancel", STAFF),
    "slip": Door("POST", "/desk/slip", STAFF, page=True),
    # the day
    "day": Door("GET", "/desk/day", STAFF, page=True),
    "sheet": Door("GET", "/desk/sheet", STAFF, page=True),
    "ticks": Door("GET", "/desk/ticks", STAFF, page=True),
    "record-ticks": Door("POST", "/desk/ticks", STAFF, page=True),
    "walk-in": Door("GET", "/desk/walk-in", STAFF, page=True),
    "register": Door("POST", "/desk/walk-in", STAFF, page=True),
    "notice": Door("GET", "/desk/notice", STAFF, page=True),
    # without a connection
    "pack": Door("GET", "/desk/pack", STAFF, use=False),
    "uploads": Door("POST", "/desk/uploads", STAFF, use=False),
    "conflicts": Door("GET", "/desk/conflicts", STAFF, page=True),
    "settle": Door("POST", "/desk/conflicts", STAFF, page=True),
    # who is signed in
    "sessions": Door("GET", "/desk/sessions", ADMINS, page=True),
    "end-sessions": Door("POST", "/desk/sessions", ADMINS, page=True),
    # who works here, the stations, what was done, and the pause of the whole service
    "people": Door("GET", "/desk/admin/people", ADMINS, page=True),
    "change-people": Door("POST", "/desk/admin/people", ADMINS, page=True),
    "stations": Door("GET", "/desk/admin/stations", ADMINS, page=True),
    "change-station": Door("POST", "/desk/admin/stations", ADMINS, page=True),
    "journal": Door("GET", "/desk/admin/journal", ADMINS, page=True),
    "pause": Door("GET", "/desk/admin/pause", ADMINS, page=True),
    "change-pause": Door("POST", "/desk/admin/pause", ADMINS, page=True),
    # one text to many, and closing a station
    "admin": Door("GET", "/desk/admin", ADMINS, page=True),
    "broadcasts": Door("GET", "/desk/admin/broadcasts", ADMINS, page=True),
    "compose": Door("GET", "/desk/admin/broadcasts/new", ADMINS, page=True),
    "draft": Door("POST", "/desk/admin/broadcasts/new", ADMINS, page=True),
    "broadcast": Door("GET", "/desk/admin/broadcasts/{id}", ADMINS, page=True),
    "steer-broadcast": Door("POST", "/desk/admin/broadcasts/{id}", ADMINS, page=True),
    "broadcast-progress": Door("GET", "/desk/admin/broadcasts/{id}/progress", ADMINS, use=False),
    "closures": Door("GET", "/desk/admin/closures", ADMINS, page=True),
    "close": Door("POST", "/desk/admin/closures", ADMINS, page=True),
    "close-form": Door("GET", "/desk/admin/closures/new", ADMINS, page=True),
    "plan-closure": Door("POST", "/desk/admin/closures/new", ADMINS, page=True),
    "numbers": Door("GET", "/desk/admin/numbers", ADMINS, page=True),
    "numbers-chart": Door("GET", "/desk/admin/numbers/chart.png", ADMINS),
    "numbers-table": Door("GET", "/desk/admin/numbers.csv", ADMINS, page=True),
    "closures-progress": Door("GET", "/desk/admin/closures/progress", ADMINS, use=False),
}
