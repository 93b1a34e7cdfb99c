"""What awaits a person elsewhere: "I must be at the shop by twelve", "بداوم عال9", "away until Thursday". Pure.

Law: it is no wish for that hour or day. The visit has to be before the hour, and from that day on.
"""

from datetime import date, time
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock_words import HALF
from bot.conversation.reading.times.days import WEEKDAY, find_day
from bot.conversation.reading.times.hours_wished import A_CLOCK, AFTER_WORK, BEGIN, END, half_begins, hour_in
from bot.conversation.reading.times.weeks import after_this_week
from bot.domain.office import OpenSpan

_AT: Final = r"(?:(?:ع|عال|ع ال|على|ب|في|حوالي|at|around|3al|3a) ?)?(?:(?:ال)?ساعه ?)?"
_BY: Final = r"(?:(?:ل?قبل|لحد|لل?|by|before|2abel|abel) ?)?"
_NOT_UNTIL: Final = r"(?!لل|لحد|حتي|بعد|from|until|till|بدي|ممكن)\S+"
_HERE: Final = r"(?!عندكن|عندكم|عندك|هنيك|هناك|بالمركز|بالموعد|عالموعد|للموعد|there|here|with you)"
_MUST: Final = (
    r"(?:لازم|مضطر\w*|ضروري|علي|lazem|(?:i )?(?:have to|must|need to|gotta))"
    r" (?:[انبي]?(?:كون|رجع|ارجع|روح|اروح|جيب|اجيب|اخد|ا?وصل|لحق|طلع|امشي|مشي|نزل|افتح|فتح|سلم|استلم)\w*"
    r"|kon|koun|erja3|rou7|jib|be|go|leave|pick|get|return|open|catch)"
)
_THINGS: Final = (
    r"(?:دكتور\w*|طبيب\w*|موعد (?:دكتور|طبيب|تاني عند)|باص|سرفيس|قطار|طياره|سفر\w*|امتحان\w*|محكم\w*|درس|محاضر\w*|عزا"
    r"|عرس|اجتماع|عياده|جلسه|معاينه|doctor\w*|dentist|bus|train|flight|exam|class|lecture|meeting|court|wedding)"
)
_BEGINS: Final = (
    r"(?:(?:ال)?(?:شغل|دوام|شفت|دورت|ورديت|محاضر|درس|مدرس)\w* )?"
    r"(?:[بيتا]{0,2}(?:بلش|بدا|بتدي|داوم|ستلم)|starts?|begins?|ببلش|ببدا|بيبلش|بيبدا)(?: (?:ال)?(?:شغل|دوام)\w*)?"
    r"|i (?:start|begin)(?: work)?|(?:my )?(?:work|shift|class|school) (?:starts?|begins?)"
)
_DUE: Final = expression(
    rf"{BEGIN}(?:{_MUST}(?: {_HERE}(?!بعد|after|من بعد)\S+){{0,4}}? ?{_BY}"
    rf"|(?:بدي|رح) (?:روح |انزل )?(?:جيب|اجيب|ارجع|لحق|اخد (?=(?:ال)?ولاد|ابني|بنتي|امي|ابي|اخي))"
    rf" ?(?:(?!بعد|من بعد|موعد|دور|حجز)\S+ ){{0,3}}?{_BY}"
    rf"|(?:عندي|عنا|معي|3andi|i have|i ve got|there is)(?: (?:a|an|the|my|موعد))* {_THINGS}(?: {_NOT_UNTIL}){{0,2}}? ?"
    rf"|(?:ال|the |my )?{_THINGS} (?:(?:is|leaves|starts|بيمشي|بيطلع|تبعي) )?"
    rf"|(?:{_BEGINS})(?: {_NOT_UNTIL})? ?){_AT}{A_CLOCK}"
)
_BACK_BY: Final = expression(
    rf"{BEGIN}(?:[وف]?(?:راجع\w*|(?:بدي|لازم|مضطر\w*|رح) (?:ارجع|امشي|سافر|روح|كون بالبيت)|مسافر\w*|طالع عالضيعه)"
    rf"|(?:i )?(?:have to |must |going |need to )?(?:go back|be back|be home|leave|travel)(?:ing)?)"
    rf"(?: (?!من|from)\S+){{0,2}}? (?P<half>{HALF}){END}"
)
_BUSY_WITH: Final = expression(
    rf"{BEGIN}(?<!ما )(?:عندي|عنا|3andi|i have|i ve got) (?!موعد|وقت|فراغ|عطله|شي"
    r"|مجال|فرصه|اجازه|يوم|غير|الا|بس|فقط|سوال|ال"
    rf"|time|free|only|a day|off|an appointment|my appointment)\w+(?: \w+){{0,2}}?"
    rf"(?= (?:يوم |on )?(?:ال)?(?:{WEEKDAY}|بكرا|بكره|بوكرا|tomorrow)s?(?: (?:و ?|and )\w+)?$)"
)
"""With something on a day, which is not wished for then."""
_UNTIL_DAY: Final = (
    rf"(?:لحد|لغايه|حتي|لعند|الي|لل|ل ?ال|ل(?=ال|احد|اربع)|until|till|til|la(?: l)?|la7ad) ?(?:يوم |نهار )?"
    rf"(?P<day>(?:ال)?(?:{WEEKDAY}))"
)
_AWAY: Final = expression(
    rf"{BEGIN}(?:مشغول\w*|مسافر\w*|غايب\w*|(?:رح|راح|ra7|rah) (?:كون|ضل|kon|koun)|بكون|بضل|برا (?:حلب|البلد)"
    rf"|(?:انا|نحنا) (?:برا|ب(?!قدر|فضى|حلب|ناسب|دي|دنا|حب|جي|روح)\w{{3,}})"
    rf"|(?:مو|مش|مالي|ماني|مني) (?:فاضي\w*|موجود\w*|هون|بحلب)|عندي (?:شغل|سفر|دوام|امتحان\w*)"
    rf"|(?:i )?(?:am |m |will be )?(?:busy|away|travell?ing|abroad|out of town|not (?:here|in aleppo|free|available))"
    rf"|i will be in \w+)"
    rf"(?: (?!غير|خلي|حط|بدل|اجل|انقل|move|change|make|put)\S+){{0,3}}? {_UNTIL_DAY}{END}"
)


_CANNOT: Final = (
    r"(?:(?:ما|مو|مش|مالي|ماني|لا) (?:رح |عم |عاد )?(?:ب?[اين]?لحق|ب?[اين]?وصل|ملحق|لاحق|بقدر|اقدر|استطيع|فيني|بحسن)"
    r"|(?:can ?['’]?t|can ?not|won ?['’]?t|will not|not going to)(?: make| be| come| reach| get)?"
    r"|ma (?:bel7a2|bl7a2|be2der|b2der|fini))"
)
_PRESENT: Final = expression(
    rf"{BEGIN}(?:هلق|هلا|هلاء|الان|صار|صارت|it s|it is|its|hala2|halla2|hl2) (?:already )?{_AT}{A_CLOCK}"
    rf"(?: now| already)?(?=.*{_CANNOT})"
)
"""What the clock says now, to whoever cannot come so soon."""
_BOUNDED: Final = (
    r"قبل|بعد|الا|غير|سوي|بس|لحد|لغايه|حتي|لبعد|من|الي|before|after|until|till|but|except|only|from|later|earlier"
)
_OUT_OF_REACH: Final = expression(rf"(?P<cannot>{BEGIN}{_CANNOT}(?: (?!{_BOUNDED})\w+)?) {_AT}{A_CLOCK}")
"""An hour that the person cannot reach."""


def without_due(plain: str, hours: OpenSpan | None) -> tuple[str, time | None]:
    """A ``plain_text`` without what awaits the person, and the hour by which the visit has to be over."""
    plain = AFTER_WORK.sub(" بعد الضهر ", plain)
    plain = _OUT_OF_REACH.sub(r"\g<cannot>", _PRESENT.sub(" ", plain))
    plain = _BUSY_WITH.sub("مشغول", plain)
    if found := _DUE.search(plain):
        return f"{plain[: found.start()]} {plain[found.end() :]}", hour_in(found["clock"], hours)
    if found := _BACK_BY.search(plain):
        return f"{plain[: found.start()]} {plain[found.end() :]}", half_begins(found["half"])
    return plain, None


def away_until(plain: str, today: date) -> tuple[date | None, str]:
    """The first day from which a visit can be, and the rest of a ``plain_text``."""
    if (found := _AWAY.search(plain)) and (day := find_day(found["day"], today)[0]):
        return day, f"{plain[: found.start()]} {plain[found.end() :]}"
    return after_this_week(plain, today)
