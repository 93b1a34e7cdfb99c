"""Choosing the day and the time. Choosing a time holds it; only the database knows whether it was still free.

Pages turn in place. What was typed ("الأحد", "9:15", "2") is matched against the page on the screen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.conversation.calendar import Page, free_times, page
from bot.conversation.commands import DaysFound, FindDays, HoldSlot, Outcome
from bot.conversation.events import ChoiceTapped, Event, TextReceived
from bot.conversation.places import held
from bot.conversation.reading.choices import match_choice
from bot.conversation.reading.digits import latin_digits
from bot.conversation.state import Choice, Conversation, Say, Scene, Text, Turn
from bot.conversation.steps import question
from bot.conversation.words import EARLIEST, WEEKDAYS
from bot.domain.booking import DayPlaces, Hold, Slot, SlotFull, TooManyHolds

CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s*[:.٫]\s*([0-5]\d)(?!\d)")
FIRST_VIEW = "days:0"


@dataclass(frozen=True, slots=True)
class ChooseTime:
    name: str = "time"
    stage: int = 6

    def applies(self, answers: Mapping[str, str]) -> bool:
        return "station" in answers

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return self.name in conversation.answers

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        view = conversation.view or (
            f"near:{conversation.aside['time']}" if "time" in conversation.aside else FIRST_VIEW
        )
        return Turn(conversation, wants=FindDays(conversation.answers["station"], view))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        station = conversation.answers["station"]
        match event:
            case ChoiceTapped(choice=choice):
                return self._tapped(conversation, choice, scene)
            case TextReceived(text):
                return Turn(conversation, wants=FindDays(station, conversation.view or FIRST_VIEW, text))
            case DaysFound():
                return self._found(conversation, event, scene)
            case Hold():
                return Turn(held(conversation, event))
            case SlotFull(slot):
                full = (Say((Text("slot-full"),)),)
                return Turn(conversation, full, FindDays(station, f"near:{slot.starts_at.isoformat()}"))
            case TooManyHolds():
                return Turn(conversation, (Say((Text("too-many-holds"),), stays=True),))
            case _:
                return Turn(conversation, (Say((Text("please-choose"),)),), FindDays(station, conversation.view))

    def _tapped(self, conversation: Conversation, choice: str, scene: Scene) -> Turn:
        """A choice of a page, however old: the words after its first colon are a day, a time or a page's number."""
        kind, _, rest = choice.partition(":")
        station = conversation.answers["station"]
        try:
            match kind:
                case "at":
                    when = datetime.fromisoformat(rest).replace(tzinfo=scene.zone)
                    return Turn(conversation, wants=HoldSlot(Slot(station, when)))
                case "earliest":
                    return Turn(conversation, wants=FindDays(station, FIRST_VIEW, "earliest"))
                case "full" | "closed":
                    say = Say((Text(f"day-is-{kind}", {"day": date.fromisoformat(rest)}),))
                    return Turn(conversation, (say,), FindDays(station, conversation.view))
                case "days":
                    return Turn(conversation, wants=FindDays(station, f"days:{int(rest)}", turns=True))
                case "day":
                    on, _, number = rest.partition(":")
                    view = f"day:{date.fromisoformat(on).isoformat()}:{int(number or 0)}"
                    return Turn(conversation, wants=FindDays(station, view, turns=True))
        except ValueError:
            pass
        return Turn(conversation, wants=FindDays(station, conversation.view))

    def _found(self, conversation: Conversation, found: DaysFound, scene: Scene) -> Turn:
        shown = page(found.view, found.days, scene)
        before: tuple[Text, ...] = ()
        if found.said:
            meant = _meant(found.said, shown, found.days, scene)
            if meant:
                return self._tapped(conversation, meant, scene)
            before = (Text("please-choose"),)
        station = scene.office.station(conversation.answers["station"])
        params: dict[str, object] = {"station": station.names if station else ""}
        if shown.day:
            params["day"] = shown.day
        texts = question(self, shown.key, before=before, **params)
        say = Say(texts, self.name, shown.rows, edits=found.turns)
        return Turn(replace(conversation, view=shown.view), (say,))


def _meant(said: str, shown: Page, days: tuple[DayPlaces, ...], scene: Scene) -> str | None:
    """The choice that a typed reply means: the earliest, a clock time on the page, a weekday, or a choice's number."""
    free = free_times(days)
    if match_choice(said, [("earliest", EARLIEST)]):
        return f"at:{scene.local(free[0].starts_at):%Y-%m-%dT%H:%M}" if free else None
    choices = [choice for row in shown.rows for choice in row if choice.id != "back"]
    if clock := CLOCK.search(latin_digits(said)):
        hour, minute = int(clock[1]), int(clock[2])
        at = [choice.id for choice in choices if choice.id.endswith(f"T{hour:02}:{minute:02}")]
        return at[0] if len(at) == 1 else None
    return match_choice(said, [(choice.id, _labels(choice)) for choice in choices])


def _labels(choice: Choice) -> tuple[str, ...]:
    day = choice.params.get("day")
    if choice.id.startswith(("day:", "full:", "closed:")) and isinstance(day, date):
        return (*WEEKDAYS[day.weekday()], f"{day.day}/{day.month}", f"{day.day}-{day.month}")
    return ()


TIME = ChooseTime()
