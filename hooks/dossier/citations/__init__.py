"""How a work of the dossier is cited: in words and in the formats of reference managers."""
