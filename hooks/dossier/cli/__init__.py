"""The `dossier` command for editors."""
