"""What applicants write, read forgivingly: text in, a value or a Misread out. No I/O and no clock.

Each folder needs only those below it: ``answers`` (what a whole message comes to), ``names``, ``asides`` (what is said
beside the question), ``by_example`` (what a text is likely to be), ``sentences`` (what a sentence does), ``times`` and
``places``, ``numbers``, ``text`` (letters, digits, phrases, yes and no: what all share).
"""
