"""`dossier verify` names every file that is not what its sum says; `dossier sign` says whose the sums are."""

from __future__ import annotations

import hashlib
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from dossier.cli.__main__ import main
from dossier.publish import remote, verification
from dossier.publish.remote import BadAddress, read_address
from dossier.publish.signature import sign
from dossier.publish.sums import SIGNATURE, SUMS, write_sums
from dossier.publish.verification import Verdict

FILES = {"index.html": b"home", "404.html": b"lost", "en/a b/ў.html": b"page", "en/index.html": b"en", "_headers": b"h"}
Verify = Callable[..., tuple[int, str]]


def write_site(folder: Path) -> None:
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    sums = write_sums({path: hashlib.sha256(content).digest() for path, content in FILES.items()})
    (folder / SUMS).write_bytes(sums)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Give the status and all that is said."""

    def run(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        status = main(["verify", *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as simple hosts do; a subclass is a worse host."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def serve(site: Path) -> Iterator[Callable[[type[Handler]], str]]:
    """Give a way to serve the site by a handler; what asked it must have closed its connections in the end."""
    before = set(threading.enumerate())
    servers: list[ThreadingHTTPServer] = []

    def start(handler: type[Handler] = Handler) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
    # A connection that verification left open would keep its thread here for ever.
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert set(threading.enumerate()) <= before


Serve = Callable[..., str]


def test_a_whole_site_is_authentic_and_it_is_said_what_that_means(site: Path, verify: Verify) -> None:
    status, told = verify(site)
    assert status == 0
    assert told.startswith("6 authentic, 0 altered, 0 missing, 0 extra.\n")
    assert "whether it is whole, not who made it" in told
    _, told = verify(site, "--verbose")
    assert "authentic: en/a b/ў.html\n" in told


def test_each_file_that_is_not_as_it_should_be_is_named(site: Path, verify: Verify) -> None:
    (site / "index.html").write_bytes(b"hame")
    (site / "en/index.html").unlink()
    (site / "en/stranger\x1b[2J.html").write_bytes(b"x")
    (site / ".hidden").write_bytes(b"x")
    status, told = verify(site)
    assert status == 1
    assert told.startswith(
        "altered: index.html\nmissing: en/index.html\nextra: .hidden\nextra: 'en/stranger\\x1b[2J.html'\n"
        "4 authentic, 1 altered, 1 missing, 2 extra.\n"
    )


@pytest.mark.parametrize("fault", ["altered", "missing", "extra"])
def test_one_fault_of_any_kind_is_enough(site: Path, verify: Verify, fault: str) -> None:
    path = site / ("stranger" if fault == "extra" else "index.html")
    path.unlink(missing_ok=True)
    if fault != "missing":
        path.write_bytes(b"x")
    status, told = verify(site)
    assert status == 1
    assert f"{fault}: {path.name}\n" in told


def test_what_is_no_plain_file_is_not_followed(site: Path, tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "same").write_bytes(FILES["index.html"])
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "same")
    (site / "404.html").unlink()
    os.mkfifo(site / "404.html")
    (site / "out").symlink_to(tmp_path)
    status, told = verify(site)
    assert status == 1
    assert told.startswith("altered: 404.html\naltered: index.html\nextra: out\n4 authentic")


def test_sums_that_somebody_trusts_show_what_a_site_with_sums_of_its_own_hides(
    site: Path, tmp_path: Path, verify: Verify
) -> None:
    trusted = tmp_path / "mine" / SUMS
    trusted.parent.mkdir()
    trusted.write_bytes((site / SUMS).read_bytes())
    assert verify(site, "--sums", trusted) == (0, "6 authentic, 0 altered, 0 missing, 0 extra.\n")
    (site / "index.html").write_bytes(b"forged")
    forged = {**FILES, "index.html": b"forged"}
    (site / SUMS).write_bytes(write_sums({path: hashlib.sha256(content).digest() for path, content in forged.items()}))
    assert verify(site)[0] == 0
    status, told = verify(site, "--sums", trusted)
    assert status == 1
    assert told.startswith("altered: index.html\naltered: SHA256SUMS\n")
    (site / SUMS).unlink()
    assert "missing: SHA256SUMS\n" in verify(site, "--sums", trusted)[1]


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "Permission denied"), "permission denied"), (OSError(), "it can't be opened")],
)
def test_a_file_that_can_not_be_opened_is_not_authentic(
    site: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    digest = verification._digest

    def fail(path: Path) -> bytes:
        if path == site / "index.html":
            raise error
        return digest(path)

    monkeypatch.setattr(verification, "_digest", fail)
    status, told = verify(site)
    assert status == 1
    assert told.startswith(f"not read: index.html ({reason})\n5 authentic, 0 altered, 0 missing, 0 extra, 1 not read.")


def test_where_nothing_was_looked_at_nothing_is_authentic() -> None:
    assert not Verdict().is_authentic
    assert Verdict(authentic=[SUMS]).is_authentic


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (f"{'0' * 64}  ../../etc/passwd\n".encode(), "line 1 has a path that is not allowed")],
)
def test_hostile_sums_are_refused_before_any_file_is_read(
    site: Path, verify: Verify, content: bytes, reason: str
) -> None:
    (site / SUMS).write_bytes(content)
    assert verify(site) == (1, f"The sums are refused: {reason}.\n")


def test_a_folder_without_sums_is_not_verified(site: Path, verify: Verify) -> None:
    (site / SUMS).unlink()
    assert verify(site) == (1, f"Not verified: no such file or directory: {site / SUMS}.\n")


def test_what_refuses_a_site_goes_where_errors_go(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / SUMS).unlink()
    assert main(["verify", str(site)]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err[:12]) == ("", "Not verified")


def test_a_site_at_an_address_is_verified(serve: Serve, verify: Verify) -> None:
    status, told = verify(serve())
    assert status == 0
    assert told.startswith("6 authentic, 0 altered, 0 missing, 0 extra.\n")
    assert "not whether there are others" in told


def test_at_an_address_each_file_is_named_too(site: Path, serve: Serve, verify: Verify, tmp_path: Path) -> None:
    trusted = tmp_path / "trusted"
    trusted.write_bytes((site / SUMS).read_bytes())
    (site / "en/a b/ў.html").write_bytes(b"forged")
    (site / "404.html").unlink()
    (site / "_headers").unlink()
    status, told = verify(serve(), "--sums", trusted)
    assert status == 1
    assert told.startswith(
        "altered: en/a b/ў.html\nmissing: 404.html\nkept by the host: _headers (its own configuration)\n"
        "3 authentic, 1 altered, 1 missing, 0 extra.\n"
    )
    address = serve()
    # Sums from an address serve a folder too.
    status, told = verify(site, "--sums", f"{address}{SUMS}")
    assert status == 1
    assert told.startswith("altered: en/a b/ў.html\nmissing: 404.html\nmissing: _headers\n3 authentic")


class Renaming(Handler):
    """Calls pages by the names of their folders, as some hosts do, and compresses what it is asked to."""

    def do_GET(self) -> None:
        assert self.headers["Accept-Encoding"] == "identity"
        if self.path.endswith("/index.html"):
            self.answer(308, {"Location": self.path.removesuffix("index.html")})
        else:
            super().do_GET()


def test_a_host_may_call_a_page_by_another_name_of_its_own(serve: Serve, verify: Verify) -> None:
    assert verify(serve(Renaming))[0] == 0


class Moved(Handler):
    """Sends to each file in another way that is allowed, some of them several times."""

    def do_GET(self) -> None:
        here, _, question = self.path.partition("?")
        name = here.rpartition("/")[2]
        there = {
            "index.html": (301, f"{here}?again=1"),
            "404.html": (302, f"http://{self.headers['Host']}/404.html?again=1"),
            "_headers": (303, "?again=1"),
            SUMS: (307, f"//{self.headers['Host']}/{SUMS}?again=1"),
        }
        if name in there and question != "again=3":
            status, address = there[name]
            self.answer(status, {"Location": address.replace("=1", f"={int(question[-1:] or 0) + 1}")})
        else:
            super().do_GET()


def test_a_host_may_send_to_another_place_of_its_own(serve: Serve, verify: Verify) -> None:
    assert verify(serve(Moved))[1].startswith("6 authentic, 0 altered, 0 missing, 0 extra.\n")


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (410, {}, "missing: index.html\n"),
        (302, {"Location": "http://[x/"}, "not read: index.html (the server sends to an address that is none)\n"),
        (
            302,
            {"Location": "//127.0.0.1:99999/"},
            "not read: index.html (the server sends to an address that is none)\n",
        ),
        (302, {"Location": "http://127.0.0.1/"}, "not read: index.html (the server sends to another host)\n"),
        (302, {}, "not read: index.html (the server sends in a circle)\n"),
        (0, {}, "not read: index.html (the server's answer is none of HTTP)\n"),
    ],
)
def test_one_bad_answer_is_told_of_its_file_alone(
    serve: Serve, verify: Verify, status: int, headers: dict[str, str], told: str
) -> None:
    class Bad(Handler):
        def do_GET(self) -> None:
            if self.path == "/index.html":
                self.answer(status, headers) if status else self.wfile.write(b"garbage\r\n\r\n")
                self.close_connection = True
            else:
                super().do_GET()

    assert verify(serve(Bad))[1].startswith(f"{told}5 authentic")


class Away(Handler):
    """Fails in another way for each file."""

    def do_GET(self) -> None:
        if self.path == "/index.html":
            self.answer(302, {"Location": "http://localhost/index.html"})
        elif self.path == "/404.html":
            self.answer(302, {"Location": "/404.html"})
        elif self.path == "/en/index.html":
            self.answer(200, {"Content-Encoding": "gzip"}, b"\x1f\x8b")
        elif unquote(self.path) == "/en/a b/ў.html":
            self.answer(200, {"Content-Length": "1000"}, b"page")
            self.close_connection = True
        elif self.path == "/_headers":
            self.answer(503, {})
        else:
            super().do_GET()


def test_what_can_not_be_read_is_not_authentic_and_says_why(serve: Serve, verify: Verify) -> None:
    status, told = verify(serve(Away))
    assert status == 1
    assert told.startswith(
        "not read: 404.html (the server sends in a circle)\n"
        "not read: _headers (the server answers 503)\n"
        "not read: en/a b/ў.html (cut short)\n"
        "not read: en/index.html (the server compresses it, though asked not to)\n"
        "not read: index.html (the server sends to another host)\n"
        "1 authentic, 0 altered, 0 missing, 0 extra, 5 not read.\n"
    )


def test_neither_a_long_file_nor_a_slow_one_is_read_to_its_end(
    serve: Serve, verify: Verify, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Path
) -> None:
    trusted = tmp_path / "trusted"
    trusted.write_bytes((site / SUMS).read_bytes())
    (site / "index.html").write_bytes(b"x" * 200)
    monkeypatch.setattr(remote.Remote.read, "__defaults__", (100,))
    assert "not read: index.html (longer than 100 bytes)\n" in verify(serve(), "--sums", trusted)[1]
    monkeypatch.setattr(remote, "_LONGEST", -1)
    assert "not read: 404.html (takes longer than -1 seconds)\n" in verify(serve(), "--sums", trusted)[1]


class Dripping(Handler):
    """Never comes to an end of what stands before or behind the content of a file, and is never silent."""

    begun = b""
    piece = b"X"

    def do_GET(self) -> None:
        self.close_connection = True
        try:
            self.wfile.write(self.begun)
            while True:
                self.wfile.write(self.piece)
                time.sleep(0.01)
        except OSError:
            return


_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"


@pytest.mark.parametrize(
    "drip",
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (_CHUNKED, b"A: b\r\n"),
    ],
    ids=["interim answers", "a header", "trailers"],
)
def test_an_answer_without_an_end_is_given_up_and_so_is_the_host(
    serve: Serve, verify: Verify, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drip: tuple[bytes, bytes]
) -> None:
    host = type("Host", (Dripping,), {"begun": drip[0], "piece": drip[1]})
    monkeypatch.setattr(remote, "_LONGEST", 0.1)
    trusted = tmp_path / "trusted"
    trusted.write_bytes(write_sums({f"{number}.html": hashlib.sha256(b"x").digest() for number in range(2)}))
    status, told = verify(serve(host), "--sums", trusted)
    assert status == 1
    assert "not read: 0.html (takes longer than 0.1 seconds)\n" in told
    trusted.write_bytes(write_sums({f"{number}.html": hashlib.sha256(b"x").digest() for number in range(500)}))
    assert verify(serve(host), "--sums", trusted) == (1, "Not verified: it failed too often.\n")


class Misleading(Handler):
    """Sends on to what is no address."""

    there = ""

    def do_GET(self) -> None:
        self.wfile.write(f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {self.there}\r\n\r\n".encode("latin-1"))


@pytest.mark.parametrize(
    ("there", "reason"),
    [
        ("http://[bad", "an address that is none"),
        ("http://127.0.0.1:99999/", "an address that is none"),
        ("http://127.0.0.1:x/", "an address that is none"),
        ("/x?\xff y", "in a circle"),
        ("/\xff y", "in a circle"),
    ],
)
def test_no_redirect_can_do_more_than_fail(serve: Serve, verify: Verify, site: Path, there: str, reason: str) -> None:
    status, told = verify(serve(type("Host", (Misleading,), {"there": there})), "--sums", site / SUMS)
    assert status == 1
    assert f"not read: index.html (the server sends {'to ' if 'none' in reason else ''}{reason})\n" in told


class Broken(Handler):
    """Answers nothing that a browser would understand, and counts how often."""

    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.wfile.write(b"garbage\r\n\r\n")
        self.close_connection = True


def test_a_host_that_always_fails_is_soon_left_alone(
    serve: Serve, verify: Verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = tmp_path / "trusted"
    trusted.write_bytes(write_sums({f"{number}.html": hashlib.sha256(b"x").digest() for number in range(200)}))
    Broken.asked = 0
    assert verify(serve(Broken), "--sums", trusted) == (1, "Not verified: it failed too often.\n")
    assert Broken.asked < 20


def test_a_host_that_is_not_there_is_told(verify: Verify) -> None:
    status, told = verify("http://127.0.0.1:9/")
    assert status == 1
    assert told.startswith("Not verified: connection refused")


@pytest.mark.parametrize(
    "address",
    [
        "http://dossier.test/", "http://10.0.0.1/", "http://localhost.dossier.test/", "http://onion/", "ftp://localhost/",
        "https://name@dossier.test/", "https://name:secret@dossier.test/", "https://dossier.test/?a=b",
        "https://dossier.test/#a", "https:///a", "https://dossier.test:99999/", "http://x.onion.dossier.test/",
        "https://dossier..test/", "http://.onion/",
        f"https://{'d' * 64}.test/",
    ],
)  # fmt: skip
def test_an_address_on_whose_way_files_could_be_changed_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        read_address(address)


def test_addresses_that_are_read(verify: Verify) -> None:
    assert read_address("https://dossier.test").path == "/"
    assert read_address("https://dossier.test/sub/ў").path == "/sub/%D1%9E/"
    assert read_address("https://dossier.test/a%20b").path == "/a%20b/"
    assert read_address("http://abcdef.onion/").port == 80
    assert read_address("https://dossier.test").port == 443
    assert read_address("http://[::1]:8000/").host == "::1"
    status, told = verify("http://dossier.test/")
    assert status == 2
    assert "it must begin with https://" in told


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key made for this test, and the list that allows it."""
    path = tmp_path / "keys" / "key"
    path.parent.mkdir()
    _make_key(path)
    public = path.with_suffix(".pub").read_text().split(" ")
    (tmp_path / "signers").write_text(f"press@dossier.test {public[0]} {public[1]}\n")
    return path


def _make_key(path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path], check=True)


def test_a_signed_site_says_who_signed_it(site: Path, tmp_path: Path, key: Path, serve: Serve, verify: Verify) -> None:
    assert main(["sign", str(site), "--key", str(key)]) == 0
    signed = "The sums are signed by press@dossier.test.\n"
    whole = "6 authentic, 0 altered, 0 missing, 0 extra.\n"
    assert verify(site, "--signers", tmp_path / "signers") == (0, whole + signed)
    assert verify(site)[0] == 0, "the signature is no stranger"
    status, told = verify(serve(), "--signers", tmp_path / "signers")
    assert (status, signed in told) == (0, True)
    assert verify(site, "--signers", tmp_path / "signers", "--sums", site / SUMS) == (0, whole + signed)
    # Signing again replaces the signature.
    assert main(["sign", str(site), "--key", str(key)]) == 0


def test_without_a_signature_that_counts_nothing_is_verified(
    site: Path, tmp_path: Path, key: Path, serve: Serve, verify: Verify
) -> None:
    signers = tmp_path / "signers"
    assert verify(site, "--signers", signers) == (1, f"Not verified: there is no {SIGNATURE}.\n")
    assert verify(serve(), "--signers", signers) == (1, f"Not verified: there is no {SIGNATURE}.\n")
    main(["sign", str(site), "--key", str(key)])
    sums = (site / SUMS).read_bytes()
    (site / SUMS).write_bytes(write_sums({"index.html": hashlib.sha256(b"x").digest()}))
    assert "the signature is not of these sums" in verify(site, "--signers", signers)[1]
    (site / SUMS).write_bytes(sums)
    _make_key(tmp_path / "keys" / "other")
    (site / SIGNATURE).unlink()
    main(["sign", str(site), "--key", str(tmp_path / "keys" / "other")])
    assert "the signature is by nobody whom" in verify(site, "--signers", signers)[1]
    # Made with the right key, but for another purpose.
    (site / SIGNATURE).unlink()
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", key, site / SUMS], check=True)
    assert "the signature is not of these sums" in verify(site, "--signers", signers)[1]


def test_only_what_its_sums_say_is_signed(site: Path, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_bytes(b"x")
    assert main(["sign", str(site), "--key", str(key)]) == 1
    assert "the site is not what its sums say" in capsys.readouterr().err
    (site / SUMS).write_bytes(b"x\n")
    assert main(["sign", str(site), "--key", str(key)]) == 1
    assert not (site / SIGNATURE).exists()


def test_a_site_that_a_build_replaces_while_somebody_signs_is_not_signed(
    site: Path, key: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign_slowly(content: bytes, key: Path) -> bytes:
        (site / SUMS).write_bytes(write_sums({"index.html": hashlib.sha256(b"new").digest()}))
        return sign(content, key)

    monkeypatch.setattr("dossier.cli.sign.sign", sign_slowly)
    assert main(["sign", str(site), "--key", str(key)]) == 1
    assert "the site was built anew meanwhile" in capsys.readouterr().err
    assert not (site / SIGNATURE).exists()


@pytest.mark.parametrize("place", ["site", "project"])
def test_a_private_key_that_would_be_published_is_refused(
    site: Path, key: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (site.parent / "mkdocs.yml").touch()
    exposed = site / "key" if place == "site" else site.parent / "key"
    exposed.write_bytes(key.read_bytes())
    assert main(["sign", str(site), "--key", str(exposed)]) == 1
    assert "would be published" in capsys.readouterr().err
    exposed.unlink()
    public = site.parent / "key.pub"
    public.write_bytes(key.with_suffix(".pub").read_bytes())
    assert main(["sign", str(site), "--key", str(public)]) == 1
    assert "ssh-keygen can't sign" in capsys.readouterr().err, "no agent holds the other half"
    assert not (site / SIGNATURE).exists()


def test_without_ssh_keygen_it_is_said_what_is_missing(
    site: Path, key: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["sign", str(site), "--key", str(key)]) == 1
    assert "openssh-client" in capsys.readouterr().err
