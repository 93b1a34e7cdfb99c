"""Words, QR codes, charts and figures as people see them."""
