"""What is wrong with the second visit, by place: nobody is told, the review takes too long, no time is free."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, Literal

from bot.conversation.core.say import Text
from bot.domain.collecting import collections
from bot.domain.office import Office
from bot.domain.rules import Rules
from storage.bookings.slots import find_earliest
from storage.engine.transaction import Transaction
from storage.stats.cases import find_old_reviews, find_untold, find_without_time

CaseKind = Literal["untold", "old-review", "collection-full"]
UNTOLD: Final = timedelta(days=1)
"""After the hour in which a paper was ready: a night, and the round of the morning after."""


def find_case_alarms(tx: Transaction, office: Office, rules: Rules) -> Iterator[tuple[CaseKind, str, Text]]:
    """Each with the key of the calendar that it is about. They say that there is somebody, and never how many."""
    calendars = collections(office)
    if not calendars:
        return
    untold, old = find_untold(tx, tx.now - UNTOLD), find_old_reviews(tx, tx.now - rules.review_alarm)
    waiting = find_without_time(tx)
    earliest = find_earliest(tx, calendars, False, rules) if waiting else {}
    days = rules.review_alarm // timedelta(days=1)
    for each in calendars:
        which, names = (each.service, each.place_key), office.called(each)
        if which in untold:
            yield "untold", each.key, Text("alarm-untold", {"place": names})
        if which in old:
            yield "old-review", each.key, Text("alarm-old-review", {"place": names, "days": days})
        if which in waiting and earliest.get(each.key) is None:
            yield "collection-full", each.key, Text("alarm-collection-full", {"place": names})
