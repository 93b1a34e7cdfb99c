# What fills the screen after a scan: read at a glance, by somebody with a queue in front of them.
scan-expected = موعده الآن
scan-early = مبكر: { $span }
scan-late = متأخر: { $span }
scan-booked-for = موعده الساعة { $time }
scan-booked-on = موعده { $day }، الساعة { $time }
scan-confirm-anyway = يمكنك تأكيد الوصول مع ذلك.
scan-document-elsewhere = لهذه الوثيقة حجز آخر أيضاً. دقّق فيها جيداً.
scan-doubted-before = الساعة { $at } أظهر شخص آخر هذا الرمز ولم يُقبل.
scan-document =
    { $document ->
        [national_id] هوية شخصية
        [military_id] هوية عسكرية
        [passport] جواز سفر
        [family_booklet] دفتر عائلة
       *[none] بلا وثيقة
    }
scan-arrived = سُجّل الوصول
scan-arrived-at = الساعة { $at } · موعده { $time }
scan-already = سُجّل وصوله من قبل
scan-already-document = حضر صاحب هذه الوثيقة من قبل
scan-already-when =
    { $today ->
        [yes] اليوم الساعة { $at }
       *[no] { $on }، الساعة { $at }
    }، { $has_counter ->
        [yes] الطاولة { $counter }
       *[no] عبر المحادثة
    }
scan-wrong-day = موعده في يوم آخر
scan-wrong-day-moved = غيّر صاحبه الموعد، وهذا هو الجديد.
scan-wrong-station = موعده في مكان آخر: { $station }
scan-wrong-station-day = يوم { $day }
scan-cancelled = موعد ملغى
scan-cancelled-hint = أُعيد هذا الموعد. إن وُجد مكان فسجّله بدون موعد.
scan-unknown = رمز غير معروف
scan-unknown-hint = تأكد من الأرقام، أو اكتب رقم الوثيقة كاملاً.
scan-unknown-number = لا حجز هنا اليوم بهذا الرقم
scan-unknown-number-hint = قارنه بالورقة رقماً رقماً. الحجز في مكان آخر أو يوم آخر لا يظهر هنا.
scan-not-a-code = هذا ليس رمزاً من رموزنا
scan-not-a-code-hint = الرمز 12 رقماً.
scan-not-a-code-digit = واحد من الأرقام الاثني عشر خطأ. قارنها رقماً رقماً ثم اكتبها من جديد.
scan-number-part = اكتب الرقم كاملاً
scan-number-part-hint = كل أرقامه وحروفه، كما في الورقة.
scan-too-many-codes = رموز خاطئة كثيرة
scan-too-many-looks = اطّلاع على أشخاص كثيرين
scan-wait-until = انتظر حتى الساعة { $until }.
scan-several = أكثر من شخص بهذا الرقم
scan-several-hint = اسأل عن وقت الموعد واختره.
scan-choice =
    { $time } · { $four }{ $arrived ->
        [yes] {" "}· حضر
       *[no] {""}
    }
scan-undone = تم التراجع
scan-undone-line = لم يعد الوصول مسجّلاً · موعده { $time }
scan-not-undoable = لا يمكن التراجع عن هذا الآن
scan-not-undoable-hint =
    { $minutes ->
        [one] يتراجع من أكّده فقط، وخلال دقيقة واحدة.
        [two] يتراجع من أكّده فقط، وخلال دقيقتين.
        [few] يتراجع من أكّده فقط، وخلال { $minutes } دقائق.
       *[other] يتراجع من أكّده فقط، وخلال { $minutes } دقيقة.
    }
scan-doubted = ليس هذا الشخص
scan-doubted-line = سُجّلت الملاحظة، ولم يُؤكَّد أحد · { $time }
scan-moved = تغيّر الموعد
scan-moved-line = صار { $day }، الساعة { $time }. الرمز نفسه.
scan-cancelled-now = أُلغي الموعد الآن
scan-cancelled-now-line = أُعيد موعد { $day }، الساعة { $time }.
scan-taken = ذهب المكان
scan-taken-hint = { $day }، الساعة { $time }: أخذه غيره قبل قليل. اختر وقتاً آخر.
scan-gone = هذا الحجز لم يعد قائماً
scan-gone-hint = حضر صاحبه، أو أُلغي، أو انتهى.
scan-day = { $day }
scan-slip-print = طباعة
scan-slip-back = رجوع إلى المكتب
scan-slip-code = الرمز
scan-slip-day = اليوم
scan-slip-time = الساعة
scan-slip-place = المكان
