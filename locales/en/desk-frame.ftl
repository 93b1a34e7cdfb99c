# The bar above the desk's pages, and what they say when something went wrong.
nav-title = Desk
nav-scan = Scan
nav-day = Today
nav-walk-in = Without a booking
nav-sheet = Print the day
nav-conflicts = To settle
nav-sessions = Signed in
nav-admin = Service
nav-counter = Counter { $number }
nav-station = Which station
nav-station-go = Go there
nav-language = English
fault-title = That did not work
fault-back = Back to the desk
fault-to-chat = To the chat
fault-elsewhere = That page is older than the last sign-in, or is not the desk's own. Open the desk again and repeat it there.
fault-failed = Something failed on our side. Nothing you entered before is lost. Please try again.
fault-full = The server has no room left to keep anything. What you just entered was not recorded. Write it on paper, and tell whoever runs the server.
fault-not-found = There is no such page. Go back to the desk.
fault-not-signed-in = You are not signed in any more. Sign in at the desk and repeat it.
fault-not-yours = This is not open to you: another station, another day, or a page for admins. Go back to the desk, or ask an admin.
fault-too-fast = That was a lot at once. Wait a minute, then go on.
fault-too-many-before = Many whom you entered were registered here before, so the form rests for you until { $until }. What you typed stays on the page: send it again then, or let a colleague register the person now. Whoever is registered is found by their code or the number of their document.
fault-too-many-days = This is more than 92 days. Ask for the table in several parts, so that none looks whole and is not.
fault-unavailable = We cannot read or keep anything just now. Nothing you entered before is lost. Please try again in a minute.
fault-unreadable = This could not be read. Go back and try again.
nav-shut = This station is closed from { $from_at } on { $day } to { $until } on { $on }. Whoever comes has another time: scan their code.
pages-all = Pages
pages-here =
    { $more ->
        [0] Page { $page } of { $pages }, the last one.
       *[other] Page { $page } of { $pages }. On the pages after it: { $more } more.
    }
pages-next = Next page
pages-previous = Page before
