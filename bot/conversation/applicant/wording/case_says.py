"""A case in words, for its own chat and for what we write there unasked.

Law: a locked phone may show each of them: no number, no name, nothing of the service.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, assert_never

from bot.conversation.applicant.wording.appointment import place_and_time
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.case import Case, Stage
from bot.domain.collecting import collection_at
from bot.domain.office import Station
from bot.domain.standing import Standing

STEP: Final = "case"
"""Of the buttons of all that we write about a case."""
WHEN: Final = "%Y%m%d%H%M"
GONE: Final = Text("case-gone")
WAITS: Final = Text("case-ready-wait")


def calendar_of(case: Case, scene: Scene) -> Station | None:
    """Where it is collected; None where the office has no hours for that there."""
    return collection_at(scene.office, case.service, case.place)


def standing_text(standing: Standing, scene: Scene) -> Text:
    """How far it is."""
    case = standing.case
    match case.stage:
        case Stage.APPLIED:
            return Text("case-applied")
        case Stage.REVIEW:
            return Text("case-review")
        case Stage.READY if standing.slot is not None:
            return Text("case-ready-time", place_and_time(standing.slot, scene))
        case Stage.READY if calendar_of(case, scene) is None:
            return Text("case-ready-nowhere")
        case Stage.READY:
            return Text("case-ready-choose") if case.invited else WAITS
        case Stage.COLLECTED:
            over = case.expires_on is not None and case.expires_on < scene.today
            return Text("case-expired" if over else "case-collected", {"until": case.expires_on or ""})
        case Stage.ENDED:
            return GONE
        case _:
            assert_never(case.stage)


def standing_texts(found: Sequence[Standing], scene: Scene) -> tuple[Text, ...]:
    """Each once."""
    texts: list[Text] = []
    for each in found:
        text = standing_text(each, scene)
        if text not in texts:
            texts.append(text)
    return tuple(texts)


def menu_choices(found: Sequence[Standing], scene: Scene) -> tuple[Choice, ...]:
    """What can be done about the chat's cases."""
    choices = []
    if any(each.may_choose and calendar_of(each.case, scene) for each in found):
        choices.append(Choice("collect", "menu-collect", style="primary"))
    choices += [Choice(f"remind:{each.case.id}", "menu-remind", step=STEP) for each in found if each.can_be_reminded][
        :1
    ]
    if any(each.case.stage is Stage.COLLECTED for each in found):
        choices.append(Choice("lost", "menu-lost"))
    return tuple(choices)


def time_choices(case: Case, times: Sequence[datetime], scene: Scene) -> Rows:
    """Times to choose from with one tap, and the way to all others."""
    shown = []
    for time in times:
        when = scene.local(time)
        data = f"at:{case.id}:{time.astimezone(UTC):{WHEN}}"
        shown.append(Choice(data, "time-free-on-day", {"day": when.date(), "time": when.time()}))
    return rows(*shown, Choice(f"choose:{case.id}", "case-other-times", style="" if shown else "primary"))


def ready(case: Case, times: Sequence[datetime], station: Station, scene: Scene) -> Say:
    """``times``: some that are free, at the calendar ``station``."""
    text = Text("case-ready", {"station": station.names})
    return Say((text,), STEP, time_choices(case, times, scene), stays=True)


def waits(case: Case, scene: Scene) -> Say:
    """It is ready, and there is no time to offer yet."""
    return Say((WAITS if calendar_of(case, scene) else Text("case-ready-nowhere"),), stays=True)


def uncollected(case: Case) -> Say:
    return Say((Text("case-uncollected"),), STEP, rows(_choose(case)), stays=True)


def last_call(case: Case, until: object) -> Say:
    return Say((Text("case-last-call", {"until": until}),), STEP, rows(_choose(case)), stays=True)


def expiring(case: Case) -> Say:
    renew = Choice(f"renew:{case.id}", "case-renew", style="primary")
    return Say((Text("case-expiring", {"until": case.expires_on or ""}),), STEP, rows(renew), stays=True)


def ask_reminder(case: Case) -> Say:
    yes = Choice(f"remind:{case.id}", "case-remind-yes", style="success")
    no = Choice(f"leave:{case.id}", "case-remind-no")
    return Say((Text("ask-case-remind", {"until": case.expires_on or ""}),), STEP, rows(yes, no), stays=True)


def _choose(case: Case) -> Choice:
    return Choice(f"choose:{case.id}", "menu-collect", style="primary")
