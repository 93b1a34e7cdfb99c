# The admins' dialogues in chat. Counts, never a person.
admin-service = ⚙️ Run the service
admin-help = For admins: /broadcast /close /open /ready /campaign /stats /staff /pause /voice /page, or all of it with /admin
admin-menu = What would you like to do?
admin-broadcast = 📣 New notice
admin-broadcasts = 📋 Earlier notices
admin-close = ⛔ Close a station
admin-open = 🔓 Closures and reopening
admin-stats = 📊 Numbers of today
admin-staff = 👥 Who works here
admin-pause = ⏸ Pause the service
admin-leave = ✖ Leave it
admin-left = All right, nothing was done.
admin-busy =
    { $what ->
        [broadcast] You are writing a broadcast. Finish it, or tap “Leave it”.
        [closing] You are closing a station. Finish it, or tap “Leave it”.
        [voicing] You are recording a note. Finish it, or tap “Leave it”.
        [ending] You are naming the last day of handing out. Finish it, or tap “Leave it”.
        [readying] You are entering what is ready just now. Finish it, or tap “Leave it”.
        [inviting] You are inviting somebody. Finish it, or tap “Leave it”.
       *[pausing] You are pausing the service. Finish it, or tap “Leave it”.
    }
admin-next = ▶ Next
admin-look-again = 🔄 Look again
admin-place = { $place }
admin-place-ticked = ✅ { $place }
admin-place-whole = All of { $place }
admin-place-whole-ticked = ✅ All of { $place }
admin-day = { $on_short }
admin-day-ticked = ✅ { $on_short }
admin-hour = { $at }

admin-ask-arabic = Write the text in Arabic, as people shall read it. Keep out of it what tells a stranger why somebody has a time here.
admin-ask-english = Write the same in English. Without it, everyone gets the Arabic text.
admin-only-arabic = Arabic only
admin-no-arabic = There is no Arabic in this text. Write it in Arabic.
admin-no-english = There is no English in this text. If you wrote one long text, your phone may have cut it in two: go back and make it shorter.
admin-text-too-long = This text is too long for one message: { $length } of { $longest } characters. Make it shorter.
admin-ask-audience = Who gets it? Everything you choose must fit.
admin-ask-audience-at = Booked at which stations?
admin-ask-audience-on = Booked on which days?
admin-ask-audience-language = Readers of which language?
admin-everyone = 👥 Everyone
admin-at-stations = 📍 Booked at a station
admin-on-days = 🗓 Booked on a day
admin-unfinished = ✏️ Not finished
admin-language = 🌐 By language
admin-arabic = Arabic
admin-english = English
admin-both-languages = Both
admin-to-everyone = 👥 To everyone who agreed
admin-to-station = 📍 Booked at { $place }
admin-to-day = 🗓 Booked on { $on }
admin-to-unfinished = ✏️ Began and did not finish
admin-to-locale =
    { $locale ->
        [ar] 🌐 Those who read Arabic
       *[en] 🌐 Those who read English
    }
admin-ask-urgency = Is it urgent? An urgent one overtakes the others. It is tried again when the line breaks, so that now and then somebody gets it twice.
admin-ordinary = Ordinary
admin-urgent = ❗ Urgent
admin-ask-start = When does it go out? Tap “Now”, or write a time: “tomorrow 9:00”, “7/12 14:30”.
admin-now = Now
admin-ask-until = Until when is it true? What has not been sent by then is not sent late. You can also write a time: “tomorrow 12:00”.
admin-until-today = End of today
admin-until-tomorrow = End of tomorrow
admin-until-ever = No end
admin-until-before-start = This is before it goes out.
admin-moment-unread = I did not understand the time. Write it like this: “tomorrow 9:00”.
admin-moment-past = This time is past. Give a later one.

admin-in-ar = 👁 As people read it in Arabic:
admin-in-en = 👁 As people read it in English:
admin-shown = { $text }
admin-recipients =
    { $count ->
        [0] Notice { $number }: goes to fewer than 5 chats, perhaps to none
       *[other] Notice { $number }: goes to at least { $count } chats
    }
channel-name =
    { $channel ->
        [telegram] Telegram
        [web] Chat page
        [console] This machine
       *[other] Another channel
    }
admin-by-channel = { channel-name }: { $arabic } Arabic, { $english } English
admin-takes = ⏱ It takes about { $span }.
admin-takes-soon = ⏱ It takes less than a minute.
admin-is-urgent = ❗ Urgent
admin-is-ordinary = Ordinary
admin-without-english = Without English: everyone reads the Arabic text.
admin-goes-at = 🕘 It goes out on { $on } at { $at }.
admin-goes-in =
    { $seconds ->
        [one] 🕘 It goes out in one second.
       *[other] 🕘 It goes out in { $seconds } seconds.
    }
admin-valid-to-end = ⌛ Valid to the end of { $on }.
admin-valid-until = ⌛ Valid until { $on } at { $at }.
admin-second-needed = 🔑 So many people, with the other notices of that day: another admin must approve it.
admin-send = 📤 Send
admin-ask-night = 🌙 It would go out at night, when nobody is written to unasked. Now all the same, or on { $on } at { $at }?
admin-in-the-morning = 🌅 In the morning
admin-at-night = 🌙 At night all the same
admin-send-to-me = 👁 Send to me first
admin-change = ✏️ Change
admin-discard = 🗑 Throw away
admin-sent-to-me = There it is, above. Does it read as you want it?
admin-thrown-away = Thrown away. Nothing was sent.
admin-taken-back = Taken back, nothing was sent. You can change it, or send it again.
admin-ask-change = What do you want to change?
admin-text-arabic = Arabic text
admin-text-english = English text
admin-who = Who gets it
admin-urgency = Urgent or ordinary
admin-when = When
admin-until = Valid until

admin-stage =
    { $stage ->
        [draft] 📣 Notice { $number }: a draft, nothing was sent.
        [approval] 📣 Notice { $number }: waits for another admin.
        [waiting] 📣 Notice { $number }: about to go out.
        [running] 📣 Notice { $number }: going out.
        [paused] ⏸ Notice { $number }: paused.
        [stopped] ⏹ Notice { $number }: stopped.
       *[done] ✅ Notice { $number }: done.
    }
admin-bar = { $bar } { $ended } of { $total }
admin-rate = { $rate } a second, about { $span } left
admin-rate-soon = { $rate } a second, less than { $span } left
admin-report =
    Sent: { $sent }
    Perhaps arrived, perhaps not: { $unknown }
    Have blocked us: { $blocked }
    Failed: { $failed }
    Not sent: { $dropped }
    Still to go: { $due }
    Together: { $total }
admin-do-look = 👁 Open it
admin-do-take-back = ↩ Take it back
admin-do-approve = ✅ Approve
admin-do-refuse = ✖ Refuse
admin-do-pause = ⏸ Pause
admin-do-resume = ▶ Go on
admin-do-stop = ⏹ Stop
admin-do-retry = 🔁 Try the failed ones again
admin-do-retry-unknown = 🔁 Try the “perhaps” again, some may have it twice
admin-stop-really = Really stop it? What has not been sent will never be sent. Who has it keeps it.
admin-stop-yes = Yes, stop it
admin-stop-no = No, let it go on
admin-approval-asked = 🔑 { $name } wants to send this notice. It needs a second admin: read it, then approve or refuse.
admin-approve = ✅ Approve
admin-refuse = ✖ Refuse
admin-approved-by = ✅ { $name } has approved notice { $number }.
admin-refused-by = ✖ { $name } has refused notice { $number }. It is a draft again.
admin-grown = 🔑 Notice { $number } has not gone out: it reaches more people than one admin may now write to alone. We have asked the other admins. Who became an admin after it was written can approve it once you take it back and send it again.
admin-listed-title = The newest first:
admin-listed-none = There is no notice yet.
admin-listed =
    { $stage ->
        [draft] { $number } · draft
        [approval] { $number } · waits for an admin
        [waiting] { $number } · about to go out
        [running] { $number } · going out
        [paused] { $number } · paused
        [stopped] { $number } · stopped
       *[done] { $number } · done
    }

admin-ask-close-where = Which station closes? You can tap several.
admin-all-stations = All stations
admin-ask-close-when = When? You can also write it: “tomorrow after 14:00”, “the 3rd to the 5th”, “today 12:00 to 15:00”.
admin-span-today = Today from now
admin-span-tomorrow = Tomorrow, all day
admin-span-today-from = Today, from an hour
admin-span-tomorrow-from = Tomorrow, from an hour
admin-span-days = Several days
admin-ask-close-hour = From which hour, to the end of the day?
admin-ask-close-first = From which day?
admin-ask-close-last = To which day? That day is closed too.
admin-span-unread = I did not understand when. Write it like this: “tomorrow after 14:00” or “2 to 4”.
admin-span-backwards = The end is before the beginning. Give an end that is later.
admin-ask-close-how = How? Usually there are { $usual } places at each time.
admin-shut = ⛔ Close completely
admin-fewer = ➖ Open, with fewer places
admin-ask-places = How many places shall remain at each time, of { $usual }? Tap or write a number.
admin-places = { $places }
admin-places-wrong = Write a number from 1 to { $most }. To close completely, go back.
admin-plan-title = What will happen. Nothing is closed yet.
admin-plan-worse = Nothing is closed. Since the plan was shown something has changed: more people are affected, or fewer places are left. This is what will happen now. Look at it, and close again.
admin-plan-where = { $number ->
        [0] 📍 { $place }
       *[other] { $number }. { $place }
    }
admin-plan =
    { $affected ->
        [0] { $place }: nobody is booked then. Nobody is moved.
       *[other] { $place }: { $affected } bookings. { $placeable } move to a later time at the same station, { $offered } are offered an earlier time or another station, { $left } wait.
    }
admin-plan-first = The first free time there: { $on } at { $at }.
admin-plan-room =
    { $free ->
        [0] No room: { $place }
        [one] Room at { $place }: one place
       *[other] Room at { $place }: { $free } places
    }
admin-plan-told = Each is told the old and the new time at once, and may keep it, choose another or cancel. Nobody is moved to an earlier time or to another station against their will: that is only offered.
admin-close-now =
    { $count ->
        [0] ⛔ Close now
        [one] ⛔ Close now, and move one booking
       *[other] ⛔ Close now, and move { $count } bookings
    }
admin-closed =
    { $affected ->
        [0] ⛔ Closed. Nobody is booked then: nobody is moved, and nobody has to be told.
       *[other] ⛔ Closed. Whoever had a time is being moved now, and a message to them leaves.
    }
admin-how-it-goes = 🔄 How it goes
admin-closures-title = Closed now or soon:
admin-no-closures = Nothing is closed, now or later.
admin-closure-report = Bookings: { $affected }. Moved { $moved }, offered another time or station { $offered }, waiting { $waiting }, still to do { $left }.
admin-closure-told = The message has reached { $told }, is on its way to { $underway }, did not reach { $unreached }.
admin-reopen = 🔓 Reopen { $number }: { $place }
admin-reopen-really = Really reopen? The places are for everyone at once. Nobody is moved back: whoever was moved may choose again.
admin-reopen-yes = 🔓 Yes, reopen
admin-reopen-no = No, keep it closed
admin-reopened =
    { $moved ->
        [0] 🔓 Open again: { $place }. Nobody had been moved.
       *[other] 🔓 Open again: { $place }. Whoever was moved is told, unless another closure still shuts it.
    }
admin-reopen-gone = It was over, or reopened before. See what is still closed: /open

admin-staff-title = 👥 Who works here:
admin-staff-none = Nobody who works here is called so. /staff shows everybody.
admin-staff-more = There are more. Write more of the name: “/staff Amina H”.
admin-staff-page = Page { $page } of { $pages }. To find somebody write “/staff” and the name.
admin-staff-previous = ◀ Before
admin-staff-next = Next ▶
admin-member =
    { $role ->
        [only-admin] { $name } · the only admin
        [admin] { $name } · admin
       *[station] { $name } · { $place }
    }
admin-invited =
    { $role ->
        [admin] ✉ { $name } · admin · invited, until { $on } at { $at }
       *[station] ✉ { $name } · { $place } · invited, until { $on } at { $at }
    }
admin-invite = ➕ Invite somebody
admin-revoke = ✖ Let { $name } go
admin-uninvite = ✖ Make void: { $name }
admin-new-admin = 🔑 A new admin: { $name }. An admin can write to everybody, close stations and invite others. If nobody told you about this one, let them go at once.
admin-gone =
    { $count ->
        [0] { $name } is no admin any more. Nothing of theirs waited to go out.
        [one] { $name } is no admin any more. One notice of theirs is stopped: a draft again, or paused. Look at it, and send it if it shall go.
       *[other] { $name } is no admin any more. { $count } notices of theirs are stopped: drafts again, or paused. Look at them, and send what shall go.
    }
admin-alone =
    { $count ->
        [one] You are the only admin now. One notice waited for another admin's word: it is a draft again. Look at it, and send it if it shall go.
       *[other] You are the only admin now. { $count } notices waited for another admin's word: they are drafts again. Look at them, and send what shall go.
    }
admin-ask-role = What shall they be?
admin-role-station = Staff at { $place }
admin-role-admin = Admin for all stations
admin-ask-name = How shall the list call them? A first name, or “Counter 2”.
admin-no-name = Without a name
admin-invitation =
    { $role ->
        [admin] ✉ An invitation, for an admin of all stations. It works once, until { $on } at { $at }. Give this line to that person only: they send it here, in a chat of their own.
       *[station] ✉ An invitation, for { $place }. It works once, until { $on } at { $at }. Give this line to that person only: they send it here, in a chat of their own.
    }

    <code>{ $line }</code>
admin-copy = 📋 Copy

admin-ask-pause-arabic = What shall people read while the service is paused? Write it in Arabic: why, and until when.
admin-ask-pause-english = Write the same in English. Without it, everyone reads the Arabic text.
admin-ask-pause = While it is paused, whoever writes reads this, and nothing else happens. Nothing they gave is lost.
admin-pause-now = ⏸ Pause now
admin-paused-now = ⏸ The service is paused. Staff and admins go on.
admin-paused-since = ⏸ The service is paused since { $on } at { $at }. People read:
admin-resume-service = ▶ End the pause
admin-other-text = ✏️ Another text
admin-resumed = ▶ The pause is over. People can write again.

admin-stats-title = 📊 Today, at { $at }:

admin-ask-page = Whom shall the chat page serve? Other channels go on in any case. “Nobody” shuts out staff too.
admin-page-open = 🌐 Everybody
admin-page-staff = 👥 Staff alone
admin-page-closed = ⛔ Nobody
admin-page-now-open = 🌐 The chat page serves everybody again.
admin-page-now-staff = 👥 The chat page serves staff alone now. What is booked there can still be seen, cancelled and erased.
admin-page-now-closed = ⛔ The chat page serves nobody now, staff neither. What is booked there can still be seen, cancelled and erased.
admin-page-shut = The chat page serves nobody now, staff neither. An admin opens it again on the admin page.
admin-preview-is-older = The text was changed after this preview, so nothing was sent. This is the text now:
