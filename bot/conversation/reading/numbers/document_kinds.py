"""The kind of document that a sentence names: "الباسبور، بس خالصة مدتو", "جواز", "كل شي راح تحت الردم"."""

from typing import Final

from bot.conversation.reading.numbers.gone_papers import BROKEN, ELSEWHERE, GONE, KEPT, LOST, NONE_LEFT, STILL_GOOD
from bot.conversation.reading.numbers.other_papers import (
    BY_NAME,
    OF_OTHERS,
    OTHER,
    REPLACED,
    SERVICE_BOOKLET,
    WITH_THE_OTHER,
)
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.spelling import almost, as_heard
from bot.domain.documents import DocumentKind

_NAMED: Final = (
    (
        DocumentKind.MILITARY_ID,
        pattern(("(عسكري*|جيش*|jaysh*|jeysh*|jeish*|خدمت|خدمه|military|militaire|army|3askari*|3askariye)",)),
    ),
    (
        DocumentKind.PASSPORT,
        pattern(
            ("(باسبور*|باصبور*|بسبور*|جواز*|passport*|pasport*|passeport*|pasaport*|paspor*|jawaz*|basbor*|pasbor*)",)
        ),
    ),
    (
        DocumentKind.FAMILY_BOOKLET,
        pattern(
            (
                (
                    "(دفتر*|بدفتر*|عائليه|عيليه|family book|family card|booklet|livret|"
                    "daftar*|3a2ili*|3aili*|3ayli*|3a2eli*)"
                ),
            )
        ),
    ),
    (
        DocumentKind.NATIONAL_ID,
        pattern(
            (
                "(هويه|هويتي|هويتا|هويتو|شخصيه|مدنيه|وطنيه|بطاقه|بطاقتي|id|identity|identite)",
                "(h[aeiou]?w[ie]y(e|a|eh|ah|ti|te|et*|it*)|hawia|nasname|nasnama)",
                "كرت بلاستيك*",
            )
        ),
    ),
)
_ISSUED: Final = pattern(("(طلعت*|طالعت*|طلعلي|استلمت*|اخدت*|معي|عندي|عملت*|ساويت*|got|have)",))
_NOT_ISSUED: Final = pattern(("(ما|مو|لم|not|never) (طلع*|طالع*|استلم*|اخدت*|معي|عندي|got|have)",))
_DENIED: Final = pattern(("(مو|مش|not|mo|mu) (a |an |the |my )?*",))
_ONLY: Final = pattern(("(غير|الا|بس|فقط|ماعدا|only|except|but)",))


_LONG_ENOUGH: Final = 5
"""Letters; a shorter word is too near to others: جواز to جواب."""
_SPELLINGS: Final = (
    (DocumentKind.MILITARY_ID, "عسكريه"),
    (DocumentKind.PASSPORT, "باسبور باسبورت جوازي passport passeport"),
    (DocumentKind.FAMILY_BOOKLET, "عايله عائله عايليه booklet daftar"),
    (DocumentKind.NATIONAL_ID, "شخصيه هاويه هويي هويا هوييه اويه هويتي identity hawiye hawiya"),
)


_SPELLED: Final = {kind: tuple(map(as_heard, words.split())) for kind, words in _SPELLINGS}
_OTHER_WORDS: Final = frozenset(map(as_heard, ("شخصين", "جوابي", "عسكري", "هويدا")))


def read_document_kind(text: str) -> str | None:
    """``None`` for several, and for a question, which ``asks`` knows."""
    folded = REPLACED.sub(" ", _folded(text))
    claimed = _DENIED.sub(" ", folded)
    named = [kind for kind, words in _NAMED if words.search(claimed)] or _alike(claimed)
    if DocumentKind.MILITARY_ID in named:
        named = [kind for kind in named if kind not in (DocumentKind.NATIONAL_ID, DocumentKind.FAMILY_BOOKLET)]
    if named == [DocumentKind.NATIONAL_ID] and OF_OTHERS.search(claimed):
        return DocumentKind.OTHER
    lost = bool(LOST.search(folded) or (named and GONE.search(folded))) and not (named and BROKEN.search(folded))
    if len(named) > 1 or (named and (lost or ELSEWHERE.search(folded))):
        left = _left(text)
        if left or not lost or len(named) > 1:
            none = lost and bool(NONE_LEFT.search(folded)) and not _HERE.search(folded)
            return left or (DocumentKind.NONE if none else None)
    if lost and not (OTHER.search(claimed) and _ONLY.search(folded)):
        none = not named or (named == [DocumentKind.NATIONAL_ID] and bool(NONE_LEFT.search(folded)))
        return _left(text) or (DocumentKind.NONE if none else None)
    if not named and OTHER.search(claimed):
        return DocumentKind.OTHER
    return named[0] if named else None


def kinds_named(text: str) -> list[DocumentKind]:
    """Those that are named and not denied, another paper among them only by its name."""
    claimed = _DENIED.sub(" ", REPLACED.sub(" ", _folded(text)))
    named = [kind for kind, words in _NAMED if words.search(claimed)] or _alike(claimed)
    if DocumentKind.MILITARY_ID in named and not WITH_THE_OTHER.search(claimed):
        named = [kind for kind in named if kind not in (DocumentKind.NATIONAL_ID, DocumentKind.FAMILY_BOOKLET)]
    return [*named, DocumentKind.OTHER] if BY_NAME.search(claimed) else named


def is_gone(text: str) -> bool:
    """One that is spoken of is lost, was taken or is elsewhere."""
    folded = _folded(text)
    return any(words.search(folded) for words in (LOST, GONE, ELSEWHERE)) and not BROKEN.search(folded)


def reissued(text: str) -> bool:
    """It was issued anew, instead of a lost one."""
    folded = _NOT_ISSUED.sub(" ", fold_aside(text))
    return bool(REPLACED.search(folded) and _ISSUED.search(folded))


def _folded(text: str) -> str:
    """The booklet of service is a paper of its own, whatever it is called after. One that has not run out is there."""
    return STILL_GOOD.sub(" ", SERVICE_BOOKLET.sub(" شهاده ", fold_aside(text)))


_OUR_SERVICE: Final = expression(
    r"(?<!\w)(?:هال|ال)خدم[ةه](?= (?:ب?بلاش|مجان\w*|ب?مصاري|ب?فلوس|عندكن|عندكم|تبعكن|بتكلف|بكم|مدفوع\w*))"
)
"""The office's, and no paper of the army."""


def paper_asked_about(text: str) -> str | None:
    """The one that stands in a question about its state, which is likely the one that is there; ``None`` where it is
    asked whether it is needed."""
    text = _OUR_SERVICE.sub(" ", text)
    kind = read_document_kind(text)
    if kind in (None, DocumentKind.NONE) or KEPT.search(fold_aside(text)):
        return None
    named = [part for part in clauses(text) if read_document_kind(part) == kind] or [text]
    return None if any(_NEEDED.search(_ANEW.sub(" ", fold_aside(part))) for part in named) else kind


def paper_instead(text: str, kind: str) -> DocumentKind | None:
    """Another paper than ``kind``, of which it is said that it will be there, or what its number is."""
    named = read_document_kind(text)
    if named == DocumentKind.OTHER and not BY_NAME.search(fold_aside(text)):
        return None
    return DocumentKind(named) if named not in (None, DocumentKind.NONE, kind) else None


def has_it(text: str) -> bool:
    return bool(_HAS.search(fold_aside(text)))


def will_be_there(text: str) -> bool:
    return bool(_BROUGHT.search(fold_aside(text))) and not _NEEDED.search(fold_aside(text))


_HAS: Final = pattern(
    (
        "(معي|معو|معه|معها|عندي|عندو|عندها|بجيب|(رح|لح|بدي) جيب|جايب*)",
        "((i|he|she) (have|has)|i ve got|i (will|ll) bring|bringing|bjib|ra?7? ?jib|ma3i|3andi)",
    )
)
_BROUGHT: Final = pattern(
    (
        "(بجيب|رح جيب|لح جيب|بدي جيب|جايب*|طلع معي|طلعت معي|معي هلق|بدي (حط|غير)|حط*|غير*|خلي*|بدال*|معي|عندي)",
        "(i have|i will bring|i ll bring|bringing|instead|change it to|use|bjib|rah jib|ra7 jib|ma3i|3andi|badde jib)",
    )
)


_ANEW: Final = pattern(
    (
        "(ولا |او |wla |wela |or )?(لازم|بدكن|بدكم|بيلزم|بدي|ضروري|lazem|badkon) (.. )?(جديد*|جدد*|بدل*|jdid*|jded*)",
        "(or )?(do i |must i |should i )?(need|have|get|must) (.. )?(new|renew*|newer|recent)",
    )
)
"""A new one instead is asked about, not whether this one is needed."""
_NEEDED: Final = pattern(
    (
        "(لازم|بيلزم|بلزم|يلزم|ضروري|مطلوب*|شرط|بدها|بدكن|بدكم|بيطلبو*|بتطلبو*|فرق|ولا|او)",
        "(بيسحبو*|بتسحبو*|بياخدو*|بتاخدو*|بيصادرو*|بيحتفظو*|keep|confiscate)",
        "(need|needed|must|have to|required|require|necessary|or|lazem|badkon|bedkon|wela|wala)",
    )
)


def _alike(claimed: str) -> list[DocumentKind]:
    """The kinds of which a word is spelled almost so, as by ear or with a slip: "الهاوية الشخسية", "الباصبورت"."""
    words = [as_heard(word) for word in claimed.split()]
    return [kind for kind, known in _SPELLED.items() if any(_almost(word, each) for word in words for each in known)]


def _almost(word: str, known: str) -> bool:
    return word == known or (len(known) >= _LONG_ENOUGH and word not in _OTHER_WORDS and almost(word, known))


_HERE: Final = pattern(
    (
        (
            "(معي|عندي|معنا|جايب*|جاهز*|موجود*|لاقيت*|لقيت*|بقي*|ضل*|طلع*|عطوني|اعطوني|سلموني|have|got|with me|found|"
            "ma3i|3andi|3indi|j ai|var)"
        ),
        "(بستعمل|بجيب|خلي*|بدي|اختار|بختار|use|take|bring)",
    )
)
_ONLY_THAT: Final = pattern(
    ("(ما|مو|لا|ليس|no|not|nothing) (.. )?(غير|الا|but|except)|(ما|مو) (ضل*|بقي*|في|معي|عندي) (غير|الا|بس)",)
)
_PARTS: Final = expression(
    r"[،,؛;.!\n]+|\s+"
    r"(?=(?:بس|لكن|ولكن|اما|إما|ل[اأ]نو?|because|but|only|except)\b|و(?:ال)?(?:هوي|جواز|باسبور|دفتر|عسكري|بطاق|معي|"
    r"عندي|هلق|ما|مو)"
    r"|(?:ما|مو) (?:\w+ ){1,2}(?:غير|[إا]لا|سوى)\b"
    r"|و(?:[اأ]?عط|سلموني|[اأ]خدت|استلمت)|and (?:the |my |i |they )?(?:gave|id|passport|booklet|military|have))"
    r"|(?<=\w)\s+(?=(?:ما|مو|ليس|لا) (?:معي|عندي|لدي|أملك|املك) (?:ال)?(?:هوي|جواز|باسبور|دفتر|عسكري|بطاق))"
    r"|(?<!ما)(?<!مو)(?<!مش)(?<!في)(?<!not)\s+(?=(?:معي|عندي|ma3i|3andi)\b)"
    r"|\s+(?=(?:بجيب|رح جيب|لح جيب|بدي جيب|جايب|bjib)\b)"
)


TOO: Final = pattern(("(كمان|برضو|ايضا|كذلك|too|also|as well|kaman)",))
_THEM: Final = expression(r"(?<!\w)\w{2,}(?:ت|و|نا)(?:هن|هم|ن)(?!\w)|(?<!\w)(?:them|both|تنين|اتنين|كلن|كلهن)(?!\w)")
"""Said of all that were named before."""


def _left(text: str) -> str | None:
    """The one that is there, where others are named as lost or as being elsewhere: "هويتي ضاعت بس معي الجواز"."""
    worth: dict[DocumentKind, int] = {}
    last: list[DocumentKind] = []
    for written in _PARTS.split(text):
        part = _ONLY_THAT.sub("معي ", REPLACED.sub(" ", _folded(written)))
        named = [kind for kind, words in _NAMED if words.search(_DENIED.sub(" ", part))]
        if DocumentKind.MILITARY_ID in named:
            named = [kind for kind in named if kind is not DocumentKind.NATIONAL_ID]
        named = named or ([DocumentKind.OTHER] if OTHER.search(part) else [])
        last = named or last
        too = not _HERE.search(part) and TOO.search(part) and 0 in worth.values()
        gone = LOST.search(part) or GONE.search(part) or too
        if gone and _THEM.search(part):
            worth = dict.fromkeys(worth, 0)
        if gone or ELSEWHERE.search(part):
            worth |= {kind: 0 if gone or (not named and worth.get(kind) == 0) else 1 for kind in last}
        elif named:
            worth |= dict.fromkeys(named, 3 if _HERE.search(part) else 2)
    best = [kind for kind, much in worth.items() if much and much == max(worth.values())]
    return best[0] if len(best) == 1 else None
