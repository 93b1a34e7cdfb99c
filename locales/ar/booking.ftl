# Choosing where and when, the check, the code, and what may be done with a booking.
ask-station =
    إلى أي مكان تريد أن تأتي؟ بجانب كل واحد أقرب موعد فيه.{ $has_sortable ->
        [yes] {" "}ويمكنك إرسال موقعك لنرتّبها من الأقرب، ولن نحتفظ به.
       *[no] {""}
    }
station-free =
    { $has_km ->
        [yes] { $station } ({ $km } كم) · { $day_short } { $time }
       *[no] { $station } · { $day_short } { $time }
    }
station-full =
    { $has_km ->
        [yes] { $station } ({ $km } كم) · لا مواعيد
       *[no] { $station } · لا مواعيد
    }
station-same = نفس موعد عائلتك: { $station } · { $day_short } { $time }
ask-day =
    اختر اليوم في { $station }:
ask-day-none-free =
    للأسف لا توجد مواعيد في { $station } الآن. جرّب غداً، أو ارجع واختر مكاناً آخر.
ask-day-spent =
    فتحت اليوم صفحات كثيرة من المواعيد. أقرب موعد في { $station } تجده في الأسفل، وتستطيع رؤية المواعيد الأخرى غداً.
time-earliest = ⏱ الأقرب: { $day_short } { $time }
day-free = { $day_short }
day-full = ✖ { $day_short } ممتلئ
day-closed = ➖ { $day_short } مغلق
day-is-full = يوم { $day } ممتلئ.
day-is-closed = يوم { $day } عطلة.
ask-time =
    اختر الساعة، يوم { $day } في { $station }.
ask-time-near =
    هذه أقرب المواعيد في { $station }:
time-free = { $time }
time-free-on-day = { $day_short } { $time }
time-keep = كما كان: { $day_short } { $time }
time-not-free = لا مكان الساعة { $time }.
time-other-days = 📅 أيام أخرى
page-earlier = → الأبكر
page-later = اللاحق ←
slot-full = سبقك غيرك إلى هذا الموعد قبل لحظات. لا بأس، اختر غيره:
too-many-holds = جرّبت اليوم مواعيد كثيرة. ارجع غداً من فضلك وأكمل من هنا، فما كتبته محفوظ.
too-many-holds-keep = جرّبت اليوم مواعيد كثيرة. أبقِ الموعد الذي اخترته، أو ارجع غداً لتختار غيره.
slot-closed = أُغلق هذا الموعد قبل لحظات، فلم يُحجز شيء. اختر غيره من فضلك:
slot-closed-old-stays = أُغلق هذا الموعد قبل لحظات، وموعدك القديم باقٍ. اختر غيره من فضلك:
hold-ran-out =
    { $minutes ->
        [one] حجزنا لك الموعد دقيقة واحدة وانتهت.
        [two] حجزنا لك الموعد دقيقتين وانتهتا.
        [few] حجزنا لك الموعد { $minutes } دقائق وانتهت.
       *[other] حجزنا لك الموعد { $minutes } دقيقة وانتهت.
    } كل ما كتبته محفوظ، اختر الموعد فقط.

booked = ✅ تمّ الحجز.
code-again = هذا رمزك:
moved = ✅ تغيّر موعدك. الرمز نفسه ما زال صالحاً.
appointment-whose = 👤 { $name }
appointment =
    📍 { $station }
    🗓 { $day }
    🕘 الساعة { $time }

    رمزك: { $code }
appointment-call = 📢 رقمك: { $call }. النداء يكون بهذا الرقم، لا بالاسم.
appointment-address = 🏠 العنوان: { $address }
appointment-landmark = 🧭 علامة قريبة: { $landmark }
appointment-bring = 🧾 أحضر معك: { $bring }
appointment-after =
    أظهر هذه الصورة أو قل الأرقام عند وصولك. وهناك يخبرونك متى تعود مرة أخرى.
code-copy = 📋 نسخ الرمز
clear-it-yourself = لا نستطيع محو ما كتبته في هذه النافذة. امسحها بنفسك إن شئت.
already-booked =
    هذا الشخص له موعد من قبل: { $day }، الساعة { $time }، { $station }. يمكنك تغييره أو إلغاؤه من القائمة.
family-full =
    { $limit ->
        [one] يمكن حجز موعد واحد فقط من هذه المحادثة.
        [two] يمكن حجز موعدين فقط من هذه المحادثة.
        [few] يمكن حجز { $limit } مواعيد على الأكثر من هذه المحادثة.
        [many] يمكن حجز { $limit } موعداً على الأكثر من هذه المحادثة.
       *[other] يمكن حجز { $limit } موعد على الأكثر من هذه المحادثة.
    }
second-later = كثيرون يحجزون الآن. تستطيع الحجز لشخص آخر من الساعة { $at }.
second-later-kept = كثيرون يحجزون الآن. ما كتبته محفوظ، فاضغط «تأكيد» من جديد من الساعة { $at }.

ask-whose = لمن؟
whose-booking = { $name } · { $day_short } { $time }
no-booking = لا يوجد موعد محجوز من هذه المحادثة.
ask-move =
    هل نغيّر الموعد في { $station }؟

    من: { $old_day }، الساعة { $old_time }
    إلى: { $day }، الساعة { $time }
move-yes = ✅ نعم، غيّره
move-no = لا، أبقِ القديم
no-changes-left =
    تغيّر هذا الموعد أكثر ما يُسمح به هنا، فبقي كما هو: { $day }، الساعة { $time }. { $has_phone ->
        [yes] اتصل بالمكان إن لزم: { $phone }
       *[no] اسأل عند المكان نفسه: { $station }.
    }
ask-cancel =
    هل نلغي موعد { $day }، الساعة { $time }، { $station }؟
cancel-yes = نعم، ألغِه
cancel-no = لا، أبقِه
cancelled = أُلغي الموعد. يمكنك حجز غيره متى شئت.
nothing-changed = حسناً، لم يتغيّر شيء.
ask-erase = هل نمحو كل ما كتبته ونلغي مواعيدك؟ لا رجوع بعد ذلك.
erase-yes = 🗑 نعم، امحُ كل شيء
erase-no = لا
erased =
    تمّ المحو. لم يبقَ عندنا شيء عنك. { $surface ->
        [page] أغلق هذه الصفحة وامسح سجل المتصفح إن كان غيرك يستعمل هذا الجهاز.
        [terminal] امسح ما في هذه النافذة بنفسك.
       *[app] ولمحو ما بقي على هاتفك: افتح قائمة هذه المحادثة واختر «حذف المحادثة».
    }

erased-staff = تمّ محو كل ما كتبته هنا. ما زلت من الموظفين.
arrival-notice = سجّلنا وصولك الساعة { $at }. أهلاً بك.
arrival-not-me = لست أنا من حضر
arrival-undone-notice = أُلغي تسجيل وصولك، كان خطأ. موعدك ما زال قائماً.
moved-at-desk-notice = غيّر الموظف موعدك كما طُلب منه: { $day }، الساعة { $time }، { $station }. الرمز نفسه ما زال صالحاً. رقمك الجديد: { $call }.
cancelled-at-desk-notice = أُلغي موعدك عند الموظف: { $day }، الساعة { $time }، { $station }. إن لم تطلب ذلك، احجز موعداً غيره.
disputed = شكراً لك. أبلغنا الموظفين فوراً.
dispute-late = وصلنا هذا البلاغ من قبل، أو لم يعد التسجيل قائماً.
