"""Text as Thai people type it: normal form, numerals, Buddhist dates, phones, places."""
