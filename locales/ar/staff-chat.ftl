# What staff read in their chat beside the answers of staff-answers.ftl.
enrolled =
    { $role ->
        [admin] ✅ أهلاً بك. أنت الآن مدير لكل المراكز.
       *[station] ✅ أهلاً بك. أنت الآن من موظفي { $station }.
    }
    أرسل صورة الرمز أو اكتب أرقامه الاثني عشر.
desk-expected =
    { $mark ->
        [care] ⚠️
       *[good] ✅
    } <b>{ $name }</b>
    📄 { $document } { $has_number_end ->
        [yes] ••• { $number_end }
       *[no] {""}
    }
    🕘 { $day }، الساعة { $time }
    📍 { $station }
    { $when ->
        [early] ⏳ { $title }
        [late] ⌛ { $title }
       *[expected] { $title }
    }
desk-confirm = ✅ تأكيد الوصول
desk-leave = ليس هذا الشخص
desk-looked = 🕘 { $time } · { $call }
desk-undo = ↩ تراجع
unread-no-qr = ⛔ لا أرى رمزاً في الصورة. قرّب الكاميرا، أو اكتب الأرقام.
unread-several-qrs = ⛔ في الصورة أكثر من رمز. صوّر رمزاً واحداً.
unread-not-a-picture = ⛔ لم أستطع فتح هذه الصورة. صوّر من جديد، أو اكتب الأرقام.
unread-not-fetched = ⛔ لم تصلني الصورة. اكتب الأرقام من فضلك.
desk-disputed = ⚠️ { $station }: صاحب الرقم { $call } يقول إنه لم يحضر. سُجّل وصوله الساعة { $at }.
desk-span =
    { $hours ->
        [0] { $minutes ->
            [one] دقيقة
            [two] دقيقتين
            [few] { $minutes } دقائق
           *[other] { $minutes } دقيقة
        }
       *[other] { $hours ->
            [one] ساعة
            [two] ساعتين
            [few] { $hours } ساعات
           *[other] { $hours } ساعة
        }{ $minutes ->
            [0] {""}
            [one] {" "}ودقيقة
            [two] {" "}ودقيقتين
            [few] {" "}و{ $minutes } دقائق
           *[other] {" "}و{ $minutes } دقيقة
        }
    }
desk-yes-to-neither = لم يُؤكَّد شيء. هذا الجواب جاء بعد رمز، لا بعد سؤال حجزك. لتأكيد حضور: الزر تحت الرمز. وهذا سؤال حجزك:
