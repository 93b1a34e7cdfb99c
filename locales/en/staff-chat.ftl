# What staff read in their chat beside the answers of staff-answers.ftl.
enrolled =
    { $role ->
        [admin] ✅ Welcome. You are now an admin for all stations.
       *[station] ✅ Welcome. You now work for { $station }.
    }
    Send a picture of the code or type its twelve digits.{ $role ->
        [admin] {" "}What admins do is under /admin, and on the desk's page, whose address ends in …/desk.
       *[station] {""}
    }
desk-expected =
    { $mark ->
        [care] ⚠️
       *[good] ✅
    } <b>{ $name }</b>
    📄 { $document } { $has_number_end ->
        [yes] ••• { $number_end }
       *[no] {""}
    }
    🕘 { $day } at { $time }
    📍 { $station }
    { $when ->
        [early] ⏳ { $title }
        [late] ⌛ { $title }
       *[expected] { $title }
    }
desk-confirm = ✅ Confirm arrival
desk-leave = Not this person
desk-looked = 🕘 { $time } · { $call }
desk-undo = ↩ Undo
unread-no-qr = ⛔ I see no code in the picture. Come closer, or type the digits.
unread-several-qrs = ⛔ There is more than one code in the picture. Take one at a time.
unread-not-a-picture = ⛔ I could not open this picture. Take another, or type the digits.
unread-not-fetched = ⛔ The picture did not reach me. Please type the digits.
desk-disputed = ⚠️ { $station }: number { $call } says they did not come. Confirmed at { $at }.
desk-span =
    { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
desk-yes-to-neither = Nothing was confirmed: your answer came after a code, not after the question about your own booking. To confirm an arrival use the button below its code. Your own question:
