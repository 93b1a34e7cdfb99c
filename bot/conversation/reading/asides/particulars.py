"""Phrases about particulars: the door, the paper and its spelling, the quarter, what may be left out.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_KIN: Final = "(اخي|اختي|ابي|والدي|امي|والدتي|زوجي|زوجتي|ابني|بنتي|ابنتي|شخص|احد|احدهم|قريب*|حدا)"
_PAPER: Final = "(هويه|هويتي|جواز*|باسبور*|وثيقه|دفتر*|ورقه|id|passport|booklet|document|hawiye|hawiyte|paper)"
_PLACE: Final = "(مركز|مراكز|مكان|فرع|مبنى|بنايه|place|station|centre|center|building|markaz)"

PARTICULARS: Final[Mapping[str, tuple[str, ...]]] = {
    "door": (
        "(واقف*|انا|صرت|هلق|هلا) (.. )?(عالباب|ع باب|عند باب|على باب|قدام باب|باب مركز|قدام مركز|برا مركز)",
        (
            "(ما|مو|مش|لا|لم|رافضين*|مانعين*|منعوني) (عم )?(ب?يخلوني|خلوني|خلاني|يدخلوني|دخلوني|فوتوني|يفوتوني|"
            "بيفوتوني|سمحو*|يسمحو*|رضيو|رضي|راضيين) (.. )?(فوت*|ادخل|دخل|دخول|يدخلوني|يفوتوني|افوت)*"
        ),
        "(حارس|شرطي|بواب|عسكري|موظف) (.. )?(ما|مو|رافض|منعني|مانعني|طردني|رجعني|رجعوني)",
        (
            "(won t|wont|will not|not|didn t|did not|don t|dont|doesn t|refuse*|never) (to )?(let|letting|allow|"
            "allowing) (me|us|him|her) (in|inside|enter)|(turned|sent|sending|turning) (me|us) (away|back)"
        ),
        (
            "(at|outside|in front of) the (door|gate|entrance)|ma (3am )?(y?khaluni|bikhaluni|khallouni|yfawtuni|"
            "bifawtouni)|wa2ef 3al bab|3al bab"
        ),
    ),
    "copy": (
        "(صوره|صورته|صورتها|صورتو|نسخه|نسخته) (.. )?(اصل|اصلي|اصليه)|(اصل|اصلي|اصليه) (.. )?(ضاع*|ضايع*|راح*|مو معي)",
        f"(معي|عندي|في معي|في) (بس |فقط |كمان )?(صوره|نسخه|مصوره|فوتوكوبي|سكانر) (.. )?{_PAPER}",
        (
            f"(بس|فقط|غير|الا) (.. )?(صوره|صورته|صورتها|نسخه|فوتوكوبي) (.. )?(عن|من|على|موبايل|عالموبايل|تلفون|"
            f"{_PAPER[1:-1]})|(مصور*|صورته|صورتها|صورتو) (.. )?(موبايل|عالموبايل|عالتلفون|بالموبايل|بالتلفون|واتس*)"
        ),
        (
            f"(photo|picture|copy|scan|photocopy|screenshot|pic|image) (of|from) (.. )?{_PAPER}|(only|just) (.. "
            f")?(photo|picture|copy|scan|photocopy|pic)"
        ),
        (
            f"(sura|soura|sowra|nos5a|nuskha|photocopie|copie|photo) (3an|de|du|3al) (.. )?({_PAPER[1:-1]}|mobile|"
            f"mobayl|passeport|carte)|(bas|faqat) (sura|soura|sowra)"
        ),
    ),
    "paper": (
        (
            "(لازم|بدكن|ضروري|اكتب|بكتب|شو يعني|هل) (.. )?(اسم (ال)?(اب|ام|جد|والد*)|ثلاثي|رباعي)|nickname|middle "
            "name|father s name (.. )?(too|needed|also|required)|(اسمي|تاريخي|ميلادي|اسم) (.. )?(مكتوب|مسجل|"
            "مسجلين*) (.. )?(غلط|خطا) (.. )?(هويه|جواز|قيد|نفوس|دفتر)"
        ),
        "(can|may|هل|ممكن|فيني|بصير) (.. )?(write|type|اكتب*|كتابته) (.. )?(ارقام|numbers|digits|letters|احرف|حروف)",
        (
            "(هل|لازم|بدي|كيف|شو|اي|اكتب|بكتب|نكتب|هل يجب) (.. )?(اسم|تاريخ|كنيه) (.. )?(ثلاثي|ثلاثيا|رباعي|كامل|متل|"
            "مثل|كما|حسب|بحسب|عربي|انكليزي|بالعربي|بالانكليزي|حقيقي|قيد)"
        ),
        (
            "(بكتب|اكتب|نكتب|بكتبه|اكتبه|اكتبو|بكتبو|كتابه) (.. )?(عربي|انكليزي|انجليزي|بالعربي|بالانكليزي|"
            "بالانجليزي|لاتيني|بالعربيه|بالانكليزيه) (ولا|او|ام|وللا)"
        ),
        "(ب?حسب|متل|مثل|كما) (.. )?(قيد|هويه|وثيقه|جواز) (ام|ولا|او|لو) |(حسب|بحسب) قيد",
        (
            "(اسمي|اسم|تاريخي|ميلادي|تاريخ|مواليدي) (.. )?(حقيقي|بالهويه|عالهويه|بالقيد|بالنفوس) (.. )?(غير|مختلف|ام|"
            "ولا|او|شكل)"
        ),
        (
            "(لا|ما|مو) (اريد|بدي|حابب|حابه|ارغب) (.. )?(اسمي|اسم) (.. )?(حقيقي|كامل|صحيح|كله|كلو)|(اسم|باسم) "
            "(مستعار|وهمي|مزيف|تاني)"
        ),
        (
            "(real|true|fake|full|false|different|another) name (or|needed|necessary|is|do|must|please)*|(must|"
            "should|do i|can i) (.. )?(real|full|fake|false) name|"
            "(have to|need to|must) (.. )?(real|full|fake|false) name"
        ),
        (
            "(write|type|put) (.. )?(name|date|it|birth*) (.. )?(in )?(arabic|english|latin|french|hijri|real|"
            "official|as)|(arabic|english|latin) or (arabic|english|latin)|(which|what) (date|name|language|spelling|"
            "letters|script) (.. )?(write|put|use|type)"
        ),
        "(ekteb|bekteb|bektob|ektob|2ekteb) (.. )?(3arabi|inglizi|englizi|3rabi) (wala|aw)",
        (
            "(ايا|اي|انو|اينا) (تاريخ|اسم|لغه) (.. )?(اكتب|بكتب|حط|بحط|لازم)|(اكتب|بكتب|حط|بحط) (.. )?(ايا|اي|انو) "
            "(تاريخ|اسم|لغه)"
        ),
        "(تاريخ|ميلاد*) (.. )?(هجري|ميلادي) (ولا|او|ام)",
    ),
    "quarter": (
        (
            f"(لازم|يجب|شرط|ضروري|هل|بصير|بيصير|فيني|ممكن|بقدر|مضطر*) (.. )?{_PLACE} (.. )?(حي|حيي|حيّي|حارتي|حارتنا|"
            f"منطقتي|منطقتنا|تابع*|ساكن|سكني|قريب|قيدي|اي)"
        ),
        (
            f"(تابع|تبع|خاص) (.. )?(ل?حيي|ل?حارتي|ل?منطقتي|سكني|قيدي|نفوسي)|(اي|باي|ع اي|على اي) {_PLACE} (ولا|او|ام|"
            f"بصير|بيصير|كان|بدي|بمشي|عادي|بيمشي)"
        ),
        (
            f"(هل|في|فيه|عندكن|شي|يوجد|اين|وين) (.. )?{_PLACE} (.. )?(عندنا|عنا|بمنبج|بعفرين|بادلب|باعزاز|بدمشق|"
            f"بحماه|بالريف|بمدينه|غير حلب|خارج حلب|برا حلب|هون)"
        ),
        (
            "(ساكن|ساكنه|اسكن|عايش*|انا|من) (ب|في |من )?(منبج|عفرين|ادلب|اعزاز|باب مدينه|جرابلس|سفيره|دمشق|حماه|حمص|"
            "رقه|ريف|تركيا)"
        ),
        (
            f"(must|do i|have to|should|need|can i|may i|is it) (.. )?{_PLACE} (.. )?(my|own|neighbo*|district|"
            f"quarter|area|any)|(my|nearest) (own )?(neighbo*|district|quarter|area) (.. )?{_PLACE}|any {_PLACE} (ok|"
            f"fine|allowed|or)"
        ),
        (
            f"(live|lives|living) in (manbij|afrin|idlib|azaz|damascus|hama|homs|jarablus|turkey)|{_PLACE} in "
            f"(manbij|afrin|idlib|azaz|damascus|hama|homs)"
        ),
        "lazem (rou7|ruh|rooh) (3al|3a) (.. )?(7ayi|7ara|7arti|man6e2ti|mante2ti)",
    ),
    "unknown": (
        "(لازم|بدي|هل|شو|وين|ضروري|رح|راح|كيف) (.. )?(سلاح|سلاحي|بارودتي|مسدس*|بارود*)|weapon*|my gun|sla7",
        (
            f"{_PLACE} (.. )?(درج|ادراج|مصعد|اسانسير|منحدر|كرسي)|(درج|ادراج|مصعد|اسانسير|كرسي متحرك|عكازات|كرسي "
            f"معاق*)|(wheelchair|stairs|elevator|lift|ramp|disabled|toilet|parking)"
        ),
        (
            "(مين|لمين|هل|شو|لشو|ليش|شرط*|من) (.. )?(بطاقه|كرت|تسويه) (.. )?(لازم*|ضروري*|بتلزم*|بتفيد*|لمين|بحاجه|"
            "احتاج)|(لازمتني|بتلزمني|بلزمني|بحتاج|احتاج|محتاج*) (.. )?(بطاقه|كرت|هي|هالبطاقه)"
        ),
        (
            "(do|does|should|must|why) (i|we|he|she) (.. )?(even )?(need|require|want) (.. )?(card|permit|paper|"
            "this)|who (.. )?(needs|must|has to) (.. )?(card|come|register)|(what is|whats) (the|this) card"
        ),
        (
            f"(بصير|بيصير|بقدر|فيني|ممكن|هل|اذا) (.. )?(اجي|اجيت|تعال|احضر|روح|جيت) (.. )?(بلا|بدون|من دون|من غير) "
            f"(.. )?{_PAPER}"
        ),
        (
            f"(byser|bisir|bser|fini|momken|b2der|iza) (.. )?(eje|iji|eji|aji|ejit) (.. )?(bala|bidun|bdun|min "
            f"gheir) (.. )?{_PAPER}|(can|may|could) (i|we) (.. )?come (.. )?without (.. )?{_PAPER}"
        ),
        (
            "(ولاد|اطفال|ابني الصغير|طفلي|بيبي|رضيع) (.. )?(معي|جيب*|اجيب*)|(bring|with) (.. )?(children|"
            "kids|child|baby)"
        ),
    ),
    "omit": (
        (
            "(اذا|لو|if|iza|si|وان) (.. )?(ما|لم|not|don t|dont|ma|pas|refuse) (.. )?(وافقت|وافق|اوافق|"
            "موافق*|قبلت|agree|accept|mwafe2)|(what if|if) i (refuse|say no)"
        ),
        (
            "(هل هو|هو|هي|هل|شو) (الزامي*|اجباري*|ضروري*|ملزم*|شرط)|(لازم|ضروري) (اعطي*|عطي*|اكتب*|حط*|قول*|"
            "جاوب) (.. )?(رقم|تاريخ|هاد|كل)|(بصير|بيصير|فيني|بقدر|ممكن) (ما|بلا ما|من غير ما) (اكتب*|جاوب|"
            "اعطي*|عطي*|حط*|قول)"
        ),
        (
            "(ما|لا|مو|مش) (بدي|اريد|حابب|حابه|ارغب|رح) (.. )?(اعطي*|عطي*|حط*|ذكر*|قول*|اكتب*) (.. )?(رقم*|رقمي|"
            "تاريخ*|ميلاد*|هويتي)"
        ),
        (
            "is (it|this|that|the number|the name|the date) (a |really |always )?(must|mandatory|required|obligatory|"
            "compulsory|necessary|optional)|(do|must) i (have|need)* ?(to )?(give|write|tell|enter|answer) (.. )?(it|"
            "this|number|date|that)"
        ),
        (
            "(do not|don t|dont|rather not|not) (want|wish|like|going) ?(to )?(give|write|tell|share|say|enter) (.. "
            ")?(it|this|my|that|number)*|(can|may) i (skip|leave out|omit)*"
        ),
        (
            "(وين|اين|فين|كيف|من وين) (.. )?(رقم|ارقام|الرقم) (.. )?(وجه|خلف*|امام*|مكتوب|بلاقي*|موجود*|هويه|ورا|"
            "قدام)|(وين|اين|فين) (اجد|بلاقي|لاقي|مكتوب|الاقي|بشوف|القى|ب?كون) (.. )?(رقم|ارقام)"
        ),
        (
            "where (.. )?(find |see )?(the |this |that )?(number|digits) (.. )?(written|on|is|card|id)*|(front|back) "
            "(side )?or (front|back|the back|the front)|(wen|wein|wayn) (.. )?(ra2em|ra2m|rakm)"
        ),
    ),
    "phone": (
        (
            "(من|عن) (ع )?(موبايل|جوال|تلفون|هاتف|حساب|تلغرام) (ال)?(ابني|بنتي|اخي|اختي|جاري|جارتي|جيران|زوجي|جوزي|"
            "زوجتي|مرتي|ابي|امي|رفيقي|رفيقتي|صهري|عمي|خالي|غيري|حدا)"
        ),
        (
            "(from|on|using|with|borrowed) (my |a )?(son|daughter|brother|sister|wife|husband|neighbo*|friend|cousin|"
            "mother|father) s (phone|mobile|account|cell)|mn (mobile|mobayl|telefon) (ebni|ibni|akhi|khayi|jari|rfi2i)"
        ),
        (
            "رقمي (اذا|لو|مشان|منشان|بحال) (.. )?(تحكو*|تتصلو*|تدقو*|احكو*|اتصلو*|تواصلو*)|(هاد|هذا|هي|هاي) (رقم "
            ")?(تلفوني|موبايلي|جوالي|واتسي|رقمي للواتس*|نمرتي)"
        ),
        (
            "(احكو|احكوني|اتصلو|دقو|دقولي|تواصلو|حاكوني|راسلوني) (.. )?(علي|عليي|معي|على رقمي|هالرقم|على هاد|واتس*)|"
            "(لازم|بدكن|بدكم|تريدون|شو) (.. )?(رقم تلفون*|رقم موبايل*|رقم جوال*|تلفوني|موبايلي)"
        ),
        (
            "(call|text|whatsapp|phone|reach|contact) me (on|at|here|under|if|by)|(my|this is my) (phone|mobile|cell|"
            "whatsapp) (number|is)*|(need|want) my (phone|mobile)"
        ),
        "(hada|hay|hayda) (ra2mi|ra2em tel*|ra2mi 3al whats*)|(e7kuni|7akouni|de2olli|etesلو) 3al*",
    ),
    "later": (
        (
            "(كم|قديش|في|فيه|شو|هل) (.. )?(موعد*|مواعيد|دور|ادوار|وقت|اوقات|مكان|اماكن) (.. )?(بقي|باقي*|ضل|ضايل|"
            "فاضي*|متاح*|متوفر*|شاغر*|لهاليوم|لليوم)"
        ),
        (
            "how many (appointments|slots|places|times) (.. )?(left|free|available)|(which|what) (days|times|slots|"
            "dates) (are|do you have) (.. )?(free|available|left|open)|(any|are there) (.. )?(slots|appointments|"
            "times) (.. )?(left|free|available|today|tomorrow)"
        ),
    ),
    "edit": (
        (
            "(what if|if|in case|what happens if|suppose|iza|eza|law|اذا|لو|بحال|ان) (.. )?(wrong|wrongly|"
            "mistake|a typo|ghalat|8alat|ghletet|غلطت|كتبت غلط|غلط|اخطات|خطا|خربطت|faux)|(et )?si je me "
            "trompe"
        ),
        (
            "(هل|فيني|بقدر|بصير|بيصير|ممكن|استطيع|اقدر|اذا) (.. )?(عدل|اعدل|تعديل|غير|اغير|تغيير|صلح|اصلح|تصحيح) (.. "
            ")?(بعد|بعدين|لاحقا|لبعدين)"
        ),
        (
            "(can|may|could|is it possible) (.. )?(change|edit|correct|fix|modify) (.. )?(later|after*|afterwards)|"
            "(fini|b2der|bisir) (.. )?(3adel|ghayer|8ayer) (.. )?ba3d*"
        ),
    ),
    "safe": (
        (
            "(كم|قديش|لايمت*|لامت*|ايمت*|متى|شقد|لقديش) (.. )?(تحتفظ*|بتحتفظ*|تحفظ*|بتحفظ*|تخلو*|بتخلو*|تخزن*|محفوظ*|"
            "(بيضل*|بتضل*|تبقى|بتبقى|يبقى) (.. )?(معلومات*|بيانات*|اسمي|رقمي|عندكن|عندكم)|تحذف|بتحذف*|تنحذف|بتنحذف|"
            "تمحى|بتنمحى|تمسح*|بتنمسح)"
        ),
        (
            "(تحتفظ*|بتحتفظ*|تحفظ*|بتحفظ*|بتخلو*|تخزن*) (.. )?(بياناتي|معلوماتي|اسمي|هالمعلومات|بياناتنا|"
            "معلومات*|بيانات*)"
        ),
        (
            "(how long|when) (.. )?(keep|kept|store|stored|save|saved|retain|hold|erase|erased|delete|deleted) (.. "
            ")?(data|information|details|name|it|them|my)*"
        ),
        (
            "(ma7ada|ma 7ada|7ada|hada|min) (gheri |gherkon |tani )?(bya3ref|bia3ref|rah ya3ref|yeshuf|byshuf)|(kam|"
            "2adesh|adesh) yom (.. )?(bte7tefzo|btehfazo|bitkhallu)"
        ),
        (
            "(stays|stay|remain|remains|only) (.. )?(with|between) (you|us)|(nobody|no one|noone|anyone|anybody|who) "
            "(else )?(.. )?(sees|see|knows|know|reads|will see|finds out)|بيناتنا|(ما|بلا ما|بدون ما) حدا (.. "
            ")?(يعرف|يشوف|يدري|بيعرف|بيشوف)"
        ),
    ),
    "lasts": (
        (
            "(بستلم*|استلم*|باخد*|اخد*|بتعطوني|تعطوني|بطلع*|نستلم*|get|receive|have) (.. )?(بطاقه|كرت|هويه|ورقه|card|"
            "paper|document|result) (.. )?(فورا|دغري|بنفس|بوقتها|بيومها|وقتها|same|at once|immediately|right away|"
            "straight|now|today|after)"
        ),
        (
            "(بطاقه|كرت|بطاقتي) (.. )?(بتطلع|بتجهز|بتصدر|بستلمها|باخدها|بتنعطى) (.. )?(فورا|دغري|بنفس|وقتها|ايمت*|"
            "متى|بعد)|(fawran|daghri|dughri) (.. )?(card|bta2a|kart)|(bta2a|kart) (.. )?(fawran|daghri|dughri)"
        ),
    ),
    "somebody": (
        (
            f"(ياتي|يحضر|يجي|تاتي|تحضر|يستلم|ينوب|يذهب) (.. )?{_KIN} (.. )?(بدلا|عني|مكاني|نيابه|بدالي|بالنيابه)|"
            f"{_KIN} (.. )?(بدلا (عني|مني)|نيابه عني|عوضا عني|بالنيابه)"
        ),
    ),
    "code": (
        (
            "(شوف|اشوف|اعرف|see|check|view|find|look at) (.. )?(موعدي|حجزي|دوري|my (appointment|booking|"
            "turn))|(voir|consulter) (mon |ma )(rendez vous|rdv|reservation)"
        ),
        (
            "(ايمت*|متى|امتى|امت|اي يوم|اي ساعه|انو يوم|كم ساعه|وين) (هو |كان |صار |يكون |بكون )?(موعدي|دوري|حجزي)|"
            "(نسيت|ناسي*) (ايمت*|متى|وقت|يوم|ساعه) (.. )?(موعد*|دور*|حجز*)|(موعدي|دوري|حجزي) (ايمت*|متى|امتى|امت|اي "
            "يوم|اي ساعه|انو يوم)"
        ),
        (
            "(when|what day|what time|which day|where) (is|was|s) my (.. )?(appointment|booking|turn|slot)|(emta|"
            "aymta|2emta|eymta) (el )?(maw3ed*|maw3di|mo3di|maw3edi|dori|dawri)"
        ),
        "(show|tell|remind) me (.. )?(of )?my (appointment|booking)",
    ),
    "erase": (
        "(حذف|مسح|محو|احذف|امسح*|تحذفو*) (كل )?(ما|يلي|الي) (كتبت*|كتبناه|قلته|ارسلته|بعتته)",
        "(تراجع|اتراجع|اسحب|سحب) (عن )?(موافقه|موافقتي)|withdraw (my )?consent|take back my (consent|agreement)",
    ),
    "insult": ("(كلكن|كلكم|انتو|انتم|يا) (حراميه|نصابين|كذابين|حمير|كلاب|زباله|فاسدين)",),
    "thanks": ("(شكرا|مشكورين|ممنون*) (جزيلا|كتير|كثيرا) (لكم|الكن|الك|لك)|جزاكم الله خيرا?",),
}
