# In the chat of a member of staff who signs in at a desk.
pairing-ask = 🔐 Sign in at counter { $counter }? Which number is on its screen?
pairing-number = { $number }
pairing-none-of-these = That is none of the three. Please look at the screen again.
pairing-not-me = No, not me
pairing-done = ✅ Right. The screen of counter { $counter } opens within seconds. If it does not, begin again there.
pairing-wrong = ⛔ That was not the number on the screen. Begin again on the desk's page.
pairing-gone = ⛔ This is not good any more. Begin again on the desk's page.
pairing-refused = All right, nobody was signed in.
# The page at which admins see who is signed in.
sessions-title = Who is signed in
sessions-intro = If a device was lost, or whoever used it has gone, end its session here. It stops at once.
sessions-name = Name
sessions-role = Works for
sessions-counter = Counter
sessions-since = Since
sessions-seen = Last used
sessions-what = Action
sessions-everywhere = Admin, all places
sessions-when = { $on_short }, { $at }
sessions-this = this screen
sessions-end = End
sessions-end-others = End all other sessions
sessions-end-all = End all sessions, this one too
