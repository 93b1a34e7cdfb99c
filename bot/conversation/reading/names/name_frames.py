"""The words around a name that are no part of it: "my name is", "الاسم يا سيدي", "as in the passport"."""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression

_CALLED: Final = (
    r"(?: ?[،,]? ?يا (?:سيدي|سيد|اخي|أخي|خيي|خاي|ابني|إبني|بنتي|عمي|استاذ|أستاذ|حبيبي|قلبي|"
    r"عيني|خالتي|خالي|حجي|جماعة|شباب))?"
)
_PAPER: Final = r"(?:ال)?(?:هوي[ةه]|جواز(?: السفر)?|وثيق[ةه]|باسبور|بطاق[ةه])"
_LEADS: Final = (
    r"(?:(?:[أا]نا )?[اإ]سمي(?: (?:الكريم|ال[أا]ول|الكامل|الثلاثي|هو|بالهوي[ةه]|بالجواز))*"
    r"|(?:ال)?[اإ]سم(?: (?:الكامل|الثلاثي|ال[أا]ول|والكني[ةه]|هو|متل ما|مثل ما|متلما|كما|حسب|مكتوب|في"
    r"|بال(?:هوي[ةه]|جواز)|ال(?:هوي[ةه]|جواز)))+|ال[اإ]سم"
    r"|(?:ال)?سلام عليكم(?: ورحم[ةه] الله(?: وبركاته)?)?|مرحبا|صباح الخير|مسا(?:ء)? الخير|يعطيكن? العافي[ةه]"
    r"|(?:hi|hello|hey|good (?:morning|evening)|salam|mar7aba|marhaba)(?= (?:my name|i am|i'm|ana|esmi|ismi)\b)"
    r"|(?:[أا]نا )?(?:[أا]دعى|[اأ]ُدعى|[أا]ُسمى|يدعونني|i am called|i'm called)(?= \w+ \w)"
    r"|كنيتي(?: هي)?|[أا]نا(?=[ :]+\w+ \w)|my (?:full )?name(?: is)?|(?:full )?name(?= ?:)|full name(?: is)?"
    r"|i am|i'm|i’m|this is|it is|it's"
    r"|je m['’ ]?appelle|moi c['’ ]?est|mon nom(?: complet)?(?: est)?|m(?:r|rs|s|me)\.?(?= \w+ \w)|monsieur|madame"
    r"|(?:معك|معكن|معكم|معاك|معاكم)(?= (?:حضر[ةه]|محسوب|[أا]خو|[اإ]بن|المواطن|السيد|السيد[ةه]|\w+ \w+ \w))"
    r"|محسوب(?:ك|كن|كم|تك|تكن|تكم)|حضر[ةه] (?:المحترم|المحترمين|الموظف|الموظف[ةه]|السيد|ال[أا]ستاذ)"
    r"|(?:[أا]خوك|[أا]خوكن|[أا]خوكم|[أا]ختكن|[أا]ختكم)(?= \w+ \w)|المواطن[ةه]?(?= \w+ \w)|تحي[ةه] طيب[ةه](?: "
    r"وبعد)?|تحياتي"
    r"|(?:سجل|[أا]كتب|حط)(?:ني|وني|يني|لي|ولي|يلي)(?= \w+ \w)"
    r"|[اإ]سم(?:و|ه|ها|نا)(?= \w+ \w)|بسم الله(?: الرحمن الرحيم)?+(?= \w+ \w)|(?:ال)?جواب(?= (?:هو )?\w+ \w)"
    r"|تفضل(?:و|ي|وا)?(?= \w+ \w)|(?:please )?(?:write|put|register)(?: me)?(?: as| down)?(?= \w+ \w)|here(?: is|"
    r"'s|’s)(?: it| my name)?"
    r"|(?:[أا]كتب|[أا]كتبي|[أا]كتبو|سجل|سجلي|سجلو|حط)(?:لي)? (?:عندك|عندكن|عندكم|لي)"
    r"|(?:ana )?(?:esmi|ismi|esme)(?= \w+ \w)"
    r"|write(?: down)?:|(?:sure|ok|okay|yes|نعم|اي|طيب|تكرم|أهلين|اهلين)(?= (?:my name|i am|i'm|اسمي|الاسم|esmi|ismi)))"
    rf"{_CALLED}[\s:،,]+"
)
LEAD_IN: Final = expression(_LEADS.replace(r"\w+ \w)", r"[\w\u064b-\u0652]+ \w)"), re.IGNORECASE)
"""A name may be written with its vowels."""
TRAIL: Final = expression(
    r"\s+(?:و ?(?:[أا]عمل|[أا]شتغل|بشتغل|مهنتي|وظيفتي|[أا]سكن|ساكن[ةه]?|مقيم[ةه]?|عمري)(?!\w).*"
    r"|(?:and )?i (?:work|live)(?!\w).*"
    r"|(?:as|like|same as|just as)(?: it| is| it is| written)*(?: in| on)(?: the| my)? (?:passport|id|"
    r"id card|document|paper)"
    rf"|(?:كما|متل ما|مثل ما|متلما|حسب|هيك)(?: هو| مكتوب| هي)*(?: في| ب| على)? ?(?:ب|في )?{_PAPER}"
    r"|(?:[أا]رمل[ةه]|widow of|wife of) (?:ال)?\w+.*"
    r"|و ?(?:كني[ةه]|اسم|[اإ]سم) (?:[أا]م[ّ]?ي|والدتي|الوالد[ةه]|ال[أا]م)(?!\w).*"
    r"|(?:and )?that(?:'s| is) my (?:full )?name|(?:بال|على ال)(?:هوي[ةه]|جواز)|لو سمحت(?:و|ي|وا)?|please"
    r"|(?:و ?)?(?:شكرا|شكراً|شكرن)(?: جزيلا| جزيلاً| كتير| كثيرا| سلفا| الك| الكن| لك| لكم| لكن)*|(?:و "
    r"?)?يسلمو(?: كتير| [اإ]يديك\w*)*|مع الشكر"
    r"|(?:و ?)?(?:جزا(?:ك|كم|كن) الله(?: كل)?(?: خير(?:ا|اً)?)?|بارك الله (?:فيك|فيكم|فيكن)|تحياتي|مع التحي[ةه])"
    r"|(?:و ?)?(?<!عبد )الله (?:يخلي|يعطي|يسلم|يوفق|يحفظ|يطول|يرضى|يرضي|يحمي)\w*(?: (?:و ?ي\w+|عمر\w*|بعمر\w*|"
    r"العافي[ةه]|الصح[ةه]|علي\w*|ويطول|ويوفق\w*|يا رب))*"
    r"|(?:و ?)?يعطي(?:ك|كن|كم) العافي[ةه]|من فضل(?:ك|كن|كم)|رجاءا|رجاءً|لطفا|لطفاً|بليز|يا (?:غالي|سيدي|[أا]ستاذ|"
    r"حبيبي|خيي|خاي|عمي)"
    r"|(?:and )?(?:many )?(?:thanks|thank you|thank u|thx|tnx|merci|mersi|shukran|shokran|cheers|regards|best regards)"
    r"(?: a lot| so much| very much| you| bcp| beaucoup| in advance| sir| habibi| kteer| ktir)*|pls|plz|svp|s['’ "
    r"]il vous pla[iî]t)\s*[.!]?\s*$",
    re.IGNORECASE,
)
_ON_PAPER: Final = expression(
    rf"\s(?:(?:بس|لكن|ولكن|و) ?)?(?:اسمي )?(?:ب|في |على ){_PAPER}(?: اسمي| مكتوب| هو)*\s+(?=\w+ \w)|\sbut "
    rf"(?:in|on) (?:my|the) "
    r"(?:passport|id|id card|papers?) (?:i am|it is|it's|it says|is)?\s*(?=\w+ \w)",
    re.IGNORECASE,
)


_ANA: Final = expression(r"ana (?=\w+ \w+ ?\w)", re.IGNORECASE)


def without_ana(name: str) -> str:
    """The words behind "ana", which may be "I" or a first name; "" where no name of more words than one would be left.
    Worth asking, not taking."""
    return _ANA.sub("", name, count=1) if _ANA.match(name) else ""


def without_frame(name: str) -> str:
    """The name alone, as far as the words around it are known; white space must be single."""
    while True:
        found = LEAD_IN.match(name)
        if found and found.end() < len(name):
            name = name[found.end() :]
            continue
        shorter = TRAIL.sub("", name)
        if not shorter.strip() or shorter == name:
            return name
        name = shorter.strip()


def on_paper(name: str) -> str:
    """The name behind "but in my passport", where there is one; otherwise all of it. Worth asking, not taking."""
    *_, last = _ON_PAPER.split(name)
    return last


_LIKE: Final = (
    r"(?:متل|مثل|كما|حسب|نفس\w*|زي|يلي|اللي|الي|تماما?|بالضبط|بالزبط|حرفيا?|as|same|like|exactly|metel|mtl|metl)"
)
_SAYS: Final = (
    r"(?:ما(?:هو|هي)?|هو|هي|الاسم|[اأ]سمي|مكتوب\w*|موجود|مسجل|شي|في|على|ع|ب|it|is|in|on|my|the|name|written|"
    r"ma|h[ou]?we|esmi|maktoub)"
)
_A_PAPER: Final = (
    r"(?:(?:ب|في |على |عال?)?(?:ال)?(?:هوي(?:ة|ه|تي)|جواز(?:ي)?(?: السفر)?|ورق(?:ة|ه|تي)|بطاق(?:ة|ه|تي)|قيد|"
    r"دفتر(?: العيل[ةه]| العائل[ةه])?)"
    r"|(?:بال|عال)(?:هوي[ةه]|جواز|ورق[ةه]|بطاق[ةه]|قيد|دفتر)|id|id card|passport|paper|b?e?l ?(?:hawiy?ye|hwiye|jawaz))"
)
_POINTS: Final = expression(
    rf"\s*(?:{_SAYS}\s+)*{_LIKE}\s+(?:(?:{_SAYS}|{_LIKE})\s+)*{_A_PAPER}(?:\s+(?:{_SAYS}|{_LIKE}))*[\s.!]*",
    re.IGNORECASE,
)


def points_to_paper(text: str) -> bool:
    """It says that the name is as on the paper, and tells none."""
    return bool(_POINTS.fullmatch(text))


_INSTEAD: Final = expression(
    r"(?:(?:و ?)?ال(?:صحيح|صح|مظبوط|مزبوط|صواب)(?: هو| إنو| انو)?|(?:و ?)?(?:هو|اسمي|لازم يكون|يكون|قصدي|اكتبو?|صلحوه?)"
    r"(?: هو)?|(?:it )?(?:should be|must be|is actually|has to be)|(?:the )?(?:correct|right)(?: name| one)? is|i meant"
    r"|it(?:['’]?s| is)|(?:my|the) name is|sa7i7|el sa7|c['’ ]est|le bon(?: nom)? est)[\s:،,]+",
    re.IGNORECASE,
)
_BUT_NOT: Final = expression(r"\s(?:و ?)?(?:مو|مش|ليس|بدل|not|instead of|mo|mu)\s", re.IGNORECASE)


def name_instead(text: str) -> str:
    """The words behind "the right one is", which may be the name; "" where nothing stands there. Worth asking, not
    taking."""
    *before, last = _INSTEAD.split(" ".join(text.split()))
    words = _BUT_NOT.split(TRAIL.sub("", last))[0].strip(" .!،,")
    return words if before and re.fullmatch(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]{2,}){1,4}", words) else ""
