# Why a reply is no answer, and what to write instead. Never repeats what the person wrote.
name-too-short = We need at least a first and a last name.
name-family-missing = The family name is missing. Write it alone, or the whole name again.
name-is-question = Only the name goes here. Questions: /help
name-too-long = This name is too long (more than { $longest } letters).
name-has-digits = There are digits in the name. Please write it in letters only.
name-has-symbols = There are signs in the name. Please write it in letters only.
birth-not-a-date = I did not understand the date.
birth-is-an-age = The age alone is not enough. Please write the date of birth: day, month and year.
birth-month-first = The day comes first, then the month, from 1 to 12.
birth-impossible = There is no such day in that month.
birth-future = This date is in the future.
birth-too-long-ago = This date is more than { $years } years ago.
birth-year-missing = The year is missing. Please write day, month and year.
birth-day-and-month-missing = Please write the day and the month.
document-number-missing = I see no number in what you wrote.
document-number-unclear = I could not tell which number you mean. Please write the document's number alone.
document-number-length = The number has 3 to 20 digits or letters.
national-id-length =
    { $count ->
        [one] A national number has 11 digits; you wrote one.
       *[other] A national number has 11 digits; you wrote { $count }.
    }
passport-length =
    { $count ->
        [one] A passport number has 6 to 9 digits; you wrote one.
       *[other] A passport number has 6 to 9 digits; you wrote { $count }.
    }
passport-letters = A passport number has one letter at most, in front.
phone-missing = I see no phone number in what you wrote.
phone-several = You wrote more than one number. Please write one.
phone-too-short = This number is too short.
phone-too-long = This number is too long. Please write one number.
phone-unknown-country = I do not know this country's code.
phone-invalid = This number is not right. Please check it.
phone-not-own = This is another person's number. Send your own, write it, or skip the question.
