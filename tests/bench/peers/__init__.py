"""How each generator is given the corpus, and how it is called."""
