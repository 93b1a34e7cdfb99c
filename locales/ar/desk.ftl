# What staff read. A tick and a name, or the reason at once.
enrolled =
    { $role ->
        [admin] ✅ أهلاً بك. أنت الآن مدير لكل الأماكن.
       *[station] ✅ أهلاً بك. أنت الآن من موظفي { $station }.
    }
    أرسل صورة الرمز أو اكتب أرقامه الاثني عشر.
desk-expected =
    ✅ <b>{ $name }</b>
    📄 { $document ->
        [national_id] هوية شخصية
        [military_id] هوية عسكرية
        [passport] جواز سفر
        [family_booklet] دفتر عائلة
       *[none] بلا وثيقة
    } { $has_number_end ->
        [yes] ••• { $number_end }
       *[no] {""}
    }
    🕘 { $day }، الساعة { $time }
    📍 { $station }
    { $when ->
        [early] ⏳ مبكر: { $span }
        [late] ⌛ متأخر: { $span }
       *[on-time] في موعده
    }
desk-document-elsewhere = ⚠️ لهذه الوثيقة حجز آخر أيضاً.
desk-doubted = ⚠️ انتبه: قال موظف من قبل «ليس هذا الشخص»: { $on }، الساعة { $at }.
desk-confirm = ✅ تأكيد الوصول
desk-leave = ليس هذا الشخص
desk-left = حسناً، لم يُسجَّل شيء.
desk-looked = 🕘 { $time } · { $four }
desk-arrived = ✅ سُجّل الوصول الساعة { $at } · موعد { $time } · { $four }
desk-undo = ↩ تراجع
desk-undone = ↩ أُلغي تسجيل الوصول · موعد { $time } · { $four }
desk-not-undoable = لا يمكن التراجع عن هذا الآن.
desk-already = ⛔ سُجّل وصوله من قبل: { $on }، الساعة { $at } · { $four }{ $has_counter ->
        [yes] {" "}· الطاولة { $counter }
       *[no] {""}
    }
desk-document-already = ⛔ حضر صاحب هذه الوثيقة من قبل: { $on }، الساعة { $at } · { $four }{ $has_counter ->
        [yes] {" "}· الطاولة { $counter }
       *[no] {""}
    }
desk-wrong-station = ⛔ موعده في مكان آخر: { $station }، { $day }.
desk-wrong-day = ⛔ موعده في يوم آخر: { $day }، الساعة { $time }.
desk-cancelled = ⛔ أُلغي هذا الموعد.
desk-unknown = ⛔ رمز غير معروف. تأكد من الأرقام.
desk-too-many = ⛔ رموز خاطئة كثيرة. انتظر حتى الساعة { $until }.
desk-too-many-looks = ⛔ طُلبت هنا مواعيد كثيرة في وقت قصير. انتظر حتى الساعة { $until }.
desk-not-a-code = ⛔ هذه الأرقام ليست رمزاً. الرمز 12 رقماً.
desk-no-qr = ⛔ لا أرى رمزاً في الصورة. قرّب الكاميرا، أو اكتب الأرقام.
desk-several-qrs = ⛔ في الصورة أكثر من رمز. صوّر رمزاً واحداً.
desk-not-ours = ⛔ هذا الرمز ليس من رموزنا.
desk-not-a-picture = ⛔ لم أستطع فتح هذه الصورة. صوّر من جديد، أو اكتب الأرقام.
desk-not-fetched = ⛔ لم تصلني الصورة. اكتب الأرقام من فضلك.
desk-disputed = ⚠️ { $station }: صاحب الرمز المنتهي بـ { $four } يقول إنه لم يحضر. سُجّل وصوله الساعة { $at }.
desk-span =
    { $hours ->
        [0] { $minutes } د
       *[other] { $minutes ->
            [0] { $hours } س
           *[other] { $hours } س { $minutes } د
        }
    }
