# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    Notice { $number }. To check that it is from us, send this number here.
broadcast-genuine = Notice { $number } is genuine: it is from us.
broadcast-not-genuine =
    There is no notice { $number } from us. Do not trust it.
