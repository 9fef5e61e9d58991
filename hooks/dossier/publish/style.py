"""Takes the style sheets' texts, gives the one style sheet that every page loads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from dossier.outputs.artifact import Artifact

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\n\s*")


def make_style(sheets: Iterable[str]) -> Artifact:
    """Return the sheets as one file, in their order; it is named by its content, so that it may be kept for ever.

    One file, since each further one costs a reader on a slow line another round trip before anything is seen. Comments
    and indents are for those who edit the sheets.
    """
    text = _BLANK.sub("\n", _COMMENT.sub("", "".join(sheets))).strip() + "\n"
    content = text.encode()
    return Artifact(f"assets/dossier.{hashlib.sha256(content).hexdigest()[:8]}.css", content)
