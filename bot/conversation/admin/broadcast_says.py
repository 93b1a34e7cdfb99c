"""What admins are shown of a broadcast: as people will see it, and on its way, with the buttons that steer it.

Law: counts only, nobody who gets it is named.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from math import ceil
from typing import Final

from bot.conversation.admin.broadcast_audience import audience_texts
from bot.conversation.admin.questions import STEP
from bot.conversation.core.admin_outcomes import BroadcastShown
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.broadcast import Broadcast, Report, Stage

PARTS: Final = 10  # of the bar
REASONS: Final = frozenset({"stopped", "too-late", "erased", "unreadable", "chat-not-found"})


def preview(shown: BroadcastShown, scene: Scene, step: str, choices: Rows) -> tuple[Say, ...]:
    """The message exactly as people will read it, then to how many and how long it takes, with the choices below."""
    seen = [
        Say((Text(f"admin-in-{locale}"), Text("admin-shown", {"text": text})), stays=True)
        for locale, text in shown.seen
    ]
    text = shown.broadcast.text
    head = Text("admin-recipients", {"count": shown.recipients.total or 0, "number": f"#{shown.broadcast.number}"})
    lines = [head, *_by_channel(shown), *audience_texts(text.audience, scene)]
    if shown.takes >= timedelta(minutes=1):
        lines.append(Text("admin-takes", {"span": _whole_minutes(shown.takes)}))
    elif shown.recipients.total:
        lines.append(Text("admin-takes-soon"))
    lines.append(Text("admin-is-urgent" if text.urgent else "admin-is-ordinary"))
    if not text.english:
        lines.append(Text("admin-without-english"))
    if text.starts_at is not None:
        at = scene.local(text.starts_at)
        lines.append(Text("admin-goes-at", {"on": at.date(), "at": at.time()}))
    if text.valid_until is not None:
        lines.append(_until(scene.local(text.valid_until)))
    if shown.second:
        lines.append(Text("admin-second-needed"))
    return (*seen, Say(tuple(lines), step, choices))


def approval(shown: BroadcastShown, name: str, scene: Scene) -> tuple[Say, ...]:
    """The question to another admin: approve or refuse."""
    broadcast_id = shown.broadcast.id
    choices = rows(
        Choice(f"approve:{broadcast_id}", "admin-approve", style="success"),
        Choice(f"refuse:{broadcast_id}", "admin-refuse", style="danger"),
    )
    *seen, last = preview(replace(shown, second=False), scene, STEP, choices)
    return (*seen, replace(last, texts=(Text("admin-approval-asked", {"name": name}), *last.texts)))


def judged(broadcast: Broadcast, approved: bool, name: str, scene: Scene) -> Say:
    """The message to its maker about the other admin's verdict."""
    key = "admin-approved-by" if approved else "admin-refused-by"
    text = Text(key, {"name": name, "number": f"#{broadcast.number}"})
    told = standing(broadcast, scene)
    return replace(told, texts=(text, *told.texts))


def grown(broadcast: Broadcast, scene: Scene) -> Say:
    """The message to its maker when its time came and it had become too large for one admin."""
    told = standing(broadcast, scene)
    return replace(told, texts=(Text("admin-grown", {"number": f"#{broadcast.number}"}), *told.texts))


def standing(broadcast: Broadcast, scene: Scene, rate: float | None = None) -> Say:
    """Its progress and the buttons that steer it. ``rate``: messages a second as measured lately."""
    report, number = broadcast.report, f"#{broadcast.number}"
    texts = [Text("admin-stage", {"number": number, "stage": broadcast.stage.value})]
    match broadcast.stage:
        case Stage.WAITING:
            texts.append(_goes(broadcast, scene))
        case Stage.RUNNING | Stage.PAUSED:
            params = {"bar": bar(report), "ended": report.ended, "total": report.total}
            texts.append(Text("admin-bar", params))
            if broadcast.stage is Stage.RUNNING and rate:
                span = timedelta(seconds=report.due / rate)
                key = "admin-rate" if span >= timedelta(minutes=1) else "admin-rate-soon"
                texts.append(Text(key, {"rate": max(1, round(rate)), "span": _whole_minutes(span)}))
        case Stage.STOPPED | Stage.DONE if report.total:
            texts += report_texts(report)
    return Say(tuple(texts), STEP, _controls(broadcast, scene))


def report_texts(report: Report) -> list[Text]:
    """All lines together are the total."""
    failed, dropped = sum(count for _, count in report.failed), sum(count for _, count in report.dropped)
    params = {
        "total": report.total,
        "sent": report.sent,
        "unknown": report.unknown,
        "blocked": report.blocked,
        "failed": failed,
        "dropped": dropped,
        "due": report.due,
    }
    texts = [Text("admin-report", params)]
    for reason, count in (*report.failed, *report.dropped):
        word = reason if reason in REASONS else "other"
        texts.append(Text(f"broadcast-page-reason-{word}", {"count": count, "reason": reason}))
    if report.unknown:
        texts.append(Text("broadcast-page-unsure", {"count": report.unknown}))
    if report.unknown_sends > report.unknown:
        texts.append(Text("broadcast-page-unknown-sends", {"count": report.unknown_sends - report.unknown}))
    return texts


def bar(report: Report) -> str:
    full = PARTS * report.ended // report.total if report.total else PARTS
    return "▓" * full + "░" * (PARTS - full)


def _controls(broadcast: Broadcast, scene: Scene) -> Rows:
    others = scene.staff is not None and scene.staff.id != broadcast.made_by
    verbs: dict[Stage, tuple[str, ...]] = {
        Stage.DRAFT: ("look",),
        Stage.APPROVAL: ("look",) if others else ("take-back",),
        Stage.WAITING: ("take-back",),
        Stage.RUNNING: ("pause", "stop"),
        Stage.PAUSED: ("resume", "stop"),
        Stage.DONE: again(broadcast.report),
        Stage.STOPPED: (),
    }
    across = 1 if broadcast.stage is Stage.DONE else 2  # long labels
    choices = (Choice(f"{verb}:{broadcast.id}", f"admin-do-{verb}") for verb in verbs[broadcast.stage])
    return rows(*choices, across=across)


def again(report: Report) -> tuple[str, ...]:
    """Which of those who may not have it can be tried again."""
    return (*(("retry",) if report.failed else ()), *(("retry-unknown",) if report.unknown else ()))


def _goes(broadcast: Broadcast, scene: Scene) -> Text:
    seconds = ceil((broadcast.starts_at - scene.now).total_seconds())
    if 0 < seconds <= 60:
        return Text("admin-goes-in", {"seconds": seconds})
    at: datetime = scene.local(broadcast.starts_at)
    return Text("admin-goes-at", {"on": at.date(), "at": at.time()})


def _until(until: datetime) -> Text:
    """The end of its validity as people say it: midnight is the end of the day before."""
    if until.time() == time():
        return Text("admin-valid-to-end", {"on": until.date() - timedelta(days=1)})
    return Text("admin-valid-until", {"on": until.date(), "at": until.time()})


def _by_channel(shown: BroadcastShown) -> list[Text]:
    channels = dict.fromkeys(channel for channel, _, _ in shown.recipients.by_channel)
    counts = {(channel, locale): count for channel, locale, count in shown.recipients.by_channel}
    return [
        Text(
            "admin-by-channel",
            {
                "channel": channel,
                "arabic": _count(counts.get((channel, "ar"))),
                "english": _count(counts.get((channel, "en"))),
            },
        )
        for channel in channels
    ]


def _count(count: int | None) -> Text:
    return Text("numbers-few") if count is None else Text("cases-some", {"count": count})


def _whole_minutes(span: timedelta) -> timedelta:
    return timedelta(minutes=ceil(span / timedelta(minutes=1)))
