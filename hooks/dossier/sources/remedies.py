"""Takes a value that does not fit and what was wanted of it, gives how to mend it; empty where nobody can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dossier.sources.yaml_tree import Value

# A whole number with signs between its thousands: a full stop, a comma, an apostrophe or a space.
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+\Z")
_HOUR = re.compile(r"\d:\d\d\Z")
_LONGEST = 60


def mend_type(wanted: str, value: Value, written: str) -> str:
    """Return the remedy for a value of the wrong type; `wanted` is pydantic's error, `written` what the file has."""
    written = written.strip()
    if not written or len(written) > _LONGEST:
        written = ""
    for kinds, mend in _MENDED.items():
        if wanted in kinds:
            return mend(value, written)
    return ""


def _mend_text(value: Value, written: str) -> str:
    if isinstance(value, (bool, int, float)) and written:
        return f'put it in quotes: `"{written}"`'
    return "write it as one text, in one line" if isinstance(value, (dict, list)) else ""


def _mend_number(value: Value, written: str) -> str:
    bare = written.strip("\"'")
    if bare.isdecimal() and isinstance(value, str):
        return f"write it without quotes: `{bare}`"
    if _THOUSANDS.match(bare):
        return f"did you mean `{re.sub(r'[^0-9]', '', bare)}`?"
    if value is None:
        return "write the number; one that is not stated is `null` only in a field that may be unknown"
    return "write a whole number in digits, with nothing beside them"


def _mend_choice(value: Value, written: str) -> str:
    del value, written
    return "write `true` or `false`, without quotes"


def _mend_list(value: Value, written: str) -> str:
    if isinstance(value, dict):
        return "begin each entry with a hyphen and a space, or put it in square brackets"
    return f"write it as a list: `[{written}]`" if value is not None and written else "write it as a list: `[…]`"


def _mend_group(value: Value, written: str) -> str:
    if not isinstance(value, str):
        return ""
    return "say it by language, each with its code: `{en: …}`"


_MENDED: dict[tuple[str, ...], Callable[[Value, str], str]] = {
    ("string_type",): _mend_text,
    ("int_type", "int_from_float"): _mend_number,
    ("bool_type",): _mend_choice,
    ("tuple_type", "list_type"): _mend_list,
    ("dict_type",): _mend_group,
}


def mend_form(pattern: str, value: Value) -> str:
    """Return the remedy for a text of the wrong form: the nearest one that the pattern takes, if there is one."""
    near = next((form for form in _forms_of(str(value)) if re.search(pattern, form)), "")
    return f"did you mean `{near}`?" if near else ""


def _forms_of(text: str) -> Iterator[str]:
    """Yield what an editor may have meant: an hour with another sign, an id or a language in small letters."""
    text = text.strip()[:_LONGEST]
    hour = re.sub(r"[.h]", ":", text)
    yield hour
    if _HOUR.match(hour):
        yield f"0{hour}"
    yield text.lower()
    yield re.sub(r"[\s_.]+", "-", text.lower())
