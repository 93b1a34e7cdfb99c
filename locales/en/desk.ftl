# What staff read. A tick and a name, or the reason at once.
enrolled =
    { $role ->
        [admin] ✅ Welcome. You are now an admin for all places.
       *[station] ✅ Welcome. You now work for { $station }.
    }
    Send a picture of the code or type its twelve digits.
desk-expected =
    ✅ <b>{ $name }</b>
    📄 { $document ->
        [national_id] National ID
        [military_id] Military ID
        [passport] Passport
        [family_booklet] Family booklet
       *[none] No document
    } { $has_number_end ->
        [yes] ••• { $number_end }
       *[no] {""}
    }
    🕘 { $day } at { $time }
    📍 { $station }
    { $when ->
        [early] ⏳ early by { $span }
        [late] ⌛ late by { $span }
       *[on-time] on time
    }
desk-document-elsewhere = ⚠️ Another booking has this document.
desk-doubted = ⚠️ Take care: staff have said “not this person” before: { $on } at { $at }.
desk-confirm = ✅ Confirm arrival
desk-leave = Not this person
desk-left = All right, nothing was recorded.
desk-looked = 🕘 { $time } · { $four }
desk-arrived = ✅ Arrival confirmed at { $at } · booked { $time } · { $four }
desk-undo = ↩ Undo
desk-undone = ↩ Arrival undone · booked { $time } · { $four }
desk-not-undoable = This cannot be undone now.
desk-already = ⛔ Already confirmed: { $on } at { $at } · { $four }{ $has_counter ->
        [yes] {" "}· counter { $counter }
       *[no] {""}
    }
desk-document-already = ⛔ Somebody with this document was confirmed: { $on } at { $at } · { $four }{ $has_counter ->
        [yes] {" "}· counter { $counter }
       *[no] {""}
    }
desk-wrong-station = ⛔ Booked at another place: { $station }, { $day }.
desk-wrong-day = ⛔ Booked for another day: { $day } at { $time }.
desk-cancelled = ⛔ This booking was cancelled.
desk-unknown = ⛔ Unknown code. Please check the digits.
desk-too-many = ⛔ Too many wrong codes. Please wait until { $until }.
desk-too-many-looks = ⛔ Too many people were looked up here in a short time. Please wait until { $until }.
desk-not-a-code = ⛔ These digits are no code. A code has 12 digits.
desk-no-qr = ⛔ I see no code in the picture. Come closer, or type the digits.
desk-several-qrs = ⛔ There is more than one code in the picture. Take one at a time.
desk-not-ours = ⛔ This is not one of our codes.
desk-not-a-picture = ⛔ I could not open this picture. Take another, or type the digits.
desk-not-fetched = ⛔ The picture did not reach me. Please type the digits.
desk-disputed = ⚠️ { $station }: the person whose code ends in { $four } says they did not come. Confirmed at { $at }.
desk-span =
    { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
