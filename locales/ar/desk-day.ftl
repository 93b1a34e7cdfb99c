# The day at a place, the printed sheet and its ticks, and people who come without a booking. Read by staff.
desk-day-title = { $day }
desk-day-days = الأيام
desk-day-before = اليوم السابق
desk-day-after = اليوم التالي
desk-day-today = العودة إلى اليوم
desk-day-to = قائمة اليوم
desk-day-expected = لم يصلوا بعد
desk-day-arrived = وصلوا
desk-day-late = منهم متأخرون
desk-day-free = شاغر لمن بلا موعد
desk-day-lent =
    { $count ->
        [one] مكان واحد لمتأخر يمكن أن يأخذه الآن من جاء بلا موعد.
        [two] مكانان لمتأخرين يمكن أن يأخذهما الآن من جاء بلا موعد.
        [few] { $count } أماكن لمتأخرين يمكن أن يأخذها الآن من جاء بلا موعد.
        [many] { $count } مكاناً لمتأخرين يمكن أن يأخذها الآن من جاء بلا موعد.
       *[other] { $count } مكان لمتأخرين يمكن أن يأخذها الآن من جاء بلا موعد.
    } ومن تأخر نستقبله دائماً.
desk-day-everyone = الجميع
desk-day-only-waiting = من لم يصل بعد
desk-day-as-of = كما كان الساعة { $at }
desk-day-now = الآن
desk-day-to-now = إلى الوقت الحالي
desk-day-counts = لم يصل { $expected } · وصل { $arrived } · متأخر { $late } · شاغر { $free }
desk-day-state-expected = لم يصل بعد
desk-day-state-late = متأخر
desk-day-state-arrived = وصل
desk-day-state-missed = لم يحضر
desk-day-state-cancelled = ملغى
desk-day-state-double = لم يُؤكَّد هنا: الوثيقة نفسها في حجز آخر حضر صاحبه
desk-day-came =
    { $has_counter ->
        [yes] وصل الساعة { $at }، الطاولة { $counter }
       *[no] وصل الساعة { $at }
    }
desk-day-walk-in = بلا موعد
desk-day-open = فتح
desk-day-open-one = فتح موعد صاحب الرقم { $call }
desk-day-none-waiting = وصل الجميع.
desk-day-empty = لا مواعيد في هذا اليوم.

sheet-about = تُطبع هذه القائمة قبل انقطاع الكهرباء. عند وصول كل شخص: إشارة في المربع، والساعة إن لم تكن ساعة موعده. وتُدخل الإشارات هنا عندما يعود كل شيء.
sheet-print = طباعة
sheet-heading = { $place } · { $day }
sheet-page = صفحة { $page } من { $pages }
sheet-enter = إدخال الإشارات
sheet-ticks-title = إشارات { $day }
sheet-ticks-about = توضع إشارة أمام كل من حضر. الساعة الفارغة تعني ساعة الموعد. تُكتب مثلاً 10:20 أو ١٠٢٠، وما يُكتب بشكل آخر يُعرض كما قُرئ قبل تسجيله. مفتاح Enter يضع الإشارة وينتقل إلى التالي، والسهمان ينتقلان دون إشارة.
sheet-part = الجزء { $part }
sheet-double = وثيقة مكررة
sheet-time-of = ساعة وصول صاحب الرقم { $call }
sheet-record = تسجيل الإشارات
sheet-recorded =
    { $count ->
        [zero] لم يُسجَّل أي وصول جديد.
        [one] سُجّل وصول شخص واحد.
        [two] سُجّل وصول شخصين.
        [few] سُجّل وصول { $count } أشخاص.
        [many] سُجّل وصول { $count } شخصاً.
       *[other] سُجّل وصول { $count } شخص.
    }
sheet-to-settle = بعض الإشارات تحتاج إلى مراجعة
sheet-not-recorded =
    { $count ->
        [one] ساعة واحدة غير واضحة.
        [two] ساعتان غير واضحتين.
        [few] { $count } ساعات غير واضحة.
        [many] { $count } ساعة غير واضحة.
       *[other] { $count } ساعة غير واضحة.
    } كل ما أدخلته باقٍ في مكانه ولم يُسجَّل شيء بعد. بعد تصحيحها: «تسجيل الإشارات».
sheet-nothing-ticked = لا توجد إشارات. توضع إشارة أمام كل من حضر.
sheet-look-at-times = لم يُسجَّل شيء بعد. هكذا قُرئت الساعات، وبقي «تسجيل الإشارات».
sheet-not-yet = هذا اليوم لم يأتِ بعد. تُدخل العلامات في يومها.
sheet-time-to-come = هذه الساعة لم تأتِ بعد. تلزم ساعة الوصول، أو تُترك الخانة فارغة لساعة الموعد.
sheet-result-recorded = سُجّل.
sheet-result-looked = لم يُسجَّل وصول.
sheet-result-twice = الوصول مسجَّل من قبل.
sheet-result-cancelled = أُلغي هذا الموعد قبل ذلك.
sheet-result-another-day = نُقل هذا الموعد إلى يوم آخر. إن حضر صاحبه تُكتب ملاحظة، ويُسأل أحد المديرين.
sheet-result-another-station = هذا الموعد في مركز آخر. إن حضر صاحبه تُكتب ملاحظة، ويُسأل أحد المديرين.
sheet-result-unknown = لا نعرف هذا الموعد. يُقارن بالورقة.
sheet-result-unreadable = تعذّرت القراءة. تُقارن بالورقة وتُدخل من جديد.
sheet-result-clock = هذه الساعة غير ممكنة. تلزم ساعة الوصول.

walk-in-title = شخص بلا موعد
walk-in-look-again = بعض الخانات تحتاج إلى تصحيح. كل ما كتبته باقٍ.
walk-in-no-places = لا أماكن شاغرة الآن لمن بلا موعد، لا اليوم ولا غداً. الأماكن تتغير، وقد يفرغ غيرها بعد قليل.
walk-in-for-what = لأيّ أمر
walk-in-first = أولاً: الموافقة
walk-in-language = لغة الشخص
walk-in-notice =
    { $has_authority ->
        [yes] تطلب { $authority } هذه المعلومات
       *[no] نطلب هذه المعلومات
    } فقط لحجز موعد لك. يراها موظفو هذا المكان وحدهم. { $days ->
        [one] تُمحى بعد موعدك بيوم واحد
        [two] تُمحى بعد موعدك بيومين
        [few] تُمحى بعد موعدك بـ{ $days } أيام
        [many] تُمحى بعد موعدك بـ{ $days } يوماً
       *[other] تُمحى بعد موعدك بـ{ $days } يوم
    }. الحجز مجاني، ويمكنك إلغاء الموعد هنا متى شئت.{ $has_more ->
        [yes] {" "}{ $more }
       *[no] {""}
    }
walk-in-notice-collects = تُسلَّم الورقة لاحقاً. حتى ذلك الحين نحفظ رقمها بلا اسم. ومن يتابع في محادثة بأرقام القسيمة نحفظ محادثته أيضاً.
walk-in-notice-question = هل هذا مقبول؟
walk-in-notice-title = قبل أن نسجّلك
walk-in-print-notice = طباعة هذا النص
walk-in-agrees = قُرئ النص على الشخص أو أُعطي مطبوعاً، ووافق
walk-in-must-agree = لا نسجّل أحداً قبل أن يوافق. يُقرأ عليه النص، ثم توضع الإشارة.
walk-in-birth-hint = يلزم لمن ليس معه رقم ولمن معه دفتر عائلة فقط. اليوم ثم الشهر ثم السنة، مثلاً 3/5/1990
walk-in-fault-name = لا يُقرأ هذا اسماً. يُكتب الاسم والكنية وحدهما.
walk-in-fault-birth = التاريخ غير واضح. يُكتب اليوم والشهر والسنة، هكذا: 3/5/1990. وإن لم يكن معروفاً يُترك فارغاً.
walk-in-fault-number = لا رقم هنا. يُكتب كما في الورقة. وإن لم يُقرأ: تُختار «لا وثيقة معي» ويُكتب تاريخ الميلاد.
walk-in-fault-number-unclear = هنا أكثر من رقم. يُكتب الرقم المطلوب وحده.
walk-in-fault-number-phone = هذا يشبه رقم هاتف. يُكتب الرقم الوطني. وإن لم يكن موجوداً تُختار وثيقة أخرى.
walk-in-fault-national-id = الرقم الوطني 11 خانة، والمكتوب { $count }. يُنظر في الورقة مرة أخرى ويُكتب كاملاً. وإن لم يُقرأ: تُختار «لا وثيقة معي» ويُكتب تاريخ الميلاد.
walk-in-fault-number-twice = أي القراءتين هي الصحيحة؟ يُنظر في الورقة مرة أخرى ويُكتب الرقم كاملاً. وإن بقي غير واضح: تُختار «لا وثيقة معي» ويُكتب تاريخ الميلاد.
walk-in-fault-not-seen = يُكتب ما في الورقة.
walk-in-whole-date = السنة { $year } واضحة. يلزم التاريخ كاملاً: اليوم ثم الشهر ثم السنة.
walk-in-number-hint = يُترك فارغاً لمن ليس معه وثيقة.
walk-in-optional = (اختياري)
walk-in-choose = من القائمة
walk-in-choose-time = يلزم موعد.
walk-in-time = الموعد
walk-in-place = الساعة { $time } · شاغر { $count }
walk-in-place-on = { $on_short } الساعة { $time } · شاغر { $count }
walk-in-taken = ذهب مكان الساعة { $time } إلى شخص آخر الآن. يلزم موعد ثانٍ، وكل ما كتبته باقٍ.
walk-in-register = تسجيل الشخص
walk-in-done = تم التسجيل
walk-in-again = هذا الشخص له موعد من قبل
walk-in-when = { $day }، الساعة { $time }
walk-in-call = رقم النداء { $call }
walk-in-slip = طباعة القسيمة
walk-in-confirm = تأكيد الوصول الآن
walk-in-next = شخص آخر
