"""Takes the library, notes what is wrong between records; a check changes nothing."""
