# Notices to many, and how to find out whether one is genuine.

broadcast-number =
    Notice { $number }. To check that it is from us, send this number here.
broadcast-genuine = Notice { $number } is from us. We sent it on { $day } at { $time_said }, and it says only this:
broadcast-said = { $text }
broadcast-else-forged = Anything else that bears the number { $number } is forged.
broadcast-not-genuine = We sent no notice { $number }. Whatever bears that number is not from us.
broadcast-checks-spent =
    You cannot check another notice today. Ask again tomorrow. Until then do not trust a notice that you doubt.
