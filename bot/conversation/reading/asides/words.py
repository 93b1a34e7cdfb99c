"""Short asides, heard where alone (``ALONE``), or once the step has understood nothing (``LOOSE``).

In the notation of ``asides``.
"""

from collections.abc import Mapping
from typing import Final

ALONE: Final[Mapping[str, tuple[str, ...]]] = {
    "insult": (
        "(يا )?(كلب|حمار|حيوان|جحش|حقير|سافل|تافه|غبي|زباله|تفو|خرا|حراميه|نصابين|كذابين|طز)",
        "stupid|idiot|shit|fuck|scammer*|liar*",
    ),
    "erase": (
        "(امسح|احذف|امحي|امح|محو|حذف|مسح|امسحو|احذفو|شيلو|امسحني|احذفني|امسحوني|احذفوني|شيلوني|امحوني)",
        "erase|delete|remove|wipe|forget me|delete me|remove me|imsa7|emsa7|e7zef|i7zef|7zef",
    ),
    "stop": (
        (
            "(الغ|الغي|الغيه|الغو|الغاء|الالغاء|لغي|لغيه|كنسل|كنسله|ملغي)|(ما بدي|ما بدنا|مو بدي|ما اريد|لا اريد|"
            "ما حابب|ما حابه|مابدي|ماني رايد)( هلق| هلا| شي| خلص| كلو| هاد)?"
        ),
        (
            "(خلص|خلاص|بكفي|بيكفي|كافي|يكفي|وقف|وقفو|قف|توقف|توقفو|اوقف|انهاء|انهي|خروج|اخرج|بدي اطلع|بطل|"
            "بطلنا|انسحاب|بس خلص|وداعا|باي|مع السلامه|تم الالغاء)"
        ),
        (
            "stop|cancel|quit|exit|end|abort|no more|enough|bye|goodbye|bye bye|i quit|leave me alone|stop it|halt|"
            "unsubscribe|no longer|not interested|khalas|5alas|bas khalas|ma bde|ma badi|ma baddi|ma bedde|ma beddi|"
            "ma bdi|mabadi|mabde|el8i|elghi|lghi"
        ),
    ),
    "code": (
        "(ضاع|نسيت|نسيته|ضيعته|ضاع مني|نسيتو|ضيعتو) ?(الكود|كود|الرمز|رمزي|كودي|الباركود)?",
        "lost code|my code|qr|barcode|code",
    ),
    "another": (
        (
            "(شخص|موعد|حجز) (تاني|اخر|ثاني|جديد)|كمان موعد|لغيري|(لاخي|لامي|لابي|لابني|لبنتي|لزوجتي|لمرتي|"
            "لاختي|لحدا تاني)"
        ),
        "another person|family|for someone else",
    ),
    "cancel": (
        "(الغاء|الغي) (الموعد|موعدي|الحجز|حجزي)",
        "cancel (appointment|booking|my appointment)",
    ),
    "move": (
        "(تاجيل|تغيير|تبديل|تعديل|اجل|اجلو|غير الموعد|موعد غيره|وقت تاني|يوم تاني|غير وقت)",
        "reschedule|postpone|change|another (day|time)|different (day|time)",
    ),
    "somebody": (
        "(وكاله|توكيل|وكيل|بوكاله)",
        "power of attorney|proxy",
    ),
    "late": (
        "(متاخر|متاخره|تاخرت|تاخرنا|اتاخرت|رح اتاخر|فات الموعد|راح الموعد|فاتني)",
        "late|i am late|im late|running late|missed it",
    ),
    "human": (
        (
            "(موظف|موظفه|انسان|بشر|رقم تلفون|رقم هاتف|رقم التواصل|تواصل|اتصال|الادارة|المدير|مدير|حدا حقيقي|حدا هون|"
            "في حدا|في حدا هون|حدا يرد|حدا موجود)"
        ),
        (
            "agent|human|operator|person|support|contact|phone|phone number|admin|anybody there|anyone there|"
            "someone there|robot|bot|is anyone there|hada hon|7ada hon|fi 7ada"
        ),
    ),
    "free": (
        "(مجاني|مجانا|ببلاش|بلاش|بمصاري|بفلوس|مصاري|فلوس|بكم|بقديش|قديش|السعر|الرسوم|رسوم|كم السعر|ادفع|الدفع|رشوه)",
        (
            "gratuit|payant|combien|prix|free|price|fee|fees|cost|money|pay|payment|how much|bribe|bblash|"
            "balash|2adesh|adesh|bkam"
        ),
    ),
    "safe": (
        "(امان|امن|بامان|خطر|خطير|سري|سريه|خصوصيه|الخصوصيه|نصب|احتيال|مضمون|خايف|خايفه|مراقب)",
        "safe|scam|private|privacy|secure|danger|dangerous|fraud|is safe|aman|amen|khayef",
    ),
    "who": (
        "(مين|مين انت*|منو|شو هاد|شو هاي|شو هالشي|ايش هاد|ايش هذا|ما هذا|تعريف|مين هاد)",
        "who|who dis|who this|what this|min|meen|shu hada|shu hay",
    ),
    "unread": (
        "(امي|اميه)? ?(ما بقرا|ما بكتب|لا اقرا|لا اكتب)|صوت|صوتي|فويس",
        "voice|illiterate|ma b2ra|ma bekteb",
    ),
    "bring": (
        "(شو جيب|شو اجيب|شو لازم|شو بدكن|شو المطلوب|المطلوب|الاوراق|اوراق|الوثائق|الثبوتيات|المستندات|الوراق|وراق)",
        "papers|documents|requirements|bring|what to bring|shu jib|shu lazem|shu bjib|awra2",
    ),
    "hours": (
        "(الدوام|دوام|دوامكن|ساعات الدوام|ايمت|ايمتى|امتى|متى|الوقت|اوقات|وقت الدوام|كم الساعه|اي ساعه)",
        "hours|when|opening hours|what time|dawam|emta|aymta|schedule",
    ),
    "lasts": (
        "(قديش الوقت|كم دقيقه|كم سؤال|طول|بيطول|بطول|كم باقي|كم ضل|لسا كتير|لسه كتير)",
        "how long|duration",
    ),
    "where": (
        (
            "(وين|فين|اين|وينكن|وينكم|وينو|العنوان|عنوان|الموقع|موقع|اللوكيشن|لوكيشن|الخريطه|خريطه|وين هاد|"
            "وين هالمكان|باي مكان|المكان وين)"
        ),
        "where|address|location|map|directions|wen|wein|wayn|ween|el 3enwan|3enwan",
    ),
    "lost": (
        (
            "(شو|ايش|كيف|شلون|ليش|لماذا|هه|ها|نعم شو|شو يعني|مساعده|المساعده|ساعدني|ساعدوني|ما بعرف|لا اعرف|مو عارف|"
            "ماني عارف|ماني عرفان|عيد|اعد|مابعرف|مدري|ما فهمت|شو يعمل|شو اعمل|شو ساوي)"
        ),
        (
            "aide|aidez moi|aide moi|help|help please|please help|sos|what|how|why|huh|pardon|i dont know|i "
            "don t know|dont know|no idea|idk|sorry|explain|again|repeat|shu|sho|kif|lesh|leish|ma ba3ref|ma "
            "b3ref|menu|instructions"
        ),
    ),
    "wait": ("لحظه|دقيقه|ثانيه|استنو|استنى شوي|طولو بالكن", "wait|one moment|one minute|moment|hold on|attendez|la7za"),
    "language": ("(in )?(english|kurdish|turkish|french)( please| pls)?|en francais|انكليزي|انجليزي|بالانكليزي|كردي",),
    "thanks": (
        "ممنونك|ممنون كتير",
        (
            "(شكرا|شكرن|مشكور|مشكوره|مشكورين|تسلم|تسلمو|يسلمو|يسلمولي|ممنون|ممنونكن|متشكر|شكرا لك|شكرا لكم|العافيه|"
            "عافاك|يعطيك|الله يعطيكن العافيه)"
        ),
        "merci bien|thanks|thank you|thx|ty|tnx|shukran|shkran|merci|mersi|yeslamo|yslamo|teslam|tslm|cheers",
    ),
    "greeting": (
        (
            "(مرحبا|مرحبتين|مراحب|اهلا|اهلين|هلا|هلو|الو|سلام|السلام|هاي|صباحو|مسا الخير|صباح الخير|صباح النور|صباحك|"
            "مسا النور|مساء الخير|مساء النور|السلام عليكم|هلا والله|يا هلا|اهلا وسهلا|تحياتي)( اخي| خيي| شباب| حجي|"
            " استاذ| عمي)?"
        ),
        (
            "bonjour|bonsoir|salut|hi|hello|hey|hii|hallo|salam|slm|mar7aba|marhaba|mrhba|ahlan|ahla|hala|"
            "good morning|good evening|hola|yo|alo"
        ),
    ),
}

LOOSE: Final[Mapping[str, tuple[str, ...]]] = {
    "erase": (
        "(امسح|احذف|امحي|امحو|احذفو|امسحو|حذف|محو)( ..)? (معلومات|بيانات|كل|اسم*)",
        "delete|erase",
    ),
    "stop": (
        "(بطلت|بطلنا|كنسل|انسحب)",
        "quit|stop",
    ),
    "code": (
        "(كود|كودي|باركود|الرمز|رمزي)",
        "barcode|qr|my code",
    ),
    "cancel": ("(الغي|الغاء|الغو|لغي) .. (موعد*|حجز*|دور*)",),
    "move": (
        "(اجل|اجلو|تاجيل|غير|غيرو|بدل) .. (موعد*|يوم|وقت|ساعه)",
        "reschedule|postpone",
    ),
    "late": (
        "(تاخرت|اتاخر|متاخر|متاخره|تاخير)",
        "late",
    ),
    "human": (
        "(موظف|موظفين|مسؤول|المدير|احكي|رقمكن|تلفونكن)",
        "human|somebody|phone",
    ),
    "free": (
        "(مصاري|فلوس|ادفع|دفع|مجاني|ببلاش|رشوه|رسوم|تكلفه|سمسار)",
        "money|pay|free|cost|fee|bribe",
    ),
    "safe": (
        "(امان|امن|امنه|خطر|سريه|نصب|خصوصيه|خايف|خايفه|بخاف)",
        "safe|scam|privacy|secure|trust",
    ),
    "unread": ("(ما بقرا|ما بكتب|اميه)",),
    "bring": (
        "(اوراق|وثائق|مستندات|ثبوتيات|جيب|اجيب|احضر معي)",
        "bring|documents|papers",
    ),
    "hours": (
        "(دوام|دوامكن|فاتحين|بتفتحو|بتسكرو|ساعات)",
        "open|hours|closed",
    ),
    "lasts": (
        "(بيطول|بياخد وقت|بتطول|يستغرق)",
        "how long",
    ),
    "where": (
        "(وين|فين|عنوان|عنوانكن|لوكيشن|موقعكن|خريطه)",
        "where|address|location",
    ),
    "lost": (
        "(ما فهمت|مو فاهم|مو فاهمه|ساعد*|مساعده|شو اعمل|شو ساوي)",
        "help|understand|confused",
    ),
    "thanks": (
        "(شكرا|مشكور|مشكوره|تسلم|يسلمو|ممنون|العافيه)",
        "thanks|thank|shukran",
    ),
    "greeting": (
        "(مرحبا|السلام عليكم|سلام|اهلا|هلا)",
        "hello|hi|hey|salam|marhaba",
    ),
}
