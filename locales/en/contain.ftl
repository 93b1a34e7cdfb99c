# What we write after somebody has seen what was not theirs to see. Nothing of the purpose: phones lie about.
contain-seen =
    Somebody may have seen the details of your appointment without a right to. We are sorry.

    Nothing about it has changed. If you wish, cancel it: /cancel, or change its time from the menu: /help
    To remove everything that we have about you: /erase
