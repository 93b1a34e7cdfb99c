"""Stems of what is asked about us and the visit: the fee, safety, papers, hours, the place. As in ``stems``."""

from collections.abc import Mapping
from typing import Final

_WHERE_WE_ARE: Final = "(وين|عني|عنا|مكاني|مطرحي|بيتي|اسمي|اني|شي|مين انا|نحنا|لاقوني|يلاقوني)"

STEMS_OF_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "lasts": (
        (
            "(لسا|لسه|لسع|لساتو|لسعتو|كم|قديش|شقد|اديش) (.. )?(اسئله|سؤال|سؤالات|خطوه|خطوات|باقي|بقيان|ضل|"
            "ضايل|دقيقه|وقت)"
        ),
        "(كتير|كتيره|خلصت|خلصنا) (.. )?(اسئله|الاسئله|سؤالات)",
        "(بيطول|بتطول|بطول|مطول|مطولين|بتاخد وقت|بياخد وقت)",
        (
            "how (long|many) .. (more|left|questions|steps|minutes|take|takes)|(questions|steps) (left|more)|"
            "almost (done|finished)"
        ),
        "(lessa|lissa|kam|2adesh|adesh|addesh) (.. )?(as2ile|so2al|su2al|as2le|wa2et|wa2t|da2i2a|ba2i)",
    ),
    "free": (
        (
            "(رسم|رسوم|رسومات|طابع|طوابع|تكلفه|كلفه|مصاري|فلوس|اجره|يندفع|بيندفع|بندفع|تندفع|ندفع|بندفع|بدفع|"
            "دفعنا|ليرات|بيكلف|بتكلف|بيكلفني|دولار)"
        ),
        (
            "(fee|fees|cost|costs|stamp|stamps|charge|charged|payment|paying|paid|rusum|rosom|masare|masari|"
            "tawabe3|bikallef)"
        ),
    ),
    "safe": (
        (
            "(ضحك|ضحكه|كذبه|كذب|لعبه|مقلب|نصبه) (ع|على|علينا|عالناس|ولا)|(مزبوط|مظبوط|صحيح|حقيقي|عنجد|جد) "
            "(ولا|هاد|هالشي|هالحكي)|(is this|is it) (.. )?(real|fake|a joke|serious|legit)"
        ),
        (
            "(مخابرات|المخابرات|امن|الامن|للامن|عالامن|امني|حبس|الحبس|بالحبس|ينحبس|بنحبس|يحبس*|سجن|يوقفوني|"
            "بيوقفوني|يوقفوه|عالحاجز|بالحاجز|اعتقال|يعتقل*|معتقل|حاجز|الحاجز|حواجز|تسويه|التسويه|يمسك*|"
            "بيمسك*|ياخدوني|بياخدوني|عسكريه للاحتياط|احتياط|التجنيد|عالتجنيد)"
        ),
        "(كان|كنت|انا|اسمي|ابني|زوجي|جوزي|اخي|طلع|طلعت) مطلوب*|مطلوب* (للامن|عند|على|ع|بفرع)|(am|is|be|was) wanted",
        f"(بيعرف*|يعرف*|رح يعرف*|بتعرف*) (.. )?{_WHERE_WE_ARE}",
        "(مين|من) (.. )?(بيشوف*|يشوف*|بيضل*|يضل*|بيعرف*|يعرف*|عندو|بياخد*|بيقرا*|بيطلع*|بتروح|بتوصل)",
        (
            "(عند مين|لعند مين|لمين|لوين|لحدا|لحد|لغيركن) (.. )?(بتروح|بيروح|بتوصل|بيوصل|بتعطو*|تعطو*|معلومات*|"
            "بيانات*|اسم*)"
        ),
        "(تعطو*|بتعطو*|تبعتو*|بتبعتو*|توصلو*) (.. )?(لحدا|لحد|لمين|لغير*|للدوله|للحكومه)",
        (
            "(ليش|ليه|لشو|مشان شو|منشان شو|لاي سبب|لماذا) (.. )?(تاريخ|الاسم|اسمي|رقم|الرقم|الميلاد|الهويه|"
            "الوثيقه|موبايل*|تلفون*)"
        ),
        "شو (دخلكن|دخلكم|دخلك|علاقتكن|بدكن|بدكم) (.. )?(عمري|اسمي|رقمي|هويتي|بعمري|باسمي|برقمي|بهويتي|فيني)",
        "(بتاخدو*|تاخدو*|بتصادرو*|بتحتفظو*|تحتفظو*) (.. )?(مني|هويتي|الهويه|الدفتر|الجواز|ترجعو*|بترجعو*)",
        "(رح تتصلو|بتتصلو|تدقو|بتدقو) (.. )?(ليل|الليل|علي*|فيني)",
        (
            "arrest*|jail|prison|police|intelligence|mukhabarat|mokhabarat|detain*|checkpoint|taswiye|taswiya|"
            "7ajez|7abs|7abes|el amn|l amn|3al amn|army|military service"
        ),
        (
            "who .. (see|sees|read|reads|know|knows|get|gets|keep|keeps|access) (.. )?(my|this|the|it|that|our)|"
            "(share*|give*|sell*|pass*) .. (with|to) (anyone|anybody|others|government|somebody|whom)|why "
            "(.. )?(need|want|ask)"
        ),
        "(min|meen|mein) (.. )?(byshuf|bishuf|bishouf|byshouf|bya3ref|bia3ref|3ando|rah yshuf|by2ra)",
        "(byetla3|bitla3|btetla3) (.. )?(3al|3and|kompyuter|computer)",
    ),
    "bring": (
        (
            "(بدها|بدو|بدكن|لازم|بلزم|بيلزم|بتلزم|ضروري|مطلوب*|بتكفي|بكفي|بيكفي|يكفي|تكفي) (.. )?(صور*|ورق*|"
            "وراق*|هويه|اخراج قيد|"
            "دفتر|طابع|بيان|شهاده|وثيق*|جواز|نسخ*)"
        ),
        "(شو|اش|ايش|كم) (.. )?(ورق*|وراق*|وثائق|وثايق|صوره|صور|ثبوتيات|جيب*|اجيب|نجيب|بجيب|يجيب|تجيب)",
        "(bring|documents needed|papers|photos|photocopy|copies)|(need|have) (.. )?(photo|photos|copy|papers)",
        "(jib|njib|bjib|jeeb|ajib) (.. )?(ma3i|ma3na|shi)|(shu|sho|ish) (.. )?(jib|njib|bjib|wra2|awra2|lazem)",
    ),
    "hours": (
        (
            "(لايمتى|لايمت|لايمتا|لامتى|لامت|ايمتى|ايمت|ايمتا|امتى|متى|كم|شو|اي ساعه|لاي ساعه|هل|شي) (.. "
            ")?(فاتح*|مفتوح*|"
            "بيفتح*|بتفتح*|تفتح*|بيسكر*|بتسكر*|مسكر*|دوام*|بتدوم*|بداوم*|مداوم*|بيضل*|بتضل*|تبلشو*|بتبلش*|بتخلصو*)"
        ),
        (
            "(جمعه|سبت|احد|تنين|تلاتا|اربعا|خميس|عيد|عطله|اليوم|بكرا|رمضان|عصر|ضهر|ليل|مسا) (.. )?(بتدوم*|"
            "بداوم*|بتداوم*|"
            "مسكر*|فاتح*|مفتوح*|دوام*|عطله|بتفتح*|بتستقبل*|بتشتغل*)"
        ),
        (
            "(بتدوم*|بتداوم*|مداوم*|فاتح*|مسكر*|بتفتح*|دوام*|بتشتغل*|بتسكر*|بيسكر*) (.. )?(جمعه|سبت|احد|خميس|"
            "عيد|عطله|بكرا|اليوم|ولا|للساعه|عصر|ضهر|ليل)"
        ),
        (
            "(open|close|closed|closing|closes|opens|opening) (.. )?(friday*|saturday*|sunday*|thursday*|today|"
            "tomorrow|ramadan|until|at)"
        ),
        (
            "(friday*|saturday*|sunday*) (.. )?(open|closed|work*)|(what time|until when|how late) (.. )?(open|"
            "close|closes)"
        ),
        "(fat7in|fate7|msakrin|msaker|msakkar|dawam*|btefta7*|bitdawmu|btdawmo)",
    ),
    "where": (
        "(وين|فين|لوين|منين|بوين) (.. )?(انتو|مكان*|محل*|مركز*|مكتب*|عنوان*|صاير*|موجود*|هاد|صالحين|شهبا*|باب)",
        "(جنب|قبال|قريب|حد|ورا|قدام|عند) (شو|اش|ايش|قلعه|اي شي|مين|وين)",
        "(where|how) (.. )?(get there|located|place|building|find|near|reach)|(landmark|directions|which street)",
        (
            "(wen|wein|wayn|ween|fen) (.. )?(ento|makan*|m7al*|markaz*|3enwan*|hada)|(kif|keef) (.. )?(usal|"
            "ousal|osal|ewsal)"
        ),
    ),
    "who": (
        "(لمين|تبع مين|تابع*|تبع شو) (.. )?(هال*)",
        (
            "(مين|لمين|تبع مين|تابع*) (.. )?(انتو|انت|معي|عم يحكي*|بيحكي|هالبوت|هالموقع|حكومه|جمعيه|دوله|وراك*|"
            "مسؤول|مشغل*)"
        ),
        (
            "(حكومه|دوله|جمعيه|شركه|منظمه) (ولا|او|شي|انتو)|(انتو|انت) (.. )?(حكومه|جمعيه|دوله|منظمه|بشر|آله|"
            "اله|كمبيوتر|روبوت|مين)"
        ),
        (
            "(who|what) (.. )?(are you|is this|am i talking|runs this|behind this|made this)|(government|ngo|"
            "charity|un) (or|are you)"
        ),
        "(min|meen|mein|mn|shu|sho) (.. )?(ento|entu|inta|enta|inti|enti|intu|hada|ma3i|btishteghlo|tab3in|tabe3)",
    ),
    "door": (
        (
            "(باب|مركز|مكان) (.. )?(مسكر*|مقفول*|مغلق*|closed|locked|shut)|(وصلت|اجيت|رحت|جيت|came|arrived|"
            "went) (.. )?(مسكر*|مغلق*|ما حدا|مافي حدا|ما في حدا|closed|locked|nobody)"
        ),
        (
            "(قالولي|قالو لي|قلولي|قالو|رجعوني|رجعونا|طردوني|told me|they said|sent me) (.. )?(تعا*|تعال*|"
            "ارجع|ارجعي|روح|بكرا|come|back|tomorrow|home|away)"
        ),
    ),
    "unknown": (
        (
            "(هويه|هويتي|جواز*|باسبور*|دفتر*|بطاقه|وثيق*|passport|id|card|booklet|hawiye|hawiyti|carte) (.. "
            ")?(منتهي*|خالص*|خلصت|انتهت|قديم*|ممزق*|مكسور*|ممحي*|تالف*|expired|expir*|old|torn|broken|"
            "damaged|perime*|5alsa|khalsa|2adime)"
        ),
        "(منتهي* صلاحي*|out of date|no longer valid)",
    ),
}
