# A clock in doubt: what admins read, and what whoever writes reads while nothing tells what day it is.
alarm-clock = The server's clock cannot be right: it says { $clock_on }, { $clock_at }, and the last time that was sure is { $seen_on }, { $seen_at }. Until it is settled nobody's data are erased, no offer runs out and nobody counts as missing. Tell whoever runs the server. If the clock is right: /clock
clock-fine = 🕰 The server's clock is believed. It says { $clock_on }, { $clock_at }.
clock-doubted =
    { $why ->
        [jumped] 🕰 The server's clock has jumped.
        [behind] 🕰 The server's clock stands before the last time that was sure.
        [far] 🕰 The service was off for more than a month, or the server's clock is wrong.
        [denied] 🕰 Another clock says something else than the server's.
       *[unproven] 🕰 The service was off for a while. The clock is believed within an hour, by itself.
    }
    It says: { $clock_on }, { $clock_at }
    The last time that was sure: { $seen_on }, { $seen_at }
clock-rests = Until it is settled nobody's data are erased, no offer runs out and nobody counts as missing. Compare the first time with your watch, its date too. Only if it is right, tap the button.
clock-right = ✅ The clock is right
clock-believed = ✅ Noted. The service goes on by the server's clock.
clock-doubt-over = This is over, or the clock says something else by now. Look again: /clock
clock-unknown = The service does not know at the moment what day it is, so no time can be booked or changed. Nothing is lost. Please write again later.
clock-title = The clock of the server
admin-index-clock = Clock of the server
admin-index-clock-about = Whether it is believed. A wrong clock erases nobody.
admin-index-clock-mark = in doubt
