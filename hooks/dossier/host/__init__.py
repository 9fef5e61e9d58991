"""The only part that knows MkDocs: files, shells, and the configuration as each language sees it."""
