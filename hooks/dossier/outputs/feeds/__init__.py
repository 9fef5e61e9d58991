"""What is new, as feeds: a module says what goes into an entry, another how a format writes it."""
