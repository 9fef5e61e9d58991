"""The finished site behind nginx on a free port of this machine, with the headers that a strict host would send."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

from .pages import LANGUAGES

# As the README recommends them: for every page, and for the search page, whose index is a program of its own.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
SEARCH_POLICY = CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
)
# Lighthouse reads robots.txt from within the page, which the policy above forbids.
AUDITED_POLICY = f"{CONTENT_SECURITY_POLICY}; connect-src 'self'"
PATIENCE = 10.0

_CONFIGURATION = Template("""\
$user
daemon off;
worker_processes 1;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path $work/body;
  proxy_temp_path $work/proxy;
  fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi;
  scgi_temp_path $work/scgi;
  types {
    text/html html;
    text/css css;
    text/javascript js mjs;
    text/plain txt;
    text/csv csv;
    text/calendar ics;
    application/json json;
    application/ld+json jsonld;
    application/xml xml xsl;
    application/atom+xml atom;
    application/rss+xml rss;
    application/wasm wasm;
    application/manifest+json webmanifest;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg jpeg;
    image/webp webp;
    image/avif avif;
    font/woff2 woff2;
  }
  default_type application/octet-stream;
  gzip on;
  gzip_comp_level 6;
  gzip_min_length 256;
  gzip_types text/css text/javascript text/plain text/csv text/calendar application/json application/ld+json
    application/xml application/atom+xml application/feed+json application/wasm image/svg+xml;
  charset utf-8;
  charset_types text/css text/javascript text/plain text/csv text/calendar application/json application/xml;
  map $$uri $$policy {
    default "$policy";
    ~^/[a-z-]+/search/ "$search_policy";
  }
  server {
    listen 127.0.0.1:$port;
    root "$site";
    index index.html;
    absolute_redirect off;
    add_header Content-Security-Policy $$policy always;
    add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy no-referrer always;
    error_page 404 /404.html;
    location / { try_files $$uri $$uri/ =404; }
$errors
  }
}
""")


@contextmanager
def serve(site: Path, policy: str = CONTENT_SECURITY_POLICY) -> Iterator[str]:
    """Runs nginx over the site as long as the context lasts and gives its address, without a slash at the end."""
    with tempfile.TemporaryDirectory(prefix="served-") as folder:
        work = Path(folder)
        port = _free_port()
        (work / "nginx.conf").write_text(_configuration(site.resolve(), work, port, policy), encoding="utf-8")
        command = [_nginx(), "-p", folder, "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                _wait_until_open(port, process)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()


def _configuration(site: Path, work: Path, port: int, policy: str) -> str:
    errors = "\n".join(
        f"    location /{language}/ {{ error_page 404 /{language}/404.html; try_files $uri $uri/ =404; }}"
        for language in LANGUAGES
        if (site / language / "404.html").is_file()
    )
    # A worker of root's nginx would be `nobody`, who may not read a temporary folder.
    user = f"user {pwd.getpwuid(0).pw_name};" if os.getuid() == 0 else ""
    return _CONFIGURATION.substitute(
        user=user,
        work=work,
        port=port,
        site=site,
        policy=policy,
        search_policy=SEARCH_POLICY,
        errors=errors,
    )


def _nginx() -> str:
    # Debian keeps it in /usr/sbin, which is not on everyone's PATH.
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not found:
        raise FileNotFoundError("nginx is needed: apt-get install nginx-light")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(port: int, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"nginx did not start: {process.stderr.read() if process.stderr else ''}")
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nginx did not answer on port {port}")
