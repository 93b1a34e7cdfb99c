# What we write after somebody has seen what was not theirs to see. Nothing of the purpose: phones lie about.
contain-seen =
    Somebody may have seen details of your appointment without a right to. We are sorry.

    Nothing about it has changed.
    To cancel it: /cancel
    To change its time: /move
    To erase everything: /erase
contain-held-back =
    { $count ->
        [one] 🚨 The operator has signed everybody out. One notice to many is stopped: a draft again, or paused. Look at it before you send it.
       *[other] 🚨 The operator has signed everybody out. { $count } notices to many are stopped: drafts again, or paused. Look at them before you send them.
    }
