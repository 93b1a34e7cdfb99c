# How it goes, for admins: the page of counts, its charts, the day in a chat, and alarms.
numbers-title = Numbers
numbers-cut = At most 92 days are shown at once. The numbers end on { $on }; for those up to { $until } ask from the day after on.
numbers-from = From
numbers-to = To
numbers-show = Show
numbers-csv = Download as a table
numbers-as-of = As of { $on }, { $at }. These are counts alone; no person is in them.
numbers-sideways = Charts and wide tables: slide them sideways to see the rest.
numbers-by-day = Appointments by day
numbers-by-station = These days together, by station
numbers-everywhere = All stations
numbers-days = Each station, day by day
numbers-on = { $on_short }
numbers-about-title = What do these numbers mean?
numbers-about =
    Booked means booked by chat and not cancelled: those people arrived, did not come, or are expected.
    Walk-ins come on top.
    Moved means that the time was changed to this day.
    Waiting means whoever came on the waiting list that day and is still on it.
    Minutes are the median from the time booked to the arrival; below zero is before it.
    Counts of people are in full fives, and below five none is told.
    A sum adds what is told, and minutes are told where at least five arrived.
    Places go by the opening hours as they were on each day, and by the closures.
numbers-few = under 5
numbers-place = At station
numbers-day = Day
numbers-places = Places
numbers-booked = Booked
numbers-arrived = Arrived
numbers-missed = Did not come
numbers-expected = Expected
numbers-walk-ins = Walk-ins
numbers-cancelled = Cancelled
numbers-moved = Moved
numbers-waiting = Waiting
numbers-minutes = Minutes to arrival
numbers-chats = Chats
numbers-public = Line for the public
numbers-public-about = On the chat page everybody reads how many applications were taken, of all services together: in full hundreds, not below 500, renewed each Monday.
numbers-public-on = Switch it on
numbers-public-off = Switch it off
numbers-stopped = Where people stop
numbers-stopped-about = The question last asked of whoever has not finished, has not written for a quarter of an hour and has no appointment.
numbers-step = Question
numbers-channels = Languages and apps
numbers-nobody-yet = Nobody has written yet.
numbers-channel = App
numbers-language = Language
numbers-language-ar = Arabic
numbers-language-en = English
numbers-language-none = Not chosen yet
numbers-deliveries = Messages sent
numbers-status = State
numbers-status-due = Waiting to be sent
numbers-status-sending = Being sent
numbers-status-paused = Paused
numbers-status-sent = Sent
numbers-status-failed = Failed
numbers-status-unknown = Nobody can tell whether it arrived
numbers-status-dropped = Not sent
numbers-reason = Reason
numbers-reason-blocked = The person blocked the bot
numbers-reason-erased = The person erased their data
numbers-reason-no-chat = The chat is no longer there
numbers-reason-too-late = It was too late for it
numbers-reason-interrupted = The work broke off while it was sent
numbers-reason-unreadable = It could not be read
numbers-reason-replaced = A newer message took its place
numbers-messages = Messages
numbers-unknown-sends =
    { $count ->
        [0] No send has an outcome that nobody can tell.
        [one] One send has an outcome that nobody can tell; it may have arrived twice.
       *[other] { $count } sends have an outcome that nobody can tell; they may have arrived twice.
    }
numbers-today =
    <b>{ $place }</b>
    Places { $places }{ $has_booked ->
        [yes] {" "}· booked { $booked }
       *[no] {""}
    }{ $has_arrived ->
        [yes] {" "}· arrived { $arrived }
       *[no] {""}
    }{ $has_missed ->
        [yes] {" "}· did not come { $missed }
       *[no] {""}
    }{ $has_expected ->
        [yes] {" "}· expected { $expected }
       *[no] {""}
    }{ $has_walk_ins ->
        [yes] {" "}· walk-ins { $walk_ins }
       *[no] {""}
    }{ $has_cancelled ->
        [yes] {" "}· cancelled { $cancelled }
       *[no] {""}
    }{ $has_moved ->
        [yes] {" "}· moved { $moved }
       *[no] {""}
    }{ $has_waiting ->
        [yes] {" "}· waiting { $waiting }
       *[no] {""}
    }
numbers-today-few = What is not named is under 5 each.

alarm-title = ⚠️ <b>Attention</b>
alarm-full = At { $place } no time is free on any of the days ahead. Whoever writes now finds none there.
alarm-no-arrivals =
    At { $place } nobody has been confirmed since it opened at { $at }, though { $count ->
        [one] one person was booked
       *[other] { $count } people were booked
    } by now. Is it open? Have they power and a connection?
alarm-stuck = Notice #{ $number } is stuck: none of it has gone out for five minutes, and messages are still waiting.
alarm-parked =
    { $count ->
        [one] One message that came in could not be handled
       *[other] { $count } messages that came in could not be handled
    } in the last hour. Tell whoever runs the server.
alarm-too-late =
    { $count ->
        [one] One message to a person about their appointment was dropped: it could not be delivered
       *[other] { $count } messages to people about their appointments were dropped: they could not be delivered
    } before its time was over. Who comes to the door may not know of a change: tell staff there.
alarm-too-late-notice =
    Notice #{ $number } did not reach { $count ->
        [one] one person
       *[other] { $count } people
    }: its time was over before it could be delivered. Its report has the figures; write a new one if it is still needed.
alarm-paused =
    At { $at } sending stopped on { $channel }{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    }: { $reason ->
        [too-many] it says that too much was sent
        [not-reached] it could not be reached
        [not-done] it answered with faults of its own
       *[other] it did not answer
    }. It is tried again each minute and goes on by itself; nothing is lost, answers come late.
alarm-token-refused = Telegram has refused the bot’s token{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } since { $at }: nobody there gets an answer. Whoever runs the server must set a new one.
alarm-second-poller = Another program takes messages of the bot{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } from Telegram, since { $at }: people may get no answer. Whoever runs the server must stop it, or have the token revoked with @BotFather.
alarm-webhook-taken = Somebody set the bot’s messages{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    } to go elsewhere at { $at }{ $who ->
        [none] {""}
       *[other] {" "}({ $who })
    }. It was taken back. Whoever did it has the bot’s token: whoever runs the server must have it revoked with @BotFather.
alarm-webhook-refused = Since { $at } Telegram gets no good answer from this server{ $bot ->
        [none] {""}
       *[other] {" "}({ $bot })
    }: { $who }. Tell whoever runs the server.
alarm-changed =
    { $count ->
        [one] One record was changed in the database by somebody without our keys. It is treated as if it were not there.
       *[other] { $count } records were changed in the database by somebody without our keys. They are treated as if they were not there.
    } Tell whoever runs the server at once: “mawid check” names the table, and they must find out who can write to the database.
alarm-doubles = { $place }: a member of staff met many double bookings today, or cancelled or took back many people whom they had registered, and is stopped until tomorrow. Look at the journal and at "Doubles".
alarm-doubles-arrived = { $place }: today one member of staff confirmed many people whose document had another booking, which counts as done now. They can go on. Look at the journal and at "Doubles".
alarm-database-lost = The file of the database was removed or replaced while the service runs. Everything goes on, but all that is written now is lost when it stops. Tell whoever runs the server at once. It must not be stopped before they have looked.
alarm-keyring-lost = The key file is gone or is another one. The keys are in the memory of the running service alone: if it stops, nobody can read anything any more. Tell whoever runs the server at once, to put the right key file back. It must not be stopped before that.
alarm-disk = The disk is nearly full: { $megabytes } MB are left. The service stops when it is full. Tell whoever runs the server.
alarm-web-share = At { $place } the chat page has given out half of what it may of its { $days ->
        [one] day
       *[other] { $days } days
    }. If this does not look like people, leave the page to staff or close it: /page

cases-flow = From the application to the collection
cases-about = As it stood when today began, in full tens; what is below twenty is not told, so that nobody reads a single person out of it. In review and ready are what is open now; the other columns count from the beginning.
cases-applied = Applied
cases-review = In review
cases-median = Days in review (median)
cases-oldest = Days (longest)
cases-ready = Ready
cases-ready-7 = Ready up to 7 days
cases-ready-21 = 7 to 21 days
cases-ready-42 = 21 to 42 days
cases-ready-older = Longer than 42 days
cases-collected = Collected
cases-renewed = Renewals
cases-papers = Papers missing
cases-served = Came again
cases-forgotten = Forgotten (by month)
cases-csv = Download this table
cases-few = < 20
cases-all-few = All of these counts are below twenty, so none is told yet.
cases-some = { $count }
cases-line =
    <b>{ $place }</b>
    { $told ->
        [yes] Applied { $applied } · in review { $review }{ $timed ->
            [yes] {" "}(days: { $median } in the middle, { $oldest } at most)
           *[no] {""}
        }
        Ready and not collected { $ready } (up to 7 days { $age0 }, 7 to 21 { $age1 }, 21 to 42 { $age2 }, longer { $age3 })
        Collected { $collected } · renewals { $renewed }
        Papers missing { $papers } · of them, came again { $served } · forgotten with their month { $forgotten }
       *[no] All counts of the second visit are below twenty, so none is told yet.
    }
alarm-untold = At { $place } there are papers that were ready a day ago, and their holders have not been written to. Is the service paused, or sending stopped?
alarm-old-review = At { $place } an application is in review for { $days } days or longer. Enter what is ready: /ready
alarm-collection-full = At { $place } papers are ready whose holders cannot be given a time: no time to collect is free on any of the days ahead. Give the collection more hours or places.
