"""Who takes part: places, quotas, priority, the draw, the waiting list."""
