# What happened at a desk without a connection and does not fit, for a person to look at.
conflicts-intro = { $number ->
    [one] حصل شيء واحد أثناء انقطاع الإنترنت يحتاج إلى نظرك. بعد مراجعته: «تمت المراجعة».
    [two] حصل شيئان أثناء انقطاع الإنترنت يحتاجان إلى نظرك. بعد مراجعتهما: «تمت المراجعة» لكل منهما.
    [few] حصلت { $number } أشياء أثناء انقطاع الإنترنت تحتاج إلى نظرك. بعد مراجعتها: «تمت المراجعة» لكل منها.
   *[other] حصل { $number } شيئاً أثناء انقطاع الإنترنت يحتاج إلى نظرك. بعد مراجعتها: «تمت المراجعة» لكل منها.
}
conflicts-none = لا يوجد شيء للمراجعة.
conflicts-settle = تمت المراجعة
conflicts-code = رقم النداء { $call }
conflicts-slot = الموعد: { $day }، الساعة { $time }، { $station }
conflicts-happened = استُقبل على الطاولة { $counter }: { $on }، الساعة { $at }
conflicts-elsewhere =
    { $counter ->
        [0] الوصول المسجَّل: { $on }، الساعة { $at }
       *[other] الوصول المسجَّل: الطاولة { $counter }، { $on }، الساعة { $at }
    }
conflicts-learned = وصل إلينا: { $on }، الساعة { $at }
conflicts-unfit = هذه القراءة لا تنطبق على شيء
conflicts-unfit-hint = لم نستطع تسجيلها تلقائياً. تُقارن بما كُتب على الورق، أو يُبحث عنها: يُحسب ذلك اطّلاعاً.
conflicts-look = بحث عنها
conflicts-record = تسجيل الوصول
conflicts-digits = الأرقام التي قُرئت:
conflicts-twice = استُقبل الرمز نفسه مرتين
conflicts-twice-hint = الوصول مسجَّل مرة واحدة. يُسأل على الطاولتين من الذي حضر، فربما استُعمل رمز شخص آخر.
conflicts-cancelled = كان هذا الموعد قد أُلغي
conflicts-cancelled-hint = سُجّل الوصول مع ذلك. إذا أُنجزت معاملة صاحبه فلا حاجة إلى شيء آخر.
conflicts-another-day = الموعد في يوم آخر
conflicts-another-day-hint = لم يُسجَّل وصول. إذا أُنجزت معاملة صاحبه يُكتب ذلك عندك، فالموعد نفسه ما زال قائماً.
conflicts-another-station = هذا يخص مكاناً آخر
conflicts-another-station-hint = لم يُسجَّل وصول. إما أن الموعد في مكان آخر، أو أن الجهاز جاء من مكان آخر. يستطيع المدير إبلاغ ذلك المكان.
conflicts-unknown = لا موعد لهذا الرمز
conflicts-unknown-hint = إما أن الرمز غير صحيح، أو أن صاحبه محا كل بياناته. يُقارن بما كُتب على الورق.
conflicts-unreadable = تعذّرت قراءة هذا السجل
conflicts-unreadable-hint = ما أرسله الجهاز تالف. يُقارن بما كُتب على الورق.
conflicts-clock = وقت الجهاز غير صحيح
conflicts-clock-hint = لم يُسجَّل وصول. تُضبط ساعة الجهاز، ثم يُسجَّل الوصول يدوياً من قائمة اليوم.
conflicts-form-ticks = إشارات تحتاج إلى نظرة
conflicts-form-walk-in = شخص بلا موعد لم يُسجَّل بعد
conflicts-form-hint = عُبّئ من دون اتصال ولم يُسجَّل كما هو: فيه ما يحتاج إلى تصحيح، أو أُخذ وقته، أو توقّف التسجيل الآن عند من أرسله. يُفتح ويُصحَّح ويُرسل؛ وإذا ظهر أن عليك الانتظار فيفتحه أحد الزملاء.
conflicts-form-open = فتح
