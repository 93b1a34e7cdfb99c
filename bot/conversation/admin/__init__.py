"""The admins' dialogues, by the rules of the interview. To anybody else none of this is there."""
