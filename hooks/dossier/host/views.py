"""The configuration and theme as one language sees them, by MkDocs' public names only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme


class ThemeView(Mapping[str, object]):
    """The theme as one language sees it: its own values first, the real theme's behind them."""

    def __init__(self, theme: Theme, own: Mapping[str, object]) -> None:
        self._theme, self._own = theme, dict(own)

    def __getitem__(self, key: str) -> object:
        return self._own[key] if key in self._own else self._theme[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._theme, *self._own)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._own[name] if name in self._own else getattr(self._theme, name)


class ConfigView(Mapping[str, object]):
    """The configuration as one language sees it: `theme` and `site_name` of its own."""

    def __init__(self, config: MkDocsConfig, own: Mapping[str, object]) -> None:
        self._config, self._own = config, dict(own)

    def __getitem__(self, key: str) -> object:
        return self._own[key] if key in self._own else self._config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._config, *self._own)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._own[name] if name in self._own else getattr(self._config, name)
