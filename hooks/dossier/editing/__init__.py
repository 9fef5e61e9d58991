"""What helps while writing: descriptions of fields, schemas for editors, and skeletons of new files."""
