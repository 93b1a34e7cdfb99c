# Admins' pages: who works here, what each place is like, the journal, and the pause of the whole service.
people-title = من يعمل هنا
people-intro = من ترك العمل أو ضاع هاتفه، يُنهى عمله من هنا. يسري ذلك فوراً، في المحادثة وعلى المكاتب.
people-search = الاسم أو جزء منه
people-search-go = بحث
people-nobody = لا أحد ممن يعمل هنا بهذا الاسم.
people-pages = صفحات القائمة
people-page = الصفحة { $page } من { $pages }
people-previous = السابق ▶
people-next = التالي ◀
people-name = الاسم
people-role = العمل
people-role-admin = إدارة كل المراكز
people-role-station = عمل في مركز واحد
people-since = منذ
people-signed-in = مفتوح عنده الآن
people-counter = الطاولة { $number }
people-not-signed-in = لا مكتب
people-what = الإجراء
people-this = أنت
people-when = { $on_short }، { $at }
people-revoke = إنهاء العمل
people-really = هل ننهي فعلاً عمل { $name }؟ لا تبقى محادثته محادثة عمل، ويُغلق فوراً كل مكتب مفتوح باسمه.
people-really-you = هل ننهي فعلاً عملك أنت؟ يسري ذلك فوراً، ولا يعيدك إلا مدير آخر.
people-yes = نعم، إنهاء العمل
people-no = لا، يبقى
people-only-admin = آخر من في الإدارة
people-revoked = ✓ انتهى عمله، ويسري ذلك من الآن.
people-revoked-you = ✓ تمّ.
people-last-admin = لا يمكن إنهاء عمل آخر مدير. تلزم دعوة غيره أولاً.
people-gone = لم يبقَ ما يُفعل: سبقك أحد، أو انتهت المدة.
people-cancelled = ✓ أُلغيت الدعوة.
people-invite = دعوة شخص
people-invite-hint = لكل محادثة عمل واحد: من يقبل الدعوة من محادثة لها عمل سابق، ينتهي عمله السابق. أما المدير فلا يصير بها موظفاً في مركز واحد.
people-name-hint = كما يظهر في القائمة وفي السجل، مثل «الطاولة 2» أو الاسم الأول.
people-place = أي مركز
people-all-places = لا شيء: المدير لكل الأماكن
people-make = إنشاء الدعوة
people-fault-name = يلزم اسم، حتى { $most } حرفاً.
people-fault-role = يلزم واحد من الاثنين.
people-fault-station = يلزم اختيار مركز العمل.
people-look-again = لم تُنشأ الدعوة بعد. تُرجى مراجعة ما عليه علامة.
people-made = دعوة { $name }
people-made-hint = تعمل مرة واحدة، حتى { $on_short }، { $at }. لا تظهر إلا الآن: تُسلَّم لصاحبها فقط، لا لغيره.
people-made-scan = يمسح هذا الرمز بالهاتف الذي فيه البوت، أو يفتح الرابط:
people-made-or-write = أو يرسل هذا السطر إلى البوت، في أي محادثة معه:
people-made-scan-page = يمسح هذا الرمز بهاتفه، أو يفتح الرابط، ثم يضغط «إرسال» في صفحة المحادثة:
people-made-here = لم يُضبط عنوان عام للخدمة (MAWID_PUBLIC_URL): لا يفتح هذا الرابط إلا هذا الحاسوب، لا الهاتف. لذلك لا رمز QR هنا.
people-made-page = أو يفتح هذا الرابط، وهو صفحة المحادثة، ويضغط «إرسال»:
people-made-write = أو يكتب هذا السطر في صفحة المحادثة:
people-made-picture = رمز الدعوة للمسح
people-made-done = تم، سلّمتها
people-open = دعوات لم تُقبل بعد
people-until = تعمل حتى
people-cancel = إلغاء الدعوة

stations-title = الدوام والأعداد والنصوص
stations-which = أي مركز
stations-intro = ما يُحفظ يسري من الرسالة التالية لكل شخص، خلال ثانية أو اثنتين.
stations-saved = ✓ حُفظ، ويسري من الرسالة التالية.
stations-same = لم يتغير شيء، فلم يُحفظ شيء.
stations-look-again = لم يُحفظ شيء بعد. تُرجى مراجعة ما عليه علامة.
stations-meanwhile = تغيّر هذا قبلك على يد شخص آخر. ما حفظه مكتوب تحت كل خانة تختلف. بالحفظ مرة ثانية يحل ما كتبته مكانه.
stations-now = المحفوظ الآن: { $text }
stations-now-empty = المحفوظ الآن: فارغ
stations-hours = ساعات الدوام
stations-hours-hint = مثل 09:00-15:00، أو أكثر من فترة: 09:00-12:30، 16:00-18:00. الخانة الفارغة تعني مغلق. ما يُكتب بشكل آخر يُعرض كما قُرئ قبل حفظه.
stations-hours-read = لم يُحفظ شيء بعد. هكذا قُرئت ساعات الدوام، وبقي الحفظ.
stations-day-sat = السبت
stations-day-sun = الأحد
stations-day-mon = الاثنين
stations-day-tue = الثلاثاء
stations-day-wed = الأربعاء
stations-day-thu = الخميس
stations-day-fri = الجمعة
stations-times = المواعيد والأعداد
stations-slot-minutes = كم دقيقة بين موعد وموعد
stations-slot-minutes-hint = يُقسم الدوام إلى مواعيد بهذا الطول.
stations-places = عدد الأشخاص في الموعد الواحد
stations-places-hint = من معهم حجز ومن بلا حجز معاً.
stations-walk-in-places = منهم لمن يأتي بلا حجز
stations-walk-in-places-hint = هذه يعطيها المكتب، ولا تُحجز من المحادثة.
stations-return-places = منها لمن يجب أن يعود
stations-return-places-hint = من نقصت أوراقه يُعطى واحداً منها عند الموظف فوراً. لا تعطيها المحادثة ولا تُعطى لمن جاء بلا موعد.
stations-first-bookable-minutes = أقرب موعد بعد كم دقيقة
stations-first-bookable-minutes-hint = الأقرب من هذا يُرفع عند تجديد الأوقات الفارغة: كل 10 دقائق، إن لم يُضبط غيرها.
stations-horizon-days = كم يوماً إلى الأمام
stations-horizon-days-hint = يمكن الحجز في هذا العدد من الأيام، واليوم منها.
stations-texts = الاسم والنصوص
stations-texts-hint = لا يقرأ الناس نصاً قبل وضع إشارة «تأكدنا منه». توضع لما تأكد منه أحد على الأرض.
stations-name = الاسم
stations-address = العنوان
stations-landmark = علامة قريبة
stations-bring = ما يجب إحضاره
stations-phone = هاتف المركز
stations-phone-hint = الأرقام كما تُطلب، مثل {"\u2066"}+963 21 000 0000{"\u2069"}.
stations-in-ar = بالعربية
stations-in-en = بالإنكليزية
stations-verified = تأكدنا منه، ويقرؤه الناس
stations-save = حفظ
stations-fault-hours = لم نفهم هذا. تُكتب كل فترة مثل 09:00-15:00، ونهايتها بعد بدايتها، ولا تتداخل فترتان.
stations-fault-always-closed = يجب أن يكون يوم واحد على الأقل مفتوحاً. للإغلاق مدة: صفحة الإغلاقات.
stations-fault-number = يلزم رقم من { $least } إلى { $most }.
stations-fault-walk-in = لا يمكن أن يزيد هذا على كل الأماكن في الموعد ({ $places }).
stations-fault-no-slot = لا يوم مفتوح بهذا الطول، فلا يبقى موعد للحجز.
stations-fault-empty = الاسم مطلوب باللغتين.
stations-fault-other-language = يلزم بهذه اللغة أيضاً، أو تُفرَّغ الخانة الأخرى.
stations-fault-phone = هذا ليس رقم هاتف.
stations-fault-long = هذا طويل جداً. حتى { $most } حرف.
stations-fault-word = هنا كلمة أطول من سطر على الهاتف. حتى { $most } حرف بلا مسافة.
stations-fault-marks = هنا علامات كثيرة على حرف واحد، تغطي السطر الذي فوقه. حتى { $most } على الحرف.
stations-left-title = لم يُحفظ شيء بعد
stations-left-outside =
    { $count ->
        [one] شخص واحد حجزه خارج هذا الدوام.
        [two] شخصان حجزهما خارج هذا الدوام.
        [few] { $count } أشخاص حجزهم خارج هذا الدوام.
        [many] { $count } شخصاً حجزهم خارج هذا الدوام.
       *[other] { $count } شخص حجزهم خارج هذا الدوام.
    }
stations-left-between =
    { $count ->
        [one] شخص واحد حجزه في ساعة لا يبدأ فيها أي موعد جديد.
        [two] شخصان حجزهما في ساعات لا يبدأ فيها أي موعد جديد.
        [few] { $count } أشخاص حجزهم في ساعات لا يبدأ فيها أي موعد جديد.
        [many] { $count } شخصاً حجزهم في ساعات لا يبدأ فيها أي موعد جديد.
       *[other] { $count } شخص حجزهم في ساعات لا يبدأ فيها أي موعد جديد.
    }
stations-left-crowded =
    { $count ->
        [one] في موعد واحد محجوز أكثر مما يتسع له.
        [two] في موعدين محجوز أكثر مما يتسعان له.
        [few] في { $count } مواعيد محجوز أكثر مما تتسع له.
        [many] في { $count } موعداً محجوز أكثر مما تتسع له.
       *[other] في { $count } موعد محجوز أكثر مما تتسع له.
    }
stations-left-keep = يبقى لهم حجزهم وسيأتون. إذا كان المركز سيُغلق في ذلك الوقت، فيلزم إغلاق لتلك الساعات: ينقل كل واحد منهم ويخبره.
stations-agree = حفظ، ويبقى لهم موعدهم
stations-close-instead = إغلاق بدلاً من ذلك

journal-title = من اطّلع وعلى ماذا
journal-intro = الأوقات، وما حصل، ورقم النداء ما دام موجوداً. لا أسماء إلا أسماء الموظفين.
journal-day = اليوم
journal-member = من
journal-everybody = الجميع
journal-nobody = ليس من الموظفين
journal-only-looks = الاطلاع على الناس فقط
journal-show = عرض
journal-before = اليوم السابق
journal-after = اليوم التالي
journal-counted = ذلك اليوم، لكل شخص
journal-looks = اطلاعات
journal-people = أشخاص مختلفون
journal-lines = كل الأسطر
journal-time = الوقت
journal-action = ماذا
journal-result = النتيجة
journal-where = أين
journal-call = رقم النداء
journal-none = لا شيء مكتوب هنا.
journal-older = أسطر أقدم
journal-newest = أحدث الأسطر
journal-chained = مختوم حتى { $on_short }، { $at }: من غيّر سطراً أو حذفه قبل ذلك يكشفه الأمر «{"\u2066"}mawid journal verify{"\u2069"}».
journal-unchained = لم يُختم شيء بعد؛ الخدمة تختمه خلال دقيقة.
journal-waiting =
    { $count ->
        [0] لم يُكتب شيء بعد ذلك.
        [one] كُتب بعده سطر واحد، ويُختم خلال دقيقة.
        [two] كُتب بعده سطران، ويُختمان خلال دقيقة.
        [few] كُتبت بعده { $count } أسطر، وتُختم خلال دقيقة.
        [many] كُتب بعده { $count } سطراً، وتُختم خلال دقيقة.
       *[other] كُتب بعده { $count } سطر، وتُختم خلال دقيقة.
    }
journal-action-look = بحث برمز
journal-action-look-at = فتح من قائمة اليوم
journal-action-look-number = بحث برقم وثيقة
journal-action-show-number = إظهار رقم الوثيقة وما كُتب بحرّية
journal-action-slip = طباعة ورقة
journal-action-confirm = تسجيل وصول
journal-action-undo = تراجع عن وصول
journal-action-doubt = «ليس هذا الشخص»
journal-action-dispute = صاحب حجز يقول «لم أحضر»
journal-action-papers = أوراق ناقصة: وقت للعودة
journal-action-move = إعطاء موعد آخر
journal-action-cancel = إلغاء حجز
journal-action-walk-in = تسجيل بلا حجز
journal-action-offline = بلا اتصال
journal-action-tick = إشارة على الورق
journal-action-clear = إعادة موعد أنهاه وصول آخر
journal-action-list = فتح قائمة اليوم
journal-action-sheet = جلب ورقة اليوم
journal-action-pack = جلب حزمة اليوم للعمل بلا اتصال
journal-action-settle = مراجعة ما لم يتطابق
journal-action-signin = تسجيل دخول
journal-action-signout = تسجيل خروج
journal-action-signin-code = رمز دخول لمرة واحدة
journal-action-end-session = إنهاء جلسة
journal-action-invite = دعوة
journal-action-enrol = بدء عمل
journal-action-revoke = إنهاء عمل
journal-action-station = تغيير مركز
journal-action-mismatch = تغيّر من دون مفاتيحنا، ورُفض
journal-action-pause = إيقاف الخدمة مؤقتاً
journal-action-clock = ساعة الخادم
journal-action-page = صفحة المحادثة
journal-action-case = رقم متسلسل بعد الوصول
journal-action-look-case = بحث برقم متسلسل
journal-action-name = كتابة اسم تُرك للمكتب
journal-action-hand-over = تسليم بطاقة
journal-action-undo-hand-over = تراجع عن تسليم
journal-action-ready = إدخال أرقام جاهزة
journal-action-campaign = آخر يوم لتسليم البطاقات
journal-action-forget-month = محو شهر كامل
journal-result-expected = ظهر
journal-result-expected-elsewhere = ظهر، وللوثيقة حجز آخر
journal-result-arrived = سُجّل
journal-result-already-arrived = كان قد وصل
journal-result-wrong-station = الحجز في مركز آخر
journal-result-wrong-day = الحجز في يوم آخر
journal-result-cancelled = أُلغي
journal-result-unknown = غير معروف
journal-result-too-many-wrong-codes = رموز خاطئة كثيرة
journal-result-too-many-looks = اطلاعات كثيرة
journal-result-several = أكثر من واحد
journal-result-doubted = سُجّل
journal-result-shown = ظهر
journal-result-undone = أُلغي
journal-result-not-undoable = لم يمكن التراجع
journal-result-not-looked = رُفض، لم يُنظر إلى أحد قبله
journal-result-too-many-doubles = أُوقف، تكرار كثير
journal-result-cleared = أُعيد
journal-result-today = اليوم
journal-result-not-staff = رُفض
journal-result-already-booked = محجوز من قبل
journal-result-ended = كان منتهياً
journal-result-moved = نُقل
journal-result-full = لا وقت متروك
journal-result-line-on = سطر للعموم: تشغيل
journal-result-line-off = سطر للعموم: إيقاف
journal-result-taken = سبقه غيره
journal-result-printed = طُبعت
journal-result-registered = سُجّل
journal-result-disputed = سُجّل
journal-result-opened = سُجّل
journal-result-already-opened = كان مسجّلاً
journal-result-handed-over = سُلّمت
journal-result-to-another = سُلّمت لشخص آخر
journal-result-already-handed-over = كانت قد سُلّمت
journal-result-recovered = انتقل إلى محادثة أخرى
journal-result-recorded = سُجّل
journal-result-looked = اطلاع فقط
journal-result-twice = على طاولتين
journal-result-another-day = الحجز في يوم آخر
journal-result-another-station = الحجز في مركز آخر
journal-result-unreadable = لم يُقرأ
journal-result-clock = الساعة خطأ
journal-result-settled = تمت
journal-result-nothing = لا شيء
journal-result-answered = الرقم صحيح
journal-result-wrong-number = رقم خاطئ
journal-result-gone = فات وقته
journal-result-new-browser = من متصفح لم يُر من قبل
journal-result-by-code = برمز لمرة واحدة
journal-result-by-pairing = من المحادثة
journal-result-wrong-code = رمز خاطئ
journal-result-issued = صدر
journal-result-signed-out = بنفسه
journal-result-ended-by-admin = من الإدارة
journal-result-ended-by-operator = من مشغّل الخدمة
journal-result-replaced = حل محله أحدث منه
journal-result-one = واحدة
journal-result-all = كلها
journal-result-all-others = كل الأخرى
journal-result-station = عمل في مركز
journal-result-admin = إدارة
journal-result-revoked = عمله هو
journal-result-another = عمل غيره
journal-result-own = عمله هو
journal-result-hours = الدوام
journal-result-places = عدد الأشخاص
journal-result-words = الاسم والنصوص
journal-result-paused = توقفت
journal-result-text = نص آخر
journal-result-resumed = عادت
journal-result-believed = أُكّد أنها صحيحة
journal-result-page-open = للجميع
journal-result-page-staff = للموظفين فقط
journal-result-page-closed = مغلقة
journal-action-broadcast = إعلان للناس
journal-action-keep-note = اعتماد رسالة صوتية
journal-action-delete-note = حذف رسالة صوتية
journal-result-about-ar = ما هذا، بالعربية
journal-result-about-en = ما هذا، بالإنكليزية
journal-result-answering-ar = كيف نجيب، بالعربية
journal-result-answering-en = كيف نجيب، بالإنكليزية
journal-result-coming-ar = كيف نحضر، بالعربية
journal-result-coming-en = كيف نحضر، بالإنكليزية
journal-result-moved-ar = تغيّر الموعد، بالعربية
journal-result-moved-en = تغيّر الموعد، بالإنكليزية
journal-action-close = إغلاق مركز
journal-action-reopen = إعادة فتح مركز
journal-result-drafted = كُتب
journal-result-sent = أُرسل
journal-result-for-approval = ينتظر مديراً ثانياً
journal-result-approved = تمت الموافقة
journal-result-taken-back = سُحب
journal-result-held-back = أُوقف حتى يقرأه مدير
journal-result-stopped = أُوقف
journal-result-retried = أُعيد ما لم يصل
journal-result-started = بدأ

pause-title = إيقاف الخدمة كلها مؤقتاً
pause-intro = ما دامت متوقفة، يقرأ كل من يكتب للبوت نصك هذا ولا يحصل غيره: لا تسجيل ولا تغيير ولا إلغاء. لا يضيع شيء مما أعطوه. يتابع الموظفون والمديرون عملهم ويُسجَّل الوصول، ويبقى محو البيانات ممكناً لكل شخص.
pause-is-on = الخدمة متوقفة منذ { $on_short }، { $at }.
pause-is-off = الخدمة تعمل.
pause-resume = إنهاء الإيقاف الآن
pause-change = تغيير النص
pause-arabic = ما يقرؤه الناس، بالعربية
pause-english = بالإنكليزية (إذا كانت فارغة يقرأ الجميع العربية)
pause-hint = السبب، وإلى متى إن كان معروفاً.
pause-look = كيف سيقرؤه الناس
pause-shown = هذا ما سيقرؤه الناس
pause-shown-ar = بالعربية
pause-shown-en = بالإنكليزية
pause-shown-both = من لم يختر لغة بعد يقرأ الاثنين.
pause-now = إيقاف الخدمة الآن
pause-now-text = ليكن هذا هو النص من الآن
pause-arabic-needed = النص العربي مطلوب.
pause-too-long = هذا طويل جداً. يلزم { $most } حرف على الأكثر.
pause-look-again = لم يتغير شيء بعد. تُرجى مراجعة ما عليه علامة.
pause-told = { $text }
pause-erase = حذف كل شيء: /erase
pause-page-title = صفحة المحادثة
pause-page-ask = لمن تعمل صفحة المحادثة؟
pause-page-really = هل تُغلق صفحة المحادثة فعلاً أمام الجميع، والموظفين أيضاً؟ لا أحد يحجز فيها بعد ذلك، ومن بدأ لا يستطيع المتابعة.
pause-page-really-alone = هل تُغلق صفحة المحادثة فعلاً أمام الجميع، والموظفين أيضاً؟ لا توجد قناة غيرها: لا أحد يحجز، ولا يسجّل أحد دخوله على مكتب من جديد إلا برمز من مشغّل الخدمة.
pause-page-yes = نعم، تُغلق
pause-page-no = لا، تبقى كما هي
pause-page-is =
    { $use ->
        [open] تعمل الآن للجميع.
        [staff] تعمل الآن للموظفين فقط. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
       *[closed] مغلقة الآن، للموظفين أيضاً. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
    }
pause-page-later =
    { $use ->
        [open] بعد انتهاء الإيقاف تعود للجميع.
        [staff] بعد انتهاء الإيقاف تكون للموظفين فقط. وخلال الإيقاف لا يمكن إلا محو ما حُجز فيها.
       *[closed] تبقى مغلقة بعد انتهاء الإيقاف، للموظفين أيضاً. وخلال الإيقاف لا يمكن إلا محو ما حُجز فيها.
    }
journal-action-contain = يوم الطوارئ
journal-result-frozen = أُوقف الاطلاع
journal-result-thawed = عاد الاطلاع
journal-result-told = أُبلغ الناس
journal-action-moved-by-closure = نُقل بسبب إغلاق
journal-action-offered-by-closure = عُرض عليه وقت أو مركز آخر بسبب إغلاق
journal-action-listed-by-closure = وُضع على قائمة الانتظار بسبب إغلاق
