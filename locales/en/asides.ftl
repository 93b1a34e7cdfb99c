# Answers to what people say beside the question. At most 35 words, and nothing that settings or verified facts do not say.
ask-consent-again = Shall we go on?
ask-consent-meant = Do you agree, then? “Yes” or “no” is enough.
aside-if-not = If not, nothing is kept here. Nothing is passed on. One may also come without an appointment.
aside-begin = Gladly. First please read the message above; when you agree, we begin.
aside-who = This is a program that only books appointments; we never ask for money or a password.{ $has_authority ->
        [yes] {" "}On behalf of { $authority }.
       *[no] {" "}Who is in charge you can ask at the place itself.
    }
aside-safe =
    Your details are for the booking alone. Only staff at its place see them; { $days ->
        [one] they are erased one day after it.
       *[other] they are erased { $days } days after it.
    } { $surface ->
        [page] This page is ours; no other app reads it.
        [terminal] This chat stays on this computer.
       *[app] Note: the app's company can read the chat.
    } Erase now: /erase
aside-free = Booking here is free, and we ask nobody for money. Whoever asks for money is not one of us.{ $has_number ->
        [yes] {" "}Complaints: { $number }.
       *[no] {""}
    }
aside-bring = { $has_bring ->
        [yes] Please bring to the appointment: { $bring }, and the code of your booking.
       *[no] { $has_paper ->
            [yes] To the appointment: { $paper }, and the code of your booking. We have no verified list beyond that; please ask at the place itself.
           *[no] To the appointment: the document that you name here, and the code of your booking. We have no verified list beyond that; please ask at the place itself.
        }
    }
aside-where = 📍 { $station } { $has_address ->
        [yes] · { $address }
       *[no] {""}
    } { $has_landmark ->
        [yes] · { $landmark }
       *[no] {""}
    }
aside-where-unknown = { $has_station ->
        [yes] 📍 { $station }: we have not verified the address yet and do not want to be wrong. Please ask in the neighbourhood by this name.
       *[no] 📍 We have not verified the addresses yet and do not want to be wrong. Please ask in the neighbourhood by the name of the place.
    }
aside-hours = Opening hours:
aside-late = Who comes late on the same day is still received. { $step ->
        [menu] If you cannot come: another time with /move, or cancel with /cancel
       *[other] After booking: another time with /move, or cancel with /cancel
    }
hours-everywhere = At all places: { $hours }.
hours-day-open = { $day }: from { $since_said } to { $until_said }.
hours-day-closed = { $day }: closed.
aside-somebody = May somebody else come for you, or with you? We do not know. Please ask at the place itself first.{ $step ->
        [menu] {" "}If you cannot come, the time can be changed.
       *[other] {""}
    }
aside-with = Whether somebody may come in with you, we do not know. Please ask at the place itself. Each person has a booking of their own.
aside-before-time = Please come at the time that is yours. Whether anybody is received earlier, we do not know.
aside-penalty = Who does not come can book again here. Whether anything else follows, we do not know. A time can be given back: /cancel
aside-complaint = { $has_number ->
        [yes] Complaints: { $number }.
       *[no] We have no verified number for complaints. Please ask at the place itself who takes them.
    }
aside-in-stead = Somebody else may write for you here. May they also come in your place? We do not know. Please ask there first.
aside-for-the-dead = We are sorry for your loss. What is needed for somebody who has died we do not know; please ask at the place itself. A booking here is in the name of who will come.
aside-lasts = Booking here takes a few short steps. How long the visit takes, and when something is ready, we do not know; you are told there.
aside-crowd = How many people are there, we do not know. Come at the time that is yours. If standing is hard for you, please say so there.
aside-included = Anybody can book here, whatever their work. Who has to come, and who is accepted? We do not know. Please ask at the place itself.
aside-that-day = { $near ->
        [today] It is today:{" "}
        [tomorrow] It is tomorrow:{" "}
       *[other] {""}
    }{ $day }, at { $time_said }.
aside-picture-failed = That is all right. The twelve digits alone are enough there, without the picture.
aside-name-booked = Nothing was changed. A name cannot be corrected in a booking. Cancel it (/cancel) and book again; the same time may be gone. Is it enough to say so there? We do not know.
aside-things = What is handed over there, and how, we do not know. Please ask at the place itself first, before bringing any of it.
aside-own-time = Each person has an appointment under their own name; it cannot pass to another. For them: the button “Another person”. To cancel this one: /cancel
aside-women = We do not know whether women have a line of their own. Please ask at the place itself.
aside-road = We do not know the roads and checkpoints, and promise nothing. Please ask somebody who came that way.
aside-human = Nobody of the staff reads this chat. Phone numbers of the places:
aside-human-nobody = Nobody of the staff reads this chat, and we have no verified phone number. Please ask at the place itself in its opening hours: /help
aside-move = This appointment is not booked yet; day and time come in the next questions. To change an earlier one: /move
aside-moving = One of these times takes the place of the old one; until then that one stands. To cancel it instead: /cancel
aside-another = Each person has their own booking, under the name of who comes. You may write for somebody who agrees. After this one there is a button “Another person”.
aside-for-other = That is possible, if they agree. The name here is of who will come, not of who writes.
aside-unread = { $has_plainly ->
        [yes] {""}
       *[no] That is all right.{" "}
    }Somebody you trust may write for you here. You may also come without an appointment.
aside-lost = That is all right. { $step ->
        [consent] In short: a few questions to book a time, free of charge. Then we delete the answers. If you agree write “yes”, if not “no”.
        [name] Please write first name, father’s name and family name in one message. No button is needed.
        [document] Now please press one that you will have, or write its name. If you have none, there is a button for that.
        [number] Now please write the number that is on what you chose. If you cannot find it press “I do not know it”.
        [birth] Now please write the date of birth: day, then month, then year. If you do not know it press “I do not know it”.
        [station] Now please press one place, or write its name. The time beside it is taken with it. For another: “Another time”.
        [time] Now please press a day and then an hour. Or write both, such as “Sunday at 10”.
        [check] This is what was written. If it is right press “Confirm”, or write “yes”. If not: “Change something”.
        [menu] Please press one of the buttons below, or write its words. Help: /help
       *[other] We ask one thing at a time; answer in simple words or with a button. “Back” leads to the question before. Help: /help
    }
aside-thanks = You are welcome 🌷
aside-greeting = Welcome 🌷
aside-corrects = All right, let us correct that.
way-out = It is all right if this is difficult. Help: /help, or “Back”. You may also come without an appointment.
message-too-long = That message is too long for us to read. Please answer in a few words.
aside-voice = We cannot listen to voice messages. Please write the answer, or ask somebody you trust to write it.
aside-sticker = Stickers tell us nothing here. Please write the answer or press a button.
aside-video = We cannot watch videos, and need none. Please write the answer.
aside-edited = We did not read the change to your earlier message. To correct it, send a new message, or “Back”.
aside-number = Each choice has a number now. Which one do you mean?
aside-early = Your number came before this question. Please answer it now.
aside-forwarded = We did not take a forwarded message as your answer. Please write it here.
aside-picture = No picture is needed, and we delete it from this chat now. Writing the answer is enough.
aside-picture-stays = No picture is needed, and we cannot delete it from here. Writing the answer is enough.

ask-stop = Shall we stop and delete what you wrote?
stop-no = No, go on
stop-yes = Yes, stop and delete
stopped = All right, we stopped and deleted what you wrote. You may come without an appointment. To come back: /start
stopped-kept = All right, we stopped and deleted what you wrote just now. What you had before stays as it is. To see it: /code
edit-heard = We read the message as you changed it.
aside-nearest = { $surface ->
        [terminal] We cannot sort by distance here. The name on each button tells where it is.
        [page] To sort the places, nearest first: the “+” button, then “My location”. We do not keep it.
       *[app] To sort the places, nearest first: the paper clip 📎, then “Location”. We do not keep it.
    }
aside-nearest-unknown = We do not know the distances. The name on each button tells where it is. Which is nearest to you?

aside-arrest =
    What happens there we do not know, and cannot promise anything. Only those who work there see what you wrote. { $days ->
        [one] It is erased one day after the appointment.
       *[other] It is erased { $days } days after the appointment.
    } { $step ->
        [menu] To cancel: /cancel. To erase now: /erase
        [document] To book, any of these will do.
        [number] You may leave the number out.
        [birth] You may leave the date out.
       *[other] Not to go on: write “stop”.
    }
aside-erase-later =
    Nothing is deleted now. { $days ->
        [one] Everything is deleted by itself one day after the appointment.
       *[other] Everything is deleted by itself { $days } days after the appointment.
    } Before that, at any time: /erase, which cancels the appointment too.
aside-print = No need to print. The code on any phone is enough. So are its twelve digits on paper.{ $step ->
        [menu] {""}
       *[other] {" "}It comes after “Confirm”.
    }
aside-refused = We do not know what is refused there, and promise nothing. Please ask there what is missing. You may book here again, free of charge.{ $has_number ->
        [yes] {" "}Complaints: { $number }.
       *[no] {""}
    }
aside-upset = We are sorry for that trouble. We cannot see from here what happened there; please ask at the place itself.{ $step ->
        [menu] {" "}The proof of a booking is its code: /code
       *[other] {" "}The code of an earlier booking: /code
    }{ $has_number ->
        [yes] {" "}Complaints: { $number }.
       *[no] {""}
    }
aside-enough = One is enough to book here. Is it enough when you come? We do not know; please ask at the place itself. You may bring others with it.
aside-door = We cannot see from here what happens at the door. Please show the code of your booking there, or its digits.{ $step ->
        [menu] {""}
       *[other] {" "}To see it: /code
    }{ $has_number ->
        [yes] {" "}Complaints: { $number }.
       *[no] {""}
    }
aside-copy = Whether a picture is enough we do not know. Please ask at the place itself. To book, choose what is in the picture.
aside-quarter = Only these places can be booked here, any of them. Whether it must be that of your quarter we do not know. Please ask at the place itself.
aside-unknown = Only appointments are booked here, and we know nothing verified about this. Please ask at the place itself. Opening hours: /help
aside-phone = No phone number is needed here, and we call nobody. Any phone will do that has this chat. At the place the digits of the code on paper are enough.
aside-omit = The booking needs this answer. Not to go on: write “stop”, and we delete what was written. You may also come without an appointment.
aside-omit-number = It is written on what you chose. If you cannot find it or do not want to give it: write “I do not know it”. We note it when you come.
aside-paper = As it is on what you will bring, even with a mistake. First name, father’s name and family name; no mother’s name, no rank. Arabic and other letters are both fine.
aside-paper-lost = What is lost does not stop the booking; our next question is about it. Whether you can be received without it we do not know. Please ask at the place itself.
aside-why = { $step ->
        [name] The name is for finding your booking when you come. Only those who work there see it. Not to go on: write “stop”. Then we delete what was written.
        [document] So that it is known what you will show when you come. Without anything: choose that from the buttons.
        [number] The number tells people with like names apart. Only those who work there see it. To leave it out: write “I do not know it”.
       *[birth] The date tells people with like names apart. It is asked where the number is not enough. Only those who work there see it. To leave it out: write “I do not know it”.
    }
aside-several-papers = One is enough to book, and here they are all the same. You may bring the other with it. We suggest this one:
aside-number-where = { $kind ->
        [national_id] We do not know exactly where it stands; that may differ. It is the national number, of 11 digits. If you cannot find it: “I do not know it”. We note it when you come.
       *[other] We do not know exactly where it stands; that may differ. If you cannot find it: “I do not know it”. We note it when you come.
    }
aside-number-script = Arabic or English digits are the same to us.
aside-number-whole = { $kind ->
        [national_id] The whole number is written: 11 digits, with the zeros in front. If you do not know all of it: “I do not know it”. We note it when you come.
       *[other] The whole number is written, as it is on the paper. If you do not know all of it: “I do not know it”. We note it when you come.
    }
aside-birth-calendar = Both are possible. A Hijri date is converted, and we ask if that is right.
aside-birth-whole = The whole date is written: day, month and year. If you do not know all of it: “I do not know it”, and the booking goes on.
aside-no-picture = No picture is needed. Writing the number is enough, or “I do not know it”.
aside-as-on-paper = We write it as it is on the paper.
aside-later = The free days and times are shown when the place is chosen.
aside-edit = { $step ->
        [menu] To change day or time: /move. For anything else cancel with /cancel and book again.
       *[other] Before “Confirm” each line can be changed with its button. After that day and time change with /move; for anything else cancel with /cancel and book again.
    }
aside-accepted = { $state ->
        [expired] Whether an expired one is taken we do not know; please ask at the place itself. You can book with it. If you have another paper bring it too.
        [damaged] Whether a damaged one is taken we do not know; please ask at the place itself. You can book with it. If you have another paper bring it too.
       *[other] Named here: identity card, passport, family booklet, military ID. Anything else is “Another paper”. Whether one is enough, also expired or damaged, we do not know. Please ask at the place itself.
    }
aside-compare = { $step ->
        [document] For the booking they are all the same. Best is what you will have with you.
        [station] We know of no difference between the places. Best is the one that you reach easily.
        [time] We do not know which time is quieter. Best is when you can come easily.
       *[other] We do not know which is better. Choose what is easier for you.
    }
aside-compare-paper = { $kind ->
        [national_id] National ID: it has the national number, 11 digits.
        [military_id] Military ID: it has a number of its own.
        [passport] Passport: for travel; its number is a letter and digits, or digits alone.
        [family_booklet] Family booklet: one for a whole family.
        [other] Another paper: any that is not written here, such as a civil registry extract.
       *[none] I have none: for who will have none of them there.
    }
aside-extract = An extract is a paper of the civil registry. It has the name and particulars of a person. Here it is “Another paper”.
aside-digits = { $kind ->
        [national_id] The national number alone is meant, 11 digits. If you cannot find it: “I do not know it”. We note it when you come.
        [passport] The passport's number: a letter and digits, or digits alone. If you cannot find it: “I do not know it”. We note it when you come.
       *[other] Which of them is wanted there we do not know. The clearest one is enough, or “I do not know it”; we note it there.
    }
aside-whose = The name, and what is brought, are those of who will come. Each has a booking of their own.
aside-language = Only Arabic and English here. To change the language: /language
aside-wait = Take your time{ $step ->
        [consent] .
       *[other] ; what you wrote is kept.
    } We go on with your next message.{ $has_minutes ->
        [yes] {" "}The chosen time stays held for { $minutes } minutes at most.
       *[no] {""}
    }
aside-then = { $step ->
        [menu] You show the code when you come. About what follows we know nothing verified. Please ask at the place itself.
       *[other] After “Confirm” you get a code, with day, time and place. You show it when you come, and are told there what follows.
    }
aside-booked = { $step ->
        [check] One step is left: press “Confirm”. Then the code comes.
       *[other] It is not booked yet. Press “Confirm” at the end; then the code comes.
    }
aside-receipt = All that you wrote is shown before “Confirm”, for you to check. After that the code of your booking is the proof; /code shows it again.
aside-without = You may also come without an appointment. { $step ->
        [menu] An appointment that you have stays as it is.
       *[other] Not to go on here: write “stop”.
    }
aside-erred = To correct something: “Back” leads to the question before. Or write what is wrong, such as “the name is wrong”. Before “Confirm” each line can be changed.
aside-question = We have no verified answer to this, or did not understand it. What we know: /help. Anything else please ask at the place itself.
document-noted =
    { $document ->
        [national_id] We wrote: national ID.
        [military_id] We wrote: the one of the army.
        [passport] We wrote: passport.
        [family_booklet] We wrote: family booklet.
       *[none] We wrote: none. That is all right.
    }
document-other-noted = We wrote “Another paper”. Whether it is enough by itself we do not know. Please ask at the place itself, before the day.
delete-it-yourself = We could not delete your last message here. To delete it yourself: press it for long, then “Delete”.

# What a question may be about, where that is not sure: buttons.
ask-about = Is it about one of these?
about-accepted = Which papers are accepted
about-another = Booking for another person
about-arrest = Fear of arrest there
about-booked = Is it booked yet
about-bring = What should I bring
about-compare = Which one is better
about-copy = Is a copy enough
about-digits = Which number is meant
about-door = Trouble at the door
about-edit = Can it be changed later
about-enough = Is one paper enough
about-free = Is it free of charge
about-hours = Opening hours
about-human = Talking to a person
about-language = Language of this chat
about-lasts = How long does the visit take
about-late = Being late
about-later = Which times are free
about-lost = What should I do now
about-omit = Must I answer this
about-paper = How to write the name
about-phone = Phone and its number
about-print = Must the code be printed
about-quarter = Which place may I choose
about-receipt = A proof of the booking
about-refused = What if they refuse me
about-safe = Who sees my information
about-somebody = Somebody else comes for me
about-then = What happens after booking
about-unknown = Another matter of the request
about-unread = I cannot read
about-where = Where is the place
about-who = Who are you
about-whose = Whose name is due
about-without = Coming without an appointment
