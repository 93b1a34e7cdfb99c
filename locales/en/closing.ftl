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

    You are at the head of the waiting list, and we write to you here as soon as a time is free. Please do not come at the old time, and keep your code.

    We keep your details until { $on }. If no time is free by then, please register again with /start.
closing-reopened =
    Something has changed: { $station } is open again on { $day }. Your new time is still yours. If the old one suited you better, choose again while there is room.
closing-choose = 🗓 Choose again
