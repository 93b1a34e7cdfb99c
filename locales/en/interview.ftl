# The questions, in the order they come.
progress = <b>Step { $stage } of { $stages }</b>
ask-language =
    أهلاً بك 👋 اختر اللغة:
    Welcome 👋 Choose your language:
language-ar = العربية
language-en = English

notice =
    { $has_authority ->
        [yes] Welcome. { $authority } asks for this
       *[no] Welcome. We ask for this
    } only to book a time for you. Only staff at the place you choose see it. { $days ->
        [one] It is erased one day after your visit
       *[other] It is erased { $days } days after your visit
    }, or { $hours } hours after your last message if you do not finish. Erase it yourself at any time: /erase

    It is free. { $surface ->
        [page] This page is ours; no other app reads it.
        [terminal] This chat stays on this computer.
       *[app] Note: the app's company can read this chat.
    } You may also come without registering.

    Do you agree?
consent-agree = ✅ I agree
consent-no = I do not agree
consent-declined =
    As you wish. We kept nothing about you, and you may come without registering.
    If you change your mind, write /start

ask-name = What is your full name, as on your document?
ask-name-whole = Is the full name: { $name }?
name-whole-yes = Yes
name-whole-no = No, I will write it again
ask-birth =
    What is your date of birth? Day, month, year.
    Example: 3/5/1990
ask-birth-day =
    { $year }, good. Which day and month?
    Example: 3/5 or 3 May
ask-document = Which document will you bring?
document-national-id = 🪪 National ID
document-military-id = 🎖 Military ID
document-passport = 📘 Passport
document-family-booklet = 📗 Family booklet
document-none = I have none
ask-number-national-id =
    What is the national number on your ID?
    It has 11 digits.
ask-number-military-id = What is the number of your military ID?
ask-number-passport =
    What is your passport number?
    Example: N1234567
ask-number-family-booklet = What is the number of the family booklet?
number-looks-like =
    { $kind ->
        [passport] This looks like the number of a passport.
       *[national_id] This looks like the number of a national ID.
    } Is that your document?
looks-like-passport = Yes, a passport
looks-like-national-id = Yes, a national ID
ask-number-sure = Is this really the number on the document?
number-sure-yes = Yes, this is the number
number-again = No, I will write it again
ask-phone =
    What is your phone number? We use it only if your time changes.
    You may skip this question.
share-phone = 📱 Send my number
all-right = All right 👌
phone-noted = Thank you 👍

choice-back = ↩ Back
choice-skip = Skip
choice-keep = As before: { $old }

# The check, and the names of the questions there, in the stats, and on the form of the desk.

check =
    Is everything right?

    👤 { $name }
    🎂 { $birth }
    📄 { $document ->
        [national_id] National ID
        [military_id] Military ID
        [passport] Passport
        [family_booklet] Family booklet
       *[none] No document
    } { $has_number ->
        [yes] { $number }
       *[no] {""}
    }
    📞 { $has_phone ->
        [no] no phone number
       *[yes] { $phone }
    }
    📍 { $station }
    🗓 { $day } at { $time }

    Nothing is booked until you press “Confirm”.
check-what = All right. What shall we change?
check-confirm = ✅ Confirm the booking
edit-name = ✏️ Name
edit-birth = ✏️ Birth
edit-document = ✏️ Document
edit-number = ✏️ Number
edit-phone = ✏️ Phone
edit-station = ✏️ Place
edit-time = ✏️ Time

numbers-step-language = Language
numbers-step-consent = Consent
numbers-step-name = Name
numbers-step-birth = Date of birth
numbers-step-document = Document
numbers-step-number = Document number
numbers-step-phone = Phone
numbers-step-station = Place
numbers-step-time = Time
numbers-step-check = Confirming

walk-in-name = Full name, as on the document
walk-in-birth = Date of birth
walk-in-document = Document
walk-in-number = Number of the document
walk-in-phone = Phone number
