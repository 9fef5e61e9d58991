"""Takes the models and the languages of the site, gives a JSON Schema of each kind of file for editors' programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dossier.editing.descriptions import read_descriptions, summarise
from dossier.kinds import FOLDERS, KINDS
from dossier.model.base import LanguageTag
from dossier.model.correction import Corrections
from dossier.model.languages import Languages
from dossier.model.limits import Limits
from dossier.model.page import FrontMatter

# The draft that every version of the YAML language server knows; it knows later ones only since its version 1.20.
DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "data/schemas"
_SETTINGS: dict[str, TypeAdapter[Any]] = {
    "languages": TypeAdapter(Languages),
    "limits": TypeAdapter(Limits),
    "corrections": TypeAdapter(Corrections),
}
_FRONT = "front-matter"
_TAG: str = TypeAdapter(LanguageTag).json_schema()["pattern"]

Schema = dict[str, Any]


@dataclass(frozen=True)
class SchemaOf:
    """A kind of file: the name of its schema, its model, and the pattern of its files' paths."""

    name: str
    adapter: TypeAdapter[Any]
    files: str

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}.json"


def list_schemas() -> Iterator[SchemaOf]:
    """Yield every kind of file that has a schema: records, what texts share, settings, front matter."""
    for kind, (folder, adapter) in KINDS.items():
        yield SchemaOf(kind, adapter, f"data/{folder}/*.yml")
    for text, (folder, shared, adapter) in FOLDERS.items():
        yield SchemaOf(text, adapter, f"{folder}/*/{shared}")
    for name, adapter in _SETTINGS.items():
        yield SchemaOf(name, adapter, f"data/{name}.yml")
    yield SchemaOf(_FRONT, TypeAdapter(FrontMatter), "")


def write_schemas(languages: Languages) -> dict[str, str]:
    """Return path and content of each schema."""
    return {
        schema.path: json.dumps(make_schema(schema, languages), ensure_ascii=False, indent=1) + "\n"
        for schema in list_schemas()
    }


def make_schema(kind: SchemaOf, languages: Languages) -> Schema:
    """Return the JSON Schema of a kind of file, without references, so that a description stands at each field."""
    made = kind.adapter.json_schema(schema_generator=_Described)
    definitions = made.pop("$defs", {})
    named = {language.code: language.name for language in languages.languages}
    schema: Schema = _simplify(_inline(made, definitions), named)
    return {"$schema": DRAFT, "title": kind.name.replace("-", " ")} | schema


class _Described(GenerateJsonSchema):
    """Writes a model with the description of each of its fields."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        made["description"] = summarise(model)
        for name, text in read_descriptions(model).items():
            field = made["properties"][model.model_fields[name].alias or name]
            # A field that is a whole model is a reference, beside which a description may not stand.
            made["properties"][model.model_fields[name].alias or name] = {"allOf": [field], "description": text}
        return made


def _inline(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a schema with each reference replaced by what it refers to; no model holds itself."""
    if isinstance(schema, list):
        return [_inline(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inline(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    return {name: _inline(part, definitions) for name, part in schema.items()}


def _simplify(schema: Any, languages: Mapping[str, str]) -> Any:
    """Return a schema in the plainest form, from which programs complete and explain best."""
    if isinstance(schema, list):
        return [_simplify(part, languages) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "discriminator" in schema:
        return _choose_by_kind(schema, languages)
    # What the class is called is no word for editors, nor is a default that means 'nothing'.
    kept: Schema = {
        name: _properties(part, languages) if name == "properties" else _simplify(part, languages)
        for name, part in schema.items()
        if name != "title" and not (name == "default" and part in (None, [], {}))
    }
    if len(kept.get("allOf", ())) == 1:
        (only,) = kept.pop("allOf")
        kept = only | kept
    if _TAG in kept.get("patternProperties", {}):
        kept |= _by_language(kept["patternProperties"][_TAG], languages)
    return _allow_null(kept)


def _properties(fields: dict[str, Any], languages: Mapping[str, str]) -> Schema:
    # The names of fields are no words of the schema's own language: one of them is `title`.
    return {name: _simplify(part, languages) for name, part in fields.items()}


def _allow_null(schema: Schema) -> Schema:
    """Return `anything or null` as one form whose type may be null."""
    parts = schema.get("anyOf", [])
    others = [part for part in parts if part != {"type": "null"}]
    if len(others) == len(parts) or len(others) != 1 or not isinstance(others[0].get("type"), str):
        return schema
    (only,) = others
    made: Schema = (
        only | {"type": [only["type"], "null"]} | {name: part for name, part in schema.items() if name != "anyOf"}
    )
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    return made


def _by_language(value: Schema, languages: Mapping[str, str]) -> Schema:
    named = {code: value | {"description": f"In this language: {name}."} for code, name in languages.items()}
    return {"properties": named, "additionalProperties": False}


def _choose_by_kind(schema: Schema, languages: Mapping[str, str]) -> Schema:
    """Return a schema that asks for the kind first: a program then tells what is wrong with that kind, not with all."""
    name = schema["discriminator"]["propertyName"]
    parts = [_simplify(part, languages) for part in schema["oneOf"]]
    kinds = [part["properties"][name]["const"] for part in parts]
    described = {name: {"enum": kinds, "description": parts[0]["properties"][name]["description"]}}
    rules = [
        {"if": {"required": [name], "properties": {name: {"const": kind}}}, "then": part}
        for kind, part in zip(kinds, parts, strict=True)
    ]
    return {"type": "object", "required": [name], "properties": described, "allOf": rules}
