"""Values: what typed text becomes, how a number is shown, and the methods of ``spreadsheets.values``."""
