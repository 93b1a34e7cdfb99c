"""What we write of cases unasked: that one is ready, with times to choose from; reminders; the last call.

Law: whoever is written to is claimed in the transaction that queues the message, never in quiet hours, one after the
other, so that people in conversation meanwhile are answered first. What has not left when quiet hours begin leaves in
the morning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.actions.tell import tell
from bot.conversation.applicant.wording import case_says
from bot.conversation.core.say import Say
from bot.conversation.core.state import Scene
from bot.domain.case import ToRemind, ToTell
from bot.domain.collecting import collection_at
from bot.domain.office import Station
from bot.domain.quiet_hours import is_quiet, next_loud
from storage.bookings.shown import find_shown_days
from storage.bookings.slots import count_free
from storage.cases.campaigns import claim_last_calls
from storage.cases.notices import Notice
from storage.cases.ready_rounds import claim_ready_to_tell, count_invited, places_waiting
from storage.cases.reminders import claim_reminders
from storage.chats.conversations import Recipient, find_recipient
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import mark_of_case, take_back_notices
from storage.outbox.deliveries import postpone

AT_ONCE: Final = 100  # in a transaction: the writer is nobody else's while it runs
BETWEEN: Final = timedelta(milliseconds=100)  # from one message to the next
SHOWN: Final = 3  # times in a message


@dataclass(slots=True)
class Round:
    """One round of the leader: by service and place how many more may be told to choose a time, and how many messages
    it has queued."""

    room: dict[tuple[str, str], int] = field(default_factory=dict)
    queued: int = 0


def look_round(tx: Transaction, scene: Scene) -> Round:
    """Free times, less those who were told of some and have not chosen yet; reads only."""
    room: dict[tuple[str, str], int] = {}
    for service, place in places_waiting(tx):
        calendar = collection_at(scene.office, service, place)
        free = count_free(tx, calendar, scene.rules) if calendar is not None else 0
        room[service, place] = free - count_invited(tx, service, place, scene.rules) if free else 0
    return Round(room)


def tell_some(tx: Transaction, scene: Scene, so_far: Round) -> int:
    """Queues the next messages, of one kind. 0: there are none, or it is night; then what waits is put off."""
    if is_quiet(scene.now, scene.zone, scene.rules):
        postpone(tx, "calm", next_loud(scene.now, scene.zone, scene.rules))
        return 0
    for service, place in so_far.room:
        if told := _tell_ready(tx, service, place, scene, so_far):
            return told
    return _remind(tx, claim_last_calls(tx, scene.rules, AT_ONCE), scene, so_far) or _remind(
        tx, claim_reminders(tx, scene.rules, AT_ONCE), scene, so_far
    )


def _tell_ready(tx: Transaction, service: str, place: str, scene: Scene, so_far: Round) -> int:
    room, calendar = so_far.room[service, place], collection_at(scene.office, service, place)
    claimed = claim_ready_to_tell(tx, service, place, room, scene.rules, AT_ONCE)
    so_far.room[service, place] = room - sum(each.choose for each in claimed)
    times: dict[bool, Sequence[datetime]] = {}
    for each in claimed:
        web = scene.rules.shares(each.channel)
        if calendar is not None and each.choose and web not in times:
            times[web] = _free(tx, calendar, scene, web=web)
        if each.again:
            take_back_notices(tx, each.case, ["ready"])  # that it is to be waited for
        _queue(tx, each, "ready", _ready(each, times.get(web, ()), calendar, scene, so_far), scene, so_far)
    return len(claimed)


def _free(tx: Transaction, calendar: Station, scene: Scene, *, web: bool) -> Sequence[datetime]:
    """As the public view shows them."""
    days = find_shown_days(tx, calendar, web, scene.rules)
    return [time.starts_at for day in days for time in day.times if time.free]


def _ready(each: ToTell, times: Sequence[datetime], calendar: Station | None, scene: Scene, so_far: Round) -> Say:
    if calendar is None or not each.choose:
        return case_says.waits(each.case, scene)
    return case_says.ready(each.case, _spread(times, so_far.queued), calendar, scene)


def _spread(times: Sequence[datetime], number: int) -> list[datetime]:
    """Some of them for the person of that number: far from each other, and others than the next person's, so that a
    crowd is not sent to one and the same time."""
    step = max(1, len(times) // SHOWN)
    return sorted({times[(number + each * step) % len(times)] for each in range(SHOWN)}) if times else []


def _remind(tx: Transaction, claimed: Sequence[ToRemind], scene: Scene, so_far: Round) -> int:
    """Of those who wait only who may choose a time is claimed."""
    for each in claimed:
        match each.why:
            case "expiring":
                say = case_says.expiring(each.case)
            case "last-call":
                say = case_says.last_call(each.case, each.until)
            case "uncollected":
                say = case_says.uncollected(each.case)
            case _:
                assert_never(each.why)
        _queue(tx, each, each.why, say, scene, so_far)
    return len(claimed)


def _queue(tx: Transaction, to: ToTell | ToRemind, notice: Notice, say: Say, scene: Scene, so_far: Round) -> None:
    recipient = find_recipient(tx, to.chat_id)
    if recipient is None:
        return
    recipient = recipient if recipient.locale else Recipient(recipient.chat_id, recipient.channel, to.case.locale)
    due_at, mark = scene.now + so_far.queued * BETWEEN, mark_of_case(tx, to.chat_id, to.case.id, notice)
    tell(tx, recipient, [say], scene.office, "calm", due_at=due_at, tag=mark)
    so_far.queued += 1
