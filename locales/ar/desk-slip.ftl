# The slip that is printed for a person, and the days to choose from.
scan-day = { $day }
scan-slip-print = طباعة
scan-slip-back = رجوع إلى المكتب
scan-slip-code = الرمز
scan-slip-number = رقم النداء
scan-slip-day = اليوم
scan-slip-time = الساعة
scan-slip-place = المكان
