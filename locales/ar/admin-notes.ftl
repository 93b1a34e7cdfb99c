# The recorded notes, as admins make them.
admin-voice = 🎙 الرسائل الصوتية
admin-notes = 🎙 رسائل صوتية قصيرة لمن لا يقرأ. يقرأ أحدكم كلاً منها بصوته، ويعرضها زر 🔊. ✅ معروضة، ⚠️ تغيّر نصها، ➕ لم تُسجَّل بعد.
admin-note = { $state ->
        [kept] ✅
        [stale] ⚠️
       *[none] ➕
    } { $name ->
        [about] ما هذا
        [answering] كيف نجيب
        [coming] كيف نحضر
       *[moved] تغيّر الموعد
    } · { $locale ->
        [ar] بالعربية
       *[en] بالإنكليزية
    }
admin-note-is = { $state ->
        [stale] ⚠️ تغيّر النص بعد التسجيل، فلم يعد يُعرض. النص الآن:
       *[kept] ✅ مسجّلة، ويعرضها زر 🔊. نصها:
    }
admin-note-record = 🎙 يُقرأ هذا النص { $locale ->
        [ar] بالعربية
       *[en] بالإنكليزية
    } بصوت واضح وعلى مهل، ويُرسل هنا رسالة صوتية لا تزيد على 15 ثانية. صوتك يسمعه كل من يضغط الزر: من لا يريد أن يُعرف بصوته فلا يسجّل.
admin-note-hear = 🔊 سماعها
admin-note-anew = 🎙 تسجيلها من جديد
admin-note-delete = 🗑 حذفها
admin-note-list = كل الرسائل الصوتية
admin-note-really = هل نحذف تسجيل «{ $name ->
        [about] ما هذا
        [answering] كيف نجيب
        [coming] كيف نحضر
       *[moved] تغيّر الموعد
    }» { $locale ->
        [ar] بالعربية
       *[en] بالإنكليزية
    }؟ يذهب معه زر 🔊.
admin-note-delete-yes = 🗑 نعم، حذف
admin-note-deleted = حُذف التسجيل.
admin-note-gone = هذا التسجيل لم يعد موجوداً. القائمة: /voice
admin-note-played = هذا ما سيسمعه الناس.
admin-ask-note = هل هو واضح وكامل وباللغة الصحيحة؟
admin-note-keep = ✅ اعتماد التسجيل
admin-note-again = 🎙 تسجيل من جديد
admin-note-kept = ✅ اعتُمد التسجيل. من الآن يعرضه زر 🔊.
admin-note-no-voice = تلزم رسالة صوتية، لا ملف ولا نص: بزر الميكروفون في هذه المحادثة.
admin-note-refused = { $why ->
        [too-long] التسجيل أطول من { $seconds } ثانية. تلزم قراءة أسرع قليلاً.
        [too-large] التسجيل أكبر من { $kilobytes } كيلوبايت. يُسجَّل في هذه المحادثة بالميكروفون.
        [not-opus] هذا ليس رسالة صوتية من هذا التطبيق. يُسجَّل في هذه المحادثة بالميكروفون.
       *[not-fetched] لم يصلنا التسجيل. يُرجى إرساله ثانية.
    }
admin-notes-stale = ⚠️ تغيّرت نصوص هذه الرسائل الصوتية، فلم تعد تُعرض. تسجيلها من جديد: /voice
admin-note-stale = • { $name ->
        [about] ما هذا
        [answering] كيف نجيب
        [coming] كيف نحضر
       *[moved] تغيّر الموعد
    } · { $locale ->
        [ar] بالعربية
       *[en] بالإنكليزية
    }
