# What goes on after the first visit. A locked phone may show each of these: no number, no name, nothing of the purpose.
case-applied = Your visit is noted. When your paper is ready, we write here.
case-review = Your paper is not ready yet. When it is, we write here.
case-ready-choose = Your paper is ready. Choose when to come.
case-ready-wait = Your paper is ready. As soon as you can choose when to come, we write here.
case-ready-nowhere = Your paper is ready. When to come for it is told at the place itself.
case-ready-time = Your paper is ready. You come for it on { $day } at { $time_said }, { $station }.
case-collected =
    { $has_until ->
        [yes] Your paper was handed over. It is good until { $until }.
       *[no] Your paper was handed over.
    }
case-expired = Your paper was good until { $until }. To book for the next one: /start

case-ready =
    Your paper is ready. Choose when to come.
    📍 { $station }
case-other-times = 🗓 Other times
case-uncollected = Your paper is still waiting for you. Choose when to come.
case-last-call =
    Your paper is still waiting for you, until { $until } and no longer. Choose when to come.
case-expiring =
    Your paper is good until { $until }. You can book an appointment now for the next one.
case-renew = 🗓 Book an appointment
case-renew-begins = Keep the old paper at hand when you come. Its number: { $serial }.
case-gone = That is over, or goes on in another chat. To book or go on: /start

ask-case-remind = Your paper is good until { $until }. Shall we remind you here two weeks before?
case-remind-yes = 🔔 Yes, remind me
case-remind-no = No
case-remind-noted = We remind you here two weeks before it ends.
case-remind-left = All right, we do not remind you.

ask-which-case = Which paper? These are their numbers.
case-number = { $serial }
ask-collect = Come on { $day } at { $time_said }, { $station }?
collect-yes = ✅ Yes, book it
collect-booked = ✅ You are expected.
case-time-already = You come for it on { $day } at { $time_said }, { $station }. To change it: /move
appointment-after-collecting =
    This picture or the digits, and the slip if you have it.
    If you are late on the day, we will still see you.

ask-lost = Is it lost? The old paper counts no more then. You book a new appointment.
lost-yes = Yes, it is lost
lost-no = No, I found it
lost-noted = That is noted. Now book a new appointment.
lost-nothing = Nothing was handed to you yet. A lost slip is no harm: we write here. To see how far it is: /status

case-recovered = It goes on in this chat now.
case-moved-away = It goes on in another chat now. If that was not you, tell them where you were.
recovery-refused =
    These digits do nothing here. A code is for showing when you come.
    Are they from a slip? Compare them and send them again, if need be tomorrow. Or ask at the place.

erase-costs = You would not hear from us when your paper is ready. There they go by the number of the paper: { $serial }.

status-booked = An appointment is booked: { $day } at { $time_said }, { $station }.
status-unfinished = Nothing is booked yet of what you began here. It goes on with this question:
status-nothing = Nothing else is under way in this chat. To book: /start
menu-what-else = How can we help?
menu-collect = 🗓 Choose when to come
menu-remind = 🔔 Remind me before it ends
menu-lost = I lost my paper
command-status = How far it is
