# The answers that staff get, one set for the chat and the desk: a title, then lines. Read at a glance, with a queue waiting.
answer-expected =
    { $when ->
        [early] مبكر: { $span }
        [late] متأخر: { $span }
       *[expected] الموعد الآن
    }
answer-booked-for = الموعد الساعة { $time }
answer-booked-on = الموعد { $day }، الساعة { $time }
answer-confirm-anyway = يمكنك تأكيد الوصول مع ذلك.
answer-document-elsewhere = لهذه الوثيقة حجز آخر أيضاً. يُدقَّق فيها جيداً.
answer-doubted-before =
    { $today ->
        [yes] الساعة { $at }
       *[no] { $on }، الساعة { $at }،
    } أظهر شخص آخر هذا الرمز ولم يُقبل.
answer-document =
    { $document ->
        [national_id] هوية شخصية
        [military_id] هوية عسكرية
        [passport] جواز سفر
        [family_booklet] دفتر عائلة
        [other] ورقة أخرى
       *[none] بلا وثيقة
    }
answer-arrived = سُجّل الوصول
answer-arrived-at = الساعة { $at } · الموعد { $time }
answer-already = الوصول مسجَّل من قبل
answer-already-document = حضر صاحب هذه الوثيقة من قبل
answer-already-when =
    { $today ->
        [yes] اليوم الساعة { $at }
       *[no] { $on }، الساعة { $at }
    }، { $has_counter ->
        [yes] الطاولة { $counter }
       *[no] عبر المحادثة
    }
answer-wrong-day = الموعد في يوم آخر
answer-moved-by =
    { $by ->
        [office] الدائرة هي التي غيّرت الموعد، لا صاحبه: هذا هو الوقت الجديد.
        [desk] تغيّر الموعد عند الموظف: هذا هو الوقت الجديد.
       *[applicant] غيّره صاحب الموعد: هذا هو الوقت الجديد.
    }
answer-station = الموعد في مركز آخر: { $station }
answer-on-day = يوم { $day }
answer-cancelled = موعد ملغى
answer-cancelled-hint = أُعيد هذا الموعد.
answer-cancelled-office = أغلقت الدائرة في هذا الوقت ولم تجد وقتاً غيره. صاحب الموعد لم يُلغِه.
answer-cancelled-walk-in = إن وُجد مكان يُسجَّل الشخص بدون موعد.
answer-unknown = رمز غير معروف
answer-unknown-hint = تُراجع الأرقام.
answer-unknown-number-too = أو يُكتب رقم الوثيقة كاملاً.
answer-unknown-number = لا حجز هنا اليوم بهذا الرقم
answer-unknown-number-hint = يُقارن بالورقة رقماً رقماً. الحجز في مكان آخر أو يوم آخر لا يظهر هنا.
answer-not-a-code = هذا ليس رمزاً من رموزنا
answer-not-a-code-hint = الرمز 12 رقماً. تُقارن ثم تُكتب من جديد.
answer-not-a-code-digit = من الأرقام الاثني عشر رقم خطأ أو أكثر. تُقارن رقماً رقماً ثم تُكتب من جديد.
answer-number-part = الرقم ليس كاملاً
answer-number-part-hint = تلزم كل أرقامه وحروفه، كما في الورقة.
answer-too-many-codes = رموز خاطئة كثيرة
answer-too-many-looks = اطّلاع على أشخاص كثيرين
answer-wait-until = الانتظار حتى الساعة { $until }.
answer-look-first = لا بد من النظر أولاً
answer-look-first-hint = لم يُسجَّل شيء. يُرجى قراءة الرمز مرة أخرى، أو فتح السطر من جديد، ثم المتابعة.
answer-other-ways = حتى ذلك الوقت: ينظر موظف آخر، أو يُكتب رقم النداء والوقت على ورقة ويُدخلان لاحقاً. لا يُردّ أحد.
answer-frozen = البحث متوقف
answer-frozen-hint = عند الجميع، لأن جهازاً ضاع أو أُسيء استعماله. تؤخذ البيانات على الورق ولا يُردّ أحد، ويُسأل أحد المديرين متى يُستأنف.
answer-too-many-doubles = توقّف حتى الغد
answer-too-many-doubles-hint = ظهرت اليوم حجوزات مكررة كثيرة عند هذا الموظف، أو أُلغي كثير ممن سجّلهم أو أُلغي تسجيل وصولهم. أُبلغ المديرون. قراءة الرموز مستمرة؛ وتسجيل من جاء بلا حجز والبحث عن الوثائق عند زميل.
answer-already-not-me = إذا قال الشخص إنه لم يكن هو: يُسأل أحد المديرين، فهو يستطيع إعادة هذا الحجز من صفحة «المكرر».
answer-several = أكثر من شخص بهذا الرقم
answer-several-hint = يُسأل عن وقت الموعد ويُختار.
answer-choice =
    { $time } · { $call }{ $arrived ->
        [yes] {" "}· حضر
       *[no] {""}
    }
answer-undone = تم التراجع
answer-undone-line = لم يعد الوصول مسجّلاً · الموعد { $time }
answer-undone-before = جرى التراجع عنه من قبل
answer-undone-before-line = لم يعد الوصول مسجّلاً بهذا التأكيد. لتأكيده يُمسح الرمز من جديد.
answer-not-undoable = لا يمكن التراجع عن هذا الآن
answer-not-undoable-hint =
    { $minutes ->
        [one] يتراجع من أكّده فقط، وخلال دقيقة واحدة. بعدها يُسأل أحد المديرين.
        [two] يتراجع من أكّده فقط، وخلال دقيقتين. بعدها يُسأل أحد المديرين.
        [few] يتراجع من أكّده فقط، وخلال { $minutes } دقائق. بعدها يُسأل أحد المديرين.
       *[other] يتراجع من أكّده فقط، وخلال { $minutes } دقيقة. بعدها يُسأل أحد المديرين.
    }
answer-not-undoable-newer = هذا الزر لتأكيد سابق، وقد جرى بعده تأكيد أحدث. يمكن التراجع عن الأحدث بالزر الذي تحته، أو بعد مسح الرمز من جديد.
answer-doubted = ليس هذا الشخص
answer-doubted-line = سُجّلت الملاحظة، ولم يُؤكَّد أحد · { $time }
answer-moved = تغيّر الموعد
answer-moved-line = صار { $day }، الساعة { $time }. الرمز نفسه.
answer-cancelled-now = أُلغي الموعد الآن
answer-cancelled-now-line = أُعيد موعد { $day }، الساعة { $time }.
answer-taken = ذهب المكان
answer-taken-hint = { $day }، الساعة { $time }: أخذه غيره قبل قليل. يلزم وقت آخر.
answer-gone = هذا الحجز لم يعد قائماً
answer-gone-hint = حضر صاحبه، أو أُلغي، أو انتهى. يُبحث عنه من جديد لمعرفة حاله.

# In a chat: the sign before the title, and four digits instead of a screen of its own.
answer-in-chat =
    { $mark ->
        [good] ✅
        [back] ↩
        [care] ⚠️
       *[stop] ⛔
    } { $title }{ $has_call ->
        [yes] {" "}· { $call }
       *[no] {""}
    }
answer-warning-in-chat = ⚠️ { $warning }
answer-name-asked = الاسم يُسأل عنه هنا
answer-renews = تجديد للورقة رقم { $serial }.
answer-inquiry = { $label }: { $answer }
