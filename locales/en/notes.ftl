# What somebody of the office reads aloud for who does not read: under 15 seconds each. Another text makes the recording stale.
note-listen = 🔊 Listen
note-listen-about = 🔊 What this is
note-listen-answering = 🔊 How to answer
note-listen-coming = 🔊 How to come
note-listen-moved = 🔊 Listen
note-about =
    Here you book an appointment, for free. Only those who receive you there see your answers. { $days ->
        [one] One day after the visit we erase them.
       *[other] { $days } days after the visit we erase them.
    }
note-answering = You can answer with numbers. After a tap on the button with the numbers, each choice has its own. Send that number; zero goes back. A birth date is three numbers: day, month, year.
note-coming = Come at your time, with your code and what you chose to bring. The picture is enough, on the phone or printed. If you are late, come all the same.
note-moved = Your appointment has a new day or hour. The old one no longer counts. The new one is in the message above, and your code is still good.
