"""Takes a setting, gives the configuration of nginx: for a `server` block, or a whole one where the host is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.hosting.definition import (
    ACTIVE_ENDINGS,
    DEVIATIONS,
    HEADERS,
    HEADERS_OF_ACTIVE,
    KINDS,
    PLAIN,
    Kind,
    write_regex,
)
from dossier.hosting.setting import Setting
from dossier.plan.addresses import not_found_of

_ABOUT = """\
# The dossier behind nginx, made by `dossier hosting`: make it again rather than edit it.
# The variants compressed with Brotli need Debian's package libnginx-mod-http-brotli-static; without it, take out the
# line `brotli_static on;`. They and those with gzip lie in a site made by `make publish`.
#
# Nobody's visit is written down, neither here nor in the log of errors: a reader inside Belarus must not be found in
# it. See to it that whatever stands in front of this server keeps no log either."""
_SERVER = """\
# The certificate goes into this block (`ssl_certificate`, `listen 443 ssl`); certbot puts it there itself.
server {{
    listen 80;
    listen [::]:80;
    server_name {name};
    access_log off;
    error_log /dev/null;
    server_tokens off;
{body}
}}"""
# Where nobody can ask for anything: the place of copies of pages.
_LOST = ".lost/"
# What was named as a folder and has no page in it is as little there as what is missing: no folder is listed.
_PLACE = """\
    alias "{root}/";
    index index.html;
    autoindex off;
    access_log off;
    error_log /dev/null;
    log_not_found off;
    server_tokens off;
    absolute_redirect off;
    error_page 403 404 =404 $dossier_lost;

    gzip_static on;
    brotli_static on;
    gzip on;
    gzip_comp_level 6;
    gzip_min_length 512;
    gzip_proxied any;
    gzip_vary on;
    gzip_types {packed};

    charset utf-8;
    charset_types {utf8};
    default_type {plain};
    types {{
{types}
    }}"""


def write_nginx(setting: Setting) -> str:
    """Return the configuration, with a line of reasons where one is needed."""
    body = "\n".join(_write_body(setting))
    if setting.name:
        body = _SERVER.format(name=setting.name, body=_indent(body))
    return f"{_ABOUT}\n{body}\n"


def _write_body(setting: Setting) -> Iterator[str]:
    path, languages = setting.path, "|".join(map(re.escape, setting.languages))
    lost = f"{path}{_LOST}" if setting.lost else path
    yield f"set $dossier_lost {lost}{not_found_of('')};"
    yield f'if ($uri ~ "^{path}({languages})/") {{ set $dossier_lost {lost}{not_found_of("$1")}; }}'
    yield from _set_active()
    for deviation in DEVIATIONS:
        if deviation.header in HEADERS:
            yield f'set {_variable(deviation.header)} "{HEADERS[deviation.header]}";'
        patterns = "|".join(map(write_regex, deviation.patterns))
        yield f'if ($uri ~ "^{path}({patterns})$") {{'
        yield f'    set {_variable(deviation.header)} "{deviation.value}";'
        yield "}"
    if path != "/":
        yield f"location = {path[:-1]} {{ absolute_redirect off; return 301 {path}; }}"
    yield f"location ^~ {path} {{"
    yield _PLACE.format(
        root=setting.root.rstrip("/"),
        packed=" ".join(_types(kind for kind in KINDS if not kind.dense and kind.media_type != "text/html")),
        # As with gzip, HTML is always among them.
        utf8=" ".join(_types(kind for kind in KINDS if kind.utf8 and kind.media_type != "text/html")),
        plain=PLAIN.media_type,
        types="\n".join(f"        {kind.media_type} {' '.join(kind.endings)};" for kind in KINDS if kind.endings),
    )
    yield ""
    varying = {deviation.header for deviation in DEVIATIONS} | HEADERS_OF_ACTIVE.keys()
    for name, value in (*HEADERS.items(), *HEADERS_OF_ACTIVE.items()):
        yield f'    add_header {name} "{_variable(name) if name in varying else value}" always;'
    yield "\n    # The ending does not tell what these are."
    for kind in KINDS:
        if kind.name:
            name = re.escape(kind.name)
            ending = kind.name.rpartition(".")[2]
            yield f'    location ~ "/{name}$" {{ types {{ {kind.media_type} {ending}; }} }}'
    yield from _write_lost(setting)
    yield from _write_redirects(setting)
    yield "}"


def _set_active() -> Iterator[str]:
    """Yield what gives values to headers of active files; one without a value is not sent."""
    yield from (f'set {_variable(name)} "";' for name in HEADERS_OF_ACTIVE)
    active = "|".join(rf"\.{ending}" for ending in ACTIVE_ENDINGS)
    yield f'if ($uri ~ "({active}|/)$") {{'
    yield from (f'    set {_variable(name)} "{value}";' for name, value in HEADERS_OF_ACTIVE.items())
    yield "}"


def _variable(header: str) -> str:
    return f"$dossier_{header.lower().replace('-', '_')}"


def _write_lost(setting: Setting) -> Iterator[str]:
    if setting.lost:
        yield "\n    # The site's own pages for unknown addresses begin their links elsewhere."
        yield f'    location ^~ {setting.path}{_LOST} {{ internal; alias "{setting.lost.rstrip("/")}/"; }}'


def _write_redirects(setting: Setting) -> Iterator[str]:
    if setting.redirects:
        yield "\n    # Old addresses."
        for old, new in sorted(setting.redirects.items()):
            yield f"    location = {setting.path}{old} {{ return 301 {setting.path}{new}; }}"


def _types(kinds: Iterable[Kind]) -> Iterator[str]:
    return (kind.media_type for kind in kinds)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
