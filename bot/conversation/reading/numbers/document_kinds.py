"""The kind of document that a sentence names: "الباسبور، بس خالصة مدتو", "جواز", "كل شي راح تحت الردم"."""

from typing import Final

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

_LOST: Final = pattern(
    (
        (
            "(ولا (.. )?(ورقه|وثيقه)|ولا (شي|وحده|واحد|واحده|ورقه|وثيقه)|ضاع*|ضايع*|ضيعت*|راح|راحت|راحو|انحرق*|"
            "حرق*|محروق*|"
            "احترق*|انسرق*|انسرقت|تلف*|"
            "خسرت*|فقدت*|تحت (ردم|انقاض|"
            "الدمار)|ما (ضلو|ضلت|ضلن|بقيت|بقيو)|"
            "ما (ضل|بقي*) (.. )?(شي|معي|معنا|عندي|عنا|عندنا|ولا|الي|النا|منو|منها|منن|هويه|هويات|ورق*|وراق*|غير))"
        ),
        (
            "(ما (معي|عندي|املك|بملك|الي|في معي)|مو معي|ليس (معي|لدي|عندي)|لا (املك|يوجد معي|احمل)|بلا|بدون) "
            "(ولا )?(شي|شيء|هويه|هويات|وثيق*|ورق*|"
            "وراق*|اوراق|"
            "اي شي|اي وثيقه|اثبات*)"
        ),
        (
            "(lost|burned|burnt|stolen|destroyed|nothing|none|no (document|documents|papers|paper|id)|(dont|don "
            "t|do not) have any*)"
        ),
        "(aucun|aucune|rien|perdu*|brule*|vole|volee)",
        "(ma (ma3i|3andi|3indi) shi|wala shi|kello ra7|kel shi ra7|da3|da3o|rah kel shi)",
    )
)
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
    lost = bool(_LOST.search(folded) or (named and _GONE.search(folded))) and not (named and _BROKEN.search(folded))
    if len(named) > 1 or (named and (lost or _ELSEWHERE.search(folded))):
        left = _left(text)
        if left or not lost or len(named) > 1:
            return left or (DocumentKind.NONE if lost and not _HERE.search(folded) else None)
    if lost and not (OTHER.search(claimed) and _ONLY.search(folded)):
        return _left(text) or (DocumentKind.NONE if {*named} <= {DocumentKind.NATIONAL_ID} else None)
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
    return any(words.search(folded) for words in (_LOST, _GONE, _ELSEWHERE)) and not _BROKEN.search(folded)


def reissued(text: str) -> bool:
    """It was issued anew, instead of a lost one."""
    return bool(REPLACED.search(fold_aside(text)) and _ISSUED.search(fold_aside(text)))


def _folded(text: str) -> str:
    """The booklet of service is a paper of its own, whatever it is called after."""
    return SERVICE_BOOKLET.sub(" شهاده ", fold_aside(text))


def paper_asked_about(text: str) -> str | None:
    """The one that stands in a question about its state, which is likely the one that is there; ``None`` where it is
    asked whether it is needed."""
    kind = read_document_kind(text)
    if kind in (None, DocumentKind.NONE):
        return None
    named = [part for part in clauses(text) if read_document_kind(part) == kind] or [text]
    return None if any(_NEEDED.search(fold_aside(part)) for part in named) else kind


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
_ELSEWHERE: Final = pattern(
    (
        "(عند|مع) (ضابط|مسؤول|قائد|قطعه|كتيبه|امن|حاجز|مخفر|دائره|نفوس)",
        "(عند|ب|في) (اهلي|ابي|امي|ابوي|اخي|زوجي|جوزي|بيت|سياره|محامي|دوله|شرطه|حدا)",
        "(عند|ب|في) (ضيعه|تركيا|لبنان|بلد)|(بيت|بالبيت|عالبيت)",
        "(مو|مش|ما|ماني|not|dont|don t|mo|mu|ma|pas) (.. )?(معي|عندي|معنا|جاهز*|خالص*|with me|have|ma3i|3andi)",
        "3(a|e)?nd (khayi|akhi|ahli|emmi|immi|abi|marti|jozi|okhti|ebni)|bel (beit|bet)",
        "(at home|elsewhere|abroad|with my (mother|father|brother|husband|family))|(لسا|لسه) (ما|مو) *",
    )
)
_GONE: Final = pattern(
    (
        "(سرق*|انسرق*|مسروق*|صادرو*|مصادر*|محجوزه|مسحوب*|موقوف*|اخدو*|حجزو*|سحبو*|سلمت*|سلمنا*|سلموها)",
        "(took|handed|gave|seized|confiscated|sara2*|nsara2*|sallamt*|salamt*|akhadu*)",
    )
)
_BROKEN: Final = pattern(
    (
        (
            "(محروق*|انحرق*|احترق*|تالف*|تلف*|burn*|destroyed|m7ar2*|m7rou2*|n7ara2*) (.. )?(نص*|شوي*|طرف*|زاويه|"
            "زاويتها|جزء*|قسم*|part*|half|corner|edge*|bit|bits|little|shway*|nos*)"
        ),
        "(نص*|شوي|طرف*|زاويه|زاويتها|جزء*|قسم|half|part*) (.. )?(محروق*|burn*|تالف*|m7ar2*)",
        "(مكسور*|انكسر*|انشق*|مشقوق*|مخزوق*|مهتري*|لزقت*|ملزوق*|ممزق*|ممزوق*|broken|torn|cracked|maksour*|nkasar*)",
    )
)
"""It is there, whatever is lost of it."""
_ONLY_THAT: Final = pattern(
    ("(ما|مو|لا|ليس|no|not|nothing) (.. )?(غير|الا|but|except)|(ما|مو) (ضل*|بقي*|في|معي|عندي) (غير|الا|بس)",)
)
_PARTS: Final = expression(
    r"[،,؛;.!\n]+|\s+"
    r"(?=(?:بس|لكن|ولكن|اما|إما|ل[اأ]نو?|because|but|only|except)\b|و(?:ال)?(?:هوي|جواز|باسبور|دفتر|عسكري|بطاق|معي|"
    r"عندي|هلق|ما|مو)"
    r"|و(?:[اأ]?عط|سلموني|[اأ]خدت|استلمت)|and (?:the |my |i |they )?(?:gave|id|passport|booklet|military|have))"
    r"|(?<=\w)\s+(?=(?:ما|مو|ليس|لا) (?:معي|عندي|لدي|أملك|املك) (?:ال)?(?:هوي|جواز|باسبور|دفتر|عسكري|بطاق))"
    r"|(?<!ما)(?<!مو)(?<!مش)(?<!في)(?<!not)\s+(?=(?:معي|عندي|ma3i|3andi)\b)"
    r"|\s+(?=(?:بجيب|رح جيب|لح جيب|بدي جيب|جايب|bjib)\b)"
)


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
        gone = _LOST.search(part) or _GONE.search(part)
        if gone or _ELSEWHERE.search(part):
            worth |= dict.fromkeys(last, 0 if gone else 1)
        elif named:
            worth |= dict.fromkeys(named, 3 if _HERE.search(part) else 2)
    best = [kind for kind, much in worth.items() if much and much == max(worth.values())]
    return best[0] if len(best) == 1 else None
