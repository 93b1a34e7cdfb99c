"""A name as it is spoken to a phone or told in a sentence: marks in words, spelling hints, the family first. Pure.

Law: what was put right here is asked about, never taken.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.read import Aside, Correction, read_aside, read_likely
from bot.conversation.reading.asides.who_is_meant import asks_who_is_meant
from bot.conversation.reading.names.name_frames import on_paper
from bot.conversation.reading.names.name_labels import begins_with_label
from bot.conversation.reading.names.names import bare_name, is_framed, is_question, one_name, read_full_name
from bot.conversation.reading.names.names_within import holds_known, name_within, tells_rank
from bot.conversation.reading.names.unlike_names import in_no_name, unlike_a_name
from bot.conversation.reading.numbers.document_kinds import kinds_named
from bot.conversation.reading.sentences.asking import asks_in_words, tells_of_a_lost_paper
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_MARKS: Final = expression(
    r"(?<!\w)(?:فاصل[هة](?: منقوط[هة])?|نقط[هة]|نقطتين|سطر جديد|علام[هة] (?:تعجب|استفهام)|شرط[هة]|comma|full stop|"
    r"period|dot|new line|"
    r"virgule|point|nokta|virgul)(?!\w)",
    re.IGNORECASE,
)
_SPELLING: Final = expression(
    r"[\s،,(]+(?:(?:و ?)?(?:الكني[هة]|العيل[هة]|ال[اإ]سم|كنيتي|[اإ]سمي|بتنكتب|تكتب|تنكتب|مكتوب[هة]?)? ?(?:بال|ب|مع |"
    r"من دون |بدون |بلا )"
    r"(?<!\sب(?=[هر]اء))(?:ال)?(?:حرف )?(?:ال)?(?:[اأ]لف|همز[هة]|با|باء|تا|تاء|ثا|ثاء|جيم|حا|حاء|خا|خاء|دال|ذال|را|راء|"
    r"زين|زاي|سين|شين|"
    r"صاد|ضاد|طا|طاء|ظاء|عين|"
    r"غين|فا|فاء|قاف|كاف|لام|ميم|نون|ها|هاء|واو|يا|ياء|شد[هة]|مد[هة])\b.*"
    r"|(?:spelled|written|it is|it's)? ?with(?:out)? (?:an? |the |two |double )?[\"']?[a-z][\"']?(?:s|'s)?\b.*|"
    r"[a-z] not [a-z]$)",
    re.IGNORECASE,
)
_FAMILY: Final = r"(?:ال)?(?:كني[هة]|عيل[هة]|عائل[هة])|family(?: name)?|surname|last name|el kenye"
_FIRST: Final = r"(?:ب?ال[اأ]ول|[اأ]ول شي|[اأ]ول|قبل|first|bel awal|awal shi)"
_FAMILY_FIRST: Final = expression(
    rf"[\s،,(]*(?:(?:و ?)?(?:{_FAMILY})(?: هي| is)? ?{_FIRST}|{_FIRST} (?:ال)?(?:{_FAMILY}))[\s)،,.:]*", re.IGNORECASE
)
_LETTERS: Final = expression(r"(?<!\w)\w(?:[\s.\-–،,]+\w){2,}(?!\w)")
_DIGIT_AS_LETTER = expression(r"[A-Za-z][2-9]|(?<!\d)[235789][A-Za-z]")
"""As in "7ada": no name is taken with a digit in it."""
_POLITE: Final = marked("polite")
_A_QUESTION: Final = 3
"""Words of one."""


def spoken_name(text: str) -> str:
    """The name alone, "" where nothing was put right or no whole name is left."""
    plain = " ".join(text.split())
    tidy = _MARKS.sub("،", _LETTERS.sub(lambda found: re.sub(r"[\W_]", "", found[0]), plain))
    tidy = _SPELLING.sub("", tidy)
    if _FAMILY_FIRST.search(tidy):
        words = bare_name(_FAMILY_FIRST.sub(" ", tidy)).split()
        tidy = " ".join((*words[1:], *words[:1]))
    parts = _once(clauses(tidy))
    if tidy != plain and _is_name(named := bare_name(" ".join(part.strip(" ،,.") for part in parts))):
        return named
    of_name = [part for part in parts if _of_name(part)]
    named = bare_name(" ".join(of_name))
    told = len(of_name) == len(parts) or holds_known(named) or any(map(is_framed, of_name))
    return named if told and named != bare_name(plain) and _is_name(named) else ""


def _once(parts: Sequence[str]) -> list[str]:
    """Without the parts of which each word is said in a longer one again."""
    said = [{*fold_name(bare_name(part)).split()} for part in parts]
    return [part for part, words in zip(parts, said, strict=True) if not any(words < other for other in said)]


_ALONE: Final = expression(
    r"^(?:ana |[أا]نا )?(?:[اإ]سمي|e?i?smi|esme|my name(?: is|['’]s)?|i am|i['’]?m)(?: هو)? ([^\W\d_]{2,})$",
    re.IGNORECASE,
)


_I_AM: Final = expression(r"^[أا]نا ([^\W\d_]{2,})$", re.IGNORECASE)


def one_name_told(text: str) -> str:
    """One name that is known, behind "I am": "انا أحمد"; else ""."""
    found = _ALONE.match(text.strip(" .!،,")) or _I_AM.match(text.strip(" .!،,"))
    return one_name(found[1]) if found and holds_known(found[1]) and not unlike_a_name(found[1]) else ""


def one_name_beside(text: str) -> str:
    """One name that is told as such, beside what is no name: "my name is Fadi, but I cannot write well"; else ""."""
    first, *others = clauses(text)
    found = _ALONE.match(first.strip())
    if not found or not others or spoken_name(text) or name_within(text) or unlike_a_name(found[1]):
        return ""
    return "" if _is_name(bare_name(text)) else one_name(found[1])


def asides_beside(text: str) -> list[tuple[Kind, str]]:
    """What is said beside a name, other than politely, each kind with its clause."""
    if asks_who_is_meant(text):
        return [("unknown", text)]
    told = (part for part in clauses(text) if not begins_with_label(part))
    heard = [(_beside(part), part) for part in told if asks_in_words(part) or not is_framed(part)]
    return [(said.kind, part) for said, part in heard if isinstance(said, Aside) and said.kind not in _POLITE]


def _beside(part: str) -> Aside | Correction | None:
    """A rank is left out, which is said; a question of which nothing is known is told to be one."""
    if tells_rank(part) and not is_question(part):
        return Aside("paper")
    said = read_aside(part, sure=not is_question(part))
    if said or not (asks_in_words(part) or is_question(part)):
        return said
    if tells_of_a_lost_paper(part):
        return Aside("accepted")
    said = read_likely(part, "name") or read_aside(part, sure=False) or read_likely(part)
    whole = len(part.split()) >= _A_QUESTION and unlike_a_name(bare_name(part))
    return said if isinstance(said, Aside) or not whole else Aside("unknown")


def asks_how_to_write(text: str) -> bool:
    """A clause asks which name is due, or how it is written; no whole name is told beside it."""
    if len(text.split()) <= _A_QUESTION or spoken_name(text) or holds_known(name_within(text), 2):
        return False
    asked = (part for part in clauses(text) if asks_in_words(part) or is_question(part))
    return any((read_aside(part, sure=False) or read_likely(part, "name")) == Aside("paper") for part in asked)


_LETTER_OF: Final = {"2": "", "3": "a", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "s"}
_KNOWN_AS: Final = {
    "3mar": "omar",
    "3umar": "omar",
    "3mr": "amr",
    "3mad": "imad",
    "3emad": "imad",
    "3isam": "isam",
    "3sam": "isam",
}
"""Names of which the letters do not tell the vowel."""
_KNOWN: Final = expression(rf"(?<!\w)(?:{'|'.join(_KNOWN_AS)})(?!\w)", re.IGNORECASE)
_VOWEL: Final = "aeiouAEIOU"


def in_letters(name: str) -> str:
    """A name whose sounds were written with digits, in letters: "3ali el 7aj" is "ali el haj"; "" for any other."""
    words = name.split()
    if not _DIGIT_AS_LETTER.search(name) or not all(re.fullmatch(r"[A-Za-z2356789'’.-]+", word) for word in words):
        return ""
    if any(not re.search("[A-Za-z]", word) or re.search(r"\d\d", word) for word in words):
        return ""
    spelled = _KNOWN.sub(lambda found: _KNOWN_AS[found[0].casefold()], name)
    spelled = re.sub(r"(?<=[aA])3(?=[^\W\daeiou])", "a", spelled)
    spelled = re.sub(rf"3(?=[{_VOWEL}])|(?<=[{_VOWEL}])3", "", spelled)
    return re.sub(r"\d", lambda digit: _LETTER_OF.get(digit[0], ""), spelled)


_ONE_MORE: Final = expression(r"(?:(?:el|al)[ -])?[^\W_]+", re.IGNORECASE)


def with_its_digits(text: str) -> str:
    """The whole of a name in letters, whose last word alone was written with a digit: "ahmad jamal na3san"; else ""."""
    name, within = bare_name(text), name_within(text)
    spelled = in_letters(name) if within and fold_name(name).startswith(f"{fold_name(within)} ") else ""
    last = name[len(within) :].strip()
    if not spelled or not _ONE_MORE.fullmatch(last) or any(map(in_no_name, fold_name(last).split())):
        return ""
    is_more = kinds_named(last) or read_aside(last, sure=False)
    return spelled if not is_more and _is_name(spelled) else ""


def _is_name(name: str) -> bool:
    return isinstance(read_full_name(name), str) and not unlike_a_name(name)


def _of_name(part: str) -> bool:
    if begins_with_label(part):
        return True
    plain = not (is_question(part) or unlike_a_name(bare_name(part)))
    return plain and (is_framed(part) or read_aside(part) is None)


def names_too(text: str) -> bool:
    """Beside the greeting or the thanks stands a name."""
    name = bare_name(text)
    return is_framed(text) and isinstance(read_full_name(name), str) and not unlike_a_name(name)


def on_its_paper(text: str) -> bool:
    """A name is given as it stands in the paper, which is worth asking about."""
    read = read_full_name(text)
    return isinstance(read, str) and on_paper(read) != read


def no_name(text: str) -> bool:
    return is_question(text) or unlike_a_name(bare_name(text)) or bool(_DIGIT_AS_LETTER.search(text))
