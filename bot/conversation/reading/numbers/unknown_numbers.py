"""The reply of whoever has no number to give: it was forgotten, is worn off, or the paper is elsewhere just now."""

import re
from typing import Final

from bot.conversation.reading.numbers.documents import OTHERS
from bot.conversation.reading.text.choices import SKIP, is_one_of
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked

_UNKNOWN: Final = pattern(
    (
        "(ما|مو|مش|لا|لم|لست) (عم )?(ب?تذكر*|ا?تذكر*|متذكر*|ب?عرف*|اعرف*|حافظ*|ب?حفظ*|احفظ*|متاكد*)",
        "(ما|مو|مش|لا|ليس) (معي*|عندي|واضح*|مبين*|باين|ظاهر)",
        "(راح|طار|غاب) (.. )?(من |عن )?(بالي|راسي|ذاكرتي|ذهني)",
        "(نسيت*|ناسي*|نسيان*|ضاع*|ضايع*|ممحي*|انمحى|مكسر*)",
        "(ما|مو|مش|ماني|مني|مالي|لا|لم|مانا) (عم )?(ب?حفز*|حافز*|حافظ*|ب?عرف*|عارف*|متذكر*|متزكر*|ب?تزكر*|فاكر*|شايف*)",
        "(ما|مو|مش|ماني|ma|mo|mu|mani|mish|msh) (3am |عم )?(b?7af?[ie]?[zd]*|7afez*|hafez*|b?i?tzakar*|mitzaker*)",
        (
            "مكتوم*|(تاريخ*|ميلاد*|مواليد*|عيد) (.. )?(مو|ما|مش|غير) (معروف*|مسجل*|اكيد)|ما (الي|"
            "عندي) (.. )?(ميلاد|مواليد)"
        ),
        "(بلا|بدون|من دون|ما في|مافي|مافيها|مافيا|ما فيها|مالها|ما الها) (رقم|ارقام)",
        "(do not|don t|dont|did not|didn t|cannot|can t|cant) (remember|know|recall|have|see|read|find)*",
        (
            "(هويه|هويتي|جواز*|باسبور*|دفتر*|ورقه|وثيقه|رقم|بطاقه) (.. )?((ب|ع|في |عند )(بيت|شغل|سياره)|(بيت|اهلي|"
            "ابي|امي|جوزي|زوجي|"
            "مرتي|زوجتي|محامي))|عند (اهلي|ابي|امي|جوزي|زوجي|مرتي|زوجتي|المحامي)|(at|left it at) (home|work)|in the car"
        ),
        (
            "(اكتبو*|عبو*|سجلو*|حطو*|املو*) (.. )?(عندكن|عندكم|هنيك|هونيك|هناك|لما (اجي|وصل|احضر))|"
            "(fill|write|note|add|enter) (it|that|this) (in )?(.. )?(there|yourselves|for me|when i)"
        ),
        "(forgot|forgotten|no number|without a number|not with me|lost|unreadable|worn off|not sure)",
        (
            "(je )?(ne )?(sais|connais|souviens|trouve|ai|vois) pas|oublie*|pas (avec moi|sur moi)|aucune "
            "idee|sans numero"
        ),
        "(mafi|ma fi|mafe|mafeesh|bala|bla) (ra2em|ra2m|ra2am|rakm|rakem|raqm|raqam)",
        "(ra2em|ra2m|rakm|raqm|number) (.. )?(mamsou7|mamsu7|mamsuh|mamse7|mam7i|rubbed|faded|erased)|(ال)?ممسوح*",
        "(ma|mu|mo|mish|mesh|msh) (3am )?(b?a?3r[eif]*|3ar[ef]*|mbayyen|mbayen|wade7|7afez*|hafez*)",
        "(nsit|nseet|nasi|nasyan|ma bi?tzakkar*|ma b3ref*|ma baaref*|mu ma3i|ma ma3i)",
    )
)
_MAY_GO_ON: Final = pattern(
    (
        "(بصير|بيصير|فيني|بقدر|ممكن|في|فيه|هل) (.. )?(مشكل*|مانع|ب?جيب*|اجيب*|كمل*|اكمل*|تقديم*|ب?عطي*|هنيك|لاحقا)",
        "عادي|مشكله|معليش|بيمشي الحال",
        "(can|could|may|should) i (.. )?(bring|give|write|show|tell|continue|go on|leave|skip|do it)",
        "(is|any|a) (.. )?(problem|ok|okay|fine|issue|matter)",
        "(fi|fe) (m[ou]?shkle*|m[ou]?shkil*|mechkle)|3adi|(bisir|bsir|bseer|fini) (.. )?(jib*|kammel|3ti)",
    )
)
"""The only question is whether it does without."""
_PHONE: Final = pattern(
    ("(رقم )?(تلفون*|هاتف*|موبايل*|جوال*|واتس*)|phone|mobile|whatsapp|(telefon|telephone|mobayl|mobail|jawwal)",)
)
_GIVES: Final = "(ب?كتب*|ببعت*|ابعت*|ب?بعت*|بحط*|بعطيكن|send|write|type|give you|tell you|bekt[oe]b*|b?ab3at*)"
_AT: Final = (
    "(المسا|مسا|عشيه|بالليل|ليل|بعد شوي*|بعد ساعه|بكرا|tonight|tomorrow|this evening|in an hour|in a while|"
    "when i (get|am|come|go)|once i|masa|3ashiye|bel leil|bukra|bokra|lamma)"
)
_BACK: Final = "((لما|بس|وقت|اول ما) (ارجع|يرجع|ترجع|اوصل|روح|اروح|يجي|تجي)|برجع|lamma erja3|bas erja3)"
_WRITES_LATER: Final = pattern(
    (f"{_GIVES} (.. )?{_AT}", f"{_AT} (.. )?{_GIVES}", f"{_BACK} (.. )?{_GIVES}", f"{_GIVES} (.. )?{_BACK}")
)
"""It will be given here, only not now."""
_FRAGMENT: Final = 7
"""Digits of a number of which the rest cannot be read."""
_REST_UNREAD: Final = pattern(
    (
        "(ممسوح*|ممحي*|انمحى|انمسح*|مو مبين|ما مبين|مو باين|مو واضح*|باقي|بعدين ما|بعدها ما|الباقي*|مقطوع*|محروق*)",
        "(scratched|damaged|torn|nothing|مخدوش*|مكشوط*)",
        "(unreadable|worn|faded|the rest|rubbed|erased|mamsou7|mamsu7|mamsuh|mamse7|mam7i|ba3den ma|ba2i|el ba2i)",
    )
)
_MOST: Final = 10
"""Digits that are surely not the whole of a longer number of which the end is said to be worn off."""
_ITS_END: Final = pattern(
    (
        "(اخر*|الاخير*|الباقي*|باقي*|بعدين|بعدها) (.. )?(رقم*|خانه*|ممسوح*|ممحي*|انمحى|مو|ما|محروق*|مقطوع*)",
        "(اخر*|الاخير*|الباقي*|باقي*) (.. )?(مخدوش*|مكشوط*)",
        "(last|final|rest|then|end) (.. )?(digit*|one|number*|is|are|nothing|rubbed|worn|faded|erased|scratched)",
        "(akher|a5er|ba2i) (.. )?(ra2em|ra2m|wa7ad|mamsou7|mamsu7|mam7i|mo|mu|ma)",
    )
)
_CANNOT_READ: Final = pattern(("(اقرا*|اكتب*|كتابه|نضار*|نظار*|ما عم شوف|ما بشوف)", "(read|write|glasses)"))
_HOW_TO_WRITE: Final = pattern(
    (
        (
            "(شو|اش|ايش|كيف|ماذا) (بدي |لازم |يلي )?(اكتب*|بكتب*|جاوب|حط)|(اي|انو|اينا|ايا) رقم (فيهن|فيهم|"
            "اكتب|بكتب|حط|بدكن)"
        ),
        "(what|how|which) (.. )?(write|type|put|enter)|(shu|sho|kif) (lazem |bade |bde )?(ekteb|bekteb|bektob|oktob)",
    )
)
"""Whoever does not know what to write has not said that they do not know the number."""
"""Whoever cannot read is told who may help, and goes on from there."""
_CHOICE_BEFORE: Final = pattern(
    (
        "(بدي|بدنا|رجع*|غير*) .. (لي|الي|اللي|يلي) قبل",
        "(bdi|badd?i|badd?e) .. (li|lli|eli|elli|yalli) 2abel",
        "(the )?(one|choice|option) before",
        "ما (عندي|معي) هال(ورقه|وثيقه)",
        "ma (3ndi|3andi|m3i|ma3i) hal ?war2a",
    )
)
"""Whoever wants what was chosen before has not the paper, and the number is not the matter."""


_OTHER_FORGOTTEN: Final = pattern(
    (
        "(نسيت*|ناسي*|غلطت*) (.. )?(اسم|الاسم|اسمي|كنيه|الكنيه|كنيتي|الاب|ابي|ميلاد*|احط|حط|اكتب|قول*)",
        "(forgot|forgotten) (.. )?(name|surname|birth|to (say|write|tell))",
    )
)
"""Of another answer it is told that something was left out."""


def declines_number(text: str) -> bool:
    """It says that there is no number to give. Three digits together are a number, right or wrong."""
    if re.search("[?؟]", text):
        parts = clauses(text)
        told = [part for part in parts if not is_asked(part)]
        goes_on = all(_MAY_GO_ON.search(fold_aside(part)) for part in parts if part not in told)
        return goes_on and any(map(declines_number, told))
    folded = fold_aside(text)
    if _WRITES_LATER.search(folded) or _PHONE.search(folded):
        return False
    if re.search(r"\d{3}", plain := OTHERS.sub(" ", latin_digits(text))):
        digits = "".join(re.findall(r"(?<![^\W_])\d+(?![^\W_])", plain))
        unread = _REST_UNREAD.search(folded)
        return bool(unread) and (len(digits) <= _FRAGMENT or bool(_ITS_END.search(folded) and len(digits) <= _MOST))
    if _OTHER_FORGOTTEN.search(folded) or _HOW_TO_WRITE.search(folded) or _CHOICE_BEFORE.search(folded):
        return False
    return is_one_of(text, SKIP) or bool(_UNKNOWN.search(folded) and not _CANNOT_READ.search(folded))
