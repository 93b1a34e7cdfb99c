"""What is said beside the question: ``read`` hears it by the tables of phrases and stems beside it."""
