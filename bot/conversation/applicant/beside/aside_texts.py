"""What is said to each kind of aside. Law: no answer says more than settings and verified facts do."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final, assert_never

from bot.conversation.applicant.beside import visit_texts
from bot.conversation.applicant.person.papers import accepted
from bot.conversation.applicant.wording import notes
from bot.conversation.applicant.wording.appointment import hold_minutes, known
from bot.conversation.applicant.wording.place_facts import address, hours_told, opening_hours, places_meant
from bot.conversation.core.events import Event, OtherReceived, PictureReceived, PictureUnread
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.answers.papers_said import leaves_it_open, papers_unknown
from bot.conversation.reading.asides.details import (
    asks_for_the_dead,
    asks_for_women,
    asks_how_crowded,
    asks_in_own_stead,
    asks_of_the_road,
    asks_to_speak,
    is_for_later,
    paper_state,
    wants_it_explained,
)
from bot.conversation.reading.asides.handed_over import asks_of_things
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.read import Aside, read_aside
from bot.conversation.reading.asides.who_is_meant import asks_who_is_meant
from bot.conversation.reading.numbers.document_kinds import kinds_named
from bot.conversation.reading.sentences.answer_questions import asked_of_birth, asked_of_number
from bot.conversation.reading.sentences.asking import (
    asked_about,
    asks_in_words,
    asks_of_a_state,
    asks_whether_kept,
    asks_why,
    may_mean_money,
    offers_a_picture,
    tells_of_a_lost_paper,
)
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.domain.booking import Booking
from bot.domain.outcome import Outcome

EXPLAINED: Final = frozenset({"name", "document", "number", "birth"})
"""The questions of which it can be said what the answer is for."""
_WITHOUT_FACTS: Final = marked("reason")
"""What would be said to these is beside the point of who asks why."""


_OF_WOMEN: Final = frozenset(
    {"hours", "door", "compare", "unknown", "somebody", "upset", "accepted", "who", "human", "later"}
)
_OF_THE_ROAD: Final = frozenset(
    {"arrest", "safe", "unknown", "where", "compare", "hours", "door", "refused", "quarter"}
)
"""The kinds in whose place the words tell it better."""


def reasons(text: str, conversation: Conversation) -> tuple[Say, ...]:
    """What the answer is wanted for, to who asks that."""
    step = asked_about(text) or conversation.asked or ""
    if step == "number" and offers_a_picture(text):
        return one(Text("aside-no-picture"))
    return one(Text("aside-why", {"step": step})) if step in EXPLAINED and asks_why(text) else ()


TOLD_BY_PARTICULARS: Final[frozenset[Kind]] = frozenset(
    (
        "digits",
        "paper",
        "omit",
        "where",
        "compare",
        "enough",
        "bring",
        "unknown",
        "accepted",
        "then",
        "language",
        "edit",
    )
)
"""Where the answer itself is asked about, these are answered with it."""


def particulars(text: str, conversation: Conversation) -> tuple[Say, ...]:
    """What is asked of the answer itself, where another one could be given to the kind of it."""
    match conversation.asked:
        case "number" | "birth" as step if "must" in (asked_of_number(text), asked_of_birth(text)):
            return one(Text("aside-why", {"step": step}))
        case "number" if asked_of_number(text) == "later":
            return one(Text("aside-omit-number"))
        case "number" if asked_of_number(text) == "which":
            return one(Text("aside-digits", {"kind": conversation.answers.get("document", "")}))
        case "number" if asked := asked_of_number(text):
            return one(Text(f"aside-number-{asked}", {"kind": conversation.answers.get("document", "")}))
        case "birth" if asked := asked_of_birth(text):
            return one(Text(f"aside-birth-{asked}"))
        case "document" if papers := papers_unknown(text):
            return one(*(_explained(paper) for paper in papers))
        case "document" if leaves_it_open(text):
            return one(Text("aside-compare", {"step": "document"}))
        case _:
            return ()


def _explained(paper: str) -> Text:
    return Text("aside-extract") if paper == "extract" else Text("aside-compare-paper", {"kind": paper})


def texts(kind: Kind, text: str, conversation: Conversation, scene: Scene) -> tuple[Say, ...]:
    if told := visit_texts.in_place_of(kind, text, scene):
        return told
    if kind in _OF_WOMEN and any(map(asks_for_women, clauses(text))):
        return one(Text("aside-women"))
    if kind == "unknown" and asks_who_is_meant(text):
        return one(Text("aside-included"))
    if kind in _OF_THE_ROAD and asks_of_the_road(text):
        return one(Text("aside-road"))
    of_a_paper = kind == "lost" and conversation.asked == "document"
    if (kind in TOLD_BY_PARTICULARS or of_a_paper) and (told := particulars(text, conversation)):
        return told
    if kind in ("another", "somebody", "whose") and asks_in_own_stead(text):
        return one(Text("aside-in-stead"))
    if kind in ("another", "somebody", "unknown", "accepted", "whose") and asks_for_the_dead(text):
        return one(Text("aside-for-the-dead"))
    if kind in ("enough", "accepted", "copy", "bring", "safe") and asks_whether_kept(text):
        return one(Text("aside-unknown"))
    why = reasons(text, conversation)
    if kind in ("unknown", "edit", "another") and asks_of_a_state(text):
        kind = "accepted"
    if kind in ("accepted", "copy", "lost", "unknown") and conversation.asked == "name" and tells_of_a_lost_paper(text):
        return one(Text("aside-paper-lost"))
    return why if why and kind in _WITHOUT_FACTS else (*why, *_texts(kind, text, conversation, scene))


def of_the_place(text: str) -> tuple[Say, ...]:
    """What is asked about the place or the way there, and nobody knows here."""
    if asks_for_women(text) and asks_in_words(text):
        return one(Text("aside-women"))
    return one(Text("aside-road")) if asks_of_the_road(text) and asks_in_words(text) else ()


def with_asides(turn: Turn, asides: Sequence[tuple[Kind, str]], conversation: Conversation, scene: Scene) -> Turn:
    """The turn behind what is said to each of the asides, of which each has its clause."""
    told = tuple(say for kind, part in asides for say in texts(kind, part, conversation, scene))
    return replace(turn, says=(*told, *turn.says))


def _texts(kind: Kind, text: str, conversation: Conversation, scene: Scene) -> tuple[Say, ...]:
    service, stations, step = scene.office.service, places_meant(text, conversation, scene), _step(conversation)
    number, days = known(service.complaints_number), scene.rules.personal_retention.days
    match kind:
        case "erase" if is_for_later(text):
            return one(Text("aside-erase-later", {"days": days}))
        case "insult" | "stop" | "cancel" | "erase" | "code":
            return ()
        case "later" if conversation.asked == "time" and asks_in_words(text):  # they are on the screen
            return ()
        case "later" if conversation.asked == "time":
            return one(Text("time-none-suits"))
        case "who":
            return one(Text("aside-who", {"authority": known(service.authority)}))
        case "safe":
            return one(Text("aside-safe", {"days": days, "surface": scene.traits.surface}))
        case "arrest":
            return one(Text("aside-arrest", {"days": days, "step": step}))
        case "omit" if step in ("document", "birth"):  # who has or knows none says so
            return one(Text("aside-why", {"step": step}))
        case "omit":
            return one(Text("aside-omit-number" if step == "number" else "aside-omit"))
        case "door" | "free" | "refused" | "upset":
            return one(Text(f"aside-{kind}", {"number": number, "step": step}))
        case "bring":
            chosen = "" if step == "document" else conversation.answers.get("document", "")
            return one(_to_bring({known(each.bring) for each in stations}, {chosen}))
        case "where":
            found = [address(each) for each in stations if known(each.address) or known(each.landmark)]
            names = {"station": stations[0].names if len(stations) == 1 else ""}
            return one(*(found or (Text("aside-where-unknown", names),)))
        case "hours":
            return one(Text("aside-hours"), *hours_told(text, conversation, scene))
        case "human":
            numbers = [text for each in stations if known(each.phone) for text in opening_hours(each, scene)]
            complaints = (Text("help-complaints", {"number": number}),) if number else ()
            return one(Text("aside-human" if numbers else "aside-human-nobody"), *numbers, *complaints)
        case "lasts" if may_mean_money(text):
            return one(Text("aside-lasts"), Text("aside-free", {"number": number}))
        case "accepted":
            return one(Text("aside-accepted", {"state": paper_state(text)}))
        case "compare" if step == "document":
            told = [Text("aside-compare-paper", {"kind": paper}) for paper in _compared(text, conversation, scene)]
            return one(Text("aside-compare", {"step": step}), *told)
        case "compare" | "lost" | "then" | "edit" | "without" | "late" | "booked" | "print":
            return one(Text(f"aside-{kind}", {"step": step}))
        case "digits":
            return one(Text("aside-digits", {"kind": conversation.answers.get("document", "")}))
        case "wait":
            held = hold_minutes(scene) if conversation.held_until else ""
            return one(Text("aside-wait", {"minutes": held, "step": step}))
        case "unread" if asks_to_speak(text):
            return one(Text("aside-voice"))
        case "unread":
            plainly = (Text("aside-lost", {"step": step}),) if wants_it_explained(text) else ()
            also = Text("aside-unread", {"plainly": "yes" if plainly else ""})
            return (Say((*plainly, also), rows=notes.on_the_first_message(conversation, scene)),)
        case "paper" if step in ("number", "birth"):
            return one(Text("aside-as-on-paper"))
        case "copy" | "quarter" | "unknown" | "phone" | "paper" | "later" | "lasts" | "whose" | "language":
            return one(Text(f"aside-{kind}"))
        case "somebody":
            return one(Text("aside-somebody", {"step": step}))
        case "move" | "another" | "thanks" | "greeting" | "erred" | "receipt" | "enough":
            return one(Text(f"aside-{kind}"))
        case _:
            assert_never(kind)


def _compared(text: str, conversation: Conversation, scene: Scene) -> list[str]:
    """The choices of paper that are named, or told by their places on the screen; none where it is but one."""
    kinds = [str(kind) for kind, _ in accepted(conversation, scene)]
    places = [int(place) for place in re.findall(r"(?<!\d)[1-9](?!\d)", latin_digits(text))]
    told = [kinds[place - 1] for place in places if place <= len(kinds)] or [*map(str, kinds_named(text))]
    told = [kind for kind in dict.fromkeys(told) if kind in kinds]
    return told if len(told) > 1 else []


def brought(bookings: Sequence[Booking], scene: Scene) -> Text:
    """What to bring to the appointments of a chat."""
    stations = [station for each in bookings if (station := scene.office.station(each.slot.station))]
    return _to_bring({known(each.bring) for each in stations}, {each.document or "" for each in bookings})


def _to_bring(asked: Collection[object], papers: Collection[str]) -> Text:
    """As far as it is the same for all."""
    bring, paper = (next(iter(each)) if len(each) == 1 else "" for each in (asked, papers))
    return Text("aside-bring", {"bring": bring, "paper": _paper(str(paper))})


def _paper(kind: str) -> Text | str:
    """The paper that was chosen, if it is one by name; else ""."""
    return "" if kind in ("", "none", "other") else Text(f"document-{kind.replace('_', '-')}")


def _step(conversation: Conversation) -> str:
    return conversation.asked or "" if conversation.errand else "menu"


def of_no_kind(text: str) -> tuple[Say, ...]:
    """What is said to questions of which there are no examples."""
    if asks_how_crowded(text):
        return one(Text("aside-crowd"))
    if asks_for_the_dead(text) and asks_in_words(text):
        return one(Text("aside-for-the-dead"))
    if asks_whether_kept(text):
        return one(Text("aside-unknown"))
    if asks_of_things(text):
        return one(Text("aside-things"))
    return one(Text("aside-included")) if asks_who_is_meant(text) and read_aside(text) != Aside("arrest") else ()


def told_in(conversation: Conversation, scene: Scene) -> Callable[[Kind, str], tuple[Say, ...]]:
    return lambda kind, part: texts(kind, part, conversation, scene)


def one(*texts: Text) -> tuple[Say, ...]:
    return (Say(texts),)


def of_no_words(event: Event | Outcome, scene: Scene) -> Text | None:
    """The answer to a voice note, a picture or the like."""
    match event:
        case OtherReceived("voice" | "sticker" | "video" | "edited" | "forwarded" | "number" | "early" as kind):
            return Text(f"aside-{kind}")
        case PictureReceived() | PictureUnread():
            return Text("aside-picture" if scene.traits.deletes else "aside-picture-stays")
        case _:
            return None
