"""A small site behind Debian's nginx and Caddy, each as `dossier hosting` writes it, at the root and below a path."""

import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from lxml import html

from dossier.build.request import make_request
from dossier.cli.hosting import command
from dossier.cli.making import make
from dossier.hosting.definition import HEADERS, HEADERS_OF_ACTIVE, kind_of
from expected_headers import headers_of
from small_sites import LANGUAGES, TODAY, make_project

from .asking import Answer, Asker
from .server import NGINX_MODULE, find_program, serve

# What the small site lacks: cards, papers and pictures take long to make, and their content does not matter here.
FURTHER = (
    "en/publications/invented-waves/card.png",
    "en/publications/invented-waves/invented-waves.pdf",
    "assets/pictures/0123456789abcdef-640.webp",
    "assets/pictures/0123456789abcdef-640.jpg",
    "assets/pictures/0123456789abcdef-640.avif",
)
PLACES = [("nginx", None), ("nginx", "/a/b/"), ("caddy", None), ("caddy", "/a/b/")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, finished as a publisher makes it."""
    root = make_project(tmp_path_factory.mktemp("hosting") / "project")
    make(make_request(root, TODAY, without=frozenset({"cards", "pdf"}), compressed=True), None)
    for path in FURTHER:
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_bytes(path.encode() * 50)
    return root / "site"


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: f"{place[0]} at {place[1] or '/'}")
def asker(small: Path, request: pytest.FixtureRequest) -> Iterator[Asker]:
    """Somebody who asks one of the servers."""
    server, path = request.param
    with serve(small, server=server, path=path) as address:
        asker = Asker(address)
        yield asker
        asker.close()


def _files(site: Path) -> list[str]:
    """Every file of the site, by its path, but variants, and pages of old addresses, from which a server sends on."""
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    replaced = {f"{old}index.html" for old in _redirects(site)}
    found = [path for path in paths if path not in replaced and not path.endswith((".br", ".gz"))]
    assert len(found) > 200
    return found


def _address(path: str) -> str:
    return "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)


def _told(answer: Answer) -> dict[str, str]:
    """The headers of an answer that the definition speaks of; others are the server's own."""
    names = ("Content-Type", *HEADERS, *HEADERS_OF_ACTIVE)
    return {name: answer.headers[name.lower()] for name in names if name.lower() in answer.headers}


def test_every_file_comes_whole_with_its_type_and_every_header(asker: Asker, small: Path) -> None:
    files = _files(small)
    assert {kind_of(path).media_type for path in files} >= {
        "text/html", "text/css", "text/javascript", "text/csv", "text/calendar", "text/plain", "font/woff2",
        "application/atom+xml", "application/feed+json", "application/json", "application/pdf", "application/xml",
        "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json",
        "application/octet-stream", "image/svg+xml", "image/png", "image/webp", "image/avif", "image/jpeg",
    }  # fmt: skip
    for path in files:
        answer = asker.ask(_address(path))
        assert answer.status == 200, path
        assert answer.body == (small / path).read_bytes(), path
        expected = headers_of(path)
        assert _told(answer) == expected, path


@pytest.mark.parametrize(("accepted", "coding", "ending"), [("gzip, br", "br", ".br"), ("gzip", "gzip", ".gz")])
def test_who_understands_it_gets_the_variant_that_lies_there(
    asker: Asker, small: Path, accepted: str, coding: str, ending: str
) -> None:
    packed = [path for path in _files(small) if (small / f"{path}{ending}").is_file()]
    assert len(packed) > 50
    for path in packed:
        answer = asker.ask(_address(path), Accept_Encoding=accepted)
        assert answer.status == 200
        assert answer.headers.get("content-encoding") == coding, path
        assert answer.body == (small / f"{path}{ending}").read_bytes(), path
        expected = headers_of(path)
        assert _told(answer) == expected, path
        assert answer.headers["vary"] == "Accept-Encoding"


def test_who_understands_none_gets_the_plain_file_and_caches_are_told(asker: Asker) -> None:
    for accepted in ("identity", "br;q=0, gzip;q=0", ""):
        answer = asker.ask("/en/", Accept_Encoding=accepted)
        assert "content-encoding" not in answer.headers
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.body.lstrip().startswith(b"<!doctype html>")


def test_what_is_dense_is_not_packed_again(asker: Asker, small: Path) -> None:
    dense = [path for path in _files(small) if kind_of(path).dense]
    assert len({kind_of(path) for path in dense}) > 5
    for path in dense:
        assert "content-encoding" not in asker.ask(_address(path), Accept_Encoding="br, gzip").headers, path


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_what_a_reader_has_already_does_not_come_again(asker: Asker, accepted: str) -> None:
    for address in ("/", "/en/", "/data/releases.csv", "/en/feed.json", "/de/search/"):
        first = asker.ask(address, Accept_Encoding=accepted)
        for condition in (
            {"If_None_Match": first.headers["etag"]},
            {"If_Modified_Since": first.headers["last-modified"]},
        ):
            again = asker.ask(address, Accept_Encoding=accepted, **condition)
            assert (again.status, again.body) == (304, b""), (address, condition)
            assert again.headers["cache-control"] == first.headers["cache-control"]
        changed = asker.ask(address, Accept_Encoding=accepted, If_None_Match='"something-else"')
        assert (changed.status, changed.body) == (200, first.body)


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/de/no/such/page/", "de"),
        ("/de/no-such.csv", "de"),
        ("/en/feed.xml/", "en"),
        ("/en/search/none", "en"),
        ("/en/search/index/fragment/none.pf_fragment", "en"),
        # Folders without a page are not shown.
        ("/de/search/index/", "de"),
        ("/assets/", ""),
        ("/assets/fonts/none.woff2", ""),
        ("/charts/none.en.svg", ""),
        ("/xx/", ""),
        ("/nothing", ""),
        # No disk has such names.
        (f"/de/{'a' * 300}/", "de"),
        (f"/en/{'%D1%9E' * 150}", "en"),
        ("/en/%0a%1b", "en"),
        (f"/de/{'a/' * 2_100}", "de"),
    ],
)
def test_an_unknown_address_is_told_so_in_its_language(asker: Asker, address: str, language: str) -> None:
    answer = asker.ask(address)
    assert answer.status == 404
    expected = headers_of("404.html")
    assert _told(answer) == expected
    page = html.document_fromstring(answer.body)
    assert page.xpath("//li/@lang") == ([language] if language else list(LANGUAGES))
    links = page.xpath("//@href")
    assert len(links) > 3
    for link in links:
        assert link.startswith(f"{asker.path}/"), link
        assert asker.ask(link.removeprefix(asker.path)).status == 200, link


def test_an_old_address_leads_to_the_new_one_for_good(asker: Asker, small: Path) -> None:
    redirects = _redirects(small)
    assert len(redirects) == 2 * len(LANGUAGES)
    for old, new in redirects.items():
        answer = asker.ask(f"/{old}")
        assert (answer.status, urlsplit(answer.headers["location"]).path) == (301, f"{asker.path}/{new}")
        assert asker.ask(f"/{new}").status == 200


def test_a_folder_is_told_by_its_slash(asker: Asker) -> None:
    for address in ("/de", "/en/prisoners", "/en/search", *([""] if asker.path else [])):
        answer = asker.ask(address)
        assert answer.status in (301, 308)
        assert urlsplit(answer.headers["location"]).path == f"{asker.path}{address}/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "UNHEARD"])
def test_a_site_can_only_be_read(asker: Asker, method: str) -> None:
    assert asker.ask("/en/", method).status == 405
    assert asker.ask("/no/such/page/", method).status in (404, 405)


def test_a_head_has_the_headers_and_no_body(asker: Asker) -> None:
    whole, head = asker.ask("/en/"), asker.ask("/en/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers.items() - {("date", head.headers["date"])} <= whole.headers.items() | {("connection", "close")}


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_nobodys_visit_is_written_down(small: Path, tmp_path: Path, server: str) -> None:
    with serve(small, server=server, work=tmp_path) as address:
        asker = Asker(address)
        asker.ask("/en/")
        asker.ask("/en/noticed/")
        asker.ask("/assets/")
        asker.ask("/noticed.csv", "POST")
        asker.ask("/%2e%2e/%2e%2e/noticed", "UNHEARD")
        asker.close()
        parts = urlsplit(address)
        with socket.create_connection((str(parts.hostname), int(parts.port or 0))) as broken:
            broken.sendall(b"GET /noticed NOT-HTTP\r\nHost: noticed\r\n\r\n")
            broken.recv(4096)
    written = {path.name: path.read_text(errors="replace") for path in tmp_path.rglob("*.log")}
    assert written.keys() >= {"error.log"}
    for name, text in written.items():
        assert not re.search(r"noticed|client|remote|GET|/en/", text), (name, text)


@pytest.mark.parametrize("path", ["/", "/a/b/"])
def test_a_server_that_is_there_already_takes_the_site_in(small: Path, tmp_path: Path, path: str) -> None:
    for server in ("nginx", "caddy"):
        arguments = ["--server", server, "--path", path, "--into", str(tmp_path / server), str(small)]
        assert CliRunner().invoke(command, arguments).exit_code == 0
    own = tmp_path / "nginx.conf"
    own.write_text(
        f"load_module {NGINX_MODULE};\npid {tmp_path}/pid;\nevents {{}}\nhttp {{ server {{ listen 127.0.0.1:1;\n"
        f"include {tmp_path}/nginx/dossier.conf;\nlocation /other/ {{ return 204; }} }} }}\n"
    )
    done = subprocess.run(
        [find_program("nginx"), "-t", "-p", tmp_path, "-e", "stderr", "-c", own], capture_output=True, check=False
    )
    assert b"test is successful" in done.stderr, done.stderr
    assert b"warn" not in done.stderr, done.stderr
    caddyfile = tmp_path / "Caddyfile"
    caddyfile.write_text(f"http://127.0.0.1:1 {{\n\timport {tmp_path}/caddy/dossier.caddy\n}}\n")
    done = subprocess.run(
        [find_program("caddy"), "validate", "--adapter", "caddyfile", "--config", caddyfile],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _redirects(site: Path) -> dict[str, str]:
    lines = (line.split() for line in (site / "_redirects").read_text().splitlines() if line.endswith(" 301"))
    return {old.removeprefix("/"): new.removeprefix("/") for old, new, _ in lines}
