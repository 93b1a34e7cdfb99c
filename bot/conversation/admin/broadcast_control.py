"""A broadcast before it goes out, as people will see it, and on its way: its progress and the buttons that steer it.

Law: counts only, nobody who gets it is named. Law: what cannot be undone asks once more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from math import ceil
from typing import Final

from bot.conversation.admin.broadcast_audience import audience_texts
from bot.conversation.admin.broadcast_questions import answers_of, mark_of, new_broadcast, night_question
from bot.conversation.admin.questions import STEP, button, choice_of, remark
from bot.conversation.core.admin_commands import DraftBroadcast, SendBroadcast, ShowBroadcast, ShowToMe, SteerBroadcast
from bot.conversation.core.admin_outcomes import BroadcastSent, BroadcastsFound, BroadcastShown, ShownToMe, Steered
from bot.conversation.core.events import Event
from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, AlwaysAsked, rows, wants_back
from bot.conversation.core.views import AdminPage, View
from bot.domain.broadcast import Broadcast, BroadcastRefused, Report, Stage

PARTS: Final = 10  # of the bar
REASONS: Final = frozenset({"stopped", "too-late", "erased", "unreadable", "chat-not-found"})
CHANGES: Final = {
    "bc-arabic": "admin-text-arabic",
    "bc-english": "admin-text-english",
    "bc-audience": "admin-who",
    "bc-urgency": "admin-urgency",
    "bc-start": "admin-when",
    "bc-until": "admin-until",
}
CHANGE: Final = AdminPage("change")
NIGHT: Final = AdminPage("night")
MENDED: Final = {"no-text": "bc-arabic", "too-long": "bc-arabic", "nobody": "bc-audience", "late": "bc-until"}
"""Which question is asked again when it is refused for that reason."""


@dataclass(frozen=True, slots=True)
class Preview(AlwaysAsked):
    name: str = "bc-preview"
    stage: int = 0

    def hears_back(self, conversation: Conversation) -> bool:
        return conversation.view in (CHANGE, NIGHT)

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        """A broadcast that was changed since is drafted anew, and the earlier draft goes."""
        draft, conversation = conversation.answers.get("bc-id", ""), replace(conversation, asked=self.name)
        if draft and conversation.answers.get("bc-drafted") == mark_of(conversation.answers):
            return Turn(conversation, command=ShowBroadcast(draft))
        return Turn(conversation, command=DraftBroadcast(new_broadcast(conversation.answers), draft))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        page = replace(conversation, view=None)
        match event:
            case BroadcastShown():
                marks = {"bc-id": event.broadcast.id, "bc-drafted": mark_of(conversation.answers)}
                drafted = replace(page, answers={**conversation.answers, **marks})
                return Turn(drafted, preview(event, scene, self.name, (*self._choices(None), (GO_BACK, _leave()))))
            case ShownToMe(there):
                text = Text("admin-sent-to-me" if there else "broadcast-page-why-no-chat")
                return Turn(page, (Say((text,), self.name, (*self._choices(None), (GO_BACK, _leave()))),))
            case BroadcastSent(broadcast):
                return remark(page.finish(), replace(standing(broadcast, scene), stays=True))
            case BroadcastRefused("night"):
                return self._ask_night(conversation, scene)
            case BroadcastRefused(why):
                return self._refused(page, why)
        if wants_back(event):
            return self.ask(page, scene)
        draft = conversation.answers.get("bc-id", "")
        match choice_of(event, self._choices(conversation.view), scene):
            case "night":
                return Turn(page, command=SendBroadcast(draft, "now"))
            case "morning":
                return Turn(page, command=SendBroadcast(draft, "morning"))
            case "send":
                return Turn(page, command=SendBroadcast(draft))
            case "to-me":
                return Turn(page, command=ShowToMe(draft))
            case "discard":
                return Turn(page.finish(), command=SteerBroadcast(draft, "discard"))
            case "change":
                say = Say((Text("admin-ask-change"),), self.name, (*self._choices(CHANGE), (GO_BACK, _leave())))
                return Turn(replace(conversation, view=CHANGE), (say,))
            case str() as line if line in CHANGES:
                return Turn(page.without_answer(line))
        return replace(self.ask(page, scene), says=(Say((Text("please-choose"),)),))

    def _ask_night(self, conversation: Conversation, scene: Scene) -> Turn:
        say = Say((night_question(conversation, scene),), self.name, (*self._choices(NIGHT), (GO_BACK, _leave())))
        return Turn(replace(conversation, view=NIGHT), (say,))

    def _refused(self, conversation: Conversation, why: str) -> Turn:
        says = (Say((Text(f"broadcast-page-why-{why}"),)),)
        if why in MENDED:
            return Turn(conversation.without_answer(MENDED[why]), says)
        return Turn(conversation.finish(), says)

    def _choices(self, view: View | None) -> Rows:
        if view == CHANGE:
            return rows(*(Choice(name, key) for name, key in CHANGES.items()), across=2)
        if view == NIGHT:
            return rows(Choice("morning", "admin-in-the-morning", style="primary"), Choice("night", "admin-at-night"))
        return rows(
            Choice("send", "admin-send", style="success"),
            Choice("to-me", "admin-send-to-me"),
            Choice("change", "admin-change"),
            Choice("discard", "admin-discard", style="danger"),
        )


def preview(shown: BroadcastShown, scene: Scene, step: str, choices: Rows) -> tuple[Say, ...]:
    """The message exactly as people will read it, then to how many and how long it takes, with the choices below."""
    seen = [
        Say((Text(f"admin-in-{locale}"), Text("admin-shown", {"text": text})), stays=True)
        for locale, text in shown.seen
    ]
    text = shown.broadcast.text
    head = Text("admin-recipients", {"count": shown.recipients.total, "number": f"#{shown.broadcast.number}"})
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


def steered(conversation: Conversation, outcome: Steered, scene: Scene) -> Turn:
    if outcome.why or outcome.broadcast is None:
        return remark(conversation, Say((Text(f"broadcast-page-why-{outcome.why or 'gone'}"),)))
    broadcast = outcome.broadcast
    if outcome.shown is not None:  # what is approved is read above the button, however one came to it
        return remark(conversation, *approval(outcome.shown, outcome.maker, scene))
    if outcome.do == "discard":
        thrown = Say((Text("admin-thrown-away"),))
        return Turn(replace(conversation, asked=None), (thrown,))
    if outcome.do in ("look", "take-back") and broadcast.stage is Stage.DRAFT and not conversation.errand:
        begun = replace(conversation.begin("broadcast"), answers=answers_of(broadcast, scene))
        says = (Say((Text("admin-taken-back"),)),) if outcome.do == "take-back" else ()
        return Turn(begun, says)
    return remark(conversation, replace(standing(broadcast, scene), edits=True, stays=True))


def stop_really(conversation: Conversation, broadcast_id: str) -> Turn:
    """A message of its own: the one with the bar goes on changing."""
    choices = rows(
        Choice(f"stop-yes:{broadcast_id}", "admin-stop-yes", style="danger"),
        Choice(f"look:{broadcast_id}", "admin-stop-no"),
    )
    return remark(conversation, Say((Text("admin-stop-really"),), STEP, choices))


def listed(conversation: Conversation, found: BroadcastsFound) -> Turn:
    """The list of broadcasts, a button for each; a tap shows its progress."""
    shown = [each for each in found.broadcasts if each.stage is not Stage.STOPPED or each.report.total][:8]
    choices = [
        button(f"look:{each.id}", "admin-listed", number=f"#{each.number}", stage=each.stage.value) for each in shown
    ]
    text = Text("admin-listed-title" if shown else "admin-listed-none")
    return remark(conversation, Say((text,), STEP, rows(*choices, button("broadcast", "admin-broadcast"))))


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
            {"channel": channel, "arabic": counts.get((channel, "ar"), 0), "english": counts.get((channel, "en"), 0)},
        )
        for channel in channels
    ]


def _whole_minutes(span: timedelta) -> timedelta:
    return timedelta(minutes=ceil(span / timedelta(minutes=1)))


def _leave() -> Choice:
    return Choice("leave", "admin-leave")


PREVIEW = Preview()
