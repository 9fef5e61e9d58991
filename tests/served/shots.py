"""Pictures of pages at three widths, light and dark: `python tests/served/shots.py OUTDIR [path …]`."""

import runpy
import sys
from pathlib import Path

# The tests are a package, so that a script in it has to be started as a part of it.
sys.path[0] = str(Path(__file__).resolve().parents[1])
runpy.run_module("served.pictures", run_name="__main__", alter_sys=False)
