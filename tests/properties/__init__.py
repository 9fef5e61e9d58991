"""What must hold for any input, tried with generated ones."""
