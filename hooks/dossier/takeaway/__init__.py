"""Sets rendered pages on paper: from a page to the document and bytes of a PDF."""
