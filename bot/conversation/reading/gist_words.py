"""Words by what they are about, in Arabic of Aleppo, English and French, in the notation of ``asides``."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.reading.gist_about import About

WORDS: Final[Mapping[About, tuple[str, ...]]] = {
    "what": ("شو|اش|ايش|وش|شنو|ماذا|ماهي|ماهو|ما (هو|هي|هذا|هذه)", "what|whats", "quoi|quel*|qu est ce|que dois"),
    "how much": ("قديش|شقد|اديش|قداش|قدي|كم|بكم|بقديش", "how (much|many|long)", "combien"),
    "where": ("وين|فين|اين|لوين|منين|وينو|وينها|وينكن", "where|wheres", "ou (est|se|puis|dois|faut|c est)|d ou"),
    "when": ("ايمت*|امت|امتى|امته|متى|لايمت*|لامت*|اي (ساعه|يوم)", "when|what time|until when", "quand|quelle heure"),
    "who": ("مين|منو|لمين|من (هو|هم|انتم|يرى|يقرا|يعرف)", "who|whom", "qui|chez qui"),
    "how": ("كيف|شلون|كيفني", "how", "comment"),
    "why": ("ليش|ليه|لماذا|لشو|لاي سبب", "why|what for", "pourquoi"),
    "which": ("اي|اينا|انو|ايا|اني|اينو|ايهما|ايهن", "which|whitch|wich", "lequel|laquelle|quel*"),
    "if": ("اذا|لو|بحال|ان كان|بفرض", "if|in case|suppose", "si"),
    "or": ("ولا|او|وللا|والا|هل .. ام", "or|versus|vs", "ou|ou bien"),
    "can": (
        (
            "بقدر|فيني|فيي|فينا|بصير|بيصير|ممكن|بحسن|مسموح|يمكن|استطيع|نستطيع|يجوز|بيجوز|بيزبط|بتزبط|بيمشي|"
            "بتمشي|بتنفع|بينفع|بيقبلو*|بتقبلو*|تقبلو*|يقبلو*|مقبول*|بيسمحو*|بتسمحو*"
        ),
        "can|may|could|allowed|possible|accept*|ok to|okay to|works|valid",
        "peux|puis|peut|possible|accepte*|valable|permis de venir|ai je le droit",
    ),
    "must": (
        "لازم|ضروري|شرط|يجب|اجباري*|الزامي*|ملزم*|بلزم|بيلزم|مضطر*|مفروض",
        "must|have to|has to|need to|needed|required|mandatory|obligatory|necessary",
        "dois|doit|faut|obligatoire|necessaire|besoin",
    ),
    "not": (
        "ما|مو|مش|لا|بلا|بدون|ليس|ماني|من دون|من غير|مابدي",
        "not|dont|don t|without|no|never|cant|can t",
        "pas|sans|ni",
    ),
    "want": (
        "بدو|بدهن|بدها|طلب*|طالب*|يطلب|عم ياخد*|اخدو*|ياخد*|بياخد*|عرض|يبيع|بيبيع|باع|دفعت*|دفعني|قبض",
        "want|wants|wanted|ask|asks|asked|asking|demand*|took|takes|sell*|sold|offer*|charge*|paid",
        "veut|demande*|exige*|vend*|paye*",
    ),
    "money": (
        (
            "مصاري|مصريات|فلوس|ليره|ليرات|دولار*|رسم|رسوم|طابع|طوابع|ادفع|ندفع|بدفع|يدفع|تدفع*|دفع|بندفع|"
            "كلف*|بكلف*|بيكلف*|بتكلف*|تكلفه|كلفه|سعر*|اجره|ثمن|مبلغ|رشوه|برطيل|سمسار|سماسره|حقو|حقها|مصروف|"
            "عموله|اكراميه|حلوان"
        ),
        (
            "pay|pays|payment|fee|fees|cost|costs|price|money|charge|cash|bribe|dollar*|lira|liras|euro*|"
            "middleman|broker"
        ),
        "payer|payant*|prix|cout*|coute*|argent|frais|tarif|pot de vin",
    ),
    "thousands": ("الف|مليون|ميه|مية|ورقه|الاف", "thousand|hundred|million", "mille|cent"),
    "free": ("مجان*|ببلاش|بلاش|مدفوع", "free|for free|free of charge|at no cost", "gratuit*|gratis"),
    "papers": (
        (
            "ورق*|وراق|اوراق|وثيق*|وثائق|وثايق|مستند*|ثبوتيات|هويه|هويتي|جواز*|باسبور*|دفتر*|اخراج|شهاده|"
            "رخصه|صور*|صوره|نسخه|طابع|طوابع|بيان|سند|كرت|بطاقه جامعيه|ملف"
        ),
        "paper*|document*|id|passport*|photo*|picture*|copy|copies|certificate|licen*|booklet|card",
        "papier*|document*|carte|passeport*|livret|photo*|permis|acte|extrait",
    ),
    "bring": (
        (
            "جيب*|اجيب*|بجيب*|نجيب|تجيب*|يجيب*|احضر*|بحضر|نحضر|حضر*|يكون معي|كون معي|خد معي|اخد معي|اصطحب|"
            "محتاج*|بحتاج|احتاج"
        ),
        "bring*|take with|carry|have with me|need*|prepare",
        "apporter|amener|prendre|emporter|preparer|faut il",
    ),
    "place": (
        (
            "مركز*|مكان*|محل*|مكتب*|عنوان*|موقع*|شارع|حاره|حي|بنايه|مبنى|فرع|صالحين|شهبا*|باب (فرج|نصر)|"
            "طريق*|ساحه|لوكيشن"
        ),
        "place*|station*|address|location|cent(er|re)*|building|branch|street|directions|map|near",
        "adresse|lieu|endroit|bureau|centre*|batiment|rue|plan",
    ),
    "opening": (
        (
            "دوام*|فاتح*|مفتوح*|بتفتح*|بيفتح*|تفتح*|يفتح*|بتسكر*|بيسكر*|مسكر*|عطله|مداوم*|بتداوم*|بيداوم*|"
            "بتدوم*|ساعات (دوام|عمل|استقبال)|بتستقبل*|تستقبل*|اوقات (دوام|عمل|استقبال)"
        ),
        "open|opens|opening|close|closes|closed|closing|hours|holiday|working day*|schedule",
        "ouvert*|ferme*|horaire*|ouvrez|ouvre|heures d ouverture|ferie*",
    ),
    "late": (
        "تاخ*|اتاخر*|بتاخر|متاخر*|تاخير*|نتاخر|ما لحقت|ما لحق|فاتني|فات*|راح علي|بعد موعدي|بعد وقتي|علقت|علقنا",
        "late|later than|delay*|miss|missed|missing my|not on time|after my (time|appointment|slot)|stuck|held up",
        "retard|en retard|rater|rate|manque*|manquer|apres l heure",
    ),
    "long": (
        "بيطول*|بتطول*|بطول*|يطول*|تطول*|بياخد*|بتاخد*|ياخد*|مده|استنى|بستنى|ننتظر|انتظر|انتظار|طابور|دقيقه|وقت",
        "long|take|takes|wait|waiting|queue|minutes|time|quick|fast",
        "temps|dure|duree|attendre|attente|minutes|queue|longtemps|vite",
    ),
    "ready": (
        "جاهز*|تجهز*|بتجهز*|بيجهز*|بتطلع|تطلع|بستلم*|استلم*|نستلم*|تستلم*|نتيجه|بتصدر|تصدر|خلصت معاملتي|صار طلبي",
        "ready|receive|result|collect|get (my|the) (card|paper|id)|pick up",
        "pret*|recevoir|recois|resultat|retirer|recuperer",
    ),
    "fear": (
        (
            "امان|بامان|امن|سري*|سريه|خصوصي*|خطر*|خايف*|خوف|بخاف|خفت|قلقان*|مراقب*|محمي*|نصب|احتيال|مضمون*|"
            "موثوق*|تثق|بوثق|مخابرات|يضر*|بيضر*|مشاكل"
        ),
        (
            "safe*|secure|security|privacy|private|danger*|afraid|scared|fear|worried|trust|scam|police|"
            "confidential|leak*|hack*"
        ),
        "sur|securise*|securite|confiden*|prive*|peur|danger*|police|arnaque|confiance|inquiet*",
    ),
    "see": (
        (
            "بيشوف*|يشوف*|بتشوف*|شايف*|بيعرف*|يعرف*|رح يعرف|بيقرا*|يقرا*|بيطلع*|يطلع*|بيوصل*|يوصل*|توصل|"
            "بتروح|تروح|بيروح|تعطو*|بتعطو*|تبعتو*|بتبعتو*|تشاركو*|بتشاركو*|بتبيعو*"
        ),
        "see|sees|seen|know|knows|read|reads|access|share*|sell|go|goes|end up|show",
        "voir|voit|savoir|sait|lire|lit|partage*|transmis*|vont|va",
    ),
    "data": (
        "معلومات*|بيانات*|اسمي|باسمي|رقمي|هالحكي|يلي كتبته|الي كتبته|شي كتبته|حكيي|داتا",
        "data|information|info|details|my name|what i (write|wrote|type)|this chat|messages",
        "donnees|informations|mes infos|mon nom|coordonnees",
    ),
    "keep": (
        "تحتفظ*|بتحتفظ*|بيضل*|بتضل*|يضل*|تضل*|محفوظ*|تخزن*|بتخزن*|بتخلو*|تخلو*|تبقى|بتبقى|يبقى|ينمحى|بتنمحى|تنمحى",
        "keep|kept|store*|stays|stay|remain*|retain|saved",
        "gard*|conserv*|stock*|reste*",
    ),
    "erase": (
        "امسح*|امسحو*|احذف*|احذفو*|امح*|امحو*|شيلو*|شيلي*|شيل|حذف|مسح|محو|انحذف|ينحذف|بتمسح*|بتحذف*|تحذف*|تمسح*",
        "delete|erase|remove|wipe|clear",
        "supprim*|efface*",
    ),
    "code": (
        "كود*|رمز*|باركود*|كيو ار|رقم (حجز|موعد|نداء)|رساله|صوره رمز|qr",
        "code|qr|barcode|confirmation",
        "code|qr|confirmation",
    ),
    "lost": (
        (
            "ضاع*|ضيع*|ضايع*|راح|راحت|انحذف*|انمسح*|نسيت*|ناسي*|فقد*|ما لقيت*|ما عم لاقي*|مو ملاقي*|حذفت*|"
            "مسحت*|كسرت|انكسر"
        ),
        "lost|lose|forgot|forgotten|deleted|cant find|can t find|missing|broken",
        "perdu*|oublie*|efface*|trouve pas|casse",
    ),
    "appointment": (
        "موعد*|مواعيد*|حجز*|حجزي|دور|دوري|ادوار",
        "appointment*|booking|bookings|turn|reservation|slot",
        "rendez vous|rdv|reservation|tour",
    ),
    "slots": (
        (
            "فاضي*|متاح*|متوفر*|شاغر*|(في|فيه|شي) (موعد|مواعيد|وقت|اوقات) (.. )?(بكرا|اليوم|قريب*|بقي*)|اقرب "
            "(موعد|وقت|يوم)"
        ),
        "available|availab*|free (time*|slot*|appointment*|day*|place*)|earliest|soonest|slots",
        "disponib*|libre*|creneau*|plus tot|proche rendez vous",
    ),
    "cancel": ("الغ*|نلغي|تلغو*|كنسل*|بطل|بطلت|بطلنا", "cancel*|call off|give up", "annul*"),
    "change": (
        "غير|اغير|نغير|بغير|تغيير|غيرو*|بدل|ابدل|بدلو*|تبديل|عدل|اعدل|تعديل|صلح*|صححو*|تصحيح|اجل*|تاجيل|قدم|نقل|انقل",
        "change*|modify|correct|fix|edit|move|postpone|reschedule|another (day|time)|rectify|update",
        "changer|modifi*|corrig*|reporter|deplacer|avancer|rectif*",
    ),
    "later": (
        "بعدين|لاحقا|بعد ما|بعد (تاكيد|حجز|هيك)|لبعدين",
        "later|after|afterwards|then",
        "apres|plus tard|ensuite",
    ),
    "wrong": (
        "غلط*|خطا|اخطا*|بالغلط|غلطان*|خربط*|لخبط*|سهوا|مغلوط",
        "wrong*|mistake*|error*|mistyp*|typo*|incorrect*|misspel*|by accident",
        "faux|fausse|erreur*|trompe*|incorrect*|faute*",
    ),
    "kin": (
        (
            "[لبو]?(اخي|خيي|اخوي|اختي|ابي|ابوي|بيي|امي|والدي|والدتي|مرتي|زوجتي|زوجي|جوزي|ابني|بنتي|ولدي|"
            "ولادي|اولادي|جاري|جارتي|رفيقي|صاحبي|حماتي|حماي|جدي|جدتي|ستي|عمي|خالي|خالتي|عمتي|اهلي|عيلتي|"
            "عائلتي|قريبي|حدا|شخص|غيري|حدا تاني)"
        ),
        (
            "(mother|father|brother|sister|wife|husband|son|daughter|kids|children|parents|family|friend|"
            "neighbo*|mom|dad|relative|cousin|uncle|aunt|grand*|someone else|somebody else|anybody|somebody|"
            "someone)"
        ),
        "mere|pere|frere|soeur|femme|mari|fils|fille|enfant*|parents|famille|ami|amie|voisin*|quelqu un",
    ),
    "comes": (
        "يجي|تجي|بيجي|بتجي|اجي|يروح|تروح|روح|بروح|يحضر|تحضر|يستلم*|تستلم*|ابعت*|بعت*|ينوب|ياخد*|نيابه",
        "come|comes|go|goes|collect*|send|pick|attend|represent",
        "venir|vient|aller|envoyer|represente*|retirer",
    ),
    "instead": (
        "بدالي|بدلي|عني|مكاني|مطرحي|بدالو|بدالها|عنو|عنها|بنيابتي|نيابه عني|بدلا (عني|مني)|وكيل|وكاله|توكيل",
        "instead|on (my|his|her) behalf|for (me|him|her)|in (my|his|her) place|proxy|power of attorney",
        "a ma place|a sa place|pour moi|procuration|au nom de",
    ),
    "human": (
        "موظف*|انسان|بشر|بني ادم|مسؤول*|شخص حقيقي|حدا حقيقي|خدمه (عملاء|زباين)|مدير*",
        "human|person|employee*|staff|real|agent|operator|manager|support|someone|somebody",
        "humain|personne|employe*|agent|responsable|quelqu un|vrai*",
    ),
    "call": (
        (
            "احكي|حاكي|نحكي|احاكي|اتصل|بتصل|اتصلو|دق|اتكلم|اتواصل|تواصل|كلم|رقم (تلفون*|هاتف*|موبايل*|واتس*)|"
            "تلفون*|واتس*|نمره"
        ),
        "call|talk|speak|phone|telephone|contact|hotline|whatsapp|chat with",
        "parler|appel*|telephone*|joindre|contacter|numero de telephone",
    ),
    "write": (
        "اكتب*|بكتب*|نكتب|كتابه|جاوب*|اجاوب|بجاوب|حط|بحط|احط|عبي|بعبي|املي|ادخل",
        "write|type|answer|put|fill|enter|spell",
        "ecri*|repond*|mettre|mets|remplir|saisir|taper",
    ),
    "understand": (
        "(ما|مو|مش|لم|ماني) (عم )?(فهمت*|فاهم*|افهم|بفهم*|فهمان*)|مو واضح|مش واضح|غير واضح",
        (
            "(dont|don t|do not|didnt|didn t|did not|cant|can t|cannot) (really |quite )?(get|understand|"
            "follow)|not clear|unclear|confus*"
        ),
        "comprend* pas|compris|pas clair|perdu ici",
    ),
    "better": (
        "احسن|افضل|انسب|اسرع|اسهل|فرق|الفرق|بتنصح*|تنصح*|بختار|اختار|انقي|بنقي|اخف|افضى|اهدا",
        (
            "better|best|difference|different|recommend*|advise|prefer*|faster|easier|choose|pick|less "
            "crowded|suggest|differ"
        ),
        "mieux|meilleur*|difference*|conseill*|preferable|plus rapide|choisir|recommand*",
    ),
    "needs": (
        (
            "نسوان|نساء|نسا|حريم|ستات|للنسوان|نسائي|كرسي|متحرك|عكاز*|عجوز*|ختيار*|كبير* (ب?عمر|ب?سن)|مسن*|"
            "معاق*|اعاقه|حامل|مرضع|مريض*|رضيع|طفل*|صغار|ولاد|درج|مصعد|اسانسير|حمام*|تواليت|موقف|كراج|كمام*|"
            "ضرير|اعمى|اطرش|احتياجات"
        ),
        (
            "women*|female|ladies|wheelchair|elderly|old (man|woman|lady|mother|father|people|person)|disab*|"
            "pregnan*|baby|toddler|stairs|lift|elevator|ramp|toilet*|bathroom|parking|crutches|blind|deaf|"
            "handicap*|breastfeed*|walk (well|far)"
        ),
        (
            "femme*|dames|fauteuil|age*|handicap*|enceinte|bebe|poussette|escalier*|ascenseur|toilette*|"
            "parking|bequille*"
        ),
    ),
    "number": (
        "رقم|الرقم|ارقام|رقمين|رقمها|رقمو|خانه|خانات|نمره",
        "number*|digits|digit",
        "numero*|chiffre*|nombre",
    ),
    "book": (
        "احجز*|بحجز|حجز|نحجز|اسجل|سجل|بسجل|تسجيل|اخد موعد",
        "book|register*|apply|sign up|reserve",
        "reserver|inscrire|prendre rendez*",
    ),
    "next": (
        (
            "شو (بصير|بيصير|رح يصير|منعمل|بعمل|اعمل|بساوي) (.. )?(بعد*|هلق|هلا)|(و ?)?بعدين شو|بعد (حجز|"
            "تاكيد|هيك) شو|شو (تاني|بعدين)"
        ),
        "what (happens|comes|now|next)|next step*|and then|what then|after (that|booking|this)",
        "et apres|et ensuite|que se passe|prochaine etape",
    ),
    "name": ("اسم|اسمي|كنيه|كنيتي|اسامي|اسمو|اسمها|لقب", "name*|surname", "nom|prenom"),
    "language": (
        "عربي|انكليزي|انجليزي|كردي|تركي|فرنسي|لغه|فرنساوي|المانيا?|بالعربي|بالانكليزي|بالكردي|بالتركي",
        "english|arabic|kurdish|turkish|french|german|language|translate*",
        "francais*|anglais*|arabe|kurde|turc|langue",
    ),
    "hard": (
        "صعب*|تعبت|زهقت|مليت|معقد*|طلعت روحي|عجزت|ما عم يمشي|ما عم تمشي|علق|معلق|ما عم يزبط|ما زبط",
        "hard|difficult|complicated|tired of|annoying|frustrat*|stuck|does not work|doesn t work|not working|fed up",
        "difficile*|complique*|marche pas|fonctionne pas|bloque*|fatigue*",
    ),
}
