"""Two editions side by side: what a change breaks for others, and what it changes for readers."""
