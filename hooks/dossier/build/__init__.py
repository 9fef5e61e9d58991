"""Makes a whole site, or what an edit changed of it, on all processors; knows what each file was made from."""
