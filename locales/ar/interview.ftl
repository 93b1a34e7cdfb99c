# The questions, in the order they come. A line without an Arabic letter of its own is marked right-to-left when written.
progress = <b>الخطوة { $stage } من { $stages }</b>
ask-language =
    أهلاً بك 👋 ما اللغة المناسبة؟
    Welcome 👋 Choose your language:
language-ar = العربية
language-en = English
language-listen = 🔊 1️⃣2️⃣3️⃣

ask-service = لأيّ أمر الموعد؟
service-one = { $service }

notice =
    أهلاً بك. هنا حجز موعد، مجاناً. والحضور بلا موعد ممكن أيضاً.

    • { $surface ->
        [page] هذه الصفحة لنا، ولا يقرؤها تطبيق آخر.
        [terminal] هذه المحادثة على هذا الجهاز.
       *[app] للعلم: الشركة صاحبة التطبيق تستطيع قراءة هذه المحادثة، ولا نستطيع حذف ما تحفظه.
    }
    • { $days ->
        [one] تُحذف المعلومات بعد يوم واحد من الموعد.
        [two] تُحذف المعلومات بعد يومين من الموعد.
        [few] تُحذف المعلومات بعد { $days } أيام من الموعد.
        [many] تُحذف المعلومات بعد { $days } يوماً من الموعد.
       *[other] تُحذف المعلومات بعد { $days } يوم من الموعد.
    } وإن لم يكتمل الحجز فبعد { $hours ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } من آخر رسالة.
    • للحذف الآن: /erase
    • نسأل عن الاسم والوثيقة، وعن تاريخ الميلاد إن لزم. يراها موظفو مكان الموعد فقط.{ $has_authority ->
        [yes] {" "}الجهة: { $authority }.
       *[no] {""}
    }{ $has_more ->
        [yes] {" "}{ $more }
       *[no] {""}
    }{ $has_collects ->
        [yes] {"\u000A"}• حين تجهز ورقتك نكتب لك هنا. حتى ذلك الحين نحفظ رقمها وهذه المحادثة، بلا اسم.
       *[no] {""}
    }

    هل نتابع؟
notice-in-english = English: press “English” below.
consent-agree = ✅ أوافق
consent-no = لا أوافق
consent-declined =
    حسناً. لم نحتفظ بشيء. والحضور بلا موعد ممكن.
    للرجوع إلينا: /start
consent-declined-kept =
    حسناً. لم نحتفظ بشيء جديد. ما حُجز من قبل باقٍ كما هو: /code
    لحذف كل شيء: /erase

ask-name =
    ما اسمك الثلاثي كما هو مكتوب رسمياً؟
    مثال: سمير محمد الحلبي
ask-name-other =
    ما الاسم الثلاثي لمن سيحضر، كما هو مكتوب رسمياً؟
    مثال: سمير محمد الحلبي
ask-name-there = 🗣 أقول اسمي هناك
check-name-there = الاسم يقال هناك
ask-name-whole = هل الاسم الكامل: { $name }؟
ask-name-slip = هل المقصود: { $name }؟
name-whole-typed = لا، كما كتبته: { $name }
name-whole-yes = نعم
name-whole-no = لا، أكتبه من جديد
ask-meant-document = هل المقصود هذه الوثيقة: { $paper }؟
ask-meant-station = هل المقصود هذا المكان: { $station }؟
ask-meant-day = هل المقصود هذا اليوم: { $station }، { $day }؟
ask-meant-days = هل المقصود هذا المكان: { $station }، في أحد هذه الأيام: { $days }؟
meant-day = { $day_short }{ $has_more ->
        [yes] {"، "}{ $more }
       *[no] {""}
    }
ask-meant-time = هل المقصود هذا الموعد: { $station }، { $day } الساعة { $time_said }؟
ask-suits-time = هل يناسبك هذا الموعد: { $station }، { $day } الساعة { $time_said }؟
meant-yes = نعم
meant-no = لا، أختار من جديد
ask-found = هذا ما فهمناه. هل هو صحيح؟
found-name = 👤 { $name }
found-document = { $paper }
found-number = 🔢 { $number }
found-birth = 🎂 { $birth }
found-station =
    📍 { $station }{ $has_when ->
        [yes] {"، "}{ $when }
       *[no] {""}
    }
found-day = { $day }
place-noted =
    كتبنا: { $station }{ $has_when ->
        [yes] {"، "}{ $when }.
       *[no] .
    }
day-noted = كتبنا: { $day }.
wish-dropped = تمام. منسألك عن المكان والوقت بعدين.
found-yes = نعم
found-no = لا، أصحّحه
place-not-taken = لم نختر { $station }.
nothing-taken = لم يُسجَّل شيء من هذه الرسالة.
ask-birth =
    ما تاريخ ميلادك؟ اليوم ثم الشهر ثم السنة.
    مثال: 3/5/1990
birth-skip = لا أعرفه
ask-birth-converted = هل هذا تاريخ الميلاد: { $birth }؟
birth-day-yes = نعم
birth-day-no = لا، أكتبه من جديد
ask-birth-number-day = ما يوم الميلاد؟ رقم من 1 إلى 31.
ask-birth-number-month = وما الشهر؟ رقم من 1 إلى 12.
ask-birth-number-year = وما السنة؟ أربعة أرقام.
ask-birth-day-alone = الميلاد في { $month }/{ $year }: ما اليوم من الشهر؟ رقم.
ask-birth-day =
    سنة { $year }، تمام. في أي يوم وأي شهر؟
    مثال: 3/5 أو 3 أيار
ask-document = أيّ من هذه سيكون معك عند الحضور؟
document-not-accepted = تلك لا تكفي هنا. يرجى اختيار واحدة من هذه:
document-national-id = 🪪 الهوية الشخصية
document-military-id = 🪪 الهوية العسكرية
document-passport = 📘 جواز السفر
document-family-booklet = 📗 دفتر العائلة
document-other = 📄 ورقة أخرى
document-none = لا وثيقة معي
ask-number-national-id =
    ما الرقم الوطني؟
    عدد خاناته 11.
ask-number-military-id = ما الرقم المكتوب على ما اخترته؟
ask-number-passport =
    ما الرقم المكتوب على ما اخترته؟
    مثال: N1234567
ask-number-family-booklet = ما الرقم المكتوب على ما اخترته؟
ask-number-other = ما الرقم المكتوب على ما اخترته؟
number-unknown = لا أعرفه
number-unknown-noted = لا بأس. يُكتب الرقم عند الحضور.
number-looks-like =
    { $kind ->
        [passport] هذا يشبه رقم جواز سفر: { $number }. هل هو جواز سفر؟
       *[national_id] هذا يشبه رقم هوية شخصية: { $number }. هل هي هوية شخصية؟
    }
number-of-paper = هل { $number } هو الرقم المكتوب على: { $paper }؟
looks-like-passport = نعم، جواز سفر
looks-like-national-id = نعم، هوية شخصية
ask-number-sure = هل هذا هو الرقم المكتوب فعلاً: { $number }؟
number-sure-yes = نعم، هذا هو الرقم
number-again = لا، أكتب الرقم من جديد
phone-dropped = رقم الهاتف لا يلزم بعد الآن.

choice-back = رجوع ↩
choice-keep = كما كان: { $old }

# The check, and the names of the questions there, in the stats, and on the form of the desk.

check = هل كل شيء صحيح؟
check-meant = هل المقصود تأكيد الحجز؟ يكفي جواب «نعم».
check-when =
    🗓 { check-time }
    📍 { check-station }
check-rule = لا يُحجز الموعد قبل الضغط على «تأكيد الحجز».
check-who =
    👤 { check-name }{ $has_birth ->
        [yes] {"، "}{ check-birth }
       *[no] {""}
    }
    📄 { check-document } { $has_number ->
        [yes] { check-number }
       *[no] {""}
    }
check-time = { $day }، الساعة { $time_said }
check-station = { $station }
check-name-is = الاسم مكتوب هنا: { $name }.
check-name = { $name }
check-birth = { $birth }
check-document =
    { $document ->
        [national_id] هوية شخصية
        [military_id] هوية عسكرية
        [passport] جواز سفر
        [family_booklet] دفتر عائلة
        [other] ورقة أخرى
       *[none] بلا وثيقة
    }
check-number = { $number }
check-left-out = غير معروف
check-what = حسناً، ما الذي نغيّره؟
check-change = ✏️ تغيير شيء
check-confirm = ✅ تأكيد الحجز
edit-name = ✏️ الاسم
edit-birth = ✏️ تاريخ الميلاد
edit-document = ✏️ الوثيقة
edit-number = ✏️ رقم الوثيقة
edit-station = ✏️ المكان
edit-time = ✏️ الموعد

numbers-step-service = الخدمة
numbers-step-consent = الموافقة
numbers-step-name = الاسم
numbers-step-birth = تاريخ الميلاد
numbers-step-document = الوثيقة
numbers-step-number = رقم الوثيقة
numbers-step-station = المكان
numbers-step-time = الموعد
numbers-step-check = التأكيد

walk-in-name = الاسم الكامل كما في الوثيقة
walk-in-birth = تاريخ الميلاد
walk-in-document = الوثيقة
walk-in-number = رقم الوثيقة

# What one service asks besides, in its own words.
inquiry = { $text }
inquiry-purpose = { $purpose } يُعرض عند الحاجة فقط، ثم يُمحى مع الباقي.
inquiry-refused = { $text }
inquiry-option = { $option }
inquiry-skip = بلا جواب
inquiry-none = بلا جواب
inquiry-written = مكتوب
inquiry-label = { $label }
check-inquiry = { $label }: { $answer }
check-inquiry-answer = { $answer }
edit-inquiry = ✏️ { $label }
