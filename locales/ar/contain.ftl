# What we write after somebody has seen what was not theirs to see. Nothing of the purpose: phones lie about.
contain-seen =
    ربما رأى أحد تفاصيل موعدك دون حق. نأسف لذلك.

    لم يتغيّر شيء في موعدك. إن شئت فألغِه: /cancel، أو غيّر وقته من القائمة: /help
    ولمحو كل ما عندنا عنك: /erase
