"""Generated tabs as values and look, with no word of Excel or Google in them."""
