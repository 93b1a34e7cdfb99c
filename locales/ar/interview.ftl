# The questions, in the order they come. A line without an Arabic letter of its own is marked right-to-left when written.
progress = <b>الخطوة { $stage } من { $stages }</b>
ask-language =
    أهلاً بك 👋 اختر اللغة:
    Welcome 👋 Choose your language:
language-ar = العربية
language-en = English

notice =
    { $has_authority ->
        [yes] أهلاً بك. تطلب { $authority } هذه المعلومات
       *[no] أهلاً بك. نطلب هذه المعلومات
    } فقط لحجز موعد لك. يراها موظفو المكان الذي تختاره وحدهم. { $days ->
        [one] تُمحى بعد موعدك بيوم واحد
        [two] تُمحى بعد موعدك بيومين
        [few] تُمحى بعد موعدك بـ{ $days } أيام
        [many] تُمحى بعد موعدك بـ{ $days } يوماً
       *[other] تُمحى بعد موعدك بـ{ $days } يوم
    }، وإن لم تُكمل فبعد { $hours ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } من آخر رسالة. وتمحوها أنت متى شئت: /erase

    الحجز مجاني. { $channel ->
        [web] هذه الصفحة لنا، ولا يقرؤها تطبيق آخر.
        [console] هذه المحادثة على هذا الجهاز.
       *[other] انتبه: الشركة صاحبة التطبيق تستطيع قراءة هذه المحادثة.
    } ويمكنك الحضور دون تسجيل.

    هل توافق؟
consent-agree = ✅ أوافق
consent-no = لا أوافق
consent-declined =
    كما تريد. لم نحتفظ بأي شيء عنك، ويمكنك الحضور دون تسجيل.
    إن غيّرت رأيك فاكتب /start

ask-name = ما اسمك الكامل كما هو في وثيقتك؟
ask-birth =
    ما تاريخ ميلادك؟ اليوم ثم الشهر ثم السنة.
    مثال: 3/5/1990
ask-birth-day =
    سنة { $year }، تمام. في أي يوم وأي شهر؟
    مثال: 3/5 أو 3 أيار
ask-document = ما الوثيقة التي ستحضرها معك؟
document-national-id = 🪪 الهوية الشخصية
document-military-id = 🎖 الهوية العسكرية
document-passport = 📘 جواز السفر
document-family-booklet = 📗 دفتر العائلة
document-none = ليس معي وثيقة
ask-number-national-id =
    ما الرقم الوطني المكتوب على هويتك؟
    هو 11 رقماً.
ask-number-military-id = ما رقم هويتك العسكرية؟
ask-number-passport =
    ما رقم جواز سفرك؟
    مثال: N1234567
ask-number-family-booklet = ما رقم دفتر العائلة؟
number-looks-like =
    { $kind ->
        [passport] هذا الرقم يشبه رقم جواز سفر.
       *[national_id] هذا الرقم يشبه رقم هوية شخصية.
    } هل وثيقتك كذلك؟
looks-like-passport = نعم، جواز سفر
looks-like-national-id = نعم، هوية شخصية
number-again = لا، سأكتب الرقم من جديد
ask-phone =
    ما رقم هاتفك؟ نحتاجه فقط إن تغيّر موعدك.
    تستطيع أن تتخطى هذا السؤال.
share-phone = 📱 أرسل رقمي
all-right = حسناً 👌
phone-noted = شكراً لك 👍

choice-back = رجوع ↩
choice-skip = تخطّي
choice-keep = كما كان: { $old }
