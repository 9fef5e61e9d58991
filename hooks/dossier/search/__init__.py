"""Takes the finished pages, gives the files with which a browser searches them: Pagefind's index, names and words."""
