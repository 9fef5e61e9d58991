"""The finished site behind a real server on a free port of this machine, as `dossier hosting` would have it set up."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from dossier.cli.hosting import command

PATIENCE = 10.0
# Lighthouse reads robots.txt from within the page, which the policy of the site forbids.
_POLICY, _AUDITED_POLICY = "default-src 'none';", "default-src 'none'; connect-src 'self';"
NGINX_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

_NGINX = """\
{user}
load_module {brotli};
daemon off;
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/error.log info;
events {{ worker_connections 256; }}
http {{
  access_log {work}/access.log;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  {filters}
  include {file};
}}
"""
# Elsewhere it would be told how to run, and fetch a certificate.
_CADDY = """\
{{
\tadmin off
\tauto_https off
\tlog {{
\t\toutput file {work}/error.log
\t\tlevel INFO
\t}}
}}
import {file}
"""


@contextmanager
def serve(
    site: Path, *, server: str = "nginx", path: str | None = None, work: Path | None = None, audited: bool = False
) -> Iterator[str]:
    """Runs a server over the site as long as the context lasts and gives its address, without a slash at the end.

    What the server writes lies in `work`, where it is given. `audited` lets pages read what Lighthouse asks for.
    """
    with tempfile.TemporaryDirectory(prefix="served-") as folder:
        work = work or Path(folder)
        port = _free_port()
        chosen = ["--path", path] if path else []
        done = CliRunner().invoke(
            command, ["--server", server, *_name(server, port), "--into", str(work), *chosen, str(site)]
        )
        assert done.exit_code == 0, (done.output, done.exception)
        if audited:
            _let_audit(work / "dossier.conf")
        with subprocess.Popen(
            (_nginx if server == "nginx" else _caddy)(work, port, audited), stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                _wait_until_open(port, process)
                yield f"http://127.0.0.1:{port}{(path or '/')[:-1]}"
            finally:
                process.terminate()


def _name(server: str, port: int) -> list[str]:
    return ["--name", "127.0.0.1" if server == "nginx" else f"http://127.0.0.1:{port}"]


def _nginx(work: Path, port: int, audited: bool) -> list[str]:
    # Only root may listen at the port that everybody asks at.
    file = work / "dossier.conf"
    whole = file.read_text(encoding="utf-8").replace("listen [::]:80;", "").replace("listen 80;", f"listen {port};")
    file.write_text(whole, encoding="utf-8")
    # A worker of root's nginx would be `nobody`, who may not read a temporary folder.
    user = f"user {pwd.getpwuid(0).pw_name};" if os.getuid() == 0 else ""
    filters = f'sub_filter "{_POLICY}" "{_AUDITED_POLICY}";' if audited else ""
    text = _NGINX.format(user=user, brotli=NGINX_MODULE, work=work, port=port, filters=filters, file=file)
    (work / "nginx.conf").write_text(text, encoding="utf-8")
    return [find_program("nginx"), "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")]


def _caddy(work: Path, _port: int, _audited: bool) -> list[str]:
    text = _CADDY.format(work=work, file=work / "dossier.caddy")
    (work / "Caddyfile").write_text(text, encoding="utf-8")
    # It keeps its own things where its user's home is.
    home = [f"{name}={work}" for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")]
    return ["env", *home, find_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def _let_audit(configuration: Path) -> None:
    """Allows pages what Lighthouse does in them; what is compressed beforehand could not be changed on its way."""
    text = configuration.read_text(encoding="utf-8").replace(_POLICY, _AUDITED_POLICY)
    configuration.write_text(re.sub(r"(gzip|brotli)_static on;", "", text), encoding="utf-8")


def find_program(name: str) -> str:
    """A server's program."""
    # Debian keeps nginx in /usr/sbin, which is not on everyone's PATH.
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not found:
        raise FileNotFoundError(f"{name} is needed: apt-get install {name}")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(port: int, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server did not start: {process.stderr.read() if process.stderr else ''}")
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"the server did not answer on port {port}")
