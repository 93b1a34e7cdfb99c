"""By how much an appointment is to be moved: "يومين", "by a week", "an hour earlier". Pure.

Law: "in two days" is counted from today, and is a day like any other. A verb of one's own beside a span ("I'll confirm
in an hour", "remind me a day before") wishes for no other time.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import AHEAD_OF, days_ahead

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_MOVED: Final = expression(
    rf"{_B}(?:(?:[اينتب]*(?:[اأ]?جل|[اأ]خر|نقل|قدم|غير)(?:[وهن]|لي|لنا|ني|ها|ون){{0,3}}|تاجيل|"
    rf"postpone|delay|move|push|shift|later|earlier|by|ابكر|اقدم|ajj?el\w*|2ajj?el\w*|2addem\w*)){_E}"
)
_SPAN: Final = expression(
    rf"{_B}(?<!بعد )(?<!in )(?<!after )(?:by |for |ب|شي )?"
    rf"(?:(?P<days>{AHEAD_OF})|(?P<hours>(?:(?:an|one|two|\d) )?(?:ساعه|ساعتين|hours?|sa3a|se3a))){_E}"
)
_EARLIER: Final = expression(
    rf"{_B}(?:ابكر|اقدم|بدري|[اينتب]*قدم(?:[وهن]|لي|لنا|ني|ها){{0,3}}|earlier|forward|sooner|2addem\w*|abkar){_E}"
)
_IS_LATE: Final = expression(rf"{_B}(?:[اينتب]{{0,2}}تا?خر\w*|متاخر\w*|be late|am late){_E}")
"""Whoever comes late moves nothing."""
_HOURS: Final = {"ساعتين": 2, "two": 2}


@dataclass(frozen=True, slots=True)
class Shift:
    """Negative: earlier."""

    days: int = 0
    hours: int = 0


def read_shift(text: str) -> Shift | None:
    plain = plain_text(text)
    found = _SPAN.search(plain)
    if found is None or not _MOVED.search(plain) or _IS_LATE.search(plain):
        return None
    sign = -1 if _EARLIER.search(plain) else 1
    if found["days"]:
        counted = days_ahead(found["days"])
        bare = found["days"] in ("يوم", "day", "شهر", "month") and not _BY_ONE.search(plain)
        return Shift(days=sign * counted[0]) if counted and not bare else None
    if not (_EARLIER.search(plain) or _LATER.search(plain)):
        return None  # "change the hour"
    word = next((word for word in _HOURS if word in found["hours"]), "")
    count = next((int(digit) for digit in found["hours"] if digit.isdecimal()), _HOURS.get(word, 1))
    return Shift(hours=sign * count)


_BY_ONE: Final = expression(rf"{_B}(?:يوم واحد|بس يوم|يوم بس|(?:a|one|1) (?:day|month)|شهر)(?! (?:الاحد|الا?ت)){_E}")
_LATER: Final = expression(
    rf"{_B}(?:[اينتب]*[اأ]?جل\w*|[اينتب]*[اأ]?خر\w*|تاجيل|later|delay|postpone|push|ajj?el\w*){_E}"
)


_BESIDE_WHAT_STANDS: Final = expression(
    rf"{_B}(?P<how>بعد(?:ه|ها|و)?|قبل(?:ه|ها|و)?|[اين]?ا?خر(?:ها|ه|و|لي|وه|وها)|ابكر|اقدم"
    r"|ba3d|ba3ed|2abel|abel|abkar) (?:شي )?(?:ب|b ?|bi )?"
    rf"(?P<span>{AHEAD_OF}|نص ساعه|ربع ساعه|ساعه|ساعتين|\d ساعات|noss? (?:sa3a|se3a)|sa3a|se3a|sa3ten|se3ten){_E}"
    rf"|{_B}(?:(?:an?|one|two|half an?|\d) )?(?P<hours>half an hour|an hour|one hour|two hours|\d hours|hour"
    rf"|a day|one day|two days|ساعه|ساعتين|نص ساعه) "
    rf"(?P<where>later|earlier|after|before|بعد|قبل|ابكر|متاخر){_E}"
    r"(?=$| (?:please|pls|thanks?|if|then|instead|لو|اذا|ازا|من فضلك|شكرا|رجاء))"
    rf"|{_B}(?P<sooner>ابكر|اقدم|قدمو?ه?ا?) (?:شي )?ب?(?P<by>نص ساعه|ربع ساعه|ساعه|ساعتين){_E}"
)
_EARLIER_THAN: Final = expression(rf"{_B}(?:قبل\w*|ابكر|اقدم|قدم\w*|2abel|abel|abkar|earlier|before){_E}")
_BY: Final = expression(rf"{_B}(?:بعد|قبل|ba3d|2abel) (?:شي )?(?:ب|b ?|bi )")
_OWN_ACT: Final = expression(
    rf"{_B}(?:[وف]?[ابنتي]{{0,2}}(?:[اأ]?كد|رجع|حكي|خبر|قول|قلك|قلكن|قلكم|رد|كتب|بعت|راسل|تصل|تصلو|اتصل|دق|رن"
    r"|فكر|شوف|سال|كمل|خلص|علم|جاوب|قرر|عرف|وصل|ذكر|تذكر|نبه|بلغ|عطي)(?:و|لي|لك|لكن|لكم|كن|كم|ك|ني|نا|ها|ه|وني|ولي|يني)?"
    r"|باكيد|تذكير\w*|تاكيد\w*|تنبيه\w*|رساله|راجع\w*|جايه?"
    r"|(?:confirm|call|phone|ring|text|write|answer|reply|tell|let you know|remind\w*|reminder|notify|message"
    r"|think|check|decide|finish|continue|(?:come|be|get|am|m) back|return|ask|know|send|see|look|arrive)"
    r"|[bnt]?2?[ae]?(?:akk[ei]d|kked|rja3|erja3|7ki|e7ki|5ab+e?r\w*|khab+e?r\w*|rodd?|fakk?er|kammel|zakk?[ei]r\w*)"
    rf"){_E}"
)
"""What somebody does, or wants done, at a time that is told beside it."""
_MOVES_IT: Final = expression(
    rf"{_B}(?:[اينتب]*(?:[اأ]?جل|نقل|قدم|غير)(?:[وهن]|لي|لنا|ني|ها|وه|وها|ون){{0,3}}|خل[يو]\w{{0,4}}|make it|move"
    rf"|change|shift|push|postpone|delay){_E}"
)
_WISHED: Final = expression(
    rf"{_B}(?:[اينتب]*(?:[اأ]?جل|[اأ]?خر|نقل|قدم|غير|زيح|بدل)(?:[وهن]|لي|لنا|ني|ها|وه|وها|ون){{0,3}}|[اينت]?خل[يو]\w{{0,4}}"
    r"|حط\w{0,4}|عمل\w{0,3}|اعمل\w{0,3}|تصير|يصير|صير|بدي|بدنا|اريد|بفضل|افضل|احسن|انسب|لو|ياريت|ممكن|بناسب\w*|بيناسب\w*"
    r"|بصير|بيصير|make|do|move|put|set|change|shift|push|postpone|delay"
    r"|want|need|like|prefer|better|rather|would|could|can|book"
    rf"|khal\w*|5al\w*|badd?[ie]\w*|bde|2ajj?el\w*|ajj?el\w*|7ott?\w*|ghay+\w*){_E}"
)
_BESIDE_A_SPAN: Final = expression(
    r"(?:لا|لاء|نعم|اي|بس|لكن|و|طيب|شي|سمحت\w*|فضلك\w*|من|شكرا|رجاء|اذا|ازا|بصير|بيصير|ممكن|if|possible|then|instead"
    r"|الله|يخليك\w*|معليش|(?:ال)?(?:موعد\w*|وقت|ساعه|دور\w*)"
    r"|تكون|يكون|عنها|عنو|عنه|منها|منو|هيك|no|yes|but|ok|please|pls|thanks|thank|you|it|the|time|appointment|than|that|this"
    r"|la|bas|bs|law|sama7t\w*|eh)"
)
_MINUTES: Final = {"نص ساعه": 30, "ربع ساعه": 15, "half an hour": 30, "ساعتين": 120, "two hours": 120, "sa3ten": 120}


_HOURS_SAID: Final = (
    r"(?:(?:an?|one|two|half an?|\d+|نص|ربع) )?(?:ساعه|ساعتين|ساعات|دقيقه|دقيقتين|دقايق|hours?|minutes?|sa3a|se3a)"
)
_ANY_SPAN: Final = expression(
    rf"{_B}(?:in|after|within|بعد|خلال|قبل|ba3e?d|2?abe?l) (?:شي )?(?:ب ?|b |bi )?(?:شي )?"
    rf"(?:{AHEAD_OF}|{_HOURS_SAID}){_E}"
    rf"|{_B}(?:(?:a|one) )?(?:{AHEAD_OF}|{_HOURS_SAID}) (?:later|before|earlier|بعد|قبل){_E}"
    rf"|{_B}(?:بعد شوي\w*|بعدين|لاحقا|كمان شوي|in a (?:bit|while|minute)|a bit later|later|b3den|ba3den){_E}"
)


def tells_own_act(text: str) -> bool:
    """It tells when somebody does something, or is to be called or reminded: "بأكد بعد ساعة"."""
    plain = plain_text(text)
    rest = _ANY_SPAN.sub(" ", plain)
    return rest != plain and bool(_OWN_ACT.search(rest)) and not _MOVES_IT.search(rest)


def read_shift_of_what_stands(text: str) -> timedelta | None:
    """By how much the time on the screen is to be another one: "بعد بساعة", "an hour later". Days are meant only where
    they are said to be counted from it: "بعد بيومين"."""
    plain = plain_text(text)
    if (found := _BESIDE_WHAT_STANDS.search(plain)) is None:
        return None
    beside = f"{plain[: found.start()]} {plain[found.end() :]}"
    alone = all(map(_BESIDE_A_SPAN.fullmatch, beside.split()))
    if tells_own_act(text) or _OWN_ACT.search(beside) or not (alone or _WISHED.search(beside)):
        return None
    span = found["span"] or found["hours"] or found["by"]
    sign = -1 if _EARLIER_THAN.search(found[0]) else 1
    if days := days_ahead(span):
        return sign * timedelta(days=days[0]) if found["hours"] or _BY.match(plain, found.start()) else None
    count = next((int(digit) for digit in span if (digit.isdecimal() and "ساعات" in span) or "hours" in span), 0)
    usual = 30 if span.startswith(("nos", "half")) else 120 if "ten" in span else 60
    return sign * timedelta(minutes=count * 60 or _MINUTES.get(span, usual))
