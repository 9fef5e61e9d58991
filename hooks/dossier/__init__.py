"""The Belarus dossier's engine: texts and data sets go in, a plan of pages and files comes out."""
