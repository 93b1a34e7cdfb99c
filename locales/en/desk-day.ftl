# The day at a place, the printed sheet and its ticks, and people who come without a booking. Read by staff.
desk-day-title = { $day }
desk-day-days = Days
desk-day-before = Day before
desk-day-after = Day after
desk-day-today = Back to today
desk-day-to = The day's list
desk-day-expected = Not here yet
desk-day-arrived = Arrived
desk-day-late = Late among them
desk-day-free = Free for walk-ins
desk-day-lent =
    { $count ->
        [one] One place of somebody late may be given to a walk-in now.
       *[other] { $count } places of people who are late may be given to walk-ins now.
    } Whoever comes late is always taken.
desk-day-everyone = Everyone
desk-day-only-waiting = Not here yet
desk-day-as-of = As of { $at }
desk-day-now = now
desk-day-to-now = To the time that is now
desk-day-counts = { $expected } not here · { $arrived } arrived · { $late } late · { $free } free
desk-day-state-expected = Not here yet
desk-day-state-late = Late
desk-day-state-arrived = Arrived
desk-day-state-missed = Did not come
desk-day-state-cancelled = Cancelled
desk-day-state-double = Not confirmed here: the same document came with another booking
desk-day-came =
    { $has_counter ->
        [yes] Arrived at { $at }, counter { $counter }
       *[no] Arrived at { $at }
    }
desk-day-walk-in = Walk-in
desk-day-open = Open
desk-day-open-one = Open the booking of number { $call }
desk-day-none-waiting = Everyone is here.
desk-day-empty = Nobody is booked on this day.

sheet-about = Print this list before the power goes. Tick the box when somebody comes, and write the time if it is not the booked one. Enter the ticks here when everything is back.
sheet-print = Print
sheet-heading = { $place } · { $day }
sheet-page = Page { $page } of { $pages }
sheet-enter = Enter the ticks
sheet-ticks-title = Ticks of { $day }
sheet-ticks-about = Tick everyone who came. An empty time means the booked one. Write 10:20 or just 1020; a time written in another way is shown as it was read before it is recorded. Enter ticks and goes on to the next; the arrows go on without ticking.
sheet-part = Part { $part }
sheet-double = Same document
sheet-time-of = When number { $call } came
sheet-record = Record the ticks
sheet-recorded =
    { $count ->
        [0] No new arrival was recorded.
        [one] One arrival recorded.
       *[other] { $count } arrivals recorded.
    }
sheet-to-settle = Some ticks are to be looked at
sheet-not-recorded =
    { $count ->
        [one] One time is not clear.
       *[other] { $count } times are not clear.
    } All you entered is still there, and nothing has been recorded yet. Mend it, then record again.
sheet-nothing-ticked = There are no ticks. Tick everyone who came.
sheet-look-at-times = Nothing is recorded yet. Look at how the times were read, then record the ticks.
sheet-not-yet = This day has not come yet. Enter its ticks when it has.
sheet-time-to-come = This time has not come yet. Write when the person came, or leave it empty for the booked time.
sheet-result-recorded = Recorded.
sheet-result-looked = No arrival was recorded.
sheet-result-twice = Was recorded as arrived before.
sheet-result-cancelled = This booking had been cancelled.
sheet-result-another-day = This booking was moved to another day. If the person came, note it and ask an admin.
sheet-result-another-station = This booking is at another station. If the person came, note it and ask an admin.
sheet-result-unknown = There is no such booking. Compare it with the paper.
sheet-result-unreadable = This could not be read. Compare it with the paper and enter it again.
sheet-result-clock = This time is not possible. Write when the person came.

walk-in-title = Somebody without a booking
walk-in-look-again = Some fields need another look. All you typed is still there.
walk-in-no-places = There is no place for walk-ins today or tomorrow just now. Places change; try again in a while.
walk-in-for-what = For what
walk-in-first = First: the person agrees
walk-in-language = The person's language
walk-in-notice =
    { $has_authority ->
        [yes] { $authority } asks for this
       *[no] We ask for this
    } only to book a time for you. Only staff at this place see it. { $days ->
        [one] It is erased one day after your visit
       *[other] It is erased { $days } days after your visit
    }. It is free, and you may cancel here at any time.{ $has_more ->
        [yes] {" "}{ $more }
       *[no] {""}
    }
walk-in-notice-collects = Your paper is handed out later. Until then we keep its number, no name. If you go on in a chat with the digits of the slip, we keep that chat too.
walk-in-notice-question = Do you agree?
walk-in-notice-title = Before we register you
walk-in-print-notice = Print this text
walk-in-agrees = The text was read out or given on paper, and the person agrees
walk-in-must-agree = Nobody is registered before they agree. Read the text out, then tick this.
walk-in-birth-hint = Only without a number, or with a family booklet. Day, month, year: 3/5/1990
walk-in-fault-name = This is no name that we can read. Write the first and the family name alone.
walk-in-fault-birth = The date is not clear. Write day, month and year, like this: 3/5/1990. If it is not known, leave it empty.
walk-in-fault-number = There is no number here. Write it as the paper has it. If it cannot be read, choose “I have none” as the document and write the date of birth.
walk-in-fault-number-unclear = There is more than one number here. Write only the one that is asked for.
walk-in-fault-number-phone = This looks like a phone number. Write the national number. If it is not there, choose another document.
walk-in-fault-national-id = A national number has 11 digits, and this has { $count }. Look at the paper again and write all of it. If it cannot be read, choose “I have none” as the document and write the date of birth.
walk-in-fault-number-twice = Which of the two is it? Look at the paper again and write all of it. If it stays unclear, choose “I have none” as the document and write the date of birth.
walk-in-fault-not-seen = Write what stands on the paper.
walk-in-whole-date = The year { $year } is clear. Write the whole date: day, month, year.
walk-in-number-hint = Empty for whoever has no document.
walk-in-optional = (optional)
walk-in-choose = Choose from the list
walk-in-choose-time = Choose a time.
walk-in-time = Time
walk-in-place = { $time } · { $count } free
walk-in-place-on = { $on_short } { $time } · { $count } free
walk-in-taken = The place at { $time } has just gone to somebody else. Choose another time; all you typed is still there.
walk-in-register = Register the person
walk-in-done = Registered
walk-in-again = This person has a booking already
walk-in-when = { $day } at { $time }
walk-in-call = Number { $call }
walk-in-slip = Print the slip
walk-in-confirm = Confirm the arrival now
walk-in-next = Another person
