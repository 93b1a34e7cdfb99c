"""The words of a message, clause by clause, and those of a time that is wished for among them. Pure.

Law: what is asked about, supposed, told of or denied is no wish. A word that may be part of a name is one, unless it
stands in a clause of its own, or something beside it marks it: a place, a number, a word that wishes, "on", "at".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from bot.conversation.applicant.visit.time_words import OF_A_TIME, PUNCTUATION, Kind, is_date, is_weekday, kinds_of
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import PartOfName
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import ANY_DAY

_WORD: Final = expression(r"\S+")
IN_FRONT: Final = expression(r"^و?(?:عال|بال|لل|ع|ب|ل)(?=\w{3})")
OF_A_LIFE: Final = expression(
    r"(?<!\w)(?:[وب]?(?:ال)?(?:مواليد\w*|ميلاد\w*|مولود\w*|تولد\w*|خلق\w*|ولدت|انولدت|ولاد[ةهت]\w*|ساكن\w*|سكان|سكن\w*"
    r"|سكنا\w*|بيتي|بيتنا|بيت|دار|منزل\w*|عايش\w*|عنوان\w*|مقيم\w*|[اأإ]قام[ةهت]\w*|بقيم|حي|حار[ةهت]\w*|شارع|منطق[ةهت]\w*"
    r"|مدين[ةهت]\w*|قري[ةهت]\w*|بلد\w*|ضيع[ةهت]\w*|محافظ[ةهت]|ناحي[ةهت]|[اأ]صلي?|[اأ]هلي|قيد\w*|خان[ةه]|نفوس\w*|[اأ]مان[ةه]"
    r"|مختار\w*|صدور\w*|سجل (?:ال)?مدني|شغلي|[بم]?شتغل\w*|موظف\w*|عملي|مدرستي|جامعتي|صا?در\w*|طالع\w*|مستخرج\w*|مهجر\w*"
    r"|نازح\w*)"
    r"|born|birth\w*|mawalid|milad\w*|live|living|lives|residen\w*|resid(?:e|es|ing)|address|home|house|neighbou?rhood|district"
    r"|street|city|town|village|from|issued|registry|3enwan|3inwan|saken|sakne|beit|bet|7ay|m[ne]n)(?!\w)"
    r"|(?<!\w)من (?=ال|باب)",
    re.IGNORECASE,
)
"""Where somebody was born, lives, is registered or works, and where a paper was made."""
OF_ANOTHER_DAY: Final = expression(
    r"(?<!\w)(?:راح\w*|فات\w*|ضاع\w*|[بم]?سافر\w*|مسافر\w*|رايح\w*|عندي|عنا|خلص\w*|[بت]?نتهي|مستحيل\w*|مشغول\w*|صعب\w*"
    r"|travel\w*|leav\w*|fly|flight|missed|expire\w*|i have|busy|impossible|work\w*)(?!\w)",
    re.IGNORECASE,
)
"""What happens on a day, or did, is no wish for it."""
_POLITELY: Final = expression(r"(?<!\w)و?(?:اذا|ازا|لو) (?:في|ممكن|بيصير|بصير|امكن|سمحت\w*|فيني|كان)(?!\w)")
"""It supposes nothing."""
_ARTICLE_APART: Final = expression(r"(?:[ea]l|il|l|ال)", re.IGNORECASE)
_WITH_ARTICLE: Final = expression(r"ال(?=\w{3})")
_AROUND: Final = frozenset({Kind.WANTS, Kind.FRAME, Kind.MARK})
_OF_TIMES: Final = OF_A_TIME | {Kind.EXCEPTS}
OF_A_NAME: Final = frozenset({Kind.OTHER, Kind.NAME, Kind.DEFINITE})
_SURELY: Final = 2
"""Words that are no one's name together; or of a name, at least."""
Due = Literal["", "name", "number", "birth"]


@dataclass(frozen=True, slots=True)
class Message:
    """``parts``: its clauses, each of them a range of the words; ``wishes``: those that may wish for something."""

    said: list[str]
    kinds: list[Kind]
    parts: list[range]
    wishes: list[range]

    @classmethod
    def of(cls, text: str) -> "Message":
        words = list(_WORD.finditer(text))
        said = [word[0] for word in words]
        kinds = kinds_of(said)
        parts = [range(first, last) for first, last in _clauses_in(text, [word.start() for word in words])]
        return cls(said, kinds, parts, [part for part in parts if not _is_no_wish(said, kinds, part)])

    def others(self, part: range, at: range) -> list[int]:
        """The words of the clause that are of no wish."""
        return [number for number in part if number not in at and self.kinds[number] is Kind.OTHER]

    def times(self, at: range, due: Due) -> list[int]:
        """The words of the one time that is wished for."""
        found: list[list[int]] = []
        for part in self.wishes:
            if OF_ANOTHER_DAY.search(fold_choice(" ".join(self.said[part.start : part.stop]))):
                continue
            named = any(len(self.others(other, at)) >= _SURELY for other in self.parts if other != part)
            found.append(_of_times(part, self.kinds, at, self.others(part, at), due=due, named=named))
        chosen = [each for each in found if each]
        return chosen[0] if len(chosen) == 1 else []

    def is_sure(self, at: range) -> bool:
        """The name of a place that nobody has, or one that is marked as a place."""
        if len([number for number in at if not _ARTICLE_APART.fullmatch(self.said[number])]) >= _SURELY:
            return True
        part = next((part for part in self.parts if at and at[0] in part), range(0))
        own = len(self.parts) > 1 and not self.others(part, at) and not self._of_a_name(part, {*at})
        return bool(at) and bool(own or self.kinds[max(at[0] - 1, 0)] in _AROUND or IN_FRONT.search(self.said[at[0]]))

    def may_name(self, at: range, conversation: Conversation) -> bool:
        """The place may be a name: no sure word of a time is behind it, nor a name before it and a time."""
        if self.is_sure(at):
            return False
        part = next(part for part in self.parts if at[0] in part)
        if isinstance(conversation.view, PartOfName):
            return True
        if self.is_firm([number for number in part if number > at[-1]]):
            return False
        begins = at[0] == part.start and _WITH_ARTICLE.match(self.said[at[0]])
        times = self.times(at, "name")
        return not (times and (begins or any(self._of_a_name(each, {*at, *times}) for each in self.parts)))

    def is_firm(self, numbers: Iterable[int]) -> bool:
        """One of the words is of a time, and of no name."""
        return any(self.kinds[number] in (Kind.SURE, Kind.MARK, Kind.EXCEPTS) for number in numbers)

    def has_day(self, numbers: Iterable[int], due: Due) -> bool:
        """Two numbers that may be a day of a month, but are not read as one; or a weekday, in what may be a name."""
        dated = [number for number in numbers if self.kinds[number] is Kind.NUMBER and is_date(self.said[number])]
        named = due == "name" and any(is_weekday(self.said[number]) for number in numbers)
        return named or (due != "birth" and bool(dated))

    def breaks_a_name(self, taken: set[int]) -> bool:
        """What is left is one part of a name, and no whole one."""
        if not any(self._of_a_name(part, taken) for part in self.parts):
            return False
        others = {number for number, kind in enumerate(self.kinds) if kind not in OF_A_NAME}
        return not isinstance(read_full_name(self.without(taken | others)), str)

    def leaves_out(self, times: list[int]) -> bool:
        """The day is no wish, but what is left out of any day, in whatever words."""
        part = next(part for part in self.parts if times[0] in part)
        any_day = ANY_DAY.search(plain_text(" ".join(self.said[part.start : part.stop])))
        days = {Kind.SURE, Kind.DEFINITE, Kind.NAME} & {self.kinds[number] for number in times}
        return Kind.EXCEPTS in {self.kinds[number] for number in times} or bool(any_day and days)

    def goes_on(self, times: list[int], due: Due) -> bool:
        """Behind the time a word stands that nobody understands, as a name stands in front of it."""
        part = next((part for part in self.parts if times and times[0] in part), range(0))
        behind = [number for number in part if times and number > times[-1]]
        if due != "name" or not behind or self.kinds[behind[0]] is not Kind.OTHER:
            return False
        if any(self.kinds[number] is Kind.NUMBER for number in behind):
            return False
        front = [self.said[number] for number in part if number < times[0] and self.kinds[number] is Kind.OTHER]
        whole = read_full_name(" ".join([*front, *(self.said[number] for number in behind)]))
        last = self.said[behind[-1]].strip(PUNCTUATION)
        return len(front) >= _SURELY and isinstance(whole, str) and whole.endswith(last)

    def without(self, taken: set[int]) -> str:
        """The words without these, and without those of a wish around them."""
        gone = set(taken)
        for step in (-1, 1):
            for number in taken:
                beside = number + step
                while 0 <= beside < len(self.said) and (beside in gone or self.kinds[beside] in _LEFT_OUT[step]):
                    gone.add(beside)
                    beside += step
        return " ".join(word for number, word in enumerate(self.said) if number not in gone).strip(" ،,.-")

    def _of_a_name(self, part: range, taken: set[int]) -> list[int]:
        return [number for number in part if number not in taken and self.kinds[number] in OF_A_NAME]


def _clauses_in(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Of each clause its first word, and the one behind it."""
    begin = 0
    for part in clauses(text):
        at = text.find(part, begin)
        if at < 0:
            continue
        begin = at + len(part)
        within = [number for number, start in enumerate(starts) if at <= start < begin]
        if within:
            yield within[0], within[-1] + 1


def _is_no_wish(said: list[str], kinds: list[Kind], part: range) -> bool:
    """Days that are left out deny nothing else."""
    affirmed = " ".join(said[number] for number in part if kinds[number] is not Kind.EXCEPTS)
    return says_no_wish(" ".join(said[part.start : part.stop])) or denies(affirmed)


def says_no_wish(part: str) -> bool:
    """It asks, supposes, tells, or is of somebody's life."""
    plain = _POLITELY.sub(" ", fold_choice(part))
    asked = is_asked(part if plain == fold_choice(part) else plain) or asks_in_words(plain)
    return asked or tells(part) or supposes(plain) or bool(OF_A_LIFE.search(part))


def _of_times(part: range, kinds: list[Kind], at: range, others: list[int], *, due: Due, named: bool) -> list[int]:
    """The words of a time that nothing but a time is meant by. ``others``: words of the clause that are of no wish.
    ``named``: another clause has the name."""
    own, best = not others, list[int]()
    for group in _groups(part, kinds, at):
        inside = {*group} & {*at}
        first, last = group[0], group[-1]
        behind_number = first > part.start and kinds[first - 1] is Kind.NUMBER and last == part[-1] and due != "birth"
        wants = [number for number in group if kinds[number] is Kind.WANTS]
        sure = (
            len(group) == len(part)
            and kinds[first] is not Kind.FRAME
            and any(kinds[number] in (Kind.SURE, Kind.MARK) for number in group)
        )
        sure = sure and not any(kinds[number] in OF_A_NAME for number in group)
        excepts = any(kinds[number] is Kind.EXCEPTS for number in group)
        anchored = excepts or bool(inside or behind_number or wants or sure or (own and (named or due != "name")))
        plain = anchored or not any(kinds[number] is Kind.FRAME for number in group)
        before = [number for number in others if number < first]
        if not anchored and not (due == "name" and plain and len(before) >= _SURELY and last == part[-1]):
            continue
        chosen: list[int] = []
        for number in group:
            if number in at or kinds[number] not in _OF_TIMES:
                continue
            led = behind_number or any(each < number for each in (*wants, *inside)) or (own and (named or bool(inside)))
            opens = (
                kinds[number] in (Kind.SURE, Kind.MARK, Kind.EXCEPTS)
                or (kinds[number] is Kind.DEFINITE and (led or due in ("", "number")))
                or (kinds[number] is Kind.NAME and own and (named or due in ("", "number")))
            )
            if chosen or opens:
                chosen.append(number)
        while chosen and kinds[chosen[-1]] is Kind.NAME and chosen[-1] + 1 in others:
            chosen.pop()
        chosen = [*_joined_in_front(chosen, group, kinds, at), *chosen]
        if chosen and best:
            return []
        best = best or chosen
    return best


def _groups(part: range, kinds: list[Kind], at: range) -> Iterator[list[int]]:
    """The words, one behind the other, that are of a place, of a time or around a wish."""
    group: list[int] = []
    for number in part:
        if number in at or kinds[number] in _OF_TIMES or kinds[number] in _AROUND:
            group.append(number)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _joined_in_front(chosen: list[int], group: list[int], kinds: list[Kind], at: range) -> list[int]:
    """ "After" in front of "tomorrow"."""
    first = chosen[0] if chosen else -1
    begin = first
    while begin - 1 in group and begin - 1 not in at and kinds[begin - 1] is Kind.JOINS:
        begin -= 1
    return [*range(begin, first)]


_LEFT_OUT: Final = {-1: frozenset({*_AROUND, Kind.JOINS}), 1: _AROUND}
