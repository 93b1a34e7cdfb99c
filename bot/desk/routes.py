"""The desk's doors and what is behind each."""

from collections.abc import Mapping

from starlette.routing import Route

from bot.desk import day, offline, people, scanning, sessions, sheet, shell, signin, walk_in
from bot.desk.access import DOORS
from bot.desk.admin import broadcasts, closures, index, journal, numbers, stations, switch
from bot.desk.admin import people as admin_people
from bot.desk.gate import NoDoor, open_route, signed_route
from bot.desk.house import DeskHouse, OpenEndpoint, SignedEndpoint

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
    "show": people.show_number,
    "times": people.find_times,
    "move": people.move,
    "cancel": people.cancel,
    "slip": people.slip,
    "day": day.day,
    "sheet": sheet.sheet,
    "ticks": sheet.ticks,
    "record-ticks": sheet.record_ticks,
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


def routes(house: DeskHouse) -> list[Route]:
    """One for each row of the table, and a page for what is not in it."""
    opened = [open_route(house, DOORS[name], endpoint) for name, endpoint in OPEN.items()]
    signed = [signed_route(house, DOORS[name], endpoint) for name, endpoint in SIGNED.items()]
    return [*opened, *signed, *(Route(path, NoDoor()) for path in ("/desk", "/desk/{rest:path}"))]
