# Admins' pages: where they begin, one text to many, and closing a station. Read by admins.
admin-index-title = إدارة الخدمة
admin-index-broadcasts = إعلانات للناس
admin-index-broadcasts-about = الكتابة للجميع أو لبعضهم، ومتابعة الإرسال وإيقافه.
admin-index-broadcasts-mark =
    { $count ->
        [one] إعلان واحد قيد الإرسال
        [two] إعلانان قيد الإرسال
        [few] { $count } إعلانات قيد الإرسال
        [many] { $count } إعلاناً قيد الإرسال
       *[other] { $count } إعلان قيد الإرسال
    }
admin-index-closures = الإغلاقات
admin-index-closures-about = إغلاق مركز أو تقليل أماكنه. أصحاب المواعيد ننقلهم ونخبرهم.
admin-index-closures-mark =
    { $count ->
        [one] إغلاق واحد الآن أو قريباً
        [two] إغلاقان الآن أو قريباً
        [few] { $count } إغلاقات الآن أو قريباً
        [many] { $count } إغلاقاً الآن أو قريباً
       *[other] { $count } إغلاق الآن أو قريباً
    }
admin-index-people = من يعمل هنا
admin-index-people-about = دعوة شخص، ومن يعمل الآن، وإنهاء عمل شخص.
admin-index-stations = الدوام والأعداد والنصوص
admin-index-stations-about = ساعات الدوام، وعدد الأماكن، والهاتف، وما يُحضر.
admin-index-journal = السجل
admin-index-journal-about = من اطّلع على ماذا، وما الذي تغيّر.
admin-index-doubles = المكرر
admin-index-doubles-about = من حضر بحجز وله حجز آخر، ووصول اعترض عليه صاحبه.
admin-index-doubles-mark = للنظر: { $count }
doubles-intro = وثيقة واحدة في حجزين، أو وصول يقول صاحبه إنه لم يحضر. هنا الأماكن والأوقات وأرقام النداء فقط؛ ومعرفة المزيد تحتاج إلى اطّلاع.
doubles-none = لا يوجد شيء.
doubles-booked = الموعد { $on }، الساعة { $at }
doubles-came = حضر صاحب الوثيقة في { $place }، رقم النداء { $call }: { $on }، الساعة { $at }. هذا الحجز يُعدّ منتهياً.
doubles-disputed = سُجّل الوصول { $on }، الساعة { $at }؛ وصاحبه يقول إنه لم يحضر.
doubles-clear = إعادة الحجز
doubles-clear-really = يعود الحجز قائماً ويستطيع صاحبه الحضور. والوصول المسجّل برمزه يُلغى.
doubles-clear-yes = نعم، إعادة الحجز
admin-index-numbers = الأرقام
admin-index-numbers-about = كم حجزوا، وكم حضروا، وكم لم يحضروا، يوماً بيوم.
admin-index-pause = إيقاف الخدمة مؤقتاً
admin-index-pause-about = من يكتب لنا تصله رسالة واحدة منك، إلى أن تعود الخدمة.
admin-index-sessions = المكاتب المفتوحة
admin-index-sessions-about = أي الطاولات مفتوحة الآن، وإغلاقها.

broadcast-page-list = إعلانات للناس
broadcast-page-none = لم يُرسل أي إعلان بعد.
broadcast-page-new = كتابة إعلان
broadcast-page-title = إعلان { $number }
broadcast-page-stage-draft = لم يُرسل
broadcast-page-stage-approval = ينتظر مديراً ثانياً
broadcast-page-stage-waiting = على وشك الإرسال
broadcast-page-stage-running = قيد الإرسال
broadcast-page-stage-paused = متوقف مؤقتاً
broadcast-page-stage-stopped = أُوقف
broadcast-page-stage-done = انتهى
broadcast-page-urgent-short = عاجل
broadcast-page-ordinary = عادي
broadcast-page-when = { $on }، الساعة { $at }
broadcast-page-on = { $on }
broadcast-page-on-short = { $on_short }
broadcast-page-look-again = هناك شيء ناقص أو غير واضح. كل ما كتبته باقٍ.

broadcast-page-text = نص الإعلان
broadcast-page-arabic = بالعربية
broadcast-page-english = بالإنكليزية (اختياري)
broadcast-page-english-hint = بدونه يصل النص العربي إلى من يقرأ الإنكليزية. الكلام بسيط، وليس فيه ما يدلّ غريباً على سبب الموعد.
broadcast-page-audience = من يصله
broadcast-page-audience-hint = بلا اختيار يصل إلى كل من وافق على الحجز عندنا. وما يُختار يجب أن ينطبق كله.
broadcast-page-everyone = كل من وافق
broadcast-page-at-stations = أصحاب المواعيد في:
broadcast-page-on-days = أصحاب المواعيد يوم:
broadcast-page-unfinished = فقط من بدأ ولم يُكمل
broadcast-page-language = حسب اللغة:
broadcast-page-language-any = اللغتان
broadcast-page-language-ar = العربية
broadcast-page-language-en = الإنكليزية
broadcast-page-start = موعد الإرسال
broadcast-page-started = وقت الإرسال
broadcast-page-went = أُرسل { $on }، الساعة { $at }
broadcast-page-never = لم يُرسل
broadcast-page-now = فوراً، بعد 30 ثانية من ضغط «إرسال»
broadcast-page-later = في وقت محدد
broadcast-page-day = اليوم
broadcast-page-time = الساعة
form-time-hint = مثل 14:30 أو 2:30 م أو 2 ونص.
form-time-unread = لم نتمكن من قراءة الساعة هنا. تُكتب مثل 14:30 أو 2:30 م أو 2 ونص.
form-read-from = ما كُتب: { $text }
broadcast-page-valid = صالح حتى
broadcast-page-valid-hint = ما لم يُرسل حتى ذلك الوقت لا يُرسل متأخراً، بل يُترك ويُعدّ.
broadcast-page-ever = بلا نهاية
broadcast-page-until = حتى وقت محدد
broadcast-page-kind = النوع
broadcast-page-urgent = عاجل
broadcast-page-urgent-hint = يسبق الإعلانات العادية، ونعيد المحاولة إن انقطع الخط، فقد يصل نادراً مرتين إلى الشخص نفسه.
broadcast-page-preview = معاينة قبل الإرسال
broadcast-page-valid-before = هذا قبل موعد الإرسال نفسه. يلزم وقت بعده.

broadcast-page-draft-about = لم يُرسل شيء بعد. هذا ما سيراه الناس، والإرسال من آخر هذه الصفحة.
broadcast-page-recipients =
    { $count ->
        [0] يصل إلى أقل من 5 محادثات، وربما لا يصل إلى أحد
        [few] يصل إلى { $count } محادثات على الأقل
       *[other] يصل إلى { $count } محادثة على الأقل
    }
broadcast-page-channel = القناة
broadcast-page-takes = يستغرق نحو { $span }.
broadcast-page-takes-soon = يستغرق أقل من دقيقة.
broadcast-page-pace = في تلغرام حتى { $rate } في الثانية، وفي صفحة المحادثة دفعة واحدة.
broadcast-page-approval-needed = العدد مع إعلانات اليوم نفسه أكثر من { $count }: لا بد من موافقة مدير آخر قبل الإرسال.
broadcast-page-seen-as = كما سيراه الناس
broadcast-page-in-ar = بالعربية
broadcast-page-in-en = بالإنكليزية
broadcast-page-only-arabic = لا نص إنكليزياً: من يقرأ الإنكليزية يصله النص العربي، وتحته سطرنا بالإنكليزية.
broadcast-page-by = كُتب باسم
broadcast-page-approved-by = الموافقة: { $name }
broadcast-page-do-send = إرسال
broadcast-page-do-show = إرساله لي أولاً
broadcast-page-change = تعديل
broadcast-page-do-discard = حذف
broadcast-page-again = كتابة إعلان مثله
broadcast-page-send-hint = بعد الضغط على «إرسال» لديك 30 ثانية للتراجع.
broadcast-page-shown = في الطريق إلى محادثتك أنت. وهناك تمكن رؤيته.
broadcast-page-approval-own = لا بد من موافقة مدير آخر: سألنا الباقين في محادثاتهم، ويصل الجواب إلى محادثتك. الإعلان ينتظر.
broadcast-page-approval-other = هذا الإعلان من { $name } ويحتاج إلى مدير ثانٍ: تُرجى قراءته، ثم الموافقة عليه أو رفضه. يصل الجواب إلى محادثة { $name }.
broadcast-page-do-approve = أوافق
broadcast-page-do-refuse = أرفض
broadcast-page-do-take-back = تراجع
broadcast-page-countdown =
    { $seconds ->
        [zero] يُرسل الآن
        [one] يُرسل بعد ثانية واحدة
        [two] يُرسل بعد ثانيتين
        [few] يُرسل بعد { $seconds } ثوانٍ
        [many] يُرسل بعد { $seconds } ثانية
       *[other] يُرسل بعد { $seconds } ثانية
    }
broadcast-page-goes = يُرسل { $on }، الساعة { $at }.
broadcast-page-ended-of = { $ended } من { $total }
broadcast-page-rate = { $rate } في الثانية
broadcast-page-left = بقي نحو { $span }
broadcast-page-left-soon = بقي أقل من دقيقة
broadcast-page-do-pause = إيقاف مؤقت
broadcast-page-do-resume = متابعة
broadcast-page-stop = إيقاف نهائي…
broadcast-page-stop-really = هل نوقفه فعلاً؟ ما لم يُرسل لن يُرسل أبداً، وما وصل إلى الناس يبقى عندهم.
broadcast-page-do-stop = نعم، إيقافه
broadcast-page-report = ماذا جرى
broadcast-page-count-sent = أُرسل
broadcast-page-count-unknown = ربما وصل وربما لا
broadcast-page-count-blocked = حظرونا
broadcast-page-count-failed = لم يصل
broadcast-page-count-dropped = لم يُرسل
broadcast-page-count-due = باقٍ
broadcast-page-together = المجموع
broadcast-page-adds-up = ✓ العدد مطابق: كل واحد من { $total } محسوب في سطر من هذه السطور.
broadcast-page-adds-not-up = المجموع { $together }، وكان العدد { $total }. يُرجى إبلاغنا بذلك.
broadcast-page-unsure =
    { $count ->
        [one] شخص واحد لا يعرف أحد هل وصله الإعلان: لم يأتِ جواب. لا يُعاد إليه إلا بأمر من هنا.
        [two] شخصان لا يعرف أحد هل وصلهما الإعلان: لم يأتِ جواب. لا يُعاد إليهما إلا بأمر من هنا.
        [few] { $count } أشخاص لا يعرف أحد هل وصلهم الإعلان: لم يأتِ جواب. لا يُعاد إليهم إلا بأمر من هنا.
        [many] { $count } شخصاً لا يعرف أحد هل وصلهم الإعلان: لم يأتِ جواب. لا يُعاد إليهم إلا بأمر من هنا.
       *[other] { $count } شخص لا يعرف أحد هل وصلهم الإعلان: لم يأتِ جواب. لا يُعاد إليهم إلا بأمر من هنا.
    }
broadcast-page-unknown-sends =
    { $count ->
        [one] أُعيدت رسالة واحدة لم يأتِ عنها جواب: قد تكون عند صاحبها مرتين.
        [two] أُعيدت رسالتان لم يأتِ عنهما جواب: قد تكون كل منهما عند صاحبها مرتين.
        [few] أُعيدت { $count } رسائل لم يأتِ عنها جواب: قد تكون عند أصحابها مرتين.
        [many] أُعيدت { $count } رسالة لم يأتِ عنها جواب: قد تكون عند أصحابها مرتين.
       *[other] أُعيدت { $count } رسالة لم يأتِ عنها جواب: قد تكون عند أصحابها مرتين.
    }
broadcast-page-reason-stopped = { $count } · أوقفها مدير
broadcast-page-reason-too-late = { $count } · فات وقتها
broadcast-page-reason-erased = { $count } · محا أصحابها بياناتهم
broadcast-page-reason-unreadable = { $count } · تعذّرت قراءتها عندنا
broadcast-page-reason-chat-not-found = { $count } · لم تعد المحادثة موجودة
broadcast-page-reason-other = { $count } · { $reason }
broadcast-page-do-retry = إعادة ما لم يصل
broadcast-page-do-retry-unknown = إعادة هذه، وقد تصل إلى بعضهم مرتين
broadcast-page-nobody-left = لم يكن هناك من يُرسل إليه. يلزم غيرهم.
broadcast-page-why-gone = لم يعد هذا الإعلان موجوداً. يُرجى فتح القائمة.
broadcast-page-why-late = فات وقته: كان صالحاً حتى وقت مضى. يلزم وقت لاحق.
broadcast-page-why-night = سيُرسل في الليل، ونحن لا نكتب لأحد ليلاً دون طلب. الاختيار في الأسفل: في الصباح، أو في الليل رغم ذلك.
broadcast-page-do-send-in-the-morning = إرسال في الصباح
broadcast-page-do-send-at-night = إرسال في الليل رغم ذلك
broadcast-page-why-nobody = لا أحد يصله هذا الإعلان. يلزم غيرهم.
broadcast-page-why-no-text = النص العربي ناقص. لا يُرسل شيء بدونه.
broadcast-page-why-not-now = لم يعد هذا ممكناً، فقد تغيّر حاله قبل قليل.
broadcast-page-why-own-approval = يوافق عليه مدير آخر غير من كتبه.
broadcast-page-why-not-yours = لا يرسل هذه المسودة إلا المدير الذي كتبها. يُطلب منه إرسالها، أو تُكتب من جديد باسم المدير المرسِل.
broadcast-page-why-too-new = بدأ عملك في الإدارة بعد كتابة هذا الإعلان، فلا تُحسب موافقتك عليه. يوافق عليه مدير آخر، أو يسحبه صاحبه ويرسله من جديد.
broadcast-page-why-too-long = هذا النص أطول من رسالة واحدة. يلزم اختصاره.
broadcast-page-why-no-chat = لم يُرسل شيء: محادثتك غير موجودة، أو لا تصلها رسائلنا.

closure-page-list = الإغلاقات
closure-page-none = لا إغلاق الآن ولا لاحقاً.
closure-page-new = إغلاق مركز
closure-page-new-about = يظهر أولاً كم شخصاً يتأثر. لا يُغلق شيء قبل التأكيد هناك.
closure-page-shut = مغلق
closure-page-fewer = الأماكن في كل موعد: { $places }
closure-page-fewer-of = الأماكن في كل موعد: { $places } من { $usual }
closure-page-where = أين
closure-page-whole-place = كل ما في { $place }
closure-page-usual = عادةً { $count } في كل موعد
closure-page-when = متى
closure-page-today = اليوم
closure-page-tomorrow = غداً
closure-page-days = أيام كاملة
closure-page-exact = من وقت إلى وقت
closure-page-from-time = من الساعة
closure-page-to-time = حتى الساعة
closure-page-today-hint = مثل 2 أو 14:30 أو «من 2 إلى 4». إن تُركت فارغة فمن الآن. وبلا نهاية يستمر حتى آخر اليوم.
closure-page-tomorrow-hint = مثل 2 أو 14:30 أو «من 2 إلى 4». إن تُركت فارغة فاليوم كله. وبلا نهاية يستمر حتى آخر اليوم.
closure-page-first-day = أول يوم
closure-page-last-day = آخر يوم
closure-page-from-day = من يوم
closure-page-to-day = إلى يوم
closure-page-how = كيف
closure-page-how-shut = إغلاق كامل
closure-page-how-fewer = يبقى مفتوحاً بأماكن أقل
closure-page-places = الأماكن في كل موعد
closure-page-places-hint = لا يُنقل إلا من لم يبقَ له مكان، وهم آخر من حجز.
closure-page-plan = ماذا سيحدث؟
closure-page-no-station = يلزم مركز واحد على الأقل.
closure-page-no-span = يلزم وقت.
closure-page-no-days = يلزم أول يوم وآخر يوم من القائمتين.
closure-page-no-places = العدد من 1 إلى أقل من المعتاد. وللإغلاق: «إغلاق كامل».
closure-page-span-day-whole = { $day }، اليوم كله
closure-page-span-day-end = { $day }، من الساعة { $at } حتى آخر اليوم
closure-page-span-day-exact = { $day }، من الساعة { $at } حتى { $until }
closure-page-span-days-whole = من { $day } إلى { $on }
closure-page-span-days-end = من { $day } الساعة { $at } حتى آخر يوم { $on }
closure-page-span-days-exact = من { $day } الساعة { $at } إلى { $on } الساعة { $until }
closure-page-plan-title = ماذا سيحدث
closure-page-plan-about = لم يُغلق شيء بعد.
closure-page-count-affected = يتأثرون
closure-page-count-placeable = يُنقلون إلى وقت لاحق في المركز نفسه
closure-page-count-to-offer = نعرض عليهم وقتاً أبكر أو مركزاً آخر
closure-page-count-homeless = لا مكان لهم، وينتظرون
closure-page-first = أول موعد شاغر هناك: { $on }، الساعة { $at }.
closure-page-room = الأماكن الشاغرة في أوقات أخرى ومراكز أخرى
closure-page-itself = المركز نفسه
closure-page-told = ماذا نقول لكل منهم
closure-page-told-moved = من له مكان في المركز نفسه ننقله فوراً إلى أقرب موعد لاحق، حسب ترتيب الحجز، وأصحاب المحادثة الواحدة معاً وفي رسالة واحدة. تصله رسالة واحدة فيها الموعد القديم والجديد: يبقى عليه، أو يختار غيره، أو يلغيه. ولا نحسبه تغييراً منه.
closure-page-example = مثال على الرسالة
closure-page-told-offered =
    { $hours ->
        [one] من لا مكان له هناك نعرض عليه وقتاً أبكر هناك أو أقرب مكان في مركز آخر، ونحفظه له ساعة واحدة. لا ننقل أحداً إلى وقت أبكر أو إلى مركز آخر دون رضاه.
        [two] من لا مكان له هناك نعرض عليه وقتاً أبكر هناك أو أقرب مكان في مركز آخر، ونحفظه له ساعتين. لا ننقل أحداً إلى وقت أبكر أو إلى مركز آخر دون رضاه.
        [few] من لا مكان له هناك نعرض عليه وقتاً أبكر هناك أو أقرب مكان في مركز آخر، ونحفظه له { $hours } ساعات. لا ننقل أحداً إلى وقت أبكر أو إلى مركز آخر دون رضاه.
       *[other] من لا مكان له هناك نعرض عليه وقتاً أبكر هناك أو أقرب مكان في مركز آخر، ونحفظه له { $hours } ساعة. لا ننقل أحداً إلى وقت أبكر أو إلى مركز آخر دون رضاه.
    }
closure-page-told-waiting = من لا مكان له في أي مركز يكون دوره قبل من ينتظر فقط، ونخبره بذلك.
closure-page-nobody = لا مواعيد في هذا الوقت. لا أحد يُنقل أو يُخبَر.
closure-page-close =
    { $count ->
        [zero] إغلاق
        [one] إغلاق، ونقل شخص واحد
        [two] إغلاق، ونقل شخصين
        [few] إغلاق، ونقل { $count } أشخاص
        [many] إغلاق، ونقل { $count } شخصاً
       *[other] إغلاق، ونقل { $count } شخص
    }
closure-page-progress = من نقلناهم أو عرضنا عليهم أو ينتظرون
closure-page-count-moved = نُقلوا في المركز نفسه
closure-page-count-offered = عُرض عليهم وقت أو مركز آخر
closure-page-count-waiting = في قائمة الانتظار
closure-page-count-left = باقون
closure-page-count-told = وصلتهم الرسالة
closure-page-count-underway = الرسالة في الطريق إليهم
closure-page-count-unreached = لم تصلهم الرسالة
closure-page-untold =
    { $count ->
        [one] شخص واحد منهم بلا هاتف ولم نستطع إخباره. تلزم ورقة على الباب.
        [two] شخصان منهم بلا هاتف ولم نستطع إخبارهما. تلزم ورقة على الباب.
        [few] { $count } أشخاص منهم بلا هاتف ولم نستطع إخبارهم. تلزم ورقة على الباب.
        [many] { $count } شخصاً منهم بلا هاتف ولم نستطع إخبارهم. تلزم ورقة على الباب.
       *[other] { $count } شخص منهم بلا هاتف ولم نستطع إخبارهم. تلزم ورقة على الباب.
    }
closure-page-reopen = إعادة الفتح…
closure-page-reopen-really = هل نعيد الفتح فعلاً؟ تصبح أماكنه للجميع فوراً. من نُقل يبقى حيث هو: نعرض الأماكن ولا نعيد أحداً.
closure-page-reopen-yes = نعم، إعادة فتحه
closure-page-why-gone = انتهى هذا الإغلاق، أو أُعيد فتحه من قبل.
