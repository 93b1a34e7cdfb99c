"""An admin closes the handing out of a service's cards: a last call, then the cards that wait are waited for no more.

Cases that are not ready by then go on, and so do those that nobody has told ``LAST_CALL`` before: the office may name
another day for them. While look-ups are frozen nobody is called and nothing ends: whoever stole an admin's phone would
end everybody's.
"""

from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, delete, or_, select, update

from bot.domain.case import LAST_CALL, CampaignClosing, CampaignRefused, Case, ToRemind
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.cases.ends import end_row
from storage.cases.lifetimes import AFTER_END, day_after
from storage.cases.reminders import to_tell
from storage.cases.rows import ROWS, case_of, cases_of
from storage.engine.binding import bound, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.freeze import is_frozen
from storage.staff.staff import find_admin
from storage.tables import campaigns, cases
from storage.tables.upsert import excluded, upsert

AT_ONCE: Final = 500

_ids: Any = bindparam("ids", expanding=True)
_CLOSE = upsert(
    campaigns,
    [campaigns.c.service],
    {name: excluded(campaigns.c[name]) for name in ("until", "made_by", "made_at", "mac")},
)
_ALL = select(*campaigns.c).order_by(campaigns.c.service)
_CANCEL = delete(campaigns).where(campaigns.c.service == bindparam("of_service")).returning(campaigns.c.until)
_CALL_ANEW = (
    update(cases)
    .where(cases.c.service == bindparam("of_service"), cases.c.stage == "ready", cases.c.ended_at.is_(None))
    .values(called_on=None)
)
_ready = ROWS.where(cases.c.service == bindparam("of_service"), cases.c.stage == "ready", cases.c.ended_at.is_(None))
_TO_CALL = (
    _ready.where(cases.c.called_on.is_(None), cases.c.invited_at.is_not(None), cases.c.chat_index.is_not(None))
    .order_by(cases.c.ready_at, cases.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TO_END = (
    _ready.where(
        cases.c.ready_at <= bindparam("over", type_=cases.c.ready_at.type),
        or_(cases.c.chat_index.is_(None), cases.c.called_on <= bindparam("called")),
    )
    .order_by(cases.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CALLED = update(cases).where(cases.c.id.in_(_ids)).values(called_on=bindparam("on"))


def close_campaign(
    tx: Transaction, admin: Staff, service: str, until: date, rules: Rules
) -> CampaignClosing | CampaignRefused:
    """``until``: the last local day on which cards are handed out, ``LAST_CALL`` ahead at least; another one in place
    of the former, which is told anew."""
    if find_admin(tx, admin) is None:
        return CampaignRefused("not-admin")
    if until < tx.now.astimezone(rules.zone).date() + LAST_CALL:
        return CampaignRefused("too-soon")
    values = {"service": service, "until": until.isoformat(), "made_by": admin.id, "made_at": tx.now}
    _CLOSE.execute(tx.connection, bound(tx, campaigns, values))
    tx.connection.execute(_CALL_ANEW, {"of_service": service})
    record(tx, Action.CAMPAIGN, Result.RECORDED, admin.id)
    return CampaignClosing(service, until)


def cancel_campaign(tx: Transaction, admin: Staff, service: str) -> bool:
    """Cards are handed out on. False: there is none, or they are no admin."""
    if find_admin(tx, admin) is None:
        return False
    gone = tx.connection.execute(_CANCEL, {"of_service": service}).first() is not None
    if gone:
        record(tx, Action.CAMPAIGN, Result.STOPPED, admin.id)
    return gone


def find_campaigns(tx: Transaction) -> tuple[CampaignClosing, ...]:
    """Those whose day is ahead, or was within the last week."""
    rows = [row for row in tx.connection.execute(_ALL).all() if is_bound(tx, campaigns, row)]
    return tuple(CampaignClosing(row.service, date.fromisoformat(row.until)) for row in rows)


def claim_last_calls(tx: Transaction, rules: Rules, most: int = AT_ONCE) -> tuple[ToRemind, ...]:
    """Of cards that wait while their campaign closes, once their people may choose a time: once each, never in quiet
    hours."""
    found: list[ToRemind] = []
    if is_frozen(tx):
        return ()
    today = tx.now.astimezone(rules.zone).date().isoformat()
    for campaign in find_campaigns(tx):
        if day_after(campaign.until, rules) <= tx.now:
            continue
        rows = tx.connection.execute(_TO_CALL, {"of_service": campaign.service, "most": most}).all()
        if rows:
            tx.connection.execute(_CALLED, {"ids": [row.id for row in rows], "on": today})
        found += to_tell(tx, list(cases_of(tx, rows)), "last-call", until=campaign.until)
    return tuple(found)


def end_campaigns(tx: Transaction, rules: Rules, most: int = AT_ONCE) -> tuple[Case, ...]:
    """Cases that were ready and not collected by then end, ``LAST_CALL`` after their last call at the soonest; a week
    later the campaign is forgotten. Which: call until there are none."""
    ended: list[Case] = []
    if is_frozen(tx):
        return ()
    called = (tx.now.astimezone(rules.zone).date() - LAST_CALL).isoformat()
    for campaign in find_campaigns(tx):
        over = day_after(campaign.until, rules)
        if over > tx.now:
            continue
        which = {"of_service": campaign.service, "over": over, "called": called, "most": most}
        rows = tx.connection.execute(_TO_END, which).all()
        for row in rows:
            case = case_of(tx, row)
            if case is not None:
                ended.append(end_row(tx, row, case, rules))
        if over + AFTER_END <= tx.now:
            tx.connection.execute(_CANCEL, {"of_service": campaign.service})
    return tuple(ended)
