"""Yes and no in the words of a sentence. Law: whatever is vague is neither."""

import re
from collections.abc import Collection
from typing import Final

from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression


def _words(*lines: str) -> frozenset[str]:
    return frozenset(fold_choice(word) for line in lines for word in line.split())


_AGREE: Final = _words(
    (
        "نعم اي إي ايه ايوا ايوه اه أجل بلى أكيد اكيد طبعا تمام ماشي موافق موافقة اوافق موافقين متفق "
        "قبلان قبلانة قابل قابلة"
    ),
    "اقبل أقبل بقبل",
    "تمم طابو قبلت يلا توكلنا اتوكلنا توكلت توكل حاضر اوكي اوك اوكيه حسنا حلال منوافق بوافق موافقون رضيان رضيانة لكان",
    "evet olur tamamdır kabul onaylıyorum belê erê razî",
    (
        "بركة oui accord daccord accepte na3am na3m tab3an yes y yeah yep yup ok okay sure agree agreed "
        "accept absolutely definitely"
    ),
    (
        "eh ee tmam tmem aywa aywa akid akeed akked tamam mashi mwafe2 mwafeq mwaf2 mwafaa mwaf2a mwafka mwafek "
        "mwafa2 muwafeq yalla yala twakalna"
    ),
)
_FILLERS: Final = _words(
    (
        "انا يا ابني ياخي ياخيي بنتي اخي خيو خيي خاي خيتي اختي عمي خالي حبيبي حبيبتي قلبي عيني عيوني استاذ سيدي حجي "
        "جماعة شباب ولدي ابنتي"
    ),
    "ريس باشا معلمي افندم خالتي عمتي sir boss madam m with that rayyes",
    "على الله ع عالله توكلنا توكلت لو سمحت سمحتو سمحتي من فضلك فضلكن شكرا الكن الك كمل كملو كملي نكمل تفضل تفضلو",
    "حال الحال بسم الله الرحمن الرحيم معكن معكم والله هالشي",
    "امشي امشو كفي كفو خوي معلم متل بدك بدكن بدكم غالي حج حبيب وبالبركه وعالبركه وعلى بركه هات بلش بلشو ابدا ابدو بلشي "
    "السؤال معك",
    "طيب مية بالمية مئة بالمئة بذلك بهذا بهالشي تفضلوا كملوا بلشوا نبلش منبلش نبدا منبدا ونص ونصين",
    "nbalesh nballesh nebda nbda",
    "حالو حالا kardeş abi abla abê ediyorum ederim ediyoruz me ez",
    "i do please plz pls thanks thank you go ahead on continue to it this lets let s of course am",
    (
        "je j suis d bien sur vas y allez s il vous plait svp merci ya ibni binti khayi ekhti 3ala allah "
        "3al 3a ana kamel kamlo kammel"
    ),
)
_RIGHT: Final = _words(
    (
        "مظبوط مزبوط مضبوط صح صحيح صحيحة سليم مظبوطة مزبوطة مظبوطين منيح مليح كويس ممتاز تمام ثبت ثبتو "
        "ثبتوه ثبتها ثبتوها ثبتلي ثبتولي اكدوه اكدوها احجزوه أكد أكدو"
    ),
    "أكدلي أؤكد نؤكد أثبت أكدوا بأكد احجز احجزو احجزلي doğru tamam hepsi rast",
    "صحيحين صحيحات مضبوطة مضبوطين مظبوطات سليمة سليمين مطابقة تثبيت تأكيد اعتماد اعتمد اعتمدو اعتمدوا اعتمدوه "
    "اعتمدها اعتمدوها نعتمد ثبتوهن ثبتوا ثبتهالي احجزوا احجزولي احجزها احجزوها accurate book",
    "sabbet sabbeto sabbto sabbetha sabbta sabbetli sabet sabit sabbit thabbet 7jez 7jezli 7ejez e7jez e7jezli 2akked "
    "2akkid akked akkid akkedli mazboota mazbuta mazbouta",
    (
        "juste exact bon bien parfait confirme confirmer valide sa7i7 tamem right correct good perfect "
        "great confirm mazboot mazbut mazbout mzbout sa7 sah confirmed"
    ),
)
_RIGHT_FILLERS: Final = _words(
    (
        "ياه ياها اياه اياها توكلو توكلوا توكل كلو كلها كلهن كل شي كلشي المعلومات معلومات تسلم تسلمي تسلمو يسلمو ايديك "
        "ايديكن دياتك ايدك الله يعطيك يعطيكن"
    ),
    "مية بالمية مئة بالمئة 100 عال العال و w حضرتك معلم سيدي",
    "العافية خلصونا خلصنا بقا بقى يخليك يخليكن متل هو هي هيك هاد هادا هاي هذا لي الحجز بيانات البيانات شيء",
    "جميع الموعد موعدي حجزي صحة مذكورة المذكورة أعلاه appointment booking my details",
    "تفاصيل معلوماتي بياناتي ارجو رجاء برجاء يرجى شكر جزيل جزيلا الجزيل كتير كثيرا لكم جهودكم جهودكن "
    "قريتها قريتن قرأتها راجعتها راجعت شفتها تأكدت متأكد متأكدة إذن",
    "thats that detail detals and are were have read checked checkd very many much so for your m maw3ed 7ajz سمحتم",
    (
        "tout est c ca le la les mes infos je all is its it looks look everything that yes the data "
        "information s teslam kello kollo kel shi hek heik"
    ),
)
_MEANS_NO_NO: Final = _words(
    "مانع مشكلة مشاكل باس بأس تواخذني تواخذوني تخاف تقلق اعرف بعرف عرفت افهم فهمت استطيع اجيد احسن اقرا يهم شك",
    "problem worries idea clue doubt matter objection",
)
"""Behind "no", they make it something else: no objection, no idea."""
_NO: Final = _words("hayır hayir na nabe istemiyorum naxwazim لا لأ لاء كلا لالا non no nope nah la2 laa la")


_BLESSED: Final = (
    r"(?:يخلي|يعطي|يسلم|يوفق|يوفئ|يحفظ|يطول|يرضي|يجبر|يبارك|يرزق|يسعد|يجزي|يكرم|يقوي|يعافي|ينور|يفتح|يكتر|يرحم|يعين|"
    r"يهني|يحمي|يسهل|يديم|يكون)"
)
_BLESSINGS: Final = expression(
    rf"(?<!\w)(?:و ?)?(?:الله (?:و?{_BLESSED}\w*|معك\w*|محيي\w*)|يعطي\w* (?=عافيه|الف)|يسلم\w*|تسلم\w*|جزا\w* الله|"
    r"بارك الله|رحم الله|دخيل\w*|كرمال\w*|بركه الله|بسم الله|جزاك|مشكور\w*|ممنون\w*|تكرم\w*|بترجاك\w*|god bless|"
    r"allah|bless|may god|y3tik|ye3tik|yislam\w*|teslam\w*|yes?lamo\w*)"
    r"(?: (?:الف |كل )?(?:و?يخلي\w*|و?يوفق\w*|ولاد\w*|عليك\w*|الك\w*|لك\w*|عافيه|صحه|خير\w*|فيك\w*|فيه|عمر\w*|بعمر\w*|"
    r"ايد\w*|ديات\w*|قلب\w*|عين\w*|عيون\w*|خاطر\w*|بخاطر\w*|والدي\w*|اهل\w*|امرك|امور\w*|امرنا|وجه\w*|عنا|عنك\w*|يا رب|"
    r"جميعا?|يخليك\w*|رب|you|and|your|family|3afye|el 3afye|yekhalik|ykhalik|ykhalilak|y5alik|idek\w*|ideyk\w*))*(?!\w)"
)
"""Blessings and thanks, which change nothing of a "yes" beside them. "God willing" is none: it leaves open."""


def without_blessings(text: str) -> str:
    """Folded as ``fold_choice`` does."""
    return " ".join(_BLESSINGS.sub(" ", fold_choice(text)).split())


def agrees(text: str, also: Collection[str] = frozenset()) -> bool:
    """Every word agrees or changes nothing, and one agrees. ``also``: further words that do not change anything."""
    words = NO_OBJECTION.sub("ok", _ONLY_THAT.sub("", without_blessings(WITH_ALL.sub(" ", text)))).split()
    known = _AGREE | _FILLERS | {fold_choice(word) for word in also}
    return not is_asked(text) and not _AGREE.isdisjoint(words) and known.issuperset(words)


_AS_IT_IS: Final = expression(r"(?<!\w)(?:متل|مثل) ما (?=هو|هي|هيك)")


_ASKS: Final = _words("is are was were have has did does هل")
"""Words that begin a question, with its mark or without."""


_ONLY_THAT: Final = expression(
    r"(?<!\w)(?:بس|فقط|just|only|bass?|bs) (?:"
    r"(?:هيك|هيكي|هاد|هادا|هاي|that|this|it|he?i?k|thats it|that s (?:it|all))"
    r"(?=(?: (?:شكرا|لو سمحت\w*|thanks?|thank you|please|pls))*$)"
    r"|(?=(?:confirm|book|ثبت\w*|اكد\w*|احجز\w*|اعتمد\w*|7jez\w*|sabb?et\w*|cancel|move|الغي\w*|الغو\w*|كنسل\w*|انقل\w*)(?!\w)))"
)
"""Nothing but what is shown: no restriction."""


def without_only_that(text: str) -> str:
    """Of "yes, just that" the "yes", folded; any other text as it is."""
    folded = fold_choice(text)
    return " ".join(plain.split()) if (plain := _ONLY_THAT.sub(" ", folded)) != folded and plain.strip() else text


def finds_right(text: str) -> bool:
    """The same of what is shown to be checked: "كلو مظبوط تسلم ايديك"."""
    plain = _ONLY_THAT.sub("", _AS_IT_IS.sub(" ", without_blessings(text)))
    words = NO_MISTAKE.sub("ok", plain).split()
    known = _AGREE | _FILLERS | _RIGHT | _RIGHT_FILLERS
    words = [word if word in known else word.removeprefix("و") for word in words]  # "وثبت"
    asked = is_asked(text) or not _ASKS.isdisjoint(words[:1])
    return not asked and not (_AGREE | _RIGHT).isdisjoint(words) and known.issuperset(words)


_VAGUE: Final = _words(
    "ok okay k اوك اوكي اوكيه تمام ماشي حسنا طيب منيح مليح كويس good great fine tamam tamem mashi bon bien"
)


def surely_finds_right(text: str) -> bool:
    """The same in a word that is more than polite: "yes", "it is correct", "confirm"."""
    return finds_right(text) and not ((_AGREE | _RIGHT) - _VAGUE).isdisjoint(fold_choice(text).split())


_NOT: Final = _words("ما مو مش ماني مني لم لست لسنا ليس غير not dont")
_WILLING: Final = _words(
    "موافق موافقا موافقاً موافقة موافقين بوافق اوافق منوافق قبلان قبلانة بقبل اقبل أقبل agree agreed"
)
NO_MISTAKE: Final = expression(
    r"(?<!\w)(?:(?:لا|ما|ليس|no|there are no|there is no|without|بلا|بدون)(?: (?:يوجد|في|فيه|فيها|هناك|شفت))?"
    r"(?: اي| ولا| any)? (?:خطا|خطاء|اخطاء|غلط|غلطه|اغلاط|mistakes?|errors?)|مافي (?:خطا|غلط))(?!\w)"
)
"""It finds all right, in words that deny."""
NO_OBJECTION: Final = expression(
    r"(?<!\w)(?:(?:لا |no )?(?:ما|ليس|لا|مو|بلا|بدون|no|i have no|i ve no|without)"
    r"(?: (?:عندي|لدي|يوجد|في|فيه|هناك|عندنا|لدينا))?"
    r"(?: اي| any)? (?:مانع|مشكله|اعتراض|objections?|problem)(?: لدي| عندي| ابدا)?|مافي (?:مانع|مشكله))(?!\w)"
)
"""It agrees, in words that deny."""
UNTIL: Final = expression(
    r"(?<!\w)(?:لحت[ىي]|لبين ما|لوقت ما|حت[ىي] (?:[اأ]عرف|[اأ]فهم|[اأ]?شوف)|قبل ما|قبل ان|الا اذا"
    r"|until|unless|before i|la7att?a|2?abl ma)(?!\w)"
)
"""It does not refuse, it wishes something first."""
WITH_ALL: Final = expression(
    r"على (?:كل |جميع )?(?:ما (?:ورد|ذكر|فوق)(?: اعلاه| أعلاه)?)"
    r"|على (?:كل|جميع) (?:المذكور|هالشي|الكلام|هالكلام|الشروط)"
    r"|على (?:هذه |هال|هذا |هل ?)?(?:ال)?(?:شروط|كلام)(?: وال[أا]حكام)?(?: المذكور[ةه]| [أا]علاه| فوق)*"
    r"|على كل ?شيء?|عكل شي"
    r"|(?:with|to) (?:everything|all)",
    re.IGNORECASE,
)
"""Words behind one that agrees; alone they would be vague."""
DROPPING: Final = frozenset({"بلاها", "بلاه", "بلاهن"})
"""Words that refuse what is offered; at "shall we stop?" they would mean the opposite."""


def refuses(text: str, also: Collection[str] = frozenset()) -> bool:
    """The first word is "no", whatever follows it, unless both mean another thing together."""
    if NO_OBJECTION.search(folded := fold_choice(text)) or UNTIL.search(folded):
        return False
    first, *rest = folded.split() or [""]
    behind = rest[1:] if rest[:1] == ["ما"] else rest
    if first in _NOT:
        return bool(rest) and rest[0] in _WILLING and not is_asked(text)
    return first in {*_NO, *also} and not is_asked(text) and not (behind and behind[0] in _MEANS_NO_NO)


_OUTRIGHT: Final = expression(
    r"(?:لا |لاء |كلا |no |la2 |la |والله |خيو |خيي |خاي |اخي |عمي |يا )*"
    r"(?:(?:ما|مو) (?:بدي|بدنا|حابب|حابه|عايز)|ما ?بدي|مابدنا|لا (?:اريد|اوافق|شكرا|بدي)|(?:مو|مش|ماني|غير|"
    r"لست|انا مو) (?:موافق\w*|قابل\w*|قبلان\w*)|"
    r"ما (?:ب|رح |[اأ])?وافق\w*|[بار]?رفض\w*|رافض\w*|(?<=لا )لا|(?:no|la2?) thanks?|no thank you|i (?:do not|don t|"
    r"dont|won t|refuse)"
    r"(?: (?:want|agree|accept)\w*)?(?: (?:to|it|this|that))*|ma ?(?:badd?[ie]|bede)|(?:mo|mu|mish|msh) mwaf\w+)"
    r"(?: (?:شكرا|خلص|ابدا|هالشي|سجل|اسجل|احجز|كمل|وافق|خيو|خيي|خاي|اخي|عمي|والله|كتير|thanks|thank you|"
    r"sorry|sajjel|khalas))*"
)


def refuses_outright(text: str) -> bool:
    """All of it refuses: "لا خيو ما بدي", "no thanks"."""
    return not is_asked(text) and bool(_OUTRIGHT.fullmatch(fold_choice(text)))


def is_asked(text: str) -> bool:
    """It ends as a question does."""
    return text.rstrip(" .!\u200f\u200e").endswith(("?", "؟"))
