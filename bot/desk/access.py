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
class RouteRule:
    """``roles`` empty: open without signing in. Each POST but those wants the session's form token."""

    method: str
    path: str
    roles: frozenset[Role]
    page: bool = False
    """Opened by a browser as a page: a stranger is sent to the sign-in, not refused in JSON."""
    use: bool = True
    """A person opens it. False for what a page asks by itself: it must not keep a session from ever being idle."""


ROUTES: Final[Mapping[str, RouteRule]] = {
    # the page at which staff scan, the same for everyone until its script asks who is signed in
    "scan-page": RouteRule("GET", "/desk", ANYBODY, page=True),
    "worker": RouteRule("GET", "/desk/worker.js", ANYBODY),
    "manifest": RouteRule("GET", "/desk/manifest.webmanifest", ANYBODY),
    "asset": RouteRule("GET", "/desk/page/{name}", ANYBODY),
    "me": RouteRule("GET", "/desk/me", ANYBODY, use=False),
    # signing in and out
    "pairing": RouteRule("POST", "/desk/pairing", ANYBODY),
    "pairing-state": RouteRule("POST", "/desk/pairing/state", ANYBODY),
    "signin": RouteRule("POST", "/desk/signin", ANYBODY),
    "signout": RouteRule("POST", "/desk/signout", STAFF),
    "leave": RouteRule("POST", "/desk/leave", STAFF, page=True),
    # the person who stands there
    "scan": RouteRule("POST", "/desk/scan", STAFF),
    "frame": RouteRule("POST", "/desk/frame", STAFF, use=False),
    "document": RouteRule("POST", "/desk/document", STAFF),
    "open": RouteRule("POST", "/desk/open", STAFF),
    "confirm": RouteRule("POST", "/desk/confirm", STAFF),
    "doubt": RouteRule("POST", "/desk/doubt", STAFF),
    "undo": RouteRule("POST", "/desk/undo", STAFF),
    "show": RouteRule("POST", "/desk/show", STAFF),
    "times": RouteRule("POST", "/desk/times", STAFF),
    "move": RouteRule("POST", "/desk/move", STAFF),
    "cancel": RouteRule("POST", "/desk/cancel", STAFF),
    "slip": RouteRule("POST", "/desk/slip", STAFF, page=True),
    # the day
    "day": RouteRule("GET", "/desk/day", STAFF, page=True),
    "sheet": RouteRule("GET", "/desk/sheet", STAFF, page=True),
    "ticks": RouteRule("GET", "/desk/ticks", STAFF, page=True),
    "record-ticks": RouteRule("POST", "/desk/ticks", STAFF, page=True),
    "walk-in": RouteRule("GET", "/desk/walk-in", STAFF, page=True),
    "register": RouteRule("POST", "/desk/walk-in", STAFF, page=True),
    "notice": RouteRule("GET", "/desk/notice", STAFF, page=True),
    # without a connection
    "pack": RouteRule("GET", "/desk/pack", STAFF, use=False),
    "uploads": RouteRule("POST", "/desk/uploads", STAFF, use=False),
    "conflicts": RouteRule("GET", "/desk/conflicts", STAFF, page=True),
    "settle": RouteRule("POST", "/desk/conflicts", STAFF, page=True),
    # who is signed in
    "sessions": RouteRule("GET", "/desk/sessions", ADMINS, page=True),
    "end-sessions": RouteRule("POST", "/desk/sessions", ADMINS, page=True),
    # who works here, the stations, what was done, and the pause of the whole service
    "people": RouteRule("GET", "/desk/admin/people", ADMINS, page=True),
    "change-people": RouteRule("POST", "/desk/admin/people", ADMINS, page=True),
    "stations": RouteRule("GET", "/desk/admin/stations", ADMINS, page=True),
    "change-station": RouteRule("POST", "/desk/admin/stations", ADMINS, page=True),
    "journal": RouteRule("GET", "/desk/admin/journal", ADMINS, page=True),
    "pause": RouteRule("GET", "/desk/admin/pause", ADMINS, page=True),
    "change-pause": RouteRule("POST", "/desk/admin/pause", ADMINS, page=True),
    # one text to many, and closing a station
    "admin": RouteRule("GET", "/desk/admin", ADMINS, page=True),
    "broadcasts": RouteRule("GET", "/desk/admin/broadcasts", ADMINS, page=True),
    "compose": RouteRule("GET", "/desk/admin/broadcasts/new", ADMINS, page=True),
    "draft": RouteRule("POST", "/desk/admin/broadcasts/new", ADMINS, page=True),
    "broadcast": RouteRule("GET", "/desk/admin/broadcasts/{id}", ADMINS, page=True),
    "steer-broadcast": RouteRule("POST", "/desk/admin/broadcasts/{id}", ADMINS, page=True),
    "broadcast-progress": RouteRule("GET", "/desk/admin/broadcasts/{id}/progress", ADMINS, use=False),
    "closures": RouteRule("GET", "/desk/admin/closures", ADMINS, page=True),
    "close": RouteRule("POST", "/desk/admin/closures", ADMINS, page=True),
    "close-form": RouteRule("GET", "/desk/admin/closures/new", ADMINS, page=True),
    "plan-closure": RouteRule("POST", "/desk/admin/closures/new", ADMINS, page=True),
    "numbers": RouteRule("GET", "/desk/admin/numbers", ADMINS, page=True),
    "numbers-chart": RouteRule("GET", "/desk/admin/numbers/chart.png", ADMINS),
    "numbers-table": RouteRule("GET", "/desk/admin/numbers.csv", ADMINS, page=True),
    "closures-progress": RouteRule("GET", "/desk/admin/closures/progress", ADMINS, use=False),
}
