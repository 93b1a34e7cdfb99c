# The admins' dialogues in chat. Counts, never a person.
admin-service = ⚙️ إدارة الخدمة
admin-help = للمديرين: /broadcast /close /open /ready /campaign /stats /staff /pause /voice /page أو كلها في /admin
admin-menu = بماذا نبدأ؟
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
        [broadcast] هناك إعلان لم يكتمل. بقي إكماله، أو «إلغاء».
        [closing] هناك إغلاق لم يكتمل. بقي إكماله، أو «إلغاء».
        [voicing] هناك تسجيل صوتي لم يكتمل. بقي إكماله، أو «إلغاء».
        [ending] آخر يوم للتسليم لم يُحدَّد. بقي تحديده، أو «إلغاء».
        [readying] لم يكتمل إدخال الأرقام الجاهزة. بقي إكماله، أو «إلغاء».
        [inviting] هناك دعوة لم تكتمل. بقي إكمالها، أو «إلغاء».
       *[pausing] إيقاف الخدمة لم يكتمل. بقي إكماله، أو «إلغاء».
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

admin-ask-arabic = ما النص بالعربية كما سيقرؤه الناس؟ بلا ما يدلّ غريباً على سبب الموعد.
admin-ask-english = والنص نفسه بالإنكليزية؟ بدونه يصل النص العربي إلى الجميع.
admin-only-arabic = العربية فقط
admin-no-arabic = لا عربية في هذا النص. يُكتب بالعربية.
admin-no-english = لا إنكليزية في هذا النص. النص الطويل ربما قسمه هاتفك قسمين: يلزم الرجوع واختصاره.
admin-text-too-long = هذا النص أطول من رسالة واحدة: { $length } حرفاً، والحد { $longest }. يلزم اختصاره.
admin-ask-audience = لمن يصل؟ ما يُختار يجب أن ينطبق كله.
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
admin-ask-start = متى يُرسل؟ «الآن»، أو في وقت يُكتب: «بكرا 9:00» أو «7/12 14:30».
admin-now = الآن
admin-ask-until = حتى متى يكون صحيحاً؟ ما لم يُرسل حتى ذلك الوقت لا يُرسل متأخراً. ويمكنك كتابة الوقت: «بكرا 12:00».
admin-until-today = آخر اليوم
admin-until-tomorrow = آخر الغد
admin-until-ever = بلا نهاية
admin-until-before-start = هذا قبل وقت الإرسال نفسه.
admin-moment-unread = لم نفهم الوقت. يُكتب هكذا: «بكرا 9:00».
admin-moment-past = هذا الوقت مضى. يلزم وقت لاحق.

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
admin-second-needed = 🔑 العدد كبير مع إعلانات اليوم نفسه: لا بد من موافقة مدير آخر.
admin-send = 📤 إرسال
admin-ask-night = 🌙 سيُرسل في الليل، ونحن لا نكتب لأحد ليلاً دون طلب. نرسله الآن رغم ذلك، أم { $on }، الساعة { $at }؟
admin-in-the-morning = 🌅 في الصباح
admin-at-night = 🌙 في الليل رغم ذلك
admin-send-to-me = 👁 إرساله لي أولاً
admin-change = ✏️ تعديل
admin-discard = 🗑 حذف
admin-sent-to-me = ها هو فوق. هل هو كما يجب؟
admin-thrown-away = حُذف. لم يُرسل شيء.
admin-taken-back = تراجعنا ولم يُرسل شيء. يمكنك تعديله أو إرساله من جديد.
admin-ask-change = ما الذي نعدّله؟
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
admin-stop-really = هل نوقفه فعلاً؟ ما لم يُرسل لن يُرسل أبداً، وما وصل إلى الناس يبقى عندهم.
admin-stop-yes = نعم، إيقافه
admin-stop-no = لا، ليتابع
admin-approval-asked = 🔑 هذا الإعلان من { $name } يحتاج إلى مدير ثانٍ: تُرجى قراءته، ثم الموافقة أو الرفض.
admin-approve = ✅ أوافق
admin-refuse = ✖ أرفض
admin-approved-by = ✅ الموافقة على الإعلان { $number }: { $name }.
admin-refused-by = ✖ رفض الإعلان { $number }: { $name }. عاد مسودة.
admin-grown = 🔑 لم يُرسل الإعلان { $number } بعد: من يصلهم أكثر مما يجوز الآن لمدير وحده. سألنا المديرين الآخرين. من بدأ عمله في الإدارة بعد كتابته لا تُحسب موافقته إلا إذا سُحب الإعلان وأُرسل من جديد.
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
admin-span-unread = لم نفهم متى. يُكتب هكذا: «بكرا بعد 14:00» أو «من 2 إلى 4».
admin-span-backwards = النهاية قبل البداية. تلزم نهاية بعد البداية.
admin-ask-close-how = كيف؟ في كل موعد عادةً { $usual } من الأماكن.
admin-shut = ⛔ إغلاق كامل
admin-fewer = ➖ مفتوح بأماكن أقل
admin-ask-places = كم مكاناً يبقى في كل موعد من { $usual }؟ بالأزرار أو بكتابة عدد.
admin-places = { $places }
admin-places-wrong = العدد من 1 إلى { $most }. وللإغلاق الكامل: رجوع.
admin-plan-title = ماذا سيحدث. لم يُغلق شيء بعد.
admin-plan-worse = لم يُغلق شيء. تغيّر الوضع بعد عرض الخطة: زاد عدد المتأثرين، أو قلّت الأماكن. هذا ما سيحدث الآن. بعد مراجعته يمكن الإغلاق من جديد.
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
admin-reopen-really = هل نعيد الفتح فعلاً؟ تصبح الأماكن للجميع فوراً. لا نعيد أحداً إلى موعده القديم: من نُقل يمكنه أن يختار من جديد.
admin-reopen-yes = 🔓 نعم، إعادة فتحه
admin-reopen-no = لا، يبقى مغلقاً
admin-reopened =
    { $moved ->
        [0] 🔓 فُتح من جديد: { $place }. لم نكن قد نقلنا أحداً.
       *[other] 🔓 فُتح من جديد: { $place }. نخبر من نقلناهم، إلا إذا كان إغلاق آخر ما زال قائماً.
    }
admin-reopen-gone = انتهى هذا الإغلاق، أو أُعيد فتحه من قبل. ما بقي مغلقاً: /open

admin-staff-title = 👥 من يعمل هنا:
admin-staff-none = لا أحد ممن يعمل هنا بهذا الاسم. /staff يعرض الجميع.
admin-staff-more = هناك غيرهم. يلزم جزء أطول من الاسم: «/staff أمينة ح».
admin-staff-page = الصفحة { $page } من { $pages }. للبحث عن شخص: «/staff» ثم الاسم.
admin-staff-previous = السابق ▶
admin-staff-next = التالي ◀
admin-member =
    { $role ->
        [only-admin] { $name } · آخر من في الإدارة
        [admin] { $name } · إدارة
       *[station] { $name } · { $place }
    }
admin-invited =
    { $role ->
        [admin] ✉ { $name } · إدارة · دعوة حتى { $on }، الساعة { $at }
       *[station] ✉ { $name } · { $place } · دعوة حتى { $on }، الساعة { $at }
    }
admin-invite = ➕ دعوة شخص
admin-revoke = ✖ إنهاء عمل { $name }
admin-uninvite = ✖ إلغاء دعوة { $name }
admin-new-admin = 🔑 اسم جديد في الإدارة: { $name }. من فيها يكتب للجميع ويغلق المراكز ويدعو غيره. إن لم يخبرك أحد بذلك، يلزم إنهاء هذا العمل فوراً.
admin-gone =
    { $count ->
        [0] انتهى عمل { $name } في الإدارة. لا إعلان بهذا الاسم ينتظر.
        [one] انتهى عمل { $name } في الإدارة. وإعلان واحد بهذا الاسم عاد مسودة، أو توقف مؤقتاً. تُرجى قراءته، وإرساله إن لزم.
        [two] انتهى عمل { $name } في الإدارة. وإعلانان بهذا الاسم عادا مسودة، أو توقفا مؤقتاً. تُرجى قراءتهما، وإرسال ما يلزم.
        [few] انتهى عمل { $name } في الإدارة. و{ $count } إعلانات بهذا الاسم عادت مسودات، أو توقفت مؤقتاً. تُرجى قراءتها، وإرسال ما يلزم.
        [many] انتهى عمل { $name } في الإدارة. و{ $count } إعلاناً بهذا الاسم عادت مسودات، أو توقفت مؤقتاً. تُرجى قراءتها، وإرسال ما يلزم.
       *[other] انتهى عمل { $name } في الإدارة. و{ $count } إعلان بهذا الاسم عادت مسودات، أو توقفت مؤقتاً. تُرجى قراءتها، وإرسال ما يلزم.
    }
admin-alone =
    { $count ->
        [one] لم يبقَ مدير غيرك. كان إعلان واحد ينتظر موافقة مدير آخر، وعاد مسودة. تُرجى قراءته، وإرساله إن لزم.
        [two] لم يبقَ مدير غيرك. كان إعلانان ينتظران موافقة مدير آخر، وعادا مسودتين. تُرجى قراءتهما، وإرسال ما يلزم.
        [few] لم يبقَ مدير غيرك. كانت { $count } إعلانات تنتظر موافقة مدير آخر، وعادت مسودات. تُرجى قراءتها، وإرسال ما يلزم.
        [many] لم يبقَ مدير غيرك. كان { $count } إعلاناً ينتظر موافقة مدير آخر، وعادت مسودات. تُرجى قراءتها، وإرسال ما يلزم.
       *[other] لم يبقَ مدير غيرك. كان { $count } إعلان ينتظر موافقة مدير آخر، وعادت مسودات. تُرجى قراءتها، وإرسال ما يلزم.
    }
admin-ask-role = لأي عمل؟
admin-role-station = العمل في { $place }
admin-role-admin = إدارة كل المراكز
admin-ask-name = كيف نسميه في القائمة؟ اسم أول، أو «الطاولة 2».
admin-no-name = بلا اسم
admin-invitation =
    { $role ->
        [admin] ✉ دعوة لإدارة كل المراكز. تعمل مرة واحدة حتى { $on }، الساعة { $at }. هذا السطر لصاحبها فقط، ويُرسل هنا من محادثته.
       *[station] ✉ دعوة للعمل في { $place }. تعمل مرة واحدة حتى { $on }، الساعة { $at }. هذا السطر لصاحبها فقط، ويُرسل هنا من محادثته.
    }

    <code>{ $line }</code>
admin-copy = 📋 نسخ

admin-ask-pause-arabic = ماذا يقرأ الناس في أثناء الإيقاف؟ بالعربية: لماذا، وحتى متى.
admin-ask-pause-english = والنص نفسه بالإنكليزية؟ بدونه يقرأ الجميع النص العربي.
admin-ask-pause = في أثناء الإيقاف يقرأ كل من يكتب هذا النص، ولا يحدث شيء آخر. لا يضيع شيء مما كتبه.
admin-pause-now = ⏸ إيقاف الخدمة الآن
admin-paused-now = ⏸ توقفت الخدمة مؤقتاً. الموظفون والمديرون يتابعون عملهم.
admin-paused-since = ⏸ الخدمة متوقفة منذ { $on }، الساعة { $at }. يقرأ الناس:
admin-resume-service = ▶ إنهاء الإيقاف
admin-other-text = ✏️ نص آخر
admin-resumed = ▶ انتهى الإيقاف. يمكن للناس أن يكتبوا من جديد.

admin-stats-title = 📊 اليوم، حتى الساعة { $at }:

admin-ask-page = لمن تعمل صفحة المحادثة؟ القنوات الأخرى مستمرة. و«لا أحد» تغلقها على الموظفين أيضاً.
admin-page-open = 🌐 للجميع
admin-page-staff = 👥 للموظفين فقط
admin-page-closed = ⛔ لا أحد
admin-page-now-open = 🌐 صفحة المحادثة للجميع من جديد.
admin-page-now-staff = 👥 صفحة المحادثة للموظفين فقط الآن. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
admin-page-now-closed = ⛔ صفحة المحادثة مغلقة الآن، للموظفين أيضاً. وما حُجز فيها تمكن رؤيته وإلغاؤه ومحوه.
admin-page-shut = صفحة المحادثة مغلقة الآن، للموظفين أيضاً. يفتحها المدير من صفحة الإدارة.
admin-preview-is-older = تغيّر النص بعد هذه المعاينة، فلم يُرسل شيء. هذا هو النص الآن:
