# The slip that is printed for a person, and the days to choose from.
scan-day = { $day }
scan-slip-print = Print
scan-slip-back = Back to the desk
scan-slip-code = Code
scan-slip-number = Number
scan-slip-day = Day
scan-slip-time = Time
scan-slip-place = Place
