"""The spreadsheet itself, with no word of HTTP: ranges, cells, sheets, and what moves when rows move."""
