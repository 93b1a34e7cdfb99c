"""What is asked about an answer that is due, or left open in it: where a number stands, whether all of it is wanted,
which calendar; and two readings of one thing, of which none is meant yet. Pure."""

import re
from typing import Final, Literal

from bot.conversation.reading.numbers.spoken_numbers import spoken_as_digits
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern

Asked = Literal["where", "whole", "script", "later", "which", "calendar", "must", ""]

_A_NUMBER: Final = r"(رقم*|ارقام*|خانات|ra2[ea]?m*|ra[kq][ea]?m*|number|digits)"
_WHERE: Final = pattern(
    (
        f"(وين|اين|فين) (.. )?{_A_NUMBER}",
        f"{_A_NUMBER} (.. )?(وين|اين|فين)",
        "(وين|اين|فين) (مكتوب*|بلاقي*|لاقي*|اجد*|موجود*|بيكون*)|(كيف|شلون) (بلاقي*|لاقي*|الاقي*|اجد*|بعرف*|اعرف*)",
        "(باي|اي|انو|بانو|اينا) (محل|مكان|جهه|وجه|طرف|سطر) (.. )?(مكتوب|رقم*|هويه|بطاقه)",
        (
            "(قدام|ورا|وراها|فوق|تحت|وجه|قفا|ضهر|امامي*|خلفي*) (ولا|او|ام|والا) (.. )?(قدام|ورا*|فوق|تحت|وجه|قفا|"
            "ضهر|خلفي*)"
        ),
        "where (is |s |are |do i |can i |would i )?(.. )?(number|it|find|written|that)|(how|where) (.. )?find",
        "(front|back|top|bottom) (.. )?or (.. )?(front|back|top|bottom)",
        f"(wen|wein|wayn|fen) (.. )?({_A_NUMBER}|maktub*|maktoub*|bla2i*|la2i*|mawjud*|mawjoud*|mwjod)",
    )
)
_OF_THE_OFFICE: Final = pattern(
    (
        "(تلفون*|هاتف*|موبايل*|مكتب*|مركز*|محل|دور*|حجز*|موعد*|رمز|كود|مكان|مخفر|قسم|باب|صالحين|شهباء|نصر|فرج)",
        "(phone|office|booking|appointment|code|place|station|turn|center|centre|markaz|maw3ed|7ajez)",
    )
)
_FROM_WHERE: Final = pattern(("من وين|منين|from where",))
_ALL_OF_IT: Final = pattern(
    (
        "(كامل*|كلو|كله|كلها|كلن|كل (.. )?(رقم|ارقام|خانات)|صفر|اصفار|جزء*|قسم منو|نص رقم)",
        "(اخر|اول) (كم|اربع*|تلات*|ثلاث*|خمس*|ارقام|خانات|رقمين|\\d)",
        "(all|whole|full|complete|entire|part|last|first) (.. )?(of it|number|digits|four|4|few|\\d)|zeros?",
        "(kello|kelo|kamel*|kilo|akher) (.. )?(ra2[ea]?m*|arba3*|4|khane*)?",
        "(يوم|شهر) (و ?شهر|و ?يوم|و ?سنه)|بس سنه|سنه (بس|فقط|لحالها|وحدها|بتكفي|بكفي|تكفي)|(الا|بلا|بدون) يوم",
        "(only|just) (the )?(year|month)|year (alone|only)|(bas|bs) (el |l )?(sene|seneh|sana)",
    )
)
_IS_IT_WANTED: Final = pattern(
    (
        (
            "(لازم|بيلزم|بلزم|يلزم|ضروري|مطلوب*|بدكن|بدكم|شرط|بيكفي|بكفي|بتكفي|تكفي|يكفي|كافي|كافيه|بيمشي|بتمشي|"
            "بينفع|بينفعو*|بصير|ممكن)"
        ),
        (
            "(need|needed|enough|must|have to|should|necessary|required|do you want|can i|is it ok|lazem|bikaf*|"
            "bekaf*|bikfi|byekfi|badkon)"
        ),
    )
)
_CALENDAR: Final = pattern(
    (
        "(هجري*|ميلادي*|قمري*|شمسي*) (ولا|او|ام|والا|يا) (.. )?(هجري*|ميلادي*|قمري*|شمسي*)",
        "(hijri*|islamic|lunar|hejri*) (or|wla|wela|willa|aw) (.. )?(gregorian|miladi*|normal|western)",
        "(miladi*|gregorian|normal) (or|wla|wela|willa|aw) (.. )?(hijri*|hejri*|islamic|lunar)",
        "(بالهجري|هجري) (بصير|بيصير|ممكن|بيمشي|بينفع|مقبول|عادي)|(بصير|بيصير|ممكن|بيمشي|اكتب*) (.. )?(هجري)",
    )
)
_SCRIPT: Final = pattern(
    (
        "(عربي|بالعربي|هندي) (ولا|او|ام) (.. )?(انكليزي|انجليزي|بالانكليزي|اجنبي)|(انكليزي|انجليزي) (ولا|او|ام) (عربي)",
        "(arabic|english) (or|wla) (arabic|english) (digits|numbers|numerals|letters)?",
    )
)
_LATER: Final = pattern(
    (
        "(اكتب*|بكتب*|حط*|ابعت*|ببعت*|عطي*|بعطي*|خلي*) (.. )?(بعدين|لاحقا|لما (اجي|وصل)|وقت (اجي|وصل)|هنيك|عند حضور)",
        "(جيب*|بجيب*|اجيب*) (.. )?(معي|هنيك|لهنيك)|(لازم|ضروري|شرط) (.. )?(اعرف*|احفظ*|حافظ*|بعرف*)",
        "(bring|show) (.. )?(there|with me)|(have to|must|need to) (.. )?(know|remember)|by heart|bjibo ma3i",
        "(write|send|give|add|fill) (it )?(later|afterwards|there|when i come)|(b3den|ba3den|later)",
    )
)
_WILL: Final = pattern(("(بعدين|لاحقا) (.. )?(ب?جيب*|بكتب*|بعطي*)|(ب?جيب*|بكتب*|بعطي*) (.. )?(بعدين|لاحقا)",))
_OTHER_NUMBER: Final = pattern(("رقم* (عسكري|جواز*|دفتر*|تسلسل*|متسلسل|قيد|خانه)|(military|passport|serial) number",))
_MUST: Final = pattern(("(و|طيب |يعني |هل )?(هاد |هاي |هو |هي )?(لازم|ضروري|اجباري|شرط|لابد)( يعني| كتير| هاد)?",))


def asked_of_number(text: str) -> Asked:
    """It asks where the number stands on the paper, or whether all of it is wanted."""
    folded = fold_aside(text)
    if _OF_THE_OFFICE.search(folded) or _FROM_WHERE.search(folded):
        return ""
    if _WHERE.search(folded):
        return "where"
    if _SCRIPT.search(folded):
        return "script"
    if _WILL.search(folded) or (_LATER.search(folded) and asks_in_words(text)):
        return "later"
    if asks_in_words(text) and _OTHER_NUMBER.search(folded):
        return "which"
    return "whole" if _asks_for_all(text, folded) else _must(folded)


def asked_of_birth(text: str) -> Asked:
    """It asks which calendar is meant, or whether a part of the date would do."""
    folded = fold_aside(text)
    if _CALENDAR.search(folded):
        return "calendar"
    return "whole" if _asks_for_all(text, folded) else _must(folded)


def _must(folded: str) -> Asked:
    """Nothing but that: whether it must be."""
    return "must" if _MUST.fullmatch(folded) else ""


def _asks_for_all(text: str, folded: str) -> bool:
    asks = asks_in_words(text) or _IS_IT_WANTED.search(folded)
    return bool(asks and _ALL_OF_IT.search(folded) and _IS_IT_WANTED.search(folded))


_OR: Final = r"(?:او|ولا|والا|ام|يا|يمكن|or|maybe|aw|wla|wela|wala|willa|ya|yimken|ymkn)"
_ITS_END: Final = (
    r"(?:يمكن|ممكن|اخر\w*|ال\w+|رقم\w*|رقمين|هو|هي|شي|خان\w+|ب|بيخلص|بينتهي|the|last|it|is|s|maybe|ends|with|in|digits?|"
    r"two|one|akher\w*|ra2[ea]?m\w*)"
)
_TWO_NUMBERS: Final = expression(
    rf"(?<!\d)\d{{5,}}\W+(?:\w+\W+){{0,3}}?{_OR}\W+(?:{_ITS_END}\W+){{0,4}}?\d{{1,11}}(?!\d)"
    rf"|(?<!\w)(?:يا|اما|either|ya|between)\W+(?:\w+\W+){{0,2}}?\d{{1,11}}\W+(?:{_OR}|and)\W+(?:{_ITS_END}\W+){{0,2}}?\d{{1,11}}(?!\d)"
)
_TWO_DIGITS: Final = expression(rf"(?<!\d)\d{{1,4}}\W+{_OR}\W+\d{{1,4}}(?!\d)")
_UNCLEAR: Final = pattern(
    (
        "(ما|مو|مش|مبين|واضح|ممحي*|ممسوح*|مشوش|اخر*|اول|اخير*|رقم*)",
        "(not|cant|can t|unclear|clear|read|see|last|first|digit*|sure|akher*|ra2[ea]?m*|wade7|mbayen)",
    )
)
_HOW_MANY: Final = pattern(("(خانه|خانات|ارقام|بدكن|مطلوب*|لازم|كم|how many|digits are|need)",))


def two_readings(text: str) -> bool:
    """A number is given in two ways, of which one is right: "it ends with 98 or 93"."""
    plain = _plain(text)
    if _TWO_NUMBERS.search(plain):
        return True
    folded = fold_aside(text)
    unclear = _UNCLEAR.search(folded) and not _HOW_MANY.search(folded)
    return bool(unclear and _TWO_DIGITS.search(plain))


_ONE_OR_OTHER: Final = expression(rf"(?<!\d)(\d)\W+{_OR}\W+(?:{_ITS_END}\W+){{0,2}}?(\d)(?!\d)")
_WHOLE_NUMBER: Final = expression(r"(?<!\d)\d{6,}(?!\d)")


def beside_unsure_digit(text: str) -> str:
    """The one whole number, of which a digit that stands in it may be another: "…765, one is worn, 6 or 8"; else ""."""
    plain = _plain(text)
    numbers, doubts = _WHOLE_NUMBER.findall(plain), _ONE_OR_OTHER.findall(plain)
    fits = len(numbers) == len(doubts) == 1 and not {*doubts[0]}.isdisjoint(numbers[0])
    return numbers[0] if fits else ""


_DATE: Final = r"\d{1,4}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{1,4})?"
_EITHER: Final = r"(?:او|ولا|والا|ام|يا|يمكن|or|maybe|aw|wla|wela|wala|willa|ya|yimken|ymkn)"
_TWO_DATES: Final = expression(
    rf"(?<!\w)(?:يا|اما|either|ya)\W+\d{{1,4}}\W+{_EITHER}\W+\d{{1,4}}(?![\d/.\-])"
    rf"|(?<![\d/.\-]){_DATE}\W+(?:{_EITHER}\W+)+{_DATE}(?![\d/.\-])"
    rf"|(?<![\d/.\-])((?:19|20)?\d\d)\W+(?:{_EITHER}\W+)+((?:19|20)?\d\d)(?![\d/.\-])(?!\W+{_EITHER}\W+\d)"
    rf"|(?<![\d/.\-])(\d{{1,2}})\W+{_EITHER}\W+(\d{{1,2}})(?![\d/.\-])"
    rf"(?!\W+{_EITHER}\W+\d)"
)


def two_dates(text: str) -> bool:
    """A date, or a part of it, is given in two ways: "1985 or 1986", "5/12/88 or 12/5/88"."""
    return bool(_TWO_DATES.search(_plain(text)))


def beside_two_dates(text: str) -> str:
    """What is told apart from what is given in two ways."""
    return _TWO_DATES.sub(" ", _plain(text))


def _plain(text: str) -> str:
    return fold_name(latin_digits(normalise(spoken_as_digits(text))))


_AS_ANOTHER: Final = pattern(
    (
        (
            "(متل|مثل|نفس|زي|كما|حسب) (.. )?(اخي|اخوي|اخوه|اختي|ابني|بنتي|ابي|امي|مرتي|زوجتي|زوجي|جوزي|رفيقي|هداك|"
            "الاولاني)"
        ),
        "(متل|مثل|نفس|زي|كما|حسب) (ما )?(.. )?(مكتوب*|هويه|هويتي|ورقه|قيد|جواز*|دفتر*|بطاقه|سجل*|عندكن|عندكم|قبل)",
        (
            "(same as|like|as) (.. )?(brother|sister|son|daughter|wife|husband|father|mother|id|card|paper|"
            "passport|before|last time)"
        ),
        "(mitl|metl|nafs|nefs) (.. )?(akhi|khayi|khayye|2akhi|okhti|marti|jozi|hawiy*|hwiy*|wara2a|2abel)",
        (
            "(موجود*|مكتوب*|مسجل*) (.. )?(عندكن|عندكم|هويه|بهويه|ورقه|قيد|سجل*)|you (already )?have it|"
            "it is on (the|my) (id|card)"
        ),
    )
)


def as_another(text: str) -> bool:
    """It is said to be the same as what somebody else gave, or as a paper that nobody sees here has it."""
    return bool(_AS_ANOTHER.search(fold_aside(text)))


_PART_OF_A_DATE: Final = pattern(
    (
        "(خمسينات|خمسينيات|ستينات|ستينيات|سبعينات|سبعينيات|تمانينات|تمانينيات|ثمانينات|ثمانينيات|تسعينات|تسعينيات)",
        "(fifties|sixties|seventies|eighties|nineties|\\d0s)",
        (
            "(يوم|شهر) \\d{1,2}|(كانون|تشرين|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|january|february|march|"
            "april|june|july)"
        ),
        (
            "(august|september|october|november|december|tishrin*|teshrin*|kanun*|kanoun*|nisan|ayyar|tamuz|tamouz|"
            "aylul|eylul)"
        ),
    )
)


def part_of_a_date(text: str) -> bool:
    """A decade, a month or a day of one: too little to ask on from."""
    return len(re.findall(r"\d+", latin_digits(text))) < 2 and bool(_PART_OF_A_DATE.search(fold_aside(text)))
