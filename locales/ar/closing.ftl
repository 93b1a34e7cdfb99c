# What people are told when a place closes for a while.
closing-moved-head = اضطررنا إلى تغيير موعدك في { $station }. نعتذر منك.
closing-moved =
    كان: { $old_day }، الساعة { $old_time_said }
    صار: { $day }، الساعة { $time_said }

    الوقت القديم لم يعد لك. الرمز نفسه ما زال صالحاً. رقم النداء الجديد: { $call }.
closing-keep = ✅ يناسبني
closing-other = 🗓 أريد وقتاً آخر
closing-cancel = إلغاء الموعد
closing-offered =
    نعتذر منك. لا نستطيع استقبالك في موعدك: { $old_day }، الساعة { $old_time_said }، { $old_station }. ولا وقت آخر هناك الآن.

    عندنا وقت في مكان آخر:
    🗓 { $day }، الساعة { $time_said }
    📍 { $station }
    نحفظه لك حتى { $on }، الساعة { $until_said }.

    إن كان الطريق صعباً أو غير آمن، فالأفضل انتظار دورك.
closing-take = ✅ نعم، أريده
closing-no = لا، أنتظر دوري
closing-listed =
    نعتذر منك. لا نستطيع استقبالك في موعدك: { $old_day }، الساعة { $old_time_said }، { $old_station }. ولا وقت آخر الآن.

    دورك قبل من ينتظر فقط. حين يتوفر وقت نكتب لك هنا. رمزك يبقى كما هو.

    نحفظ معلوماتك حتى { $on }. بعد ذلك، الحجز من جديد: /start
closing-code = رمزك: { $code }
closing-card =
    📍 { $station }
    🗓 { $day }
    🕘 { $time_said }

    الرمز: { $code }
closing-moved-together = اضطررنا إلى تغيير مواعيد عدد منكم في { $station }. نعتذر منكم.
closing-moved-each =
    👤 { $name }
    كان: { $old_day }، الساعة { $old_time_said }
    صار: { $day }، الساعة { $time_said }
closing-moved-end = الأوقات القديمة لم تعد لكم. الرموز نفسها ما زالت صالحة، وهي في الرسائل التالية.
closing-keep-all = ✅ يناسبنا
closing-other-whose = 🗓 { $name }: وقت آخر
closing-cancel-whose = { $name }: إلغاء
closing-offered-earlier =
    نعتذر منك. لا نستطيع استقبالك في موعدك: { $old_day }، الساعة { $old_time_said }، { $old_station }. ولا وقت هناك بعده الآن.

    عندنا وقت أبكر في المكان نفسه:
    🗓 { $day }، الساعة { $time_said }
    📍 { $station }
    نحفظه لك حتى { $on }، الساعة { $until_said }. لا يصير موعدك إلا بالقبول.
closing-offered-together =
    نعتذر منكم. لا نستطيع استقبال عدد منكم في { $old_station } يوم { $old_day }. ولا وقت هناك بعد ذلك الآن.
    عندنا أوقات أخرى:
closing-offered-each = 👤 { $name }: { $day }، الساعة { $time_said }، { $station }
closing-offered-until = نحفظها حتى { $on }، الساعة { $until_said }. لا يصير أي منها موعداً إلا بالقبول.
closing-take-whose = ✅ { $name }: نعم
closing-no-whose = { $name }: لا، انتظار
closing-listed-together =
    👤 { $name }
    نعتذر منكم. لا نستطيع استقبالكم في { $old_station } يوم { $old_day }. ولا وقت آخر الآن.

    دوركم قبل من ينتظر فقط. حين يتوفر وقت نكتب لكم هنا. رموزكم تبقى كما هي.

    نحفظ معلوماتكم حتى { $on }. بعد ذلك، الحجز من جديد: /start
closing-reopened =
    عاد الاستقبال في { $station } يوم { $day }. موعدك الجديد باقٍ كما هو. إن كان الوقت القديم أنسب لك، فاختياره ممكن ما دام متاحاً.
closing-reopened-partly =
    عاد الاستقبال في { $station } في بعض الأوقات، أولها يوم { $day }. موعدك الجديد باقٍ كما هو. إن كان الوقت القديم أنسب لك، فقد يكون بينها.
closing-choose = 🗓 اختيار وقت من جديد
card-replaced = 🔁 استُبدل: تغيّر هذا الوقت. الوقت الجديد في رسالة أحدث، والرمز نفسه.
card-off = 🚫 هذه الصورة لم تعد صالحة: الموعد لم يعد قائماً. التفاصيل في رسالة أحدث.
card-elsewhere = 🔁 صارت المتابعة في محادثة أخرى. هذه الصورة لم تعد صالحة.
card-place = { $place }
card-day = { $day }
card-time = { $time_said }
