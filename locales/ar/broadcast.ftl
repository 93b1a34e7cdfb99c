# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    الإعلان رقم { $number }. للتأكد من أنه منّا أرسل هذا الرقم هنا.
broadcast-genuine = الإعلان رقم { $number } صحيح، وهو منّا.
broadcast-not-genuine =
    لا يوجد إعلان منّا برقم { $number }. لا تصدّقه.
