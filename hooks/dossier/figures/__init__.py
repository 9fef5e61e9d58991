"""Numbers that pages show, each with its day and its sources: one function a figure."""
