"""Takes a setting, gives the configuration of Caddy: for a site's block, or a whole one where the host is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dossier.hosting.definition import (
    ACTIVE_ENDINGS,
    DEVIATIONS,
    HEADERS,
    HEADERS_OF_ACTIVE,
    KINDS,
    PLAIN,
    kind_of,
    write_regex,
)
from dossier.hosting.setting import Setting
from dossier.plan.addresses import COMPRESSED, not_found_of

_ABOUT = """\
# The dossier behind Caddy 2.6 or newer, made by `dossier hosting`: make it again rather than edit it.
# Files compressed beforehand lie in a site made by `make publish`; any other is compressed for each reader.
#
# There is no `log` here, and there must be none: a reader inside Belarus must not be found in it. See to it that
# whatever stands in front of this server keeps no log either."""
_CODINGS = {".br": "br", ".gz": "gzip"}
_SERVE = f"file_server {{\n\tprecompressed {' '.join(_CODINGS[ending] for ending in COMPRESSED)}\n}}"
# What no address of the site has. No disk has it either, and Caddy would answer that with an error of its own.
_NEVER = "([^!-~]|[^/]{240}|^.{1000})"
# A block with a minus takes effect last of all, so that Caddy's own Vary, which is not always there, gives way.
_ALWAYS = "header {\n\t-Server\n\tVary Accept-Encoding\n}"


def write_caddy(setting: Setting) -> str:
    """Return the configuration, with a line of reasons where one is needed."""
    body = "\n".join([*_write_place(setting), *_write_lost(setting)])
    if setting.name:
        body = f"{setting.name} {{\n{_indent(body)}\n}}"
    return f"{_ABOUT}\n{body}\n"


def _write_place(setting: Setting) -> Iterator[str]:
    if setting.path == "/":
        yield "handle {"
    else:
        yield f"redir {setting.path[:-1]} {setting.path} permanent"
        yield f"handle_path {setting.path}* {{"
    yield "\troute {"
    yield _indent("\n".join(_write_route(setting)), 2)
    yield "\t}"
    yield "}"


def _write_route(setting: Setting) -> Iterator[str]:
    yield f'root * "{setting.root}"'
    yield "encode gzip"
    yield _ALWAYS
    yield _write_headers("", HEADERS)
    active = "|".join(rf"\.{ending}" for ending in ACTIVE_ENDINGS)
    yield f"@active path_regexp ({active}|/)$"
    yield _write_headers("@active ", HEADERS_OF_ACTIVE)
    yield "@plain path_regexp /[^/.]+$"
    yield f'header @plain Content-Type "{PLAIN.content_type}"'
    # By their endings first: a name tells more.
    for number, kind in enumerate(sorted(KINDS, key=lambda kind: bool(kind.name))):
        endings = "|".join(kind.endings)
        regex = f"/{re.escape(kind.name)}$" if kind.name else rf"\.({endings})$"
        # The address of a page ends in a slash.
        regex = rf"(\.{endings}|/)$" if kind.endings == ("html",) else regex
        yield f"@type{number} path_regexp {regex}"
        yield f'header @type{number} Content-Type "{kind.content_type}"'
    for number, deviation in enumerate(DEVIATIONS):
        yield f"@files{number} path_regexp ^/({'|'.join(map(write_regex, deviation.patterns))})$"
        yield f'header @files{number} {deviation.header} "{deviation.value}"'
    for old, new in sorted(setting.redirects.items()):
        yield f"redir /{old} {setting.path}{new} permanent"
    yield f"@never path_regexp {_NEVER}"
    yield "error @never 404"
    yield "@writing not method GET HEAD"
    yield 'header @writing Allow "GET, HEAD"'
    yield "error @writing 405"
    yield _SERVE


def _write_lost(setting: Setting) -> Iterator[str]:
    """Yield what is sent for an unknown address: what was set for the file that is not there is set anew."""
    in_language = f"path_regexp language ^{setting.path}({'|'.join(map(re.escape, setting.languages))})/"
    yield f"""\
handle_errors {{
\t@lost {{
\t\tpath {setting.path}*
\t\texpression {{http.error.status_code}} == 404
\t}}
\thandle @lost {{
\t\troute {{
\t\t\troot * "{setting.lost or setting.root}"
\t\t\tencode gzip
{_indent(_ALWAYS, 3)}
{_indent(_write_headers("", {**HEADERS, **HEADERS_OF_ACTIVE}), 3)}
\t\t\theader Content-Type "{kind_of(not_found_of("")).content_type}"
\t\t\t@elsewhere not {in_language}
\t\t\trewrite @elsewhere /{not_found_of("")}
\t\t\t@in_language {in_language}
\t\t\trewrite @in_language /{not_found_of("{re.language.1}")}
{_indent(_SERVE, 3)}
\t\t}}
\t}}
}}"""


def _write_headers(matcher: str, headers: Mapping[str, str]) -> str:
    return "\n".join([f"header {matcher}{{", *(f'\t{name} "{value}"' for name, value in headers.items()), "}"])


def _indent(text: str, by: int = 1) -> str:
    return "\n".join("\t" * by + line if line else "" for line in text.split("\n"))
