"""What is asked about the visit and stands near another question: who may come along, what is there, coming early.

Law: what only the place knows is told to be unknown, and is not given a neighbour's answer.
"""

from collections.abc import Mapping
from typing import Final, Literal

from bot.conversation.reading.asides.kinds import Kind
from bot.conversation.reading.places.nearest import asks_nearest
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern

Topic = Literal["with", "together", "early", "penalty", "complaint", "there"]

_ONE: Final = (
    "(اخي|خيي|خاي|اخوي|اخواتي|اخوتي|اختي|خيتي|ابي|ابوي|بيي|امي|مرتي|زوجتي|زوجي|جوزي|ابني|بنتي|بناتي|ولدي|ولادي|اولادي|"
    "اطفالي|طفلي|طفل|اطفال|ولاد|اولاد|رضيع*|بيبي|عيلتي|عائلتي|اهلي|حماتي|رفيقي|صديقي|صاحبي|مرافق*|"
    "brothers?|sisters?|sons?|daughters?|wife|husband|mother|father|mom|mum|dad|parents|kids?|child|children|baby|"
    "babies|family|friends?|cousin|companion|somebody|someone|anyone|anybody)"
)
_TOPICS: Final[Mapping[Topic, tuple[str, ...]]] = {
    "complaint": ("(ب|ا|ن)?شتكي|شكوى|شكاوى|شكاوي|شكايه|تظلم|complain*|complaints?",),
    "penalty": (
        "(اذا|لو) (.. )?(ما|ماني) *(.. )?(اجيت|جيت|حضرت|رحت|اجي|احضر) (.. )?(ب?ت?عاقب*|عقوب*|غرام*|مخالفه|ب?ت?حاسب*)",
        "(عقوب*|غرام*|ب?ت?عاقب*|ب?ت?حاسب*) (.. )?(اذا|لو) (.. )?(ما) (.. )?(اجيت|جيت|حضرت|رحت|اجي)",
        "(punish*|penalty|penalised|penalized|fined|in trouble) (.. )?if i (do not|don t|dont|cannot|can t|cant) *",
        "if i (do not|don t|dont|cannot|can t|cant) (.. )?(punish*|penalty|penalised|penalized|fined|in trouble)",
    ),
    "together": (
        "(نجي|نروح|نكون|نحضر|روح|اجي) (.. )?(سوا|مع بعض*|ب?نفس (وقت|موعد|ساعه))",
        "(can|could|may) we (.. )?(come|go|be there) (.. )?(together|at (the )?same time)",
    ),
    "with": (
        f"(ب?جيب|اجيب|نجيب|اصطحب|اصطحاب|باخد|اخد|خود) (معي )?{_ONE}",
        f"{_ONE} (.. )?(معي|معنا|برفقتي)",
        "(حدا|احد|شخص) (.. )?(يجي|يدخل|يفوت|ينطر|يرافق*|يكون|بيجي|بيدخل|بيفوت) (معي|معنا)|(ب?ي?رافقني|ترافقني)",
        "مرافق*|(معي|مع) (اطفال|ولاد|اولاد|ولادي|طفلي|رضيع*|مرافق*)",
        f"(bring|take) (.. )?{_ONE}",
        f"{_ONE} (.. )?(with (me|us)|accompan*|as well|too|along)|accompan*|companion",
    ),
    "early": (
        "(اجي|جي|ب?وصل|اوصل|احضر|اجيت|جيت|وصلت|رحت|روح|كون) (.. )?قبل (موعد*|دوري|وقتي|وقت (موعد|محدد))",
        "(اذا|لو) (.. )?(اجيت|جيت|وصلت|رحت|بجي) (.. )?(بكير|ابكر|قبل ب*)",
        "قبل (موعد*|دوري|وقتي) (بساعه|بنص|بربع|بعشر|بخمس|بدقايق|ب?شوي|ب?كم|ب?قديش)",
        (
            "(if|when|can|could|may|should) i (.. )?(come|arrive|get there|show up|be there) (.. )?"
            "(minutes?|hours?|half an hour|a bit|too|before (my|the)) (.. )?(early|before|appointment|time)"
        ),
        "(what if|if) i (am|m|come|arrive|get there) (too )?early",
    ),
    "there": (
        "(موقف|مواقف|كراج|باركين(ج|غ)) *",
        "(صف|بصف|حط|بحط|اركن|بركن|اترك*|ترك*|اقفل|بقفل|اجي) (.. )?(ب)?(سيار*|موتور*|بسكليت*|دراج*)",
        "parking|(can|could|do|may) i park|park (my|the|a) *",
        "(شو|ايش|كيف|لازم) (.. )?(نلبس|ملابس|حجاب|نقاب|كمامه)|(wear|dress|clothes|dressed|mask|hijab|niqab|veil)",
        (
            "(ب?فوت|فوت*|ادخل|دخل|بدخل|ندخل|فيني|مسموح|ممنوع|بيسمحو*|نفوت) (.. )?"
            "(ب|ل)?(موبايل*|جوال*|هاتف|هواتف|كاميرا|لابتوب|شنط*|شنت*) ?(.. )?(ل?جوا|معي|لداخل|داخل|مركز|مبنى)"
        ),
        "(يسمح|نفوت|ندخل|ادخال) (ب|ل)?(موبايل*|جوال*|هاتف|هواتف)",
        "(موبايل*|جوال*|كاميرا|لابتوب|شنط*|شنت*) (.. )?(مسموح|ممنوع|ل?جوا|لداخل)|(مسموح|ممنوع) (.. )?(موبايل*|جوال*)",
        "(phone|mobile|camera|laptop|bag|bags) (.. )?(inside|allowed|in there)",
        "(take|bring) (.. )?(phone|mobile) (in|there)",
        "(ب?ي?فتشو*|ب?ت?فتشو*) *|(do|will|are) (.. )?(search|searched|frisk*) (.. )?(me|us|people|bags?|there|door)?",
        "(حمام*|تواليت*|مراحيض|دوره مياه|toilets?|bathroom|restroom)",
        "(كراسي|مقاعد|مصعد|اسانسير|درج|كرسي متحرك|wheelchair|elevator|stairs|ramp|seats|chairs|somewhere to sit)",
        "(كهربا|كهرباء|واي فاي|wifi|مكيف|تكييف|تدفئه|heating|electricity)",
        "(دخن|بدخن|تدخين|smoke|smoking|مصلى)|(صايم*|صيام|fasting)",
        "(جيب|اجيب|فوت|ادخل|bring|take|buy) (.. )?(اكل|مي|ماي|شرب|food|water|drinks?)|(اكل|مي) (هنيك|هناك|جوا)",
        "(في|فيه|is there|are there) (.. )?(محامي|مترجم|دكتور|lawyer|translator|interpreter|doctor)",
        (
            "(ب?ت?حكو|ب?ي?حكو|speak|talk) (.. )?(انكليزي|انجليزي|تركي|كردي|english|turkish|kurdish) (.. )?"
            "(هنيك|هناك|مركز|موظف*|there|staff|place)"
        ),
        "(قديش|كم|لايمت*|لامتى|how long) (.. )?(بطاقه|كرت|card) (.. )?(صالح*|صلاحي*|valid*|last*|good)",
        "(شو|ايش|ما) (هي|هو|هاي|هاد|هذه|يعني)? ?(بطاقه|كرت) مؤقت*|what (is|are) (the|this|these|a) temporary cards?",
    ),
}
_PATTERNS: Final = {topic: pattern(phrases) for topic, phrases in _TOPICS.items()}
_CLOTHES: Final = expression(r"(?<!\w)(?:شو|ايش|أيش|اش|كيف|وش) (?:لازم |بدي |ممكن |مفروض )?[أا]لبس(?!\w)")
"""Whose first letters are no article."""
_OTHERWISE: Final = pattern(
    (
        "(بدالي|بدلي|مكاني|محلي|عني|نيابه|وكاله|توكيل|instead|for me|on my behalf|in my (place|stead))",
        (
            "(ب|ل)?(هوي*|جواز*|دفتر*|وراق*|اوراق*|ورق*|صوره|صور|وثيق*|بيان*|اخراج|id|ids|passports?|papers?|photos?|booklet|"
            "certificates?|documents?)"
        ),
        "(ا|ن|ب)?(سجل*|احجز*|حجز*)|(register*|book|sign up)",
    )
)
"""Somebody else comes in one's stead, papers are brought, another is registered: these have their own answers."""

INSTEAD_OF: Final[Mapping[Topic, frozenset[Kind]]] = {
    "with": frozenset({"somebody", "another", "unknown", "bring", "accepted", "whose", "door", "wait", "lost", "late"}),
    "together": frozenset({"somebody", "another", "unknown", "later", "whose"}),
    "early": frozenset({"late", "unknown", "without", "later", "hours", "door", "then", "move"}),
    "penalty": frozenset({"late", "then", "refused", "unknown"}),
    "complaint": frozenset({"refused", "upset", "human", "door", "unknown", "who"}),
    "there": frozenset(
        (
            *(
                "where",
                "bring",
                "phone",
                "door",
                "print",
                "language",
                "lost",
                "human",
                "without",
                "somebody",
                "unknown",
            ),
            *("copy", "then", "lasts", "hours", "enough", "accepted", "paper", "who", "late", "arrest"),
        )
    ),
}
"""The kinds in whose place the words tell it better."""


def topic_in(text: str) -> Topic | None:
    """Of a question about the visit."""
    if not asks_in_words(text):
        return None
    if _CLOTHES.search(text):
        return "there"
    folded = fold_aside(text)
    for topic, phrases in _PATTERNS.items():
        if phrases.search(folded) and not (topic in ("with", "together") and _OTHERWISE.search(folded)):
            return topic
    return None


def only_topic(text: str) -> Topic | None:
    """Of a message in which nothing else is asked."""
    asking = [part for part in clauses(text) if asks_in_words(part)]
    return topic_in(text) if len(asking) <= 1 else None


def wants_nearest(text: str) -> bool:
    """Of the places, and not of where to park."""
    return asks_nearest(text) and topic_in(text) != "there"
