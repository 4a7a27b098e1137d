"""The tabs and columns people fill in, and how their rows become records."""
