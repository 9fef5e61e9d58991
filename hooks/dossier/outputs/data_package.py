"""The data sets as CSV and JSON files, and the Data Package that describes them (datapackage.org, version 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from dossier.edition import INSTITUTE_SITE, Edition
from dossier.library import Library
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import DATA_FOLDER, DATA_PACKAGE, data_file
from dossier.tables.column import Column
from dossier.tables.files import TableFiles
from dossier.tables.layout import Field, fields_of
from dossier.tables.version import DataVersion, write_data

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_DIALECT = "https://datapackage.org/profiles/2.0/tabledialect.json"
_NAME = "belarus-dossier"
_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
# RFC 4180, as `tables/csv.py` writes it.
_CSV = {
    "$schema": _DIALECT,
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}


class DataPackage:
    """`data/<table>.csv` and `.json` for each data set, and `data/datapackage.json`."""

    name = "data package"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the one part: the version names all the data."""
        del edition
        yield ""

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the files of each data set, then the description of all of them."""
        del part
        data = edition.once(write_data)
        for files in data.tables:
            yield Artifact(data_file(files.table.name, "csv"), files.csv)
            yield Artifact(data_file(files.table.name, "json"), files.json)
        package = _describe_package(edition, data)
        yield Artifact(DATA_PACKAGE, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())


def _describe_package(edition: Edition, data: DataVersion) -> dict[str, object]:
    """Return the package; it is one for all languages, so its words are the English ones that the code holds."""
    library = edition.library
    language = library.languages.codes[0]
    page = edition.plan.find("list", "data", language)
    assert page is not None
    return {
        "$schema": _PROFILE,
        "name": _NAME,
        "title": library.text_in("page", "home", language).front.title,
        "description": "Sourced records of political prisoners in Belarus, of release waves and of ways to help.",
        "version": data.name,
        "homepage": edition.site_url + page.address,
        "licenses": [_LICENCE],
        "contributors": [
            {
                "title": "Institute for the Danube Region and Central Europe (IDM)",
                "path": INSTITUTE_SITE,
                "roles": ["publisher"],
            }
        ],
        "sources": list(_sources(library)),
        "resources": [_describe_resource(files, library.languages.codes) for files in data.tables],
    }


def _sources(library: Library) -> Iterator[dict[str, str]]:
    """Yield every source whose address may be shown."""
    for _, source in sorted(library.sources.items()):
        if source.display and source.address:
            title = f"{source.publisher}: {source.title}" if source.title else source.publisher
            yield {"title": title, "path": source.address}


def _describe_resource(files: TableFiles, languages: tuple[str, ...]) -> dict[str, object]:
    table = files.table
    path = data_file(table.name, "csv").removeprefix(DATA_FOLDER)
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(files.csv),
        "hash": f"sha256:{hashlib.sha256(files.csv).hexdigest()}",
        "dialect": _CSV,
        "schema": {
            "$schema": _SCHEMA,
            "fields": [
                _describe_field(column, field) for column in table.columns for field in fields_of(column, languages)
            ],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": [key.column], "reference": {"resource": key.table, "fields": ["id"]}}
                for key in table.foreign_keys
            ],
        },
    }


def _describe_field(column: Column, field: Field) -> dict[str, object]:
    described: dict[str, object] = {"name": field.name, "type": field.type}
    if field.format:
        described["format"] = field.format
    aside = f" In the language `{field.language}`." if field.language else f" {field.aside}" if field.aside else ""
    described["description"] = column.description + aside
    if field.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if field.constraints:
        described["constraints"] = dict(field.constraints)
    return described
