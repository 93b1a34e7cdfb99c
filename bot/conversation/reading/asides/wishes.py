"""Phrases of wishes: to stop, to erase, the code, another person, another day; and insults.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_MINE: Final = (
    "(معلوماتي|بياناتي|كل شي|كل شيء|كلشي|كل المعلومات|كل البيانات|المعلومات|البيانات|كل الي كتبته|كل يلي كتبته|"
    "يلي كتبته|الي كتبته|اسمي|ارقامي|رقمي|حسابي|كل حاجه|المحادثه|كلامي|ملفي)"
)
_CODE: Final = "(الكود|كود|كودي|الرمز|رمز|رمزي|الباركود|باركود|باركودي|الكيو ار|كيو ار|qr|code)"
_APPOINTMENT: Final = "(موعد|موعدي|الموعد|حجز|حجزي|الحجز|دور|دوري|الدور|appointment|booking|maw3ed|maw3edi|el maw3ed)"
_KIN: Final = (
    "(اخي|خيي|خيو|اخوي|اختي|خيتي|ابي|ابوي|بيي|البابا|امي|الماما|مرتي|زوجتي|زوجي|جوزي|ابني|بنتي|ولدي|ابن عمي|عمي|"
    "خالي|جاري|رفيقي|صاحبي|my (brother|sister|wife|husband|mother|father|son|daughter|friend|mom|dad))"
)

WISHES: Final[Mapping[str, tuple[str, ...]]] = {
    "insult": (
        "(كس|كسم|كسخت) (امك|امكن|امكم|اختك|اختكن|اخت*)",
        (
            "(يا|انت|انتو|انتي|انتم) (حمار|حمير|كلب|كلاب|حيوان|حيوانات|جحش|جحاش|زباله|حقير|سافل|واطي|تافه|غبي|غبيه|"
            "اغبيا|اغبياء)"
        ),
        "(يلعن|لعنه) (ابوك|ابوكن|روحك|دينك|شرفك|الله|هالشغله)",
        "(تفو|طز) (عليك|عليكن|عليكم|فيك|فيكن)",
        "(كول|كل|كلو) (خرا|هوا|تبن|زق)",
        "(ابن|ولاد|اولاد) (الكلب|كلب|حرام|شرموطه|قحبه)",
        "شرموط*|عرصات|عرص|خرا عليك*|منيوك*|قواده",
        "(انتو|انتم) (حراميه|كذابين|نصابين|زبالة|بلا شرف)",
        "(kes|kos|kis) (emak|ommak|omak|emmak|okhtak|immak)|kosomak",
        (
            "(fuck|fuk|fck|fucking|fck) *|you (idiot*|stupid|moron*)|(stupid|idiot|dumb) (bot|machine)|piece "
            "of shit|shit"
        ),
        "son of a bitch|go to hell|asshole|bullshit",
    ),
    "erase": (
        "(supprimez|effacez|supprimer|effacer|supprime|efface) (mes|tout|mon|ma|ce que)",
        "forget (me|my|everything|all)",
        (
            "(امسح|امسحو|امسحولي|امسحي|مسح|احذف|احذفو|احذفولي|حذف|امحي|امحو|امح|امحولي|محو|شيل|شيلو|شيلولي|الغ|تمسحو|"
            f"تحذفو|نحذف|امسحلي|احذفلي|ازيلو|ازاله|انحذف|ينحذف|تمحو|تمحوا) (لي )?{_MINE}"
        ),
        "(ما )?بدي (تمسحو|تحذفو|تشيلو|امسح|احذف|امحي|شيل|مسح|حذف)",
        "لا تخلو (شي|اسمي|معلوماتي) عندكن|انسوني|انسو كل شي",
        "(erase|delete|remove|clear|wipe) (all )?(of )?(my|the|this|everything|all|me|it)",
        "(imsa7|emsa7|ms7|7zof|7zef|e7zef|i7zef|imsah|emsah|ehzef) (kel shi|kl shi|ma3loumati|ma3lomati|bayanati)",
    ),
    "stop": (
        (
            "(je )?(veux |voudrais )?(arreter|arrete)( tout| ici)?|je ne veux (plus|pas) (.. )?(continuer|"
            "reserver|repondre)|laissez tomber|(i am |im |i m )?(giving up|done here)"
        ),
        "ما بد(ي|نا) (.. )?(اعطي|عطي|قول|اكتب|حط) (اسمي|معلوماتي|اسمنا|معلوماتنا)",
        "(بطلت|بطلنا|بطل بدي|غيرت رايي|غيرت رأيي|تراجعت|صرفت النظر|عدلت عن)",
        "ما (عاد|عدت) (بدي|بدنا|اريد|ابغى|بدنا ياه|حابب|حابه)",
        "ما بدي (كمل|اكمل|نكمل|احجز|سجل|اسجل|موعد|الموعد|هالموعد|شي|حجز|جاوب|اعطي|اعطيكن)",
        "لا (اريد|ارغب|احب) (المتابعه|الاستمرار|الاكمال|الحجز|التسجيل|ان اكمل|اكمال|متابعه|استكمال)",
        "(وقف|وقفو|وقفي|بطل|بطلو) (كلشي|كل شي)|(كلشي|كل شي) (وقفو|وقفوه|بطلو)",
        "(خلص|خلاص) (ما بدي|ما بدنا|بطلت|وقف|وقفو|بكفي|انتهينا|الغي|الغيه|لا تكملو|مو لازم|بيكفي)",
        "(وقف|وقفو|وقفوا|اوقف|اوقفو) (التسجيل|الحجز|كل شي|هون|هالشي|الاسئله|عن|لو سمحت*|من فضلك*)",
        (
            "(الغ|الغي|الغو|الغاء|الغوا|لغي|كنسل|نلغي) (كل شي|التسجيل|هالتسجيل|الطلب|طلبي|هالطلب|هالعمليه|العمليه|"
            "المعامله|هالشغله)"
        ),
        "(بدي|اريد|حابب|حابه|فيني) (وقف|اوقف|اطلع|انسحب|الانسحاب|بطل|الخروج|اخرج|اترك)",
        "(مو|مش|ماني|ماني) (مكمل|مكمله|رايد|رايده|حابب كمل|حابه كمل)",
        "(stop|quit|cancel|end|leave) (this|it|now|here|please|the|registration|everything|chat|registering)",
        "i (want|would like|wish|need) to (stop|quit|leave|cancel|end)|(i )?changed my mind|forget it|never mind",
        "i (do not|dont|don t) want (to|this|it|any|anymore|an)|(i m|im|i am) (done with|not interested|quitting)",
        (
            "(ma|mo) (3ad )?(bde|bedde|badi|baddi|bdi|beddi) (kamel|kamml|kml|shi|sajel|yah)|batalet|battalet|btalet|"
            "khalas (ma|battalet|batalet)"
        ),
    ),
    "code": (
        "(perdu|oublie|retrouve pas) (.. )?(code|qr)|(ou est|renvoyez moi) (mon |le )code",
        (
            "(نسيت|نسيان|ضاع|ضاعت|ضيعت|ضيعنا|ضايع|راح|انحذف|انحذفت|حذفت|انمسح|انمسحت|محيت|مسحت|فقدت) (مني |"
            "مني كل |علي |"
            f"لي )?{_CODE}"
        ),
        (
            f"{_CODE} (ضاع|ضاعت|راح|راحت|انحذف|انحذفت|انمسح|انمسحت|ما وصل|ما وصلني|ما اجا|ما اجاني|ما طلع|مو "
            "عندي|وين|ما لقيته|ضايع)"
        ),
        (
            "(وين|فين|ايش|شو|كيف|ما|ما هو|اعطيني|اعطوني|عطيني|عطوني|ابعت|ابعتلي|ابعتولي|بعتولي|ارسل|ارسلو|هات|هاتو|"
            "هاتلي|بدي|اريد|ورجيني|فرجيني|شوف|ممكن|رجعولي|رجعلي) (كان |هو |لي |شوف |اشوف |اطلع |لاقي |بلاقي |الاقي |"
            f"القى |طلع |ترسلو |تبعتو )?{_CODE}"
        ),
        f"ما (لقيت|بلاقي|عم لاقي|عم بلاقي|وصلني|اجاني|طلعلي|شفت|معي|عندي) {_CODE}",
        (
            "(i )?(forgot|lost|deleted|cant find|can t find|cannot find|misplaced|dont have|don t have) (the|"
            "my) (code|qr|picture|barcode)"
        ),
        (
            "(where|what) (is|s) (my|the) (code|qr|barcode)|(send|show|give) me (my|the) (code|qr|barcode)|(send|"
            "show) (my|the) (code|qr|barcode)"
        ),
        "(nsit|nset|da3|da3 mini|wen|wein|wayn|day3at|dayya3t) (el |l |al )?(code|kod|ramez|barcode|qr)",
    ),
    "another": (
        "(تلات|تلاته|اربع|اربعه|خمس|تنين|كلنا|نحنا) (.. )?(اخوه|اخوات|اخوان|شباب|اشخاص|عيله)",
        "(حط*|سجل*|اكتب*) (.. )?(اسماءنا|اسمائنا|اسامينا|اسماء)|(سجلونا|سجلنا|احجزولنا|احجزلنا|حطونا) (كلنا|سوا)",
        "we are (two|three|four|five) (.. )?(brothers|sisters|people|friends)|(all|both) of us|our names",
        "(بدي|بدنا|اريد|ممكن|فيني) (احجز|سجل|اسجل) (امي|ابي|اخي|اختي|مرتي|زوجتي|زوجي|ابني|بنتي|اهلي|ولادي|عيلتي)",
        "(بدي|بدنا|اريد) كمان (موعد|حجز|دور)",
        f"(انا|الي|لالي|لي|ana|me|for me) (و ?ل?|and |w )(.. )?{_KIN}|{_KIN} (و ?|and |w )(انا|الي|me|ana)",
        "(نحجز|نسجل|نجي|موعد*|حجز|book|register|come) (.. )?(سوا|مع بعض|مع بعضنا|together|نفس (يوم|وقت|موعد))",
        (
            "(موعد|موعدين|حجز|دور|سجل*|احجز*|نحجز|نسجل|book|register|appointment*) (.. )?(لشخصين|لاتنين|لتلات*|"
            "لاربع*|لعيل*|لعائل*|"
            "لكلنا|لكلياتنا|العيله كلها|for (two|three|four|all|us|the family)|(two|three|four) (people|persons|of us))"
        ),
        f"(كمان )?{_KIN} (كمان |برضو |ايضا )?(بدو|بدها|يريد|تريد|لازمو|لازمها|بحاجه|needs|wants)",
        (
            "(بدي|بدنا|اريد|ممكن|فيني|بقدر|لازم|حابب|حابه|كيف) (احجز|حجز|سجل|اسجل|موعد|سجلي|اخد موعد|خود "
            "موعد|ناخد موعد|دور) (موعد |دور |كمان |تاني )?(لاخي|لاختي|لابي|لامي|لمرتي|لزوجتي|لزوجي|لجوزي|"
            "لابني|لبنتي|لحدا|لشخص|لعيلتي|للعيله|لاهلي|لولادي|لاولادي|لجاري|لرفيقي|لغيري|لخيي|لامو|لجدي|"
            "لجدتي|لعمي|لخالي)"
        ),
        (
            "(بدي|اريد|بدنا) (موعد|حجز|دور) (تاني|ثاني|كمان|اخر|زياده)|(موعد|حجز) (تاني|لشخص|لحدا|لاخي|لامي|"
            "لابي|لزوجتي|"
            "لابني|لبنتي)"
        ),
        (
            "(can i|i want to|i need to|how do i|how can i|could i|please|to) (book|register|make an appointment|"
            f"get an appointment|make a booking)( ..)? for {_KIN}"
        ),
        (
            "for (another|a second|someone else|somebody else|my)( (person|brother|sister|wife|husband|mother|father|"
            "son|daughter|family))?"
        ),
        (
            "(one|an) ?(more|other) (person|appointment|booking)|(khayi|akhi|ekhti|emi|abi) (kaman )?(bado|"
            "bada|bda|baddo)"
        ),
    ),
    "cancel": (
        "(je (veux|voudrais) |comment |j aimerais |peut on |puis je )annul*",
        "(annuler|annulez|annule) (mon |le |ma |la )?(rendez vous|rdv|reservation)",
        "(اعطو|عطو|اعطي|عطي|خلو|تركو) (.. )?(موعدي|دوري|حجزي|محلي|مكاني|مطرحي) (.. )?(لحدا|لغيري|لواحد|لشخص|غيري)",
        "(ما عاد|ما عدت) (فيني|بقدر|بحسن|رح اقدر|رح) (اجي|احضر)|(مو|ماني) (جايي|جايه|رايح|رايحه) (عالموعد|ع|موعد)",
        (
            "give (my|the) (place|appointment|turn|slot|spot|time|booking) (to|for|away)|i (am|m) not coming|no "
            "longer (come|need)"
        ),
        (
            "(can t|cant|cannot|wont|won t) (come|make it) any ?more|(do not|dont|don t) need (the|my|this) "
            "(appointment|booking)"
        ),
        (
            "(الغ|الغي|الغو|الغوا|الغيلي|الغولي|لغيلي|لغي|لغو|الغاء|كنسل|كنسلو|نلغي|تلغي|تلغو|احذف|احذفو|"
            f"امسح|شيل|شيلو|بطل|ابطل) (لي )?{_APPOINTMENT}"
        ),
        (
            "(بدي|اريد|ممكن|فيني|كيف|حابب|حابه|لازم|بدنا) (الغي|لغي|الغاء|نلغي|تلغو|كنسل|تلغولي|اكنسل)( "
            f"{_APPOINTMENT})?"
        ),
        "(cancel|drop|remove|delete) (my|the) (appointment|booking|time|reservation|slot)",
        "(how (do|can) i|can i|i want to|i need to|please|want to|could i) cancel",
        f"(bde|badi|baddi|bedde|beddi|bdi) (elghi|el8i|lghi|alghi|kansel|cancel) (el |l |al )?{_APPOINTMENT}?",
    ),
    "move": (
        (
            "(changer|modifier|reporter|deplacer|avancer|changez) (de |mon |le |l |d )?(rendez vous|rdv|"
            "heure|jour|date|horaire)|je ne (peux|pourrai) pas venir"
        ),
        (
            "(غير|غيرو|غيرلي|غيرولي|بدل|بدلو|بدلي|اجل|اجلو|اجللي|اجلولي|تغيير|تاجيل|تبديل|تقديم|قدم|قدمو|اخر|"
            f"اخرو|نقل|انقل|انقلو|عدل|عدلو|تعديل) (لي )?{_APPOINTMENT}"
        ),
        (
            "(بدي|اريد|ممكن|فيني|كيف|حابب|حابه|لازم|بدنا|بقدر|هل يمكن) (غير|اغير|نغير|تغيرو|تغيير|اجل|ااجل|"
            "تاجيل|تاجلو|بدل|ابدل|تبديل|قدم|اقدم|انقل|تعديل|اعدل|عدل) (ل|لي |لل)?(يوم|الوقت|وقت|الساعه|ساعه|"
            f"ليوم|لبكرا|لوقت|التاريخ|النهار|{_APPOINTMENT[1:-1]})"
        ),
        (
            "ما (بقدر|فيني|رح اقدر|رح فيني|حاقدر|بحسن|قدرت|راح اقدر|رح احسن) (اجي|اجيكن|احضر|كون|وصل|اوصل|"
            "اجي بهاليوم|نجي)"
        ),
        (
            "(مو فاضي|مشغول|مشغوله|عندي شغل|مسافر|مسافره|مريض|مريضه) (هداك|هداك اليوم|بهاليوم|وقتها|بالموعد|"
            "يوم الموعد|بهديك)"
        ),
        f"{_APPOINTMENT} (ما بيناسبني|مو مناسب|ما بناسبني|ما يناسبني|مو مناسبني|بعيد|بدري كتير|متاخر)",
        "لا (استطيع|اقدر|يمكنني) (الحضور|المجيء|ان احضر|القدوم)",
        "(change|move|reschedule|postpone|shift|delay) (my|the) (appointment|booking|time|day|date|slot)",
        (
            "(can i|i want to|i need to|how (do|can) i|please|want to|could i) (change|move|reschedule|postpone|"
            "come another|come on another)"
        ),
        "i (cant|can t|cannot|can not|wont|won t) (come|make it|be there|attend)",
        (
            "(bde|badi|baddi|bedde|beddi|bdi|fini|momken) (8ayer|ghayer|ghayyer|ajjel|ajel|2ajel|badel) (el |l |"
            f"al )?({_APPOINTMENT[1:-1]}|yom|wa2et)"
        ),
        "ma (be2der|b2der|fini|ba2der|b7sen) (eji|iji|aji)",
    ),
}
