"""Alarms, told to all admins in their chats: each once, and again only after it was over.

Law: a state that passes within ``PATIENCE`` alarms nobody, and one that comes and goes does not alarm all day: an alarm
is over when its state has not been seen for ``CALM``.
"""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.actions.tell import tell_staff
from bot.conversation.core.say import Say, Text
from bot.domain.account import channel_of
from bot.domain.clock import Doubt
from bot.domain.hours import bounds, slot_times
from bot.domain.office import Office, Station
from bot.domain.rules import Rules
from bot.domain.trouble import TroubleKind
from bot.monitoring.case_alarms import CaseKind, find_case_alarms
from storage.bookings.slots import find_earliest, find_web_share
from storage.chats.accounts import find_links
from storage.chats.troubles import find_troubles
from storage.desk.doubles import find_ending_others, find_stopped
from storage.engine.database import Database
from storage.engine.files_in_use import LostFile
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact
from storage.outbox.pauses import find_pauses
from storage.staff.staff import staff_chats
from storage.stats.health import CHANGED_WITHIN, count_came, count_mismatches, count_parked, count_too_late, find_stuck

STATE_FACT: Final = "alarms"  # in the table of the service's facts
PATIENCE: Final = timedelta(minutes=1)
CALM: Final = timedelta(minutes=15)
AFTER_OPENING: Final = timedelta(hours=1)
STUCK: Final = timedelta(minutes=5)
PARKED_WITHIN: Final = timedelta(hours=1)
TOO_LATE_WITHIN: Final = timedelta(hours=1)
LEAST_PART, LEAST_BYTES = 0.05, 500 * 10**6  # free of a disk
NOBODY: Final = ""  # no station's key: then ``staff_chats`` are those of the admins


Kind = (
    Literal[
        "full",
        "no-arrivals",
        "stuck",
        "parked",
        "too-late",
        "paused",
        "disk",
        "changed",
        "clock",
        "doubles",
        "web-share",
    ]
    | TroubleKind
    | CaseKind
    | LostFile
)


@dataclass(frozen=True, slots=True)
class Disk:
    """In bytes."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """``about``: a station's key, a broadcast's id or an account's name. Kind and ``about`` say which alarm it is;
    ``text`` may change."""

    kind: Kind
    about: str
    text: Text

    @property
    def key(self) -> str:
        return f"{self.kind} {self.about}".strip()


@dataclass(frozen=True, slots=True)
class _Known:
    """Milliseconds since 1970. ``gone``: since when it is not seen any more."""

    since: int
    told: bool = False
    gone: int | None = None


def disk_of(folder: Path) -> Disk:
    usage = shutil.disk_usage(folder)
    return Disk(usage.free, usage.total)


def find_alarms(
    tx: Transaction,
    office: Office,
    zone: ZoneInfo,
    rules: Rules,
    disk: Callable[[], Disk] | None,
    doubt: Doubt | None = None,
    lost: Sequence[LostFile] = (),
) -> tuple[Alarm, ...]:
    """All that stand now, told or not. ``disk`` ``None``: the database is on another machine. ``doubt``: of the
    clock."""
    earliest = find_earliest(tx, office.stations, False, rules)
    found = [
        Alarm("full", station.key, Text("alarm-full", {"place": office.called(station)}))
        for station in office.stations
        if earliest[station.key] is None
    ]
    found += [alarm for station in office.stations if (alarm := _nobody_came(tx, station, office, zone))]
    found += [alarm for station in office.stations if (alarm := _half_of_web(tx, station, office, rules))]
    found += [Alarm(*each) for each in find_case_alarms(tx, office, rules)]
    for broadcast_id, number in find_stuck(tx, tx.now - STUCK):
        found.append(Alarm("stuck", broadcast_id, Text("alarm-stuck", {"number": str(number)})))
    parked = count_parked(tx, tx.now - PARKED_WITHIN)
    if parked:
        found.append(Alarm("parked", "", Text("alarm-parked", {"count": parked})))
    for broadcast_id, number, count in sorted(count_too_late(tx, tx.now - TOO_LATE_WITHIN)):
        key = "alarm-too-late-notice" if broadcast_id else "alarm-too-late"
        found.append(Alarm("too-late", broadcast_id, Text(key, {"number": str(number), "count": count})))
    for channel, pause in find_pauses(tx):
        if pause is not None and pause.reason != "token-refused":  # that is told as a trouble
            at = pause.since.astimezone(zone).time()
            named = Text("channel-name", {"channel": channel_of(channel)})
            params = {"channel": named, "bot": _bot(tx, channel), "reason": pause.reason, "at": at}
            found.append(Alarm("paused", channel, Text("alarm-paused", params)))
    for trouble in find_troubles(tx):
        if trouble.alarms(tx.now):
            at = trouble.since.astimezone(zone).time()
            who = {"who": trouble.who or "none", "bot": _bot(tx, trouble.channel)}
            text = Text(f"alarm-{trouble.kind}", {"at": at, **who})
            found.append(Alarm(trouble.kind, trouble.channel, text))
    changed = count_mismatches(tx, tx.now - CHANGED_WITHIN)
    if changed:
        found.append(Alarm("changed", "", Text("alarm-changed", {"count": changed})))
    for place in office.places:
        found += _doubles(tx, place, rules)
    left = disk() if disk else None
    if left and (left.free < LEAST_BYTES or left.free < LEAST_PART * left.total):
        found.append(Alarm("disk", "", Text("alarm-disk", {"megabytes": left.free // 10**6})))
    found += [Alarm(each, "", Text(f"alarm-{each}")) for each in lost]
    if doubt is not None:
        clock, seen = (at.astimezone(zone) for at in (doubt.clock, doubt.seen))
        times = {"clock_on": clock.date(), "clock_at": clock.time(), "seen_on": seen.date(), "seen_at": seen.time()}
        found.append(Alarm("clock", doubt.id, Text("alarm-clock", times)))
    return tuple(found)


def _bot(tx: Transaction, account: str) -> str:
    """The name by which people know an account, where its channel has several; else "none"."""
    links = find_links(tx, channel_of(account))
    if len(links) < 2 and account == channel_of(account):
        return "none"
    name = links.get(account, "").partition("?")[0].rpartition("/")[2]
    return f"@{name}" if name else account.partition(":")[2] or "none"


def _doubles(tx: Transaction, place: Station, rules: Rules) -> tuple[Alarm, ...]:
    """One of each member of staff; who is stopped is told as such."""
    keys = dict.fromkeys(find_ending_others(tx, place.key, rules), "alarm-doubles-arrived")
    keys |= dict.fromkeys(find_stopped(tx, place.key, rules), "alarm-doubles")
    return tuple(Alarm("doubles", staff_id, Text(key, {"place": place.names})) for staff_id, key in keys.items())


def _half_of_web(tx: Transaction, station: Station, office: Office, rules: Rules) -> Alarm | None:
    """Chats of the page, which cost nothing to make, have at least half of all that they may book there."""
    taken, places = find_web_share(tx, station, rules)
    if not places or 2 * taken < places:
        return None
    days = {"place": office.called(station), "days": rules.web_horizon_days}
    return Alarm("web-share", station.key, Text("alarm-web-share", days))


def _nobody_came(tx: Transaction, station: Station, office: Office, zone: ZoneInfo) -> Alarm | None:
    """From an hour after opening until it closes, if somebody's slot is over and nobody was confirmed all day."""
    today = tx.now.astimezone(zone).date()
    times = slot_times(station, today, zone)
    step = timedelta(minutes=station.slot_minutes)
    if not times or not times[0] + AFTER_OPENING <= tx.now < times[-1] + step:
        return None
    day = bounds(today, zone)
    over = count_came(tx, station.key, day["since"], tx.now - step).booked
    if not over or count_came(tx, station.key, **day).arrived:
        return None
    opened = times[0].astimezone(zone).time()
    params = {"place": office.called(station), "at": opened, "count": over}
    return Alarm("no-arrivals", station.key, Text("alarm-no-arrivals", params))


@dataclass(frozen=True, slots=True)
class News:
    """The alarms to tell now, and the state to remember."""

    alarms: tuple[Alarm, ...]
    known: Mapping[str, _Known] = field(default_factory=dict)


def tell_alarms(tx: Transaction, office: Office, alarms: Sequence[Alarm]) -> int:
    """To all admins, in one message each what is new. How many alarms were told."""
    news = _news(_known(tx), alarms, tx.now)
    bind_fact(tx, STATE_FACT, json.dumps({key: [one.since, one.told, one.gone] for key, one in news.known.items()}))
    if not news.alarms:
        return 0
    say = Say((Text("alarm-title"), *(alarm.text for alarm in news.alarms)))
    for chat_id, _ in staff_chats(tx, NOBODY):
        tell_staff(tx, chat_id, [say], office)
    return len(news.alarms)


async def watch(
    database: Database,
    office: Office,
    rules: Rules,
    disk: Callable[[], Disk] | None = None,
    doubt: Doubt | None = None,
    lost: Sequence[LostFile] = (),
) -> int:
    """One look of the leader's round; writes only if something has changed. How many alarms were told.
    ``lost``: the files under the database that are."""
    zone = ZoneInfo(office.zone)

    def look(tx: Transaction) -> tuple[tuple[Alarm, ...], bool]:
        alarms, known = find_alarms(tx, office, zone, rules, disk, doubt, lost), _known(tx)
        return alarms, _news(known, alarms, tx.now).known != known

    alarms, changed = await database.read(look)
    return await database.write(lambda tx: tell_alarms(tx, office, alarms)) if changed else 0


def _known(tx: Transaction) -> dict[str, _Known]:
    return {key: _Known(*values) for key, values in json.loads(find_bound_fact(tx, STATE_FACT) or "{}").items()}


def _news(known: Mapping[str, _Known], alarms: Sequence[Alarm], now: datetime) -> News:
    at = round(now.timestamp() * 1000)
    after: dict[str, _Known] = {}
    told: list[Alarm] = []
    for alarm in alarms:
        before = known.get(alarm.key, _Known(at))
        if before.since > at:  # seen before the clock was put back
            before = replace(before, since=at)
        tell = not before.told and at - before.since >= PATIENCE // timedelta(milliseconds=1)
        if tell:
            told.append(alarm)
        after[alarm.key] = _Known(before.since, before.told or tell)
    for key, before in known.items():
        gone = at if before.gone is None else min(at, before.gone)
        if key not in after and before.told and at - gone < CALM // timedelta(milliseconds=1):
            after[key] = _Known(before.since, before.told, gone)
    return News(tuple(told), after)
