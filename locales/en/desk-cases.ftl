# After the first visit and at the second: the serial number of the office's paper, the slip with the recovery code. Read by
# staff; the slip by everybody.
desk-page-serial-ask = Serial number
desk-page-serial-hint = Scan it from the pad, or type it twice. Without one: “Next”.
desk-page-serial-again = The same number again
desk-page-serial-again-hint = From the paper once more: with a wrong digit it would be somebody else's.
desk-page-serial-differs = The two were not the same. Type the number again, from the paper, twice.
desk-page-serial-empty = Type the number from the paper, or go on without it: “Next”.
desk-page-serial-go = Save
desk-page-hand-over = Handed over
desk-page-by-another = To somebody else for them
desk-page-case-slip = Print the slip
desk-page-papers = Papers missing: come again

answer-numbered = Number noted
answer-numbered-line = { $serial }
answer-numbered-slip = Whoever has no phone needs the slip, and anybody may have one. It can be printed for a few minutes from here, and not later.
answer-serial-taken = Another paper has this number
answer-serial-taken-hint = Compare { $serial } with the paper. If it stands there, take another sheet from the pad and enter that one.
answer-serial-unread = That is no serial number
answer-serial-gone = No number can be noted here any more
answer-serial-gone-hint = The arrival was taken back, has a number already, or is of another day or place. Scan the code again to see which.
answer-collect = Collect: { $serial }
answer-collect-line = Booked for { $time }. Find the paper with this number, and compare it with the person's.
answer-collect-nameless = We keep no name. Compare with what lies at the office.
answer-handed = Handed over: { $serial }
answer-handed-to =
    { $other ->
        [yes] At { $at }, to somebody else for them
       *[no] At { $at }
    }
answer-papers-full = No time is kept free for that
answer-papers-full-hint = All times that are kept for people who come again are given away, or none is kept. Choose another time under "More".
answer-paper = By the paper: { $serial }
answer-paper-of = Of: { $service }
answer-papers = Several papers: { $serial }
answer-papers-which = Papers of several services have this number. Choose the one that the person's paper is of.
answer-paper-ready = It is ready, and no time was looked up. Find the paper with this number, and compare it with the person's.
answer-paper-unready = Nobody has entered this number as ready, or only minutes ago, and it does not count yet. If the paper lies here all the same, it may be handed over.
answer-paper-unknown = No such number here
answer-paper-unknown-hint = { $serial }: no case of this place has it. Compare it with the paper; if it is right, go by the paper, as without us.
answer-paper-before = { $on }, about { $at }. If the person says that they have nothing, ask an admin.
answer-paper-back = Not handed over
answer-paper-back-line = { $serial } counts as not handed over.
answer-paper-back-time = Their appointment stands again: { $day } at { $time_said }.
answer-paper-back-lost = Their appointment is over or cannot be kept: they choose another one in their chat, with /status.
desk-page-document-serial = It is the number on the office's paper

serial-none = No digits were read. Scan the number from the paper, or type its digits.
serial-not-one = One number at a time, and digits alone: type it as it stands on the paper.
serial-is-code = These twelve digits are somebody's code, and no serial number. Read the number on the office's paper.
serial-zero = A number of nothing but zeros is on no paper. Read it once more.
serial-too-long = This is longer than { $most } digits. Read the number once more from the paper.
serial-differs = The two numbers were not the same. Type the number again, from the paper, twice.

desk-serial-ask = Now send the serial number of the paper, twice to be sure, or a picture of its bars. Or go on without one.
desk-serial-again = Send the same number once more, to be sure.
desk-serial-skip = ⏭ Without a number
desk-serial-skipped = No number was noted. To note it later today, look the code up again.
desk-hand-over = ✅ Handed over
desk-by-another = To somebody else for them

case-slip-title = ·
case-slip-serial = Number of your paper
case-slip-keep = Keep this part. Bring it when you come again.
case-slip-recovery = Another phone
case-slip-recovery-about = Write these digits to the chat from another phone, to go on there. Whoever has them can do so: keep it away from the first part.
case-slip-tell = No address stands on it. Write the address of the chat on the part with the twelve digits, or say it.
case-slip-cut = ✂ cut here
