# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    Notice { $number }. To check that it is from us, send this number here.
broadcast-genuine = Notice { $number } is from us. We sent it on { $day } at { $time }, and it says only this:
broadcast-said = { $text }
broadcast-else-forged = Anything else that bears the number { $number } is forged. Do not trust it.
broadcast-not-genuine =
    There is no notice { $number } from us. Do not trust it.
broadcast-checks-spent =
    You have asked about many notices today. Please ask again tomorrow. Until then do not trust a notice that you doubt.
