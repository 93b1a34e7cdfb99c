# How it goes, for admins: the page of counts, its charts, the day in a chat, and alarms.
numbers-title = الأرقام
numbers-cut = نعرض 92 يوماً على الأكثر في المرة الواحدة. تنتهي هذه الأرقام يوم { $on }. ولما بعده حتى { $until } يلزم البدء من اليوم التالي.
numbers-from = من
numbers-to = إلى
numbers-show = عرض
numbers-csv = تنزيل كجدول
numbers-as-of = كما كانت { $on }، الساعة { $at }. كلها أعداد، ولا يظهر فيها أي شخص.
numbers-sideways = الرسوم والجداول العريضة: بقيتها بتحريكها يميناً ويساراً.
numbers-by-day = المواعيد حسب اليوم
numbers-by-station = مجموع هذه الأيام لكل مركز
numbers-everywhere = كل المراكز
numbers-days = كل مركز يوماً بيوم
numbers-on = { $on_short }
numbers-about = المحجوز هو ما حُجز من المحادثة ولم يُلغَ، ومنه من وصل ومن لم يحضر ومن ننتظره. من جاء بلا موعد يُحسب فوق ذلك. المنقول هو ما تغيّر موعده إلى هذا اليوم. الانتظار هو من دخل قائمة الانتظار في ذلك اليوم وما زال فيها. الدقائق هي الوسيط بين الموعد والوصول، وتحت الصفر تعني قبل الموعد. أعداد الناس بالخمسات الكاملة، وما دون الخمسة لا يُذكر؛ والمجموع يجمع ما ذُكر، والدقائق تُذكر حين يصل خمسة على الأقل. الأماكن محسوبة من الدوام كما كان في كل يوم، ومن أيام الإغلاق.
numbers-few = دون 5
numbers-place = المركز
numbers-day = اليوم
numbers-places = الأماكن
numbers-booked = محجوز
numbers-arrived = وصلوا
numbers-missed = لم يحضروا
numbers-expected = ننتظرهم
numbers-walk-ins = بلا موعد
numbers-cancelled = ملغى
numbers-moved = منقول
numbers-waiting = في الانتظار
numbers-minutes = دقائق حتى الوصول
numbers-chats = محادثات
numbers-public = سطر للعموم
numbers-public-about = يقرأ الجميع في صفحة المحادثة كم طلباً استُقبل في كل الخدمات معاً: بالمئات الكاملة، ولا شيء دون 500، ويتجدد كل يوم اثنين.
numbers-public-on = تشغيل
numbers-public-off = إيقاف
numbers-stopped = أين يتوقف الناس
numbers-stopped-about = آخر سؤال وصل إليه من لم يُكمل ولم يكتب منذ ربع ساعة، وليس له موعد.
numbers-step = السؤال
numbers-channels = اللغات والتطبيقات
numbers-nobody-yet = لم يكتب أحد بعد.
numbers-channel = التطبيق
numbers-language = اللغة
numbers-language-ar = العربية
numbers-language-en = الإنكليزية
numbers-language-none = لم تُختر بعد
numbers-deliveries = الرسائل المرسلة
numbers-status = الحال
numbers-status-due = تنتظر الإرسال
numbers-status-sending = تُرسل الآن
numbers-status-paused = موقوفة مؤقتاً
numbers-status-sent = أُرسلت
numbers-status-failed = لم تصل
numbers-status-unknown = لا نعرف إن وصلت
numbers-status-dropped = لم تُرسل
numbers-reason = السبب
numbers-reason-blocked = حظر الشخص البوت
numbers-reason-erased = محا الشخص بياناته
numbers-reason-no-chat = لم تعد المحادثة موجودة
numbers-reason-too-late = فات وقتها
numbers-reason-interrupted = انقطع العمل في أثناء الإرسال
numbers-reason-unreadable = تعذّرت قراءتها
numbers-reason-replaced = حلّت محلها رسالة أحدث
numbers-messages = رسائل
numbers-unknown-sends =
    { $count ->
        [zero] لا محاولة إرسال مجهولة النتيجة.
        [one] محاولة إرسال واحدة لا نعرف نتيجتها، وربما وصلت مرتين.
        [two] محاولتا إرسال لا نعرف نتيجتهما، وربما وصلتا مرتين.
        [few] { $count } محاولات إرسال لا نعرف نتيجتها، وربما وصلت مرتين.
        [many] { $count } محاولة إرسال لا نعرف نتيجتها، وربما وصلت مرتين.
       *[other] { $count } محاولة إرسال لا نعرف نتيجتها، وربما وصلت مرتين.
    }
numbers-today =
    <b>{ $place }</b>
    الأماكن { $places } · محجوز { $booked } · وصل { $arrived } · لم يحضر { $missed } · ننتظر { $expected } · بلا موعد { $walk_ins } · ملغى { $cancelled } · منقول { $moved } · في الانتظار { $waiting }

alarm-title = ⚠️ <b>تنبيه</b>
alarm-full = لم يبقَ أي موعد شاغر في { $place } في كل الأيام القادمة. من يكتب الآن لا يجد موعداً هناك.
alarm-no-arrivals =
    لم يُسجَّل وصول أحد في { $place } منذ فتح الساعة { $at }، وقد مضى موعد { $count ->
        [one] شخص واحد
        [two] شخصين
        [few] { $count } أشخاص
        [many] { $count } شخصاً
       *[other] { $count } شخص
    }. هل المكان مفتوح؟ هل عندهم كهرباء وإنترنت؟
alarm-stuck = الإعلان #{ $number } متوقف: لم تخرج منه أي رسالة منذ خمس دقائق، وما زالت رسائل تنتظر.
alarm-parked =
    { $count ->
        [one] رسالة واحدة من الناس لم نستطع معالجتها
        [two] رسالتان من الناس لم نستطع معالجتهما
        [few] { $count } رسائل من الناس لم نستطع معالجتها
        [many] { $count } رسالة من الناس لم نستطع معالجتها
       *[other] { $count } رسالة من الناس لم نستطع معالجتها
    } في الساعة الأخيرة. يُرجى إخبار من يشغّل الخادم.
alarm-too-late =
    { $count ->
        [one] أُسقطت رسالة واحدة إلى صاحب موعد
        [two] أُسقطت رسالتان إلى أصحاب مواعيد
        [few] أُسقطت { $count } رسائل إلى أصحاب مواعيد
        [many] أُسقطت { $count } رسالة إلى أصحاب مواعيد
       *[other] أُسقطت { $count } رسالة إلى أصحاب مواعيد
    }: فات وقتها قبل أن نستطيع إيصالها. قد يأتي إلى الباب من لا يعلم بتغيير: يرجى إخبار الموظفين هناك.
alarm-too-late-notice =
    لم يصل الإعلان #{ $number } إلى { $count ->
        [one] شخص واحد
        [two] شخصين
        [few] { $count } أشخاص
        [many] { $count } شخصاً
       *[other] { $count } شخص
    }: فات وقته قبل أن نستطيع إيصاله. الأعداد في تقريره، وإن بقيت حاجة إليه فيمكن إرسال إعلان جديد.
alarm-paused =
    الساعة { $at } توقف الإرسال في { $channel }{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    }: { $reason ->
        [too-many] يقول إن ما أُرسل كثير
        [not-reached] لا نستطيع الوصول إليه
        [not-done] يجيب بأعطال عنده
       *[other] لا يجيب
    }. نعيد المحاولة كل دقيقة ويعود الإرسال من نفسه؛ لا يضيع شيء، والأجوبة تتأخر.
alarm-token-refused = يرفض تلغرام مفتاح البوت (token){ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } منذ الساعة { $at }: لا أحد هناك يصله جواب. على من يشغّل الخادم أن يضع مفتاحاً جديداً.
alarm-second-poller = برنامج آخر يأخذ رسائل البوت{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } من تلغرام منذ الساعة { $at }: قد لا يصل الناسَ جواب. على من يشغّل الخادم إيقافه، أو إلغاء المفتاح (token) عند @BotFather.
alarm-webhook-taken = حوّل أحدٌ رسائل البوت{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } إلى مكان آخر عند الساعة { $at }{ $who ->
        [none] {""}
       *[other] {" "}({ $who })
    }. استعدناها. من فعل ذلك يملك مفتاح البوت (token): على من يشغّل الخادم إلغاؤه عند @BotFather.
alarm-webhook-refused = منذ الساعة { $at } لا يأتي تلغرامَ من هذا الخادم جواب صحيح{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    }: { $who }. يُرجى إخبار من يشغّل الخادم.
alarm-changed =
    { $count ->
        [one] سجل واحد تغيّر
        [two] سجلان تغيّرا
        [few] { $count } سجلات تغيّرت
        [many] { $count } سجلاً تغيّر
       *[other] { $count } سجل تغيّر
    } في قاعدة البيانات على يد من لا يملك مفاتيحنا. نعامل ذلك كأنه غير موجود. يُرجى فوراً إخبار من يشغّل الخادم: «mawid journal verify»، ومن يستطيع الكتابة في القاعدة.
alarm-doubles = { $place }: ظهرت اليوم عند أحد الموظفين حجوزات مكررة كثيرة، أو ألغى كثيراً ممن سجّلهم أو تراجع عن حضورهم، وأوقفناه حتى الغد. يُرجى النظر في السجل وفي صفحة «المكرر».
alarm-doubles-arrived = { $place }: أكّد اليوم أحد الموظفين حضور كثيرين لوثائقهم حجز آخر، فعُدّ الحجز الآخر منتهياً. ما زال بإمكانه متابعة العمل. يُرجى النظر في السجل وفي صفحة «المكرر».
alarm-database-lost = حُذف ملف قاعدة البيانات أو استُبدل والخدمة تعمل. كل شيء مستمر، لكن ما يُكتب الآن يضيع عند توقفها. يُرجى فوراً إخبار من يشغّل الخادم، وألا تُوقف الخدمة قبل أن ينظر في الأمر.
alarm-keyring-lost = ملف المفاتيح غير موجود أو حلّ مكانه ملف آخر. المفاتيح الآن في ذاكرة الخدمة العاملة وحدها: إذا توقفت فلن يقرأ أحد شيئاً بعدها. يُرجى فوراً إخبار من يشغّل الخادم ليعيد الملف الصحيح، وألا تُوقف الخدمة قبل ذلك.
alarm-disk = القرص يكاد يمتلئ: بقي { $megabytes } ميغابايت. إذا امتلأ توقفت الخدمة. يُرجى إخبار من يشغّل الخادم.
alarm-web-share = في { $place } أُعطي عبر صفحة المحادثة نصف ما يُسمح لها به { $days ->
        [one] ليوم واحد
        [two] ليومين
        [few] لـ { $days } أيام
       *[other] لـ { $days } يوماً
    }. إن لم يبدُ أنهم أناس حقاً، يمكن جعل الصفحة للموظفين أو إغلاقها: /page

cases-flow = من تقديم الطلب إلى الاستلام
cases-about = كما كانت في بداية اليوم، بالعشرات الكاملة. ما هو أقل من عشرين لا يُذكر، كي لا يُعرف منه شخص بعينه. قيد الدراسة والجاهز هما ما هو مفتوح الآن، وبقية الأعمدة محسوبة من البداية.
cases-applied = قُدّم
cases-review = قيد الدراسة
cases-median = أيام الدراسة (الوسيط)
cases-oldest = الأيام (الأطول)
cases-ready = جاهز
cases-ready-7 = جاهز حتى 7 أيام
cases-ready-21 = من 7 إلى 21 يوماً
cases-ready-42 = من 21 إلى 42 يوماً
cases-ready-older = أكثر من 42 يوماً
cases-collected = سُلّم
cases-renewed = تجديد
cases-papers = أوراق ناقصة
cases-served = منهم من عاد
cases-forgotten = حُذف مع شهره
cases-csv = تنزيل هذا الجدول
cases-few = دون 20
cases-all-few = كل هذه الأعداد دون العشرين، فلا يُذكر منها شيء بعد.
cases-some = { $count }
cases-line =
    <b>{ $place }</b>
    { $told ->
        [yes] قُدّم { $applied } · قيد الدراسة { $review }{ $timed ->
            [yes] {" "}(بالأيام: الوسيط { $median }، والأطول { $oldest })
           *[no] {""}
        }
        جاهز ولم يُستلم { $ready } (حتى 7 أيام { $age0 }، من 7 إلى 21 { $age1 }، من 21 إلى 42 { $age2 }، أكثر { $age3 })
        سُلّم { $collected } · تجديد { $renewed }
        أوراق ناقصة { $papers } · منهم من عاد { $served } · حُذف مع شهره { $forgotten }
       *[no] كل أعداد الزيارة الثانية دون العشرين، فلا يُذكر منها شيء بعد.
    }
alarm-untold = في { $place } أوراق جاهزة منذ يوم ولم نكتب لأصحابها. هل الخدمة موقوفة، أو الإرسال متوقف؟
alarm-old-review = في { $place } طلب قيد الدراسة منذ { $days } يوماً أو أكثر. يُدخل ما صار جاهزاً: /ready
alarm-collection-full = في { $place } أوراق جاهزة ولا وقت نعطيه لأصحابها: لا موعد استلام شاغر في كل الأيام القادمة. يلزم للاستلام ساعات أو أماكن أكثر.
