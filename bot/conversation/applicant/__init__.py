"""The applicant's interview and errands.

Each folder needs only those below it: ``anytime`` (the menu, and what is heard at any moment), ``beside`` (what people
say beside the question, and answers found in a sentence), ``errands`` (beside the interview: the code again, another
time, cancelling, a case), ``interview`` (the questions in their order, and the check), ``visit`` (the place and the
time), ``person`` (who comes, with which paper, for which service), ``choices`` (what buttons carry) and ``wording``
(a booking, a case, a place in words).
"""
