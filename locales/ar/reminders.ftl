# What we write unasked: reminders, the waiting list, a place that is offered. Nothing of the purpose: phones lie about.
reminder-evening =
    تذكير بموعدك غداً:
    🗓 { $day }، الساعة { $time }
    📍 { $station }
reminder-morning =
    صباح الخير، تذكير بموعدك اليوم:
    🗓 { $day }، الساعة { $time }
    📍 { $station }
reminder-coming = ✅ سآتي
reminder-change = 🗓 تغيير الموعد
reminder-cancel = ✖ إلغاء الموعد
reminder-thanks = شكراً لك، ننتظرك { $day }، الساعة { $time }، { $station }.
reminder-gone = هذا الموعد لم يعد محجوزاً.

wait-choice = 🔔 أخبروني حين يفرغ مكان
wait-noted =
    سجّلناك في قائمة الانتظار في { $station }.

    حين يفرغ مكان نكتب لك هنا، من الساعة { $from } إلى { $to }، ونحفظه لك { $minutes ->
        [one] دقيقة واحدة.
        [two] دقيقتين.
        [few] { $minutes } دقائق.
       *[other] { $minutes } دقيقة.
    } { $surface ->
        [page] عُد إلى هذه الصفحة بين حين وآخر.
       *[app] {""}
    }

    نحفظ ما كتبته { $hours ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } من آخر رسالة لك، ومعه مكانك في القائمة. اكتب لنا أي شيء لتبقى فيها.

offer-free =
    فرغ مكان لك:
    🗓 { $day }، الساعة { $time }
    📍 { $station }

    نحفظه لك حتى الساعة { $until }، ثم نعرضه على من بعدك.
offer-take = ✅ آخذه
offer-no = لا، شكراً
offer-held =
    { $minutes ->
        [one] المكان محفوظ لك دقيقة واحدة.
        [two] المكان محفوظ لك دقيقتين.
        [few] المكان محفوظ لك { $minutes } دقائق.
       *[other] المكان محفوظ لك { $minutes } دقيقة.
    } بقي أن تؤكّد الحجز.
offer-booked = ✅ صار الموعد لك. الرمز نفسه ما زال صالحاً.
offer-gone = لم يعد هذا المكان محفوظاً لك.
offer-declined-over = حسناً، أعطينا المكان لغيرك ولم تعد في قائمة الانتظار.
offer-declined-first = حسناً. دورك في { $station } قبل من ينتظر فقط، ونكتب لك حين يفرغ مكان.
offer-declined-booked = حسناً، موعدك باقٍ كما هو.
offer-passed-last =
    انتهى وقت المكان الذي حفظناه لك: { $day }، الساعة { $time }. ما زلت في قائمة الانتظار، ونكتب لك حين يفرغ مكان.
offer-passed-first =
    انتهى وقت المكان الذي حفظناه لك: { $day }، الساعة { $time }. دورك في { $waits_at } قبل من ينتظر فقط، ونكتب لك حين يفرغ مكان.
offer-passed-over =
    انتهى وقت المكان الذي حفظناه لك مرة ثانية: { $day }، الساعة { $time }. لم تعد في قائمة الانتظار. اكتب /start لتختار من جديد.
