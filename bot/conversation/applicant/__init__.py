"""The applicant's interview and errands."""
