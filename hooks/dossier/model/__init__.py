"""The records: frozen pydantic models, one file a kind, without input or output."""
