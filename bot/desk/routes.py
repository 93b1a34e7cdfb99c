"""The desk's doors and what is behind each."""

from collections.abc import Mapping

from starlette.routing import Route

from bot.desk import day, day_sheet, offline, sessions, shell, signin, visitor, walk_in
from bot.desk import scan as scanning
from bot.desk.access import ROUTES
from bot.desk.admin import broadcasts, closures, index, journal, numbers, stations
from bot.desk.admin import pause as switch
from bot.desk.admin import staff as admin_people
from bot.desk.context import DeskContext, OpenEndpoint, SignedEndpoint
from bot.desk.gate import NotFound, open_route, signed_route

OPEN: Mapping[str, OpenEndpoint] = {
    "scan-page": shell.scan_page,
    "worker": shell.worker,
    "manifest": shell.manifest,
    "asset": shell.asset,
    "me": signin.me,
    "pairing": signin.open_pairing,
    "pairing-state": signin.pairing_state,
    "signin": signin.sign_in,
}
SIGNED: Mapping[str, SignedEndpoint] = {
    "signout": signin.sign_out,
    "leave": signin.leave,
    "scan": scanning.scan,
    "frame": scanning.frame,
    "document": scanning.find_document,
    "open": scanning.open_booking,
    "confirm": scanning.confirm,
    "doubt": scanning.doubt,
    "undo": scanning.undo,
    "show": visitor.show_number,
    "times": visitor.find_times,
    "move": visitor.move,
    "cancel": visitor.cancel,
    "slip": visitor.slip,
    "day": day.day,
    "sheet": day_sheet.sheet,
    "ticks": day_sheet.ticks,
    "record-ticks": day_sheet.record_ticks,
    "walk-in": walk_in.form,
    "register": walk_in.register,
    "notice": walk_in.notice,
    "pack": offline.pack,
    "uploads": offline.uploads,
    "conflicts": offline.conflicts,
    "settle": offline.settle,
    "numbers": numbers.numbers,
    "numbers-chart": numbers.chart,
    "numbers-table": numbers.spreadsheet,
    "sessions": sessions.sessions,
    "end-sessions": sessions.end_sessions,
    "people": admin_people.people,
    "change-people": admin_people.change_people,
    "stations": stations.stations,
    "change-station": stations.change,
    "journal": journal.journal,
    "pause": switch.switch,
    "change-pause": switch.throw,
    "admin": index.index,
    "broadcasts": broadcasts.listed,
    "compose": broadcasts.compose,
    "draft": broadcasts.draft,
    "broadcast": broadcasts.broadcast,
    "steer-broadcast": broadcasts.steer,
    "broadcast-progress": broadcasts.progress,
    "closures": closures.listed,
    "close": closures.close,
    "close-form": closures.form,
    "plan-closure": closures.plan,
    "closures-progress": closures.progress,
}


def routes(context: DeskContext) -> list[Route]:
    """One for each row of the table, and a page for what is not in it."""
    opened = [open_route(context, ROUTES[name], endpoint) for name, endpoint in OPEN.items()]
    signed = [signed_route(context, ROUTES[name], endpoint) for name, endpoint in SIGNED.items()]
    return [*opened, *signed, *(Route(path, NotFound()) for path in ("/desk", "/desk/{rest:path}"))]
