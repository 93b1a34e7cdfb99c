"""Phrases of wishes and manners: to stop, to erase, the code, another day, a human, thanks, insults.

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
        "(fuck|fuk|fck|fucking|fck) *|you (idiot*|stupid|moron*)|(stupid|idiot|dumb) (bot|machine)|piece of shit|shit",
        "son of a bitch|go to hell|asshole|bullshit",
    ),
    "erase": (
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
        "(بطلت|بطلنا|بطل بدي|غيرت رايي|غيرت رأيي|تراجعت|صرفت النظر|عدلت عن)",
        "ما (عاد|عدت) (بدي|بدنا|اريد|ابغى|بدنا ياه|حابب|حابه)",
        "ما بدي (كمل|اكمل|نكمل|احجز|سجل|اسجل|موعد|الموعد|هالموعد|شي|حجز|جاوب|اعطي|اعطيكن)",
        "لا (اريد|ارغب|احب) (المتابعه|الاستمرار|الاكمال|الحجز|التسجيل|ان اكمل|اكمال|متابعه|استكمال)",
        "(خلص|خلاص) (ما بدي|بطلت|وقف|وقفو|بكفي|انتهينا|الغي|الغيه|لا تكملو|مو لازم|بيكفي)",
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
        (
            "(نسيت|نسيان|ضاع|ضاعت|ضيعت|ضيعنا|ضايع|راح|انحذف|انحذفت|حذفت|انمسح|انمسحت|محيت|مسحت|فقدت) (مني |"
            "مني كل |علي |"
            f"لي )?{_CODE}"
        ),
        (
            f"{_CODE} (ضاع|ضاعت|راح|راحت|انحذف|انحذفت|انمسح|انمسحت|ما وصل|ما وصلني|ما اجا|ما اجاني|ما طلع|مو عندي|وين|"
            "ما لقيته|ضايع)"
        ),
        (
            "(وين|فين|ايش|شو|كيف|ما|ما هو|اعطيني|اعطوني|عطيني|عطوني|ابعت|ابعتلي|ابعتولي|بعتولي|ارسل|ارسلو|هات|هاتو|"
            "هاتلي|بدي|اريد|ورجيني|فرجيني|شوف|ممكن|رجعولي|رجعلي) (كان |هو |لي |شوف |اشوف |اطلع |لاقي |بلاقي |الاقي |"
            f"القى |طلع |ترسلو |تبعتو )?{_CODE}"
        ),
        f"ما (لقيت|بلاقي|عم لاقي|عم بلاقي|وصلني|اجاني|طلعلي|شفت|معي|عندي) {_CODE}",
        (
            "(i )?(forgot|lost|deleted|cant find|can t find|cannot find|misplaced|dont have|don t have) (the|my) (code|"
            "qr|picture|barcode)"
        ),
        (
            "(where|what) (is|s) (my|the) (code|qr|barcode)|(send|show|give) me (my|the) (code|qr|barcode)|(send|"
            "show) (my|the) (code|qr|barcode)"
        ),
        "(nsit|nset|da3|da3 mini|wen|wein|wayn|day3at|dayya3t) (el |l |al )?(code|kod|ramez|barcode|qr)",
    ),
    "another": (
        "(بدي|بدنا|اريد|ممكن|فيني) (احجز|سجل|اسجل) (امي|ابي|اخي|اختي|مرتي|زوجتي|زوجي|ابني|بنتي|اهلي|ولادي|عيلتي)",
        "(بدي|بدنا|اريد) كمان (موعد|حجز|دور)",
        f"(كمان )?{_KIN} (كمان |برضو |ايضا )?(بدو|بدها|يريد|تريد|لازمو|لازمها|بحاجه|needs|wants)",
        (
            "(بدي|بدنا|اريد|ممكن|فيني|بقدر|لازم|حابب|حابه|كيف) (احجز|حجز|سجل|اسجل|موعد|سجلي|اخد موعد|خود موعد|"
            "ناخد موعد|"
            "دور) (موعد |دور |كمان |تاني )?(لاخي|لاختي|لابي|لامي|لمرتي|لزوجتي|لزوجي|لجوزي|لابني|لبنتي|لحدا|لشخص|لعيلتي|"
            "للعيله|لاهلي|لولادي|لاولادي|لجاري|لرفيقي|لغيري|لخيي|لامو|لجدي|لجدتي|لعمي|لخالي)"
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
        "(one|an) ?(more|other) (person|appointment|booking)|(khayi|akhi|ekhti|emi|abi) (kaman )?(bado|bada|bda|baddo)",
    ),
    "cancel": (
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
            "(الغ|الغي|الغو|الغوا|الغيلي|الغولي|لغيلي|لغي|لغو|الغاء|كنسل|كنسلو|نلغي|تلغي|تلغو|احذف|احذفو|امسح|شيل|شيلو|"
            f"بطل|ابطل) (لي )?{_APPOINTMENT}"
        ),
        f"(بدي|اريد|ممكن|فيني|كيف|حابب|حابه|لازم|بدنا) (الغي|لغي|الغاء|نلغي|تلغو|كنسل|تلغولي|اكنسل)( {_APPOINTMENT})?",
        "(cancel|drop|remove|delete) (my|the) (appointment|booking|time|reservation|slot)",
        "(how (do|can) i|can i|i want to|i need to|please|want to|could i) cancel",
        f"(bde|badi|baddi|bedde|beddi|bdi) (elghi|el8i|lghi|alghi|kansel|cancel) (el |l |al )?{_APPOINTMENT}?",
    ),
    "move": (
        (
            "(غير|غيرو|غيرلي|غيرولي|بدل|بدلو|بدلي|اجل|اجلو|اجللي|اجلولي|تغيير|تاجيل|تبديل|تقديم|قدم|قدمو|اخر|اخرو|نقل|"
            f"انقل|انقلو|عدل|عدلو|تعديل) (لي )?{_APPOINTMENT}"
        ),
        (
            "(بدي|اريد|ممكن|فيني|كيف|حابب|حابه|لازم|بدنا|بقدر|هل يمكن) (غير|اغير|نغير|تغيرو|تغيير|اجل|ااجل|تاجيل|تاجلو|"
            "بدل|ابدل|تبديل|قدم|اقدم|انقل|تعديل|اعدل|عدل) (ل|لي |لل)?(يوم|الوقت|وقت|الساعه|ساعه|ليوم|لبكرا|"
            "لوقت|التاريخ|"
            f"النهار|{_APPOINTMENT[1:-1]})"
        ),
        "ما (بقدر|فيني|رح اقدر|رح فيني|حاقدر|بحسن|قدرت|راح اقدر|رح احسن) (اجي|اجيكن|احضر|كون|وصل|اوصل|اجي بهاليوم|نجي)",
        (
            "(مو فاضي|مشغول|مشغوله|عندي شغل|مسافر|مسافره|مريض|مريضه) (هداك|هداك اليوم|بهاليوم|وقتها|بالموعد|يوم الموعد|"
            "بهديك)"
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
    "human": (
        "كيف (بتواصل|بحكي|بحاكي|احكي|اتصل|بتصل) (معكن|معكم|فيكن|فيكم|بكم)",
        (
            "(بدي|اريد|ممكن|فيني|بقدر|حابب|حابه|كيف|لازم|خليني|هل يمكن) (احكي|حاكي|احاكي|نحكي|اتكلم|اتواصل|تواصل|"
            "التواصل|التحدث|كلم|اكلم|رد|يرد|يحكي|شوف) (ل|مع |معي |علي |على )?(حدا|موظف|موظفه|شخص|انسان|مسؤول|المسؤول|"
            "المدير|مدير|واحد|بشر|احد|خدمه العملاء|معكن|معكم|عليكن|لعندكن)"
        ),
        (
            "(رقم|تلفون|هاتف|نمره|موبايل|واتس|واتساب) (تلفون )?(المركز|المكتب|الموظف|المسؤول|حدا|للتواصل|الصالحين|"
            "الشهبا*|باب *|تواصل|اتصل|احكي|خدمة)"
        ),
        (
            "(رقمكن|رقمكم|تلفونكن|تلفونكم|نمرتكن|هاتفكن|هاتفكم|موبايلكن)|(شو|ما|ايش|عطوني|اعطوني|اعطيني|وين|"
            "بدي) (هو )?(رقم|تلفون|نمره) (التواصل|للتواصل|اتصل|احكي|حدا|المركز)"
        ),
        (
            "(في|فيه|في حدا|معي|هل|هل يوجد|انت|انتو|انتي) (حدا |يوجد |شخص |)(موظف|موظفين|انسان|بشر|عم يرد|يرد علي|"
            "يرد عليي|بيرد|روبوت|الي|بوت|برنامج|ذكاء اصطناعي|حقيقي)"
        ),
        (
            "(حدا|موظف|انسان) (يرد|يحكي|يساعدني|يحاكيني|يتصل|يجاوبني)|(اتصلو|اتصل|دقو|دقولي|كلموني|حاكوني) (فيني|في|بي|"
            "علي|معي|لي|لو سمحت*)"
        ),
        (
            "(talk|speak|chat) (to|with) (a|an|the|some|any|real|someone|somebody)|(a )?(real|human) (person|being|"
            "agent)|(are you|is this|am i talking to) a (bot|robot|human|machine|person|real)"
        ),
        (
            "(what is|whats|what s|give me|do you have|is there) (your|the|a) (phone|number|telephone|hotline|"
            "phone number|contact)|(customer|call) (service|center|centre)|can (i|someone|somebody) call|call me"
        ),
        (
            "(bde|badi|baddi|bedde|beddi|bdi|fini|momken) (e7ki|ehki|i7ki|ihki|a7ki) (ma3 )?(7ada|hada|mwazaf|muwazaf|"
            "mowazaf)|ra2mkon|ra2amkon|ra2mkm"
        ),
    ),
    "unread": (
        (
            "ما (بعرف|اعرف|بحسن|بقدر|بيعرف|فيني|بعرفش|منعرف) (اقرا|اقرأ|اكتب|قرا|كتب|القرايه|الكتابه|القراءه|القراءة|"
            "قرايه|كتابه|اقرى|اكتوب|منيح اكتب|منيح اقرا|اقرا واكتب|لا اقرا ولا اكتب)"
        ),
        (
            "لا (اعرف|اجيد|استطيع|احسن) (القراءه|الكتابه|القراءة|ان اقرا|ان اكتب|اقرا|اكتب|قراءه|كتابه)|(انا )?(اميه|"
            "امي) (ما بقرا|ما بعرف|لا اقرا|ما اقرا)"
        ),
        (
            "(ما|مو|مش|لا) (بشوف|شايف|شايفه|ارى|بشوفش|اشوف) (منيح|الخط|كويس|جيدا|الكتابه|شي|الاحرف)|(نظري|نضري|"
            "عيوني) (ضعيف|ضعاف|تعبانين|تعبانه|خفيف|تعبان|مو منيح)|(الخط|الكتابه) (صغير|صغيره|ناعم|ناعمه)"
        ),
        (
            "(ممكن|فيني|بدي|بقدر|احسن|بحسن|خليني) (ابعت|احكي|ارسل|سجل|بعت|اسجل|ابعتلكن|بعتلكن)( ..)? (صوت|صوتيه|فويس|"
            "تسجيل|صوتي|مقطع|ريكورد|تسجيل صوت)|(رساله صوتيه|بصمه صوت|voice message)"
        ),
        (
            "i (can t|cant|cannot|can not|dont know how to|do not know how to|don t know how to) (read|write|type|see|"
            "spell)|(my eyes|eyesight|letters are)( ..)? (bad|weak|small|tiny|too small)|i am (illiterate|blind)"
        ),
        "ma (ba3ref|b3ref|ba3rif|b3arf|be3ref|be2der) (e2ra|ekteb|2ra|ikteb|e2ra|okteb|uktob|i2ra|ektob)",
    ),
    "lost": (
        (
            "(ما|مو|لم|مش) (فهمت|فاهم|فاهمه|فهمان|فهمانه|افهم|عم افهم|عم بفهم|بفهم|فهمنا|فهمتش|فهمت شي|فهمت عليكن|"
            "فهمت عليك|واضح|مفهوم|عرفت شو|عرفت كيف)"
        ),
        (
            "(شو|ايش|ماذا|وش) (يعني|قصدك|قصدكن|قصدكم|المقصود|تقصد|تقصدون|مقصود|بدك مني|بدكن مني|اعمل|ساوي|اساوي|بعمل|"
            "بساوي|افعل|لازم اعمل|لازم ساوي|اكتب|بكتب|لازم اكتب|جاوب|اجاوب|احط|حط|رح اعمل|الحل|صار|صاير)"
        ),
        (
            "(كيف|شلون) (بدي |فيني |لازم |بقدر )?(احجز|بحجز|حجز|سجل|بسجل|اسجل|اكتب|بكتب|جاوب|اجاوب|اعمل|بعمل|"
            "ساوي|بساوي|"
            "اختار|بختار|كمل|اكمل|بكمل|ارجع|برجع|الحجز|التسجيل|الطريقه|يعني|بتمشي)"
        ),
        (
            "(ما بعرف|لا اعرف|ماني عرفان|ماني عارف|مو عرفان|ما عرفت|مو عارف|مو عارفه) (شو|كيف|ايش|وين|ماذا|"
            "اكتب شو|جاوب|"
            "اجاوب|احجز|سجل|استخدم*|ساوي|اعمل)|(ممكن |بدي |محتاج |محتاجه |اريد |ارجو |لو سمحت |الرجاء )?(مساعده|"
            "المساعده|ساعدني|ساعدوني|ساعديني|تساعدوني|تساعدني|النجده|دلوني|فهموني|فهمني|اشرحلي|اشرحولي|وضحلي|وضحولي|"
            "عيدولي|عيد السؤال|اعد السؤال)"
        ),
        (
            "(i )?(do not|dont|don t|did not|didnt|didn t|cant|can t|cannot) (understand|get it|get this|follow|"
            "know what|know how)|what (do you mean|does (this|that|it) mean|should i (do|write|type|say|answer)|now|"
            "do i (do|write|type))|(please )?help me|(i need|need|some|please) help|(i am|im|i m) (lost|confused)|"
            "how does (this|it) work|how (do|can|to) (i |we )?(book|register|do this|answer|make|use)|explain"
        ),
        (
            "ma (fhemet|fhmt|fhimt|fehmet|fhemt|fhmet|3am efham)|(shu|sho|shou) (ya3ne|ya3ni|2asdak|lazem a3mel|"
            "lazem ekteb|a3mel|sawi|3mel)|(kif|keef|shlon) (bsajel|b7jez|bahjez|ba7jez|a3mel|b3mel|sajel|e7jez)|sa3dni|"
            "sa3douni|sa3edni"
        ),
    ),
    "thanks": (
        (
            "(شكرا|شكرن|مشكور|مشكوره|مشكورين|تسلم|تسلمو|تسلمي|يسلمو|يسلمولي|ممنون|ممنونك|ممنونكن|متشكر) (كتير|"
            "جزيلا|الك|"
            "الكن|لك|لكم|لكن|الكم|عالمساعده|ع|اخي|ايديك|ايديكن|حبيبي|قلبي|كتيرر|خاي|جدا|والله|سلف|من القلب|يا)"
        ),
        (
            "(الله )?(يعطيك*|يعطيكن|يعطيكم|يعطيكو) العافيه|(الله )?(يعافيك*|يسلمك|يسلم ايديك*|يجزيك*|يخليك|يخليكن|"
            "يبارك فيك*|يكتر خيرك*|يوفقك*|يسعدك*)|(جزاك|جزاكم|جزاكن) الله|كتر خيرك*|بارك الله فيك*"
        ),
        (
            "thank (you|u|yu)|thanks (a|so|very|for|alot|again|bro|man|my|you|lot|much)|(much|really|i) appreciate*|"
            "(shukran|shkran|choukran|yslamo|yeslamo|teslam|mamnounak|mamnoun) (kter|kteer|ktir|jazilan)|"
            "ya3tik(on)? el 3afye|y3tik(on)? (el )?3afye|god bless you"
        ),
    ),
    "greeting": (
        (
            "(ال)?سلام عليك*|عليك(م|ن) السلام|(كيفك|كيفكن|كيفكم|شلونك|شلونكن|كيف حالك|كيف الحال|كيف حالكن|كيف حالكم|"
            "شو اخبارك|شو اخباركن|شخبارك)|(مرحبا|اهلا|اهلين|هلا|هلو) (كيفك*|فيك*|فيكن|وسهلا|يا|اخي|شباب|للجميع|جميعا|"
            "شلونك*|والله|بكم|والسلام)|(السلام|سلام) ورحمه الله|تحيه طيبه"
        ),
        (
            "good (morning|evening|afternoon|day|night)|(hi|hello|hey) (there|how|again|everyone|bot|sir|all|to|dear|"
            "good|friend*)|how are (you|u|things)|(salam|slm|asalam|assalam|salamu|salaam) (3alaykom|3laykom|alaykom|"
            "aleikum|alaikum|3likom|3leikom)|saba7 el (5er|kher|khair|noor)|sabah el (kher|khair)|masa el (5er|kher)|"
            "(mar7aba|marhaba) (kifak|kifkon)|(kifak|kifkon|kefak|shlonak|kifik)"
        ),
    ),
}
