# What people are told when a place closes for a while.
closing-moved =
    اضطررنا إلى تغيير موعدك في { $station }. نعتذر منك.

    كان: { $old_day }، الساعة { $old_time }
    صار: { $day }، الساعة { $time }

    لا تأتِ في الوقت القديم. الرمز نفسه ما زال صالحاً.
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

    وضعناك في أول قائمة الانتظار، ونكتب لك هنا حين يفرغ وقت. لا تأتِ في الوقت القديم، واحتفظ برمزك.
closing-reopened =
    تغيّر الحال: { $station } يستقبل الناس من جديد يوم { $day }. موعدك الجديد باقٍ لك كما هو. وإن كان الوقت القديم أنسب لك، فاختر من جديد ما دام فيه مكان.
closing-choose = 🗓 أختار من جديد
