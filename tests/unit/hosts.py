"""What static hosts make of `_headers` and `_redirects`: the rules as the hosts describe them, and their limits.

Cloudflare: https://developers.cloudflare.com/pages/configuration/headers/ and …/redirects/.
Netlify: https://docs.netlify.com/routing/headers/ and …/redirects/, and its headers-parser.
GitLab: https://docs.gitlab.com/user/project/pages/redirects/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MOST_RULES, LONGEST_LINE, LONGEST_REDIRECT = 100, 2000, 1000
MOST_STATIC, MOST_DYNAMIC, MOST_OF_GITLAB = 2000, 100, 1000


@dataclass
class Rule:
    """A path with the headers that are set and taken back there."""

    path: str
    given: dict[str, str] = field(default_factory=dict)
    taken_back: list[str] = field(default_factory=list)


def read_rules(text: str) -> list[Rule]:
    """Return the rules of `_headers`; anything that is none is a failure."""
    rules: list[Rule] = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("/"):
            rules.append(Rule(line))
            continue
        told = line.strip()
        assert rules, f"{line!r} stands before any path"
        assert line.startswith("  "), line
        if told.startswith("! "):
            rules[-1].taken_back.append(told.removeprefix("! "))
            continue
        name, colon, value = told.partition(": ")
        assert colon, f"{line!r} is no header"
        assert re.fullmatch(r"[A-Za-z-]+", name), line
        assert name not in rules[-1].given, f"{name} is given twice at {rules[-1].path}"
        rules[-1].given[name] = value
    return rules


def answer_of_cloudflare(rules: list[Rule], address: str) -> dict[str, str]:
    """Return the headers at an address: all rules that match, in their order; values of one header are joined."""
    headers: dict[str, str] = {}
    for rule in rules:
        if re.fullmatch(_regex_of_cloudflare(rule.path), address):
            for name in rule.taken_back:
                headers.pop(name, None)
            for name, value in rule.given.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def answer_of_netlify(rules: list[Rule], address: str) -> dict[str, str]:
    """Return the headers at an address: of all rules that match, the last one decides; it knows no taking back."""
    headers: dict[str, str] = {}
    for rule in rules:
        if re.fullmatch(_regex_of_netlify(rule.path), address, re.IGNORECASE):
            headers |= rule.given
    return headers


def _regex_of_cloudflare(path: str) -> str:
    parts = re.split(r"(\*|:[A-Za-z]\w*)", path)
    return "".join(".*" if part == "*" else "[^/]+" if part[:1] == ":" else re.escape(part) for part in parts)


def _regex_of_netlify(path: str) -> str:
    parts = ["[^/]+" if part[:1] == ":" else _part_of_netlify(part) for part in path.split("/") if part]
    return f"/{'/'.join(parts)}/?"


def _part_of_netlify(part: str) -> str:
    if part == "*":
        return "?.*"
    return ".*".join(re.escape(piece) for piece in part.split("*"))


def redirects_of_cloudflare(text: str) -> dict[str, str]:
    """Return the redirects that Cloudflare follows; it passes over codes that it does not know."""
    found: dict[str, str] = {}
    static = dynamic = 0
    for old, new, code in _lines(text):
        if dynamic or "*" in old or ":" in old:
            dynamic += 1
        else:
            static += 1
        if code in ("301", "302", "303", "307", "308") and old not in found:
            found[old] = new
    assert static <= MOST_STATIC
    assert dynamic <= MOST_DYNAMIC
    return found


def redirects_of_netlify(text: str, *, at_files: bool) -> dict[str, str]:
    """Return the redirects that Netlify follows, at addresses with a file or at others; the first line decides."""
    found: dict[str, str] = {}
    for old, new, code in _lines(text):
        if code == "301!" or (code == "301" and not at_files):
            found.setdefault(old, new)
    return found


def lost_of_netlify(text: str) -> dict[str, str]:
    """Return the page that Netlify shows at unknown addresses below a path."""
    return {old: new for old, new, code in _lines(text) if code == "404"}


def _lines(text: str) -> list[tuple[str, str, str]]:
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            assert len(line) <= LONGEST_REDIRECT
            old, new, code = line.split()
            assert old.startswith("/"), line
            assert new.startswith("/"), line
            found.append((old, new, code))
    return found
