"""One sync, from any store to any store; the only place that knows all stages."""
