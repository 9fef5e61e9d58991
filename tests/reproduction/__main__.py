"""`python -m reproduction`: builds the project in many surroundings; names the first byte that differs."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime

from reproduction.builds import BuildFailed
from reproduction.rounds import compare
from reproduction.variants import REFERENCE, VARIANTS
from small_sites import ROOT


def main() -> int:
    """Compare every variant with a build from nothing; return 0 where no byte differs, else 1."""
    print(
        f"{REFERENCE.name} ({len(VARIANTS)} variants follow; the slowest parts of most are taken from here)", flush=True
    )
    differing = 0
    try:
        for variant, difference in compare(ROOT, REFERENCE, VARIANTS, _find_epoch()):
            print(f"{variant.name}: {difference or 'no differing byte'}", flush=True)
            differing += bool(difference)
    except BuildFailed as failure:
        print(f"{REFERENCE.name}: the build fails: {failure}", file=sys.stderr)
        return 1
    print(f"{len(VARIANTS) - differing} of {len(VARIANTS)} variants have made the same bytes.")
    return 1 if differing else 0


def _find_epoch() -> int:
    """Return noon of the day of the build, when it is another day in some time zones."""
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return int(datetime.fromtimestamp(epoch, UTC).replace(hour=12, minute=0, second=0).timestamp())


if __name__ == "__main__":
    sys.exit(main())
