"""Phrases about choosing and going on: what is accepted, which is better, which number, whose name, wait, what then.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_OTHER_PAPER: Final = (
    "(رخصه|شهاده|دفتر|بطاقه|كرت|ورقه|هويه|اخراج|بيان|سند|عقد|فاتوره) (سواقه|سوق|قياده|شوفير|ميلاد|"
    "ولاده|جامعه|جامعيه|مدرسه|مدرسيه|طالب|مونه|تموين|قيد|عايلي|عائلي|زواج|اقامه|مختار|ناخب|نقابه|"
    "موظف|اجنبيه|تركيه|كهربا|ايجار)|كمليك|كملك|اقامه"
)
_OTHER_IN_LATIN: Final = (
    "(driving|driver s|drivers|driver) licen.e|student (card|id)|birth certificate|marriage "
    "(certificate|contract)|work id|residence (permit|card)|kimlik|university card|permis de "
    "conduire|carte d etudiant|acte de naissance|extrait d etat civil|(shahade|shehade|shahadet|"
    "rukhse|rukhsa|rokhset) (swa2a|swa2|swaqa|sawa2a|siwaqa|syaqa|se2a)"
)
_GOES: Final = (
    "(بتمشي|بيمشي|بتنفع|بينفع|بتكفي|بيكفي|تكفي|يكفي|مقبول*|بتقبلو*|تقبلو*|بيقبلو*|بتزبط|بيزبط|بتصلح|"
    "تصلح|يصلح|ينفع|تنفع|صالح*|بصير|بيصير|ممكن|عادي|شو رايكن|تعتبر|بتعتبر*|معترف)"
)
_BETTER: Final = (
    "(احسن|افضل|انسب|اسهل|اسرع|اخف|افضى|اهدا|اكتر|اقل|اقوى|a7san|ahsan|2a7san|afdal|asra3|ashal|better|best)"
)

CHOOSING: Final[Mapping[str, tuple[str, ...]]] = {
    "accepted": (
        f"({_OTHER_PAPER}) (.. )?{_GOES}|{_GOES} (.. )?({_OTHER_PAPER})",
        (
            "(accept|take|valid|enough|ok|okay|fine|allowed|work|works|use|instead|possible|peux|accepte*|"
            f"valable|suffit|marche) (.. )?(a |my |the |un |une |le |la |mon |ma )?({_OTHER_IN_LATIN})"
        ),
        (
            f"({_OTHER_IN_LATIN}) (.. )?(accepted|ok|okay|fine|valid|enough|allowed|work|works|bimshi|btimshi|"
            "byemshe|btenfa3|bikaffi|btekfi|suffit|valable|accepte*|marche|wala|mni7a)"
        ),
        (
            "(شو|اش|ايش|ما|اي|ماهي|ما هي|انو) (هي |هن )?(وثائق|وثايق|اوراق|وراق|ورق|ثبوتيات|هويات|مستندات) "
            "(.. )?(مقبوله|بتقبلو*|تقبلو*|بتمشي|بتنفع|معترف|صالحه)"
        ),
        (
            "(which|what) (documents|papers|ids|id|cards) (.. )?(accept*|valid|ok|okay|allowed)|quels "
            "(documents|papiers) (.. )?(accept*|valable*)|(papiers|documents) accept*"
        ),
        "(اي|انو|شو|ايا|اينا) (وحده|واحد|ورقه|وثيقه|شي|منهن) (.. )?(بتقبلو*|تقبلو*|بيقبلو*|مقبول*|بتمشي|بيمشي|بتنفع)",
        "(بتقبلو*|تقبلو*|بيقبلو*|بتاخدو*) (.. )?(غير (هيك|هدول|هالوراق)|وثيقه (تانيه|غيرها))",
    ),
    "compare": (
        (
            "(ايمت*|متى|اي (وقت|يوم|ساعه)|وين|اينا|when|which|where|emta|wein) (.. )?(زحمه|ازدحام|ضغط|"
            "ازدحاما|busy|crowded|quiet*|calm*|za7me)"
        ),
        "(ما|مو|مش) (عم )?(بعرف|عارف*|عرفت) (انو|اينا|ايا|اي) (وحده|واحد|ورقه|مكان|وقت|منهن)",
        (
            "(شو|ايش|اش|انو|اينا|ايا|اي|مين|وين|اني|ايهما|انهي|anu|ayya|shu|sho|which|whitch|wich|what|wein|"
            f"wen) (.. )?{_BETTER}"
        ),
        f"{_BETTER} (ولا|او|ام|لو|wala|or|willa)|{_BETTER} (.. )(ولا|او|ام|wala|or)",
        "(بتنصح*|تنصح*|انصح*|نصحو*|شو رايك*|btensa7*|nsa7*) (.. )?(اختار|انقي|اخد|روح|فيها|فيهن|فيه|كن|ekhtar|na2i)?",
        (
            "(شو|ما|ماهو|ايش|في|فيه|هل يوجد) (ال|هو )?(فرق|فروقات|اختلاف)|(فرق|اختلاف) (بين|بيناتهن|بينهن)|"
            "(بيختلف*|بتختلف*|تختلف) عن"
        ),
        (
            "(what|whats|is there) (s |is )?(the |a |any )?difference|difference between|(how|do|are) (.. "
            ")?(they|these) differ*"
        ),
        (
            "which (one |of them |of these |of the two |place |station |document |paper |day |time )~(is |"
            "would be |do you |should i |shall i )~(better|best|faster|easier|closer|quieter|recommend|"
            "advise|choose|pick|take|go|suggest)"
        ),
        (
            "(what|which) (do you|would you) (recommend|advise|suggest)|(recommend|advise|suggest) (me "
            ")?(one|which|a place)"
        ),
        "(shu|sho|fi) (el |l )?(far2|fare2|fari2|farq)|(el |l )(far2|fare2) (ben|bain|been)",
        (
            "(quel*|lequel|laquelle|c est quoi|quoi) (.. )?(mieux|meilleur*|difference|plus rapide|"
            "conseill*)|(vous me |me )conseillez"
        ),
        (
            "(ما|مو|مش|محتار*|متردد*) (عم )?(بعرف|عارف*|عرفت|اعرف)? ?(شو|انو|اينا|ايا|اي|وين|ايهما) (اختار|"
            "انقي|بختار|بنقي|احط|اخد)"
        ),
        "(dont|don t|do not|not sure|can t) (know |decide )?which (one |place |document |to )~(choose|pick|take|is)",
    ),
    "digits": (
        (
            "(اي|انو|اينا|ايا|اني|اينو|انهي|شو) (رقم|ارقام|نمره) (.. )?(فيهن|فيهم|منهن|منهم|اكتب|بكتب|حط|"
            "بدكن|تقصد*|هو|لازم|مطلوب|من)"
        ),
        (
            "(في|فيه|فيها|مكتوب|عليها|موجود) (.. )?(رقمين|تلت ارقام|تلات ارقام|اكتر من رقم|كذا رقم|كم رقم|"
            "كتير ارقام|ارقام كتيره)"
        ),
        (
            "(which|what|wich) (number|numbers|digits|one) (.. )?(there|write|put|do you|should|need|mean|"
            "exactly|of|enter|are|is it)"
        ),
        (
            "there (are|is) (2|3|4|two|three|several|many|more than one|lots of) (.. )?number*|more than one "
            "number|two numbers|3 numbers"
        ),
        "(quel|lequel) numero|plusieurs numeros|(ayya|aya|anu|anhi|shu) (el |l )?(ra2em|ra2m|rakm|raqm)",
        "(كم|قديش) (رقم|خانه|خانات)|(how many) (digits|numbers|characters)|(combien) de (chiffres|numeros)",
        "(رقم|الرقم) (.. )?(احمر|اسود|فوق|تحت|يمين|شمال|يسار|صغير|كبير|اللي تحت|اللي فوق) (ولا|او|ام)",
    ),
    "whose": (
        (
            "(ب|ل|ع|على )?(اسم|اسمي|اسمها|اسمو) (.. )?(ولا|او|or) (ب|ل|ع|على )?(اسم*)|اسم مين (.. )?(اكتب|احط|بكتب|بحط|"
            "بسجل|اسجل)"
        ),
        "(اسم مين|باسم مين|اسم من|اسمي (انا )?(ولا|او|ام)|اسم (مين|مني) (فينا|منا))",
        "(whose|who s|which person s) name|my name or|(name of|his|her) (.. )?or (mine|my name)",
        "(ismi|esmi) (ana )?(wala|aw|willa)|(ism|esem) (min|meen)|(mon nom ou|le nom de qui|quel nom)",
        "(اكتب|بكتب|حط|بحط) اسمي (انا )?(ولا|او|ام) اسم",
    ),
    "language": (
        (
            "(ممكن|بدي|فيني|فيكن|فيكم|بتحكو|بتعرفو|اريد|هل يوجد|عندكن|في) (.. )?(بالانكليزي|بالانجليزي|"
            "بالانكليزيه|بالكردي|بالتركي|بالفرنسي|لغه تانيه|كردي|تركي|فرنسي)"
        ),
        "(can|could|may|do|please|in) (.. )?(english|kurdish|turkish|french|german) ?(please|pls|version|possible)?",
        (
            "(i )?(dont|don t|do not|cant|can t) (.. )?(arabic)|(speak|write|read|understand) (.. )?(arabic|"
            "english|kurdish|turkish|french)"
        ),
        "(en |parlez vous |vous parlez )(francais|anglais)|(bel |bil )(inglizi|englizi|kurdi|turki)",
    ),
    "wait": (
        (
            "(بكتب*|ببعت*|ببعتلكن|بعطيكن) (.. )?(المسا|مسا|عشيه|بالليل|بكرا|بعد شوي|لما ارجع|بس ارجع)|"
            "(برجع|رجع) (و)?(بكتب*|ببعت*)"
        ),
        "(i ll|i will|will) (.. )?(write|send|give|type) (.. )?(tonight|tomorrow|this evening|in an hour|when|once)",
        (
            "(يرجع|ترجع|بيرجع|بترجع|يجي|تجي|بيجي|بتجي|ارجع|اوصل|يوصل|لما|لمن|بس|بعدين|عصر|مسا|بكرا|عشيه) (.. )?"
            "(بكتب*|ببعت*|بعطيكن|بخبر*|بقلكن|بقول*)"
        ),
        "(هلق|هلا|هلأ|رح|لح|حالا|شوي|دقيقه) (و)?(ب?بعت*|ببعت*|بكتب*|بعطيكن|ابعت*|بشوف*|بشوفو)",
        "(بشوف*|بدور*|بسال*|بتاكد*) (.. )?و(بقلكن|بقول*|بكتب*|بخبر*|برجع*|ببعت*|بعطي*)",
        "(i ll|i will) (.. )?(write|send|tell|give|ask) (.. )?(later|tonight|tomorrow|when|after|once)",
        "(bas|lamma|b3den|ba3den|bukra|bokra) (.. )?(bekteb*|bektob*|bab3at*|b2elkon|bkhaber*)",
        (
            "(لحظه|لحظات|دقيقه|دقيقتين|ثانيه|شوي|شويه|استنو*|استنوني|استنى|انتظرو*|اصبرو*|طولو بالكن) (.. "
            ")?(جيب|اجيب|شوف|اشوف|دور|ادور|لاقي|اسال|اتاكد|روح|بس|لو سمحت*|عم دور|لحتى|ل)"
        ),
        (
            "(عم|رح|خليني|لح) (دور|ادور|شوف|جيب|اسال|اتاكد|فتش) (.. )?(عال|على |ع )?(هويه|ورقه|وثيقه|دفتر|"
            "جواز|نضار*|اهلي|امي|ابي|زوجي)"
        ),
        "(wait|hold on|hang on|one|just|give me) (.. )?(moment|minute|second|sec|min|minutes)|hold on|hang on",
        "(ما|مو) (بقدر|فيني|عم اقدر|رح) (حدد|احدد|قرر|اقرر|اختار) (هلق|هلا|حاليا)",
        "(بشوف|بسال|باسال) .. (وبرجع*|وبحكي*|وبخبر*)",
        "(برجعلك*|برجع بحكي*|برجعلكن|رح ارجعلك*) ?(بعدين|بعد شوي)?|(i will|i ll) (get|come) back",
        "let me (look|check|find|get|see|ask|fetch)|i (will|ll) (look|check|get|fetch|find) (it|my|the)",
        (
            "(un moment|une minute|attendez|une seconde|un instant)|(la7za|lahza|d2i2a|da2i2a|sanye|estanna|"
            "estannu) (bas|shway|la|jib)"
        ),
        (
            "(بكمل*|منكمل|رح كمل|بجاوب*|برجع*|بكتب*|ببعت*|بعطيكن|بعطيك|بحكي*|بمر*|بمرق|بجيب*|بشوف*|بجي|برد*|منحكي|"
            "رح ارجع|برجعلكن) "
            "(.. )?(بعدين|بعد شوي|بعد شويه|المسا|عشيه|بكرا|لاحقا|بعد ساعه|بس (ارجع|اوصل|خلص|فضى|افضى)|لما ارجع|"
            "وقت تاني)|(continue|"
            "finish|answer|write|send|do it|come|call) (.. )?(later|tomorrow|tonight)|(come|be) (right )?back (later|"
            "soon|in)|brb"
        ),
    ),
    "then": (
        (
            "(اذا|لما|وقت|متى|بعد ما|when|once|after) (.. )?(كبست|كبس|اكبس|ضغطت|اضغط|اكدت|اكد|تاكيد|press|click|"
            "confirm) (.. )?(شو|ماذا|ايش|what|shu)"
        ),
        "(شو|ماذا|ايش|what|shu|sho) (.. )?(بعد|after|ba3d) (.. )?(تاكيد|اكد|confirm*|ta2kid|l ta2kid)",
        (
            "(شو|ماذا|ايش|what|shu) (.. )?(بصير|بيصير|يصير|يحدث|happens|bisir) (.. )?(كبست|كبس|ضغطت|اضغط|"
            "اكدت|اكد|تاكيد|press|click|tap|confirm|kabast)"
        ),
        (
            "(شو|ماذا|ايش|اش) (رح |راح |ب|س)?(يصير|بصير|بيصير|يحدث|منعمل|نعمل|بعمل|اعمل|لازم اعمل|ساوي) (.. "
            ")?(بعدين|بعدها|بعد ما|بعد (حجز|تاكيد|تثبيت|هيك|هالسؤال)|لما (خلص|اخلص)|وقت (خلص|اخلص))"
        ),
        "(و ?)?(بعدين|بعد هيك|بعدها) (شو|ماذا|ايش)|(شو|ايش) (بعدين|بعد هيك|تاني|كمان بدكن)",
        (
            "what (happens|comes|do i do|next|should i do|will happen) (.. )?(after*|next|then|when i|once)|"
            "what next|and (then|after that)|whats next|what s next"
        ),
        "(shu|sho) (bisir|byser|bseer) (ba3d*|ba3den|b3d)|(w )?ba3den shu|et apres|et ensuite|que se passe t il",
    ),
    "booked": (
        (
            "(هل |شو |انحجز|تم|صار|خلص|هيك|يعني) ?(تم |صار |انحجز )?(حجز|الحجز|موعد|الموعد|تسجيل|حجزت|انحجز*|"
            "تاكد|تسجلت|سجلت) (.. )?(ولا لا|ولا لسا|ولا لسه|هيك|خلص|والله|هلق|تمام)"
        ),
        "(كيف|شلون|how|kif|shlon) (.. )?(بثبت*|ثبت*|باكد*|اكد*|نثبت*|نءكد*|to confirm|do i confirm|bsabbet|bsabet)",
        (
            "(انحجز*|اتحجز*|تسجل*|تثبت*) (لي |الي )?(موعد*|الموعد|الحجز|اسمي|دوري|ولا)|هيك (انحجز*|خلصنا|"
            "خلصت|تم|صار عندي موعد|بكون حجزت)"
        ),
        (
            "(am i|is it|is my (appointment|booking|place)|did it|has it|was it|did i|have i) (already |now |"
            "all )?(booked|confirmed|registered|go through|done|saved|work|get the appointment|finish*)"
        ),
        (
            "(n7ajaz|en7ajaz|t2akkad|khlesna|khalasna|sajjaltuni) (.. )?(wala|el|l)|(est ce que )?(c est|ma "
            "reservation est) (reserve|confirme*)"
        ),
        (
            "(how|when|where) (do|can|will|would|should|shall|am) (i|we) (.. )?(get|receive|have|find|see) (.."
            " )?(code|qr|barcode|picture)|(how|when|where) (do|does|will) (.. )?(code|qr|barcode) (come|arrive|reach)"
        ),
        (
            "(كيف|ايمت*|متى|شلون|منين) (رح |راح |ب?قدر |فيني |بدي |لح )~(اخد|باخد|ستلم|استلم|بستلم|يوصل*|بيوصل*|توصل*|"
            "يجي*|بيجي*|يطلع*|بيطلع*|احصل|بحصل|باخذ) (.. )?(رمز|كود|باركود|qr)"
        ),
        "(كيف|ايمت*|شلون) (.. )?(رمز|كود|باركود) (.. )?(بيوصل*|يوصل*|بيجي*|باخد*|بيطلع*)",
        "(kif|kef|emta|shlon) (ra7 |b2der )~(be5od|bakhod|bakhud|byosal*|byusal*|yousal*) (.. )?(code|kod|ramez|qr)",
        (
            "(وصل|وصلت|وصلكن|وصلتكن) (.. )?(رساله|رسالتي|معلومات*|طلبي|جوابي|جواب) ?(ولا لا|شي|ولا لسا)?|did "
            "you (get|receive)"
        ),
    ),
    "without": (
        (
            "(بصير|بيصير|فيني|ممكن|بقدر|اذا|لو|هل|عادي) (.. )?(اجي|روح|احضر|نجي|اجيت|جيت) (.. )?(بلا|بدون|من "
            "دون|من غير) (موعد|حجز|دور)"
        ),
        (
            "(بلا|بدون|من دون|من غير) (موعد|حجز|دور) (.. )?(بتستقبلو*|بيستقبلو*|بصير|ممكن|بيمشي)|(لازم|ضروري|"
            "شرط) (موعد|حجز|دور|احجز)"
        ),
        (
            "(come|go|enter|accepted|walk in) (.. )?without (an |any |the )?(appointment|booking)|(do i|must "
            "i|have to) (.. )?(need|have|book) (an )?(appointment|booking)|walk in"
        ),
        "(bala|bidun|bdun) (maw3ed|mawed|7ajez|hajez)|sans (rendez vous|rdv|reservation)",
    ),
    "lost": (
        "(شو|اش|ايش|ماذا|كيف|وين) (بدي |لازم |لازمني |يلي |رح |المفروض )?(اكتب*|بكتب*|نكتب|جاوب|بجاوب|اجاوب|عبي)",
        (
            "(shu|sho|shou|ish|kif) (lazem |badde |bde |baddi |mafrud |badi )?(ekteb|ikteb|oktob|bekteb|"
            "bektob|uktob|jaweb|bjaweb|3abbi)"
        ),
        "(what|how) (do |should |must |shall |am |to |can )~(i )?(supposed to )?(write|type|answer|put|enter|fill)",
        (
            "(je )?(ne )?comprend* (pas|rien)|(que|quoi|comment) (dois je |faut il )?(ecrire|repondre|"
            "mettre)|pas compris"
        ),
    ),
    "erred": (
        (
            "(كبست|ضغطت|دعست|نقرت|اخترت|نقيت|بعت|بعتت) (.. )?(بالغلط|غلط|خطا|مو قصدي|بدون قصد|سهوا)|بالغلط "
            "(كبست|ضغطت|اخترت|بعتت)"
        ),
        "(pressed|tapped|clicked|chose|picked|sent|touched|hit) (.. )?(by mistake|by accident|accidentally|wrong*)",
        "(i )?(made|there is|there s|have) (a |an |some )?(mistake|error|typo)|i was wrong|my bad",
        (
            "(kabasest|kabast|daghatet|8lotet|ghlotet|ekhtaret) (.. )?(bel ghalat|ghalat|8alat)|(je me suis "
            "trompe|erreur de ma part)"
        ),
    ),
}

CHOOSING_STEMS: Final[Mapping[str, tuple[str, ...]]] = {"accepted": (_OTHER_PAPER, _OTHER_IN_LATIN)}
CHOOSING_LOOSE: Final[Mapping[str, tuple[str, ...]]] = {
    "compare": ("فرق|difference",),
    "wait": ("لحظه|دقيقه|ثانيه|wait|moment|sec|la7za|attendez",),
    "erred": (
        (
            "(غلطت|اخطات|خربطت|لخبطت|كان غلط|هاد غلط|مو هيك|مو هاد|مو هي|غلطان*|ghlet*|kharbat*|oops|my "
            "mistake|wrong one|not that one|not this one|undo)"
        ),
    ),
}
"""The same in a word, where the question has understood nothing."""
