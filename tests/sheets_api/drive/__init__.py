"""Drive v3, as far as programs that work with spreadsheets use it."""
