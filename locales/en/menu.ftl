# What is open at any moment: the menu, the commands, help, the language, erasing.
menu = Your appointment: { $day } at { $time_said }, { $station }. How can we help?
menu-several =
    { $count ->
        [one] You have one appointment. How can we help?
       *[other] You have { $count } appointments. How can we help?
    }
menu-empty = Welcome. No appointment is booked. How can we help?
menu-staff =
    Welcome. Send a picture of the code or type its twelve digits.
menu-code = 🔳 My code
menu-move = 🗓 Change the appointment
menu-cancel = ✖ Cancel the appointment
menu-register = ➕ Book an appointment
menu-register-another = ➕ Another person
menu-language = 🌐 العربية
menu-help = ❓ Help
menu-erase = 🗑 Erase my data

help =
    Book an appointment here, for free. You get a code to show when you come.
    My code: /code
    My paper: /status
    Change the time: /move
    Cancel it: /cancel
    Language: /language
    Erase my data: /erase
help-staff =
    Send a picture of the code, type its twelve digits, or scan it with the phone's camera. Then press “Confirm arrival”.
    You can undo for some minutes. What was shown is erased from this chat some minutes later.
    /sessions shows the desks that are open in your name, and ends them.
help-station =
    📍 { $station }: { $hours } { $has_phone ->
        [yes] ☎ { $phone }
       *[no] {""}
    }
help-shut-day = ➖ Closed on { $day }.
help-shut-days = ➖ Closed from { $day } to { $on }.
help-shut-hours = ➖ Closed on { $day } from { $since_said } to { $until_said }.
help-complaints = Complaints: { $number }
please-choose = { $surface ->
        [terminal] Please type the number of the choice.
       *[other] Please choose one of the buttons, or write what stands on it.
    }
please-choose-number = Please send one of the numbers.
please-write = Please write the answer.
command-unknown = We do not know this command. For help: /help
something-went-wrong =
    Sorry, something went wrong here and your last message was lost. What came before is saved. Please send it again, or /start
group-only-private = We do not answer in groups. Please open a private chat with us.
code-for-station = This code is only for when you come. Please do not pass it on.
invitation-invalid = This invitation is not valid. Ask whoever sent it for a new one.
invitation-not-here = Staff cannot be enrolled in this app. The invitation is still good: open it in another app of ours.
invitation-for-another = You are an admin, so this invitation is for somebody else. It is still good: send it on to them.
week-day-span = { $from } to { $to }, { $start } to { $end }
week-day-single = { $from }, { $start } to { $end }
week-every-day = every day, { $start } to { $end }
week-closed = closed

command-start = Start or go on
command-help = Help
command-code = My code
command-language = اللغة · Language
command-cancel = Cancel my appointment
command-erase = Erase my data
command-admin = Menu
bot-name = Mawid · موعد
bot-short-description = Book an appointment, for free · حجز موعد
bot-description =
    Book an appointment here, for free. To begin: /start
    We write in this private chat only. We never ask for money.
chat-page-shut =
    { $elsewhere ->
        [yes] No bookings on this page at present. You can book on Telegram.
       *[no] No bookings on this page at present. Please try again later.
    }
    Your code: /code
    Cancel the appointment: /cancel
    Erase everything: /erase
chat-for-appointments = This chat is for appointments. To begin or go on: /start
