"""What each page is about, in the vocabulary of schema.org (JSON-LD 1.1), for search engines and other machines."""
