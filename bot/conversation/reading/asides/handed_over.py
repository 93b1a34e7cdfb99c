"""What is handed over: a weapon or a thing of service there, one's own appointment to somebody else. Pure."""

from typing import Final

from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.phrases import fold_aside, pattern

_THING: Final = pattern(
    (
        "(ال|هال)?(سلاح*|سلاحي|مسدس*|بندقي*|بارود*|روسيتي|كلاشن*|كلاشينكوف|ذخير*|جعبه|عتاد|عهده|عهدتي)",
        "(بدله|بدلتي|لباس|تياب) (عسكري*|جيش|خدمه)|(سياره|موتور) (شغل|دوله|خدمه|دائره|قسم)",
        "(gun|guns|weapon*|pistol|rifle|ammo|ammunition|kalashnikov|uniform|service car)",
        "(msaddas*|mosaddas*|musaddas*|sla7*|sile7*|silah*|baroude*|barode*|bare?oud*|rousiye*)",
    )
)
_TO_HAND_OVER: Final = pattern(
    (
        "(ب?سلم*|نسلم*|اسلم*|تسليم*|ب?جيب*|اجيب*|ب?حط*|ب?عمل|اعمل|ساوي|بساوي|لازم|وين|شو)",
        "(hand|bring|give|surrender|turn|deliver|what|where|should|must|bsallem*|sallem*|bjib*|jib*)",
    )
)


def asks_of_things(text: str) -> bool:
    """It asks what becomes of a weapon, a uniform or a car of service, which nobody knows here."""
    folded = fold_aside(text)
    return bool(_THING.search(folded) and _TO_HAND_OVER.search(folded))


_TO: Final = (
    "(ل|لا|لل|على |باسم |لاسم )?(اسم )?(اخي|اخوي|اختي|ابي|امي|ابني|بنتي|مرتي|زوجتي|جوزي|زوجي|ابن *|بنت *|رفيقي|صاحبي|"
    "جاري|حدا|واحد|غيري|شخص|لاخي|لاختي|لابي|لامي|لابني|لبنتي|لمرتي|لزوجتي|لجوزي|لزوجي|لابن *|لرفيقي|لصاحبي|لحدا|لغيري)"
)
_SLOT: Final = "(موعدي|دوري|حجزي|محلي|مكاني)"
_GIVES: Final = pattern(
    (
        f"(ب?عطي*|اعطي*|عطو*|نعطي|ب?حول*|احول|انقل*|نقل*|تنازل*|اتنازل|ب?ترك*|ب?هدي) (.. )?{_SLOT} (.. )?{_TO}",
        f"(ب?حول*|احول|انقل*|نقل*) (.. )?(موعد|دور|حجز) (.. )?(لاسم|باسم|اسم) {_TO}",
        f"(حط*|اكتب*|سجل*|خلي*) (اسم )?{_TO} (محلي|مكاني|بدالي|عني|بدل اسمي|عموعدي|موعدي)",
        f"{_TO} (.. )?(ياخد|ياخذ|يستعمل|يروح|يجي) (.. )?(على |ب|ع)?{_SLOT}",
        (
            "(give|transfer|pass|leave|hand) (.. )?my (slot|appointment|place|turn|booking|time) (.. )?(to )?"
            "(.. )?(brother|sister|son|daughter|wife|husband|father|mother|cousin|friend|neighbo*|somebody|someone|"
            "him|her|another)"
        ),
        "(brother|sister|son|wife|husband|father|mother|cousin|friend|somebody|someone) (.. )?(use|take|have) my *",
        "(3a?ti|b3ti|a3ti|7awwel|na2el) (.. )?(dor|dori|maw3ed|maw3edi|7ajzi) (.. )?(la|l) *",
    )
)


def gives_own_time(text: str) -> bool:
    """Somebody else is to have the appointment, which is of one person alone."""
    return bool(_GIVES.search(fold_aside(text)))


_LATE: Final = pattern(
    (
        "(رح |لح |بركي |يمكن |اذا )?(ب?تاخر*|ب?اتاخر*|نتاخر*|متاخر*)",
        "(be|am|come|arrive|running|i m|a (bit|little)) (.. )?late|late (.. )?(minutes|min|hour)",
        "(b?et2akhar|b?at2akhar|t2akhart|m2akhar|met2akher|mt2akher)",
    )
)
_MOVES: Final = pattern(
    ("(غيرلي*|غيرو*|اجلو*|اجلي*|انقلو*|خليه*|بدلو*)|(can|could|please|pls) (.. )?(move|change|shift|postpone|make it)",)
)


def asks_if_late(text: str) -> bool:
    """It asks whether one may come late; a wish for another time is none."""
    folded = fold_aside(text)
    return bool(_LATE.search(folded)) and asks_in_words(text) and not _MOVES.search(folded)
