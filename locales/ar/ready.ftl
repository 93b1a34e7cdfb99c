# What admins enter as ready, in the chat and on a page. Numbers of papers, never a person.
admin-ready = 📦 أرقام جاهزة
admin-ask-ready-where = أين هي جاهزة؟
admin-ask-ready = ما الأرقام المتسلسلة الجاهزة؟ تُكتب مع المجالات هكذا: 4711-4790، 4805. ويمكن أن يكون كل رقم في سطر.
admin-ready-sure =
    { $place }: { $count ->
        [one] رقم واحد جاهز.
        [two] رقمان جاهزان.
        [few] { $count } أرقام جاهزة.
        [many] { $count } رقماً جاهزاً.
       *[other] { $count } رقم جاهز.
    }
    { $ranges }
admin-ready-sure-about =
    تُحسب كلها، سواء كان أصحابها يستعملون هذه الخدمة أم لا. لا نكتب لأحد قبل { $minutes ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }، وحتى ذلك الوقت يمكن التراجع. وفي ساعات الهدوء لا نكتب للناس إلا بعد انتهائها.
admin-ready-enter = ✅ هي جاهزة
admin-ready-undo = ↩ تراجع
admin-ready-nothing = لا توجد في ملف الدائرة زيارة للاستلام. يُطلب من مشغّل الخادم أن يضيفها.
ready-entered =
    { $count ->
        [one] ✅ سُجّل رقم واحد جاهزاً.
        [two] ✅ سُجّل رقمان جاهزين.
        [few] ✅ سُجّلت { $count } أرقام جاهزة.
        [many] ✅ سُجّل { $count } رقماً جاهزاً.
       *[other] ✅ سُجّل { $count } رقم جاهز.
    }
ready-repeated =
    { $count ->
        [one] واحد منها كان مسجّلاً من قبل.
        [two] اثنان منها كانا مسجّلين من قبل.
        [few] { $count } منها كانت مسجّلة من قبل.
       *[other] { $count } منها كانت مسجّلة من قبل.
    }
ready-matched =
    { $count ->
        [0] أقل من عشرة منها لها ملف هنا.
       *[other] منها نحو { $count } لها ملف هنا.
    }
ready-few = لا نقول كم منها له ملف هنا حين تكون الأرقام الجديدة أقل من عشرين.
ready-tells-at = حتى الساعة { $at } يمكن التراجع. بعدها نبدأ بالكتابة إلى الناس، وفي ساعات الهدوء بعد انتهائها فقط.
ready-wants-second =
    🔑 مع ما أدخلته اليوم صارت هذه { $count ->
        [one] رقماً واحداً
        [two] رقمين
        [few] { $count } أرقام
        [many] { $count } رقماً
       *[other] { $count } رقم
    } أكثر مما يدخله مدير واحد وحده. لم يُحسب شيء بعد: سألنا المديرين الآخرين، ولا بد من موافقة أحدهم خلال يوم.
ready-approval-asked =
    🔑 تسجيل من { $name }: { $count ->
        [one] رقم واحد
        [two] رقمان
        [few] { $count } أرقام
        [many] { $count } رقماً
       *[other] { $count } رقم
    } جاهزة، { $place }: { $ranges }
    ومع غيرها اليوم هي أكثر مما يدخله مدير واحد وحده. هل من موافقة؟
ready-approved-by =
    ✅ موافقة من { $name }: { $count ->
        [one] سُجّل رقم واحد جاهزاً.
        [two] سُجّل رقمان جاهزين.
        [few] سُجّلت { $count } أرقام جاهزة.
        [many] سُجّل { $count } رقماً جاهزاً.
       *[other] سُجّل { $count } رقم جاهز.
    }
ready-undone =
    ↩ { $count ->
        [one] تراجعنا عن رقم واحد.
        [two] تراجعنا عن رقمين.
        [few] تراجعنا عن { $count } أرقام.
        [many] تراجعنا عن { $count } رقماً.
       *[other] تراجعنا عن { $count } رقم.
    } لم نكتب لأحد. ما أُدخل مرة أخرى في غيره يبقى جاهزاً.
ready-undone-by =
    ↩ تراجع من { $name } عن { $count ->
        [one] رقم واحد
        [two] رقمين
        [few] { $count } أرقام
        [many] { $count } رقماً
       *[other] { $count } رقم
    } مما أدخلته. لم نكتب لأحد.
ready-refused =
    { $why ->
        [not-admin] انتهى عملك في الإدارة. للسؤال: أحد المديرين.
        [none] لم يُدخل أي رقم. يُكتب رقم واحد على الأقل.
        [too-many] هذه أكثر من 500 رقم. تُدخل على أجزاء.
        [own-approval] الموافقة لمدير آخر، لا لمن أدخلها.
        [too-new] صرت من المديرين بعد إدخالها. الموافقة لمدير كان قبل ذلك.
        [too-late] بدأنا نكتب إلى الناس، فلا تراجع الآن. إن كان رقم منها خطأ يُرجى إخبار موظفي الاستقبال: هم يسلّمون حسب الورقة.
       *[gone] تم التراجع عن هذا الإدخال، أو انتهى وقته. تُدخل الأرقام من جديد إن كانت ما زالت جاهزة.
    }
serials-none = لا رقم في هذا. تُكتب الأرقام مع المجالات هكذا: 4711-4790، 4805
serials-unread = الجزء { $nth } من { $parts } ليس رقماً ولا مجالاً. يُكتب هكذا: 4711 أو 4711-4790، وبين الأجزاء فاصلة. لم يُحسب شيء بعد.
serials-thousands = في الجزء { $nth } من { $parts } فاصلة لا يظهر منها: هل هو رقم واحد أم رقمان؟ الرقم الواحد يُكتب بلا فاصلة، وبين رقمين تُكتب فاصلة ثم مسافة. لم يُحسب شيء بعد.
serials-backwards = المجال في الجزء { $nth } من { $parts } ينتهي قبل أن يبدأ. يُكتب الرقمان كاملين، والأصغر أولاً: 4711-4790.
serials-too-many = { $most } رقم على الأكثر في المرة الواحدة. تُدخل على أجزاء.

ready-page-title = الجاهز
ready-page-about = تُدخل هنا الأرقام المتسلسلة التي صارت أوراقها جاهزة: كتابةً، أو من جدول، أو بقراءة كومة بالقارئ. تُحسب سواء كان أصحابها يستعملون هذه الخدمة أم لا، فلا يعرف أحد ذلك منها.
ready-page-where = المكان
ready-page-serials = الأرقام المتسلسلة
ready-page-hint = مع المجالات: 4711-4790، 4805. أو تُقرأ بالقارئ أو بالكاميرا واحداً بعد الآخر، ولكل منها سطر. { $most } على الأكثر في المرة الواحدة.
ready-page-look = النظر فيها أولاً
campaign-page-look = النظر فيه أولاً
ready-page-sure =
    { $count ->
        [one] رقم واحد
        [two] رقمان
        [few] { $count } أرقام
        [many] { $count } رقماً
       *[other] { $count } رقم
    }
ready-page-enter = هي جاهزة
ready-page-change = تعديل
ready-page-list = ما أُدخل
ready-page-none = لم يُدخل شيء بعد.
ready-page-stage-approval = ينتظر مديراً آخر
ready-page-stage-waiting = محسوب
ready-page-stage-undone = تم التراجع عنه
ready-page-when = { $on }، { $at } · { $name }
ready-page-entered = الأرقام
ready-page-repeated = مسجّلة من قبل
ready-page-matched = لها ملف
ready-page-told = كتبنا لأصحابها
ready-page-some =
    { $count ->
        [0] دون 10
       *[other] نحو { $count }
    }
ready-page-undo-until = يمكن التراجع حتى الساعة { $at }.
ready-page-undo = تراجع
ready-page-take-back = سحب
ready-page-approve = موافقة
ready-page-refuse = رفض
admin-index-ready = الجاهز
admin-index-ready-about = إدخال الأرقام المتسلسلة التي صارت أوراقها جاهزة.
admin-index-ready-mark =
    { $count ->
        [one] إدخال واحد ينتظر مديراً آخر
        [two] إدخالان ينتظران مديراً آخر
        [few] { $count } إدخالات تنتظر مديراً آخر
        [many] { $count } إدخالاً ينتظر مديراً آخر
       *[other] { $count } إدخال ينتظر مديراً آخر
    }

admin-campaign = 🏁 نهاية التسليم
admin-ask-campaign-service = تسليم أي خدمة ينتهي؟
admin-ask-campaign = ما آخر يوم تسلّمون فيه؟ يُكتب هكذا: 31 آذار
campaign-unread = لم نقرأ يوماً. يُكتب اليوم والشهر هكذا: 31 آذار
campaign-past = هذا اليوم مضى، أو يبعد أكثر من سنة. يُكتب يوم قادم.
campaign-too-soon = من لم يستلم بعد يحتاج إلى وقت للحضور. يلزم يوم بعد { $days } أيام على الأقل.
campaign-sure = التسليم حتى آخر يوم { $on }: { $service }.
campaign-sure-about = من لم يستلم بعد تصله الآن رسالة أخيرة، ولا تصل ليلاً. بعد ذلك اليوم ينتهي ملفه، ولا ينتهي قبل مرور ثلاثة أيام على رسالته. وما لم يجهز حتى ذلك اليوم تستمر متابعته. التراجع ممكن حتى ذلك اليوم.
admin-campaign-close = ✅ نعم، هذا آخر يوم
campaign-closes = 🏁 التسليم حتى آخر يوم { $on }: { $service }.
admin-campaign-on = ↩ التسليم مستمر
admin-campaign-new = يوم آخر
campaign-goes-on = ↩ التسليم مستمر. من وصلته الرسالة الأخيرة يعرف يوماً آخر: يُكتب لهم إعلان إن كان الحضور ممكناً بعده.
campaign-gone = لا شيء ينتهي الآن.
campaign-page-title = نهاية التسليم
campaign-page-about = يُحدّد هنا آخر يوم، فتصل رسالة أخيرة إلى من لم يستلم بعد. بعده تنتهي ملفاتهم، ويُمحى ما بقي منها بعد أسبوع.
campaign-page-service = الخدمة
campaign-page-until = آخر يوم
campaign-page-none = لا نهاية محددة.
admin-index-campaign = نهاية التسليم
admin-index-campaign-about = تحديد آخر يوم لتسليم الأوراق.
admin-index-campaign-mark =
    { $count ->
        [one] نهاية واحدة محددة
        [two] نهايتان محددتان
        [few] { $count } نهايات محددة
        [many] { $count } نهايةً محددة
       *[other] { $count } نهاية محددة
    }
