"""The part that knows MkDocs: its settings, and views of its configuration."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.cli.__main__ import main
from dossier.edition import PLACEHOLDER
from dossier.host.frame import Host
from dossier.host.views import ConfigView, ThemeView
from small_sites import ROOT, make_project


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


def test_the_settings_of_a_project_are_read_as_the_engine_goes_by_them(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    settings = Host(project).settings
    assert settings.site == project / "site"
    assert settings.site_url == PLACEHOLDER
    assert settings.sheets == ("assets/dossier.css",)


def test_the_real_configuration_asks_for_no_font_script_or_search_of_others() -> None:
    text = (ROOT / "mkdocs.yml").read_text()
    assert "font: false" in text
    assert "plugins: []" in text
    assert "extra_javascript" not in text


@pytest.mark.parametrize(
    "address",
    [
        "https://someone:secret@example.org/",
        "https://secret@example.org/",
        "https://example.org/?secret",
        "https://example.org/dossier/#secret",
        "https://example.org/se cret/",
        "https://example.org/*/secret/",
        "https://example.org/:secret/",
        "https://example.org/{$secret}/",
        'https://example.org/"secret/',
        "https://example.org/a/../secret/",
        "https://example.org//secret/",
        "https://secret.бел/",
        "javascript://secret/",
        "ftp://secret/",
    ],
)
def test_an_address_that_not_every_page_may_say_is_refused_and_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("DOSSIER_SITE_URL", address)
    assert main(["build", "--without", "search", "--without", "cards", "--without", "pdf", str(project)]) == 1
    told = capsys.readouterr()
    assert "DOSSIER_SITE_URL" in told.err
    assert "secret" not in told.out + told.err
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://example.org", "/"),
        ("http://abcdefghijklmnop.onion/", "/"),
        ("https://group.pages.example:8443/my.project", "/my.project/"),
        ("https://example.org/~someone/a%20b_c/", "/~someone/a%20b_c/"),
        ("http://[::1]:8000/x/", "/x/"),
        ("https://xn--90ais.example/", "/"),
    ],
)
def test_addresses_that_hosts_give_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, path: str
) -> None:
    monkeypatch.setenv("DOSSIER_SITE_URL", address)
    assert urlsplit(Host(make_project(tmp_path / "project")).settings.site_url).path == path
