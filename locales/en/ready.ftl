# What admins enter as ready, in the chat and on a page. Numbers of papers, never a person.
admin-ready = 📦 Numbers that are ready
admin-ask-ready-where = Where are they ready?
admin-ask-ready = Which serial numbers are ready? Write them with ranges, like this: 4711-4790, 4805. A line each is fine too.
admin-ready-sure =
    { $place }: { $count ->
        [one] one number is ready.
       *[other] { $count } numbers are ready.
    }
    { $ranges }
admin-ready-sure-about =
    All of them count, whether their holders use this service or not. Nobody is written to for { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }; until then it can be undone. In quiet hours people are written to only after them.
admin-ready-enter = ✅ They are ready
admin-ready-undo = ↩ Undo
admin-ready-nothing = No visit at which something is handed out stands in the office's file. Ask whoever runs the server to add one.
ready-entered =
    { $count ->
        [one] ✅ One number is noted as ready.
       *[other] ✅ { $count } numbers are noted as ready.
    }
ready-repeated =
    { $count ->
        [one] One of them was noted before.
       *[other] { $count } of them were noted before.
    }
ready-matched =
    { $count ->
        [0] Of these fewer than ten have a case here.
       *[other] Of these some { $count } have a case here.
    }
ready-few = How many of them have a case here is not told of fewer than twenty new numbers.
ready-tells-at = Until { $at } it can be undone. Then we begin to write to people, but in quiet hours only after them.
ready-wants-second =
    🔑 With what you entered today { $count ->
        [one] this number is
       *[other] these { $count } numbers are
    } more than one admin may enter alone. Nothing counts yet: the other admins were asked, and one of them must agree within a day.
ready-approval-asked =
    🔑 { $name } wants to enter { $count ->
        [one] one number
       *[other] { $count } numbers
    } as ready, { $place }: { $ranges }
    With the others of today that is more than one admin may enter alone. Do you agree?
ready-approved-by =
    ✅ { $name } has agreed: { $count ->
        [one] one number is
       *[other] { $count } numbers are
    } noted as ready.
ready-undone =
    ↩ { $count ->
        [one] Taken back: one number.
       *[other] Taken back: { $count } numbers.
    } Nobody was written to. What another entry has too stays ready.
ready-undone-by =
    ↩ { $name } has taken back { $count ->
        [one] one number
       *[other] { $count } numbers
    } of yours. Nobody was written to.
ready-refused =
    { $why ->
        [not-admin] You are no admin any more. Ask another admin.
        [none] No number was entered. Write at least one.
        [too-many] These are more than 500 numbers. Enter them in several parts.
        [own-approval] Another admin must agree, not whoever entered them.
        [too-new] You became an admin after these were entered. An admin of before must agree.
        [too-late] People are written to by now, so it cannot be undone any more. If a number is wrong, tell the desk: it hands over by the paper.
       *[gone] This entry was undone, or its time is over. Enter the numbers again if they are still ready.
    }
serials-none = There is no number in it. Write them with ranges, like this: 4711-4790, 4805
serials-unread = Part { $nth } of { $parts } is no number and no range. Write it like 4711 or 4711-4790, with commas between. Nothing has counted yet.
serials-thousands = In part { $nth } of { $parts } a comma may part thousands or two numbers. Write one number without a comma; write a space after the comma between two. Nothing has counted yet.
serials-backwards = The range in part { $nth } of { $parts } ends before it begins. Write both numbers whole, the smaller one first: 4711-4790.
serials-too-many = At most { $most } numbers at once. Enter them in several parts.

ready-page-title = Ready
ready-page-about = Enter the serial numbers whose papers lie ready, by hand, from a table, or by scanning a pile. They count whether their holders use this service or not: so nobody learns that from it.
ready-page-where = Where
ready-page-serials = Serial numbers
ready-page-hint = With ranges: 4711-4790, 4805. Or scan one after the other, with the scanner or the camera; each gets a line of its own. At most { $most } at once.
ready-page-look = Look at them first
campaign-page-look = Look at it first
ready-page-sure =
    { $count ->
        [one] One number
       *[other] { $count } numbers
    }
ready-page-enter = They are ready
ready-page-change = Change
ready-page-list = Entered
ready-page-none = Nothing has been entered yet.
ready-page-stage-approval = waits for a second admin
ready-page-stage-waiting = counts
ready-page-stage-undone = taken back
ready-page-when = { $on }, { $at } · { $name }
ready-page-entered = Numbers
ready-page-repeated = Noted before
ready-page-matched = Have a case
ready-page-told = Written to
ready-page-some =
    { $count ->
        [0] < 10
       *[other] some { $count }
    }
ready-page-undo-until = It can be undone until { $at }.
ready-page-undo = Undo
ready-page-take-back = Take back
ready-page-approve = Agree
ready-page-refuse = Refuse
admin-index-ready = Ready
admin-index-ready-about = Enter the serial numbers whose papers lie ready.
admin-index-ready-mark =
    { $count ->
        [one] One entry waits for a second admin
       *[other] { $count } entries wait for a second admin
    }

admin-campaign = 🏁 End of handing out
admin-ask-campaign-service = Of which service does the handing out end?
admin-ask-campaign = Which is the last day on which you hand out? Write it like this: 31 March
campaign-unread = No day was read. Write day and month, like this: 31 March
campaign-past = This day is over, or more than a year away. Write a day to come.
campaign-too-soon = Whoever has not collected needs time for it. Write a day that is at least { $days } days away.
campaign-sure = Handed out up to and including { $on }: { $service }.
campaign-sure-about = Whoever has not collected gets a last call now, by day; after that day their cases end, three days after their last call at the soonest. What is not ready by then goes on. This can be taken back until then.
admin-campaign-close = ✅ Yes, that is the last day
campaign-closes = 🏁 Handed out up to and including { $on }: { $service }.
admin-campaign-on = ↩ Go on handing out
admin-campaign-new = Another day
campaign-goes-on = ↩ The handing out goes on. Those who got a last call know of another day: write them a notice if they should come later too.
campaign-gone = Nothing is closing any more.
campaign-page-title = End of handing out
campaign-page-about = Name the last day, and whoever has not collected gets a last call. After it their cases end, and what is kept of them is erased a week later.
campaign-page-service = Service
campaign-page-until = Last day
campaign-page-none = No end is set.
admin-index-campaign = End of handing out
admin-index-campaign-about = Name the last day on which papers are handed out.
admin-index-campaign-mark =
    { $count ->
        [one] One is set
       *[other] { $count } are set
    }
