"""Who is meant by it all: "are teachers included?", "only for soldiers?", "I was a policeman, must I come?". Pure.

Law: a trade is no question by itself; whoever asks after it, or asks whether he is meant, is answered.
"""

from typing import Final

from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked

_GROUP: Final = (
    "(ل|ب)?(موظفون|مدنيون|معلمون|"
    "شرطه|شرطي|شرطيه|شرطيات|بوليس|ضباط|ضابط|صف ضباط|عسكر*|عساكر*|جيش|جنود|جندي|مجند*|احتياط*|موظف|موظفه|موظفين|"
    "موظفات|موظفي|موظفو|معلم|معلمه|معلمين|معلمات|معلمو|اساتذه|استاذ|مدرس*|مدني|مدنيين|متقاعد*|متطوع*|مخابرات|امن|"
    "دكاتره|اطبا*|ممرض*|مهندس*|نساء|نسوان|نسوه|حريم|ستات|طلاب|جمارك|بلديه|خدمه (الزاميه|عسكريه)|الزاميه|منشق*|فارين|"
    "فار|ارامل|حراس|اداري*|عمال|سائق*|شرطه مرور|مرور|دفاع مدني|بنك|وزاره|مديريه|"
    "police|policem[ae]n|officers?|soldiers?|army|military|conscripts?|"
    "reserv*|teachers?|employees?|civil servants?|servants?|civilians?|retired|pensioners?|wom[ae]n|nurses?|doctors?|"
    "engineers?|workers?|clerks?|students?|shurta|shorta|dobbat|doubat|asker*|3asker*|3asakir|mo3allmin|mwazafin)"
)
_TAKES: Final = (
    "(بتسجل*|تسجل*|منسجل|بيتسجل*|يتسجل*|بيسجل*|يسجل*|بسجل|سجل|اسجل|بتاخدو*|تاخدو*|بتقبل*|بتستقبل*|تستقبل*|مشمول*|"
    "[يت]شمل*|ب[يت]شمل*|معني*|مقصود*|بيحق*|يحق*|داخل*|مطلوب*|لازم|ملزم*|مجبور*|بيصير*|كمان|ايضا|بردو|او بس|ولا بس|"
    "btsajl*|btsajj*|kaman|included|include*|"
    "mandatory|obligatory|compulsory|required|too|as well|also|accept*|register*|take|takes|must|"
    "have to|has to|need to|should|apply|allowed)"
)
_ONLY: Final = f"(بس|فقط|غير|only|just|bas) (هو |هي |for |la |the )?{_GROUP}"
_MEANT: Final = pattern(
    (
        f"{_TAKES} (.. )?{_GROUP}",
        f"{_GROUP} (.. )?(.. )?{_TAKES}",
        _ONLY,
        f"(هاد|هاي|هذا|هذه|هالتسجيل|هالشي|حجز|تسجيل|تسويه|this|it|booking) (.. )?(ل|لل|for ){_GROUP}",
    )
)
_THEY_ALONE: Final = pattern((f"{_GROUP} (بس|فقط|only|bas)",))
_WHO_MUST: Final = pattern(
    (
        (
            "(مين|منو|من هم|من|ميين) (يلي |اللي |الي |الذين |هن )?(لازم|ملزم*|مجبور*|مطلوب*|معني*|مشمول*|مقصود*|بيحقلو|"
            "يحق له|بيتسجل|يتسجل|بيسجل|يسجل|يجب ان)"
        ),
        "(هل )?(تشملني|يشملني|بيشملني|بتشملني|انا (مشمول*|معني*|ملزم*|مطلوب مني|لازم سجل|لازم اجي|بحقلي|بيحقلي))",
        "(لمين|ل مين|لاي فئه*|اي فئات|انو فئات|اي ناس) (هاد|هاي|هالتسجيل|تسجيل|حجز|موعد|هالموعد|بتسجلو|تستقبلو*)",
        "who (.. )?(must|has to|have to|should|can|may|needs? to) (.. )?(come|register|apply|sign up)",
        "who is (this|it|the registration|the card) for|(am i|are we|is he|is she) (.. )?(included|meant|concerned)",
        "(does|do) (this|it) (.. )?(concern|apply to|include) (me|us|my)|do i (.. )?(have|need) to (register|sign up)",
    )
)
_MUST_I: Final = pattern(
    (
        "(لازم|ضروري|ملزم*|مجبور*|مطلوب مني|بيلزم*|بقدر|فيني|بيحقلي|بحقلي|بيصير) (.. )?(سجل|اسجل|اجي|احضر|قدم)",
        "(هاد|هاي|هذا|هذه|هالشي|هالتسجيل|هالبطاقه) (.. )?(الي|لالي|بيخصني|يخصني|بتخصني|بيعنيني|يعنيني)",
        "(ب|ل)?(بيمشي|بتمشي|بيظبط) (حال|حالي|معي)|(is|are) (this|it) (meant )?for (me|us)",
        "(do i|must i|should i|can i|may i) (.. )?(register|come|apply|sign up|have to)",
    )
)
_WAS: Final = pattern((f"(انا|كنت|كان|كانت|i was|i am|i m|he was|my (.. )?was|kent) (.. )?{_GROUP}",))
_OF_OURS: Final = pattern(
    (
        "(مين|who) (انتو|انتم|are you)|(انتو|انتم|are you|انت|هل انت) (.. )?(شرطه|مخابرات|جيش|امن|police|army|موظف*)",
        "(موظف*|شرطه|عسكر*|امن|police|officer*|clerk*) (.. )?(بيشوف*|يشوف*|بيقرا|هنيك|عندكن|عندكم|يرى|see|read|there)",
        "(بطاقه|كرنيه|كارنيه|كرت|هويه|ورقه|وثيقه|دفتر|card|id|paper|document) (.. )?" + _GROUP,
        "(جيب|اجيب|نجيب|احضر|bring|من|from) (.. )?" + _GROUP,
        "(مع|احكي|اتكلم|تحدث|talk|speak|contact) (.. )?" + _GROUP,
        "(عمل|راتب*|يرجع*|بيرجع*|ارجع|توظيف|وظيف*|تقاعد|رواتب|salary|pension|job)",
    )
)
"""Whoever asks who we are, who reads it, whether a card is accepted, or after a post is no such asker."""


_ORIGIN: Final = pattern(
    (
        "(ارمن*|كرد*|اكراد|مسيحي*|علوي*|تركمان*|شركس*|درزي*|دروز|فلسطيني*|سريان*|اشوري*|ايزيدي*|يزيدي*|شيعي*|نازح*)",
        "(armenian*|kurd*|christian*|alawi*|turkmen*|circassian*|druze|palestinian*|syriac*|yazidi*|shia)",
    )
)
_MATTERS: Final = pattern(
    (
        "(is|are|does) (it|that|this|there) (.. )?(problem|issue|ok|okay|fine|allowed|matter)",
        "(في|فيه|فيها|هي|بيعمل|عندكن) (.. )?مشكله|ب?[يت](فرق|اثر)|مقبول*|مسموح*|عادي|بيمشي|ب?يصير|moshkle|mushkle|3adi",
    )
)


def asks_who_is_meant(text: str) -> bool:
    whole = fold_aside(text)
    if _OF_OURS.search(whole):
        return False
    if _WHO_MUST.search(whole) and (asks_in_words(text) or is_asked(text)):
        return True
    if is_asked(text) and _THEY_ALONE.search(whole):
        return True
    if is_asked(text) and _ORIGIN.search(whole) and _MATTERS.search(whole):
        return True
    asked = [fold_aside(part) for part in clauses(text) if asks_in_words(part) or is_asked(part)]
    if any(map(_MEANT.search, asked)):
        return True
    return bool(asked) and bool(_WAS.search(whole)) and any(map(_MUST_I.search, asked))
