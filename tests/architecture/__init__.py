"""What the shape of the engine promises, read from its source."""
