"""Phrases of manners and of being at a loss: a human, not reading, not understanding, thanks, greetings.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

MANNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "human": (
        "(kalem|kallem|e?7ki|2e7ki|a7ki|7aki) (ma3 |m3 )?(7ada|7adan|wa7ed|wahed|bani adam|mwazzaf|insan)",
        "(parler|parlez) (.. )?(quelqu un|personne|employe|humain)|numero de telephone",
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
            "(حدا|موظف|انسان) (يرد|يحكي|يساعدني|يحاكيني|يتصل|يجاوبني)|(اتصلو|اتصل|دقو|دقولي|كلموني|حاكوني) "
            "(فيني|في|بي|علي|معي|لي|لو سمحت*)"
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
            "(bde|badi|baddi|bedde|beddi|bdi|fini|momken) (e7ki|ehki|i7ki|ihki|a7ki) (ma3 )?(7ada|hada|"
            "mwazaf|muwazaf|mowazaf)|ra2mkon|ra2amkon|ra2mkm"
        ),
    ),
    "unread": (
        "(je )?(ne )?(sais|peux) pas (lire|ecrire)|(ma |mu )?(shayef|shayfe|3am shuf) (mni7|shi)",
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
            "i (can t|cant|cannot|can not|dont know how to|do not know how to|don t know how to) (read|write|"
            "type|see|spell)|(my eyes|eyesight|letters are)( ..)? (bad|weak|small|tiny|too small)|i am "
            "(illiterate|blind)"
        ),
        "ma (ba3ref|b3ref|ba3rif|b3arf|be3ref|be2der) (e2ra|ekteb|2ra|ikteb|e2ra|okteb|uktob|i2ra|ektob)",
    ),
    "lost": (
        "je (ne )?comprend* (pas|rien)|(aidez moi|j ai besoin d aide)",
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
            "ma (fhemet|fhmt|fhimt|fehmet|fhemt|fhmet|3am efham)|(shu|sho|shou) (ya3ne|ya3ni|2asdak|lazem "
            "a3mel|lazem ekteb|a3mel|sawi|3mel)|(kif|keef|shlon) (bsajel|b7jez|bahjez|ba7jez|a3mel|b3mel|"
            "sajel|e7jez)|sa3dni|sa3douni|sa3edni"
        ),
    ),
    "thanks": (
        "merci (beaucoup|bien|a vous|infiniment|bcp)",
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
