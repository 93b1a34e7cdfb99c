"""What applicants write, read forgivingly: text in, a value or a Misread out. No I/O and no clock."""
