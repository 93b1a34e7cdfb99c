"""Papers that no choice has by name, and several of which it is said that they are there. Pure.

Law: they are only asked about.
"""

import re
from typing import Final

from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.names.names_within import is_name
from bot.conversation.reading.numbers.document_kinds import (
    TOO,
    has_it,
    is_gone,
    kinds_named,
    read_document_kind,
    reissued,
)
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.meant_words import kin
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.domain.documents import DocumentKind

_PREFERRED: Final = (
    DocumentKind.NATIONAL_ID,
    DocumentKind.PASSPORT,
    DocumentKind.MILITARY_ID,
    DocumentKind.FAMILY_BOOKLET,
    DocumentKind.OTHER,
)
_SOME_PAPER: Final = (
    "(ورقه|وثيقه|ضبط|كرت|كارت|بطاقه|وصل|ايصال|شهاده|سند|مستند|صك|كتاب|قيد|بيان|كرنيه|باج|مذكره|براءه|اشعار|تصريح|وراق|"
    "اوراق|"
    "paper|papers|card|certificate|document|receipt|slip|letter|permit|war2a|wara2a|wara2et|war2et|kart|kert|wasel|wasl|"
    "shahade*|be6a2a|bita2a*)"
)
_GIVEN: Final = pattern(
    (
        "(معي|عندي|معنا|لدي|بقي*|ضل*|عطوني|اعطوني|عطونا|سلموني|اخدت|استلمت|طلعولي) (.. )?" + _SOME_PAPER,
        "(طالعتلي|جايب*|بجيب|عامل|عملت|طلعت|في) (.. )?" + _SOME_PAPER,
        f"(have|got|gave me|bring|only|ma3i|3andi|3indi|3atouni|3atuni|salamouni) (.. )?{_SOME_PAPER}",
    )
)
_BEGINS: Final = pattern((_SOME_PAPER,))
_AND_HAS: Final = expression(r"\s+(?=و?(?:معي|عندي|عامل|عملت|عطوني|ma3i|3andi|(?:only|i|and) have)\b)")
_NONE_AT_ALL: Final = expression(
    r"(?<!\w)(?:ما|مو|مش|لا|ليس|لم|بلا|بدون|ma|mo|no|not|don t|dont)\s?(?:\w+ )?(?:معي|معنا|عندي|عنا|"
    r"لدي|ضل\w*|بقي\w*|ma3i|3andi|"
    r"have|got)(?! (?:\w+ )?(?:غير|الا|سوى|but|except)(?!\w))"
    r"|(?<!\w)(?:ولا|wala|no|any) (?:ورقه|وثيقه|بطاقه|paper\w*|card|document\w*|war2a)"
)
_FEW: Final = 5
_OLD_OR_NEW: Final = pattern(
    (
        "(معي|عندي|بجيب|جايب*|خلص*|هي)? ?(قديمه|جديده|قديمه تبعي|جديده تبعي)",
        "(the |my |i have the )?(old|new) one|(el |l )?(2adime|adime|2adimeh|jdide|jdideh|jadide)",
    )
)
_BOTH: Final = pattern(
    (
        (
            "(اتنين|تنين|تنتين|ثنتين|اتنينن|كلن|كلهن|كلهم|جميعها) (.. )?(معي|عندي|موجود*)?|both|all of them|tnen|"
            "tenten|tnten"
        ),
    )
)
_ANY: Final = pattern(
    (
        (
            "(اي|ايا) (شي|وحده|واحد|واحده|وثيقه|ورقه) (منهن|منهم|منن|فيهن|منا)?|(متل|يلي|اللي|لي) (ما )?بد(ك|كن|"
            "كم)*|ما بتفرق"
        ),
        (
            "(any|either|whichever|whatever) (one|of them|of these|is fine|you)|any|ayya wa7de|ayya shi|aya wehde|"
            "yali badkon"
        ),
    )
)
_WHICH: Final = pattern(
    (
        "(اي|انو|اينا|ايا|انهو|ايهما|شو|مين|اني) (.. )?(احط|حط|ب?جيب|اجيب|اختار|بختار|اعتمد|اكتب|بكتب|اقوى)",
        "(بجيب|جيب|بحط|حط) .. (ولا|او|ام) ..",
        "(احسن|افضل|اضمن|ايهما|اختار|a7san|ahsan|afdal|which|better|best|prefer|اتنين|تنين|تنتين|كلن|tnen|both)",
    )
)
_CALLED: Final = expression(r"(?<!\w)(?:يا|ya) \w+")
_COPY: Final = pattern(
    (
        "(صوره|نسخه|فوتوكوبي|فوتوكبي|مصوره|سكانر|سكان) (مصدقه |ملونه |مصوره )?(عن|من|ل|ورقه|دفتر*|هوي*|جواز*)",
        "(صوره|نسخه|فوتوكوبي|فوتوكبي|سكان) (مصدقه |ملونه )?(عنها|عنو|عنه|منها)",
        "(هوي*|جواز*|دفتر*|ورقه) (عائله |عايله |عيله |سفر )?(مصوره|مصور|عالموبايل|بالموبايل|عالتلفون|بالتلفون)",
        "(photo ?copy|copy|photo|picture|scan|pic) (of|from) *|(sura|soura|surat|nus5a) (3an|mn|l|el) *",
    )
)
_MUST: Final = pattern(("(فرق|لازم|بيلزم|بلزم|يلزم|ضروري|مطلوب*|need|must|have to|required|lazem)",))
_LOOKING: Final = pattern(("(بدي|رح|لح|لسا|بكرا|طالع|بطالع|ناطر|عم|قدمت)",))


def papers_had(text: str) -> DocumentKind | None:
    """The first of several that are said to be there, where it is left open or asked which one is wanted."""
    folded = fold_aside(text)
    kinds = kinds_named(text)
    words = _CALLED.sub(" ", folded).split()
    if len(kinds) < 2 or is_gone(text) or _MUST.search(folded) or not kin().isdisjoint(words):
        return None
    last = kinds_named(clauses(text)[-1]) if len(clauses(text)) > 1 else []
    if len(last) == 1 and not TOO.search(folded):
        return last[0]
    left_open = has_it(text) or _WHICH.search(folded) or not asks_in_words(text)
    return next(kind for kind in _PREFERRED if kind in kinds) if left_open else None


def several_named(text: str) -> bool:
    """Two are there, and none is said to be gone."""
    return len(kinds_named(text)) > 1 and not is_gone(text)


def is_a_copy(text: str) -> bool:
    """Not the paper itself is there, but a picture of it."""
    return bool(_COPY.search(fold_aside(text)))


def leaves_it_open(text: str) -> bool:
    """Both are there, or any will do, and none is named."""
    folded = fold_aside(text)
    return not kinds_named(text) and bool(_BOTH.search(folded) or _ANY.search(folded)) and not _MUST.search(folded)


_WHAT_IS: Final = pattern(
    (
        "(شو|اشو|اش|ايش|شنو|وش|ما|ماهو|ماهي) (يعني|هو|هي|هاد|هاي|معني|معنا*|معنات*|مقصود*|قصدكن|قصدكم|قصدك|بتقصدو*)",
        "(ما|مو|مش) (عم )?(فهمت|بفهم|افهم|فهمان*|بعرف|اعرف|عرفت) (شو|اش|ايش|معني|ما هو|ما هي)",
        "(what|wat) (is|s|are|does|do you mean|do you call|means)|meaning of|i don t know what",
        "(shu|sho|shou|chou|ish|esh) (ya3ni|yaani|ye3ni|hiye|hiyye|huwe|howe|hay|ma3na*|2asdkon|asdkon)",
    )
)
_EXTRACT: Final = pattern(
    (
        "(اخراج|خراج|بيان|سند) (قيد|قيدي)|قيد (مدني|فردي|عايلي|عائلي|نفوس)|اخراج",
        "(civil|registry|family) (registry|record|register|extract)|extract|(ikhraj|ekhraj|ikhraaj) *",
    )
)
_OTHER_ONE: Final = pattern(("ب?(ورقه|وثيقه) (تاني|تانيه|اخري|اخر|غير)|(another|other) (paper|document)",))


def papers_unknown(text: str) -> tuple[str, ...]:
    """The papers of which it is asked what they are; an extract of the civil registry by that name."""
    folded = fold_aside(text)
    if not _WHAT_IS.search(folded):
        return ()
    if _EXTRACT.search(folded):
        return ("extract",)
    return tuple(map(str, kinds_named(text))) or (("other",) if _OTHER_ONE.search(folded) else ())


def some_paper(text: str) -> DocumentKind | None:
    """A paper of any name that is there, or "the old one", which is of the identity card."""
    if is_gone(text) or {*kinds_named(text)} - {DocumentKind.OTHER}:
        return None
    for part in clauses(text):
        folded = fold_aside(part)
        if asks_in_words(part) or _LOOKING.search(folded):
            continue
        if _GIVEN.search(folded) or (len(folded.split()) <= _FEW and _BEGINS.match(folded)):
            return DocumentKind.OTHER
    return DocumentKind.NATIONAL_ID if not kinds_named(text) and _OLD_OR_NEW.search(fold_aside(text)) else None


_BEHIND_NAME: Final = expression(
    r"(?P<name>.+?)(?:[\s،,.\-–/]+)(?P<paper>(?:و|and |w )?(?:(?:معي|عندي|رح جيب|بجيب|my|i have|i will bring|ma3i) )?"
    r"(?:(?:ال)?(?:هوي(?:ة|ه|تي)|جوازي?|باسبور(?:ي|تي)?|بطاق(?:ة|ه|تي)|دفتر)"
    r"(?:\s+(?:ال|و)?(?:شخصي\w*|وطني\w*|عسكري\w*|سوري\w*|مدني\w*|سفر|عائل\w*|عايل\w*|عيل\w*|جديد\w*|قديم\w*|معي|عندي))*"
    r"|(?:(?:national|civil|military|identity|syrian) )*(?:id|id card|card)|passport|family booklet|military booklet"
    r"|(?:el )?(?:hawiy?ye|hawiy?te|jawaz|jawazi)(?: (?:el )?(?:shakhsiye|3askariye|safar))?))[\s.!]*",
    re.IGNORECASE,
)
_POINTS: Final = frozenset(
    map(
        fold_aside,
        (
            *("حسب", "متل", "مثل", "كما", "زي", "نفس", "من", "على", "في", "ع", "صاحب", "حامل", "بدون", "بلا"),
            *("as", "on", "in", "same", "like", "per", "of", "no"),
        ),
    )
)
"""Words by which a paper is pointed to, not told."""


def name_and_paper(text: str) -> tuple[str, str]:
    """A whole name with the paper that is told right behind it, and nothing else of it; "" for none."""
    found = _BEHIND_NAME.fullmatch(" ".join(text.split()))
    if not found or not is_name(found["name"]) or fold_aside(found["name"]).split()[-1] in _POINTS or is_gone(text):
        return "", ""
    kind = read_document_kind(found["paper"])
    return ("", "") if kind in (None, DocumentKind.NONE) else (bare_name(found["name"]), str(kind))


_IT_IS_GONE: Final = pattern(
    ("(اخدوها|اخدوه|سحبوها|سحبوه|سلمتها|سلمته|سلمتو|راحت|راح|ضاعت|ضاع|ضايع*|took it|lost it|handed it)",)
)


def left_after_all(text: str) -> DocumentKind | None:
    """What is there beside what is lost: "my ID burned, I have a paper of the hospital", or was issued instead."""
    if reissued(text):
        return DocumentKind.NATIONAL_ID
    parts = [fold_aside(part) for clause in clauses(text) for part in _AND_HAS.split(clause)]
    there = any(_GIVEN.search(_NONE_AT_ALL.sub(" ", part)) for part in parts if not asks_in_words(part))
    return DocumentKind.OTHER if there else None


def names_a_gone_one(text: str) -> bool:
    """A paper is named of which it is said that it is not there any more."""
    return is_gone(text) and bool(kinds_named(text) or _IT_IS_GONE.search(fold_aside(text)))
