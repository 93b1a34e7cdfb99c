"""The admins' first page: a card for each of their pages, with a count of what waits there."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain.rules import Rules
from storage.cases.campaigns import find_campaigns
from storage.cases.ready import list_batches
from storage.desk.doubles import count_doubles
from storage.engine.transaction import Transaction
from storage.maintenance.clock import find_seen
from storage.office.closures import find_closures
from storage.outbox.broadcasts import UNDER_WAY, list_broadcasts

CARDS: Final = {
    "broadcasts": "/desk/admin/broadcasts",
    "closures": "/desk/admin/closures",
    "ready": "/desk/admin/ready",
    "campaign": "/desk/admin/campaign",
    "people": "/desk/admin/people",
    "stations": "/desk/admin/stations",
    "journal": "/desk/admin/journal",
    "doubles": "/desk/admin/doubles",
    "numbers": "/desk/admin/numbers",
    "pause": "/desk/admin/pause",
    "clock": "/desk/admin/clock",
    "sessions": "/desk/sessions",
}
"""In the order of the page."""


async def index(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    rules = context.rules()
    marks = await context.database.read(lambda tx: _marks(tx, rules))
    return signed_page("admin_index.html", context, signed, cards=CARDS, marks=marks)


def _marks(tx: Transaction, rules: Rules) -> dict[str, int]:
    under_way = sum(one.stage in UNDER_WAY for one in list_broadcasts(tx))
    seen = find_seen(tx)
    in_doubt = seen is not None and seen.doubt is not None
    return {
        "broadcasts": under_way,
        "closures": len(find_closures(tx)),
        "ready": sum(one.stage == "approval" for one in list_batches(tx, rules)),
        "campaign": len(find_campaigns(tx)),
        "doubles": sum(count_doubles(tx)),
        "clock": int(in_doubt),
    }
