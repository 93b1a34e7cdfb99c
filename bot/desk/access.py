"""Who may open a page of the desk: the form of a row of the table in ``bot.desk.routes``."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.desk.context import OpenEndpoint, SignedEndpoint
from bot.domain.staff import Role

STAFF: Final = frozenset({Role.STATION, Role.ADMIN})
ADMINS: Final = frozenset({Role.ADMIN})
BESIDE: Final = timedelta(days=1)
"""Station staff see their own station, today and the days beside it; admins every station and day."""


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """For anybody, without signing in."""

    method: str
    path: str
    endpoint: OpenEndpoint
    page: bool = False
    """Opened by a browser as a page: a fault is a page too, and not JSON."""


@dataclass(frozen=True, slots=True)
class SignedRoute:
    """For those who are signed in and have one of ``roles``. Each POST needs the session's form token."""

    method: str
    path: str
    roles: frozenset[Role]
    endpoint: SignedEndpoint
    page: bool = False
    """Opened by a browser as a page: a stranger is sent to the sign-in, not refused in JSON."""
    counts_as_activity: bool = True
    """A person opens it. False where a page asks by itself: that must not keep a session from ever being idle."""
    judged_in_act: bool = False
    """Its own transaction asks whether the session goes on once the body is there (``scan.show``), and not the gate in
    one more: who waits for a scan stands in a queue."""


RouteRule = OpenRoute | SignedRoute
