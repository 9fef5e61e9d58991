"""The surroundings in which one state of the project must make the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

DOSSIER = ("-m", "dossier.cli", "build")
MKDOCS = ("-m", "mkdocs", "build", "--quiet", "--strict")
# How much of the cache a variant finds.
NOTHING, COSTLY, ALL = "nothing", "what takes long to make", "all that the first build left"


@dataclass(frozen=True)
class Variant:
    """One way to build: where, with which variables, in which order files come, and what is kept from before."""

    name: str
    folder: str = "here"
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    # In a file system whose folders list files in the order in which they came, and that order at random.
    is_shuffled: bool = False
    cache: str = COSTLY
    one_processor: bool = False
    command: tuple[str, ...] = DOSSIER
    # An edit is built, then undone and built upon.
    is_edited: bool = False


# Noon in Greenwich is the next day there.
_ZONE = {"TZ": "Pacific/Kiritimati"}
# Python takes no other for granted then: a file that is opened without its encoding is read as ASCII.
_LOCALE = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "be", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
_SEED = {"PYTHONHASHSEED": "4242"}
_ELSEWHERE = f"another folder/з доўгай назвай/{'long' * 20}"

REFERENCE = Variant("from nothing", cache=NOTHING)
EVERYTHING = Variant(
    "all of it at once",
    folder=_ELSEWHERE,
    environment={**_ZONE, **_LOCALE, **_SEED, "HOME": "/nonexistent"},
    umask=0o077,
    is_shuffled=True,
    one_processor=True,
)
VARIANTS = (
    Variant("in another folder", folder=_ELSEWHERE, environment={"HOME": "/nonexistent"}),
    Variant("in another time zone", environment=_ZONE),
    Variant("in another locale", environment=_LOCALE),
    Variant("with another seed of hashes", environment=_SEED),
    Variant("with files in another order", is_shuffled=True),
    Variant("on one processor", one_processor=True),
    Variant("with another umask", umask=0o077),
    Variant("with all that is kept between builds", cache=ALL),
    Variant("after an edit and its undoing", is_edited=True),
    Variant("by mkdocs build", command=MKDOCS),
    replace(EVERYTHING, name="all of it at once, from nothing", cache=NOTHING),
)
