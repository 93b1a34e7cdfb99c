"""Answers to what people say beside the question, and then the question again without its notice.

Law: nothing already given is lost, and no answer says more than settings and verified facts do. At the name they are
heard before the step, which would take a question for a name; at every other step once it has understood nothing.
"""

from dataclasses import replace
from typing import Final, assert_never

from bot.conversation.applicant.about import offers
from bot.conversation.applicant.agreeing import agreed_beside
from bot.conversation.applicant.answers_doubted import no_answer
from bot.conversation.applicant.aside_texts import of_no_words, one, reasons, texts, told_in, with_asides
from bot.conversation.applicant.check import CHECK
from bot.conversation.applicant.clause_answers import (
    DONE_BY_ERRANDS,
    LEAVES_NO_ANSWER,
    each_answered,
    heard_in_a_clause,
    with_beside,
)
from bot.conversation.applicant.confirming import confirmed_beside
from bot.conversation.applicant.errands import WHOSE
from bot.conversation.applicant.name import NAME
from bot.conversation.applicant.papers import paper_beside
from bot.conversation.applicant.place_facts import nearest
from bot.conversation.applicant.places import STATION
from bot.conversation.applicant.questions import CONSENT
from bot.conversation.applicant.reopening import complaint, named_at_check, reopened
from bot.conversation.applicant.said_places import other_place
from bot.conversation.core.commands import FindDays, HoldSlot
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import BookingsFound, DaysFound, Outcome
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Doubted
from bot.conversation.reading.aside_details import is_for_later
from bot.conversation.reading.aside_kinds import Kind, marked
from bot.conversation.reading.asides import (
    Aside,
    Correction,
    heard,
    read_aside,
    read_likely,
)
from bot.conversation.reading.asking import asks_in_words, asks_something
from bot.conversation.reading.beginning import wishes_to_book
from bot.conversation.reading.document_kinds import paper_asked_about
from bot.conversation.reading.likely import (
    overrules,
    surely_no_name,
)
from bot.conversation.reading.names import is_framed
from bot.conversation.reading.names_within import name_within
from bot.conversation.reading.nearest import asks_nearest
from bot.conversation.reading.plain_answers import denies, gives_up, only_talks, stops_all, withdraws
from bot.conversation.reading.retracted import last_said, surely_last_said
from bot.conversation.reading.spoken_names import asides_beside, names_too, no_name, on_its_paper, spoken_name
from bot.conversation.reading.yes_and_no import agrees, is_asked

OURS = frozenset({"register", "move", "cancel", "code", "erase", "stop", "collect", "lost"})
"""The errands of applicants. What admins are asked, they are not answered here."""

MISREADS = 2
"""In a row at one question: then it says how else to go on."""

MAY_BE_TAKEN_BACK = frozenset({"document", "number", "birth"})
"""The questions of which the last of two answers in a message is meant, where words between them say so."""

BESIDE_A_PAPER = marked("paper")
"""Asides beside which a paper that is named is asked about; not those of who fears, compares or asks which."""

OFFERED_AT: Final = frozenset({"consent", "document", "station", "check"})
"""The questions of choices: what was no choice may have been a question without its words."""

NAMES_DUE = frozenset({NAME.name, WHOSE.name})
"""The steps at which a word may be a name."""


_THERE: Final = ("معي", "عندي", "معنا", "عنا", "موجود", "موجودة", "have", "got")


def hear_first(conversation: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The turn of an aside where free text is due; ``None``: the step shall hear it."""
    if asked.name != NAME.name or conversation.errand not in OURS or not isinstance(event, TextReceived):
        return None
    if spoken_name(event.text):
        beside = asides_beside(event.text)
        if not any(kind in LEAVES_NO_ANSWER for kind, _ in beside):
            return with_asides(asked.hear(conversation, event, scene), beside, conversation, scene)
    may_be_name = not no_name(event.text) or on_its_paper(event.text)
    may_be_name = may_be_name and (is_framed(event.text) or not surely_no_name(event.text))
    if withdraws(event.text):
        return Turn(conversation.begin("stop"))
    said = read_aside(event.text) if may_be_name else heard(event.text, NAME.name, sure=False)
    if said is None and not may_be_name:
        said = read_likely(event.text, NAME.name, named=True)
    if isinstance(said, Aside) and said.kind in ("greeting", "thanks") and names_too(event.text):
        return None
    if not (isinstance(said, Aside) and said.kind in DONE_BY_ERRANDS - {"move"}) and name_within(event.text):
        beside = [(said.kind, event.text)] if isinstance(said, Aside) else asides_beside(event.text)
        return with_asides(asked.hear(conversation, event, scene), beside, conversation, scene)
    if said is None and not may_be_name and (why := reasons(event.text, conversation)):
        again = _again(conversation, asked, scene)
        return replace(again, says=(*why, *again.says))
    return _answered(conversation, asked, said, event.text, scene) if said else None


def hear_instead(conversation: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn of an aside, if the step has understood nothing; otherwise its own ``turn``."""
    if turn.misread and conversation.errand in OURS and (told := of_no_words(event, scene)):
        again = _again(conversation, asked, scene)
        return Turn(again.conversation, (Say((told,)), *again.says), again.command, misread=True)
    text = _said(event) if turn.misread and conversation.errand in OURS else ""
    if asked.name in MAY_BE_TAKEN_BACK and (instead := last_said(text) or surely_last_said(_said(event))):
        again = asked.hear(conversation, TextReceived(instead), scene)
        if not again.misread:
            return again
    if _takes(turn, asked) and (beside := no_answer(asked.name, _said(event), scene.today)):
        return _answered(conversation, asked, beside, _said(event), scene)
    if isinstance(event, TextReceived) and asked.name == STATION.name and asks_nearest(text):
        again = _again(conversation, asked, scene)
        return Turn(again.conversation, (Say(nearest(scene)),), again.command)
    if asked.name == CONSENT.name and (agreed := agreed_beside(conversation, text, scene)):
        return agreed
    if text and conversation.errand == "register" and stops_all(text):
        return Turn(conversation.begin("stop"))
    if conversation.errand == "register" and isinstance(event, TextReceived | DaysFound):
        answers = told_in(conversation, scene)
        if not turn.misread:
            return turn if isinstance(turn.command, FindDays) else with_beside(turn, asked, _said(event), answers)
        if asked.name == CHECK.name and (confirmed := confirmed_beside(conversation, text, scene, answers)):
            return confirmed
        if in_a_clause := heard_in_a_clause(conversation, asked, text, scene, answers):
            return in_a_clause
    if not text:
        return turn
    if asked.name == "document" and agrees(text, _THERE):
        return turn  # it is not said which
    if conversation.errand == "register" and withdraws(text):
        return Turn(conversation.begin("stop"))
    line = complaint(conversation, asked, text, scene)
    if line and not overrules(text, asked.name, f"line-{line}", surely=True):
        return reopened(conversation, line, text, scene)
    said = heard(text, asked.name, sure=asked.name in NAMES_DUE and not no_name(text))
    if said is None and asked.name == CHECK.name and other_place(text, conversation, scene):
        return reopened(conversation, "station", text, scene)
    line = named_at_check(conversation, asked, said, text, scene)
    if line and not overrules(text, asked.name, f"line-{line}", surely=True):
        return reopened(conversation, line, text, scene)
    if said is None and asked.name not in NAMES_DUE:
        said = _likely(conversation, asked, text)
    if said is None and asked.name == CONSENT.name and wishes_to_book(text):
        again = _again(conversation, asked, scene)
        return Turn(again.conversation, (*one(Text("aside-begin")), *again.says), again.command)
    if said is None and asked.name == "document" and asks_something(text) and paper_asked_about(text):
        said = Aside("accepted")
    if said is None and asked.name not in NAMES_DUE and (asks_something(text) or reasons(text, conversation)):
        again = _again(conversation, asked, scene)
        known = reasons(text, conversation) or offers(text, conversation, scene) or one(Text("aside-question"))
        return Turn(again.conversation, (*known, *again.says), again.command, misread=True)
    if said is None and asked.name in OFFERED_AT and (offered := offers(text, conversation, scene)):
        again = _again(conversation, asked, scene)
        return Turn(again.conversation, (*offered, *again.says), again.command, misread=True)
    if said == Correction("number") and asked.name == "number":
        return turn  # it is the one that is being given
    if said == Aside("erred") and asked.name == CHECK.name:
        return CHECK.changes(conversation, scene)
    return _answered(conversation, asked, said, text, scene) if said else turn


def _takes(turn: Turn, asked: Step) -> bool:
    """An answer was found in what was said."""
    return asked.name in turn.conversation.answers or isinstance(turn.command, HoldSlot)


def _likely(conversation: Conversation, asked: Step, text: str) -> Aside | Correction | None:
    """By examples; nothing that the question's own words about its misread would say better."""
    said = read_likely(text, asked.name)
    if isinstance(said, Correction) and said.line not in conversation.answers:
        return Aside("erred") if asked.name == CHECK.name else None
    return said


def with_way_out(turn: Turn, before: Conversation) -> Turn:
    """The turn with its misreads counted; from the second in a row at one question it says how else to go on."""
    if not turn.misread:
        same = turn.conversation.asked == before.asked
        return turn if same else replace(turn, conversation=replace(turn.conversation, missed=0))
    missed = before.missed + 1
    ours = before.errand == "register" and missed >= MISREADS
    out = (Say((Text("way-out"),)),) if ours else ()
    return replace(turn, conversation=replace(turn.conversation, missed=missed), says=out + turn.says)


def _said(event: Event | Outcome) -> str:
    """The words of a person; a step that asks the database hears them with its outcome."""
    match event:
        case TextReceived(text):
            return text
        case DaysFound(said=text) | BookingsFound(wanted=text):
            return text
        case _:
            return ""


def _answered(conversation: Conversation, asked: Step, said: Aside | Correction, text: str, scene: Scene) -> Turn:
    errand = conversation.errand
    match said:
        case Aside("stop" | "erase") if errand == "register" and gives_up(text) and denies(text):
            return Turn(conversation.begin("stop"))
        case Correction() | Aside("stop") if only_talks(text) and not is_asked(text):
            return _again(conversation, asked, scene)
        case Correction() | Aside("stop" | "cancel") if only_talks(text):
            again = _again(conversation, asked, scene)
            return Turn(again.conversation, one(Text("aside-edit", {"step": asked.name})) + again.says, again.command)
        case Aside("erase") | Aside("move") as wished if only_talks(text) or (
            wished.kind == "erase" and (asks_in_words(text) or is_for_later(text))
        ):
            again = _again(conversation, asked, scene)
            kind: Kind = "safe" if wished.kind == "erase" and not is_for_later(text) else wished.kind
            told = texts(kind, text, conversation, scene)
            return Turn(again.conversation, told + again.says, again.command)
        case Correction(line):
            if line == "number" and line not in conversation.answers:
                line = "document"
            if errand == "register" and line in conversation.answers:
                return reopened(conversation, line, text, scene)
            return _again(conversation, asked, scene)
        case Aside("stop" | "cancel") if errand == "register":
            return Turn(conversation.begin("stop"))
        case Aside("stop" | "cancel") if errand not in ("cancel", "stop"):
            return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
        case Aside("move") if errand == "register" and "time" in conversation.answers:
            return Turn(conversation.correct("time"))
        case Aside("erase" | "code" as wish) if errand != wish:
            return Turn(conversation.begin(wish))
        case Aside(kind):
            paper = paper_beside(text, conversation, scene) if asked.name == "document" else None
            if paper and kind in BESIDE_A_PAPER:  # what is asked about is likely what will be there
                kind = "accepted" if kind == "lost" else kind
                conversation = replace(conversation, view=Doubted(paper))
            again = _again(conversation, asked, scene)
            says = each_answered(kind, asked.name, text, told_in(conversation, scene))
            return Turn(again.conversation, says + again.says, again.command)
        case _:
            assert_never(said)


def _again(conversation: Conversation, asked: Step, scene: Scene) -> Turn:
    """The pending question."""
    return CONSENT.ask_again(conversation) if asked.name == CONSENT.name else asked.ask(conversation, scene)
