# Admins' pages: where they begin, one text to many, and closing a station. Read by admins.
admin-index-title = Running the service
admin-index-broadcasts = Notices to many
admin-index-broadcasts-about = Write to everyone or to some, see how it goes, stop it.
admin-index-broadcasts-mark =
    { $count ->
        [one] One is under way
       *[other] { $count } are under way
    }
admin-index-closures = Closures
admin-index-closures-about = Close a station or take fewer people; whoever is booked is moved and told.
admin-index-closures-mark =
    { $count ->
        [one] One is on or to come
       *[other] { $count } are on or to come
    }
admin-index-people = People who work here
admin-index-people-about = Invite, list, end someone's work.
admin-index-stations = Hours and texts
admin-index-stations-about = Opening hours, numbers of places, telephone, what to bring.
admin-index-journal = Journal
admin-index-journal-about = Who looked at what, and what was changed.
admin-index-doubles = Doubles
admin-index-doubles-about = People who came under one booking and have another; arrivals that were disputed.
admin-index-doubles-mark = { $count } to look at
doubles-intro = One document under two bookings, or an arrival that its person says was not theirs. Here stand places, times and call numbers; whoever must know more looks.
doubles-none = There is none.
doubles-booked = Booked for { $on } at { $at }
doubles-came = The document came at { $place }, number { $call }: { $on } at { $at }. This booking counts as done.
doubles-disputed = Confirmed on { $on } at { $at }; the person says that was not them.
doubles-clear = Give the booking back
doubles-clear-really = The booking is open again, and the person may come. An arrival under its own code is taken back.
doubles-clear-yes = Yes, give it back
admin-index-numbers = Numbers
admin-index-numbers-about = How many are booked, came, did not come; day by day.
admin-index-pause = Pause everything
admin-index-pause-about = Whoever writes gets one message of yours, until you go on.
admin-index-sessions = Signed in
admin-index-sessions-about = Which counters are open now, and closing them.

broadcast-page-list = Notices to many
broadcast-page-none = Nothing has been sent yet.
broadcast-page-new = Write a notice
broadcast-page-title = Notice { $number }
broadcast-page-stage-draft = not sent
broadcast-page-stage-approval = waits for a second admin
broadcast-page-stage-waiting = about to go
broadcast-page-stage-running = going out
broadcast-page-stage-paused = paused
broadcast-page-stage-stopped = stopped
broadcast-page-stage-done = done
broadcast-page-urgent-short = urgent
broadcast-page-ordinary = ordinary
broadcast-page-when = { $on }, { $at }
broadcast-page-on = { $on }
broadcast-page-on-short = { $on_short }
broadcast-page-look-again = Something is missing or unclear. All you typed is still there.

broadcast-page-text = What it says
broadcast-page-arabic = In Arabic
broadcast-page-english = In English (optional)
broadcast-page-english-hint = Without it, whoever reads English gets the Arabic text. Write plain words, and nothing that tells a stranger why somebody is booked.
broadcast-page-audience = Who gets it
broadcast-page-audience-hint = Choose nothing and it goes to everyone who agreed to our notice. Whatever you choose must all fit.
broadcast-page-everyone = Everyone who agreed
broadcast-page-at-stations = Booked at:
broadcast-page-on-days = Booked on:
broadcast-page-unfinished = Only those who began and have not finished
broadcast-page-language = By language:
broadcast-page-language-any = Both languages
broadcast-page-language-ar = Arabic
broadcast-page-language-en = English
broadcast-page-start = When it goes out
broadcast-page-started = When it went out
broadcast-page-went = Went out on { $on } at { $at }
broadcast-page-never = Not at all
broadcast-page-now = At once, 30 seconds after you send it
broadcast-page-later = At a time
broadcast-page-day = Day
broadcast-page-time = Time
form-time-hint = Such as 14:30, 2:30 pm or 2.
form-time-unread = No time could be read here. Write it as 14:30, 2:30 pm or 2.
form-read-from = You wrote: { $text }
broadcast-page-valid = Until when it is valid
broadcast-page-valid-hint = What has not gone out by then is counted as not sent, and not sent late.
broadcast-page-ever = No end
broadcast-page-until = Until
broadcast-page-kind = Kind
broadcast-page-urgent = Urgent
broadcast-page-urgent-hint = It goes before ordinary notices, and is tried again where a line breaks: rarely, somebody may then have it twice.
broadcast-page-preview = See it before sending
broadcast-page-valid-before = This is before it even goes out. Give a later time.

broadcast-page-draft-about = Nothing has been sent. Look at it as people will see it, then send it at the end of this page.
broadcast-page-recipients =
    { $count ->
        [0] Fewer than 5 chats would get it, perhaps none
       *[other] At least { $count } chats would get it
    }
broadcast-page-channel = Channel
broadcast-page-takes = It takes about { $span }.
broadcast-page-takes-soon = It takes less than a minute.
broadcast-page-pace = Telegram: up to { $rate } a second. The chat page: all at once.
broadcast-page-approval-needed = With the other notices of the same day these are more than { $count }: another admin approves before it goes.
broadcast-page-seen-as = As people will see it
broadcast-page-in-ar = In Arabic
broadcast-page-in-en = In English
broadcast-page-only-arabic = There is no English text: whoever reads English gets the Arabic one, with our line below it in English.
broadcast-page-by = Written by
broadcast-page-approved-by = approved by { $name }
broadcast-page-do-send = Send
broadcast-page-do-show = Send to me first
broadcast-page-change = Change
broadcast-page-do-discard = Throw away
broadcast-page-again = Write another one like this
broadcast-page-send-hint = After Send you have 30 seconds to take it back.
broadcast-page-shown = On its way to your own chat. Look at it there.
broadcast-page-approval-own = Another admin must approve this: the others are asked in their chats, and the answer comes to yours. It waits.
broadcast-page-approval-other = { $name } wrote this and it needs a second admin: read it, then approve or refuse it. Your answer is sent to the chat of { $name }.
broadcast-page-do-approve = Approve it
broadcast-page-do-refuse = Refuse it
broadcast-page-do-take-back = Take it back
broadcast-page-countdown =
    { $seconds ->
        [0] It goes now
        [one] It goes in one second
       *[other] It goes in { $seconds } seconds
    }
broadcast-page-goes = Goes out on { $on } at { $at }.
broadcast-page-ended-of = { $ended } of { $total }
broadcast-page-rate =
    { $rate ->
        [one] One a second
       *[other] { $rate } a second
    }
broadcast-page-left = about { $span } left
broadcast-page-left-soon = less than a minute left
broadcast-page-do-pause = Pause
broadcast-page-do-resume = Go on
broadcast-page-stop = Stop…
broadcast-page-stop-really = Really stop? What has not gone out never will. What people already have stays with them.
broadcast-page-do-stop = Yes, stop it
broadcast-page-report = What became of it
broadcast-page-count-sent = Sent
broadcast-page-count-unknown = Perhaps arrived, perhaps not
broadcast-page-count-blocked = Have blocked us
broadcast-page-count-failed = Failed
broadcast-page-count-dropped = Not sent
broadcast-page-count-due = Still to go
broadcast-page-together = Together
broadcast-page-adds-up = ✓ Adds up: each of the { $total } stands in one of these lines.
broadcast-page-adds-not-up = These make { $together }, but there were { $total }. Please report this.
broadcast-page-unsure =
    { $count ->
        [one] Of one person nobody can tell whether they have it: no answer came. It is not tried again unless you say so.
       *[other] Of { $count } people nobody can tell whether they have it: no answer came. It is not tried again unless you say so.
    }
broadcast-page-unknown-sends =
    { $count ->
        [one] One sending without an answer was made again: one person may have it twice.
       *[other] { $count } sendings without an answer were made again: so many people may have it twice.
    }
broadcast-page-reason-stopped = { $count } · stopped by an admin
broadcast-page-reason-too-late = { $count } · too late
broadcast-page-reason-erased = { $count } · erased themselves meanwhile
broadcast-page-reason-unreadable = { $count } · unreadable here
broadcast-page-reason-chat-not-found = { $count } · chat not there any more
broadcast-page-reason-other = { $count } · { $reason }
broadcast-page-do-retry = Try the failed ones again
broadcast-page-do-retry-unknown = Try these again, some may have it twice
broadcast-page-nobody-left = There was nobody to send it to. Choose another audience.
broadcast-page-why-gone = There is no such notice any more. Go back to the list.
broadcast-page-why-late = Its time is over: it was valid until a time that is past. Choose a later one.
broadcast-page-why-night = It would go out at night, when nobody is written to unasked. Choose below: in the morning, or at night all the same.
broadcast-page-do-send-in-the-morning = Send in the morning
broadcast-page-do-send-at-night = Send at night all the same
broadcast-page-why-nobody = There is nobody to send it to. Choose another audience.
broadcast-page-why-no-text = Write the Arabic text. Nothing goes out without it.
broadcast-page-why-not-now = That is not possible any more: it has gone on meanwhile.
broadcast-page-why-own-approval = Another admin must approve it, not the one who wrote it.
broadcast-page-why-not-yours = Only the admin who wrote this draft can send it. Ask them to, or write it anew as your own.
broadcast-page-why-too-new = You became an admin after this was written, so your word does not count for it. Another admin must approve it, or its author takes it back and sends it again.
broadcast-page-why-too-long = This text is too long for one message. Make it shorter.
broadcast-page-why-no-chat = Nothing was sent: your own chat is not there, or does not hear us.

closure-page-list = Closures
closure-page-none = Nothing is closed, now or later.
closure-page-new = Close a station
closure-page-new-about = First you see how many people it meets. Nothing is closed before you say so there.
closure-page-shut = shut
closure-page-fewer = { $places } places at each time
closure-page-fewer-of = { $places } of { $usual } places at each time
closure-page-where = Where
closure-page-whole-place = All of { $place }
closure-page-usual =
    { $count ->
        [one] usually one place at a time
       *[other] usually { $count } places at a time
    }
closure-page-when = When
closure-page-today = Today
closure-page-tomorrow = Tomorrow
closure-page-days = Whole days
closure-page-exact = From one time to another
closure-page-from-time = From
closure-page-to-time = Until
closure-page-today-hint = Such as 2, 14:30 or 2 to 4. Empty: from now on. Without an end it lasts to the end of the day.
closure-page-tomorrow-hint = Such as 2, 14:30 or 2 to 4. Empty: the whole day. Without an end it lasts to the end of the day.
closure-page-first-day = First day
closure-page-last-day = Last day
closure-page-from-day = From the day
closure-page-to-day = To the day
closure-page-how = How
closure-page-how-shut = Shut
closure-page-how-fewer = Open, with fewer places
closure-page-places = Places at each time, in all
closure-page-places-hint = Only as many people are moved as find no place any more, those who booked last.
closure-page-plan = See what would happen
closure-page-no-station = Choose at least one station.
closure-page-no-span = Choose when.
closure-page-no-days = Choose the first day and the last day from the lists.
closure-page-no-places = Write a number from 1 to less than usual. To shut it, choose Shut.
closure-page-span-day-whole = { $day }, the whole day
closure-page-span-day-end = { $day }, from { $at } to the end of the day
closure-page-span-day-exact = { $day }, from { $at } to { $until }
closure-page-span-days-whole = { $day } to { $on }
closure-page-span-days-end = { $day } at { $at } to the end of { $on }
closure-page-span-days-exact = { $day } at { $at } to { $on } at { $until }
closure-page-plan-title = What would happen
closure-page-plan-about = Nothing is closed yet.
closure-page-count-affected = People it meets
closure-page-count-placeable = Move to a later time at the same station
closure-page-count-to-offer = Are offered an earlier time, or another station
closure-page-count-homeless = Find nothing, and wait
closure-page-first = The first free time there: { $on }, { $at }.
closure-page-room = Free places elsewhere and at other times
closure-page-itself = the same station
closure-page-told = What each of them is told
closure-page-told-moved = Who finds room at the same station is moved at once, in the order they booked, to the next later time; several of one chat together, in one message. One message says old and new: keep it, choose another, or cancel. It does not count as a change of theirs.
closure-page-example = An example of the message
closure-page-told-offered =
    { $hours ->
        [one] Who finds none there is offered an earlier time there, or the nearest place at another station, kept for one hour. Nobody is moved to an earlier time or another station unasked.
       *[other] Who finds none there is offered an earlier time there, or the nearest place at another station, kept for { $hours } hours. Nobody is moved to an earlier time or another station unasked.
    }
closure-page-told-waiting = Who cannot be placed at all comes before those who only wait, and is told so.
closure-page-nobody = Nobody is booked then. Nobody has to be moved or told.
closure-page-close =
    { $count ->
        [0] Close
        [one] Close, and move one person
       *[other] Close, and move { $count } people
    }
closure-page-progress = People given another time, offered one, or put on the list
closure-page-count-moved = Moved at the same station
closure-page-count-offered = Offered another time or station
closure-page-count-waiting = On the waiting list
closure-page-count-left = Still to do
closure-page-count-told = The message has reached
closure-page-count-underway = Is on its way to
closure-page-count-unreached = Did not reach
closure-page-untold =
    { $count ->
        [one] One of them came without a phone and could not be told. Put up a note at the door.
       *[other] { $count } of them came without a phone and could not be told. Put up a note at the door.
    }
closure-page-reopen = Open again…
closure-page-reopen-really = Really open again? Its places are for everyone at once. Whoever was moved stays where they are; places are offered, nobody is moved back.
closure-page-reopen-yes = Yes, open again
closure-page-why-gone = That closure was over, or opened again before.
