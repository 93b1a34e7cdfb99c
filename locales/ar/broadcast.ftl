# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    الإعلان رقم { $number }. للتأكد من أنه منّا: إرسال هذا الرقم هنا.
broadcast-genuine = الإعلان رقم { $number } منّا. أرسلناه { $day }، الساعة { $time_said }، ونصّه هذا فقط:
broadcast-said = { $text }
broadcast-else-forged = أي كلام غيره يحمل الرقم { $number } مزوّر.
broadcast-not-genuine = لا إعلان منّا بالرقم { $number }. ما وصلك بهذا الرقم ليس منّا.
broadcast-checks-spent =
    لا يمكن التحقق من إعلان آخر اليوم. السؤال ممكن غداً. حتى ذلك، يرجى عدم تصديق إعلان مشكوك فيه.
