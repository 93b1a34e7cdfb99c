# What people are told when a place closes for a while.
closing-moved =
    اضطررنا إلى تغيير موعدك في { $station }. نعتذر منك.

    كان: { $old_day }، الساعة { $old_time }
    صار: { $day }، الساعة { $time }

    لا تأتِ في الوقت القديم. الرمز نفسه ما زال صالحاً. رقمك الجديد: { $call }.
closing-keep = ✅ يناسبني
closing-other = 🗓 أريد وقتاً آخر
closing-cancel = إلغاء الموعد
closing-offered =
    موعدك لم يعد ممكناً: { $old_day }، الساعة { $old_time }، { $old_station }. ولا وقت فارغ هناك الآن. نعتذر منك.

    وجدنا لك وقتاً في مكان آخر: { $day }، الساعة { $time }، { $station }.
    نحفظه لك حتى { $on }، الساعة { $until }. لا تقبله إلا إذا كان الطريق إليه سهلاً عليك.
closing-take = ✅ نعم، أقبله
closing-no = لا، أنتظر دوري
closing-listed =
    موعدك لم يعد ممكناً: { $old_day }، الساعة { $old_time }، { $old_station }. ولا وقت فارغ الآن. نعتذر منك.

    دورك قبل من ينتظر فقط، ونكتب لك هنا حين يفرغ وقت. لا تأتِ في الوقت القديم، واحتفظ برمزك.

    نحفظ بياناتك حتى { $on }. فإن لم يفرغ وقت حتى ذلك اليوم، فسجّل من جديد بكتابة /start.
closing-code = رمزك: { $code }
closing-card =
    📍 { $station }
    🗓 { $day }
    🕘 { $time }

    الرمز: { $code }
closing-moved-together = اضطررنا إلى تغيير مواعيد عدد منكم في { $station }. نعتذر منكم.
closing-moved-each =
    👤 { $name }
    كان: { $old_day }، الساعة { $old_time }
    صار: { $day }، الساعة { $time }
closing-moved-end = لا تأتوا في الأوقات القديمة. الرموز نفسها ما زالت صالحة، وهي في الرسائل التالية.
closing-keep-all = ✅ يناسبنا
closing-other-whose = 🗓 { $name }: وقت آخر
closing-cancel-whose = { $name }: إلغاء
closing-offered-earlier =
    موعدك لم يعد ممكناً: { $old_day }، الساعة { $old_time }، { $old_station }. ولا وقت فارغ هناك بعده الآن. نعتذر منك.

    وجدنا لك وقتاً أبكر في المكان نفسه: { $day }، الساعة { $time }، { $station }.
    نحفظه لك حتى { $on }، الساعة { $until }. لا يصير موعدك إلا إذا قبلته.
closing-offered-together = مواعيد عدد منكم في { $old_station } يوم { $old_day } لم تعد ممكنة، ولا وقت فارغ هناك بعدها الآن. نعتذر منكم. وجدنا أوقاتاً أخرى:
closing-offered-each = 👤 { $name }: { $day }، الساعة { $time }، { $station }
closing-offered-until = نحفظها حتى { $on }، الساعة { $until }. لا يصير أي منها موعداً إلا بالقبول.
closing-take-whose = ✅ { $name }: نعم
closing-no-whose = { $name }: لا، انتظار
closing-listed-together =
    👤 { $name }
    مواعيدكم في { $old_station } يوم { $old_day } لم تعد ممكنة، ولا وقت فارغ الآن. نعتذر منكم.

    دوركم قبل من ينتظر فقط، ونكتب لكم هنا حين يفرغ وقت. لا تأتوا في الأوقات القديمة، واحتفظوا برموزكم.

    نحفظ بياناتكم حتى { $on }. فإن لم يفرغ وقت حتى ذلك اليوم، فسجّلوا من جديد بكتابة /start.
closing-reopened =
    تغيّر الحال: { $station } يستقبل الناس من جديد يوم { $day }. موعدك الجديد باقٍ لك كما هو. وإن كان الوقت القديم أنسب لك، فاختر من جديد ما دام فيه مكان.
closing-choose = 🗓 أختار من جديد
card-replaced = 🔁 استُبدل: تغيّر هذا الوقت. الوقت الجديد في رسالة أحدث، والرمز نفسه.
