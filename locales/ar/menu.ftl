# What is open at any moment: the menu, the commands, help, the language, erasing.
menu = موعدك: { $day }، الساعة { $time_said }، { $station }. كيف نساعدك؟
menu-several =
    { $count ->
        [two] لك موعدان محجوزان. كيف نساعدك؟
        [few] لك { $count } مواعيد محجوزة. كيف نساعدك؟
        [many] لك { $count } موعداً محجوزاً. كيف نساعدك؟
       *[other] لك { $count } موعد محجوز. كيف نساعدك؟
    }
menu-empty = أهلاً بك. لا موعد محجوز. كيف نساعدك؟
menu-staff =
    أهلاً بك. المطلوب صورة الرمز أو أرقامه الاثنا عشر.
menu-code = 🔳 رمزي
menu-move = 🗓 تغيير الموعد
menu-cancel = ✖ إلغاء الموعد
menu-register = ➕ حجز موعد
menu-register-another = ➕ موعد لشخص آخر
menu-language = 🌐 English
menu-help = ❓ مساعدة
menu-erase = 🗑 حذف معلوماتي

help =
    هنا حجز موعد، مجاناً، ورمز يُعرض عند الحضور.
    رمزي: /code
    ورقتي: /status
    تغيير الموعد: /move
    إلغاء الموعد: /cancel
    اللغة: /language
    حذف معلوماتي: /erase
help-staff =
    تُرسل صورة الرمز، أو تُكتب أرقامه الاثنا عشر، أو يُقرأ بكاميرا الهاتف. ثم «تأكيد الوصول».
    يمكن التراجع خلال دقائق. البيانات تُمحى من هذه المحادثة بعد دقائق من ظهورها.
    المكاتب المفتوحة باسمك، وإنهاؤها: /sessions
help-station =
    📍 { $station }: { $hours } { $has_phone ->
        [yes] ☎ { $phone }
       *[no] {""}
    }
help-shut-day = ➖ مغلق يوم { $day }.
help-shut-days = ➖ مغلق من { $day } إلى { $on }.
help-shut-hours = ➖ مغلق يوم { $day } من الساعة { $since_said } إلى الساعة { $until_said }.
help-complaints = للشكاوى: { $number }
please-choose = { $surface ->
        [terminal] يرجى كتابة رقم الاختيار.
       *[other] يرجى الاختيار من الأزرار، أو كتابة ما عليها.
    }
please-choose-number = يرجى إرسال رقم من هذه الأرقام.
please-write = يرجى كتابة الجواب.
command-unknown = هذا الأمر غير معروف. للمساعدة: /help
something-went-wrong =
    عذراً، حصل خلل عندنا وضاعت رسالتك الأخيرة. ما قبلها محفوظ. يرجى إرسالها من جديد، أو /start
group-only-private = لا نردّ في المجموعات. المحادثة معنا على الخاص فقط.
code-for-station = هذا الرمز يُعرض عند الحضور فقط. يرجى عدم إرساله إلى أحد.
invitation-invalid = هذه الدعوة غير صالحة. تُطلب دعوة جديدة ممن أرسلها.
invitation-not-here = لا يُسجَّل الموظفون في هذا التطبيق. الدعوة ما زالت صالحة، وتُفتح في تطبيق آخر من تطبيقاتنا.
invitation-for-another = عملك في الإدارة، فهذه الدعوة لشخص آخر. ما زالت صالحة، وتُرسل إليه.
week-day-span = من { $from } إلى { $to }، من { $start } إلى { $end }
week-day-single = يوم { $from }، من { $start } إلى { $end }
week-every-day = كل يوم، من { $start } إلى { $end }
week-closed = مغلق

command-start = البدء أو المتابعة
command-help = مساعدة
command-code = رمزي
command-language = اللغة · Language
command-cancel = إلغاء الموعد
command-erase = حذف معلوماتي
command-admin = القائمة
bot-name = موعد · Mawid
bot-short-description = حجز موعد، مجاناً · Book an appointment
bot-description =
    هنا حجز موعد، مجاناً. للبدء: /start
    المحادثة معنا على الخاص فقط. ولا نطلب مالاً من أحد.
chat-page-shut =
    { $elsewhere ->
        [yes] لا حجز في هذه الصفحة حالياً. الحجز على تيليغرام.
       *[no] لا حجز في هذه الصفحة حالياً. تمكن المحاولة لاحقاً.
    }
    رمزك: /code
    إلغاء الموعد: /cancel
    حذف كل شيء: /erase
chat-for-appointments = هذه المحادثة لحجز المواعيد. للبدء أو المتابعة: /start
