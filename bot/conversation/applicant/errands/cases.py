"""Cases at any moment of a conversation: the buttons of what we wrote about one, and the twelve digits of a slip.

Law: a button of a case that is over says what to do next. Whatever is wrong with twelve digits, the answer is one.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.conversation.applicant.person.papers import NUMBER
from bot.conversation.applicant.person.services import NAME as OF
from bot.conversation.applicant.person.services import of_service
from bot.conversation.applicant.wording.appointment import code_says, place_and_time
from bot.conversation.applicant.wording.case_says import GONE, WAITS, WHEN, calendar_of
from bot.conversation.core.case_commands import FindCases, RecoverCase, WishReminder
from bot.conversation.core.case_outcomes import CaseRecovered, CasesFound, ReminderNoted
from bot.conversation.core.commands import FindDays, HoldSlot
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.views import Days
from bot.conversation.reading.numbers.recovery import read_recovery
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import agrees
from bot.domain.booking import Booking, Slot
from bot.domain.case import RecoveryRefused, Stage
from bot.domain.languages import LOCALES
from bot.domain.outcome import Outcome
from bot.domain.standing import Standing

ID: Final = expression(r"[0-9a-f]{16}")
CASE: Final = "which"
"""The name of the answer that says which case an errand is about."""
_CHOOSES: Final = expression(r"(?<!\w)(?:[انتي]*ختار\w*|اختيار|choose|pick)(?: \w+){0,2}? (?:وقت|موعد|time|when)(?!\w)")
RENEWS: Final = "renews"
"""The name of the answer that says which case's paper an interview renews. No step asks for it."""


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """``None``: it is about no case."""
    match event:
        case ChoiceTapped(step="case", choice=choice):
            return _tapped(conversation, *choice.partition(":")[::2])
        case TextReceived(text) if scene.staff is None and (digits := _recovery(conversation, text)):
            return Turn(conversation, command=RecoverCase(digits))
        case CasesFound(purpose="time" | "choose"):
            return _choosing(conversation, event, scene)
        case CasesFound(purpose="renew"):
            return _renewing(conversation, event, scene)
        case ReminderNoted(None):
            return _said(conversation, GONE)
        case ReminderNoted(case, wished) if case is not None:
            return _said(conversation, Text("case-remind-noted" if wished else "case-remind-left"))
        case CaseRecovered(locale, booking):
            return _recovered(conversation, locale, booking, scene)
        case RecoveryRefused():
            return _said(conversation, Text("recovery-refused"))
        case _:
            return None


def is_asked_for(conversation: Conversation, text: str) -> bool:
    """A text is, or may be meant as, the digits of a slip."""
    return _recovery(conversation, text) is not None


def begun(conversation: Conversation, standing: Standing, scene: Scene) -> Turn:
    """The choice of a time, for a case that may have one; else what is to be said of it."""
    station = calendar_of(standing.case, scene)
    if standing.slot is not None:
        return _said(conversation, Text("case-time-already", place_and_time(standing.slot, scene)))
    if standing.case.stage is not Stage.READY:
        return _said(conversation, GONE)
    if station is None:
        return _said(conversation, Text("case-ready-nowhere"))
    if not standing.case.invited:
        return _said(conversation, WAITS)
    answers = {CASE: standing.case.id, "station": station.key}
    started = conversation if conversation.errand == "collect" else conversation.begin("collect")
    return Turn(replace(started, answers=answers, asked=None, view=None))


def time_said(conversation: Conversation, found: CasesFound, scene: Scene) -> Turn | None:
    """The choice of a time, with what was typed heard at it; ``None``: no case waits for that. Of several it is asked
    which one."""
    waiting = [each for each in found.cases if each.may_choose and calendar_of(each.case, scene)]
    if len(waiting) > 1:
        return Turn(conversation.begin("collect"))
    if not waiting:
        return None
    begins = begun(conversation, waiting[0], scene).conversation
    only_begins = agrees(found.wanted) or _CHOOSES.search(fold_choice(found.wanted))
    days = FindDays(begins.answers["station"], Days(), "" if only_begins else found.wanted)
    return Turn(replace(begins, asked="time"), command=days)


def _tapped(conversation: Conversation, verb: str, about: str) -> Turn:
    """Anybody can forge the data of a button: what is none of ours is ignored."""
    case_id, _, when = about.partition(":")
    if not ID.fullmatch(case_id):
        return Turn(replace(conversation, asked=None))
    match verb:
        case "at" if (at := _read(when)) is not None:
            return Turn(conversation, command=FindCases("time", case_id, at))
        case "at" | "choose":
            return Turn(conversation, command=FindCases("choose", case_id))
        case "renew":
            return Turn(conversation, command=FindCases("renew", case_id))
        case "remind" | "leave":
            return Turn(conversation, command=WishReminder(case_id, verb == "remind"))
        case _:
            return Turn(replace(conversation, asked=None))


def _read(when: str) -> datetime | None:
    try:
        return datetime.strptime(when, WHEN).replace(tzinfo=UTC) if len(when) == 12 else None
    except ValueError:
        return None


def _choosing(conversation: Conversation, found: CasesFound, scene: Scene) -> Turn:
    standing = _wanted(found)
    if standing is None:
        return _said(conversation, GONE)
    turn = begun(conversation, standing, scene)
    if found.at is None or turn.says:
        return turn
    slot = Slot(turn.conversation.answers["station"], found.at)
    return Turn(replace(turn.conversation, asked="time"), command=HoldSlot(slot))


def _renewing(conversation: Conversation, found: CasesFound, scene: Scene) -> Turn:
    """A first visit of its service. The number of before is told here, to who has just asked; the desk has it at hand
    by the case, which the booking is noted beside."""
    standing = _wanted(found)
    if standing is None or standing.case.stage is not Stage.COLLECTED:
        return _said(conversation, GONE)
    said = (Say((Text("case-renew-begins", {"serial": standing.case.serial}),), stays=True),)
    interview = conversation if conversation.errand == "register" else conversation.begin("register")
    about = of_service(interview, standing.case.service, scene)
    return Turn(replace(about, answers={**about.answers, RENEWS: standing.case.id}, asked=None), said)


def _wanted(found: CasesFound) -> Standing | None:
    return next((each for each in found.cases if each.case.id == found.wanted), None)


def _recovery(conversation: Conversation, text: str) -> str | None:
    """At the question for a document's number twelve digits are that. With a slip in them they are nothing else where
    no question is open."""
    if conversation.errand == "register" and conversation.asked == NUMBER.name:
        return None
    return read_recovery(text, alone=not conversation.errand or _has_not_begun(conversation))


def _has_not_begun(conversation: Conversation) -> bool:
    """An interview of which nothing is known yet, but for the service that a link or a tap has named."""
    return conversation.errand == "register" and not conversation.answers.keys() - {OF}


def _recovered(conversation: Conversation, locale: str, booking: Booking | None, scene: Scene) -> Turn:
    """An interview that had not begun is not asked for any more: the menu comes, which says how far the case is. The
    code of before is void: the new one comes with the answer."""
    fresh = _has_not_begun(conversation)
    known = conversation.consent is not None
    after = replace(conversation, asked=None)
    if fresh:
        after = replace(after, errand="", answers={})
    if not known and locale in LOCALES:
        after = replace(after, locale=locale)
    if booking is not None:
        return Turn(after, code_says(booking, scene, "case-recovered"))
    return Turn(after, (Say((Text("case-recovered"),), stays=True),))


def _said(conversation: Conversation, text: Text) -> Turn:
    return Turn(replace(conversation, asked=None), (Say((text,), stays=True),))
