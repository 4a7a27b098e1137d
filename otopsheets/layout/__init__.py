"""Where each stall stands: the venue, the model, its bound, the independent checker."""
