"""Answers to what is said at the menu, which comes again behind them.

Law: whoever only speaks of an act is told of it, and nothing is opened.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside import visit_texts
from bot.conversation.applicant.beside.about import offers
from bot.conversation.applicant.beside.aside_texts import of_no_kind, one, reasons, texts, told_in
from bot.conversation.applicant.beside.clause_answers import each_answered
from bot.conversation.applicant.beside.several import view_of
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.visit.move_wishes import move_near, names_moment
from bot.conversation.core.commands import FindBookings
from bot.conversation.core.events import TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import wants_back
from bot.conversation.core.views import PartOfName
from bot.conversation.reading.answers.for_whom import books_another, kin_named
from bot.conversation.reading.answers.found import find_answers
from bot.conversation.reading.asides.corrections import says_name_wrong
from bot.conversation.reading.asides.details import is_for_later
from bot.conversation.reading.asides.handed_over import asks_if_late, gives_own_time
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.lost_picture import picture_failed
from bot.conversation.reading.asides.read import Aside, Correction, heard, read_likely, takes_leave
from bot.conversation.reading.sentences.acts import (
    asks_for_another_one,
    asks_of_own_appointment,
    asks_to_come_today,
    cancels_and_books,
    wishes_no_act,
    wishes_other_time,
    wishes_time_changed,
    wishes_to_cancel,
)
from bot.conversation.reading.sentences.asking import asked_about, asks_in_words, asks_something
from bot.conversation.reading.sentences.plain_answers import denies, only_talks
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import asks_for_times

MENU: Final = "menu"
ACTS: Final = marked("act")
_BESIDE_A_WISH: Final[tuple[Kind, ...]] = ("edit", "move", "late", "later", "thanks", "greeting")
_MAY_MOVE: Final = (None, *(Aside(kind) for kind in _BESIDE_A_WISH), Correction("time"))
"""What is said with a wish for another time."""


def hear(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    """The same at the menu, which comes again behind the answer, though not behind thanks. ``None``: it is no aside."""
    said = heard(text, MENU, sure=False) or (None if takes_leave(text) else read_likely(text, MENU))
    menu = FindBookings("menu")
    if wishes_to_cancel(text):
        said = Aside("cancel")
    if cancels_and_books(text):
        return _cancel_first(conversation, text, scene)
    if picture_failed(text):
        return Turn(conversation.begin("code"), one(Text("aside-picture-failed")))
    if says_name_wrong(text) and not wishes_to_cancel(text):
        return Turn(conversation, one(Text("aside-name-booked")), menu)
    if gives_own_time(text) and said != Aside("somebody"):
        cancels = said in (Aside("cancel"), Aside("stop")) and not only_talks(text.removeprefix("Can you"))
        told = one(Text("aside-own-time"))
        return Turn(conversation.begin("cancel"), told) if cancels else Turn(conversation, told, menu)
    if told := of_no_kind(text) or visit_texts.at_the_menu(said, text, scene):
        return Turn(conversation, told, menu)
    if asked_about(text) and (why := reasons(text, conversation)):
        return Turn(conversation, why, menu)
    if asks_to_come_today(text):
        return Turn(move_near(conversation, "today", scene))
    if asks_of_own_appointment(text):
        return Turn(conversation.begin("code"))
    if asks_if_late(text):
        return Turn(conversation, each_answered("late", MENU, text, told_in(conversation, scene)), menu)
    other_time = wishes_other_time(text) and names_moment(text, scene)
    if said == Aside("move") and wishes_other_time(text):
        return Turn(move_near(conversation, text, scene))
    free = asks_for_times(text) and is_asked(text) and names_moment(text, scene)
    if (other_time and said in _MAY_MOVE) or (free and said in (Aside("late"), Aside("later"), Aside("move"))):
        return Turn(move_near(conversation, text, scene))
    if wishes_time_changed(text) and said in (None, Aside("edit"), Correction("time")) and not asks_something(text):
        return Turn(move_near(conversation, text, scene))
    if isinstance(said, Aside) and said.kind in ACTS and (without_wish := wishes_no_act(text)):
        return _of_an_act(conversation, said.kind, without_wish == "asks", text, scene)
    told = offers(text, conversation, scene) if said is None else ()
    match said:
        case None | Aside("stop") if takes_leave(text):
            return Turn(conversation, (Say((Text("aside-thanks"),)),))
        case None if told or asks_something(text):
            return Turn(conversation, told or one(Text("aside-question")), menu, misread=True)
        case None | Aside("insult"):
            return None
        case Correction("name"):
            return Turn(conversation, one(Text("aside-name-booked")), menu)
        case Correction():
            return Turn(conversation, texts("edit", "", conversation, scene), menu)
        case Aside("booked"):
            return Turn(conversation.begin("code"))
        case Aside("receipt"):
            return Turn(conversation.begin("code"), texts("receipt", text, conversation, scene))
        case Aside("print" | "door" as kind):  # the code itself says most
            return Turn(conversation.begin("code"), each_answered(kind, MENU, text, told_in(conversation, scene)))
        case Aside("erase") if is_for_later(text):
            return Turn(conversation, texts("erase", text, conversation, scene), menu)
        case Aside("erase") if only_talks(text):
            return Turn(conversation, texts("safe", text, conversation, scene), menu)
        case Aside("stop" | "cancel" | "move") if only_talks(text) and denies(text):
            return None
        case Aside("stop" | "cancel"):
            return Turn(conversation.begin("cancel"))
        case Aside("move"):
            return Turn(move_near(conversation, text, scene))
        case Aside("code"):
            beside = each_answered("code", MENU, text, told_in(conversation, scene))
            return Turn(conversation.begin("code"), beside)
        case Aside("erase"):
            return Turn(conversation.begin("erase"))
        case Aside("another"):
            named = find_answers(text, scene.today, {}, {NAME.name}).answers
            part = kin_named(text)
            view = view_of(Conversation(), named)[0] if NAME.name in named else PartOfName(part) if part else None
            return Turn(replace(conversation, view=view), command=FindBookings("register"))
        case Aside("thanks"):
            return Turn(conversation, (Say((Text("aside-thanks"),)),))
        case Aside("bring") if each_answered("bring", MENU, text, told_in(conversation, scene)) == texts(
            "bring", "", conversation, scene
        ):
            return Turn(conversation, command=FindBookings("bring"))  # with the paper of each
        case Aside(kind):
            return Turn(conversation, each_answered(kind, MENU, text, told_in(conversation, scene)), menu)


def _cancel_first(conversation: Conversation, text: str, scene: Scene) -> Turn:
    """The second of two wishes is told of. Another time for oneself is a move, which keeps the first one till then; a
    booking for somebody else is none."""
    if not (kin_named(text) or books_another(text)) and (names_moment(text, scene) or asks_for_another_one(text)):
        return Turn(move_near(conversation, text, scene))
    return Turn(conversation.begin("cancel"), one(Text("cancel-then-book")))


def may_choose_time(text: str, turn: Turn | None, scene: Scene) -> bool:
    """It may answer the question when to come for what is ready, which is asked in a message of its own. ``turn``: what
    it is at the menu otherwise."""
    if turn is None or turn.misread:
        return not wants_back(TextReceived(text))
    if wishes_other_time(text) or asks_in_words(text):
        return False
    return turn.conversation.errand == "move" or names_moment(text, scene)


def _of_an_act(conversation: Conversation, kind: Kind, asks: bool, text: str, scene: Scene) -> Turn:
    """Who asks what became of an appointment is shown it; of what is only spoken of nothing is opened."""
    if kind == "erase":
        return Turn(
            conversation,
            texts("erase" if is_for_later(text) else "safe", text, conversation, scene),
            FindBookings("menu"),
        )
    if asks:
        return Turn(conversation.begin("code"))
    return Turn(conversation, one(Text("nothing-changed")), FindBookings("menu"))
