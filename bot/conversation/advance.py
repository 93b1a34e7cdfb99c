"""The interview is a checklist, not a flowchart, and so is every errand beside it.

Where a person stands is never stored: it is the first step that applies and is not settled. So a deploy may add, move
or drop a question mid-conversation, and going back is nothing but taking an answer back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.conversation.admin import router as admin
from bot.conversation.applicant.anytime import long_messages, menu, unasked, verify_notice
from bot.conversation.applicant.beside import (
    about,
    asides,
    denials,
    instead,
    name_again,
    place_beside,
    several,
    typed,
    wishes_taken_back,
)
from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.errands import cases
from bot.conversation.applicant.errands.bookings import CANCEL, ERASE, MOVE, SHOW_CODE, WHOSE
from bot.conversation.applicant.errands.case_errands import COLLECT, LOST, WHICH
from bot.conversation.applicant.errands.stop import STOP
from bot.conversation.applicant.interview import listening
from bot.conversation.applicant.interview.check import CHECK
from bot.conversation.applicant.interview.checklist import with_service
from bot.conversation.applicant.interview.questions import CONSENT, PERSON
from bot.conversation.applicant.person import language, services
from bot.conversation.applicant.visit.places import STATION, without_hold
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.applicant.wording import notes
from bot.conversation.applicant.wording.appointment import hold_minutes
from bot.conversation.applicant.wording.progress import counted
from bot.conversation.core.binding import pressed, with_marks
from bot.conversation.core.commands import FindBookings
from bot.conversation.core.events import ChoiceTapped, Event
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import DROPPED, Conversation, Errand, Scene, Turn
from bot.conversation.core.steps import Step, wants_back
from bot.conversation.staff import codes, sessions, signin
from bot.domain.outcome import Outcome

Router = Callable[[Conversation, Event | Outcome, Scene], Turn | None]
"""The form of a router: a turn for a message that belongs to no step, or ``None`` for the next router to hear it."""

ROUTERS: Final[tuple[Router, ...]] = (
    admin.hear,  # first: in an admin's dialogue no other button throws away what was typed
    unasked.hear,  # a reminder's or an offer's button is as good after days, whatever is asked by then
    notes.hear,  # a note is heard at any moment, and disturbs no question
    listening.hear,  # so is the choice of listen mode, beside the languages
    about.hear,  # what a question may be about is told at any moment too
    signin.hear,  # before codes: six digits, or the number on a screen, are no code of a booking
    sessions.hear,  # the end of a session is good at any moment
    services.hear,  # before codes: "/start s2" says which service, and is no code of a booking
    codes.hear,  # twelve valid digits of staff are a code, whatever was asked
    cases.hear,  # after codes: digits that staff type are a booking's
    verify_notice.hear,  # "#1234" is no answer to any question
    menu.hear,  # commands and the menu's buttons, at any moment
    language.hear,  # after the menu: a command leaves the question of the language too
    menu.hear_at_rest,  # last: any other message at the menu shows it again
)
"""The routers in the order in which they hear a message, before the step asked; ``while_paused`` is before them all."""

OF_WORK: Final = (admin.hear, signin.hear, sessions.hear, codes.hear)
"""Those of what somebody does here as staff."""

Checklists = Mapping[Errand, tuple[Step, ...]]

CHECKLISTS: Checklists = {
    "register": (CONSENT, *PERSON, STATION, TIME, CHECK),
    "code": (WHOSE, SHOW_CODE),
    "move": (WHOSE, TIME, MOVE),
    "cancel": (WHOSE, CANCEL),
    "erase": (ERASE,),
    "stop": (STOP,),
    "collect": (WHICH, TIME, COLLECT),
    "lost": (WHICH, LOST),
    **admin.CHECKLISTS,
}


def advance(
    conversation: Conversation, event: Event | Outcome, scene: Scene, checklists: Checklists = CHECKLISTS
) -> Turn:
    """Hear the event at the step last asked, then ask the next one. A reply to any other step (an old button, a
    question dropped by a deploy) only makes us ask again."""
    if conversation.locale is None:
        conversation = replace(conversation, locale=language.first_of(event))
    turn = _hear(admin.allowed(conversation, scene), event, scene, checklists)
    if conversation.asked == DROPPED and isinstance(event, Event) and not turn.over:
        turn = replace(turn, says=(Say((Text("phone-dropped"),), ends_contact=True), *turn.says))
    if turn.command is None and not turn.over and turn.conversation.asked is None:
        asking = _asked(turn.conversation, scene, checklists)
        turn = replace(asking, says=turn.says + asking.says)
    if conversation.errand not in admin.CHECKLISTS:
        turn = language.offered(turn, event, scene)
    return with_marks(counted(turn, steps_of(turn.conversation, scene, checklists)))


def steps_of(conversation: Conversation, scene: Scene, checklists: Checklists = CHECKLISTS) -> tuple[Step, ...]:
    """The checklist of the errand under way; the interview's has what the service asked about adds to it."""
    steps = checklists.get(conversation.errand, ())
    return with_service(steps, conversation, scene) if conversation.errand == "register" else steps


def ask_next(conversation: Conversation, scene: Scene, checklists: Checklists = CHECKLISTS) -> Turn:
    for step in steps_of(conversation, scene, checklists):
        if step.applies(conversation.answers) and not step.is_settled(conversation, scene):
            return Careful(step).ask(_corrected(replace(conversation, asked=step.name)), scene)
    return Turn(replace(conversation, asked="menu"), command=FindBookings("menu"))


def _asked(conversation: Conversation, scene: Scene, checklists: Checklists) -> Turn:
    turn = ask_next(conversation, scene, checklists)
    return _as_work(turn, scene) if conversation.errand in admin.CHECKLISTS else turn


def _corrected(conversation: Conversation) -> Conversation:
    """A correction is over where the question before it, or the check, is asked."""
    was = conversation.correcting
    return (
        replace(conversation, correcting=None)
        if was and conversation.asked in (was.asked, CHECK.name)
        else conversation
    )


def _hear(conversation: Conversation, event: Event | Outcome, scene: Scene, checklists: Checklists) -> Turn:
    if conversation.errand not in admin.CHECKLISTS:  # where a text is composed it may be long, and stays as it is
        if (turn := long_messages.hear(conversation, event)) is not None:
            return turn
        event = long_messages.readable(event)
    for hear in ROUTERS:
        if (turn := hear(conversation, event, scene)) is not None:
            return _as_work(turn, scene) if hear in OF_WORK else turn
    turn = _hear_at_asked(conversation, event, scene, checklists)
    return _as_work(turn, scene) if conversation.errand in admin.CHECKLISTS else turn


def _as_work(turn: Turn, scene: Scene) -> Turn:
    """None who asks has learned anything of anybody's work, and who has just let themself go has none."""
    if scene.staff is None:
        return turn
    return replace(turn, says=tuple(replace(said, work=True) if isinstance(said, Say) else said for said in turn.says))


def _hear_at_asked(conversation: Conversation, event: Event | Outcome, scene: Scene, checklists: Checklists) -> Turn:
    checklist = steps_of(conversation, scene, checklists)
    asked = next((step for step in checklist if step.name == conversation.asked), None)
    if asked is None:
        return Turn(replace(conversation, asked=None))
    elsewhere = False
    if isinstance(event, ChoiceTapped):
        if (tapped := pressed(conversation, event)) is None:
            return Turn(replace(conversation, asked=None))
        event, elsewhere = tapped, tapped.step != asked.name
    if not asked.applies(conversation.answers):
        return _hear_not_due(asked, conversation, event, scene)
    if elsewhere:
        return Turn(replace(conversation, asked=None))
    if _hold_ran_out(conversation, scene):
        return _hear_without_hold(conversation, asked, event, scene)
    if wants_back(event) and not Careful(asked).hears_back(conversation):
        return _back(conversation, asked, checklist)
    return _hear_at(Careful(asked), conversation, event, scene)


def _hear_not_due(asked: Step, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
    """An answer to a question that the release before asked of everybody; it is kept, but not asked for again."""
    turn = asked.hear(conversation, event, scene)
    return turn if asked.name in turn.conversation.answers else Turn(replace(conversation, asked=None))


def _hear_at(asked: Careful, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
    """The turn of what was said. Arabic in Latin letters is read in Arabic ones first, then as it stands; an agreement
    the other way round."""
    first, second = typed.in_arabic_letters(event, asked.name), event
    if asked.name in typed.AS_IT_STANDS:
        first, second = second, first
    turn, in_two = _heard_at(asked, conversation, first, scene), first is not second
    if turn.misread and in_two and not typed.is_refused(turn):
        again = _heard_at(asked, conversation, second, scene)
        turn = turn if again.misread else again
    return asides.with_way_out(name_again.believed(conversation, asked, event, turn, scene), conversation)


def _heard_at(asked: Careful, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
    """The turn of what is wanted instead of what was asked about; else of the whole message."""
    if (act := denials.of_an_act(conversation, asked, event, scene)) is not None:
        return act
    if (wanted := denials.instead(conversation, asked, event, scene)) is not None:
        turn = _heard_whole(wanted.asked, wanted.conversation, wanted.event, scene)
        if denials.takes(wanted, turn):
            return turn
    return _heard_whole(asked, conversation, event, scene)


def _heard_whole(asked: Careful, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
    """The step's own turn, or that of what was said beside its question; with what else the message says."""
    if (back := wishes_taken_back.taken_back(conversation, asked, event, scene)) is not None:
        return back
    conversation = place_beside.without_replaced(conversation, asked, event, scene)
    beside = place_beside.said_beside(conversation, asked, event, scene)
    rest = place_beside.without_it(conversation, event, asked, beside)
    if rest is None:
        turn = asked.ask(conversation, scene)
    else:
        turn = several.taken_whole(conversation, asked, rest, _own(asked, conversation, rest, scene), scene)
    return place_beside.kept(conversation, asked, event, turn, scene, beside)


def _own(asked: Careful, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
    if (aside := asides.hear_first(conversation, asked, event, scene)) is not None:
        return aside
    turn = asked.hear(conversation, event, scene)
    heard = instead.hear(conversation, asked, event, turn, scene)
    return asked.checked(conversation, event, heard, scene) if turn.misread else heard


def _hold_ran_out(conversation: Conversation, scene: Scene) -> bool:
    until = conversation.held_until
    return until is not None and TIME.name in conversation.answers and scene.now >= until


def _hear_without_hold(conversation: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn:
    """A reply after the hold ran out, which is said at once; an answer to another question is taken all the same."""
    lapsed = without_hold(conversation)
    said = (Say((Text("hold-ran-out", {"minutes": hold_minutes(scene)}),)),)
    if asked.needs_hold or wants_back(event):
        return Turn(lapsed, said)
    turn = _hear_at(Careful(asked), replace(lapsed, asked=asked.name), event, scene)
    return replace(turn, says=said + turn.says)


def _back(conversation: Conversation, asked: Step, checklist: tuple[Step, ...]) -> Turn:
    """Take back the answer before the one asked; before the first one of an errand there is the menu. From a correction
    back to where it was wanted, usually the check."""
    if conversation.correcting:
        return Turn(conversation.uncorrected(), asked.leaving)
    settled = [step for step in checklist[: checklist.index(asked)] if step.applies(conversation.answers)]
    if not settled:
        return Turn(conversation.finish())
    return Turn(settled[-1].take_back(conversation), asked.leaving)
