"""Takes the library and the day, gives what editors and translators still have to do."""
