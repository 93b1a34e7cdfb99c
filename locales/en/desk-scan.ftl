# What fills the screen after a scan: read at a glance, by somebody with a queue in front of them.
scan-expected = Expected now
scan-early = Early by { $span }
scan-late = Late by { $span }
scan-booked-for = Booked for { $time }
scan-booked-on = Booked for { $day }, { $time }
scan-confirm-anyway = You may confirm all the same.
scan-document-elsewhere = Another booking has this document too. Look at it closely.
scan-doubted-before = At { $at } somebody else showed this code and was refused.
scan-document =
    { $document ->
        [national_id] National ID
        [military_id] Military ID
        [passport] Passport
        [family_booklet] Family booklet
       *[none] No document
    }
scan-arrived = Arrived
scan-arrived-at = At { $at } · booked for { $time }
scan-already = Confirmed before
scan-already-document = The holder of this document has come before
scan-already-when =
    { $today ->
        [yes] Today at { $at }
       *[no] { $on }, { $at }
    }, { $has_counter ->
        [yes] counter { $counter }
       *[no] in a chat
    }
scan-wrong-day = Another day
scan-wrong-day-moved = The person has moved it: this is the new time.
scan-wrong-station = Another place: { $station }
scan-wrong-station-day = On { $day }
scan-cancelled = Cancelled
scan-cancelled-hint = This time was given back. If there is a place, register the person without a booking.
scan-unknown = Unknown code
scan-unknown-hint = Check the digits, or type the whole number of the document.
scan-unknown-number = Nothing here today with this number
scan-unknown-number-hint = Compare it with the paper, digit by digit. A booking elsewhere or on another day does not show here.
scan-not-a-code = Not a code of ours
scan-not-a-code-hint = The code has 12 digits.
scan-not-a-code-digit = One of the twelve digits is wrong. Compare them one by one, then type them again.
scan-number-part = Type the whole number
scan-number-part-hint = All of its digits and letters, as on the paper.
scan-too-many-codes = Too many wrong codes
scan-too-many-looks = Too many people looked up
scan-wait-until = Wait until { $until }.
scan-several = Several people have this number
scan-several-hint = Ask for the time and choose it.
scan-choice =
    { $time } · { $four }{ $arrived ->
        [yes] {" "}· has come
       *[no] {""}
    }
scan-undone = Taken back
scan-undone-line = Not confirmed any more · booked for { $time }
scan-not-undoable = This cannot be taken back now
scan-not-undoable-hint = Only whoever confirmed it can, and only for { $minutes } minutes.
scan-doubted = Not this person
scan-doubted-line = It is noted, nobody is confirmed · { $time }
scan-moved = Moved
scan-moved-line = Now on { $day }, { $time }. The code stays the same.
scan-cancelled-now = Cancelled now
scan-cancelled-now-line = { $day }, { $time } is given back.
scan-taken = The place is gone
scan-taken-hint = { $day }, { $time } was taken meanwhile. Choose another time.
scan-gone = This booking is not open any more
scan-gone-hint = It has come, was cancelled, or is over.
scan-day = { $day }
scan-slip-print = Print
scan-slip-back = Back to the desk
scan-slip-code = Code
scan-slip-day = Day
scan-slip-time = Time
scan-slip-place = Place
