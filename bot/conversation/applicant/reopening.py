"""An earlier answer that is opened again because it is said to be otherwise than meant.

Law: it changes nothing by itself; its question comes again, and the answers behind it stay.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.applicant.name import NAME
from bot.conversation.applicant.papers import DOCUMENT
from bot.conversation.applicant.places import STATION
from bot.conversation.applicant.said_places import other_place
from bot.conversation.applicant.times import TIME
from bot.conversation.core.commands import FindDays
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Days, Doubted, Near, WholeName
from bot.conversation.reading.aside_corrections import Line
from bot.conversation.reading.asides import Aside, Correction
from bot.conversation.reading.asking import asks_in_words
from bot.conversation.reading.clauses import clauses, supposes
from bot.conversation.reading.complaints import complained, named_beside
from bot.conversation.reading.document_kinds import read_document_kind
from bot.conversation.reading.name_corrections import corrected_name
from bot.conversation.reading.name_frames import name_instead
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.phrases import fold_aside, pattern
from bot.conversation.reading.plain_answers import asks_to_act
from bot.conversation.reading.time_wishes import names_times
from bot.conversation.reading.times_among import read_among
from bot.domain.documents import DocumentKind
from bot.domain.hours import opening

CHECK: Final = "check"
_SAME_HOUR: Final = pattern(("(نفس|بنفس|same) (ساعه|وقت|موعد|hour|time)",))
_BUT: Final = expression(r"(?<!\w)(?:غير (?:[اأ]ن|انو|[اأ]نو)|الا ان|إلا أن|سوى [اأ]ن)(?!\w)")
"""They only join what is otherwise."""
_WHOLE_TERM: Final = expression(r"(هوي[ةه]|جواز) (?:ال)?(?:شخصي[ةه]|سفر)")
_IS_NOT: Final = expression(r"(?<!\w)و?ليست?(?!\w)")
_BUSY: Final = pattern(("(عندي|عندنا|عندو|عندها|بكون|i have|we have|he has|she has|there is|3andi|3ndi|bkoun)",))
"""Words of what stands against a time, which is no wish for that time."""
EARLIEST: Final = "earliest"
"""As the choice of that name does, where the place is changed and nothing is said of the time."""
COMPLAINED_AT: Final = frozenset({"document", "number", "birth", "station", "time", CHECK})


def complaint(conversation: Conversation, asked: Step, text: str, scene: Scene) -> Line | None:
    """An earlier answer is said to be otherwise."""
    if not text or conversation.errand != "register" or asked.name not in COMPLAINED_AT:
        return None
    places = {fold_aside(name) for each in scene.office.places for name in (each.names.ar, each.names.en)}
    line = complained(text, places)
    if line == asked.name:
        return None
    if line == "number" and line not in conversation.answers:
        line = "document"
    return line if line in conversation.answers and line != asked.name else None


def reopened(conversation: Conversation, line: Line, text: str, scene: Scene) -> Turn:
    """The question of an earlier answer again; of what is wished for instead, where it is said, the next one."""
    corrected = conversation.correct(line)
    at_check = conversation.asked == CHECK
    if line == STATION.name and (key := other_place(text, conversation, scene)):
        there = replace(corrected.with_answer(STATION, key), asked=TIME.name)
        times = any(names_times(part, scene.today) for part in clauses(text))
        said = text if times else EARLIEST if at_check else ""
        return Turn(there, command=FindDays(key, Days(), said))
    if at_check and line == TIME.name and (wanted := _time_instead(text, conversation, scene)):
        old = Near(datetime.fromisoformat(conversation.answers[TIME.name]))
        there = replace(corrected, asked=TIME.name, view=old)
        return Turn(there, command=FindDays(conversation.answers[STATION.name], old, wanted))
    if line == DOCUMENT.name and (paper := _paper_instead(text, conversation)):
        corrected = replace(corrected, view=Doubted(paper))
    if (
        at_check
        and line == TIME.name
        and not _BUSY.search(fold_aside(text))
        and any(names_times(part, scene.today) for part in clauses(text))
    ):
        old = Near(datetime.fromisoformat(conversation.answers[TIME.name]))
        there = replace(corrected, asked=TIME.name, view=old)
        return Turn(there, command=FindDays(conversation.answers[STATION.name], old, text))
    old_name = conversation.answers.get(NAME.name, "")
    if line == NAME.name and (meant := corrected_name(old_name, text) or name_instead(text)):
        corrected = replace(corrected, view=WholeName(meant))
    return Turn(corrected, (Say((Text("aside-corrects"),)),))


def _time_instead(text: str, conversation: Conversation, scene: Scene) -> str:
    """The time that is wished for instead, of which the day or the hour stays; else ""."""
    asks = asks_in_words(text) and not any(map(asks_to_act, clauses(text)))
    if asks or _BUSY.search(fold_aside(text)):
        return ""
    station = scene.office.station(conversation.answers[STATION.name])
    old = scene.local(datetime.fromisoformat(conversation.answers[TIME.name]))
    named = read_among(text, scene.today, bare=True)
    same = _SAME_HOUR.search(fold_aside(text))
    clock = named.clock.within(opening([station]) if station else None) if named.clock else old.time() if same else None
    if clock is None or not (named.day or named.clock):
        return ""
    return f"{named.day or old.date():%Y-%m-%d} {clock:%H:%M}"


def _plainly(clause: str) -> str:
    return _WHOLE_TERM.sub(r"\1", _BUT.sub(" ", _IS_NOT.sub(" مو ", clause)))


def _paper_instead(text: str, conversation: Conversation) -> str:
    """The kind of paper that a clause names, of those that are not denied there; else ""."""
    old = conversation.answers[DOCUMENT.name]
    parts = [_plainly(part) for part in clauses(text) if not supposes(part)]
    kinds = {kind for part in parts if (kind := read_document_kind(part))} - {old, DocumentKind.NONE}
    return kinds.pop() if len(kinds) == 1 else ""


def named_at_check(
    conversation: Conversation, asked: Step, said: Aside | Correction | None, text: str, scene: Scene
) -> Line | None:
    """The line of the check that a sentence names beside nothing that it finds right, or asks to change."""
    if asked.name != CHECK:
        return None
    line: Line | None = None
    if said is None or said in (Aside("thanks"), Aside("greeting")):
        line = named_beside(text, scene.today)
    elif isinstance(said, Correction) and asks_to_act(text):
        line = said.line
    return line if line in conversation.answers else None
