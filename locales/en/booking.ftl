# Choosing where and when, the check, the code, and what may be done with a booking.
ask-station =
    Which place suits you best? A tap chooses the time beside it.{ $has_sortable ->
        [yes] {" "}Send your location to sort them by distance. We do not keep it.
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
ask-station-spent =
    Which place suits you best? The earliest time there comes next.{ $has_sortable ->
        [yes] {" "}Send your location to sort them by distance. We do not keep it.
       *[no] {""}
    }
station-other-time = 🗓 Another time
ask-station-alone = For another time: which place suits you best?
ask-station-on-day = { $day }{ $part ->
        [morning] {" "}in the morning
        [afternoon] {" "}in the afternoon
        [from] {" "}from { $time_said }
        [before] {" "}before { $time_said }
        [at] {" "}at { $time_said }
       *[other] {""}
    }: which place suits you best?
ask-station-which = Which of these places is meant?
station-alone = { $station }
station-same = With your family: { $station } · { $day_short } { $time }
ask-day = Which day suits you at { $station }?
ask-day-none-free =
    No time is free at { $station } now. Times change: try again in a while, or tomorrow.
ask-day-spent =
    This is the earliest time at { $station }. You can see the others tomorrow.
time-earliest = ⏱ Earliest: { $day_short } { $time }
day-free = { $day_short }
day-full = ✖ { $day_short } full
day-closed = ➖ { $day_short } closed
day-is-full = { $day } is full.
day-is-beyond = { $day } cannot be booked yet. The last day here is { $on }.
days-are-beyond = Those days cannot be booked yet. The last day here is { $on }.
day-is-closed = We are closed on { $day }.
ask-time = Which time suits you? { $day }, { $station }.
ask-time-near =
    These are the nearest times at { $station }:
time-free = { $time }
time-free-on-day = { $day_short } { $time }
time-keep = As before: { $day_short } { $time }
time-not-free = { $time_said } is not free.
time-none-fits = No time is free like that. We receive people from { $from } to { $to }.
wish-none-at-place = Nothing is free like that at { $station }.
wish-none-like-that = Nothing is free exactly like that.
wish-none-on-day = Nothing is free at that hour on { $day }.
time-is-earliest = The earliest free time here: { $day } at { $time }. Another place: “Back”.
time-none-suits = That is all right. What would suit you? For example “Sunday after 12”, or “the last one”. Another place: “Back”.
time-other-days = 📅 Other days
time-said = { $clock } ({ $hour } { $part ->
        [night] at night
        [noon] pm
        [afternoon] pm
       *[evening] pm
    })
page-earlier = ← Earlier
page-later = Later →
slot-full = That time has just been booked. Here are others:
too-many-holds = You cannot choose another time today. You can go on from here tomorrow. Your answers are saved. You can also come without an appointment.
too-many-holds-keep = You cannot choose another time today. The time you chose is still yours. You can change it tomorrow.
slot-closed = That time has just been closed, so nothing was booked. Here are others:
slot-closed-old-stays = That time has just been closed. Your old appointment stays. Here are others:
hold-ran-out =
    { $minutes ->
        [one] We held that time for 1 minute. It is not booked.
       *[other] We held that time for { $minutes } minutes. It is not booked.
    } Your answers are saved. Choose a time again.

booked = ✅ You are booked.
code-again = This is your code:
moved = ✅ Your appointment has changed. The same code is still good.
appointment-whose = 👤 { $name }
appointment =
    📍 { $station }
    🗓 { $day }
    🕘 { $time_said }

    Your code: { $code }
appointment-call = 📢 Your number: { $call }. You are called by it, not by name.
appointment-call-new = 📢 Your new call number: { $call }. You are called by it, not by name.
appointment-call-collecting = 📢 Call number: { $call }. You are called by it, not by name. The paper has another number.
appointment-call-collecting-new = 📢 Your new call number: { $call }. You are called by it, not by name. The paper has another number.
appointment-address = 🏠 Address: { $address }
appointment-landmark = 🧭 Nearby: { $landmark }
appointment-bring = 🧾 Please bring: { $bring }
appointment-after =
    Bring this picture or the digits{ $has_paper ->
        [yes] , and your document
       *[no] {""}
    }.
    If you are late on the day, we will still see you.
code-copy = 📋 Copy the code
clear-it-yourself = We cannot clear what was typed in this window. You can clear it on this device.
already-booked =
    This person already has an appointment: { $day } at { $time_said }, { $station }. Change or cancel it in the menu.
family-full =
    { $limit ->
        [one] Only one appointment can be booked from this chat.
       *[other] At most { $limit } appointments can be booked from this chat.
    }
second-later = Many people are booking just now. You can book for another person from { $at_said }.
second-later-kept = Many people are booking just now, and your answers are saved. You can confirm again from { $at_said }.

ask-whose = For whom?
whose-booking = { $has_name ->
        [yes] { $name }{ $has_purpose ->
            [yes] {" "}· { $purpose }
           *[no] {""}
        } · { $day_short } { $time }
       *[no] 📢 { $call } · { $day_short } { $time }
    }
no-booking = No appointment is booked from this chat. To book: /start
move-keeps-place = A change keeps the place, { $station }. For another place: cancel with /cancel, then book anew.
ask-move =
    Change the appointment at { $station }?

    From: { $old_day } at { $old_time_said }
    To: { $day } at { $time_said }
move-yes = ✅ Yes, change it
move-no = No, keep the old one
no-changes-left =
    You cannot change this appointment here again. It is still { $day } at { $time_said }. { $has_phone ->
        [yes] To change it, call: { $phone }
       *[no] To change it, ask at the place itself, { $station }.
    }
cancel-then-book = First the cancelling. Then the other booking: /register
ask-cancel =
    Cancel the appointment { $day } at { $time_said }, { $station }?
cancel-yes = Yes, cancel it
cancel-no = No, keep it
cancelled =
    It is cancelled.
    To book another: /start
    To erase your data as well: /erase
nothing-changed = All right, nothing has changed.
time-stands = The time that stands: { $day } at { $time_said }, { $station }.
ask-erase = Erase everything you wrote and cancel your appointments? This cannot be undone.
erase-yes = 🗑 Yes, erase everything
erase-no = No
erased =
    Erased. Locked backups may still hold something, { $days ->
        [one] for one day at most.
       *[other] for { $days } days at most.
    } { $surface ->
        [page] On a shared device: close this page, clear the browser's history and site data. A saved picture of the code goes too.
        [terminal] You can clear this window on this device.
       *[app] To clear what is left on your phone: this chat's menu, then “Delete chat”.
    }

still-staff = You are still staff.
arrival-notice = Welcome. Your arrival was confirmed at { $at_said }.
arrival-not-me = I did not come
handed-notice = Your paper was handed over at { $at_said }.
handed-not-me = That was not me
handed-to-another-notice = Your paper was handed over to somebody for you at { $at_said }.
handed-to-another-not-me = Nobody collects it for me
handed-by-paper-notice = Your paper was handed over at { $at_said }. If you did not collect it, tell them where you were.
handed-by-paper-to-another-notice = Your paper was handed over to somebody for you at { $at_said }. If nobody collects it for you, tell them where you were.
handing-undone-notice = That your paper was handed over was noted by mistake. We have corrected that. How far it is: /status
handing-undone-stands-notice = That your paper was handed over was noted by mistake. We have corrected that. Your appointment still stands: { $day } at { $time_said }, { $station }. Your code is the same.
handing-undone-lost-notice = It was noted by mistake that your paper was handed over. Your appointment for it cannot be kept. Choose another one: /status
arrival-undone-notice = Your arrival was confirmed by mistake. We have corrected that. Your appointment still stands.
moved-at-desk-notice = Your appointment is now { $day } at { $time_said }, { $station }. It was changed at the place itself, and your code still works. Your new call number: { $call }.
cancelled-at-desk-notice = Your appointment is cancelled: { $day } at { $time_said }, { $station }. If you did not ask for this, you can book again: /start
disputed = Thank you. We have told the place. You need do nothing more.
dispute-late = We already have your message, or it has been corrected. You need do nothing more.
