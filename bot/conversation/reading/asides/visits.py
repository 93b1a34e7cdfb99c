"""Phrases of questions about the visit: what to bring, where, when, how long.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_ASK: Final = "(شو|ايش|اش|وش|شنو|ماذا|ما)"
_MUST: Final = "(لازم|لازمني|بلزم|بلزمني|يلزم|يلزمني|مطلوب|المطلوب|ضروري|بدو|بدها|بدكن|بدكم|بتريدو|بتطلبو|مفروض)"
_BRING: Final = "(جيب|اجيب|بجيب|نجيب|تجيب|جبلي|جبلكن|جيبو|احضر|بحضر|نحضر|يحضر|احضار|اخد|اخذ|خود|حضر)"
_GO: Final = "(روح|اروح|بروح|نروح|اجي|اجيكن|بجي|نجي|نصل|اصل|وصل|اوصل|بوصل|نوصل)"

_KIN: Final = "(اخي|اخوي|اختي|ابي|والدي|امي|والدتي|زوجي|جوزي|زوجتي|مرتي|ابني|بنتي|ابن عمي|رفيقي|جاري)"

VISITS: Final[Mapping[str, tuple[str, ...]]] = {
    "arrest": (
        "(ب?يجو*|رح يجو*|بتجو|تجو|بيلحقو*|يلحقو*) (.. )?(لعندي|لعنا|ع بيت*|عبيت*|عالبيت|ياخدو*|وياخدو*)",
        "(ما|مافي|بلا|بدون) (فيه |فيها |فيو |في )?(مخابرات|شبيحه|تفتيش|حواجز|امنيه)",
        "(come|coming) (to|at) (my|our) (house|home|door)",
    ),
    "somebody": (
        f"{_KIN} (.. )?(بيجي|بتجي|رح يجي|رح تجي|جاي|جايه|يجي|تجي) (بدالي|عني|مكاني|بدلي|محلي)",
        "مو انا (يلي|اللي|الي) (جاي|رح اجي|بدي اجي)",
    ),
    "quarter": (
        "(كل هدول|كلهن|كلها|هدول كلهن|كل الاماكن) (كتير )?(بعاد|بعيد*)",
        "(all of (them|these)|they are all|all) (are )?(too )?far",
        "(ما في|مافي|في|عندكن|عندكم) (مركز|فرع|مكتب|مكان) (بغير|برا|خارج|بريف|بعفرين|بمنبج|باعزاز|بضيعه*)",
    ),
    "edit": (
        "(فيني|بقدر|بصير|بيصير|ممكن|اقدر) (غير|اغير|اجل|ااجل|بدل|ابدل)(و|ه|ها)? (بلا|بدون|من غير|عادي|وقت|ايمت*)",
    ),
    "omit": ("ما بد(ي|نا) (.. )?(اكتب|حط|اعطي|قول|ذكر) (اسم|رقم|تاريخ|كنيه) *",),
    "unknown": (
        "(do|will|would|can|if) they (.. )?(keep|take|hold|confiscate) (.. )?(passport|id|card|papers?|booklet)",
        (
            "(بيسحبو*|بتسحبو*|بياخدو*|بتاخدو*|بيصادرو*|بيحتفظو*|بتحتفظو*) (.. )?(هويه|هويتي|عسكري*|جواز*|دفتر*|وثيق*|"
            "بطاق*)|(do|will) (you|they) (keep|take|confiscate) (.. )?(id|card|passport|booklet|papers?)"
        ),
    ),
    "bring": (
        "(que |quoi |qu est ce que )(.. )?(apporter|amener|prendre|emporter)|(quels|quel) (papiers|documents)",
        "(كم|اي|شو) (صوره|صور|ورقه|طابع|نسخه)",
        "el awra2|(shu|sho) el (awra2|matlub)",
        f"{_ASK} (ال)?{_MUST}( مني| علي| معي| انو| ان| انا| كمان)?( {_BRING})?",
        f"{_ASK} (بدي |اريد |رح |كمان |علي ان |يجب ان |الي |يلي |علينا ان |مفروض |من |المفروض )?{_BRING}",
        (
            "(شو|ايش|ما|ماهي|ما هي|اي|كم|شو هن|شو هي|شنو|مين) (هي |هن |نوع )?(الاوراق|اوراق|الوراق|وراق|الثبوتيات|"
            "ثبوتيات|الوثائق|وثائق|الوثايق|المستندات|مستندات|الطوابع|طوابع|الصور|صور|صوره شخصيه)"
        ),
        (
            "(الاوراق|اوراق|الثبوتيات|الوثائق|المستندات|وثائق|مستندات|ثبوتيات|وراق) (المطلوبه|مطلوبه|اللازمه|لازمه|"
            "يلي لازم|الي لازم|شو|تبع|للحجز|للموعد|الضروريه)"
        ),
        (
            "(لازم|ضروري|في داعي|بدي|هل|بيلزم|محتاج|محتاجه|يجب|بكفي|بيكفي|مطلوب) (جيب|اجيب|نجيب|احضر|احضار|"
            "معي|كون معي|يكون معي|اخد معي|خود معي|صور|صوره|صورتين|طابع|طوابع|دفتر|الهويه|هويه|اوراق|اصطحب|"
            "صوره شخصيه)"
        ),
        (
            "what (do i|should i|must i|to|shall i|documents|papers|do we|should we|else|paper|document|"
            "do you)( ..)? ?(bring|take|need|carry|required|have with me|needed|have)|(which|what) (documents|papers|"
            "paper|document|photos|things)|do i (need|have) to bring|should i bring|(required|needed|"
            "necessary) (documents|papers)"
        ),
        (
            "(shu|sho|chou|shou|ish|eish) (lazem|lazim|lezem|bde|badi|baddi|el matloub|matlub|matloob) ?(ma3i |"
            "ana )?(jib|jeeb|ajib|njib|ejib|jibb|akhod|khod|matlub)?|(awra2|awraa2|wra2|awra)"
        ),
    ),
    "hours": (
        (
            "(quels sont |quelles sont )?(vos |les )(horaires|heures d ouverture)|(quand|a quelle heure) (.. "
            ")?(ouvrez|fermez|ouvert|ouvre|ferme)|ouvert (le|demain|aujourd)"
        ),
        "كم (ساعه|يوم) (بتداومو|بتفتحو|فاتحين|الدوام)",
        "(el )?(dawam|dwam) (emta|aymta|emta|2emta)",
        (
            "(ايمت|ايمتى|امتى|امت|ايمتا|متى|امته|اي ساعه|ايا ساعه|شو|كم|من اي ساعه|لاي ساعه|من ايمت|لايمت) "
            "(ال|بكون |هو |هي |رح )?(دوام|دوامكن|دوامكم|ساعات|بتفتحو|تفتحو|يفتح|بيفتح|تفتح|بتفتح|فاتحين|فاتح|"
            "بتسكرو|بيسكر|تسكرو|يسكر|بتداومو|بيداومو|تداومو|مداومين|تغلقون|يغلق|تفتحون|الدوام|اوقات|وقت|"
            "مواعيد الدوام|بتبدو|بيبدا|بينتهي|بيخلص|ينتهي|يبدا|بتشتغلو|تشتغلون)"
        ),
        (
            "(ساعات|اوقات|وقت|مواعيد|ايام) (الدوام|دوام|دوامكن|العمل|الفتح|الاستقبال|الشغل)|(في|فيه|هل|عندكن|"
            "كم) (دوام|يوجد دوام|عطله|في دوام)"
        ),
        (
            "(فاتحين|مفتوح|مفتوحين|مسكرين|مسكر|مداومين|شغالين|بتداومو|بيداومو|بتفتحو|بتستقبلو|دوامكن|دوام) "
            "(اليوم|بكرا|الجمعه|السبت|الاحد|هلق|هلا|الان|يوم|لايمت|لامتى|للساعه|ولا|بالعطله|بالليل|المسا)|"
            "(اليوم|بكرا|الجمعه|السبت|يوم *) (في دوام|فاتحين|مفتوح|عطله|دوام|مسكرين|فيه دوام|بتداومو|مداومين)"
        ),
        (
            "(when|what time|what times|until when|till when|how late|at what time|from when|which days|what "
            "days) (are|do|is|does|will|r)( ..)? ?(open|opens|close|closes|closed|start|work|available|"
            "opening)|(opening|working|office|business) (hours|times|time|days)|(are|is|r) (you|it|they|u|"
            "the (place|office|center|centre))( ..)? (open|closed|working)|what are (the|your) hours|(your|"
            "the) hours"
        ),
        (
            "(emta|aymta|aymat|2emta|2aymat|eymta|imta|eymat|ayemta) (btefta7o|bteft7o|fat7in|byefta7|dawam|dwam|"
            "el dawam|tefta7o|bteftaho|bteskro)|(sa3at|wa2et) (el )?(dawam|dwam)"
        ),
    ),
    "lasts": (
        (
            "(2addesh|addesh|2adesh|adesh|2adish|adish|qadesh|addeh|kam) (.. )?(btakhod|bta5od|btekhod|"
            "takhod|byakhod|bya5od|betawel|bitawel)"
        ),
        "combien de temps|(ca )?(dure|prend) (longtemps|combien)",
        (
            "(قديش|شقد|اديش|كم|قدي|قداش|شو) (وقت |بدها |بدو |رح |من ال)?(بيطول|بطول|يطول|بياخد|بياخذ|ياخد|ياخذ|بتاخد|"
            "تاخد|بتطول|تطول|بدها وقت|بدو وقت|وقت|الوقت|يستغرق|تستغرق|مده|المده|دقيقه|ساعه بدها|بدي استنى|رح استنى|"
            "استنى|انتظر|بستنى|ننتظر|باقي|ضل|بقي|بضل|سؤال)"
        ),
        (
            "(بيطول|بتطول|بطول|طويل|رح يطول|رح تطول|مطول|مطولين|بتاخد وقت|بياخد وقت) (كتير|ولا|شي|الموضوع|"
            "هالشي|القصه|معكن|لسا|لسه)|(لسا|لسه) (كتير|في كتير|مطولين|في اسئله|كم سؤال)"
        ),
        (
            "(ايمت|ايمتى|امتى|متى|بعد كم|بعد قديش) (بتطلع|تطلع|بيطلع|تجهز|بتجهز|بستلم|استلم|بتخلص|تخلص|نستلم|تصدر|"
            "يوم بتطلع|بيجهز|يجهز|يوم)"
        ),
        (
            "how (long|many minutes|many hours|much time|much longer|many questions|many steps|many more)|(does|"
            "will) it take|when will (it|my)( ..)? (be ready|ready)|is it long"
        ),
        "(2adesh|adesh|addesh|2addesh|ades|kam|adeh) (bya5od|byakhod|bitawel|bitawwel|btawel|wa2et|wa2t|bida)",
    ),
    "where": (
        (
            "ou (est|se trouve|etes|dois|faut|c est)|c est ou|(quelle est )?(l |votre )adresse|comment (y "
            "aller|venir|arriver)"
        ),
        "(وين|فين|اين) (بيكون|بتكون|بيجي|بتجي)",
        "(وين|فين|اين) (مكتبكم|مكتبكن|مركزكم|مركزكن|مقركم|مقركن|دائرتكم)",
        (
            "(وين|فين|اين|وينو|وينها|وينكن|وينكم|بوين|لوين|منين|من وين|ب وين) (هو |هي |رح |بدي |لازم |بالضبط "
            f")?({_GO} )?(ع )?(المركز|المكتب|المكان|العنوان|عنوان|عنوانكن|عنوانكم|الموقع|موقعكن|موقعكم|مكانكن|"
            "مكانكم|انتو|انتم|انت|صاير|صايرين|موجود|موجودين|بيقع|يقع|تقع|بتقع|بصير|بيصير|هاد|هالمركز|هالمكان|"
            "الصالحين|الشهباء|الشهبا|باب الفرج|باب النصر|الصالحين|مكتبكن|مركزكن|بالضبط|الفرع|تبعكن|اقرب)"
        ),
        f"(وين|فين|اين|لوين|بوين) (لازم |بدي |رح |مفروض |يجب ان |المفروض )?{_GO}",
        (
            f"(كيف|شلون|كيفني|منين|من وين|من اي) (بدي |فيني |بقدر |ممكن |لازم |بحسن )?({_GO[1:-1]}|الوصول|"
            "الطريق|طريق|اطلع|بطلع|لاقي|لاقيكن|بلاقي|الاقي|طريق الوصول)"
        ),
        (
            "(شو|ما|ايش|ماهو|ما هو|بدي|اعطوني|عطوني|اعطيني|ابعتو|ابعتولي|ابعتلي|بعتولي|ارسلو|ارسل|وين|ممكن) "
            "(هو |لي )?(العنوان|عنوان|عنوانكن|عنوانكم|الموقع|موقعكن|موقع|اللوكيشن|لوكيشن|الخريطه|خريطه|اقرب "
            "معلم|المنطقه|الحاره)|(جنب شو|قريب من شو|عند شو|بجنب شو|باي حاره|باي منطقه|باي شارع|اي حاره|اي "
            "شارع|اي منطقه)|(عنوانكن|عنوانكم|موقعكن|مكانكن)"
        ),
        (
            "where (are|is|do|can|should|s|to|will|exactly|shall|must)|wheres|how (do|can|to|should|could) "
            "(i |we )?(get|go|come|reach|find|arrive)|(what is|whats|what s|send me|give me|need|send) (the|"
            "your) (address|location|place|map)|(address|location|directions|map) (please|of|to|pls)|which "
            "(street|bus|area|neighbourhood|neighborhood)"
        ),
        (
            "(wen|wein|wayn|ween|fen|win) (el|l|al|ento|entu|makan|markaz|el markaz|3enwan|lazem|saliheen|"
            "sal7in|shahba|bab|hal|m7al|maktab)|(kif|keef|shlon) (bousal|busal|bji|beji|rou7|ruh|ewsal|osal|"
            "bosal|bowsal|fini ousal|b2der eji)|(el |l )?3(e|i|o)?nwan"
        ),
    ),
    "receipt": (
        (
            "(في|عندكن|بدي|اعطوني|عطوني|عطيني|ابعتولي|ارسلو لي|هل من|بتعطو|بتعطوني) (شي )?(وصل|ايصال|اشعار|اثبات|سند)"
            "( استلام| خطي| بالحجز| بالتسجيل| بالموعد)?"
        ),
        "نسخه (من|عن) (اجوبتي|جوابي|معلوماتي|بياناتي|كل )?(يلي|الي|ما )?(كتبت*|سجلت*|اجوبتي|معلوماتي|بياناتي)",
        "(a|any|the|my) receipt|proof (of|that) (my |i )?(booking|registration|appointment|booked|registered)",
    ),
}
