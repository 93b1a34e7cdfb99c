# ما بعد الزيارة الأولى. كل ما هنا قد يظهر على شاشة مقفلة: لا رقم ولا اسم ولا شيء عن الغرض.
case-applied = وصلنا خبر زيارتك. حين تجهز ورقتك نكتب لك هنا.
case-review = ورقتك لم تجهز بعد. حين تجهز نكتب لك هنا.
case-ready-choose = ورقتك جاهزة. بقي اختيار وقت الحضور.
case-ready-wait = ورقتك جاهزة. حين يصبح اختيار وقت الحضور ممكناً نكتب لك هنا.
case-ready-nowhere = ورقتك جاهزة. وقت استلامها يُقال في المكان نفسه.
case-ready-time = ورقتك جاهزة، وموعد استلامها { $day }، الساعة { $time_said }، { $station }.
case-collected =
    { $has_until ->
        [yes] سُلّمت ورقتك. هي صالحة حتى { $until }.
       *[no] سُلّمت ورقتك.
    }
case-expired = انتهت صلاحية ورقتك في { $until }. لحجز موعد للورقة الجديدة: /start

case-ready =
    ورقتك جاهزة. أي وقت يناسبك؟
    📍 { $station }
case-other-times = 🗓 أوقات أخرى
case-uncollected = ورقتك ما زالت بانتظارك. أي وقت يناسبك؟
case-last-call =
    ورقتك ما زالت بانتظارك، حتى { $until } فقط. أي وقت يناسبك؟
case-expiring =
    ورقتك صالحة حتى { $until }. حجز موعد للورقة التالية ممكن الآن.
case-renew = 🗓 حجز موعد
case-renew-begins = عند الحضور تلزم الورقة القديمة. رقمها: { $serial }.
case-gone = انتهى هذا الأمر، أو صار في محادثة أخرى. للحجز أو المتابعة: /start

ask-case-remind = ورقتك صالحة حتى { $until }. هل نذكّرك هنا قبلها بأسبوعين؟
case-remind-yes = 🔔 نعم، ذكّروني
case-remind-no = لا
case-remind-noted = نذكّرك هنا قبل انتهائها بأسبوعين.
case-remind-left = حسناً، لا تذكير.

ask-which-case = أي ورقة؟ هذه أرقامها.
case-number = { $serial }
ask-collect = هل نثبّت الموعد { $day }، الساعة { $time_said }، { $station }؟
collect-yes = ✅ نعم، تثبيت الموعد
collect-booked = ✅ تمّ، ونحن بانتظارك.
case-time-already = موعد الاستلام { $day }، الساعة { $time_said }، { $station }. للتغيير: /move
appointment-after-collecting =
    عند الحضور: هذه الصورة أو الأرقام، والقسيمة إن وُجدت.
    من يتأخر في اليوم نفسه نستقبله.

ask-lost = هل ضاعت؟ عندها لا تبقى الورقة القديمة صالحة، ويلزم موعد جديد.
lost-yes = نعم، ضاعت
lost-no = لا، وجدتها
lost-noted = وصلنا ذلك. بقي حجز موعد جديد.
lost-nothing = لم تُسلَّم لك ورقة بعد. ضياع القسيمة لا يضر: نكتب لك هنا. لمعرفة أين صارت: /status

case-recovered = صارت المتابعة في هذه المحادثة.
case-moved-away = صارت المتابعة في محادثة أخرى. إن لم يكن ذلك منك، يرجى إخبار المكان الذي زرته.
recovery-refused =
    هذه الأرقام لا تعمل هنا. الرمز يُعرض عند الحضور.
    هل هي من القسيمة؟ تلزم مقارنتها بها، ثم إرسالها من جديد، ولو غداً. والسؤال ممكن في المكان نفسه.

erase-costs = عندها لا يصلك خبر حين تجهز ورقتك. المرجع هناك رقم الورقة: { $serial }.

status-booked = هناك موعد محجوز: { $day }، الساعة { $time_said }، { $station }.
status-unfinished = الحجز الذي بدأ هنا لم يكتمل بعد. يتابَع بهذا السؤال:
status-nothing = لا شيء غير هذا في هذه المحادثة. للحجز: /start
menu-what-else = كيف نساعدك؟
menu-collect = 🗓 اختيار وقت الحضور
menu-remind = 🔔 تذكيري قبل انتهائها
menu-lost = ضاعت ورقتي
command-status = أين صارت ورقتي
