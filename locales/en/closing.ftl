# What people are told when a place closes for a while.
closing-moved =
    We had to change your time at { $station }. We are sorry.

    It was: { $old_day } at { $old_time }
    It is now: { $day } at { $time }

    Please do not come at the old time. The same code is still good. Your new number: { $call }.
closing-keep = ✅ That suits me
closing-other = 🗓 I want another time
closing-cancel = Cancel it
closing-offered =
    Your time is no longer possible: { $old_day } at { $old_time }, { $old_station }. Nothing is free there now. We are sorry.

    We found a time at another place: { $day } at { $time }, { $station }.
    We keep it for you until { $on } at { $until }. Take it only if the way there is easy for you.
closing-take = ✅ Yes, I take it
closing-no = No, I will wait
closing-listed =
    Your time is no longer possible: { $old_day } at { $old_time }, { $old_station }. Nothing is free now. We are sorry.

    You come before those who only wait, and we write to you here as soon as a time is free. Please do not come at the old time, and keep your code.

    We keep your details until { $on }. If no time is free by then, please register again with /start.
closing-code = Your code: { $code }
closing-card =
    📍 { $station }
    🗓 { $day }
    🕘 { $time }

    The code: { $code }
closing-moved-together = We had to change the times of several of you at { $station }. We are sorry.
closing-moved-each =
    👤 { $name }
    It was: { $old_day } at { $old_time }
    It is now: { $day } at { $time }
closing-moved-end = Please do not come at the old times. The same codes are still good: they follow below.
closing-keep-all = ✅ That suits us
closing-other-whose = 🗓 { $name }: another time
closing-cancel-whose = { $name }: cancel
closing-offered-earlier =
    Your time is no longer possible: { $old_day } at { $old_time }, { $old_station }. Nothing later is free there now. We are sorry.

    We found an earlier time at the same place: { $day } at { $time }, { $station }.
    We keep it for you until { $on } at { $until }. It is yours only if you say yes.
closing-offered-together = The times of several of you at { $old_station } on { $old_day } are no longer possible, and nothing later is free there now. We are sorry. We found other times:
closing-offered-each = 👤 { $name }: { $day } at { $time }, { $station }
closing-offered-until = We keep them until { $on } at { $until }. Each is yours only if you say yes.
closing-take-whose = ✅ { $name }: yes
closing-no-whose = { $name }: no, wait
closing-listed-together =
    👤 { $name }
    Your times at { $old_station } on { $old_day } are no longer possible, and nothing is free now. We are sorry.

    You come before those who only wait, and we write to you here as soon as a time is free. Please do not come at the old times, and keep your codes.

    We keep your details until { $on }. If no time is free by then, please register again with /start.
closing-reopened =
    Something has changed: { $station } is open again on { $day }. Your new time is still yours. If the old one suited you better, choose again while there is room.
closing-choose = 🗓 Choose again
card-replaced = 🔁 Replaced: this time is another now. It stands in a newer message; the code is the same.
