# In the chat of a member of staff who signs in at a desk.
pairing-ask = 🔐 تسجيل الدخول على الطاولة { $counter }. أي رقم تراه على شاشتها؟
pairing-number = { $number }
pairing-none-of-these = هذا الرقم ليس واحداً من الثلاثة. انظر إلى الشاشة مرة ثانية.
pairing-not-me = لا، لست أنا
pairing-done = ✅ صحيح. تفتح شاشة الطاولة { $counter } خلال ثوانٍ. إذا لم تفتح فابدأ من جديد عليها.
pairing-wrong = ⛔ ليس هذا الرقم الذي على الشاشة. ابدأ من جديد من صفحة المكتب.
pairing-gone = ⛔ انتهت صلاحية هذا الطلب. ابدأ من جديد من صفحة المكتب.
pairing-refused = حسناً، لم يُسجَّل أي دخول.
# The page at which admins see who is signed in.
sessions-title = من على المكاتب الآن
sessions-intro = إذا ضاع جهاز أو غادر صاحبه، فأنهِ جلسته من هنا. يتوقف عندها مباشرة.
sessions-name = الاسم
sessions-role = العمل
sessions-counter = الطاولة
sessions-since = منذ
sessions-seen = آخر استعمال
sessions-what = الإجراء
sessions-everywhere = مدير، كل الأماكن
sessions-when = { $on_short }، { $at }
sessions-this = هذه الشاشة
sessions-end = إنهاء
sessions-end-others = إنهاء كل الجلسات الأخرى
sessions-end-all = إنهاء كل الجلسات، وهذه معها
