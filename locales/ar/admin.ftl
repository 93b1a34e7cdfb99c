# The admins' dialogues in chat. Counts, never a person.
admin-service = ⚙️ إدارة الخدمة
admin-help = للمديرين: /broadcast /close /open /ready /campaign /stats /staff /pause /voice /page أو كلها في /admin
admin-menu = ماذا تريد أن تفعل؟
admin-broadcast = 📣 إعلان جديد
admin-broadcasts = 📋 الإعلانات السابقة
admin-close = ⛔ إغلاق مركز
admin-open = 🔓 الإغلاقات وإعادة الفتح
admin-stats = 📊 أرقام اليوم
admin-staff = 👥 من يعمل هنا
admin-pause = ⏸ إيقاف الخدمة مؤقتاً
admin-leave = ✖ إلغاء
admin-left = حسناً، لم يحدث شيء.
admin-busy =
    { $what ->
        [broadcast] أنت تكتب إعلاناً الآن. أكمله، أو اضغط «إلغاء».
        [closing] أنت تغلق مركزاً الآن. أكمل، أو اضغط «إلغاء».
        [voicing] أنت تسجّل رسالة صوتية الآن. أكمل، أو اضغط «إلغاء».
        [ending] أنت تحدّد آخر يوم للتسليم الآن. أكمل، أو اضغط «إلغاء».
        [readying] أنت تُدخل أرقاماً جاهزة الآن. أكمل، أو اضغط «إلغاء».
        [inviting] أنت تدعو شخصاً الآن. أكمل، أو اضغط «إلغاء».
       *[pausing] أنت توقف الخدمة الآن. أكمل، أو اضغط «إلغاء».
    }
admin-next = ▶ التالي
admin-look-again = 🔄 تحديث
admin-place = { $place }
admin-place-ticked = ✅ { $place }
admin-place-whole = كل ما في { $place }
admin-place-whole-ticked = ✅ كل ما في { $place }
admin-day = { $on_short }
admin-day-ticked = ✅ { $on_short }
admin-hour = { $at }

admin-ask-arabic = اكتب النص بالعربية كما سيقرؤه الناس. لا تكتب فيه ما يدلّ غريباً على سبب الموعد.
admin-ask-english = اكتب النص نفسه بالإنكليزية. بدونه يصل النص العربي إلى الجميع.
admin-only-arabic = العربية فقط
admin-no-arabic = لا عربية في هذا النص. اكتبه بالعربية.
admin-no-english = لا إنكليزية في هذا النص. إن كتبت نصاً طويلاً فربما قسمه هاتفك قسمين: ارجع واختصره.
admin-text-too-long = هذا النص أطول من رسالة واحدة: { $length } حرفاً، والحد { $longest }. اختصره.
admin-ask-audience = لمن يصل؟ ما تختاره يجب أن ينطبق كله.
admin-ask-audience-at = أصحاب المواعيد في أي مركز؟
admin-ask-audience-on = أصحاب المواعيد في أي يوم؟
admin-ask-audience-language = من يقرأ أي لغة؟
admin-everyone = 👥 الجميع
admin-at-stations = 📍 حسب المركز
admin-on-days = 🗓 حسب يوم الموعد
admin-unfinished = ✏️ من لم يكمل
admin-language = 🌐 حسب اللغة
admin-arabic = العربية
admin-english = الإنكليزية
admin-both-languages = اللغتان
admin-to-everyone = 👥 إلى كل من وافق
admin-to-station = 📍 أصحاب المواعيد في { $place }
admin-to-day = 🗓 أصحاب المواعيد يوم { $on }
admin-to-unfinished = ✏️ من بدأ ولم يكمل
admin-to-locale =
    { $locale ->
        [ar] 🌐 من يقرأ العربية
       *[en] 🌐 من يقرأ الإنكليزية
    }
admin-ask-urgency = هل هو عاجل؟ العاجل يسبق غيره. ونعيد المحاولة إن انقطع الخط، فقد يصل نادراً مرتين إلى الشخص نفسه.
admin-ordinary = عادي
admin-urgent = ❗ عاجل
admin-ask-start = متى يُرسل؟ اضغط «الآن»، أو اكتب الوقت: «بكرا 9:00» أو «7/12 14:30».
admin-now = الآن
admin-ask-until = حتى متى يكون صحيحاً؟ ما لم يُرسل حتى ذلك الوقت لا يُرسل متأخراً. ويمكنك كتابة الوقت: «بكرا 12:00».
admin-until-today = آخر اليوم
admin-until-tomorrow = آخر الغد
admin-until-ever = بلا نهاية
admin-until-before-start = هذا قبل وقت الإرسال نفسه.
admin-moment-unread = لم أفهم الوقت. اكتبه هكذا: «بكرا 9:00».
admin-moment-past = هذا الوقت مضى. حدّد وقتاً لاحقاً.

admin-in-ar = 👁 كما يقرؤه الناس بالعربية:
admin-in-en = 👁 كما يقرؤه الناس بالإنكليزية:
admin-shown = { $text }
admin-recipients =
    { $count ->
        [0] الإعلان { $number } يصل إلى أقل من 5 محادثات، وربما لا يصل إلى أحد
        [few] الإعلان { $number } يصل إلى { $count } محادثات على الأقل
       *[other] الإعلان { $number } يصل إلى { $count } محادثة على الأقل
    }
channel-name =
    { $channel ->
        [telegram] تلغرام
        [web] صفحة المحادثة
        [console] هذا الجهاز
       *[other] قناة أخرى
    }
admin-by-channel = { channel-name }: { $arabic } بالعربية، { $english } بالإنكليزية
admin-takes = ⏱ يستغرق نحو { $span }.
admin-takes-soon = ⏱ يستغرق أقل من دقيقة.
admin-is-urgent = ❗ عاجل
admin-is-ordinary = عادي
admin-without-english = بلا نص إنكليزي: الجميع يقرأ النص العربي.
admin-goes-at = 🕘 يُرسل { $on }، الساعة { $at }.
admin-goes-in =
    { $seconds ->
        [one] 🕘 يُرسل بعد ثانية واحدة.
        [two] 🕘 يُرسل بعد ثانيتين.
        [few] 🕘 يُرسل بعد { $seconds } ثوانٍ.
       *[other] 🕘 يُرسل بعد { $seconds } ثانية.
    }
admin-valid-to-end = ⌛ صالح حتى آخر يوم { $on }.
admin-valid-until = ⌛ صالح حتى { $on }، الساعة { $at }.
admin-second-needed = 🔑 العدد كبير مع إعلانات اليوم نفسه: لا بد أن يوافق مدير آخر.
admin-send = 📤 إرسال
admin-ask-night = 🌙 سيُرسل في الليل، ونحن لا نكتب لأحد ليلاً دون طلب. نرسله الآن رغم ذلك، أم { $on }، الساعة { $at }؟
admin-in-the-morning = 🌅 في الصباح
admin-at-night = 🌙 في الليل رغم ذلك
admin-send-to-me = 👁 أرسله لي أولاً
admin-change = ✏️ تعديل
admin-discard = 🗑 حذف
admin-sent-to-me = ها هو فوق. هل هو كما تريد؟
admin-thrown-away = حُذف. لم يُرسل شيء.
admin-taken-back = تراجعنا ولم يُرسل شيء. يمكنك تعديله أو إرساله من جديد.
admin-ask-change = ماذا تريد أن تعدّل؟
admin-text-arabic = النص العربي
admin-text-english = النص الإنكليزي
admin-who = لمن يصل
admin-urgency = عاجل أو عادي
admin-when = وقت الإرسال
admin-until = صالح حتى

admin-stage =
    { $stage ->
        [draft] 📣 الإعلان { $number } مسودة، لم يُرسل.
        [approval] 📣 الإعلان { $number } ينتظر مديراً آخر.
        [waiting] 📣 الإعلان { $number } على وشك الإرسال.
        [running] 📣 الإعلان { $number } قيد الإرسال.
        [paused] ⏸ الإعلان { $number } متوقف مؤقتاً.
        [stopped] ⏹ الإعلان { $number } أُوقف.
       *[done] ✅ الإعلان { $number } انتهى إرساله.
    }
admin-bar = { $bar } { $ended } من { $total }
admin-rate = السرعة { $rate } في الثانية، بقي نحو { $span }
admin-rate-soon = السرعة { $rate } في الثانية، بقي أقل من { $span }
admin-report =
    أُرسل: { $sent }
    ربما وصل وربما لا: { $unknown }
    حظرونا: { $blocked }
    لم يصل: { $failed }
    لم يُرسل: { $dropped }
    باقٍ: { $due }
    المجموع: { $total }
admin-do-look = 👁 فتحه
admin-do-take-back = ↩ تراجع
admin-do-approve = ✅ أوافق
admin-do-refuse = ✖ أرفض
admin-do-pause = ⏸ إيقاف مؤقت
admin-do-resume = ▶ متابعة
admin-do-stop = ⏹ إيقاف نهائي
admin-do-retry = 🔁 إعادة ما لم يصل
admin-do-retry-unknown = 🔁 إعادة «ربما وصل»، وقد تصل مرتين
admin-stop-really = هل تريد فعلاً إيقافه؟ ما لم يُرسل لن يُرسل أبداً، وما وصل إلى الناس يبقى عندهم.
admin-stop-yes = نعم، أوقفه
admin-stop-no = لا، ليتابع
admin-approval-asked = 🔑 يريد { $name } إرسال هذا الإعلان، ويحتاج إلى مدير ثانٍ: اقرأه، ثم وافق أو ارفض.
admin-approve = ✅ أوافق
admin-refuse = ✖ أرفض
admin-approved-by = ✅ وافق { $name } على الإعلان { $number }.
admin-refused-by = ✖ رفض { $name } الإعلان { $number }. عاد مسودة.
admin-grown = 🔑 لم يُرسل الإعلان { $number } بعد: من يصلهم أكثر مما يجوز الآن لمدير وحده. سألنا المديرين الآخرين. من صار مديراً بعد كتابته لا تُحسب موافقته إلا إذا سُحب الإعلان وأُرسل من جديد.
admin-listed-title = الأحدث أولاً:
admin-listed-none = لا إعلانات بعد.
admin-listed =
    { $stage ->
        [draft] { $number } · مسودة
        [approval] { $number } · ينتظر مديراً
        [waiting] { $number } · على وشك الإرسال
        [running] { $number } · قيد الإرسال
        [paused] { $number } · متوقف مؤقتاً
        [stopped] { $number } · أُوقف
       *[done] { $number } · انتهى
    }

admin-ask-close-where = أي مركز يُغلق؟ يمكنك اختيار أكثر من واحد.
admin-all-stations = كل المراكز
admin-ask-close-when = متى؟ ويمكنك كتابته: «بكرا بعد 14:00» أو «من يوم 3 إلى يوم 5» أو «اليوم من 12:00 إلى 15:00».
admin-span-today = اليوم من الآن
admin-span-tomorrow = غداً كل اليوم
admin-span-today-from = اليوم من ساعة محددة
admin-span-tomorrow-from = غداً من ساعة محددة
admin-span-days = عدة أيام
admin-ask-close-hour = من أي ساعة، حتى آخر اليوم؟
admin-ask-close-first = من أي يوم؟
admin-ask-close-last = إلى أي يوم؟ ذلك اليوم مغلق أيضاً.
admin-span-unread = لم أفهم متى. اكتبه هكذا: «بكرا بعد 14:00» أو «من 2 إلى 4».
admin-span-backwards = النهاية قبل البداية. حدّد نهاية بعد البداية.
admin-ask-close-how = كيف؟ في كل موعد عادةً { $usual } من الأماكن.
admin-shut = ⛔ إغلاق كامل
admin-fewer = ➖ مفتوح بأماكن أقل
admin-ask-places = كم مكاناً يبقى في كل موعد من { $usual }؟ اضغط أو اكتب عدداً.
admin-places = { $places }
admin-places-wrong = اكتب عدداً من 1 إلى { $most }. وللإغلاق الكامل ارجع.
admin-plan-title = ماذا سيحدث. لم يُغلق شيء بعد.
admin-plan-where = { $number ->
        [0] 📍 { $place }
       *[other] { $number }. { $place }
    }
admin-plan =
    { $affected ->
        [0] { $place }: لا مواعيد في هذا الوقت. لا يُنقل أحد.
       *[other] { $place }: عدد المواعيد { $affected }. منها { $placeable } تُنقل إلى وقت لاحق في المركز نفسه، و{ $offered } نعرض على أصحابها وقتاً أبكر أو مركزاً آخر، و{ $left } تنتظر.
    }
admin-plan-first = أول موعد شاغر هناك: { $on }، الساعة { $at }.
admin-plan-room =
    { $free ->
        [0] لا مكان شاغراً في { $place }
        [one] مكان شاغر واحد في { $place }
        [two] مكانان شاغران في { $place }
        [few] { $free } أماكن شاغرة في { $place }
        [many] { $free } مكاناً شاغراً في { $place }
       *[other] { $free } مكان شاغر في { $place }
    }
admin-plan-told = كل صاحب موعد نخبره فوراً بالوقت القديم والجديد، فيبقى عليه أو يختار غيره أو يلغيه. لا ننقل أحداً إلى وقت أبكر أو إلى مركز آخر دون رضاه: نعرضه عليه فقط.
admin-close-now =
    { $count ->
        [0] ⛔ إغلاق الآن
        [one] ⛔ إغلاق الآن ونقل موعد واحد
        [two] ⛔ إغلاق الآن ونقل موعدين
        [few] ⛔ إغلاق الآن ونقل { $count } مواعيد
        [many] ⛔ إغلاق الآن ونقل { $count } موعداً
       *[other] ⛔ إغلاق الآن ونقل { $count } موعد
    }
admin-closed =
    { $affected ->
        [0] ⛔ أُغلق. لا مواعيد في هذا الوقت: لا يُنقل أحد ولا حاجة إلى إخبار أحد.
       *[other] ⛔ أُغلق. ننقل الآن أصحاب المواعيد ونرسل إليهم رسالة.
    }
admin-how-it-goes = 🔄 كيف يسير النقل
admin-closures-title = مغلق الآن أو قريباً:
admin-no-closures = لا شيء مغلق، لا الآن ولا لاحقاً.
admin-closure-report = المواعيد: { $affected }. نُقل { $moved }، عُرض عليهم وقت أو مركز آخر { $offered }، في الانتظار { $waiting }، باقٍ { $left }.
admin-closure-told = وصلت الرسالة إلى { $told }، وهي في الطريق إلى { $underway }، ولم تصل إلى { $unreached }.
admin-reopen = 🔓 إعادة فتح { $number }: { $place }
admin-reopen-really = هل تريد فعلاً إعادة الفتح؟ تصبح الأماكن للجميع فوراً. لا نعيد أحداً إلى موعده القديم: من نُقل يمكنه أن يختار من جديد.
admin-reopen-yes = 🔓 نعم، أعد فتحه
admin-reopen-no = لا، يبقى مغلقاً
admin-reopened =
    { $moved ->
        [0] 🔓 فُتح من جديد: { $place }. لم نكن قد نقلنا أحداً.
       *[other] 🔓 فُتح من جديد: { $place }. نخبر من نقلناهم.
    }
admin-reopen-gone = انتهى هذا الإغلاق، أو أُعيد فتحه من قبل. ما بقي مغلقاً: /open

admin-staff-title = 👥 من يعمل هنا:
admin-staff-none = لا أحد ممن يعمل هنا بهذا الاسم. /staff يعرض الجميع.
admin-staff-more = هناك غيرهم. اكتب جزءاً أطول من الاسم: «/staff أمينة ح».
admin-staff-page = الصفحة { $page } من { $pages }. للبحث عن شخص اكتب «/staff» ثم الاسم.
admin-staff-previous = السابق ▶
admin-staff-next = التالي ◀
admin-member =
    { $role ->
        [admin] { $name } · مدير
       *[station] { $name } · { $place }
    }
admin-invited =
    { $role ->
        [admin] ✉ { $name } · مدير · دعوة حتى { $on }، الساعة { $at }
       *[station] ✉ { $name } · { $place } · دعوة حتى { $on }، الساعة { $at }
    }
admin-invite = ➕ دعوة شخص
admin-revoke = ✖ إنهاء عمل { $name }
admin-uninvite = ✖ إلغاء دعوة { $name }
admin-new-admin = 🔑 مدير جديد: { $name }. يستطيع المدير أن يكتب للجميع ويغلق المراكز ويدعو غيره. إن لم يخبرك أحد بذلك، فأنهِ عمله فوراً.
admin-gone =
    { $count ->
        [0] لم يعد { $name } مديراً. لم يكن له إعلان ينتظر الإرسال.
        [one] لم يعد { $name } مديراً. أوقفنا له إعلاناً واحداً: عاد مسودة، أو توقف مؤقتاً. اقرأه، ثم أرسله إن كان يجب أن يصل.
        [two] لم يعد { $name } مديراً. أوقفنا له إعلانين: عادا مسودة، أو توقفا مؤقتاً. اقرأهما، ثم أرسل ما يجب أن يصل.
        [few] لم يعد { $name } مديراً. أوقفنا له { $count } إعلانات: عادت مسودات، أو توقفت مؤقتاً. اقرأها، ثم أرسل ما يجب أن يصل.
        [many] لم يعد { $name } مديراً. أوقفنا له { $count } إعلاناً: عادت مسودات، أو توقفت مؤقتاً. اقرأها، ثم أرسل ما يجب أن يصل.
       *[other] لم يعد { $name } مديراً. أوقفنا له { $count } إعلان: عادت مسودات، أو توقفت مؤقتاً. اقرأها، ثم أرسل ما يجب أن يصل.
    }
admin-alone =
    { $count ->
        [one] لم يبقَ مدير غيرك. كان إعلان واحد ينتظر موافقة مدير آخر، وعاد مسودة. اقرأه، ثم أرسله إن كان يجب أن يصل.
        [two] لم يبقَ مدير غيرك. كان إعلانان ينتظران موافقة مدير آخر، وعادا مسودتين. اقرأهما، ثم أرسل ما يجب أن يصل.
        [few] لم يبقَ مدير غيرك. كانت { $count } إعلانات تنتظر موافقة مدير آخر، وعادت مسودات. اقرأها، ثم أرسل ما يجب أن يصل.
        [many] لم يبقَ مدير غيرك. كان { $count } إعلاناً ينتظر موافقة مدير آخر، وعادت مسودات. اقرأها، ثم أرسل ما يجب أن يصل.
       *[other] لم يبقَ مدير غيرك. كان { $count } إعلان ينتظر موافقة مدير آخر، وعادت مسودات. اقرأها، ثم أرسل ما يجب أن يصل.
    }
admin-ask-role = ماذا يكون؟
admin-role-station = موظف في { $place }
admin-role-admin = مدير لكل المراكز
admin-ask-name = كيف نسميه في القائمة؟ اسم أول، أو «الطاولة 2».
admin-no-name = بلا اسم
admin-invitation =
    { $role ->
        [admin] ✉ دعوة لمدير كل المراكز. تعمل مرة واحدة حتى { $on }، الساعة { $at }. سلّم هذا السطر لصاحبها فقط، ويرسله هو هنا من محادثته.
       *[station] ✉ دعوة للعمل في { $place }. تعمل مرة واحدة حتى { $on }، الساعة { $at }. سلّم هذا السطر لصاحبها فقط، ويرسله هو هنا من محادثته.
    }

    <code>{ $line }</code>
admin-copy = 📋 نسخ

admin-ask-pause-arabic = ماذا يقرأ الناس في أثناء الإيقاف؟ اكتبه بالعربية: لماذا، وحتى متى.
admin-ask-pause-english = اكتب النص نفسه بالإنكليزية. بدونه يقرأ الجميع النص العربي.
admin-ask-pause = في أثناء الإيقاف يقرأ كل من يكتب هذا النص، ولا يحدث شيء آخر. لا يضيع شيء مما كتبه.
admin-pause-now = ⏸ إيقاف الخدمة الآن
admin-paused-now = ⏸ توقفت الخدمة مؤقتاً. الموظفون والمديرون يتابعون عملهم.
admin-paused-since = ⏸ الخدمة متوقفة منذ { $on }، الساعة { $at }. يقرأ الناس:
admin-resume-service = ▶ إنهاء الإيقاف
admin-other-text = ✏️ نص آخر
admin-resumed = ▶ انتهى الإيقاف. يمكن للناس أن يكتبوا من جديد.

admin-stats-title = 📊 اليوم، حتى الساعة { $at }:

admin-ask-page = لمن تعمل صفحة المحادثة؟ تيليغرام مستمر في كل الأحوال.
admin-page-open = 🌐 للجميع
admin-page-staff = 👥 للموظفين فقط
admin-page-closed = ⛔ لا أحد
admin-page-now-open = 🌐 صفحة المحادثة للجميع من جديد.
admin-page-now-staff = 👥 صفحة المحادثة للموظفين فقط الآن. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
admin-page-now-closed = ⛔ صفحة المحادثة مغلقة الآن، للموظفين أيضاً. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
admin-preview-is-older = تغيّر النص بعد هذه المعاينة، فلم يُرسل شيء. هذا هو النص الآن:
