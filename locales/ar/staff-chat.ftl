# What staff read in their chat beside the answers of staff-answers.ftl.
enrolled =
    { $role ->
        [admin] ✅ أهلاً بك. أنت الآن في إدارة كل المراكز.
       *[station] ✅ أهلاً بك. أنت الآن من موظفي { $station }.
    }
    المطلوب صورة الرمز أو أرقامه الاثنا عشر.{ $role ->
        [admin] {" "}أعمال الإدارة كلها في /admin، وفي صفحة الاستقبال التي ينتهي عنوانها بـ {"\u2066"}…/desk{"\u2069"}.
       *[station] {""}
    }
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
unread-no-qr = ⛔ لا رمز واضحاً في الصورة. تُقرَّب الكاميرا، أو تُكتب الأرقام.
unread-several-qrs = ⛔ في الصورة أكثر من رمز. تلزم صورة رمز واحد.
unread-not-a-picture = ⛔ تعذّر فتح هذه الصورة. تلزم صورة جديدة، أو تُكتب الأرقام.
unread-not-fetched = ⛔ لم تصلنا الصورة. يُرجى كتابة الأرقام.
desk-disputed = ⚠️ { $station }: صاحب الرقم { $call } يقول إنه لم يحضر. الوصول مسجَّل الساعة { $at }.
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
desk-yes-to-neither = لم يُؤكَّد شيء. هذا الجواب جاء بعد رمز، لا بعد سؤال حجزك. لتأكيد الوصول: الزر تحت الرمز. وهذا سؤال حجزك:
