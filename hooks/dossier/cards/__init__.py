"""Social cards: what a page is and is called, as a picture for those who share its address."""
