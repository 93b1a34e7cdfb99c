"""What a message says of a person: name, paper, its number, date of birth, and what it puts right of them. Pure.

Law: what is denied, feared, asked about or somebody else's is not found. An answer that is known and that nobody called
wrong is found anew only in words that can mean nothing else.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.reading.answers.papers_said import name_and_paper
from bot.conversation.reading.asides.corrections import says_wrong
from bot.conversation.reading.names.name_corrections import corrected_name, names_a_part, wishes_article
from bot.conversation.reading.names.name_frames import name_instead
from bot.conversation.reading.names.names import bare_name, is_framed, one_name, read_full_name
from bot.conversation.reading.names.names_within import holds_known, is_name, name_within, names_paper
from bot.conversation.reading.names.unlike_names import unlike_a_name
from bot.conversation.reading.numbers.document_kinds import has_it, paper_instead, read_document_kind, will_be_there
from bot.conversation.reading.numbers.documents import (
    NATIONAL_DIGITS,
    OTHERS,
    SHAPES,
    looks_like_phone,
    looks_made_up,
    read_document_number,
)
from bot.conversation.reading.numbers.number_corrections import corrected_number, number_put_right
from bot.conversation.reading.numbers.spoken_digits import spoken_stretch
from bot.conversation.reading.sentences.answer_questions import two_dates, two_readings
from bot.conversation.reading.sentences.meant_words import OTHER_THINGS, denying, kin
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses, supposes
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.dates import YearOnly, read_birth_date
from bot.domain.documents import DocumentKind

ORDER: Final = ("name", "document", "number", "birth")
"""The questions about the person, as the interview asks them."""
_NATIONAL: Final = expression(r"(?<![\d/.])\d(?:[ \-]?\d){10}(?![\d/])")
_DATE: Final = expression(
    r"(?<!\d)(?:\d{1,2}\s*([./\-])\s*\d{1,2}\s*\1\s*(?:19|20)\d\d|(?:19|20)\d\d\s*([./\-])\s*\d{1,2}\s*\2\s*\d{1,2})(?!\d)"
)
_BORN: Final = expression(
    r"(?<!\w)[وب]?(?:ال)?(?:مواليد\w*|ميلاد\w*|مولود\w*|تولد\w*|خلقان\w*|born|birth(?:day)?|dob|mawalid|milad\w*)(?!\w)"
    r"\W*(?:(?:في|هو|سنة|is|on|in|:)\W+)*",
    re.IGNORECASE,
)
_TOLD: Final = expression(r"\W*(?:\d{1,2}\W+(?:of )?[^\W\d]{2,}(?: [^\W\d]+)?\W+\d{4}|(?:سن[ةه] )?(?:19|20)\d\d)(?!\d)")
"""A day with its month in a word, or a year."""
_MY_NAME: Final = expression(r"(?<!\w)و?(?:اسمي|الاسم|esmi|ismi|(?:my|the) name)(?!\w)", re.IGNORECASE)
_NUMBER_SIGN: Final = expression(r"(?<!\w)n[or]$")
_NOT_THAT: Final = expression(r"\s(?:not|مو|مش|و?ليس|بدل)\s", re.IGNORECASE)
_BEFORE_MORE: Final = expression(
    r"[\s،,;:؛/\-]*(?:(?<!\w)(?:(?:و|ب)?(?:ال)?(?:مواليد|ميلاد|تاريخ|رقم|رقمي|رقمو|رقمها|وطني|هوي[ةه]|هويتي|هويته|هويتو|تولد|"
    r"عمري)|و|(?:born|on|id|number|date|of|birth|national|no|dob)))?[\s،,;:؛/\-]*$",
    re.IGNORECASE,
)
"""Between a name and what stands behind it."""
_NEAR: Final = 5
"""Words in front of a number, among which one that denies it or says whose it is counts."""
_RATHER: Final = frozenset(
    map(
        fold_choice,
        [
            "مو",
            "مش",
            "ليس",
            "ليست",
            "وليس",
            "وليست",
            "بدل",
            "غير",
            "الا",
            "not",
            "mo",
            "mu",
            "instead",
            "without",
            "غلط",
            "wrong",
        ],
    )
)
"""They deny the answer that was given."""


@dataclass(frozen=True, slots=True)
class Found:
    """``answers`` by the names of their questions, in their order, as they are stored."""

    answers: Mapping[str, str]
    surely: bool = False
    """Nothing else was said."""


def find_answers(text: str, today: date, known: Mapping[str, str], wanted: Collection[str]) -> Found:
    """``known``: the answers given. ``wanted``: the questions that are asked, or whose answer was called wrong."""
    if "name" in wanted and (whole := _nothing_else(text, today)):
        return Found(whole, surely=not looks_made_up(whole.get("number", "")))
    kind, number = _number(text, known, wanted)
    found = {
        "name": _name(text, known, wanted),
        "document": kind or _paper(text, known, wanted) or ("" if "name" in known else name_and_paper(text)[1]),
        "number": number,
        "birth": _birth(text, today, known, wanted),
    }
    return Found({name: found[name] for name in ORDER if found[name] and not _is_same(name, found[name], known)})


def _is_same(name: str, answer: str, known: Mapping[str, str]) -> bool:
    return fold_name(answer) == fold_name(known.get(name, ""))


def _nothing_else(text: str, today: date) -> dict[str, str]:
    """A name with the date of birth, the national number or both behind it; {} unless everything in it was read."""
    plain = latin_digits(normalise(text))
    if (digit := re.search(r"\d", plain)) is None:
        return {}
    before, behind = plain[: digit.start()], plain[digit.start() :]
    while (shorter := _BEFORE_MORE.sub("", before)) != before:
        before = shorter
    name = read_full_name(before)
    if not isinstance(name, str) or unlike_a_name(name):
        return {}
    answers = {"name": name}
    if number := re.search(r"(?<!\d)\d{11}(?!\d)", behind):
        answers |= {"document": DocumentKind.NATIONAL_ID.value, "number": number[0]}
        behind = behind[: number.start()] + behind[number.end() :]
    if any(map(str.isdecimal, behind)):
        born = read_birth_date(behind, today)
        if isinstance(born, date):
            answers["birth"] = born.isoformat()
        elif not ("number" in answers and isinstance(born, YearOnly)):  # no rest of it is asked for then
            return {}
    return answers if len(answers) > 1 else {}


def _name(text: str, known: Mapping[str, str], wanted: Collection[str]) -> str:
    old = known.get("name", "")
    right = corrected_name(old, text) if old else ""
    anew = _MY_NAME.search(text) and (says_wrong(text) or names_paper(text) or "check" in wanted)
    if right or (old and wishes_article(text)) or not (anew or "name" in wanted):
        return right
    within = "" if old and names_a_part(text) else name_within(text)
    if not within and "check" in wanted and is_framed(text) and is_name(text) and _all_known(whole := bare_name(text)):
        within = whole
    told = (name_instead(text) if old and not names_paper(text) else "", within)
    return next((name for name in told if name and not one_name(name)), "")


def _all_known(name: str) -> bool:
    """But one word of it, and none is of what stands beside a name."""
    words = name.split()
    return holds_known(name, max(2, len(words) - 1)) and not {"موعد", "وموعد", "رقم", "ورقم"} & {
        *fold_choice(name).split()
    }


def _birth(text: str, today: date, known: Mapping[str, str], wanted: Collection[str]) -> str:
    """In figures, or behind a word that tells it."""
    plain = latin_digits(normalise(text))
    if two_dates(text):
        return ""
    told = _BORN.search(plain)
    if told is None and "birth" in known and "birth" not in wanted:
        return ""
    day = _TOLD.match(plain, told.end()) if told else None
    stretch = day[0] if day else _behind(plain, told.end()) if told else ""
    dated = _DATE.search(stretch or plain)
    born = read_birth_date(dated[0] if dated else stretch, today) if dated or stretch else None
    return born.isoformat() if isinstance(born, date) else ""


def _behind(plain: str, at: int) -> str:
    return clauses(plain[at:])[0] if plain[at:].strip() else ""


def _number(text: str, known: Mapping[str, str], wanted: Collection[str]) -> tuple[str, str]:
    """The number of a paper, and the paper where the number tells it or it is named beside it; "" for none."""
    asked = known.get("document", "")
    if right := number_put_right(text, asked) or corrected_number(known.get("number", ""), text):
        return asked, right
    plain = latin_digits(normalise(text))
    if (not re.search(r"\d{3}", plain) and not spoken_stretch(text, least=2)) or two_readings(text):
        return "", ""
    figures = "" if any(map(str.isalpha, plain)) else re.sub(r"\D", "", OTHERS.sub(" ", plain))
    if len(figures) > NATIONAL_DIGITS:
        return "", ""  # a number with a digit too many, and not one with another behind it
    told = {re.sub(r"\D", "", found[0]): found.start() for found in _NATIONAL.finditer(plain)}
    if len(told) > 1:
        told = {number: at for number, at in told.items() if not _is_denied(plain[:at])}
    spoken = spoken_stretch(text) if not told else ""
    if len(spoken) == NATIONAL_DIGITS and not _is_of_others(fold_choice(text).split(), ""):
        return DocumentKind.NATIONAL_ID.value, spoken
    if len(told) == 1:
        number, at = next(iter(told.items()))
        if any(is_asked(part) for part in clauses(plain) if number[:4] in part):
            return "", ""
        fits = "number" in wanted and asked in SHAPES and read_document_number(DocumentKind(asked), number) == number
        return ("", "") if _is_denied(plain[:at]) else (asked if fits else DocumentKind.NATIONAL_ID.value, number)
    return _number_of_paper(plain, text, known, wanted)


def _number_of_paper(plain: str, text: str, known: Mapping[str, str], wanted: Collection[str]) -> tuple[str, str]:
    """Of a paper that the clause names, or of the one given where its number is to be another one."""
    asked = known.get("document", "")
    said = _plainly(text)
    anew = "number" in known and ("number" in wanted or read_document_kind(said) == asked)
    bare = OTHERS.sub(" ", plain)
    for born in _BORN.finditer(bare):
        day = _TOLD.match(bare, born.end())
        bare = bare.replace(day[0], " ") if day else bare
    named = [part for clause in clauses(bare) for part in _NOT_THAT.split(clause) if re.search(r"\d{3}", part)]
    stretch = named[0] if len(named) == 1 else "" if named else bare
    kind = paper_instead(said, asked) or paper_instead(stretch, asked)
    kind = kind or (DocumentKind(asked) if anew and asked else None)
    if kind in (None, DocumentKind.NONE) or not stretch or is_asked(stretch):
        return "", ""
    number = read_document_number(kind, spoken_stretch(text, least=2) or stretch)
    digit = re.search(r"\d", stretch)
    denied = _is_denied(stretch[: digit.start()] if digit else stretch)
    return ("", "") if denied or not isinstance(number, str) or looks_like_phone(number) else (kind.value, number)


def _is_denied(before: str) -> bool:
    """By the last words in front of it."""
    words = _NUMBER_SIGN.sub("", fold_choice(clauses(before)[-1] if before.strip() else "")).split()[-_NEAR:]
    return _is_of_others(words, before) or bool(words and words[-1] in _RATHER)


def _is_of_others(words: Collection[str], before: str) -> bool:
    other = OTHER_THINGS["number"].search(" ".join(fold_choice(before).split()[-2:])) if before else None
    told = {*words, *(word.removeprefix("و") for word in words)} - _RATHER
    return bool(other and words) or not told.isdisjoint(kin() | denying())


def _paper(text: str, known: Mapping[str, str], wanted: Collection[str]) -> str:
    """One that will be there; where the one given was called wrong, any other that is named."""
    given = known.get("document", "")
    if given and "document" not in wanted:
        instead = "number" in wanted and will_be_there(text) and not is_asked(text)
        return paper_instead(text, given) or "" if instead else ""
    parts = [part for part in clauses(text) if not supposes(part)]
    named = [_plainly(part) for part in parts if given or _is_there(part)]
    kinds = {kind for part in named if (kind := read_document_kind(part))} - {given, DocumentKind.NONE}
    return kinds.pop() if len(kinds) == 1 else ""


def _is_there(part: str) -> bool:
    words = {word.removeprefix("و") for word in fold_choice(part).split()} - _RATHER
    return has_it(part) and not is_asked(part) and words.isdisjoint(denying())


_BUT: Final = expression(r"(?<!\w)(?:غير (?:[اأ]ن|انو|[اأ]نو)|الا ان|إلا أن|سوى [اأ]ن)(?!\w)")
"""They only join what is otherwise."""
_WHOLE_TERM: Final = expression(r"(هوي[ةه]|جواز) (?:ال)?(?:شخصي[ةه]|سفر)")
_IS_NOT: Final = expression(r"(?<!\w)(?:و?ليست?|(?:بدل|بدال|عوض)(?! (?:عن )?(?:ضا|فا|تا))|instead of)(?!\w)")


def _plainly(clause: str) -> str:
    return _WHOLE_TERM.sub(r"\1", _BUT.sub(" ", _IS_NOT.sub(" مو ", clause)))
