"""Takes the known names of a person, gives the spellings under which a reader may look for them."""
