"""The words around a name that are no part of it: "my name is", "الاسم يا سيدي", "as in the passport"."""

import re
from typing import Final

_CALLED: Final = (
    r"(?: ?[،,]? ?يا (?:سيدي|سيد|اخي|أخي|خيي|خاي|ابني|إبني|بنتي|عمي|استاذ|أستاذ|حبيبي|قلبي|"
    r"عيني|خالتي|خالي|حجي|جماعة|شباب))?"
)
_PAPER: Final = r"(?:ال)?(?:هوي[ةه]|جواز(?: السفر)?|وثيق[ةه]|باسبور|بطاق[ةه])"
LEAD_IN: Final = re.compile(
    r"(?:(?:[أا]نا )?[اإ]سمي(?: (?:الكامل|الثلاثي|هو|بالهوي[ةه]|بالجواز))*"
    r"|(?:ال)?[اإ]سم(?: (?:الكامل|الثلاثي|والكني[ةه]|هو|متل ما|مثل ما|متلما|كما|حسب|مكتوب|في|بال(?:هوي[ةه]|جواز)"
    r"|ال(?:هوي[ةه]|جواز)))+|ال[اإ]سم"
    r"|(?:ال)?سلام عليكم(?: ورحم[ةه] الله(?: وبركاته)?)?|مرحبا|صباح الخير|مسا(?:ء)? الخير|يعطيكن? العافي[ةه]"
    r"|(?:hi|hello|hey|good (?:morning|evening)|salam|mar7aba|marhaba)(?= (?:my name|i am|i'm|ana|esmi|ismi)\b)"
    r"|[أا]نا(?=[ :]+\w+ \w)|my (?:full )?name(?: is)?|(?:full )?name(?= ?:)|full name(?: is)?"
    r"|i am|i'm|i’m|this is|it is|it's"
    r"|(?:[أا]كتب|[أا]كتبي|[أا]كتبو|سجل|سجلي|سجلو|حط)(?:لي)? (?:عندك|عندكن|عندكم|لي)"
    r"|(?:ana )?(?:esmi|ismi|esme)(?= \w+ \w)"
    r"|write(?: down)?:|(?:sure|ok|okay|yes|نعم|اي|طيب|تكرم|أهلين|اهلين)(?= (?:my name|i am|i'm|اسمي|الاسم|esmi|ismi)))"
    rf"{_CALLED}[\s:،,]+",
    re.IGNORECASE,
)
TRAIL: Final = re.compile(
    r"\s+(?:(?:as|like|same as|just as)(?: it| is| it is| written)*(?: in| on)(?: the| my)? (?:passport|id|"
    r"id card|document|paper)"
    rf"|(?:كما|متل ما|مثل ما|متلما|حسب|هيك)(?: هو| مكتوب| هي)*(?: في| ب| على)? ?(?:ب|في )?{_PAPER}"
    r"|(?:and )?that(?:'s| is) my (?:full )?name|(?:بال|على ال)(?:هوي[ةه]|جواز)|لو سمحت(?:و|ي|وا)?|please)\s*$",
    re.IGNORECASE,
)
_ON_PAPER: Final = re.compile(
    rf"\s(?:(?:بس|لكن|ولكن|و) ?)?(?:اسمي )?(?:ب|في |على ){_PAPER}(?: اسمي| مكتوب| هو)*\s+(?=\w+ \w)|\sbut "
    rf"(?:in|on) (?:my|the) "
    r"(?:passport|id|id card|papers?) (?:i am|it is|it's|it says|is)?\s*(?=\w+ \w)",
    re.IGNORECASE,
)


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
