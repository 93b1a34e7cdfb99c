# After the first visit and at the second: the serial number of the office's paper, the slip with the recovery code. Read by
# staff; the slip by everybody.
desk-page-serial-ask = الرقم المتسلسل
desk-page-serial-hint = يُقرأ من الدفتر بالقارئ أو الكاميرا، أو يُكتب مرتين. وبدونه: «التالي».
desk-page-serial-again = الرقم نفسه مرة ثانية
desk-page-serial-again-hint = من الورقة من جديد: خطأ في رقم واحد يجعله رقم شخص آخر.
desk-page-serial-differs = الرقمان مختلفان. يُرجى كتابة الرقم من الورقة من جديد، مرتين.
desk-page-serial-empty = يُكتب الرقم من الورقة، أو نتابع بدونه: «التالي».
desk-page-serial-go = حفظ
desk-page-hand-over = تم التسليم
desk-page-by-another = تسليم لشخص آخر عنه
desk-page-case-slip = طباعة القسيمة
desk-page-papers = أوراق ناقصة: موعد جديد

answer-numbered = حُفظ الرقم
answer-numbered-line = { $serial }
answer-numbered-slip = من ليس معه هاتف تلزمه القسيمة، وهي لمن يطلبها أيضاً. تُطبع من هنا خلال دقائق قليلة، ولا تُطبع بعدها.
answer-serial-taken = هذا الرقم على ورقة أخرى
answer-serial-taken-hint = يُرجى مقارنة { $serial } بالورقة. إن كان مكتوباً عليها تؤخذ ورقة أخرى من الدفتر ويُسجَّل رقمها.
answer-serial-unread = هذا ليس رقماً متسلسلاً
answer-serial-gone = لا يمكن حفظ رقم هنا الآن
answer-serial-gone-hint = إما أُلغي تسجيل الوصول، أو حُفظ له رقم من قبل، أو كان في يوم آخر أو مكان آخر. يُرجى قراءة الرمز من جديد لمعرفة السبب.
answer-collect = للتسليم: { $serial }
answer-collect-line = الموعد الساعة { $time }. تُستخرج الورقة التي عليها هذا الرقم وتُقارن بما مع صاحب الموعد.
answer-collect-nameless = لا اسم محفوظ عندنا. المقارنة بما هو موجود في الدائرة.
answer-handed = تم تسليم { $serial }
answer-handed-to =
    { $other ->
        [yes] الساعة { $at }، لشخص آخر عنه
       *[no] الساعة { $at }
    }
answer-papers-full = لا وقت محجوز لذلك
answer-papers-full-hint = الأوقات المتروكة لمن يعود مرة ثانية أُعطيت كلها، أو لم يُترك منها شيء. يمكن اختيار وقت آخر من «المزيد».
answer-paper = حسب الورقة: { $serial }
answer-paper-of = الخدمة: { $service }
answer-papers = أكثر من ورقة: { $serial }
answer-papers-which = يوجد هذا الرقم على أوراق أكثر من خدمة. تُختار الخدمة التي تعود إليها ورقة الشخص.
answer-paper-ready = هي جاهزة، والبحث كان بالرقم لا بالموعد. تُستخرج الورقة التي عليها هذا الرقم وتُقارن بما مع صاحبها.
answer-paper-unready = لم يُدخل أحد هذا الرقم جاهزاً، أو أُدخل قبل دقائق ولم يُحتسب بعد. إن كانت الورقة هنا مع ذلك فيمكن تسليمها.
answer-paper-unknown = لا يوجد هذا الرقم هنا
answer-paper-unknown-hint = { $serial }: ليس لأي ملف في هذا المكان. يُرجى مقارنته بالورقة، وإن كان صحيحاً فالعمل حسب الورقة كما لو كنا غير موجودين.
answer-paper-before = { $on }، نحو الساعة { $at }. إذا قال الشخص إنه لم يستلم شيئاً: يُسأل أحد المديرين.
answer-paper-back = لم يُسلَّم
answer-paper-back-line = { $serial } لم يعد محسوباً من المُسلَّم.
answer-paper-back-time = عاد موعد صاحبها قائماً: { $day }، الساعة { $time_said }.
answer-paper-back-lost = موعد صاحبها انتهى أو تعذّر الإبقاء عليه: لاختيار موعد آخر تُرسل /status في المحادثة.
desk-page-document-serial = هو الرقم المكتوب على ورقة الدائرة

serial-none = لم نقرأ أرقاماً. يُقرأ الرقم من الورقة أو تُكتب أرقامه.
serial-not-one = رقم واحد فقط، بالأرقام وحدها: يُكتب كما هو على الورقة.
serial-is-code = هذه الأرقام الاثنا عشر رمز موعد، وليست رقماً متسلسلاً. يُقرأ الرقم المكتوب على ورقة الدائرة.
serial-zero = لا ورقة رقمها أصفار فقط. يُرجى قراءته من جديد.
serial-too-long = هذا أطول من { $most } رقماً. يُرجى قراءة الرقم من الورقة مرة أخرى.
serial-differs = الرقمان مختلفان. يُرجى كتابة الرقم من الورقة من جديد، مرتين.

desk-serial-ask = والآن الرقم المتسلسل المكتوب على الورقة، مرتين للتأكد، أو صورة خطوطه. أو نتابع بدونه.
desk-serial-again = والرقم نفسه مرة ثانية للتأكد.
desk-serial-skip = ⏭ بدون رقم
desk-serial-skipped = لم يُحفظ رقم. لحفظه لاحقاً اليوم يُقرأ الرمز من جديد.
desk-hand-over = ✅ تم التسليم
desk-by-another = تسليم لشخص آخر عنه

case-slip-title = ·
case-slip-serial = رقم الورقة
case-slip-keep = يُحفظ هذا الجزء، ويُحضر معك عند العودة.
case-slip-recovery = من هاتف آخر
case-slip-recovery-about = للمتابعة من هاتف آخر تُكتب هذه الأرقام في محادثته. من يحصل عليها يستطيع ذلك: يُحفظ بعيداً عن الجزء الأول.
case-slip-tell = لا عنوان على القسيمة. يُكتب عنوان المحادثة على الجزء الذي عليه الأرقام الاثنا عشر، أو يُقال لصاحبها.
case-slip-cut = ✂ القصّ هنا
