# The chat page's own few words.
page-welcome =
    أهلاً بك. هنا حجز موعد لتقديم الطلب.
    • الحجز مجاني، والحضور بلا موعد ممكن أيضاً.
    • أسئلة قليلة، تأخذ دقائق.
    • المطلوب في المكان: الوثيقة، إن وُجدت.
page-start = العربية
page-no-script = هذه الصفحة تحتاج إلى جافاسكربت. يرجى تفعيله في المتصفح، ثم فتحها من جديد.
page-too-old = هذا المتصفح قديم على هذه الصفحة. الحل: فتحها بمتصفح أحدث.
page-unfetched = لم تصل الصفحة كاملة. يُرجى فتحها من جديد.
page-log = المحادثة
page-placeholder = الكتابة هنا
page-send = إرسال
page-more = المزيد
page-photo = صورة
page-location = موقعي
page-photo-sent = 📷 صورة
page-location-sent = 📍 موقعي
page-you = أنت
page-qr-alt = رمز مربّع (QR). الأرقام نفسها مكتوبة تحته.
page-chart-alt = مخطّط المواعيد يوماً بيوم. أرقام اليوم مكتوبة تحته.
page-change = تغيير
page-code = رمزك:
page-number = الرقم
page-save-picture = حفظ الصورة
page-not-saved = لم نتمكن من حفظ الصورة. يرجى المحاولة عند عودة الاتصال. والأرقام المكتوبة في هذه الصفحة تكفي أيضاً.
page-print = طباعة
page-map = الخريطة
page-copied = تم النسخ.
page-offline = لا يوجد اتصال الآن. ما كتبته محفوظ هنا وسيُرسل عند عودة الاتصال.
page-online = عاد الاتصال.
page-refused = لم نتمكن من إرسال هذا. يرجى المحاولة بطريقة أخرى.
page-too-fast = لحظة من فضلك. الباقي يُرسل تلقائياً.
page-too-many-chats = العدد كبير هنا الآن. يرجى ترك الصفحة مفتوحة: المحاولة تتكرر تلقائياً. والحضور بلا موعد ممكن أيضاً.
page-elsewhere = أو من هنا
page-unavailable = لا نستطيع حفظ ما كتبته الآن. يبقى في هذه الصفحة ويُرسل من جديد تلقائياً. يرجى ترك الصفحة مفتوحة.
page-no-location = لم نتمكن من معرفة موقعك. المتابعة ممكنة من دونه.
page-help = مساعدة
page-language = English
public-line = استُقبل حتى الآن أكثر من { $applications } طلب.
app-line = أو في { channel-name }
