"""The desk's pages: one table of who may open each, and which function answers."""

from collections.abc import Mapping
from typing import Final

from starlette.routing import Route

from bot.desk import conflicts, day, day_sheet, offline, serials, sessions, shell, signin, visitor, walk_in
from bot.desk import scan as scanning
from bot.desk.access import ADMINS, STAFF, OpenRoute, RouteRule, SignedRoute
from bot.desk.admin import broadcasts, campaign, clock, closures, doubles, index, journal, pause, ready, stations, stats
from bot.desk.admin import staff as admin_people
from bot.desk.context import DeskContext
from bot.desk.gate import NotFound, route_of

ROUTES: Final[Mapping[str, RouteRule]] = {
    # the page at which staff scan, the same for everyone until its script asks who is signed in
    "scan-page": OpenRoute("GET", "/desk", shell.scan_page, page=True),
    "worker": OpenRoute("GET", "/desk/worker.js", shell.worker),
    "manifest": OpenRoute("GET", "/desk/manifest.webmanifest", shell.manifest),
    "asset": OpenRoute("GET", "/desk/page/{name}", shell.asset),
    "me": OpenRoute("GET", "/desk/me", signin.me),
    # signing in and out
    "pairing": OpenRoute("POST", "/desk/pairing", signin.open_pairing),
    "pairing-state": OpenRoute("POST", "/desk/pairing/state", signin.pairing_state),
    "signin": OpenRoute("POST", "/desk/signin", signin.sign_in),
    "signout": SignedRoute("POST", "/desk/signout", STAFF, signin.sign_out),
    "leave": SignedRoute("POST", "/desk/leave", STAFF, signin.leave, page=True),
    # the person who stands there
    "scan": SignedRoute("POST", "/desk/scan", STAFF, scanning.scan, judged_in_act=True),
    "frame": SignedRoute("POST", "/desk/frame", STAFF, scanning.frame, counts_as_activity=False),
    "document": SignedRoute("POST", "/desk/document", STAFF, scanning.find_document),
    "open": SignedRoute("POST", "/desk/open", STAFF, scanning.open_booking, judged_in_act=True),
    "confirm": SignedRoute("POST", "/desk/confirm", STAFF, scanning.confirm),
    "doubt": SignedRoute("POST", "/desk/doubt", STAFF, scanning.doubt),
    "undo": SignedRoute("POST", "/desk/undo", STAFF, scanning.undo),
    "show": SignedRoute("POST", "/desk/show", STAFF, visitor.show_number),
    "name": SignedRoute("POST", "/desk/name", STAFF, visitor.note_name),
    "times": SignedRoute("POST", "/desk/times", STAFF, visitor.find_times),
    "move": SignedRoute("POST", "/desk/move", STAFF, visitor.move),
    "papers": SignedRoute("POST", "/desk/papers", STAFF, visitor.papers),
    "cancel": SignedRoute("POST", "/desk/cancel", STAFF, visitor.cancel),
    "slip": SignedRoute("POST", "/desk/slip", STAFF, visitor.slip, page=True),
    # what goes on after a first visit
    "serial": SignedRoute("POST", "/desk/serial", STAFF, serials.note),
    "paper": SignedRoute("POST", "/desk/paper", STAFF, serials.find),
    "case-slip": SignedRoute("POST", "/desk/case-slip", STAFF, serials.slip, page=True),
    # the day
    "day": SignedRoute("GET", "/desk/day", STAFF, day.day, page=True),
    "sheet": SignedRoute("GET", "/desk/sheet", STAFF, day_sheet.sheet, page=True),
    "ticks": SignedRoute("GET", "/desk/ticks", STAFF, day_sheet.ticks, page=True),
    "record-ticks": SignedRoute("POST", "/desk/ticks", STAFF, day_sheet.record_ticks, page=True),
    "walk-in": SignedRoute("GET", "/desk/walk-in", STAFF, walk_in.form, page=True),
    "register": SignedRoute("POST", "/desk/walk-in", STAFF, walk_in.register, page=True),
    "notice": SignedRoute("GET", "/desk/notice", STAFF, walk_in.notice, page=True),
    # without a connection
    "pack": SignedRoute("GET", "/desk/pack", STAFF, offline.pack, counts_as_activity=False),
    "uploads": SignedRoute("POST", "/desk/uploads", STAFF, offline.uploads, counts_as_activity=False),
    "conflicts": SignedRoute("GET", "/desk/conflicts", STAFF, conflicts.conflicts, page=True),
    "settle": SignedRoute("POST", "/desk/conflicts", STAFF, conflicts.settle, page=True),
    # who is signed in
    "sessions": SignedRoute("GET", "/desk/sessions", ADMINS, sessions.sessions, page=True),
    "end-sessions": SignedRoute("POST", "/desk/sessions", ADMINS, sessions.end_sessions, page=True),
    # who works here, the stations, what was done, and the pause of the whole service
    "people": SignedRoute("GET", "/desk/admin/people", ADMINS, admin_people.people, page=True),
    "change-people": SignedRoute("POST", "/desk/admin/people", ADMINS, admin_people.change_people, page=True),
    "stations": SignedRoute("GET", "/desk/admin/stations", ADMINS, stations.stations, page=True),
    "change-station": SignedRoute("POST", "/desk/admin/stations", ADMINS, stations.change, page=True),
    "journal": SignedRoute("GET", "/desk/admin/journal", ADMINS, journal.journal, page=True),
    "doubles": SignedRoute("GET", "/desk/admin/doubles", ADMINS, doubles.doubles, page=True),
    "clear-double": SignedRoute("POST", "/desk/admin/doubles", ADMINS, doubles.clear, page=True),
    "pause": SignedRoute("GET", "/desk/admin/pause", ADMINS, pause.form, page=True),
    "change-pause": SignedRoute("POST", "/desk/admin/pause", ADMINS, pause.change, page=True),
    "clock": SignedRoute("GET", "/desk/admin/clock", ADMINS, clock.clock, page=True),
    "believe-clock": SignedRoute("POST", "/desk/admin/clock", ADMINS, clock.believe, page=True),
    # one text to many, and closing a station
    "admin": SignedRoute("GET", "/desk/admin", ADMINS, index.index, page=True),
    "broadcasts": SignedRoute("GET", "/desk/admin/broadcasts", ADMINS, broadcasts.listed, page=True),
    "compose": SignedRoute("GET", "/desk/admin/broadcasts/new", ADMINS, broadcasts.compose, page=True),
    "draft": SignedRoute("POST", "/desk/admin/broadcasts/new", ADMINS, broadcasts.draft, page=True),
    "broadcast": SignedRoute("GET", "/desk/admin/broadcasts/{id}", ADMINS, broadcasts.broadcast, page=True),
    "steer-broadcast": SignedRoute("POST", "/desk/admin/broadcasts/{id}", ADMINS, broadcasts.steer, page=True),
    "broadcast-progress": SignedRoute(
        "GET", "/desk/admin/broadcasts/{id}/progress", ADMINS, broadcasts.progress, counts_as_activity=False
    ),
    "closures": SignedRoute("GET", "/desk/admin/closures", ADMINS, closures.listed, page=True),
    "close": SignedRoute("POST", "/desk/admin/closures", ADMINS, closures.close, page=True),
    "close-form": SignedRoute("GET", "/desk/admin/closures/new", ADMINS, closures.form, page=True),
    "plan-closure": SignedRoute("POST", "/desk/admin/closures/new", ADMINS, closures.plan, page=True),
    "ready": SignedRoute("GET", "/desk/admin/ready", ADMINS, ready.form, page=True),
    "change-ready": SignedRoute("POST", "/desk/admin/ready", ADMINS, ready.change, page=True),
    "campaign": SignedRoute("GET", "/desk/admin/campaign", ADMINS, campaign.form, page=True),
    "change-campaign": SignedRoute("POST", "/desk/admin/campaign", ADMINS, campaign.change, page=True),
    "numbers": SignedRoute("GET", "/desk/admin/numbers", ADMINS, stats.numbers, page=True),
    "public-line": SignedRoute("POST", "/desk/admin/numbers", ADMINS, stats.switch_line, page=True),
    "numbers-chart": SignedRoute("GET", "/desk/admin/numbers/chart.png", ADMINS, stats.chart),
    "numbers-table": SignedRoute("GET", "/desk/admin/numbers.csv", ADMINS, stats.spreadsheet, page=True),
    "closures-progress": SignedRoute(
        "GET", "/desk/admin/closures/progress", ADMINS, closures.progress, counts_as_activity=False
    ),
}


def routes(context: DeskContext) -> list[Route]:
    """One for each row of the table, and a page for every other address below /desk."""
    rules = tuple(ROUTES.values())
    known = [route_of(context, rule) for rule in rules]
    return [*known, *(Route(path, NotFound(rules)) for path in ("/desk", "/desk/{rest:path}"))]
