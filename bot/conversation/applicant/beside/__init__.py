"""What people say beside the question: asides and their answers, and answers that were found in a sentence."""
