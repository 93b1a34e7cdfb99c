"""Closing a place from the street: where, when, how; then how many people it meets and where room is; only then closed.

Law: counts only; nobody who is affected is named.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.conversation.admin.closure_list import name_of, span_texts
from bot.conversation.admin.questions import (
    STEP,
    ask,
    button,
    choice_of,
    remark,
)
from bot.conversation.core.admin_commands import CloseStations, PlanClosure
from bot.conversation.core.admin_outcomes import ClosurePlanned, StationsClosed
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, PlainStep, please_choose, rows, wants_back
from bot.conversation.core.views import AdminPage, Hours, LastDay, View
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.moments import as_days, is_span, midnight, midnight_after, read_span, read_until
from bot.conversation.reading.times.spans import checked_span
from bot.domain.closure import ClosurePlan, Shown
from bot.domain.hours import opening
from bot.domain.outcome import Outcome

DAYS: Final = 14
PLACES: Final = AdminPage("places")
HOURS: Final = range(8, 19)
SHOWN: Final = "cl-shown"
"""Beside the answers: what the last plan showed."""


@dataclass(frozen=True, slots=True)
class ChooseSpan(PlainStep):
    name: str = "cl-span"
    stage: int = 0

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, Hours | AdminPage | LastDay)

    def ask(
        self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = (), *, edits: bool = False
    ) -> Turn:
        match conversation.view:
            case Hours():
                key = "admin-ask-close-hour"
            case AdminPage("first"):
                key = "admin-ask-close-first"
            case LastDay():
                key = "admin-ask-close-last"
            case _:
                key = "admin-ask-close-when"
        return ask(conversation, self.name, (*before, Text(key)), self._choices(conversation, scene), edits=edits)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        page = replace(conversation, view=None)
        if wants_back(event):
            return self.ask(page, scene, edits=True)
        choice = choice_of(event, self._choices(conversation, scene), scene) if not _is_number(event) else None
        kind, _, which = (choice or "").partition(":")
        match kind:
            case "today" | "tomorrow":
                day = scene.today + timedelta(days=kind == "tomorrow")
                return self._found(
                    page, checked_span(midnight(day, scene.zone), midnight_after(day, scene.zone), scene.now), scene
                )
            case "hour" if which in ("", "0", "1"):
                return self.ask(replace(conversation, view=Hours(which == "1")), scene, edits=True)
            case "first" if not which:
                return self.ask(replace(conversation, view=AdminPage("first")), scene, edits=True)
            case "hour" | "first" | "last":
                return self._tapped(conversation, kind, which, scene)
        if isinstance(event, TextReceived):
            return self._found(conversation, self._typed(conversation, event.text, scene), scene)
        return self.ask(conversation, scene, (please_choose(scene),))

    def _typed(self, conversation: Conversation, text: str, scene: Scene) -> tuple[datetime, datetime] | Misread:
        """Bare numbers are hours, but on a page of days they are days; and on that of the last day one day ends the
        span that the page before began."""
        hours, view = opening(scene.office.stations), conversation.view
        if not isinstance(view, AdminPage | LastDay):
            return read_span(text, scene.now, scene.zone, hours, _page_day(view, scene))
        text = as_days(text)
        if isinstance(view, LastDay) and not is_span(text):
            ends = read_until(text, scene.now, scene.zone, hours)
            if isinstance(ends, datetime):
                return checked_span(midnight(view.first, scene.zone), ends, scene.now)
        return read_span(text, scene.now, scene.zone, hours)

    def _tapped(self, conversation: Conversation, kind: str, which: str, scene: Scene) -> Turn:
        page, zone = replace(conversation, view=None), scene.zone
        try:
            if kind == "hour":
                at = datetime.fromisoformat(which).replace(tzinfo=zone)
                return self._found(page, checked_span(at, midnight_after(at.date(), zone), scene.now), scene)
            if kind == "first":
                first = date.fromisoformat(which)
                return self.ask(replace(conversation, view=LastDay(first)), scene, edits=True)
            last = date.fromisoformat(which)
        except ValueError:
            return self.ask(page, scene, (please_choose(scene),))
        if not isinstance(conversation.view, LastDay):
            return self.ask(page, scene, (please_choose(scene),))
        first = conversation.view.first
        return self._found(page, checked_span(midnight(first, zone), midnight_after(last, zone), scene.now), scene)

    def _found(self, conversation: Conversation, span: tuple[datetime, datetime] | Misread, scene: Scene) -> Turn:
        if isinstance(span, Misread):
            return self.ask(conversation, scene, (Text(span.key, span.params),))
        return Turn(conversation.with_answer(self, "/".join(end.isoformat() for end in span)))

    def _choices(self, conversation: Conversation, scene: Scene) -> Rows:
        match conversation.view:
            case Hours():
                day = _page_day(conversation.view, scene) or scene.today
                hours = [datetime.combine(day, time(hour)) for hour in HOURS]
                left = [at for at in hours if at.replace(tzinfo=scene.zone) > scene.now]
                return rows(
                    *(Choice(f"hour:{at:%Y-%m-%dT%H:%M}", "admin-hour", {"at": at.time()}) for at in left), across=4
                )
            case AdminPage("first"):
                return _days("first", scene.today, scene)
            case LastDay(first):
                return _days("last", first, scene)
        return rows(
            Choice("today", "admin-span-today"),
            Choice("tomorrow", "admin-span-tomorrow"),
            Choice("hour:0", "admin-span-today-from"),
            Choice("hour:1", "admin-span-tomorrow-from"),
            Choice("first", "admin-span-days"),
        )


@dataclass(frozen=True, slots=True)
class ChooseHow(PlainStep):
    """Shut, or open with fewer places in each slot."""

    name: str = "cl-how"
    stage: int = 0

    def hears_back(self, conversation: Conversation) -> bool:
        return conversation.view == PLACES

    def ask(
        self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = (), *, edits: bool = False
    ) -> Turn:
        key = "admin-ask-places" if conversation.view == PLACES else "admin-ask-close-how"
        texts = (*before, Text(key, {"usual": _usual(conversation, scene)}))
        return ask(conversation, self.name, texts, self._choices(conversation, scene), edits=edits)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        page = replace(conversation, view=None)
        if wants_back(event):
            return self.ask(page, scene, edits=True)
        most = _usual(conversation, scene) - 1
        typed = latin_digits(normalise(event.text)) if isinstance(event, TextReceived) else ""
        if conversation.view == PLACES and typed.isdecimal():
            if len(typed) <= 3 and 1 <= int(typed) <= most:
                return Turn(conversation.with_answer(self, str(int(typed))))
            return self.ask(conversation, scene, (Text("admin-places-wrong", {"most": most}),))
        match (choice_of(event, self._choices(conversation, scene), scene) or "").partition(":"):
            case ("shut", _, _):
                return Turn(page.with_answer(self, "shut"))
            case ("fewer", _, "") if most:
                return self.ask(replace(conversation, view=PLACES), scene, edits=True)
            case ("fewer", _, places) if places.isdecimal() and len(places) <= 3 and 1 <= int(places) <= most:
                return Turn(page.with_answer(self, places))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self, conversation: Conversation, scene: Scene) -> Rows:
        if conversation.view != PLACES:
            return rows(Choice("shut", "admin-shut"), Choice("fewer", "admin-fewer"))
        usual = _usual(conversation, scene)
        some = sorted({usual * part // 4 for part in (3, 2, 1)} - {0, usual}, reverse=True)
        return rows(*(Choice(f"fewer:{places}", "admin-places", {"places": places}) for places in some), across=3)


@dataclass(frozen=True, slots=True)
class ConfirmClosure(AlwaysAsked):
    name: str = "cl-plan"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(replace(conversation, asked=self.name), command=PlanClosure(*_wanted(conversation)))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case ClosurePlanned(plans, worse):
                return self._planned(conversation, plans, scene, worse=worse)
            case StationsClosed(closures, affected) if closures:
                text = Text("admin-closed", {"affected": affected})
                say = Say((text,), STEP, rows(button("closures", "admin-how-it-goes")), stays=True)
                return remark(conversation.finish(), say)
            case StationsClosed():
                return Turn(conversation.without_answer("cl-span"), (Say((Text("admin-moment-past"),)),))
        match (choice_of(event, self._choices(Shown()), scene) or "").partition(":"):
            case ("close", _, shown):
                if isinstance(event, TextReceived):  # the word alone means the plan that was shown last
                    shown = conversation.answers.get(SHOWN, "")
                return Turn(conversation, command=CloseStations(*_wanted(conversation), Shown.read(shown)))
        return replace(self.ask(conversation, scene), says=(Say((please_choose(scene),)),))

    def _planned(
        self, conversation: Conversation, plans: tuple[tuple[str, ClosurePlan], ...], scene: Scene, *, worse: bool
    ) -> Turn:
        stations, starts_at, ends_at, places = _wanted(conversation)
        title = "admin-plan-worse" if worse else "admin-plan-title"
        texts = [Text(title), *span_texts(stations, starts_at, ends_at, places, scene)]
        for key, plan in plans:
            params = {
                "affected": plan.affected,
                "placeable": plan.placeable,
                "offered": plan.offered,
                "left": plan.waiting,
            }
            texts.append(Text("admin-plan", {"place": name_of(key, scene), **params}))
            if plan.affected and plan.first:
                first = scene.local(plan.first.starts_at)
                texts.append(Text("admin-plan-first", {"on": first.date(), "at": first.time()}))
        if any(plan.affected for _, plan in plans):
            texts += [
                Text("admin-plan-room", {"place": name_of(key, scene), "free": free}) for key, free in _room(plans)
            ]
            texts.append(Text("admin-plan-told"))
        shown = Shown.of(plan for _, plan in plans)
        conversation = replace(conversation, answers={**conversation.answers, SHOWN: str(shown)})
        return ask(conversation, self.name, texts, self._choices(shown))

    def _choices(self, shown: Shown) -> Rows:
        return rows(Choice(f"close:{shown}", "admin-close-now", {"count": shown.affected}, style="danger"))


def _room(plans: tuple[tuple[str, ClosurePlan], ...]) -> tuple[tuple[str, int], ...]:
    """Free places by station, with all of them closed."""
    return plans[0][1].room if plans else ()


def _wanted(conversation: Conversation) -> tuple[tuple[str, ...], datetime, datetime, int | None]:
    answers = conversation.answers
    start, _, end = answers["cl-span"].partition("/")
    places = None if answers["cl-how"] == "shut" else int(answers["cl-how"])
    return tuple(answers["cl-at"].split(",")), datetime.fromisoformat(start), datetime.fromisoformat(end), places


def _usual(conversation: Conversation, scene: Scene) -> int:
    """What a slot of each of the stations holds at least."""
    keys = conversation.answers.get("cl-at", "").split(",")
    return min((each.places for each in scene.office.stations if each.key in keys), default=1)


def _days(kind: str, first: date, scene: Scene) -> Rows:
    days = (first + timedelta(days=ahead) for ahead in range(DAYS))
    return rows(*(Choice(f"{kind}:{day.isoformat()}", "admin-day", {"on": day}) for day in days), across=2)


def _page_day(view: View | None, scene: Scene) -> date | None:
    """The day whose hours the screen shows."""
    return scene.today + timedelta(days=view.tomorrow) if isinstance(view, Hours) else None


def _is_number(event: Event | Outcome) -> bool:
    return isinstance(event, TextReceived) and normalise(event.text).isdecimal()


WHEN = ChooseSpan()
HOW = ChooseHow()
PLAN = ConfirmClosure()
