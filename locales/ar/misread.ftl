# Why a reply is no answer, and what to write instead. Never repeats what the person wrote.
name-too-short = نحتاج الاسم والكنية على الأقل.
name-family-missing = بقيت الكنية. يمكن كتابتها وحدها، أو الاسم كله من جديد.
name-is-question = هنا مكان الاسم فقط. للأسئلة: /help
name-too-long = هذا الاسم طويل جداً (أكثر من { $longest } حرفاً).
name-has-digits = في الاسم أرقام. اكتب الاسم بالحروف فقط.
name-has-symbols = في الاسم علامات غير مفهومة. اكتب الاسم بالحروف فقط.
birth-not-a-date = لم أفهم التاريخ.
birth-is-an-age = العمر وحده لا يكفي. يلزم تاريخ الميلاد: اليوم والشهر والسنة.
birth-month-first = اليوم أولاً ثم الشهر، والشهر من 1 إلى 12.
birth-impossible = هذا اليوم غير موجود في ذلك الشهر.
birth-future = هذا التاريخ لم يأتِ بعد.
birth-too-long-ago = هذا التاريخ قبل أكثر من { $years } سنة. اكتب السنة بالميلادي.
birth-year-missing = السنة ناقصة. اكتب اليوم والشهر والسنة.
birth-day-and-month-missing = اكتب اليوم والشهر.
document-number-missing = لا أرى رقماً فيما كتبت.
document-number-unclear = لم أعرف أي رقم تقصد. اكتب رقم الوثيقة وحده.
document-number-length = رقم الوثيقة بين 3 و20 رقماً أو حرفاً.
national-id-length =
    { $count ->
        [zero] الرقم الوطني 11 رقماً، ولا أرقام في ما كتبت.
        [one] الرقم الوطني 11 رقماً، وفي ما كتبت رقم واحد.
        [two] الرقم الوطني 11 رقماً، وفي ما كتبت رقمان.
        [few] الرقم الوطني 11 رقماً، وفي ما كتبت { $count } أرقام.
        [many] الرقم الوطني 11 رقماً، وفي ما كتبت { $count } رقماً.
       *[other] الرقم الوطني 11 رقماً، وفي ما كتبت { $count } رقم.
    }
passport-length =
    { $count ->
        [zero] رقم الجواز من 6 إلى 9 أرقام، ولا أرقام في ما كتبت.
        [one] رقم الجواز من 6 إلى 9 أرقام، وفي ما كتبت رقم واحد.
        [two] رقم الجواز من 6 إلى 9 أرقام، وفي ما كتبت رقمان.
        [few] رقم الجواز من 6 إلى 9 أرقام، وفي ما كتبت { $count } أرقام.
        [many] رقم الجواز من 6 إلى 9 أرقام، وفي ما كتبت { $count } رقماً.
       *[other] رقم الجواز من 6 إلى 9 أرقام، وفي ما كتبت { $count } رقم.
    }
passport-letters = في رقم الجواز حرف واحد على الأكثر، وهو في أوله.
phone-missing = لا أرى رقم هاتف فيما كتبت.
phone-several = كتبت أكثر من رقم. اكتب رقماً واحداً.
phone-too-short = هذا الرقم ناقص.
phone-too-long = هذا الرقم أطول من اللازم. اكتب رقماً واحداً.
phone-unknown-country = لا أعرف رمز هذا البلد.
phone-invalid = هذا الرقم غير صحيح. تأكد منه.
phone-not-own = هذا رقم شخص آخر. أرسل رقمك أنت، أو اكتبه، أو تخطّ السؤال.
