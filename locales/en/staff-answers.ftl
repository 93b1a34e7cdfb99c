# The answers that staff get, one set for the chat and the desk: a title, then lines. Read at a glance, with a queue waiting.
answer-expected =
    { $when ->
        [early] Early by { $span }
        [late] Late by { $span }
       *[expected] Expected now
    }
answer-booked-for = Booked for { $time }
answer-booked-on = Booked for { $day }, { $time }
answer-confirm-anyway = You may confirm all the same.
answer-document-elsewhere = Another booking has this document too. Look at it closely.
answer-doubted-before =
    { $today ->
        [yes] At { $at }
       *[no] On { $on } at { $at }
    } somebody else showed this code and was refused.
answer-document =
    { $document ->
        [national_id] National ID
        [military_id] Military ID
        [passport] Passport
        [family_booklet] Family booklet
        [other] Another paper
       *[none] No document
    }
answer-arrived = Arrived
answer-arrived-at = At { $at } · booked for { $time }
answer-already = Confirmed before
answer-already-document = The holder of this document has come before
answer-already-when =
    { $today ->
        [yes] Today at { $at }
       *[no] { $on }, { $at }
    }, { $has_counter ->
        [yes] counter { $counter }
       *[no] in a chat
    }
answer-wrong-day = Another day
answer-moved-by =
    { $by ->
        [office] The office moved it, not the person: this is the new time.
        [desk] It was moved at the desk: this is the new time.
       *[applicant] The person has moved it: this is the new time.
    }
answer-station = Another station: { $station }
answer-on-day = On { $day }
answer-cancelled = Cancelled
answer-cancelled-hint = This time was given back.
answer-cancelled-office = The office closed at this time and had no other for the person. They did not give it back.
answer-cancelled-walk-in = If there is a place, register the person without a booking.
answer-unknown = Unknown code
answer-unknown-hint = Check the digits.
answer-unknown-number-too = Or type the whole number of the document.
answer-unknown-number = Nothing here today with this number
answer-unknown-number-hint = Compare it with the paper, digit by digit. A booking elsewhere or on another day does not show here.
answer-not-a-code = Not a code of ours
answer-not-a-code-hint = The code has 12 digits. Compare them, then type them again.
answer-not-a-code-digit = One or more of the twelve digits is wrong. Compare them one by one, then type them again.
answer-number-part = Type the whole number
answer-number-part-hint = Type all of its digits and letters, as on the paper.
answer-too-many-codes = Too many wrong codes
answer-too-many-looks = Too many people looked up
answer-wait-until = Wait until { $until }.
answer-look-first = Look first
answer-look-first-hint = Nothing was done. Scan the code again, or open the row again, and then go on.
answer-other-ways = Meanwhile: another member of staff looks, or write the number that the person was told, and the time, on paper and enter it later. Turn nobody away.
answer-frozen = Look-ups are stopped
answer-frozen-hint = For everybody, because a device was lost or misused. Take details on paper, turn nobody away, and ask an admin when it goes on.
answer-too-many-doubles = Stopped until tomorrow
answer-too-many-doubles-hint = You met many double bookings today, or cancelled or took back many people whom you had registered. The admins are told. Scanning codes goes on; a colleague registers people without a booking and looks for documents.
answer-already-not-me = If the person says that this was not them: ask an admin, who can give this booking back under "Doubles".
answer-several = Several people have this number
answer-several-hint = Ask for the time and choose it.
answer-choice =
    { $time } · { $call }{ $arrived ->
        [yes] {" "}· has come
       *[no] {""}
    }
answer-undone = Taken back
answer-undone-line = Not confirmed any more · booked for { $time }
answer-undone-before = Taken back already
answer-undone-before-line = Whoever it was does not count as confirmed by it. To confirm them, scan again.
answer-not-undoable = This cannot be taken back now
answer-not-undoable-hint = Only whoever confirmed it can, and only for { $minutes } minutes. After that, ask an admin.
answer-not-undoable-newer = This button belongs to an earlier confirmation, and there is a newer one. To take the newer one back, use the button below it, or scan again.
answer-doubted = Not this person
answer-doubted-line = It is noted, nobody is confirmed · { $time }
answer-moved = Moved
answer-moved-line = Now on { $day }, { $time }. The code stays the same.
answer-cancelled-now = Cancelled now
answer-cancelled-now-line = { $day }, { $time } is given back.
answer-taken = The place is gone
answer-taken-hint = { $day }, { $time } was taken meanwhile. Choose another time.
answer-gone = This booking is not open any more
answer-gone-hint = It has come, was cancelled, or is over. Look it up again to see which.

# In a chat: the sign before the title, and the call number instead of a screen of its own.
answer-in-chat =
    { $mark ->
        [good] ✅
        [back] ↩
        [care] ⚠️
       *[stop] ⛔
    } { $title }{ $has_call ->
        [yes] {" "}· { $call }
       *[no] {""}
    }
answer-warning-in-chat = ⚠️ { $warning }
answer-name-asked = Name to be asked here
answer-renews = Renews the paper with number { $serial }.
answer-inquiry = { $label }: { $answer }
