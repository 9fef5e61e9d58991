"""The citations in a text as written, `[@a; @b]`: their pattern, the sources they name, the text without them."""

from __future__ import annotations

import re

# The pattern of one citation; its group holds the ids and what stands between them.
PATTERN = r"\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]"
CITATION = re.compile(PATTERN)
# With the space before it, which goes with the citation.
SPACED_CITATION = re.compile(rf"\s*{PATTERN}")


def split_ids(written: str) -> tuple[str, ...]:
    """Return the ids in what `PATTERN`'s group holds: `a; @b` names a and b."""
    return tuple(part.strip().removeprefix("@") for part in written.split(";"))


def cited_in(text: str) -> tuple[str, ...]:
    """Return the ids of all sources that a text cites, in their order."""
    # Most texts of records cite nothing; looking for two characters is much faster than the pattern.
    if "[@" not in text:
        return ()
    return tuple(identifier for match in CITATION.finditer(text) for identifier in split_ids(match[1]))


def without_citations(text: str) -> str:
    """Return the text without its citations and the space before each."""
    return SPACED_CITATION.sub("", text)
