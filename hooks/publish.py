"""MkDocs' hooks: each hands over to the engine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# MkDocs keeps a hook's folder on the path only while it loads the hook.
_HOOKS = str(Path(__file__).parent)
if _HOOKS not in sys.path:
    sys.path.insert(0, _HOOKS)

from dossier.host.build import SiteBuild  # noqa: E402

_BUILD = "dossier_build"


def on_config(config: Any) -> Any:
    config.extra[_BUILD] = SiteBuild(config)
    # The dossier makes its own sitemap and page for lost addresses.
    config.theme.static_templates.difference_update({"sitemap.xml", "404.html"})
    return config


def on_pre_build(config: Any) -> None:
    config.extra[_BUILD].prepare()


def on_files(files: Any, config: Any) -> Any:
    del config
    # The engine writes every file itself.
    return type(files)([])


def on_env(env: Any, config: Any, files: Any) -> Any:
    del files
    config.extra[_BUILD].take_theme(env)
    return env


def on_post_build(config: Any) -> None:
    config.extra[_BUILD].finish(config)
