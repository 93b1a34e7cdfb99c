"""Phrases of questions about us: who asks, who sees it, what it costs, who may come, and who comes late.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

_APPOINTMENT: Final = "(موعد|موعدي|الموعد|حجز|حجزي|الحجز|دور|دوري|الدور|appointment|booking|maw3ed|maw3edi|el maw3ed)"
_KIN: Final = (
    "(اخي|خيي|خيو|اخوي|اختي|خيتي|ابي|ابوي|بيي|البابا|امي|الماما|مرتي|زوجتي|زوجي|جوزي|ابني|بنتي|ولدي|ابن عمي|عمي|"
    "خالي|جاري|رفيقي|صاحبي|my (brother|sister|wife|husband|mother|father|son|daughter|friend|mom|dad))"
)
_OTHER: Final = "(حدا|حدا تاني|حدا غيري|غيري|شخص تاني|شخص اخر|واحد تاني|واحد غيري|بدالي|بدلي|مكاني|عني)"

QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "somebody": (
        "(لحدا|لشخص|لواحد|حدا|شخص) (غيري|اخر|تاني) (ان )?(يحضر|يجي|ياتي|يستلم)",
        (
            "(ممكن|فيه|فيو|بصير|بيصير|بيقدر|بتقدر|بحق|بيجوز|يجوز|هل|عادي|اذا) (انه |يجي |تجي |اجا |اجت |ابعت |بعتت |"
            f"يقدر |تقدر |يحضر |يمكن )?({_KIN[1:-1]}|{_OTHER[1:-1]})( ..)? ?(يجي|تجي|يحضر|بدالي|عني|مكاني|بدلي|يستلم|"
            "تستلم|ياخد|تاخد|يمثلني)"
        ),
        (
            f"(ابعت|بعت|رح ابعت|رح يجي|رح تجي|بيجي|بتجي|لح يجي|يجي|تجي|ارسل) ({_KIN[1:-1]}|{_OTHER[1:-1]}) "
            "(بدالي|عني|مكاني|بدلي|يستلم|تستلم)"
        ),
        (
            "(لازم|ضروري) (اجي|كون|احضر) (انا )?(بنفسي|شخصيا|بذاتي|انا)|(حضور )?شخصي ضروري|(لازم|ضروري) (الحضور |"
            "حضور )شخصي"
        ),
        "(وكيل|وكاله|توكيل) (بيمشي|بتمشي|بصير|بتنفع|بيكفي|مقبول*|لازم)|(بصير|بينفع|بتنفع) (وكاله|توكيل|بوكاله|وكيل)",
        (
            f"(can|could|may|is it ok if|what if|if) ({_KIN[1:-1]}|somebody|someone|another person|anyone|"
            "anybody)( else)? (come|comes|go|goes|collect|collects|pick)"
        ),
        (
            "(come|collect|go) (for|instead of) me|do i (have to|need to) (come|be there) (myself|in person|"
            "personally)|"
            "in person"
        ),
        "(fi|fio|be2der|momken) (akhi|khayi|ekhti|abi|emi|7ada|hada) (yeji|yiji|teji|tiji)",
    ),
    "late": (
        "(si )?(je |j )(.. )?(en retard|retard)|(je serai|je suis|j arrive) en retard",
        (
            "(اذا|لو|ان|بحال|شو اذا) (انا )?(تاخرت|تاخرنا|بتاخر|اتاخر|صار معي تاخير|وصلت متاخر|اجيت متاخر|وصلت بعد|"
            "اجيت بعد|فات الموعد|راح الموعد|راحت علي|ما لحقت|ما اجيت|ما جيت|فاتني الموعد)"
        ),
        "(رح|راح|ممكن|يمكن|بجوز|لح|بركي|قد) (اتاخر|نتاخر|تاخر|كون متاخر|اوصل متاخر|وصل متاخر)",
        "(تاخرت|متاخر|متاخره|اتاخرت|تاخرنا) (عن|على|بالطريق|شوي|ربع|نص|ساعه|كتير|شو|عشر|خمس|ع|عالموعد)",
        f"(فات|راح|فاتني|راح علي|فاتو|نسيت) {_APPOINTMENT}|{_APPOINTMENT} (فات|راح|فاتني|راح علي|مبارح|كان مبارح)",
        (
            "(what if|if|in case) (i am|im|i m|i come|i arrive|i get there|we are)( ..)? late|(i will|i ll|i "
            "am|im|i m|i might|might) (be )?(running )?late"
        ),
        "(i )?missed (my|the) (appointment|time|slot|booking)|(am i|is it) too late|(be|come|arrive|running|am) late",
        (
            "(iza|eza|law|eza) (t2akharet|t2a5aret|takharet|ta2akharet|et2akhar|t2akhart)|(rah|ra7|rh) (et2akhar|"
            "et2a5ar|etakhar|t2akhar)"
        ),
    ),
    "free": (
        (
            "(wants|want|asked|asks|asking|needs|took|takes|demands|bado|bedo|baddo|bidu|byakhod|bya5od|"
            "talab|talabo|talabu|akhad|akhado|بدو|بدهن|طلب*|اخد*|بياخد*) (.. )?(alf|alef|masari|masary|flous|"
            "dollar*|dolar|lira|lirat|الف|مليون|دولار|ليره)"
        ),
        (
            "c est (.. )?(gratuit|payant)|(combien|quel prix) (.. )?(coute|ca coute|cout|payer|tarif)|(il "
            "faut|dois je|faut il) payer"
        ),
        "(بكم|بقديش) (الموعد|الحجز|الخدمه|هالموعد|هي)",
        "(طلب|طلبو|اخد|اخدو|دفعت|بدو|بدهن) (مني )?(..) (الف|مليون|ورقه|دولار|ليره)",
        "(bkam|bekam|2adesh|adesh) (el )?(maw3ed|mawed|7ajez|hajez)",
        (
            "(بكم|بقديش|قديش|شقد|اديش|كم|شو) (بيكلف|يكلف|كلف|بكلف|التكلفه|تكلفه|السعر|سعر|الرسوم|رسوم|رسم|ادفع|"
            "لازم ادفع|بدي ادفع|الاجره|المصاري|المبلغ|حق|حقو|ثمن|بتكلف|كلفه|كلفته|بياخدو|تاخدو|بتاخدو|بدكن)"
        ),
        (
            "(بدي|بدنا|لازم|هل|في|فيه|ضروري|رح|عليي) (ادفع|دفع|ندفع|مصاري|فلوس|رسوم|رسم|مقابل|اجره|ليرات|الدفع|"
            "تاخدو مصاري|مبلغ|هناك رسوم|الحجز مجاني|بمصاري|بفلوس|ببلاش|مجاني|مجانا)"
        ),
        (
            "(ببلاش|بلاش|مجاني|مجانا|بمصاري|بفلوس|مدفوع) (ولا|او|هاد|هالخدمه|الحجز|الخدمه|كل شي|والله|عنجد|"
            "الموعد)|(هاد|"
            "هالشي|الحجز|الموعد|الخدمه|هالخدمه|كل شي) (ببلاش|مجاني|مجانا|بمصاري|بفلوس|مدفوع)"
        ),
        (
            "(طلب|طلبو|طالب|طالبين|بدو|بدهن|عم يطلب|عم يطلبو|اخد|اخدو|دفعت|دفعنا|طلبت|ماخد|بياخد|عم ياخد) (مني |منا |"
            "مني كمان |ل)?(مصاري|فلوس|رشوه|دولار|ليره|مبلغ|برطيل|*الف|حق الموعد|حق الدور|حدا مصاري)"
        ),
        (
            "(حدا|واحد|شخص|سمسار|رجال) (عم |بدو )?(طلب|يطلب|طالب|ياخد|بياخد|قالي|قلي|اخد|عرض|يبيع|بيبيع|"
            "بدو) (مني |علي |"
            "يبيعني )?(مصاري|فلوس|ادفع|دفع|موعد|دور|المواعيد|رشوه)|رشوه|برطيل|سماسره"
        ),
        (
            "(is|are) (it|this|that|the (booking|service|appointment)|booking)( all| really)? (free|for free|paid)|"
            "how much|do i (have to|need to|must) pay|(what|any) (does it cost|is the price|are the fees|fee|"
            "fees|cost)|"
            "does it cost|is there a (fee|charge|cost)"
        ),
        (
            "(asked|asks|asking|wants|wanted|demanded|took|takes) (me )?(for )?(any |some )?(money|a bribe|"
            "bribe|cash|payment|dollars)|(sold|sell|selling|sells|buy) (me )?(an |the |my )?(appointment*|"
            "slot*|turn)"
        ),
        (
            "(2adesh|adesh|addesh|2addesh|ades|bkam|bekam|kam) (bikallef|bkallef|el se3er|se3er|masari|lazem edfa3)|"
            "bblash|bebalash|bblesh|majjani|(lazem|bde|badi|baddi) (edfa3|idfa3|edfa)"
        ),
    ),
    "safe": (
        (
            "(est ce que |est ce |c est )(.. )?(sur|securise|confidentiel|prive|dangereux)|qui (.. )?(voit|"
            "verra|lit|peut voir|a acces)|j ai peur"
        ),
        "هل (هذا|هذه|هذا البوت|هذا الموقع|هي) (امن|امان|امنه|خطر|خطير|موثوق|سري)",
        "(معلوماتي|بياناتي|هالمعلومات) (وين|لوين|لمين)",
        (
            "(ايمت|ايمتى|متى|كم يوم|بعد قديش|when|emta) (.. )?(ب?تمسح*|ب?تحذف*|ب?تمحو*|ب?تشطب*|ب[تي]نمسح*|ب[تي]نحذف*|"
            "تتلف*|erase*)"
        ),
        (
            "(هل|هاد|هالشي|الموقع|البوت|التطبيق|كلشي|كل شي|المعلومات|معلوماتي|بياناتي|انتو|المحادثه|هي) (هاد |هالشي |"
            "البوت |الموقع |كلو |معلوماتي |بياناتي |المحادثه )?(امن|امان|امنه|بامان|خطر|خطير|مضمون|مضمونه|موثوق|سري|"
            "سريه|نصب|احتيال|بخوف|بتخوف|مراقب|مراقبه|محميه)"
        ),
        "في (خطر|خطوره|مشكله علي|ضرر|امان|خوف|مراقبه|سريه)|(شو )?بيضمن*|(شو|مين) (الضمان|بيضمنلي|بيضمن)",
        (
            "(مين|من|مينو) (بيشوف|بشوف|رح يشوف|يشوف|يرى|سيرى|يطلع|بيطلع|بيقرا|يقرا|بيعرف|بياخد|عندو|رح ياخد|"
            "بيقدر يشوف|راح يشوف|رح يعرف|يلي بيشوف|الي بيشوف)"
        ),
        (
            "(شو|وين|لوين|ايش|كيف|ليش|ماذا) (رح )?(تعملو|بتعملو|بيصير|تفعلون|بتروح|رح تروح|يروحو|بتساوو|"
            "تساوو|بتستخدمو|بتحفظو|بتحتفظو|تحفظون|محفوظه) (ب|في )?(معلوماتي|بمعلوماتي|بياناتي|ببياناتي|"
            "المعلومات|بالمعلومات|هالمعلومات|بهالمعلومات|اسمي|باسمي|فيها|رقمي|البيانات|الاسماء|بالاسماء)"
        ),
        (
            "(خايف|خايفه|خفت|بخاف|مو مطمن|مو مطمنه|مو مرتاح|مو مرتاحه|قلقان|قلقانه|بخوف|اخاف)|(في )?(حدا "
            ")?(رح )?(يوصل|بيوصل|توصل|يصل) (اسمي|معلوماتي|بياناتي|لاسمي|لمعلوماتي)"
        ),
        (
            "(معلوماتي|بياناتي|اسمي|رقمي) (رح |راح )?(تروح|بتروح|يروح|رح يوصل|بيوصل|توصل|تبقى|بتضل|بتبقى|سريه|تنباع|"
            "تنتشر|لمين|عند مين|بامان|محميه)"
        ),
        (
            "(ليش|لماذا|لشو|شو دخلكن|ليش لازم|شو بدكن|ليه) (بدكن|بدكم|عم تسالو|بتسالو|تسالو|عم تطلبو|تطلبو|اعطيكن|"
            "تسالون|تريدون|بدك|محتاجين|ب|تاخدو)"
        ),
        "(مخابرات|امن الدوله|فرع امني|تجسس|هكر|هاكر|اختراق|تهكير|نصب|احتيال|نصابين|فخ|كمين)",
        (
            "(is|are|am) (it|this|that|i|the|my|you)( (data|information|info|bot|chat|site|page|details|really|name|"
            "all))? (safe|secure|private|scam|a scam|dangerous|a trap|secret|confidential|fraud|protected|trusted|"
            "trustworthy|legit|legitimate)"
        ),
        (
            "who (can|will|could|gets to|is able to|else|does)?( ..)? ?(see|sees|read|reads|know|knows|gets|"
            "get|look|looks|access)|(what|where) (do|will|are|does) (you|my|happens|happen)( ..)? (data|"
            "information|info|details|name|with it)|(i am|im|i m) (afraid|scared|worried)|why do you (need|"
            "want|ask)|can i trust|do you (share|sell|keep|store|give)"
        ),
        (
            "(aman|amen|2aman|2amen|safe) (wala|hal|hay)|(min|meen|mein) (bishuf|bishouf|byshuf|byshouf|bshuf|"
            "rah yshuf|"
            "bya3ref|b3aref|bisuf)|(5ayef|khayef|khayfe|5ayfe)"
        ),
    ),
    "who": (
        (
            "qui (etes vous|es tu|est ce|parle)|c est quoi (ca|ce|cette|votre)|vous etes qui|(est ce |c est "
            ")(le gouvernement|officiel)"
        ),
        (
            "(مين|من|مينو|منو) (انتو|انتم|انت|انتي|انتوا|حضرتك*|حضرتكن|معي|هدول|هاد|بيحكي|عم يحكي|عم بيحكي|"
            "عم احكي|بكون|"
            "يلي عم|الي عم|صاحب هال*|صاحب هاد|وراكن|وراء|بتكونو|بيكون|بتكون|المتكلم|هون|انتن)"
        ),
        (
            "(شو|ايش|وش|شنو|ما|ماذا|ماهو|ما هو) (هاد|هاي|هي|هالشي|هالبوت|هالموقع|هالبرنامج|هالخدمه|هالتطبيق|"
            "هذا|هذه|هو هذا|هي هذه|يعني هاد|قصه هال*|هالقصه|هالمحادثه|القصه|الموضوع|انتو|انتم|موضوع|شغلتكن|"
            "شغلتك|بتعمل|بتعملو|بتساوو|اسمك|اسم|اسمكن|فايده|فايدت*)"
        ),
        (
            "(لمين|تبع مين|تبع شو|تابعين|تابع) (هاد|هالبوت|انتو|انت|هالخدمه|هالموقع|لمين|لاي|لشو|لمن|لل*|"
            "هالشي)|(انتو|انت|انتم|حضرتكن|هاد|هالبوت) (مين|شو|تبع|تابعين|تابع|لمين|من وين|منين|اي جهه|رسمي|"
            "رسميين|حكومه|الحكومه|دوله|الدوله|جهه)"
        ),
        (
            "(اي|شو|ما) (جهه|هي الجهه|الجهه|دائره|مؤسسه|وزاره|الوزاره)|(عن جد|هل) (هاد |انتو |هذا |انتم "
            ")?(رسمي|حقيقي|رسميين|حكومي|تابع|الموقع رسمي)"
        ),
        (
            "who (are|r) (you|u|they|these)|who (is|s|am i|runs|made|owns|sent)|what (is|s) (this|that|it)|"
            "what are you|"
            "what do you do|(is|are) (this|you|it)( ..)? (official|real|government|the government|genuine)|whats this"
        ),
        (
            "(min|meen|mein|mn) (ento|enta|entu|inti|enti|intu|hada|ma3i|7adertak|hay|inta)|(shu|sho|chou|shou|ish|"
            "eish) (hada|hay|had|haida|hal|hayda|hayy|haad)"
        ),
    ),
}
