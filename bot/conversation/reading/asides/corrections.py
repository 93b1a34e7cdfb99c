"""Earlier answers that are said to be wrong: "لا الاسم غلط", "اخر رقمين من الهوية قلبتن"."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from bot.conversation.reading.text.phrases import fold_aside, pattern

Line = Literal["name", "birth", "document", "number", "station", "time"]

_WRONG: Final = (
    "(غلط|خطا|خطأ|مو صح|مو صحيح|غير صحيح|مو هيك|مش صح|ناقص|مغلوط|مو مزبوط|مو مظبوط|مش مزبوط|مش صحيح|"
    "ليس صحيح*|خاطئ*|فيه غلط|فيه خطا|معكوس*|مقلوب*|بالعكس|reversed|swapped|inverted|wrong|incorrect|"
    "not right|not correct|mistake|misspelled|mistyped|ghalat|8alat|mu sa7|mo sa7|mish sa7|est faux|"
    "est fausse|n est pas (le )?(bon|correct|juste))"
)
_I_ERRED: Final = (
    "(غلطت|اخطات|خطات|غلطان|غلطانه|خربطت|لخبطت|اخطأت|كتبت غلط|بدي غير|بدي صلح|بدي عدل|اريد تغيير|"
    "صلحلي|غيرلي|عدلي|بدي صحح|اريد تصحيح|اريد تعديل|ارغب بتعديل|ارغب بتغيير|صححو|صححلي|وقع خطا|صار غلط|"
    "صار خطا|عملت غلط|عملت خطا|ghlet|8let|ghaletet|kharbatet|la5batet|badde (ghayer|8ayer|sale7|"
    "3adel)|bde (ghayer|8ayer|sale7|3adel)|je me suis trompe|me suis trompe|j ai fait une (erreur|"
    "faute)|je veux (changer|corriger|modifier)|il faut (changer|corriger))"
)
_THEIR_ERR: Final = (
    "(change|correct|fix|edit|mistake (in|with|on)|(made|is) a mistake (in|with|on)|wrong|error (in|"
    "with)|typo (in|on)|i mistyped|mistyped|misspelled|misspelt|spelled|messed up|mixed up|got "
    "wrong)( (the|my|of))~"
)
_LINES: Final[Mapping[Line, str]] = {
    "name": (
        "(اسمي|الاسم|اسم|باسمي|بالاسم|كنيتي|الكنيه|بالكنيه|كنيه|اسمو|اسمها|names?|surname|first name|"
        "last name|el esem|esem|esmi|ismi|kenye|kinye|nom|prenom|nom de famille)"
    ),
    "birth": (
        "(تاريخ (ميلاد|ولاده|ولادتي|تولد)|تاريخ الميلاد|تاريخ ميلادي|الميلاد|ميلادي|بالميلاد|بميلادي|التاريخ|"
        "تاريخ|بالتاريخ|بتاريخ|مواليدي|بمواليدي|"
        "date of birth|birth date|birthday|birth|date|date de naissance|naissance|tarikh|tare5|milad|mawalid)"
    ),
    "number": (
        "(رقم الهويه|رقم الوثيقه|الرقم الوطني|برقم الهويه|برقم الوثيقه|بالرقم الوطني|رقم الجواز|برقم الجواز|الرقم|"
        "بالرقم|رقم|id number|passport number|document number|national number|number|ra2em|ra2m|rakm|numero)"
    ),
    "document": "(الوثيقه|بالوثيقه|نوع الوثيقه|بنوع الوثيقه|نوع (الورقه|الهويه)|الورقه|document|paper|wasi2a|papier)",
    "station": (
        "(ب?اسم (المكان|المركز|الفرع)|المكان|المركز|بالمكان|بالمركز|place|station|centre|center|markaz|"
        "makan|m7al|lieu|endroit)"
    ),
    "time": (
        "(الموعد|الوقت|الساعه|اليوم|بالموعد|بالوقت|بالساعه|باليوم|موعدي|time|day|appointment|hour|sa3a|heure|jour)"
    ),
}
_STEMS: Final[Mapping[Line, str]] = {
    "birth": (
        "(مواليد*|المواليد|ميلاد*|الميلاد|بالميلاد|تولد*|عمري|السنه|سنه|تاريخ*|birth*|born|year|milad*|"
        "mawalid*|tare5*|tarikh*)"
    ),
    "number": (
        "(رقمين|ارقام|خانه|خانتين|الارقام|رقم (هويه|هويتي|وثيقه|وطني|جواز|باسبور|دفتر*)|رقمها|digit|digits|"
        "(id|passport|document|national) number|ra2em (el )?(hawiye|hawiyye|watani|passport))"
    ),
    "document": (
        "(وثيقه|وثيقتي|نوع (وثيقه|هويه|ورقه)|جواز*|باسبور*|هويه|هويتي|دفتر*|عسكريه|بطاقه|passport|booklet|"
        "document|id card|military|hawiye|hawiyye|jawaz|daftar)"
    ),
    "station": "(محل*|مكان|المكان|مكانو|مركز|فرع|مخفر|place|station|centre|center|m7al*|makan|markaz)",
    "name": (
        "(اسم|الاسم|اسمي|بالاسم|اسم (اب|ابي|ابوي|ام|امي|عيله)|كنيه|كنيتي|name|surname|esmi|ismi|esem|"
        "l esem|kenye|kinye)"
    ),
    "time": "(ساعه|وقت|يوم|نهار|time|day|hour|sa3a|wa2et|wa2t|yom)",
}
"""The places of an answer in any words, those first that tell more."""
_WRONG_STEMS: Final = pattern(
    (
        (
            "(غلط*|غلطان*|خطا|قلبت*|عكست*|بدلت|نسيت*|خربطت*|لخبطت*|ناقص*|نقصت*|مو هيك|مش هيك|مو صح|مو مزبوط|مو "
            "مظبوط|مو هاد|مو هي)"
        ),
        "(غير*|غيرو*|غيره|خليني غير*|بدي غير*|صلح*|صلحو*|عدل*|عدلو*|بدل*|بدلو*|زيد*|ضيف*|رجعني ع|ارجع ع|برجع ع)",
        (
            "(مو|مش) (اسمي|رقمي|ميلادي|مواليدي|تلفوني|موبايلي|مكاني|جواز*|باسبور*|هويه|هويتي|دفتر*|عسكريه|"
            "شخصيه)|مكتوب .. (وانا قلت|وانا كتبت|وانا بدي|مو|غير)"
        ),
        "(انا (قلت|كتبت|بعت|عطيت)) .. (مو|وطلع|ومكتوب)|(كتبت|كتبتا|كتبتو|حطيت|حطيتو) .. (غلط*|بالغلط|تاني|غير)",
        (
            "(wrong|mistake|mistyped|typo|incorrect|misspelled|swapped|forgot|missing|not right|isn t right|"
            "is not right)"
        ),
        "(change|correct|fix|edit|go back to|different|another)",
        (
            "(na2es|na2is|na2so|zayed)|(mo|mu|mish|mesh) (heik|hek|sa7|mazbut|mazboot|hay|hada)|(ghalat|8alat|ghlet*|"
            "ghayro|ghayer*|"
            "8ayer*|8ayro|sale7*|badel*)"
        ),
    )
)
_NOT: Final = (
    "(عفوا|لحظه|لا|اسف|sorry|no|wait|oops) (هذا |هاد |هي |هذه |this is |that is |that s |thats |it is )?"
    "(ليس|مو|مش|ليست|not)"
)
_KINDS: Final = (
    "(هويه|هويتي|جواز*|باسبور*|دفتر*|عسكريه|بطاقه|passport|id|identity|booklet|military( booklet| id)?|family( "
    "booklet| "
    "book)?|daftar|hawiye|jawaz|3askariye)"
)
_RATHER: Final = "(مو|مش|وليس|وليست|ليس|لا|بدل|بدال|بدلا من|عوضا عن|not|instead of|rather than|mo|mu|badal)"
_SWITCHES: Final[Mapping[Line, tuple[str, ...]]] = {
    "document": (
        (
            f"(use|take|give|show|choose|bring|with|switch to|change to|بدي|اريد|خليني|استعمل|بستعمل|استخدم|اقدم|"
            f"bde|badde|baddi) (.. )?{_KINDS} (.. )?{_RATHER} (the |my |ال)?{_KINDS}"
        ),
        f"(bring|use|take|give|بجيب|بستعمل|بعطي*) (.. )?{_KINDS} (instead|rather|بدال*|احسن)",
        f"(بدي|اريد|خليني|غيرت رايي) (.. )?(غير|اغير|تغيير|بدل|ابدل|تبديل) (.. )?(وثيقه|{_KINDS[1:-1]})",
    ),
    "station": (
        "(بدي|اريد|خليني|حابب|حابه|ممكن) (.. )?(غير|اغير|تغيير|بدل|ابدل|تبديل) (مركز|مكان|محل|فرع)",
        "(choose|want|take|pick) (another|a different|the other) (place|station|centre|center|branch)",
    ),
    "time": (
        (
            "(ساعه|وقت|موعد|يوم|نهار|time|hour|day) (.. )?(بكير|بدري|متاخر|مو مناسب*|ما ب?يناسب*|مش مناسب*|"
            "ما بقدر فيه|too (early|late)|does not suit|doesn t suit|not good for me)"
        ),
    ),
    "name": (
        (
            r"(kenye|kinye|kniye|esm|esem|ism|name|surname|كنيه|كنيتي|اسمي|اسم عيله) (is |hiye |heye |hi |هو |هي "
            r")?\w+ (mo|mu|mish|not|مو|مش|وليس|ليس) \w+"
        ),
        (
            "(هذا|هاد|هي|this is|that is|that s|thats) (ليس|مو|مش|not) (اسمي|my name|كنيتي)|(كتبت|حطيت) اسم (والدي|"
            "ابي|ابوي|امي|والدتي|اخي|زوجي|زوجتي) (.. )?(سهوا|غلط*|بالغلط|خطا)"
        ),
        (
            "(wrote|gave|typed|put) (my )?(father|mother|brother|husband|wife|son) ?s? ?(name)? (.. )?(by mistake|"
            "mistake|accident*|instead)"
        ),
    ),
}
"""An answer that is to be another one, said as a wish or with the old one denied."""
_NOT_OURS: Final = pattern(("(موعد|موعدي|حجز|حجزي|دوري|appointment|booking|language|لغه|english|عربي)",))
_ONLY_THAT: Final = pattern((r"(ما|مو|ليس|لا) (معي|عندي|في|بقي|ضل|لدي|املك|يوجد)?\w* ?(.. )?(غير|الا)",))
"""Nothing but that: it denies no answer."""
_ASKING: Final = pattern(("(ليش|شو|اش|ايش|وين|كيف|مين|قديش|ايمتى|why|what|where|how|who|when)",))


def corrected(folded: str) -> Line | None:
    """The answer that is said to be wrong, in words that can mean nothing else: the one named in the most words."""
    found = {line: said for line in _LINES if (said := _errs(line).search(folded))}
    return max(found, key=lambda line: len(found[line][0]), default=None)


@cache
def _errs(line: Line) -> re.Pattern[str]:
    named = _LINES[line]
    return pattern(
        (
            (
                f"{named} (تبعي |يلي كتبته |الي كتبته |كان |كانت |is |was |طلع |فيه |في |i gave is |i wrote is |"
                f"there is a |there is an |has a |has an |fi |fiha )?{_WRONG}"
            ),
            (
                f"{_I_ERRED} (ب|في |في كتابه |ال|bel |bil |b |el |l |3al |fi |de |dans |sur |le |la |mon |ma |l )~"
                f"{named}"
            ),
            f"{_WRONG} (ب|في |bel |bil |b |in |with |dans |de |le |the |my )~{named}",
            f"{_THEIR_ERR} {named}",
            f"{_NOT} (هو |هي |هاد |هذا |this |the |my |really |actually )*{named}",
            *_SWITCHES.get(line, ()),
        )
    )


def hinted(folded: str) -> Line | None:
    """The same in other words, where the question has understood nothing."""
    if (
        _ASKING.search(folded)
        or _ONLY_THAT.search(folded)
        or _NOT_OURS.search(folded)
        or not _WRONG_STEMS.search(folded)
    ):
        return None
    return line_named(folded)


def line_named(folded: str) -> Line | None:
    """The first answer that is named, by whatever word."""
    return next((line for line in _STEMS if _line_in(line).search(folded)), None)


def says_wrong(text: str) -> bool:
    """Something is said to be wrong, and it need not be told what."""
    return bool(_WRONG_STEMS.search(fold_aside(text)))


_NAME: Final = pattern(
    (
        "(ب)?(اسم|اسمي|اسمو|اسمها|كنيه|كنيتي|كنيتو) (.. )?(موعد|حجز)?",
        "(my|the|family|last|first) name|surname|esmi|kenyeti",
    )
)


_CHANGES_NAME: Final = pattern(
    (
        "(صلح*|اصلح*|عدل*|اعدل*|تعديل|تغيير|تصحيح|صحح*|غيرو|اغير|بغير) (.. )?(ب)?(اسم|اسمي|كنيه|كنيتي)",
        "(correct|change|fix|edit) (.. )?(name|surname)",
    )
)


def says_name_wrong(text: str) -> bool:
    """A name is said to be wrong, or is to be changed."""
    folded = fold_aside(text)
    return bool(_CHANGES_NAME.search(folded)) or (says_wrong(text) and bool(_NAME.search(folded)))


@cache
def _line_in(line: Line) -> re.Pattern[str]:
    return pattern((_STEMS[line],))
