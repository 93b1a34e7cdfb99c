# What happened at a desk without a connection and does not fit, for a person to look at.
conflicts-intro = { $number ->
    [one] One thing happened while the line was down and does not fit. Look at it and press "Settled".
   *[other] { $number } things happened while the line was down and do not fit. Look at each and press "Settled".
}
conflicts-none = There is nothing to settle.
conflicts-settle = Settled
conflicts-code = Number { $call }
conflicts-slot = Booked for { $day } at { $time }, { $station }
conflicts-happened = Taken in at counter { $counter }: { $on } at { $at }
conflicts-elsewhere =
    { $counter ->
        [0] The arrival on record: { $on } at { $at }
       *[other] The arrival on record: counter { $counter }, { $on } at { $at }
    }
conflicts-learned = Reached us: { $on } at { $at }
conflicts-unfit = It does not fit
conflicts-unfit-hint = This scan could not be recorded by itself. Compare with what was written on paper, or look it up: that counts as a look.
conflicts-look = Look it up
conflicts-record = Record as arrived
conflicts-digits = The digits that were scanned:
conflicts-twice = The same code was taken in twice
conflicts-twice-hint = One arrival is on record. Ask at both counters who came: somebody may have used another person's code.
conflicts-cancelled = The booking had been cancelled
conflicts-cancelled-hint = The arrival is on record all the same. Nothing more to do if the person was served.
conflicts-another-day = The booking is for another day
conflicts-another-day-hint = No arrival is on record. If the person was served, note it; the booking itself still stands.
conflicts-another-station = It belongs to another place
conflicts-another-station-hint = No arrival is on record. The booking is for another place, or the device came from one; an admin can tell that place.
conflicts-unknown = No booking has this code
conflicts-unknown-hint = The code is false, or its owner has had everything erased. Compare with what was written on paper.
conflicts-unreadable = This record cannot be read
conflicts-unreadable-hint = What the device sent is damaged. Compare with what was written on paper.
conflicts-clock = The time of the device cannot be right
conflicts-clock-hint = No arrival is on record. Set the clock of the device, and enter the arrival by hand from the day's list.
conflicts-form-ticks = Ticks that need a look
conflicts-form-walk-in = A person without a booking, not registered yet
conflicts-form-hint = It was filled in without a connection, and could not be recorded as it is: something in it has to be put right, its time was taken, or whoever brought it in registers nobody for now. Open it, put it right and send it; if it says that you have to wait, a colleague opens it.
conflicts-form-open = Open it
