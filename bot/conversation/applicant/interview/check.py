"""The check: all answers on one screen, the time first, with a list of what can be changed. Only "Confirm" books."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.applicant.interview.questions import PERSON
from bot.conversation.applicant.person.inquiries import AskInquiry, asked_by
from bot.conversation.applicant.person.services import wanted
from bot.conversation.applicant.visit.places import STATION, without_hold
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.applicant.wording.appointment import code_says, described, hold_minutes
from bot.conversation.applicant.wording.notes import hear_now
from bot.conversation.core.commands import Book, FindBookings
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import BookingsFound
from bot.conversation.core.say import Choice, Line, Say, Text, TidyUp
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import (
    GO_BACK,
    AlwaysAsked,
    Field,
    not_understood,
    picked,
    please_choose,
    question,
    rows,
    wants_back,
)
from bot.conversation.core.views import Changes
from bot.conversation.reading.answers.confirming_words import likely_confirms
from bot.conversation.reading.asides.corrections import says_wrong
from bot.conversation.reading.names.put_right import stands_already
from bot.conversation.reading.sentences.plain_answers import denies, surely_yes
from bot.conversation.reading.text.choices import NO, YES
from bot.conversation.reading.text.words import CHANGE, CONFIRM, CONFIRMING
from bot.conversation.reading.text.yes_and_no import finds_right, is_asked, refuses
from bot.domain.booking import AlreadyBooked, Booking, FamilyFull, HoldExpired, SecondLater, SlotClosed
from bot.domain.notes import NoteName
from bot.domain.outcome import Outcome

LINES: Final[tuple[Field, ...]] = (*PERSON, STATION, TIME)


@dataclass(frozen=True, slots=True)
class Check(AlwaysAsked):
    name: str = "check"
    stage: int = 6
    needs_hold: bool = True

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if isinstance(conversation.view, Changes):
            lines = [Choice(f"edit:{each.name}", *_edit(each)) for each in self._lines(conversation, scene)]
            choices = (*rows(*lines, across=2), *rows(GO_BACK))
            texts = question(self, "check-what", before=before)
            return Turn(conversation, (Say(texts, self.name, choices, answer="choice"),))
        answers = conversation.answers
        params: dict[str, object] = {}
        for each in LINES:
            params |= each.shown(answers.get(each.name, "") if each.applies(answers) else "", scene)
        asked_besides = asked_by(wanted(conversation, scene))
        besides = [Text("check-inquiry", each.shown(answers.get(each.name, ""), scene)) for each in asked_besides]
        choices = rows(Choice("confirm", "check-confirm", style="success"), Choice("change", "check-change"), GO_BACK)
        asked = question(self, "check", before=before)
        texts = (*asked, Text("check-when", params), Text("check-rule"), Text("check-who", params), *besides)
        shown = tuple(
            Line(f"edit:{each.name}", Text(f"edit-{each.name}"), _line(each, params))
            for each in (TIME, STATION, *PERSON)
            if each in self._lines(conversation, scene)
        )
        shown += tuple(
            Line(f"edit:{each.name}", Text(*_edit(each)), Text("check-inquiry-answer", text.params))
            for each, text in zip(asked_besides, besides, strict=True)
        )
        return Turn(conversation, (Say(texts, self.name, choices, lines=shown, answer="choice"),))

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, Changes)

    def changes(self, conversation: Conversation, scene: Scene) -> Turn:
        """The list of what can be changed."""
        return self.ask(replace(conversation, view=Changes()), scene)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case Booking(id=booking_id):
                return Turn(conversation, command=FindBookings("booked", booking_id))
            case BookingsFound():
                return booked(conversation, event, scene)
            case HoldExpired():
                gone = without_hold(conversation)
                return Turn(gone, (Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),)),))
            case SlotClosed():
                return Turn(without_hold(conversation), (Say((Text("slot-closed"),)),))
            case AlreadyBooked(booking):
                done = replace(conversation.begin("register"), errand="")
                return Turn(done, (TidyUp(), Say((Text("already-booked", described(booking, scene)),), stays=True)))
            case SecondLater(at):
                return Turn(conversation, (second_later(at, scene, "second-later-kept"),))
            case FamilyFull(limit):
                done = replace(conversation.begin("register"), errand="")
                return Turn(done, (TidyUp(), Say((Text("family-full", {"limit": limit}),), stays=True)))
        if wants_back(event):  # from the list
            return self.ask(replace(conversation, view=None), scene)
        if isinstance(event, TextReceived) and stands_already(conversation.answers.get("name", ""), event.text):
            return self.ask(conversation, scene, (Text("check-name-is", {"name": conversation.answers["name"]}),))
        if isinstance(event, TextReceived) and finds_right(event.text) and not denies(event.text):
            return Turn(conversation, command=Book(conversation.answers))
        choice = picked(event, self._options(conversation, scene), CONFIRMING)
        if choice == "change" or (choice == "no" and isinstance(event, TextReceived)):
            return self.changes(conversation, scene)
        if choice == "confirm" and (
            not isinstance(event, TextReceived) or surely_yes(event.text, (*YES, *CONFIRM), CONFIRMING)
        ):
            return Turn(conversation, command=Book(conversation.answers))
        if (
            isinstance(event, TextReceived)
            and choice in (None, "confirm", "no", "change")
            and likely_confirms(event.text)
        ):
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("check-meant"),)))
        asked = isinstance(event, TextReceived) and is_asked(event.text)
        line = (choice or "").removeprefix("edit:")
        if not asked and line in [each.name for each in self._lines(conversation, scene)]:
            return Turn(conversation.correct(line))
        if isinstance(event, TextReceived) and (refuses(event.text) or says_wrong(event.text)):
            return not_understood(self.changes(conversation, scene))
        return not_understood(self.ask(conversation, scene, (please_choose(scene),)))

    def _options(self, conversation: Conversation, scene: Scene) -> list[tuple[str, Collection[str]]]:
        """In the order of the screen. The lines may be named at the check too, beyond its numbers."""
        lines: list[tuple[str, Collection[str]]] = [
            (f"edit:{each.name}", each.words) for each in self._lines(conversation, scene)
        ]
        confirm = ("confirm", (*YES, *CONFIRM))
        if self.hears_back(conversation):
            return [*lines, confirm, ("no", NO)]
        return [confirm, ("change", CHANGE), ("no", NO), *lines]

    @staticmethod
    def _lines(conversation: Conversation, scene: Scene) -> list[Field]:
        answers, besides = conversation.answers, asked_by(wanted(conversation, scene))
        every: tuple[Field, ...] = (*PERSON, *besides, STATION, TIME)
        return [each for each in every if each.name in answers and each.applies(answers)]


def _edit(field: Field) -> tuple[str, dict[str, object]]:
    """The words of its button, and what is put in."""
    if isinstance(field, AskInquiry):
        return "edit-inquiry", {"label": field.inquiry.label}
    return f"edit-{field.name}", {}


def _line(field: Field, params: Mapping[str, object]) -> Text:
    """What stands beside its button: of an answer that was left out that it was, and no empty row."""
    return Text(f"check-{field.name}", params) if params.get(field.name) != "" else Text("check-left-out")


def day_and_hour(conversation: Conversation, scene: Scene) -> dict[str, object]:
    """Those that are shown to be checked, and whether that is today or tomorrow."""
    at = scene.local(datetime.fromisoformat(conversation.answers[TIME.name]))
    near = {scene.today: "today", scene.today + timedelta(days=1): "tomorrow"}.get(at.date(), "")
    return {"day": at.date(), "time": at.time(), "near": near}


def second_later(at: datetime, scene: Scene, key: str) -> Say:
    return Say((Text(key, {"at": scene.local(at).time()}),))


def booked(conversation: Conversation, found: BookingsFound, scene: Scene) -> Turn:
    """The end of the interview: a clean screen, the code, the things to bring and the place. Where a chat has several
    codes, each new one says its person's name."""
    booking = next(each for each in found.bookings if each.id == found.wanted)
    ended = replace(conversation.begin("register"), errand="")
    how = (Say((Text("clear-it-yourself"),), stays=True),) if not scene.traits.deletes else ()
    code = code_says(booking, scene, "booked", whose=len(found.bookings) > 1)
    return Turn(ended, (TidyUp(), *code, *hear_now((NoteName.COMING,), ended, scene), *how))


CHECK = Check()
