"""Stems of asides, in the notation of ``asides``: a sentence that holds them is no answer, in whatever words it is put.

Heard once the step has understood nothing, and at the name where the sentence cannot be one.
"""

from collections.abc import Mapping
from typing import Final

_ME: Final = (
    "(بدالي|بدلي|بدالو|بدالها|بدلو|بدلا|عني|عنو|عنها|مكاني|مكانو|مطرحي|مطرحو|بنيابتي|نيابه|instead of (me|him|her)|"
    "for (me|him|her)|on (my|his|her) behalf|badali|bdali|3ani|3anni)"
)
_COMES: Final = (
    "(يجي|تجي|بيجي|بتجي|اجي|يروح|تروح|روح|بروح|اروح|يحضر|تحضر|احضر|يستلم|تستلم|استلم|ياخد|تاخد|ابعت|بعت|بعتو|بعتلكن|"
    "بيقدر|بتقدر|بيصير|بصير|ينوب|come|comes|go|goes|collect|send|pick up|yiji|yeji|teji|biji|btiji|yrou7)"
)

STEMS: Final[Mapping[str, tuple[str, ...]]] = {
    "erase": (
        (
            "(امسح*|احذف*|امحي*|امحو*|تمحو*|تمحي*|تمسح*|شيل*|شيلو*|محي*) (.. )?(كل شي|كلشي|كلو|معلومات*|بيانات*|"
            "اسم*|اسامي*|كتبت*|عندكن|عندكم|من عندك*)"
        ),
        "(امحيلي|امحولي|امسحيلي|امسحلي|امسحولي|احذفلي|احذفولي|احذفيلي|شيلولي|شيليلي)*",
        "(امسح*|احذف*|امحي*|امحو*|شيل*) (كل شي|كلشي|كلو|كل يلي)",
        "(imsa7|imsah|emsa7|m7i|im7i|e7zof|7zof|shil|shilo)(li|uli|oli)? (.. )?(kel|kil|kol|kilo|ma3lum*|ismi|esmi)",
    ),
    "stop": (
        (
            "(khalas|5alas|khlas) (.. )?(ma|bala|mo) .. |ma (bade|badde|bde|baddi|badi) (yah|yeha|yaha|shi|"
            "kamel|kammel|hal)"
        ),
        "(ما|مو) (عاد|عدت|بقا|بقى) (بدي|بدنا|رايد*|حابب|كمل)",
        "(خلص|خلاص|بكفي) .. (ما بدي|بطلت|وقف*)",
        "(i )?(give|gave) up|do not want|dont want|don t want",
    ),
    "code": (
        (
            "(راح|راحت|ضاع|ضاعت|ضيعت*|انحذف*|انمسح*|انمحى|انمحت|محيت*|مسحت*|حذفت*|نسيت*|فقدت*|ما لقيت|ما عم لاقي|"
            "ما عم بلاقي|مو ملاقي*) (.. )?(رقم|الرقم|رقمي|الورقه|الرساله|رساله|الرسايل|المحادثه|الصوره|الحجز)"
        ),
        "(الرقم|الرساله|المحادثه|الرمز|الصوره) (.. )?(راح*|ضاع*|انحذف*|انمسح*|انمحى|ضيعت*)",
        (
            "(lost|deleted|cant find|can t find|cannot find|forgot|where is) (.. )?(message|code|number|qr|picture|"
            "screenshot)"
        ),
        "(raha|rah|da3|day3et|n7azaf|en7azaf) (.. )?(el )?(ra2m|code|kod|risale|ramz)",
    ),
    "another": (
        (
            "(سجل|اسجل|نسجل|احجز|حجز|اكتب|بكتب|موعد|دور|عبي|املي) (.. )?(لامي|لابي|لابوي|لمرتي|لزوجتي|لزوجي|"
            "لجوزي|لابني|لبنتي|"
            "لاخي|لاختي|لخيي|لجارتي|لجاري|لحماتي|لحماي|لاهلي|لولادي|لعمتي|لخالتي|لعمي|لخالي|لجدي|لستي|لحدا)"
        ),
        (
            "(لامي|لابي|لمرتي|لابني|لبنتي|لاختي|لاخي|لزوجي|لزوجتي|لجوزي|لحماتي|لجارتي|لستي) (مو|مش|ماني|ماهو) "
            "(الي|لالي|الي انا)"
        ),
        "(مو|مش) (الي|لالي) (.. )?(لامي|لابي|لمرتي|لابني|لبنتي|لاختي|لاخي|لزوجي|لزوجتي|لحدا*)",
        "for my (.. )?(mother|father|wife|husband|son|daughter|brother|sister|mom|dad|parents|neighbor|neighbour)",
        "(la|le|l) ?(emmi|emi|immi|abi|marti|zawji|jozi|ebni|ibni|benti|binti|ekhti|khayi) (.. )?(mo|mu) (eli|ili)",
    ),
    "somebody": (
        f"{_COMES} (.. )?{_ME}",
        f"{_ME} (.. )?{_COMES}",
        (
            "(ابني|بنتي|زوجي|زوجتي|مرتي|جوزي|اخي|خيي|اختي|امي|ابي|ابوي|جاري|جارتي|حماتي|حماي|ولدي) (.. "
            ")?(يجي|تجي|بيجي|بتجي|يستلم*|تستلم*|بيستلم*|بيحضر|يحضر|تحضر)"
        ),
        "(حدا|شخص|واحد) (غيري|تاني|من اهلي|من عيلتي) (.. )?(يجي|بيجي|يستلم*|بيستلم*|يحضر)",
        (
            "(can|could|may|if|is it ok) .. (son|daughter|wife|husband|brother|sister|neighbour|neighbor) (.. "
            ")?(come*|go*|collect*)"
        ),
    ),
    "late": (
        "(اجي|اجيت|جيت|احضر|come|arrive) (.. )?(بوقت|وقت|بساعه|at) (غير|تاني|تانيه|اخر|another time|different time)",
        (
            "(اذا|لو|بلكي|بركي|يمكن) .. (علقت|علقنا|طريق*|حاجز|زحمه|وصلت|لحقت|بعد الوقت|بعد الموعد|تاخ*) "
            "(.. )?(دور*|موعد*|"
            "الوقت|بيروح*|عليي|علي|بتستقبل*)"
        ),
        "(بيروح|راح|بطير|بيطير|بيضيع) (.. )?(دوري|الدور|موعدي|الموعد|حقي)",
        "(علقت|علقنا) (.. )?(طريق*|حاجز|زحمه|السرفيس|الباص)",
        (
            "(stuck|delayed|traffic|checkpoint) (.. )?(late|time|lose|miss*)|(lose|miss*) (.. )?(turn|place|"
            "appointment|slot)"
        ),
        "(t2akhar*|et2akhar|met2akher|met2akhre|t2a5ar*)",
    ),
    "human": (
        (
            "(حدا|موظف*|بني ادم|بشر|انسان|شخص حقيقي|مسؤول|زلمه) (.. )?(احكي*|حاكي*|يحكي*|يرد*|بيرد|يجاوب*|"
            "يساعد*|يفهم*|بدي|"
            "عندكن|موجود)"
        ),
        (
            "(احكي|حاكي|احاكي|نحكي|اتصل|بتصل|دق|كلم|اتكلم) (.. )?(حدا|موظف*|بني ادم|معكن|معكم|فيكن|فيكم|"
            "عليكن|فيه|مع حدا)"
        ),
        "(عندكن|عندكم|في|فيه|اعطوني|عطوني|ابعتولي) (.. )?(رقم|نمره) (.. )?(تلفون|موبايل|واتس*|هاتف|اتصل|احكي|تواصل)",
        "(رقم|نمره) (تلفون*|موبايل*|واتس*|هاتف*) (.. )?(اتصل|احكي|بتصل|عندكن|تواصل)",
        (
            "(talk|speak|chat|call) .. (human|person|somebody|someone|people|employee|staff|you)|real person|"
            "phone number .. call"
        ),
        (
            "(e7ki|ehki|i7ki|e7ke|ihki) (.. )?(7ada|hada|mwazaf|muwazaf|ma3kon|ma3 7ada)|(ra2em|ra2m) (tel*|"
            "mobile|whats*)"
        ),
    ),
    "unread": (
        (
            "(ما|مو|ماني|مني|مالي|ما عم) (عم )?(بشوف|بتشوف|شايف*|بيشوفو|بقشع|بتقشع|بقرا|بكتب|بعرف اقرا|بعرف "
            "اكتب|بعرف القرايه)"
        ),
        "(نضارات*|نظارات*|النضارات|عدسات|عيوني|عيني|نظري|شوفي) (.. )?(ما|مو|ضعيف*|تعبان*|ضاع*|انكسر*|خفيف|نسيت*)",
        "(ابعت*|بعت*|احكي*|حاكي*|قول*|سمع*) (.. )?(صوت|صوتي*|فويس|تسجيل|بصمه)",
        (
            "(نسيت|ضيعت|ضاعت|انكسرت|انكسرو|بلا|بدون|مو معي) (نضار*|نظار*|عوينات*)|(ما|مو) (عم )?(شوف|اشوف) (.. "
            ")?(خط|كتابه|حروف|منيح)"
        ),
        "(بلا|بدون) (نضارات*|نظارات*|النضارات)|(حروف|الحروف|الخط|الكتابه) (.. )?(زغير*|صغير*|ناعم*)",
        (
            "(glasses|blind|eyesight|illiterate)|(send|leave|record) .. (voice|audio)|(cant|can t|cannot) "
            "(read|see|write)"
        ),
        (
            "ma (.. )?(e2ra|a2ra|2ra|bshuf|bshouf|ekteb|bektob)|(7kini|e7kini|b3atli|eb3atli|ib3atli) (.. "
            ")?(sot|sout|voice)"
        ),
    ),
    "lost": (
        (
            "(ما|مو|ماني|مالي|لم) (عم )?(فهمت*|بفهم*|افهم|فاهم*|فهمان*|عرفان*|عارف*|عرفت)|(ضعت|ضايع|ضايعه|تهت|"
            "تايه|خربطت|لخبطت)"
        ),
        "(شو|اش|ايش|وش) (يعني|بدي ساوي|بدي اعمل|اساوي|المقصود|قصد*|هدول|هالحكي|معنى*)",
        "(اي|انو|اني|اينا) (رقم|واحد|وحده) (فيهن|فيهم|منهن|منهم|بدكن|تقصد*)",
        "(شو|اش) (.. )?(فرق|بختار|اختار|انقي|بنقي|بكتب|اكتب)",
        (
            "(am|im|m|feel|totally|completely|quite) (lost|stuck)|(confused|confusing|unclear)|(dont|don t|"
            "do not|cant|can t|didnt|didn t) (get|understand|follow)|"
            "what (.. )?mean"
        ),
        (
            "(which|what) (.. )?(number|one|code) (do|is|should|on)|ma (.. )?(fhem*|fehem*|efham|afham|3ref*)|"
            "(shu|sho) ya3n*"
        ),
    ),
    "thanks": ("(يسلمو*|تسلم*|مشكور*|الله يعطيك* العافيه|الله يخلي*|يعطيكن العافيه|thank*|thx|shukran|yislamu)",),
    "greeting": (
        (
            "(صباح*|مسا*|مساك*|يسعد صباح*|يسعد مسا*|يسعدلي) (.. )?(خير|نور|ورد|فل|خاي|خيي|كيفك*|شلون*|"
            "اشلون*|صباح*|مسا*)|"
            "(شلون*|اشلون*|كيفك*|كيفكن|كيف صحت*)"
        ),
        (
            "(good (morning|evening|afternoon|day))|(how are you)|(kifak|kifik|kifkon|shlonak|shlonik|shlonkon|"
            "marhaba|mar7aba)"
        ),
    ),
}
