"""The words of papers that have no choice of their own, and of cards of other offices."""

from typing import Final

from bot.conversation.reading.text.phrases import pattern

OTHER_NAMED: Final = (
    "(اخراج|ا?خراج|بيان|سند) (قيد|قيدي|عايلي|عائلي|اقامه|اقامتي|ولاده)",
    "(شهاده|رخصه|دفتر) (سواقه|سوق|قياده|ميلاد|ولاده)|رخصه|شهاده",
    (
        "(ورقه|كرت|بطاقه|شهاده|وصل) (من|تبع|عند) (.. )?(مختار|بلديه|محكمه|شرطه|حارتي|حاره|جامعه|مدرسه|"
        "امم|نقابه|شغل|مشفى)"
    ),
    "(وصل|ايصال|ضبط)|ورقه ضبط|قيد (نفوس|مدني|فردي|عايلي|عائلي)|بيان (عايلي|عائلي|ولاده|وفاه|زواج)|(دفتر|كتيب) نفوس",
    (
        "(ورقه|ورقتي|وراق|بطاقه|كرت|وصل|ايصال|اشعار|كتاب) (تسويه|تسريح*|تسليم|استلام|انهاء خدم*|كف بحث|نفوس|امم|"
        "تاجيل|اعفاء)"
    ),
    (
        "(ورقه|وثيقه|كتاب|سند|وصل) (.. )?(ختم*|مختوم*|مهر|ممهور*)|(stamped|sealed|discharge|un|u n|"
        "refugee) (.. )?(paper*|receipt|card)"
    ),
    (
        "(wara2a|war2a|wara2et|war2et|war2it|waraqet|kart|kert) (.. )?(tasri7|taswiye|taswiyeh|omam|umam|l2omam|"
        "khatm|5atm|khetm|mokhtar)"
    ),
    "(driving|driver s|drivers) (licen.e|license)|licen.e|birth certificate|certificate|family record",
    "(ikhraj|ekhraj) (2eid|qaid|eid|kayd)|shahade|rukhsa|permis|kimlik|كملك|كمليك",
)
OTHER: Final = pattern(
    (
        *OTHER_NAMED,
        "(ورقه|وثيقه|شي|بطاقه) (تاني|تانيه|اخر|اخري|غير)",
        "(another|other) (paper|document|thing)",
    )
)
"""Papers that have no choice of their own."""
BY_NAME: Final = pattern(OTHER_NAMED)
OF_OTHERS: Final = pattern(
    (
        "(بطاقه|بطاقتي|كرت|هويه) (لاجئ*|لجوء|جامع*|طالب*|مونه|نقاب*|صحي*|عمل|شغل|تموين*|ناخب*|اقامه|تركيه|فلسطيني*)",
        "(بطاقه|بطاقتي|كرت|هويه) (شرط*|وظيف*|موظف*|ضابط|رتبه|مركبه|سواقه|امن*|حزب*|انتساب|لجوء|مؤقت*|سكن)",
        "(بطاقه|كرت|هويه) (معلم*|مهندس*|محامي*|طبيب*|صحفي*|عضويه|مصرف*|بنك|صراف|ذكيه|امم|اونروا)",
        "(bank|press|membership|teacher s|staff|ration) card",
        "(بطاقه|كرت|هويه) (معوق*|اعاقه|ذوي|هلال|صليب|اغاث*|غذائي*|سله|مساعد*)",
        "(وصل|ايصال|اشعار|استلام|ضبط|receipt) (.. )?(.. )?(هويه|جواز)|هويه (.. )?(.. )?(معي|عندي) (وصل|ايصال|اشعار)",
        "هويه (.. )?ومعي (وصل|ايصال|اشعار)|اثبات (شخصيه )?(.. )?(مختار|بلديه)",
        "(refugee|student|work|residence|turkish|union|university|school) (id|card|identity)|kimlik|كملك|كمليك",
    )
)
"""Cards of other offices, which are no national ID whatever they are called."""
SERVICE_BOOKLET: Final = pattern(
    (
        "(دفتر|كتيب|دفيتر) (خدم*|علم|تجنيد|احتياط)( علم| الزاميه| عسكريه| احتياطيه)?|دفتر خدمتي( عسكريه)?",
        "(daftar|deftar) (el |l )?(khedm*|khidm*|5edm*|5dm*|tajnid)|(service|conscription) (booklet|book)",
    )
)
WITH_THE_OTHER: Final = pattern(
    (
        "(مدني*|شخصي*|civil*|national|personal)|هويه (.. )?وعسكري*|عسكري* (.. )?وهوي*",
        "id (and|w|or) (.. )?military|military (.. )?(and|or|w) (.. )?(id|identity)",
    )
)
"""Beside the military one."""
REPLACED: Final = pattern(("بدل (عن )?(ضايع|ضايعه|فاقد|تالف|تالفه)",))
"""What is asked for instead of what was lost."""
