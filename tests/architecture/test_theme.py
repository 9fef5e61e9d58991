"""Of the theme, pages use its skeleton and nothing else, so that they can leave it (decision 19)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import BaseLoader, Environment
from mkdocs.config import load_config

from dossier.host.shells import render_shells
from dossier.publish.edition import prepare_edition
from small_sites import ROOT, TODAY, make_project

STYLES = sorted((ROOT / "docs/assets").glob("*.css"))
OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))


class _Noting(BaseLoader):
    """Another loader, which notes the file of each template that is asked for."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self.files: dict[str, Path] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source = self._loader.get_source(environment, template)
        self.files[template] = Path(source[1] or "")
        return source

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


@pytest.fixture
def asked(tmp_path: Path) -> dict[str, Path]:
    """The templates that the shells of all languages ask for, each with its file."""
    project = make_project(tmp_path / "project")
    config = load_config(str(project / "mkdocs.yml"))
    env = config.theme.get_env()
    assert env.loader is not None
    noting = _Noting(env.loader)
    env.loader = noting
    render_shells(prepare_edition(project, TODAY), config, env)
    return {
        name: file.relative_to(project) if file.is_relative_to(project) else file for name, file in noting.files.items()
    }


def test_a_page_asks_the_theme_for_its_skeleton_and_its_languages_alone(asked: dict[str, Path]) -> None:
    of_theme = {name for name, file in asked.items() if file.is_absolute()}
    assert of_theme == {
        "base.html",
        "partials/language.html",
        "partials/languages/de.html",
        "partials/languages/en.html",
    }
    assert {"main.html", "partials/header.html", "partials/footer.html"} <= asked.keys() - of_theme


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in (*STYLES, *OVERRIDES)])
def test_no_style_and_no_template_of_ours_goes_by_the_theme_s_classes_or_variables(path: Path) -> None:
    assert "md-" not in path.read_text()
