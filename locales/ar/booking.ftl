# Choosing where and when, the check, the code, and what may be done with a booking.
ask-station =
    أي مكان أنسب لك؟ الضغط عليه يختار الوقت المكتوب بجانبه.{ $has_sortable ->
        [yes] {" "}لترتيبها من الأقرب: إرسال موقعك. لا نحتفظ به.
       *[no] {""}
    }
station-free =
    { $has_km ->
        [yes] { $station } ({ $km } كم) · { $day_short } { $time }
       *[no] { $station } · { $day_short } { $time }
    }
station-full =
    { $has_km ->
        [yes] { $station } ({ $km } كم) · لا وقت متاح
       *[no] { $station } · لا وقت متاح
    }
ask-station-spent =
    أي مكان أنسب لك؟ يظهر بعد اختياره أقرب وقت فيه.{ $has_sortable ->
        [yes] {" "}لترتيبها من الأقرب: إرسال موقعك. لا نحتفظ به.
       *[no] {""}
    }
station-other-time = 🗓 وقت آخر
ask-station-alone = لوقت آخر: أي مكان أنسب لك؟
ask-station-on-day = { $day }{ $part ->
        [morning] {" "}صباحاً
        [afternoon] {" "}بعد الظهر
        [from] {" "}من الساعة { $time_said }
        [before] {" "}قبل الساعة { $time_said }
        [at] {" "}الساعة { $time_said }
       *[other] {""}
    }: أي مكان أنسب لك؟
ask-station-which = أي مكان منها هو المقصود؟
station-alone = { $station }
station-same = نفس موعد عائلتك: { $station } · { $day_short } { $time }
ask-day = أي يوم يناسبك في { $station }؟
ask-day-none-free =
    لا وقت متاح في { $station } الآن. الأوقات تتغير، فالمحاولة ممكنة بعد قليل أو غداً.
ask-day-spent =
    هذا أقرب وقت في { $station }. بقية الأوقات تظهر غداً.
time-earliest = ⏱ الأقرب: { $day_short } { $time }
day-free = { $day_short }
day-full = ✖ { $day_short } ممتلئ
day-closed = ➖ { $day_short } مغلق
day-is-full = لا وقت متاح يوم { $day }.
day-is-beyond = لا يُحجز يوم { $day } بعد. آخر يوم يُحجز هنا: { $on }.
days-are-beyond = لا تُحجز تلك الأيام بعد. آخر يوم يُحجز هنا: { $on }.
day-is-closed = لا استقبال يوم { $day }.
ask-time = أي ساعة تناسبك؟ { $day }، { $station }.
ask-time-near =
    هذه أقرب الأوقات في { $station }:
time-free = { $time }
time-free-on-day = { $day_short } { $time }
time-keep = كما كان: { $day_short } { $time }
time-not-free = لا وقت متاح الساعة { $time_said }.
time-none-fits = لا وقت متاح كما طُلب. يبدأ الاستقبال الساعة { $from } وينتهي الساعة { $to }.
wish-none-at-place = لا وقت متاح كما طُلب في { $station }.
wish-none-like-that = لا وقت متاح كما طُلب تماماً.
wish-none-on-day = لا وقت متاح في هذه الساعة يوم { $day }.
time-is-earliest = أقرب وقت متاح هنا: { $day } الساعة { $time }. ولمكان آخر: «رجوع».
time-none-suits = لا بأس. ما الوقت المناسب؟ مثلاً: «الأحد بعد 12»، أو «آخر موعد». ولمكان آخر: «رجوع».
time-other-days = 📅 أيام أخرى
time-said = ‏{ $clock } ({ $hour } { $part ->
        [night] ليلاً
        [noon] ظهراً
        [afternoon] عصراً
       *[evening] مساءً
    })
page-earlier = → قبلها
page-later = بعدها ←
slot-full = حُجز هذا الوقت قبل لحظات. هذه أوقات أخرى:
too-many-holds = لا يمكن اختيار وقت آخر اليوم. المتابعة ممكنة غداً من هنا، وما كتبته محفوظ. والحضور بلا موعد ممكن أيضاً.
too-many-holds-keep = لا يمكن اختيار وقت آخر اليوم. الوقت المختار ما زال لك، والتغيير ممكن غداً.
slot-closed = أُغلق هذا الوقت قبل لحظات، فلم يُحجز شيء. هذه أوقات أخرى:
slot-closed-old-stays = أُغلق هذا الوقت قبل لحظات، وموعدك القديم باقٍ. هذه أوقات أخرى:
hold-ran-out =
    { $minutes ->
        [one] انتهت دقيقة حفظ الوقت لك، ولم يُحجز.
        [two] انتهت دقيقتا حفظ الوقت لك، ولم يُحجز.
        [few] انتهت { $minutes } دقائق من حفظ الوقت لك، ولم يُحجز.
       *[other] انتهت { $minutes } دقيقة من حفظ الوقت لك، ولم يُحجز.
    } كل ما كتبته محفوظ، وبقي اختيار الوقت.

booked = ✅ تمّ الحجز.
code-again = هذا رمزك:
moved = ✅ تغيّر موعدك. الرمز نفسه ما زال صالحاً.
appointment-whose = 👤 { $name }
appointment =
    📍 { $station }
    🗓 { $day }
    🕘 الساعة { $time_said }

    رمزك: { $code }
appointment-call = 📢 رقمك: { $call }. النداء يكون بهذا الرقم، لا بالاسم.
appointment-call-new = 📢 رقم النداء الجديد: { $call }. النداء يكون بهذا الرقم، لا بالاسم.
appointment-call-collecting = 📢 رقم النداء: { $call }. النداء يكون بهذا الرقم، لا بالاسم. وللورقة رقم آخر.
appointment-call-collecting-new = 📢 رقم النداء الجديد: { $call }. النداء يكون بهذا الرقم، لا بالاسم. وللورقة رقم آخر.
appointment-address = 🏠 العنوان: { $address }
appointment-landmark = 🧭 علامة قريبة: { $landmark }
appointment-bring = 🧾 يُحضر معك: { $bring }
appointment-after =
    عند الحضور: هذه الصورة أو الأرقام{ $has_paper ->
        [yes] ، والوثيقة
       *[no] {""}
    }.
    من يتأخر في اليوم نفسه نستقبله.
code-copy = 📋 نسخ الرمز
clear-it-yourself = لا نستطيع حذف ما كُتب في هذه النافذة. حذفه ممكن من هذا الجهاز.
already-booked =
    لهذا الشخص موعد محجوز: { $day }، الساعة { $time_said }، { $station }. تغييره أو إلغاؤه من القائمة.
family-full =
    { $limit ->
        [one] يمكن حجز موعد واحد فقط من هذه المحادثة.
        [two] يمكن حجز موعدين فقط من هذه المحادثة.
        [few] يمكن حجز { $limit } مواعيد على الأكثر من هذه المحادثة.
        [many] يمكن حجز { $limit } موعداً على الأكثر من هذه المحادثة.
       *[other] يمكن حجز { $limit } موعد على الأكثر من هذه المحادثة.
    }
second-later = كثيرون يحجزون الآن. الحجز لشخص آخر ممكن من الساعة { $at_said }.
second-later-kept = كثيرون يحجزون الآن، وما كتبته محفوظ. التأكيد من جديد ممكن من الساعة { $at_said }.

ask-whose = لمن؟
whose-booking = { $has_name ->
        [yes] { $name }{ $has_purpose ->
            [yes] {" "}· { $purpose }
           *[no] {""}
        } · { $day_short } { $time }
       *[no] 📢 { $call } · { $day_short } { $time }
    }
no-booking = لا موعد محجوز من هذه المحادثة. للحجز: /start
move-keeps-place = يبقى المكان { $station } عند تغيير الموعد. لمكان آخر: إلغاء الموعد /cancel ثم حجز جديد.
ask-move =
    هل نغيّر الموعد في { $station }؟

    من: { $old_day }، الساعة { $old_time_said }
    إلى: { $day }، الساعة { $time_said }
move-yes = ✅ نعم، أريد الجديد
move-no = لا، أريد القديم
no-changes-left =
    لا يمكن تغيير هذا الموعد مرة أخرى من هنا. موعدك باقٍ: { $day }، الساعة { $time_said }. { $has_phone ->
        [yes] للتغيير، هاتف المكان: { $phone }
       *[no] التغيير ممكن في المكان نفسه، { $station }.
    }
cancel-then-book = أولاً الإلغاء. وبعده الحجز الآخر: /register
ask-cancel =
    هل نلغي موعد { $day }، الساعة { $time_said }، { $station }؟
cancel-yes = نعم، إلغاء الموعد
cancel-no = لا، أريد موعدي
cancelled =
    أُلغي الموعد.
    لحجز غيره: /start
    لحذف معلوماتك أيضاً: /erase
nothing-changed = حسناً، لم يتغيّر شيء.
time-stands = الموعد القائم: { $day }، الساعة { $time_said }، { $station }.
ask-erase = هل نحذف كل ما كتبته ونلغي مواعيدك؟ لا يمكن التراجع بعد ذلك.
erase-yes = 🗑 نعم، حذف كل شيء
erase-no = لا
erased =
    تمّ الحذف. قد يبقى شيء في نسخ احتياطية مقفلة، { $days ->
        [one] يوماً واحداً على الأكثر.
        [two] يومين على الأكثر.
        [few] { $days } أيام على الأكثر.
        [many] { $days } يوماً على الأكثر.
       *[other] { $days } يوم على الأكثر.
    } { $surface ->
        [page] على جهاز مشترك: يرجى إغلاق الصفحة وحذف سجل المتصفح وبيانات الموقع. وصورة الرمز المحفوظة تُحذف أيضاً.
        [terminal] ما في هذه النافذة يُحذف من هذا الجهاز.
       *[app] لحذف ما بقي على الهاتف: قائمة هذه المحادثة، ثم «حذف المحادثة».
    }

still-staff = ما زلت من الموظفين.
arrival-notice = أهلاً بك. تأكّد وصولك الساعة { $at_said }.
arrival-not-me = لم أحضر أنا
handed-notice = سُلّمت ورقتك الساعة { $at_said }.
handed-not-me = لم أستلمها أنا
handed-to-another-notice = سُلّمت ورقتك الساعة { $at_said } إلى من حضر لاستلامها عنك.
handed-to-another-not-me = لا أحد يستلمها عني
handed-by-paper-notice = سُلّمت ورقتك الساعة { $at_said }. إن لم يكن ذلك بعلمك، يرجى إخبار المكان نفسه.
handed-by-paper-to-another-notice = سُلّمت ورقتك الساعة { $at_said } إلى من حضر لاستلامها عنك. إن لم يكن ذلك بعلمك، يرجى إخبار المكان نفسه.
handing-undone-notice = قيل إن ورقتك سُلّمت، وكان ذلك خطأً صحّحناه. لمعرفة أين صارت: /status
handing-undone-stands-notice = قيل إن ورقتك سُلّمت، وكان ذلك خطأً صحّحناه. موعدك ما زال قائماً: { $day }، الساعة { $time_said }، { $station }. ورمزك ما زال صالحاً.
handing-undone-lost-notice = قيل خطأً إن ورقتك سُلّمت. تعذّر الإبقاء على موعدك لاستلامها. لاختيار موعد آخر: /status
arrival-undone-notice = تأكّد وصولك خطأً، وصحّحنا ذلك. موعدك ما زال قائماً.
moved-at-desk-notice = صار موعدك: { $day }، الساعة { $time_said }، { $station }. تغيّر في المكان نفسه، ورمزك ما زال صالحاً. رقم النداء الجديد: { $call }.
cancelled-at-desk-notice = أُلغي موعدك: { $day }، الساعة { $time_said }، { $station }. إن لم يكن ذلك بطلبك، فالحجز من جديد ممكن: /start
disputed = شكراً لك. أبلغنا المكان الآن. لا يلزم منك شيء آخر.
dispute-late = وصلتنا ملاحظتك من قبل، أو صُحّح الأمر. لا يلزم منك شيء آخر.
