# What we write unasked: reminders, the waiting list, a place that is offered. Nothing of the purpose: phones lie about.
reminder-evening =
    تذكير بموعدك غداً:
    🗓 { $day }، الساعة { $time_said }
    📍 { $station }
reminder-morning =
    صباح الخير، تذكير بموعدك اليوم:
    🗓 { $day }، الساعة { $time_said }
    📍 { $station }
reminder-coming = ✅ سآتي
reminder-change = 🗓 تغيير الموعد
reminder-cancel = ✖ إلغاء الموعد
reminder-thanks = شكراً لك، ننتظرك { $day }، الساعة { $time_said }، { $station }.
reminder-gone = هذا الموعد لم يعد محجوزاً. لحجز غيره: /start

wait-choice = 🔔 أخبروني حين يتوفر وقت
wait-noted =
    دورك محفوظ في قائمة الانتظار في { $station }.

    حين يتوفر وقت نكتب لك هنا، من الساعة { $from_said } إلى { $to_said }. نحفظه لك { $minutes ->
        [one] دقيقة واحدة.
        [two] دقيقتين.
        [few] { $minutes } دقائق.
       *[other] { $minutes } دقيقة.
    } { $surface ->
        [page] يرجى فتح هذه الصفحة من وقت إلى آخر.
       *[app] {""}
    }

    للبقاء في القائمة: كلمة منك هنا كل { $hours ->
        [one] ساعة.
        [two] ساعتين.
        [few] { $hours } ساعات.
       *[other] { $hours } ساعة.
    }

offer-free =
    توفّر لك وقت:
    🗓 { $day }، الساعة { $time_said }
    📍 { $station }

    نحفظه لك حتى الساعة { $until_said }، ثم نعرضه على غيرك.
offer-take = ✅ أريده
offer-no = لا، شكراً
offer-held =
    { $minutes ->
        [one] الوقت محفوظ لك دقيقة واحدة.
        [two] الوقت محفوظ لك دقيقتين.
        [few] الوقت محفوظ لك { $minutes } دقائق.
       *[other] الوقت محفوظ لك { $minutes } دقيقة.
    } بقي تأكيد الحجز.
offer-booked = ✅ صار الموعد لك. الرمز نفسه ما زال صالحاً.
offer-gone = هذا الوقت لم يعد محفوظاً لك. لاختيار غيره: /start
offer-declined-over = حسناً، لم يعد الوقت محفوظاً لك، وانتهى دورك في قائمة الانتظار. للحجز من جديد: /start
offer-declined-first = حسناً. دورك في { $station } قبل من ينتظر فقط. حين يتوفر وقت نكتب لك.
offer-declined-booked = حسناً، موعدك باقٍ كما هو.
offer-passed-last =
    لم يصلنا جوابك. هذا الوقت لم يعد محفوظاً لك: { $day }، الساعة { $time_said }. دورك باقٍ في قائمة الانتظار. حين يتوفر وقت نكتب لك.
offer-passed-first =
    لم يصلنا جوابك. هذا الوقت لم يعد محفوظاً لك: { $day }، الساعة { $time_said }. دورك في { $waits_at } قبل من ينتظر فقط. حين يتوفر وقت نكتب لك.
offer-passed-over =
    لم يصلنا جوابك مرتين. هذا الوقت لم يعد محفوظاً لك: { $day }، الساعة { $time_said }. انتهى دورك في قائمة الانتظار. للحجز من جديد: /start
