"""The interview is a checklist, not a flowchart, and so is every errand beside it.

Where a person stands is never stored: it is the first step that applies and is not settled. So a deploy may add, move
or drop a question mid-conversation, and going back is nothing but taking an answer back.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.conversation.admin import router as admin
from bot.conversation.applicant import menu, unasked, verify_notice
from bot.conversation.applicant.appointment import hold_minutes
from bot.conversation.applicant.check import CHECK
from bot.conversation.applicant.errands import CANCEL, ERASE, MOVE, SHOW_CODE, WHOSE
from bot.conversation.applicant.places import STATION
from bot.conversation.applicant.questions import BIRTH, CONSENT, DOCUMENT, LANGUAGE, NAME, NUMBER, PHONE
from bot.conversation.applicant.times import TIME
from bot.conversation.core.commands import FindBookings
from bot.conversation.core.events import ChoiceTapped, Event
from bot.conversation.core.outcomes import ArrivalDisputed, BookingsFound, NoticeKnown, Outcome
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Errand, Scene, Turn
from bot.conversation.core.steps import Step, wants_back
from bot.conversation.staff import codes

Checklists = Mapping[Errand, tuple[Step, ...]]

CHECKLISTS: Checklists = {
    "register": (LANGUAGE, CONSENT, NAME, BIRTH, DOCUMENT, NUMBER, PHONE, STATION, TIME, CHECK),
    "code": (LANGUAGE, WHOSE, SHOW_CODE),
    "move": (LANGUAGE, WHOSE, TIME, MOVE),
    "cancel": (LANGUAGE, WHOSE, CANCEL),
    "erase": (LANGUAGE, ERASE),
    **admin.CHECKLISTS,
}


def advance(
    conversation: Conversation, event: Event | Outcome, scene: Scene, checklists: Checklists = CHECKLISTS
) -> Turn:
    """Hear the event at the step last asked, then ask the next one. A reply to any other step (an old button, a
    question dropped by a deploy) only makes us ask again."""
    turn = _hear(admin.allowed(conversation, scene), event, scene, checklists)
    if turn.command is not None or turn.over or turn.conversation.asked is not None:
        return turn
    asking = ask_next(turn.conversation, scene, checklists)
    return replace(asking, says=turn.says + asking.says)


def ask_next(conversation: Conversation, scene: Scene, checklists: Checklists = CHECKLISTS) -> Turn:
    for step in checklists.get(conversation.errand, ()):
        if step.applies(conversation.answers) and not step.is_settled(conversation, scene):
            return step.ask(replace(conversation, asked=step.name), scene)
    return Turn(replace(conversation, asked="menu"), command=FindBookings("menu"))


def _hear(conversation: Conversation, event: Event | Outcome, scene: Scene, checklists: Checklists) -> Turn:
    if heard := _heard_elsewhere(conversation, event, scene):
        return heard
    checklist = checklists.get(conversation.errand, ())
    asked = next((step for step in checklist if step.name == conversation.asked), None)
    if asked is None:
        return Turn(replace(conversation, asked=None))
    if isinstance(event, ChoiceTapped) and event.step != asked.name:
        return Turn(replace(conversation, asked=None))
    lapsed = _without_lapsed_hold(conversation, scene)
    if lapsed is not conversation:
        return _hear_after_lapse(lapsed, asked, event, scene)
    if wants_back(event) and not _asks_closer(conversation, asked):
        return _back(conversation, asked, checklist)
    return asked.hear(conversation, event, scene)


def _heard_elsewhere(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """What belongs to no step: staff's business, the menu, commands at any moment."""
    match event:
        case BookingsFound(purpose="start" | "menu" | "register"):
            return menu.found(conversation, event, scene)
        case ArrivalDisputed(known):
            return Turn(replace(conversation, asked=None), (Say((Text("disputed" if known else "dispute-late"),)),))
        case NoticeKnown():
            return verify_notice.told(conversation, event)
    if (turn := admin.heard(conversation, event, scene)) is not None:
        return turn
    if (turn := unasked.heard(conversation, event, scene)) is not None:
        return turn
    if (turn := codes.hear_staff(conversation, event, scene)) is not None:
        return turn
    if isinstance(event, Event) and (turn := menu.at_any_moment(conversation, event, scene)) is not None:
        return turn
    if conversation.asked == LANGUAGE.name and conversation.locale is not None and isinstance(event, Event):
        heard = LANGUAGE.hear(conversation, event, scene)
        return replace(heard, conversation=replace(heard.conversation, asked=None), says=())  # nobody is stuck here
    if isinstance(event, Event) and not conversation.errand:
        return menu.hear(conversation, event, scene)
    return None


def _without_lapsed_hold(conversation: Conversation, scene: Scene) -> Conversation:
    until = conversation.answers.get("held_until")
    if until is None or "time" not in conversation.answers or scene.now < datetime.fromisoformat(until):
        return conversation
    return conversation.without_answer("time").without_time()


def _hear_after_lapse(lapsed: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn:
    """The held time ran out. Said at once; an answer to another question is taken all the same, nothing is lost."""
    said = (Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),)),)
    if asked.name in ("check", "confirm-move", "time") or wants_back(event):
        return Turn(replace(lapsed, asked=None), said)
    turn = asked.hear(replace(lapsed, asked=asked.name), event, scene)
    return replace(turn, says=said + turn.says)


def _asks_closer(conversation: Conversation, asked: Step) -> bool:
    """A question within the question is on the screen: from there, back leads to the question itself."""
    return bool(conversation.view) and asked.name in (BIRTH.name, NUMBER.name, *admin.PAGED)


def _back(conversation: Conversation, asked: Step, checklist: tuple[Step, ...]) -> Turn:
    """Take back the answer before the one asked; before the first one of an errand there is the menu."""
    if conversation.asked == LANGUAGE.name:
        return Turn(replace(conversation, asked=None))
    settled = [step for step in checklist[: checklist.index(asked)] if step.applies(conversation.answers)]
    before = settled[-1].name if settled else ""
    match before:
        case "language" if conversation.errand == "register":
            return Turn(replace(conversation, locale=None, asked=None))
        case "consent":
            return Turn(replace(conversation, consent=None, asked=None))
        case "" | "language" | "whose":
            return Turn(conversation.finish())
        case _:
            says = (Say((Text("all-right"),), ends_contact=True),) if asked.name == PHONE.name else ()
            return Turn(conversation.without_answer(before), says)
