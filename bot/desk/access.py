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


DOORS: Final[Mapping[str, Door]] = {
    # the page at which staff scan, the same for everyone until its script asks who is signed in
    "scan-page": Door("GET", "/desk", ANYBODY, page=True),
    "worker": Door("GET", "/desk/worker.js", ANYBODY),
    "manifest": Door("GET", "/desk/manifest.webmanifest", ANYBODY),
    "asset": Door("GET", "/desk/page/{name}", ANYBODY),
    "me": Door("GET", "/desk/me", ANYBODY),
    # signing in and out
    "pairing": Door("POST", "/desk/pairing", ANYBODY),
    "pairing-state": Door("POST", "/desk/pairing/state", ANYBODY),
    "signin": Door("POST", "/desk/signin", ANYBODY),
    "signout": Door("POST", "/desk/signout", STAFF),
    # the person who stands there
    "scan": Door("POST", "/desk/scan", STAFF),
    "frame": Door("POST", "/desk/frame", STAFF),
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
    "pack": Door("GET", "/desk/pack", STAFF),
    "uploads": Door("POST", "/desk/uploads", STAFF),
    "conflicts": Door("GET", "/desk/conflicts", STAFF, page=True),
    "settle": Door("POST", "/desk/conflicts", STAFF, page=True),
    # who is signed in
    "sessions": Door("GET", "/desk/sessions", ADMINS, page=True),
    "end-sessions": Door("POST", "/desk/sessions", ADMINS, page=True),
}
