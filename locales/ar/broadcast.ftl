# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    الإعلان رقم { $number }. للتأكد من أنه منّا أرسل هذا الرقم هنا.
broadcast-genuine = الإعلان رقم { $number } منّا. أرسلناه { $day }، الساعة { $time }، ونصّه هذا فقط:
broadcast-said = { $text }
broadcast-else-forged = أي كلام غيره يحمل الرقم { $number } مزوّر. لا تصدّقه.
broadcast-not-genuine =
    لا يوجد إعلان منّا برقم { $number }. لا تصدّقه.
broadcast-checks-spent =
    سألت اليوم عن إعلانات كثيرة. اسأل غداً من جديد، وحتى ذلك لا تصدّق إعلاناً تشكّ فيه.
