"""What servers are to say of each file is said once; hosts, nginx and Caddy are told the same in their own ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from artifacts import make_outputs
from dossier.cli.hosting import command
from dossier.edition import Edition
from dossier.hosting.caddy import write_caddy
from dossier.hosting.definition import FOR_A_YEAR, HEADERS, HEADERS_OF_ACTIVE, KINDS, PLAIN, kind_of
from dossier.hosting.files import read_redirects, write_headers, write_redirects
from dossier.hosting.lost import move_links, root_path_of
from dossier.hosting.nginx import write_nginx
from dossier.hosting.policy import page_policy, permissions_policy, security_policy
from dossier.hosting.setting import Setting
from dossier.outputs.hosting import HostFiles
from dossier.plan.addresses import file_of
from dossier.publish.site import make_entrances
from expected_headers import headers_of
from small_sites import SITE
from unit.hosts import (
    LONGEST_LINE,
    MOST_RULES,
    answer_of_cloudflare,
    answer_of_netlify,
    lost_of_netlify,
    read_rules,
    redirects_of_cloudflare,
    redirects_of_netlify,
)
from unit.making import edition_of

POLICY, CACHE, RESOURCE = "Content-Security-Policy", "Cache-Control", "Cross-Origin-Resource-Policy"
# Paths of files that only a site with search, fonts and pictures has.
OTHERS = (
    "assets/dossier.0a1b2c3d.css",
    "assets/print.css",
    "assets/page.js",
    "assets/icon.svg",
    "assets/fonts/NotoSans-normal-latin.0a1b2c3d.woff2",
    "assets/pictures/0123456789abcdef-640.webp",
    "en/search/index/index/en_0a1b2c3.pf_index",
    "en/search/index/pagefind.en_0a1b2c3d4e.pf_meta",
    "en/search/index/3/index/en-x-3_0a1b2c3.pf_index",
    "en/search/index/3/pagefind.en-x-3_0a1b2c3d4e.pf_meta",
    "en/search/index/fragment/en_0a1b2c3.pf_fragment",
    "en/search/index/wasm.en.pagefind",
    "en/search/index/pagefind-entry.json",
    "en/search/index/words.json",
    "en/publications/invented-waves/card.png",
    "en/publications/invented-waves/invented-waves.pdf",
)
SETTING = Setting("/srv/site", "/", ("en", "de"), {"en/old/": "en/new/"})


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition."""
    return edition_of(small_site)


@pytest.fixture
def paths(edition: Edition) -> list[str]:
    """The addresses of all pages, and the paths of the files that are no pages."""
    made = [artifact.path for artifact in (*make_outputs(edition), *make_entrances(edition, []))]
    addresses = [page.address for page in edition.plan.pages]
    return [*addresses, *(path for path in made if not path.endswith("index.html")), "", *OTHERS]


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("en/", "text/html; charset=utf-8"),
        ("de/404.html", "text/html; charset=utf-8"),
        ("en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("en/topics/elections/feed.json", "application/feed+json"),
        ("en/data/cite.json", "application/vnd.citationstyles.csl+json"),
        ("data/counts.json", "application/json"),
        ("data/counts.csv", "text/csv; charset=utf-8"),
        ("en/events/events.ics", "text/calendar; charset=utf-8"),
        ("charts/waves.en.svg", "image/svg+xml; charset=utf-8"),
        ("assets/page.js", "text/javascript; charset=utf-8"),
        ("assets/print.css", "text/css; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("en/publications/invented-waves/invented-waves.bib", "application/x-bibtex; charset=utf-8"),
        ("en/publications/invented-waves/invented-waves.ris", "application/x-research-info-systems; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
        ("en/index.html.br", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_its_name_or_ending(path: str, content_type: str) -> None:
    assert headers_of(path)["Content-Type"] == content_type


def test_every_file_of_a_site_has_a_type_of_its_own(paths: list[str]) -> None:
    unknown = [path for path in paths if kind_of(path) is PLAIN]
    assert unknown == ["_headers", "_redirects"]


def test_no_two_kinds_claim_an_ending_or_a_name() -> None:
    claimed = [claim for kind in KINDS for claim in (*kind.endings, *filter(None, [kind.name]))]
    assert len(claimed) == len(set(claimed))


def test_what_is_packed_in_itself_is_not_packed_again() -> None:
    assert {ending for kind in KINDS if kind.dense for ending in kind.endings} == {
        *("png", "jpg", "jpeg", "webp", "avif", "woff2", "pdf", "gz", "br"),
        *("pagefind", "pf_fragment", "pf_index", "pf_meta"),
    }


def test_no_policy_allows_inline_code_or_evaluation_and_only_the_search_a_program() -> None:
    for policy in (security_policy(), security_policy(search=True), page_policy("en/"), page_policy("en/search/")):
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe-inline" not in policy
        assert not re.search(r"(?<!wasm-)unsafe-eval", policy)
        assert "*" not in policy
        assert "http" not in policy
    assert "wasm-unsafe-eval" in page_policy("de/search/")
    for address in ("", "en/", "en/searching/", "en/publications/search/", "search/", "404.html"):
        assert page_policy(address) == security_policy(in_page=True)
        assert "wasm" not in page_policy(address)
        assert "connect-src" not in page_policy(address)


def test_a_policy_allows_exactly_this_and_forbids_what_no_default_does() -> None:
    told = dict(directive.split(" ", 1) for directive in security_policy(search=True).split("; "))
    assert told == {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        # The default does not hold for these (CSP 3, 6.3 and 6.4).
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


def test_what_only_a_header_can_say_is_not_in_the_page() -> None:
    assert "frame-ancestors 'none'" in security_policy()
    assert "frame-ancestors" not in page_policy("en/")


def test_a_policy_comes_with_whatever_could_run_something_and_nothing_else(paths: list[str]) -> None:
    for path in paths:
        could_run = path == "" or path.endswith(("/", ".html", ".svg", ".xml"))
        assert (HEADERS_OF_ACTIVE.keys() <= headers_of(path).keys()) == could_run, path
        assert could_run or not HEADERS_OF_ACTIVE.keys() & headers_of(path).keys(), path


def test_permissions_are_off_but_for_copying_and_handing_on() -> None:
    told = dict(entry.split("=") for entry in permissions_policy().split(", "))
    assert set(told.values()) == {"()"}
    assert {"camera", "microphone", "geolocation", "usb", "browsing-topics"} <= told.keys()
    assert not {"clipboard-write", "web-share"} & told.keys()


def test_what_is_named_by_its_content_is_kept_and_all_else_asked_for_again(paths: list[str]) -> None:
    kept = {path for path in paths if headers_of(path)[CACHE] == FOR_A_YEAR}
    assert kept == {
        path for path in OTHERS if re.search(r"dossier\.[0-9a-f]{8}\.css|fonts/|pictures/|\.pf_index|\.pf_meta", path)
    }
    assert {headers_of(path)[CACHE] for path in paths} == {FOR_A_YEAR, "no-cache"}


def test_only_charts_cards_and_the_icon_may_be_shown_elsewhere(paths: list[str]) -> None:
    shown = {path for path in paths if headers_of(path)[RESOURCE] == "cross-origin"}
    assert {path.rpartition(".")[2] for path in shown} == {"svg", "png"}
    assert {path for path in paths if path.endswith((".svg", "card.png"))} <= shown
    assert {headers_of(path)[RESOURCE] for path in set(paths) - shown} == {"same-origin"}


@pytest.mark.parametrize("answer", [answer_of_cloudflare, answer_of_netlify], ids=["cloudflare", "netlify"])
def test_hosts_send_the_same_headers(paths: list[str], answer: type[dict[str, str]]) -> None:
    rules = read_rules(write_headers())
    for path in paths:
        expected = headers_of(path)
        sent = answer(rules, f"/{path}")  # type: ignore[call-arg]
        # What a host tells from the ending is left to it; it sends with every file what only pages need.
        sent.setdefault("Content-Type", expected["Content-Type"])
        assert sent == {**HEADERS_OF_ACTIVE, **expected}, path


def test_hosts_are_told_the_types_that_the_ending_hides() -> None:
    rules = read_rules(write_headers())
    for path in (
        "en/feed.xml",
        "en/feed.json",
        "en/data/cite.json",
        "en/data/cite.bib",
        "data/a.csv",
        "en/a/event.ics",
    ):
        for answer in (answer_of_cloudflare, answer_of_netlify):
            assert answer(rules, f"/{path}")["Content-Type"] == headers_of(path)["Content-Type"]


def test_the_rules_keep_within_the_limits_of_hosts() -> None:
    text = write_headers()
    rules = read_rules(text)
    assert len(rules) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    # Of two rules for one path Cloudflare would forget the first; two stars in one are an error.
    assert len({rule.path for rule in rules}) == len(rules)
    assert all(rule.path.count("*") <= 1 for rule in rules)


def test_old_addresses_lead_on_by_each_host(edition: Edition) -> None:
    _, redirects = HostFiles().artifacts(edition, "")
    text = redirects.content.decode()
    expected = {f"/sub/{old}": f"/sub/{new}" for old, new in edition.plan.redirects.items()}
    assert expected
    assert redirects_of_cloudflare(text) == expected
    # There is a file at each: the page that leads on where a host has no redirects.
    assert redirects_of_netlify(text, at_files=True) == expected
    assert redirects_of_netlify(text, at_files=False) == expected
    assert read_redirects(text, "/sub/") == dict(edition.plan.redirects)


def test_netlify_shows_what_is_lost_in_the_language_of_its_path(edition: Edition) -> None:
    text = write_redirects({}, edition.library.languages.codes, "/")
    assert lost_of_netlify(text) == {"/en/*": "/en/404.html", "/de/*": "/de/404.html"}


def test_a_thousand_old_addresses_are_not_too_many() -> None:
    # Each is told twice, and Cloudflare counts both.
    many = {f"en/old-{number}/": "en/new/" for number in range(1000)}
    assert len(redirects_of_cloudflare(write_redirects(many, ("en",), "/"))) == 1000


def test_every_page_says_its_policy_and_that_links_tell_nobody_of_it(edition: Edition) -> None:
    pages = [file for file in (*make_outputs(edition), *make_entrances(edition, [])) if file.path.endswith(".html")]
    assert len(pages) > len(edition.plan.redirects)
    for page in pages:
        document = html.document_fromstring(page.content)
        assert document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [page_policy("")]
        assert document.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
        # Before anything that it is to hold for.
        names = [element.get("http-equiv") or element.tag for element in document.xpath("/html/head/*")]
        assert names.index("Content-Security-Policy") == 1


def test_a_page_for_unknown_addresses_can_be_moved(edition: Edition) -> None:
    lost = {file.path: file.content.decode() for file in make_entrances(edition, ["a.css"]) if "404" in file.path}
    assert lost.keys() == {"404.html", "en/404.html", "de/404.html"}
    for page in lost.values():
        assert root_path_of(page) == "/sub/"
        links = html.document_fromstring(move_links(page, "/")).xpath("//@href")
        assert [f"/sub{link}" for link in links] == html.document_fromstring(page).xpath("//@href")
        assert move_links(move_links(page, "/"), "/sub/") == page


@pytest.mark.parametrize("write", [write_nginx, write_caddy], ids=["nginx", "caddy"])
@pytest.mark.parametrize("path", ["/", "/a/b/"])
def test_a_server_is_told_every_header_redirect_and_type(write: type[str], path: str) -> None:
    text = str(write(Setting("/srv/site", path, ("en", "de"), {"en/old/": "en/new/"})))  # type: ignore[call-arg]
    for name, value in (*HEADERS.items(), *HEADERS_OF_ACTIVE.items()):
        assert f'{name} "{value}"' in text or f'"{value}"' in text
    for kind in KINDS:
        assert kind.media_type in text
    assert f"{path}en/new/" in text
    assert "/srv/site" in text
    assert "{{" not in text
    # Whoever leaves out the slash at the end is sent on.
    assert any(line in text for line in ("location = /a/b {", "redir /a/b /a/b/ ")) == (path != "/")


def test_a_named_host_gets_a_whole_server_block() -> None:
    named = Setting("/srv/site", "/", ("en",), {}, name="dossier.example")
    assert "server_name dossier.example;" in write_nginx(named)
    assert "\ndossier.example {" in write_caddy(named)
    assert "server {" not in write_nginx(SETTING)
    assert "server_name" not in write_nginx(SETTING)


def test_no_server_writes_down_who_was_there() -> None:
    nginx, caddy = write_nginx(SETTING), write_caddy(SETTING)
    assert "access_log off;" in nginx
    assert "error_log /dev/null;" in nginx
    assert not re.search(r"^\s*log\b", caddy, re.MULTILINE)


@pytest.fixture
def site(edition: Edition, tmp_path: Path) -> Path:
    """A folder with what of a finished site a configuration is made from."""
    for file in (*HostFiles().artifacts(edition, ""), *make_entrances(edition, ["a.css"])):
        path = tmp_path / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return tmp_path / "site"


def _ask(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_a_configuration_is_printed_for_the_sites_own_path(site: Path, edition: Edition) -> None:
    for server in ("nginx", "caddy"):
        answer = _ask("--server", server, "--root", "/srv/site", site)
        assert answer.exit_code == 0, answer.output
        assert "/sub/" in answer.output
        assert all(f"/sub/{new}" in answer.output for new in edition.plan.redirects.values())
        assert "en|de" in answer.output or "de|en" in answer.output


def test_at_another_path_the_pages_for_unknown_addresses_are_copied(site: Path, tmp_path: Path) -> None:
    answer = _ask("--server", "nginx", "--path", "/", site)
    assert answer.exit_code == 2
    assert "say with --into where it goes" in " ".join(answer.output.split()).lower()
    assert _ask("--server", "nginx", "--path", "/", "--into", tmp_path / "made", site).exit_code == 0
    assert _ask("--server", "nginx", "--into", tmp_path / "own", site).exit_code == 0
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["dossier.conf"], (
        "at its own path they are the site's"
    )
    made = {path.relative_to(tmp_path / "made").as_posix() for path in (tmp_path / "made").rglob("*.*")}
    assert made == {"dossier.conf", "404.html", "en/404.html", "de/404.html"}
    assert f'internal; alias "{tmp_path}/made/";' in (tmp_path / "made/dossier.conf").read_text()
    assert 'href="/de/"' in (tmp_path / "made/de/404.html").read_text()
    assert SITE.endswith(root_path_of((site / "404.html").read_text()))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--path", "dossier"), "dossier is no path"),
        (("--path", "/a b/"), "/a b/ is no path"),
        (("--name", "a; include /etc"), "is no name of a host"),
        (("--root", '/srv/"site'), "no configuration can name a folder by"),
        (("--root", "/srv/$x"), "no configuration can name a folder by"),
    ],
)
def test_what_a_server_would_misread_is_refused(site: Path, arguments: tuple[str, str], reason: str) -> None:
    answer = _ask("--server", "caddy", *arguments, site)
    assert answer.exit_code == 2
    assert reason in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    "line",
    [
        "/sub/x/ /sub/{$SECRET}/ 301",
        "/sub/x/ /sub/{env.SECRET}/ 301",
        "/sub/x;}{/ /sub/en/ 301",
        "/sub/x/ /sub/$http_cookie/ 301",
        "/sub/x/ https://elsewhere.example/ 301",
        '/sub/x"/ /sub/en/ 301',
    ],
)
@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_a_folder_that_somebody_else_made_gives_a_server_no_orders(site: Path, server: str, line: str) -> None:
    with (site / "_redirects").open("a") as file:
        file.write(f"{line}\n")
    answer = _ask("--server", server, site)
    assert answer.exit_code == 2
    assert "a form that is not the dossier's" in answer.output


def test_neither_does_the_name_of_a_folder(site: Path) -> None:
    (site / 'a"){;}').mkdir()
    (site / 'a"){;}' / "404.html").touch()
    assert _ask("--server", "nginx", site).exit_code == 2


def test_a_page_that_is_another_sites_is_refused(site: Path) -> None:
    (site / "404.html").write_text("<html>")
    answer = _ask("--server", "nginx", site)
    assert answer.exit_code == 2
    assert "not the dossier's page" in answer.output


@pytest.mark.parametrize("missing", ["404.html", "_redirects"])
def test_without_a_finished_site_there_is_nothing_to_configure(site: Path, missing: str) -> None:
    (site / missing).unlink()
    answer = _ask("--server", "nginx", site)
    assert answer.exit_code == 2
    assert "make publish" in answer.output


def test_a_page_of_the_search_is_known_by_its_address_and_by_its_file() -> None:
    for path in ("en/search/", file_of("en/search/")):
        assert "wasm-unsafe-eval" in headers_of(path)[POLICY]
    for path in ("en/", "en/publications/search/", "charts/waves.en.svg"):
        assert "wasm" not in headers_of(path)[POLICY]
