menu = Your time: { $day } at { $time }, { $station }. How can we help?
menu-several =
    { $count ->
        [one] You have one appointment. How can we help?
       *[other] You have { $count } appointments. How can we help?
    }
menu-empty = Welcome. Nothing is booked. How can we help?
menu-staff =
    Welcome. Send a picture of the code or type its twelve digits.
menu-code = 🔳 Show my code
menu-move = 🗓 Change time
menu-cancel = ✖ Cancel
menu-register = ➕ Book a time
menu-register-another = ➕ Another person
menu-language = 🌐 العربية
menu-help = ❓ Help
menu-erase = 🗑 Erase my data

help =
    Here we book a time for you and give you a code to show when you come.
    Write /code to see your code, /cancel to cancel, /language for the language, /erase to erase everything.
help-staff =
    Send a picture of the code, type its twelve digits, or scan it with the phone's camera. Then press “Confirm arrival”.
    You can undo for some minutes. What was shown is erased from this chat some minutes later.
    /sessions shows the desks that are open in your name, and ends them.
help-station =
    📍 { $station }: { $hours } { $has_phone ->
        [yes] ☎ { $phone }
       *[no] {""}
    }
help-complaints = Complaints: { $number }
please-choose = { $surface ->
        [terminal] Please type the number of the choice.
       *[other] Please choose one of the buttons, or write what stands on it.
    }
please-write = Please write the answer.
command-unknown = I do not know this command. Write /help for help.
something-went-wrong =
    Sorry, something went wrong on our side and we missed your last message. What you wrote before is kept. Please write it again, or write /start
group-only-private = I only talk with one person at a time. Please open a private chat with me.
code-for-station = This code is for the staff when you come. Keep it to yourself.
invitation-invalid = This invitation is not valid. Ask whoever sent it for a new one.
invitation-not-here = Staff cannot be enrolled in this app. The invitation is still good: open it in another app of ours.
invitation-for-another = You are an admin, so this invitation is for somebody else. It is still good: send it on to them.
week-day-span = { $from } – { $to } { $start }–{ $end }
week-day-single = { $from } { $start }–{ $end }
week-every-day = every day { $start }–{ $end }
week-closed = closed

command-start = Start or go on
command-help = Help
command-code = Show my code
command-language = اللغة · Language
command-cancel = Cancel my time
command-erase = Erase my data
chat-page-shut = No bookings are taken on this page at present. Please write to us on Telegram. Your code: /code · cancel: /cancel · erase everything: /erase
