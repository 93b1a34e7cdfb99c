# The questions, in the order they come.
progress = <b>Step { $stage } of { $stages }</b>
ask-language =
    أهلاً بك 👋 اختر اللغة:
    Welcome 👋 Choose your language:
language-ar = العربية
language-en = English
language-listen = 🔊 1️⃣2️⃣3️⃣

ask-service = What is the appointment for?
service-one = { $service }

notice =
    Welcome. Book an appointment here, for free. You can also come without one.

    • { $surface ->
        [page] This page is ours. No other app reads it.
        [terminal] This chat stays on this computer.
       *[app] The app's company can read this chat and keep it.
    }
    • { $days ->
        [one] We erase your answers 1 day after your visit.
       *[other] We erase your answers { $days } days after your visit.
    } Unfinished: { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } after your last message.
    • To erase now: /erase
    • We ask for name, document, sometimes date of birth. Only staff at the place you choose see them.{ $has_authority ->
        [yes] {" "}Run by: { $authority }.
       *[no] {""}
    }{ $has_more ->
        [yes] {" "}{ $more }
       *[no] {""}
    }{ $has_collects ->
        [yes] {"\u000A"}• When your paper is ready, we write here. Until then we keep its number and this chat, no name.
       *[no] {""}
    }

    Do you agree?
notice-in-english = English: press “English” below.
consent-agree = ✅ I agree
consent-no = I do not agree
consent-declined =
    All right. We kept nothing. You can still come without an appointment.
    To come back: /start
consent-declined-kept =
    All right. We kept nothing new. What you had booked before still stands: /code
    To erase everything: /erase

ask-name =
    What is your full name, as officially written?
    Example: Samir Mohammad al-Halabi
ask-name-other =
    The full name of who will come, as officially written?
    Example: Samir Mohammad al-Halabi
ask-name-there = 🗣 I will say my name there
check-name-there = name to be said there
ask-name-whole = Is the full name: { $name }?
ask-name-slip = Do you mean: { $name }?
name-whole-typed = No, as I typed it: { $name }
name-whole-yes = Yes
name-whole-no = No, I will write it again
ask-meant-document = Is this the document you mean: { $paper }?
ask-meant-station = Is this the place you mean: { $station }?
ask-meant-day = Is this the day you mean: { $station }, { $day }?
ask-meant-days = Is this the place you mean: { $station }, on one of these days: { $days }?
meant-day = { $day_short }{ $has_more ->
        [yes] {", "}{ $more }
       *[no] {""}
    }
ask-meant-time = Is this the time you mean: { $station }, { $day } at { $time }?
ask-suits-time = Does this time suit you: { $station }, { $day } at { $time }?
meant-yes = Yes
meant-no = No, I will choose again
ask-found = This is what we understood. Is it right?
found-name = 👤 { $name }
found-document = { $paper }
found-number = 🔢 { $number }
found-birth = 🎂 { $birth }
found-station =
    📍 { $station }{ $has_when ->
        [yes] {", "}{ $when }
       *[no] {""}
    }
found-day = { $day }
place-noted =
    Noted: { $station }{ $has_when ->
        [yes] {", "}{ $when }.
       *[no] .
    }
day-noted = Noted: { $day }.
wish-dropped = Alright. We ask about the place and time later.
found-yes = Yes
found-no = No, I will correct it
place-not-taken = { $station } was not chosen.
nothing-taken = Nothing was noted from that message.
ask-birth =
    What is your date of birth? Day, month, year.
    Example: 3/5/1990
birth-skip = I do not know it
ask-birth-converted = Is this the date of birth: { $birth }?
birth-day-yes = Yes
birth-day-no = No, I will write it again
ask-birth-number-day = Born on which day? A number from 1 to 31.
ask-birth-number-month = In which month? A number from 1 to 12.
ask-birth-number-year = In which year? Four digits.
ask-birth-day-alone = Born in { $month }/{ $year }: on which day of the month? A number.
ask-birth-day =
    { $year }, good. Which day and month?
    Example: 3/5 or 3 May
ask-document = Which of these will you bring?
document-not-accepted = That one is not accepted here. Choose one of these:
document-national-id = 🪪 National ID
document-military-id = 🪪 Military ID
document-passport = 📘 Passport
document-family-booklet = 📗 Family booklet
document-other = 📄 Another paper
document-none = I have none
ask-number-national-id =
    What is the national number?
    It has 11 digits.
ask-number-military-id = What is the number on what you chose?
ask-number-passport =
    What is the number on what you chose?
    Example: N1234567
ask-number-family-booklet = What is the number on what you chose?
ask-number-other = What is the number on what you chose?
number-unknown = I do not know it
number-unknown-noted = That is all right. We note the number when you come.
number-looks-like =
    { $kind ->
        [passport] This looks like a passport number: { $number }. Is it a passport?
       *[national_id] This looks like a national ID number: { $number }. Is it a national ID?
    }
number-of-paper = Is { $number } the number on this: { $paper }?
looks-like-passport = Yes, a passport
looks-like-national-id = Yes, a national ID
ask-number-sure = Is this really the number written there: { $number }?
number-sure-yes = Yes, this is the number
number-again = No, I will write it again
phone-dropped = Your phone number is not needed any more.

choice-back = ↩ Back
choice-keep = As before: { $old }

# The check, and the names of the questions there, in the stats, and on the form of the desk.

check = Is everything right?
check-meant = Do you mean to confirm the booking? “Yes” is enough.
check-when =
    🗓 { check-time }
    📍 { check-station }
check-rule = Nothing is booked until you press “Confirm the booking”.
check-who =
    👤 { check-name }{ $has_birth ->
        [yes] {", "}{ check-birth }
       *[no] {""}
    }
    📄 { check-document } { $has_number ->
        [yes] { check-number }
       *[no] {""}
    }
check-time = { $day } at { $time_said }
check-station = { $station }
check-name-is = The name is written here: { $name }.
check-name = { $name }
check-birth = { $birth }
check-document =
    { $document ->
        [national_id] National ID
        [military_id] Military ID
        [passport] Passport
        [family_booklet] Family booklet
        [other] Another paper
       *[none] No document
    }
check-number = { $number }
check-left-out = not known
check-what = All right. What shall we change?
check-change = ✏️ Change something
check-confirm = ✅ Confirm the booking
edit-name = ✏️ Name
edit-birth = ✏️ Date of birth
edit-document = ✏️ Document
edit-number = ✏️ Number
edit-station = ✏️ Place
edit-time = ✏️ Time

numbers-step-service = Service
numbers-step-consent = Consent
numbers-step-name = Name
numbers-step-birth = Date of birth
numbers-step-document = Document
numbers-step-number = Document number
numbers-step-station = Place
numbers-step-time = Time
numbers-step-check = Confirming

walk-in-name = Full name, as on the document
walk-in-birth = Date of birth
walk-in-document = Document
walk-in-number = Number of the document

# What one service asks besides, in its own words.
inquiry = { $text }
inquiry-purpose = { $purpose } It is shown only when needed, and erased with the rest.
inquiry-refused = { $text }
inquiry-option = { $option }
inquiry-skip = No answer
inquiry-none = no answer
inquiry-written = written
inquiry-label = { $label }
check-inquiry = { $label }: { $answer }
check-inquiry-answer = { $answer }
edit-inquiry = ✏️ { $label }
