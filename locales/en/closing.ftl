# What people are told when a place closes for a while.
closing-moved-head = Sorry, we had to change your appointment at { $station }.
closing-moved =
    It was: { $old_day } at { $old_time_said }
    It is now: { $day } at { $time_said }

    The old time is gone. Your code is still good. Your new call number: { $call }.
closing-keep = ✅ That suits me
closing-other = 🗓 I want another time
closing-cancel = Cancel the appointment
closing-offered =
    Sorry, we cannot see you at your appointment: { $old_day } at { $old_time_said }, { $old_station }. Nothing else is free there now.

    We have a time at another place:
    🗓 { $day } at { $time_said }
    📍 { $station }
    We hold it for you until { $on } at { $until_said }.

    If the way there is hard or unsafe, wait for your turn instead.
closing-take = ✅ Yes, I take it
closing-no = No, I will wait
closing-listed =
    Sorry, we cannot see you at your appointment: { $old_day } at { $old_time_said }, { $old_station }. Nothing else is free now.

    You come before those who only wait. When a time is free we write to you here. Your code stays the same.

    We keep your details until { $on }. After that, book again: /start
closing-code = Your code: { $code }
closing-card =
    📍 { $station }
    🗓 { $day }
    🕘 { $time_said }

    The code: { $code }
closing-moved-together = We had to change the appointments of several of you at { $station }. We are sorry.
closing-moved-each =
    👤 { $name }
    It was: { $old_day } at { $old_time_said }
    It is now: { $day } at { $time_said }
closing-moved-end = The old times are no longer yours. The same codes are still good: they follow below.
closing-keep-all = ✅ That suits us
closing-other-whose = 🗓 { $name }: another time
closing-cancel-whose = { $name }: cancel
closing-offered-earlier =
    Sorry, we cannot see you at your appointment: { $old_day } at { $old_time_said }, { $old_station }. Nothing later is free there now.

    We have an earlier time at the same place:
    🗓 { $day } at { $time_said }
    📍 { $station }
    We hold it for you until { $on } at { $until_said }. It is yours only if you say yes.
closing-offered-together =
    Sorry, we cannot see several of you at { $old_station } on { $old_day }. Nothing later is free there now.
    We have other times:
closing-offered-each = 👤 { $name }: { $day } at { $time_said }, { $station }
closing-offered-until = We hold them until { $on } at { $until_said }. Each is yours only if you say yes.
closing-take-whose = ✅ { $name }: yes
closing-no-whose = { $name }: no, wait
closing-listed-together =
    👤 { $name }
    Sorry, we cannot see you at { $old_station } on { $old_day }. Nothing else is free now.

    You come before those who only wait. When a time is free we write to you here. Your codes stay the same.

    We keep your details until { $on }. After that, book again: /start
closing-reopened =
    { $station } is open again on { $day }. Your new appointment stays. If the old time suited you better: choose it while it is free.
closing-reopened-partly =
    { $station } is open again for some hours, first on { $day }. Your new appointment stays. If the old time suited you better: see whether it is free.
closing-choose = 🗓 Choose again
card-replaced = 🔁 Replaced: this time is another now. It stands in a newer message; the code is the same.
card-off = 🚫 This picture is no longer valid: that appointment is off. A newer message says more.
card-elsewhere = 🔁 It goes on in another chat. This picture is no longer valid.
card-place = { $place }
card-day = { $day }
card-time = { $time_said }
