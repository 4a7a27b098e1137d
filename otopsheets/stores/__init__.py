"""Where a registry lives. The only part that touches files and networks."""
