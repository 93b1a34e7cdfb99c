"""Answers to what people say beside the question, and then the question again without its notice.

Law: nothing already given is lost, and no answer says more than settings and verified facts do. At the name they are
heard before the step, which would take a question for a name; at every other step once it has understood nothing, in
the order of ``instead``.
"""

from dataclasses import replace
from typing import Final, assert_never

from bot.conversation.applicant.beside.aside_texts import one, reasons, texts, told_in, with_asides
from bot.conversation.applicant.beside.clause_answers import (
    DONE_BY_ERRANDS,
    LEAVES_NO_ANSWER,
    each_answered,
)
from bot.conversation.applicant.beside.reopening import reopened
from bot.conversation.applicant.errands.bookings import cancelling, moving
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.applicant.person.name import NAME, OTHER
from bot.conversation.applicant.person.papers import paper_beside
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Doubted, PartOfName
from bot.conversation.reading.answers.for_whom import kin_named, wishes_for_other
from bot.conversation.reading.answers.papers_said import papers_unknown
from bot.conversation.reading.asides.details import asks_for_the_dead, is_for_later
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.read import (
    Aside,
    Correction,
    heard,
    read_aside,
    read_likely,
)
from bot.conversation.reading.by_example.likely import (
    surely_no_name,
)
from bot.conversation.reading.names.name_frames import points_to_paper
from bot.conversation.reading.names.names import is_framed
from bot.conversation.reading.names.names_within import holds_known, name_within
from bot.conversation.reading.names.namesakes import without_namesakes
from bot.conversation.reading.names.spoken_names import (
    asides_beside,
    asks_how_to_write,
    names_too,
    no_name,
    on_its_paper,
    one_name_beside,
    spoken_name,
)
from bot.conversation.reading.sentences.acts import may_wish_to_cancel
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import denies, gives_up, only_talks, withdraws
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.shifts import tells_own_act
from bot.domain.outcome import Outcome

OURS = frozenset({"register", "move", "cancel", "code", "erase", "stop", "collect", "lost"})
"""The errands of applicants. What admins are asked, they are not answered here."""

MISREADS = 2
"""In a row at one question: then it says how else to go on."""

WISHES: Final = marked("act")
"""What is to be done, whatever name stands beside it."""

BESIDE_A_PAPER = marked("paper")
"""Asides beside which a paper that is named is asked about; not those of who fears, compares or asks which."""


def hear_first(conversation: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The turn of an aside where free text is due; ``None``: the step shall hear it."""
    if asked.name != NAME.name or conversation.errand not in OURS or not isinstance(event, TextReceived):
        return None
    if points_to_paper(event.text):
        return None
    if (spoken := spoken_name(event.text)) or one_name_beside(event.text):
        beside = asides_beside(event.text)
        leaves_none = WISHES if holds_known(spoken, 2) or not spoken else LEAVES_NO_ANSWER
        if not any(kind in leaves_none for kind, _ in beside):
            return with_asides(asked.hear(conversation, event, scene), beside, conversation, scene)
    if asks_how_to_write(event.text):
        return answered(conversation, asked, Aside("paper"), event.text, scene)
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
        again = again_at(conversation, asked, scene)
        return replace(again, says=(*why, *again.says))
    if asks_for_the_dead(event.text):
        again = again_at(conversation, asked, scene)
        return replace(again, says=(*one(Text("aside-for-the-dead")), *again.says))
    plain = without_namesakes(event.text)
    one_name = kin_named(plain)
    of_other = isinstance(said, Aside) and said.kind in ("another", "whose")
    if (of_other or (said is None and (one_name or not may_be_name))) and wishes_for_other(plain):
        other = replace(conversation, aside={**conversation.aside, OTHER: "yes"})
        asking = asked.ask(replace(other, view=PartOfName(one_name) if one_name else None), scene)
        return replace(asking, says=(*one(Text("aside-for-other")), *asking.says))
    return answered(conversation, asked, said, event.text, scene) if said else None


def with_way_out(turn: Turn, before: Conversation) -> Turn:
    """The turn with its misreads counted; from the second in a row at one question it says how else to go on."""
    if not turn.misread:
        same = turn.conversation.asked == before.asked
        return turn if same else replace(turn, conversation=replace(turn.conversation, missed=0))
    missed = before.missed + 1
    ours = before.errand == "register" and missed >= MISREADS
    out = (Say((Text("way-out"),)),) if ours else ()
    return replace(turn, conversation=replace(turn.conversation, missed=missed), says=out + turn.says)


def answered(conversation: Conversation, asked: Step, said: Aside | Correction, text: str, scene: Scene) -> Turn:
    """What is said to it, or the errand that it wishes for."""
    errand = conversation.errand
    match said:
        case Aside("stop" | "cancel" | "move") if errand == "move" and may_wish_to_cancel(text):
            return Turn(cancelling(conversation))
        case Aside("stop" | "erase") if errand == "register" and gives_up(text) and denies(text):
            return Turn(conversation.begin("stop"))
        case Correction() | Aside("stop") if only_talks(text) and not is_asked(text):
            return again_at(conversation, asked, scene)
        case Correction("time") if errand == "register" and tells_own_act(text):
            return again_at(conversation, asked, scene)
        case Correction() | Aside("stop" | "cancel") if only_talks(text):
            again = again_at(conversation, asked, scene)
            return Turn(again.conversation, one(Text("aside-edit", {"step": asked.name})) + again.says, again.command)
        case Aside("erase") | Aside("move") as wished if only_talks(text) or (
            wished.kind == "erase" and (asks_in_words(text) or is_for_later(text))
        ):
            again = again_at(conversation, asked, scene)
            kind: Kind = "safe" if wished.kind == "erase" and not is_for_later(text) else wished.kind
            told = texts(kind, text, conversation, scene)
            return Turn(again.conversation, told + again.says, again.command)
        case Aside("move") | Correction("time") if errand == "cancel" and "whose" in conversation.answers:
            return moving(conversation, text, scene)
        case Correction(line):
            if line == "number" and line not in conversation.answers:
                line = "document"
            if errand == "register" and line in conversation.answers:
                return reopened(conversation, line, text, scene)
            return again_at(conversation, asked, scene)
        case Aside("stop" | "cancel") if errand == "register":
            return Turn(conversation.begin("stop"))
        case Aside("stop" | "cancel") if errand not in ("cancel", "stop"):
            return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
        case Aside("move") if errand == "register" and "time" in conversation.answers:
            return Turn(conversation.correct("time"))
        case Aside("erase" | "code" as wish) if errand != wish:
            return Turn(conversation.begin(wish))
        case Aside("move") if errand == "move":
            again = again_at(conversation, asked, scene)
            return Turn(again.conversation, one(Text("aside-moving")) + again.says, again.command)
        case Aside(kind):
            named = asked.name == "document" and not papers_unknown(text)
            paper = paper_beside(text, conversation, scene) if named else None
            if paper and kind in BESIDE_A_PAPER:  # what is asked about is likely what will be there
                kind = "accepted" if kind == "lost" else kind
                conversation = replace(conversation, view=Doubted(paper))
            again = again_at(conversation, asked, scene)
            says = each_answered(kind, asked.name, text, told_in(conversation, scene))
            return Turn(again.conversation, says + again.says, again.command)
        case _:
            assert_never(said)


def again_at(conversation: Conversation, asked: Step, scene: Scene) -> Turn:
    """The pending question."""
    return CONSENT.ask_again(conversation) if asked.name == CONSENT.name else asked.ask(conversation, scene)
