# What somebody of the office reads aloud for who does not read: under 15 seconds each. Another text makes the recording stale.
note-listen = 🔊 استماع
note-listen-about = 🔊 ما هذا؟
note-listen-answering = 🔊 كيف نجيب؟
note-listen-coming = 🔊 كيف نحضر؟
note-listen-moved = 🔊 استماع
note-about =
    هنا حجز موعد، مجاناً. الأجوبة يراها فقط من يستقبلك هناك. { $days ->
        [one] وتُحذف بعد يوم واحد من الموعد.
        [two] وتُحذف بعد يومين من الموعد.
        [few] وتُحذف بعد { $days } أيام من الموعد.
        [many] وتُحذف بعد { $days } يوماً من الموعد.
       *[other] وتُحذف بعد { $days } يوم من الموعد.
    }
note-answering = الجواب ممكن بالأرقام. بعد الضغط على زر الأرقام يصير لكل خيار رقم، ويكفي إرساله. والصفر للرجوع. وتاريخ الميلاد ثلاثة أرقام: اليوم ثم الشهر ثم السنة.
note-coming = الحضور في وقت الموعد، ومعك الرمز وما اخترت إحضاره. تكفي الصورة، على الهاتف أو على ورق. وإن تأخرت فالحضور ممكن أيضاً.
note-moved = تغيّر يوم موعدك أو ساعته. الموعد القديم لم يعد قائماً. والجديد في الرسالة فوق، والرمز نفسه صالح.
