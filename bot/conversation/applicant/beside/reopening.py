"""An earlier answer that is opened again because it is said to be otherwise than meant.

Law: it changes nothing by itself; its question comes again, and the answers behind it stay.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.applicant.beside.wish_notes import still_noted
from bot.conversation.applicant.interview.questions import PERSON
from bot.conversation.applicant.visit.denied_wishes import denied_wishes
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import named_elsewhere, other_place, short_names, wished_places
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.core.commands import FindDays
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Days, Near
from bot.conversation.reading.answers.complaints import complained, named_beside
from bot.conversation.reading.asides.corrections import Line
from bot.conversation.reading.asides.read import Aside, Correction
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import asks_to_act
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.asked_times import asks_for_times, names_times
from bot.conversation.reading.times.shifts import read_shift_of_what_stands
from bot.conversation.reading.times.times_among import read_among
from bot.domain.hours import opening

CHECK: Final = "check"
_SAME_HOUR: Final = pattern(("(نفس|بنفس|same) (ساعه|وقت|موعد|hour|time)",))
_TO_CHANGE: Final = expression(
    r"(?<!\w)(?:[اب]?غي?ير\w*|بدل\w*|تغيير|change) (?:the )?(?:ال)?(?:مكان|محل|مركز|فرع|place)(?!\w)"
)
"""In front of the place that is wished for, it leaves none out."""
_SAME_DAY: Final = pattern(("(نفس|بنفس|same) (يوم|نهار|تاريخ|day|date)|(nafs|bnafs) (l |el )?(yom|youm|nhar)",))
_FOR_THE_OLD: Final = pattern(("(بدال|بدل|عوض|instead of|badal) (عن )?*",))
_INSTEAD: Final = pattern(
    (
        "(ت?خليه*|ت?خليلي*|خليلنا|حطه*|حطلي*|حطلنا|بدلها|بدلو|غيره*|غيرلي*|اعمله*|عمله*|بدالها|بداله|عوضا)",
        "(instead|rather|make it|make that|change it|move it|put it|set it|khallih*|khaliy*|5allih*|7ett*|7otta)",
    )
)
"""In front of an hour, or behind it, that is wished for instead."""
_BUSY: Final = pattern(("(عندي|عندنا|عندو|عندها|بكون|i have|we have|he has|she has|there is|3andi|3ndi|bkoun)",))
"""Words of what stands against a time, which is no wish for that time."""
_OF_THE_DAY: Final = pattern(("(يوم|اليوم|تاريخ|التاريخ|day|date)",))
EARLIEST: Final = "earliest"
"""As the choice of that name does, where the place is changed and nothing is said of the time."""
_BEFORE_IT: Final = frozenset({"consent", *(step.name for step in PERSON)})
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
    """The question of an earlier answer again; of a place or time that is wished for instead the next one. What else is
    said to be right is proposed by ``several``."""
    corrected = conversation.correct(line)
    at_check = conversation.asked == CHECK
    asked_to = any(map(asks_to_act, clauses(text))) or _FOR_THE_OLD.search(fold_aside(text))
    text = _TO_CHANGE.sub(" ", text)
    key = other_place(text, conversation, scene)
    if not key and (asked_to or not asks_in_words(text)):
        key = named_elsewhere(text, conversation, scene)
    if line == STATION.name and conversation.asked in _BEFORE_IT and TIME.name not in conversation.answers:
        own = conversation.answers.get(STATION.name, "")
        wishes = denied_wishes(text, {each.key: short_names(each.key, scene) for each in scene.office.stations})
        affirmed = wishes.only and frozenset({own}) in wishes.places  # "Bab al-Nasr is too far" complains of it
        affirmed = affirmed and not any(own in keys for keys in wishes.no_places)
        key = "" if any(key in keys for keys in wishes.no_places) else key
        return _early(conversation, key or (own if affirmed else ""), scene)
    if line == STATION.name and not key and (wished := wished_places(text, corrected, scene)):
        first, *others = wished.places
        there = replace(corrected, asked=STATION.name)
        return Turn(there, command=FindDays(first, Days(), text, elsewhere=tuple(others)))
    if line == STATION.name and key:
        there = replace(corrected.with_answer(STATION, key), asked=TIME.name)
        times = any(names_times(part, scene.today) for part in clauses(text))
        kept = _kept_time(text, conversation, scene) if at_check else ""
        said = kept or (text if times else EARLIEST if at_check else "")
        return Turn(there, command=FindDays(key, Days(), said))
    if at_check and line == TIME.name and (wanted := _time_instead(text, conversation, scene)):
        old = Near(datetime.fromisoformat(conversation.answers[TIME.name]))
        there = replace(corrected, asked=TIME.name, view=old)
        return Turn(there, command=FindDays(conversation.answers[STATION.name], old, wanted))
    if (
        at_check
        and line == TIME.name
        and not _BUSY.search(fold_aside(text))
        and any(names_times(part, scene.today) for part in clauses(text))
    ):
        old = Near(datetime.fromisoformat(conversation.answers[TIME.name]))
        there = replace(corrected, asked=TIME.name, view=old)
        return Turn(there, command=FindDays(conversation.answers[STATION.name], old, text))
    return Turn(corrected, (Say((Text("aside-corrects"),)),))


def _early(conversation: Conversation, key: str, scene: Scene) -> Turn:
    """A place that was said before its question is only taken back, or another kept: no time is held yet."""
    answers = {name: old for name, old in conversation.answers.items() if name != STATION.name}
    left = replace(conversation, answers={**answers, STATION.name: key} if key else answers, asked=None, view=None)
    return Turn(left, (Say((still_noted(left, scene),)),))


def _kept_time(text: str, conversation: Conversation, scene: Scene) -> str:
    """The day, or the day and the hour, that are to stay where only the place is changed; else ""."""
    folded, old = fold_aside(text), scene.local(datetime.fromisoformat(conversation.answers[TIME.name]))
    if _SAME_HOUR.search(folded):
        return f"{old:%Y-%m-%d %H:%M}"
    return f"{old:%Y-%m-%d}" if _SAME_DAY.search(folded) else ""


def _time_instead(text: str, conversation: Conversation, scene: Scene) -> str:
    """The time that is wished for instead, of which the day or the hour stays; else ""."""
    asks = asks_in_words(text) and not any(map(asks_to_act, clauses(text)))
    if (shift := read_shift_of_what_stands(text)) and not (asks or _BUSY.search(fold_aside(text))):
        moved = scene.local(datetime.fromisoformat(conversation.answers[TIME.name])) + shift
        return f"{moved:%Y-%m-%d %H:%M}"
    if asks or _BUSY.search(fold_aside(text)):
        return ""
    station = scene.office.station(conversation.answers[STATION.name])
    old = scene.local(datetime.fromisoformat(conversation.answers[TIME.name]))
    named = read_among(text, scene.today, bare=True)
    same = _SAME_HOUR.search(fold_aside(text))
    clock = named.clock.within(opening([station]) if station else None) if named.clock else old.time() if same else None
    if clock is None or not (named.day or named.clock):
        return ""
    if named.clock and named.clock.bare and _OF_THE_DAY.search(fold_aside(text)):
        return ""  # a number of the month
    return f"{named.day or old.date():%Y-%m-%d} {clock:%H:%M}"


def named_at_check(
    conversation: Conversation, asked: Step, said: Aside | Correction | None, text: str, scene: Scene
) -> Line | None:
    """The line of the check that a sentence names beside nothing that it finds right, or asks to change."""
    if asked.name != CHECK:
        return None
    line: Line | None = None
    if read_shift_of_what_stands(text) and _time_instead(text, conversation, scene):
        return "time"
    if said is None or said in (Aside("thanks"), Aside("greeting")):
        line = named_beside(text, scene.today)
    elif isinstance(said, Correction) and asks_to_act(text):
        line = said.line
    asks = said in (None, Aside("edit"), Correction("time")) and asks_for_times(text) and asks_in_words(text)
    if line is None and asks and any(names_times(part, scene.today) for part in clauses(text)):
        line = "time"
    instead = said in (None, Aside("edit"), Correction("time")) and _INSTEAD.search(fold_aside(text))
    if line is None and instead and _time_instead(text, conversation, scene):
        line = "time"
    return line if line in conversation.answers else None
