"""What every record shares: it is frozen, refuses unknown fields, and takes each value as it is written."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True, pattern=r"^[^\n]*$")]
Number = Annotated[int, Field(ge=0, le=100_000)]
# confirmed: several sources state it; reported: one does; disputed: sources conflict; derived: by the dossier.
Confidence = Literal["confirmed", "reported", "disputed", "derived"]
Qualifier = Literal["exact", "at-least", "over", "about", "nearly", "estimated", "estimated-over"]


# RFC 3986, 2: an address is made of these; what else stands in one is percent-encoded.
_LETTERS_OF_ADDRESS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]+"
_ADDRESS = re.compile(rf"{_LETTERS_OF_ADDRESS}\Z")


def _check_address(address: str) -> str:
    if not address.startswith("https://"):
        near = f"https{address[4:]}" if address.startswith("http://") else ""
        context = {"near": near if _ADDRESS.match(near) else ""}
        raise PydanticCustomError("unsafe_address", "this is not an address that begins with https://", context)
    if not _ADDRESS.match(address):
        context = {"fix": "copy the address from the browser, which writes such a sign with a `%`"}
        raise PydanticCustomError("unsafe_address", "a sign stands here that no address has", context)
    return address


Address = Annotated[
    str,
    StringConstraints(max_length=500),
    AfterValidator(_check_address),
    WithJsonSchema({"type": "string", "maxLength": 500, "pattern": rf"^(?=https://){_LETTERS_OF_ADDRESS}$"}),
]


class Model(BaseModel):
    """A frozen value whose fields are exactly those named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
