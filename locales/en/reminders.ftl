# What we write unasked: reminders, the waiting list, a place that is offered. Nothing of the purpose: phones lie about.
reminder-evening =
    A reminder of your time tomorrow:
    🗓 { $day } at { $time }
    📍 { $station }
reminder-morning =
    Good morning, a reminder of your time today:
    🗓 { $day } at { $time }
    📍 { $station }
reminder-coming = ✅ I am coming
reminder-change = 🗓 Change the time
reminder-cancel = ✖ Cancel
reminder-thanks = Thank you, we expect you on { $day } at { $time }, { $station }.
reminder-gone = That time is no longer booked.

wait-choice = 🔔 Tell me when a place is free
wait-noted =
    You are in the waiting list of { $station }.

    When a place is free we write to you here, from { $from } to { $to }, and keep it for you for { $minutes ->
        [one] one minute.
       *[other] { $minutes } minutes.
    } { $surface ->
        [page] Please look at this page from time to time.
       *[app] {""}
    }

    Your answers are kept for { $hours ->
        [one] one hour
       *[other] { $hours } hours
    } after your last message, and your place in the list with them. Write anything to stay in it.

offer-free =
    A place is free for you:
    🗓 { $day } at { $time }
    📍 { $station }

    We keep it for you until { $until }, then we offer it to the next.
offer-take = ✅ I take it
offer-no = No, thank you
offer-held =
    { $minutes ->
        [one] The place is kept for you for one minute.
       *[other] The place is kept for you for { $minutes } minutes.
    } All that is left is to confirm.
offer-booked = ✅ That time is yours. The same code is still good.
offer-gone = This place is no longer kept for you.
offer-declined-over = All right, we gave the place to somebody else, and you are no longer in the waiting list.
offer-declined-first = All right. You come before those who only wait for { $station }; we write to you when a place is free.
offer-declined-booked = All right, your time stays as it is.
offer-passed-last =
    The time to take { $day } at { $time } is over. You are still in the waiting list; we write to you when a place is free.
offer-passed-first =
    The time to take { $day } at { $time } is over. You come before those who only wait for { $waits_at }; we write to you when a place is free.
offer-passed-over =
    The time to take { $day } at { $time } is over, for the second time, so you are no longer in the waiting list. Write /start to choose anew.
