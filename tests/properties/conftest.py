"""Settings of hypothesis: no deadline, and in CI the same examples each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("local", deadline=None, max_examples=200, suppress_health_check=_SLOW)
settings.register_profile(
    "ci", deadline=None, max_examples=200, derandomize=True, database=None, suppress_health_check=_SLOW
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
