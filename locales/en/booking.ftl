# Choosing where and when, the check, the code, and what may be done with a booking.
ask-station =
    Where do you want to come? The earliest free time is beside each.{ $has_sortable ->
        [yes] {" "}You may send your location to sort them by distance; we do not keep it.
       *[no] {""}
    }
station-free =
    { $has_km ->
        [yes] { $station } ({ $km } km) · { $day_short } { $time }
       *[no] { $station } · { $day_short } { $time }
    }
station-full =
    { $has_km ->
        [yes] { $station } ({ $km } km) · no free time
       *[no] { $station } · no free time
    }
station-same = With your family: { $station } · { $day_short } { $time }
ask-day =
    Choose the day at { $station }:
ask-day-none-free =
    Sorry, there is no free time at { $station } now. Try tomorrow, or go back and choose another place.
ask-day-spent =
    You have looked at many days today. The earliest time at { $station } is below; you can look at the others again tomorrow.
time-earliest = ⏱ Earliest: { $day_short } { $time }
day-free = { $day_short }
day-full = ✖ { $day_short } full
day-closed = ➖ { $day_short } closed
day-is-full = { $day } is full.
day-is-closed = We are closed on { $day }.
ask-time =
    Choose the time on { $day }, { $station }.
ask-time-near =
    These are the nearest times at { $station }:
time-free = { $time }
time-free-on-day = { $day_short } { $time }
time-keep = As before: { $day_short } { $time }
time-not-free = There is no place at { $time }.
time-other-days = 📅 Other days
page-earlier = ← Earlier
page-later = Later →
slot-full = Somebody took that time a moment ago. Please choose another:
too-many-holds = You tried many times today. Please come back tomorrow and go on from here; your answers are kept.
too-many-holds-keep = You tried many times today. Keep the time you have chosen, or come back tomorrow for another.
slot-closed = This time was closed a moment ago, so nothing was booked. Please choose another:
slot-closed-old-stays = This time was closed a moment ago. Your old time stays. Please choose another:
hold-ran-out =
    { $minutes ->
        [one] We kept your time for one minute and that is over.
       *[other] We kept your time for { $minutes } minutes and they are over.
    } Your answers are all kept; just choose the time again.

booked = ✅ You are booked.
code-again = This is your code:
moved = ✅ Your time has changed. The same code is still good.
appointment-whose = 👤 { $name }
appointment =
    📍 { $station }
    🗓 { $day }
    🕘 { $time }

    Your code: { $code }
appointment-call = 📢 Your number: { $call }. You are called by it, not by name.
appointment-address = 🏠 Address: { $address }
appointment-landmark = 🧭 Nearby: { $landmark }
appointment-bring = 🧾 Please bring: { $bring }
appointment-after =
    Show this picture or say the digits when you come. They will tell you there when to come again.
code-copy = 📋 Copy the code
clear-it-yourself = We cannot clear what you typed in this window. Clear it yourself if you wish.
already-booked =
    This person already has a time: { $day } at { $time }, { $station }. You can change or cancel it in the menu.
family-full =
    { $limit ->
        [one] Only one appointment can be booked from this chat.
       *[other] At most { $limit } appointments can be booked from this chat.
    }
second-later = Many people are booking just now. You can book for another person from { $at } on.
second-later-kept = Many people are booking just now. Your answers are kept: please press “Confirm” again from { $at } on.

ask-whose = For whom?
whose-booking = { $name } · { $day_short } { $time }
no-booking = Nothing is booked from this chat.
ask-move =
    Change the time at { $station }?

    From: { $old_day } at { $old_time }
    To: { $day } at { $time }
move-yes = ✅ Yes, change it
move-no = No, keep the old one
no-changes-left =
    This time was changed as often as it can be here, so it stays: { $day } at { $time }. { $has_phone ->
        [yes] Call if you must change it: { $phone }
       *[no] Please ask at the place itself: { $station }.
    }
ask-cancel =
    Cancel { $day } at { $time }, { $station }?
cancel-yes = Yes, cancel it
cancel-no = No, keep it
cancelled = It is cancelled. You can book another time whenever you like.
nothing-changed = All right, nothing has changed.
ask-erase = Erase everything you wrote and cancel your appointments? This cannot be undone.
erase-yes = 🗑 Yes, erase everything
erase-no = No
erased =
    Erased. We keep nothing about you. { $surface ->
        [page] If others use this device, close this page and clear the browser's history.
        [terminal] Clear what is in this window yourself.
       *[app] To clear what is left on your phone, open this chat's menu and choose “Delete chat”.
    }

erased-staff = Everything you wrote here is erased. You are still staff.
arrival-notice = You were confirmed at { $at }. Welcome.
arrival-not-me = That was not me
arrival-undone-notice = Your confirmation was undone; it was a mistake. Your time still stands.
moved-at-desk-notice = Your time was changed at the desk: { $day } at { $time }, { $station }. The same code is still good. Your new number: { $call }.
cancelled-at-desk-notice = Your time was cancelled at the desk: { $day } at { $time }, { $station }. If you did not ask for that, please book another.
disputed = Thank you. We told the staff at once.
dispute-late = We have this report already, or the confirmation no longer stands.
