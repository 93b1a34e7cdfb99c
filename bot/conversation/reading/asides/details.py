"""What exactly is asked, within a kind of aside: of which state of a paper, of which day, now or later. Pure."""

from datetime import date
from typing import Final, Literal

from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import find_day

State = Literal["expired", "damaged", ""]

_EXPIRED: Final = pattern(
    (
        "(منتهي*|انتهت|انتهى|خالص|خالصه|خلصان*|خلصت)",
        "(expired|expire*|out of date|khalsan*|khalesan*|khalso|mntahe*|mntahi*|mentehe*|montahi*|perime*)",
        "(مدت*|صلاحيت*|مدتو|تاريخ*|mdto|meddeto|salahiye*) (.. )?(خلص*|خالص*|انته*|منته*|khals*)",
    )
)
_DAMAGED: Final = pattern(
    (
        "(مكسور*|انكسر*|ممزوق*|ممزق*|مشقوق*|مشقق*|مهتري*|تالف*|محروق*|مبلول*|تبلل*|ممسوح*|مخزوق*|ملزق*|مو واضح*)",
        "(broken|torn|damaged|worn|burnt|burned|wet|unreadable|maksour*|maksur*|mamsou7*|masha2o2*|m7arw2*)",
    )
)
_A_PAPER: Final = pattern(
    (
        "(ب|ل|و)?(هويه|هويتي|هويتو|هويات|جواز*|باسبور*|دفتر*|ورقه|ورقتي|وراق*|اوراق*|وثيق*|بطاق*|كرت*|هي|هو)",
        "(id|passport|papers?|documents?|card|it|jawaz*|hawiye*|hawye*|heweye*|daftar*|basbor*|war2a)",
    )
)
_LATER: Final = pattern(
    (
        "(مو|مش|ما|ليس|لا) (هلق|هلا|الان|هلاء|اليوم)|not (now|yet|today)|(mo|mu|mish|msh) (halla2|hala2)",
        "(لاحقا|بعدين|بعدها|later|b3den|ba3den|afterwards)",
        "(بعد|after|ba3d) (ما )?(اخلص|خلص|تخلص|موعد*|زياره|روح|اروح|استلم|اجي|بطاقه|my|the|visit|i)",
    )
)
_KEEPS: Final = pattern(
    ("(خلي|خلو|خليلي|خلولي|يضل|بيضل|اتركو*|احتفظو*|keep|leave) (.. )?(موعد*|دور*|حجز*|appointment|booking|turn)",)
)
_NOW: Final = pattern(("(هلق|هلا|حالا|فورا|قبل|now|immediately|halla2)",))
_NOT_NOW: Final = pattern(("(مو|مش|ما|ليس|لا|not|mo|mu|mish|msh) (هلق|هلا|الان|حالا|now|halla2|hala2)",))
_EXPLAIN: Final = pattern(
    (
        "(شو|اش|اشو|ايش|وش|شنو) (يعني|معنى|معنات*|مكتوب|كاتب*|بيقول|عم يقول|قصد*|المقصود|بدكن|بدو|هاد|هالحكي)",
        "(اشرح*|فهمني|فهمونا|فهمها|اقرال*|قرال*|اقرو*|قريل*|عيد*|بسط*|لخص*|وضح*)",
        "(what does|what do|what is) (.. )?(it|this|that|say|mean|written)|(explain|read it|in other words|simpl*)",
        "(sho|shu|chou) (ya3ni|ma3na*|maktoub|ma2so*)|(shra7*|fahhem*|2rali*|e2rali*)",
    )
)


_CROWDED: Final = pattern(
    (
        "(في|فيه|شو|قديش|اديش|كيف|هل|اي|ايمت*|متى|وين|كتير) (.. )?(زحمه|ازدحام|عجقه|معجوق*|زحام|مزدحم)",
        "(قديش|اديش|كم|عدد|في|شقد) (.. )?(ناس|شخص|واحد|نفر|عالم) (.. )?(دور|عالدور|قدامي|قبلي|هنيك|هناك|بالدور)",
        "(قديش|اديش|كم|عدد|في|شقد) (.. )?(ناس|شخص|واحد|نفر|عالم) (.. )?(ناطر*|واقف*|مستني*)",
        "(how|is it|is there|very|less|least|more) (.. )?(crowd*|busy|queue|line)",
        "how many (people|are) (.. )?(there|waiting|queue|line|before|ahead)?",
        "(fi|adesh|2adesh|kif|shu) (.. )?(zahme|za7me|3aj2a|3aj2et)",
        (
            "(ما|مو|مش|لا|بلا|بدون|من دون) (رح |راح |لح |عاد |بدي |لازم |في |في داعي )~(وقف|اوقف|بوقف|نوقف|وقوف|انطر|"
            "بنطر|نطره|استنى|انتظر|انتظار|اصطف|طابور|وقفه) (.. )?(دور|عالدور|طابور|عالطابور|ساعات|باب|عالباب|صف|شارع)?"
        ),
        "(don t|dont|won t|wont|not|no|without|avoid|skip) (.. )?(queue|queuing|queueing|line|lining up|stand*)",
        "(ma|bala|bidun) (ra7 |badi |badde |lazem )~(wa22ef|wa2ef|u2af|ou2af|estanna|wa2fe|nater) *",
    )
)
_DIED: Final = pattern(
    (
        "(ل)?(مرحوم*|متوفي*|متوفى*|توفي|توفى|توفت|توفيت|اتوفى|اتوفت|مات|ماتت|ميت|ميته|شهيد|استشهد*)",
        "عطاكن عمرو|الله (يرحمه|يرحمو|يرحمها|يرحمهم|يرحمهن|يرحمن)",
        "(late (husband|father|son|brother|wife|mother|dad|mum)|deceased|passed away|died|is dead|was killed|martyr)",
        "(mer7oum|mar7oum|marhoum|marhum|tawaffa|twaffa|mat|el mer7um|elmarhoum)",
    )
)
_FOR_HIM: Final = pattern(
    (
        (
            "(سجل*|اسجل*|نسجل*|احجز*|حجز*|نحجز|موعد*|دور|كرت*|بطاق*|استلم*|قدم*|معامل*|عنو|عنه|عنها|بدالو|"
            "بداله|بدالها|باسمو|باسمه)"
        ),
        "(register*|book*|appointment|apply|card|for him|for her|his name|her name|on (his|her) behalf)",
        "(sajjel*|sajel*|e7jez|a7jez|7jez|maw3ed|kart|3anno|3ano|3anna|badalo|badala)",
    )
)
_FOR_ONESELF: Final = pattern(("(لالي|لحالي|لنفسي|انا بدي|عني انا|for me|for myself|myself|la7ali)",))
_SOMEBODY: Final = (
    "(حدا|حد|احد|احدا|شخص|واحد|غيري|اخي|اختي|ابني|بنتي|ابي|ابوي|امي|جوزي|زوجي|مرتي|زوجتي|قريبي|قرايبي|"
    "اهلي|رفيقي|صديقي|جاري|"
    "محامي|وكيل)"
)
_OWN_STEAD: Final = pattern(
    (
        (
            f"{_SOMEBODY} (.. )?(يسجل*|بيسجل*|تسجل*|بتسجل*|سجل|يسجلو*|يحجز*|بيحجز*|تحجز*|ياخد*|بياخد*|"
            "تاخد*|يقدم|بيقدم|يعبي|بيعبي) "
            "(.. )?(عني|عنا|بدالي|بدالنا|بدلي|محلي|مكاني|نيابه|باسمي|الي|لي)"
        ),
        (
            "(يسجل*|بيسجل*|تسجل*|سجل|يحجز*|بيحجز*|تحجز*|يقدم|بيقدم) (عني|بدالي|بدلي|محلي|مكاني|باسمي|"
            f"نيابه عني) (.. )?{_SOMEBODY}"
        ),
        (
            "(somebody|someone|anybody|anyone|else|brother|sister|son|daughter|wife|husband|father|"
            "mother|friend|lawyer) (.. )?"
            "(register|book|sign up|apply|enrol*) (.. )?(for me|in my (place|stead)|instead of me|on my behalf)"
        ),
        (
            "(7ada|hada|akhi|ibni|ebni|marti|jawzi|jozi) (.. )?(ysajjel|bysajjel|ysajel|bysajel|sajjel|"
            "ye7jez|bye7jez) (.. )?(3anni|3ani|badali|badalei|m7alli)"
        ),
    )
)
"""Whether another may do it for the one who writes: to type it here, and to come, are two things."""


_WOMEN: Final = pattern(
    (
        (
            "(نسوان|نسوه|نساء|حريم|ستات|سيدات|بنات|للنسوان|للنساء|للسيدات|للحريم|للستات|النسوان|women|"
            "ladies|female*|niswen|"
            "neswan|niswan|nesa2|7arim)"
        ),
        "(انا )?(حرمه|مره|ست|صبيه|بنت) (.. )?(لحال*|وحدي|وحدها|لوحد*)",
    )
)
_A_LINE: Final = pattern(
    (
        (
            "(دور|طابور|صف|قسم|مدخل|باب|غرفه|شباك|مكان|محل|وقت|يوم|موظف*|خاص*|لحال*|مخصص*|منفصل*|مختلط*|"
            "line|queue|section|hours|ساعات|دوام|"
            "entrance|بيستقبلو*|يستقبلو*|بتستقبلو*|تستقبلو*|استقبال|موظفات|شرطيات|بيدخلو*|بتدخلو*|يدخلو*|"
            "receive*|officer*|separate|room|staff|door|time|day|dor|door|2esm|khas|la7al*)"
        ),
    )
)
_THE_ROAD: Final = pattern(
    (
        "(حاجز|حواجز|حاجزات|checkpoint*|7ajez|7awajez|hajez|hawajez)",
        (
            "(طريق|طريقي|عالطريق|بالطريق|طرقات|درب|road*|tari2|tare2) (.. )?(امان|امن|امنه|خطر|مسكر*|مقطوع*|مفتوح*|"
            "سالك*|safe|open|closed|dangerous|aman|msakkar*)"
        ),
        "(في|فيه|is there|are there|any) (.. )?(قصف|اشتباك*|ضرب|اطلاق|قناص*|shooting|fighting|clashes|2asef)",
    )
)


def asks_for_women(text: str) -> bool:
    """Somebody asks whether women stand apart there, which nobody knows here."""
    folded = fold_aside(text)
    return bool(_WOMEN.search(folded)) and bool(_A_LINE.search(folded))


def asks_of_the_road(text: str) -> bool:
    """Somebody asks or fears what is on the way."""
    return bool(_THE_ROAD.search(fold_aside(text)))


def asks_how_crowded(text: str) -> bool:
    """Somebody asks how many people are there, which nobody knows here."""
    return any(_CROWDED.search(fold_aside(part)) and asks_in_words(part) for part in clauses(text))


def asks_for_the_dead(text: str) -> bool:
    """Somebody asks to register for a person who has died."""
    folded = fold_aside(text)
    return bool(_DIED.search(folded)) and bool(_FOR_HIM.search(folded)) and not _FOR_ONESELF.search(folded)


def asks_in_own_stead(text: str) -> bool:
    """Somebody asks whether another may register for them."""
    return bool(_OWN_STEAD.search(fold_aside(text)))


def paper_state(text: str) -> State:
    """What is wrong with a paper that is spoken of."""
    folded = fold_aside(text)
    if not _A_PAPER.search(folded):
        return ""
    return "expired" if _EXPIRED.search(folded) else "damaged" if _DAMAGED.search(folded) else ""


def is_for_later(text: str) -> bool:
    """Erasing is wished, but not now, or not of the appointment."""
    folded = fold_aside(text)
    if _KEEPS.search(folded):
        return True
    without = _NOT_NOW.sub(" ", folded)
    return without != folded or (bool(_LATER.search(folded)) and not _NOW.search(without))


def wants_it_explained(text: str) -> bool:
    """Somebody asks what is written above, in other words."""
    return bool(_EXPLAIN.search(fold_aside(text)))


_SPEAKS: Final = expression(
    r"(?<!\w)(?:ا?بعت(?:لكن|لكم)?|ا?سجل(?:لكن|لكم)?|ارسل|احكي|رد|جاوب|send(?! me)|record|leave|answer|eb3at)"
    r"(?: \w+){0,2} (?:ب?صوت\w*|ب?بصمه|بفويس|فويس|voice\w*|audio|sot|sawt)(?!\w)"
)


def asks_to_speak(text: str) -> bool:
    """May the answers be spoken? Who cannot read asks to be sent a recording."""
    return bool(_SPEAKS.search(fold_aside(text)))


def day_asked_about(text: str, today: date) -> date | None:
    return find_day(plain_text(text), today)[0]
