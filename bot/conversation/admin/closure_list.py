"""The closures that stand: how far the moving of people is, and opening again.

Law: counts only; nobody who is affected is named.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.admin.questions import STEP, button, remark
from bot.conversation.core.admin_commands import FindClosures
from bot.conversation.core.admin_outcomes import ClosuresFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.domain.closure import Closure, ClosureReport


def listed(conversation: Conversation, found: ClosuresFound, scene: Scene) -> Turn:
    """Those that stand, how far the moving is, and a button to reopen each."""
    if not found.closures:
        return remark(conversation, Say((Text("admin-no-closures"),), STEP, rows(button("close", "admin-close"))))
    texts, choices = [Text("admin-closures-title")], []
    for number, (closure, report) in enumerate(found.closures, 1):
        texts += _closure_texts(number, closure, report, scene)
        params = {"place": name_of(closure.station, scene), "number": number}
        choices.append(button(f"reopen:{closure.id}", "admin-reopen", **params))
    say = Say(tuple(texts), STEP, rows(*choices, button("closures", "admin-look-again")), edits=True)
    return remark(conversation, say)


def reopen_really(conversation: Conversation, closure_id: str) -> Turn:
    choices = rows(
        Choice(f"reopen-yes:{closure_id}", "admin-reopen-yes"),
        Choice("closures", "admin-reopen-no"),
    )
    return remark(conversation, Say((Text("admin-reopen-really"),), STEP, choices))


def reopened(conversation: Conversation, closure: Closure | None, moved: int, scene: Scene) -> Turn:
    if closure is None:
        text = Text("admin-reopen-gone")
    else:
        text = Text("admin-reopened", {"place": name_of(closure.station, scene), "moved": moved})
    return Turn(conversation, (Say((text,)),), command=FindClosures())


def _closure_texts(number: int, closure: Closure, report: ClosureReport, scene: Scene) -> list[Text]:
    stations = (closure.station,)
    span = span_texts(stations, closure.starts_at, closure.ends_at, closure.places, scene, number)
    params = {
        "affected": report.affected,
        "moved": report.moved,
        "offered": report.offered,
        "waiting": report.waiting,
        "left": report.left,
    }
    texts = [*span, Text("admin-closure-report", params)]
    if report.told or report.underway or report.unreached:
        told = {"told": report.told, "underway": report.underway, "unreached": report.unreached}
        texts.append(Text("admin-closure-told", told))
    if report.untold:
        texts.append(Text("closure-page-untold", {"count": report.untold}))
    return texts


def span_texts(
    stations: tuple[str, ...],
    starts_at: datetime,
    ends_at: datetime,
    places: int | None,
    scene: Scene,
    number: int = 0,
) -> list[Text]:
    """Where, when and how."""
    how = Text("closure-page-shut") if places is None else Text("closure-page-fewer", {"places": places})
    where = [Text("admin-plan-where", {"place": name_of(key, scene), "number": number}) for key in stations]
    return [*where, span_text(starts_at, ends_at, scene.zone), how]


def span_text(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Text:
    """As people say it: a day that is shut to its end has no time at which that is."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    to_midnight = end.time() == time()
    last = (end - timedelta(minutes=1)).date() if to_midnight else end.date()
    days = "day" if start.date() == last else "days"
    whole = "whole" if start.time() == time() and to_midnight else "end" if to_midnight else "exact"
    params = {"day": start.date(), "on": last, "at": start.time(), "until": end.time()}
    return Text(f"closure-page-span-{days}-{whole}", params)


def name_of(key: str, scene: Scene) -> object:
    station = scene.office.station(key)
    return scene.office.called(station) if station else key
