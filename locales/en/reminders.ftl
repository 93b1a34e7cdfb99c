# What we write unasked: reminders, the waiting list, a place that is offered. Nothing of the purpose: phones lie about.
reminder-evening =
    A reminder of your appointment tomorrow:
    🗓 { $day } at { $time_said }
    📍 { $station }
reminder-morning =
    Good morning, a reminder of your appointment today:
    🗓 { $day } at { $time_said }
    📍 { $station }
reminder-coming = ✅ I am coming
reminder-change = 🗓 Change the appointment
reminder-cancel = ✖ Cancel the appointment
reminder-thanks = Thank you, we expect you on { $day } at { $time_said }, { $station }.
reminder-gone = That appointment is no longer booked. To book another: /start

wait-choice = 🔔 Tell me when a time is free
wait-noted =
    You are on the waiting list of { $station }.

    When a time is free we write here, { $from_said } to { $to_said }. We hold it for you for { $minutes ->
        [one] one minute.
       *[other] { $minutes } minutes.
    } { $surface ->
        [page] Please look at this page from time to time.
       *[app] {""}
    }

    To stay on the list, write a word here every { $hours ->
        [one] hour.
       *[other] { $hours } hours.
    }

offer-free =
    A time is free for you:
    🗓 { $day } at { $time_said }
    📍 { $station }

    We hold it for you until { $until_said }. Then we offer it to the next person.
offer-take = ✅ I take it
offer-no = No, thank you
offer-held =
    { $minutes ->
        [one] The time is held for you for one minute.
       *[other] The time is held for you for { $minutes } minutes.
    } All that is left is to confirm.
offer-booked = ✅ The appointment is yours. The same code is still good.
offer-gone = This time is no longer held for you. To choose another: /start
offer-declined-over = All right. We no longer hold that time. You are off the waiting list. To book again: /start
offer-declined-first = All right. You come before those who only wait for { $station }. We write to you when a time is free.
offer-declined-booked = All right, your appointment stays as it is.
offer-passed-last =
    We heard nothing from you. This time is no longer held for you: { $day } at { $time_said }. You are still on the waiting list. We write to you when a time is free.
offer-passed-first =
    We heard nothing from you. This time is no longer held for you: { $day } at { $time_said }. You come before those who only wait for { $waits_at }. We write to you when a time is free.
offer-passed-over =
    Twice we heard nothing from you. This time is no longer held for you: { $day } at { $time_said }. You are off the waiting list. To book again: /start
