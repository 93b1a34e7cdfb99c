menu = موعدك { $day }، الساعة { $time }، { $station }. كيف نساعدك؟
menu-several =
    { $count ->
        [two] لك موعدان محجوزان. كيف نساعدك؟
        [few] لك { $count } مواعيد محجوزة. كيف نساعدك؟
        [many] لك { $count } موعداً محجوزاً. كيف نساعدك؟
       *[other] لك { $count } موعد محجوز. كيف نساعدك؟
    }
menu-empty = أهلاً بك. لا يوجد موعد محجوز. كيف نساعدك؟
menu-staff =
    أهلاً بك. أرسل صورة الرمز أو اكتب أرقامه الاثني عشر.
menu-code = 🔳 أظهر رمزي
menu-move = 🗓 تغيير الموعد
menu-cancel = ✖ إلغاء الموعد
menu-register = ➕ حجز موعد
menu-register-another = ➕ موعد لشخص آخر
menu-language = 🌐 English
menu-help = ❓ مساعدة
menu-erase = 🗑 محو بياناتي

help =
    نحجز لك هنا موعداً ونعطيك رمزاً تظهره عند وصولك.
    اكتب /code لرؤية رمزك، /cancel للإلغاء، /language للغة، /erase لمحو كل شيء.
help-staff =
    أرسل صورة الرمز، أو اكتب أرقامه الاثني عشر، أو امسحه بكاميرا الهاتف. ثم اضغط «تأكيد الوصول».
    يمكن التراجع خلال دقائق. البيانات تُمحى من هذه المحادثة بعد دقائق من ظهورها.
    يعرض /sessions المكاتب المفتوحة باسمك، ومنه تنهيها.
help-station =
    📍 { $station }: { $hours } { $has_phone ->
        [yes] ☎ { $phone }
       *[no] {""}
    }
help-complaints = للشكاوى: { $number }
please-choose = { $surface ->
        [terminal] يرجى كتابة رقم الاختيار.
       *[other] يرجى الاختيار من الأزرار، أو كتابة ما عليها.
    }
please-write = اكتب الجواب من فضلك.
command-unknown = لا أعرف هذا الأمر. اكتب /help للمساعدة.
something-went-wrong =
    عذراً، حدث خطأ عندنا ولم نفهم رسالتك الأخيرة. ما كتبته قبلها محفوظ. أعد كتابتها من فضلك أو اكتب /start
group-only-private = أكتب مع كل شخص على انفراد فقط. افتح محادثة خاصة معي من فضلك.
code-for-station = هذا الرمز يُظهر للموظف عند الوصول. احتفظ به لنفسك.
invitation-invalid = هذه الدعوة غير صالحة. اطلب دعوة جديدة ممن أرسلها.
invitation-not-here = لا يُسجَّل الموظفون في هذا التطبيق. الدعوة ما زالت صالحة، فافتحها في تطبيق آخر من تطبيقاتنا.
invitation-for-another = أنت مدير، فهذه الدعوة لشخص آخر. ما زالت صالحة، فأرسلها إليه.
week-day-span = من { $from } إلى { $to }، { $start }–{ $end }
week-day-single = يوم { $from }، { $start }–{ $end }
week-every-day = كل يوم، { $start }–{ $end }
week-closed = مغلق

command-start = ابدأ أو أكمل
command-help = مساعدة
command-code = أظهر رمزي
command-language = اللغة · Language
command-cancel = إلغاء الموعد
command-erase = محو بياناتي
chat-page-shut = لا حجز في هذه الصفحة حالياً. اكتب لنا على تيليغرام من فضلك. لرمزك: /code · للإلغاء: /cancel · لمحو كل شيء: /erase
