"""The part that knows MkDocs: views of its configuration, and files written only where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dossier.host.files import MadeFile, keep_assets, register_file
from dossier.host.views import ConfigView, ThemeView
from small_sites import ROOT


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A configuration with Material's theme and no hooks."""
    (tmp_path / "docs").mkdir()
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: A\nplugins: []\ntheme: {name: material, language: en, font: false}\n")
    return load_config(str(path), site_dir=str(tmp_path / "site"))


def test_a_theme_view_puts_its_own_values_before_the_themes(config: MkDocsConfig) -> None:
    view = ThemeView(config.theme, {"language": "be", "extra": 1})
    assert (view["language"], view["font"], view["extra"]) == ("be", False, 1)
    assert view.language == "be"
    assert view.name == "material"
    assert config.theme["language"] == "en"
    assert {"language", "font", "extra"} <= set(view)
    assert len(view) == len(set(view))


def test_a_config_view_puts_its_own_values_before_the_configurations(config: MkDocsConfig) -> None:
    view = ConfigView(config, {"site_name": "B"})
    assert (view["site_name"], view.site_name, view.use_directory_urls) == ("B", "B", True)
    assert config.site_name == "A"
    assert view["docs_dir"] == config.docs_dir
    assert len(view) == len(set(view)) == len(config)


def test_a_view_hands_out_nothing_private(config: MkDocsConfig) -> None:
    for view in (ConfigView(config, {}), ThemeView(config.theme, {})):
        with pytest.raises(AttributeError):
            _ = view._nothing


def test_a_made_file_is_written_once_and_left_alone_while_it_is_the_same(config: MkDocsConfig) -> None:
    files = Files([])
    register_file(files, config, "en/a/index.html", lambda: b"one")
    (file,) = files
    assert isinstance(file, MadeFile)
    file.copy_file()
    target = Path(config.site_dir) / "en/a/index.html"
    before = target.stat().st_mtime_ns
    file.copy_file()
    assert target.read_bytes() == b"one"
    assert target.stat().st_mtime_ns == before
    file.make = lambda: b"two"
    file.copy_file()
    assert target.read_bytes() == b"two"


def test_a_file_takes_the_place_of_the_themes_file_at_its_address(config: MkDocsConfig) -> None:
    files = Files([])
    register_file(files, config, "404.html", lambda: b"theme's")
    register_file(files, config, "404.html", lambda: b"ours")
    (file,) = files
    assert isinstance(file, MadeFile)
    assert file.make() == b"ours"


def test_inputs_and_the_themes_scripts_and_styles_are_no_files_of_the_site(tmp_path: Path) -> None:
    names = (
        "assets/icon.svg",
        "assets/javascripts/bundle.js",
        "assets/stylesheets/main.css",
        "assets/stylesheets/main.css.map",
        "pages/home/page.yml",
        "pages/home/en.md",
        "events/a/event.yml",
        "guides/a.md",
        "index.md",
    )
    files = Files([File(name, str(tmp_path), str(tmp_path / "site"), True) for name in names])
    assert [file.src_uri for file in keep_assets(files)] == ["assets/icon.svg"]


def test_the_real_configuration_asks_for_no_font_script_or_search_of_others() -> None:
    text = (ROOT / "mkdocs.yml").read_text()
    assert "font: false" in text
    assert "plugins: []" in text
    assert "extra_javascript" not in text
