"""Problems of a single file: how it is stored, its YAML, and the shape of its values."""

from __future__ import annotations

from dossier.catalogue.entry import Entry

OF_FILES: dict[str, Entry] = {
    # The file
    "file-too-large": Entry(
        "A file that is too large",
        "input files are texts and records; a large one is a mistake or an attack, and would slow every build",
        "take out what does not belong there, or split the file",
    ),
    "empty-file": Entry(
        "An empty file", "an empty file can't become a page or a record", "fill it, or delete the file"
    ),
    "conflict-marker": Entry(
        "A conflict that git left",
        "both versions of the passage stand in the file, with the marks between them",
        "keep the version that is right, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`",
    ),
    "not-utf-8": Entry(
        "A file in another coding",
        "all texts are UTF-8; in another coding letters such as ў, ß or ł come out wrong",
        "save the file as UTF-8 in your editor",
    ),
    "unsafe-character": Entry(
        "An invisible character",
        "characters that can't be seen can hide text or turn it around, so that a name reads as another",
        "delete the character and type the text again",
    ),
    "link-leaves-tree": Entry(
        "A link that leaves the project",
        "what lies outside the project is not the dossier's to publish",
        "put the file itself in the place of the link",
    ),
    "dead-link": Entry(
        "A link that leads to nothing",
        "the file behind the link would be left out without a word",
        "put the file itself in the place of the link, or delete it",
    ),
    "stray-file": Entry(
        "A file in a place where none belongs",
        "every input file has its place; one elsewhere would be left out without a word",
        "move it to where its kind belongs (see CONTRIBUTING.md), or delete it",
    ),
    "unused-picture": Entry(
        "A picture that no text shows",
        "a forgotten picture may show what nobody decided to publish, and where and when it was taken",
        "show it in a text of its folder, or delete it",
    ),
    "unreadable-picture": Entry(
        "A picture that can't be read",
        "the site makes its own sizes of each picture, from JPEG, PNG and WebP",
        "save it anew as JPEG, PNG or WebP",
    ),
    "picture-too-large": Entry(
        "A picture that is too large",
        "pages show 1600 pixels; a larger picture only slows every build, and a small file can unfold to gigabytes",
        "save it smaller, about 2000 pixels wide",
    ),
    "missing-file": Entry(
        "A missing file",
        "other files rest on it: a text on its date and sources, pages on what they lead to",
        "add the file; another one of the same kind shows how",
    ),
    "bad-identifier": Entry(
        "A name that can't be an address",
        "the name of a file or folder becomes the address of a page: small letters a–z, digits and single hyphens",
        "rename it, for example to `2024-09-16-pardon`",
    ),
    "reserved-name": Entry(
        "A name that the site itself uses",
        "lists live under this address, so a record with the name would overwrite one",
        "choose another name for the folder",
    ),
    # YAML
    "broken-yaml": Entry(
        "Broken YAML",
        "the file can't be read; often a colon in a text without quotes, a missing quote, or wrong indentation",
        "put texts with a colon in double quotes, and indent with spaces only",
    ),
    "duplicate-key": Entry(
        "A field that stands twice",
        "only one of the two values could count, and nobody could tell which",
        "delete one of the two",
    ),
    "several-documents": Entry(
        "Several documents in a file", "one file holds one record", "delete the second `---`, or make two files"
    ),
    "yaml-anchor": Entry(
        "An anchor or alias",
        "copies inside a file hide what a record says, and a few of them can fill the machine's memory",
        "write the value out; put a text that begins with & or * in double quotes",
    ),
    "yaml-tag": Entry(
        "A tag", "tags can make YAML into program code", "delete it; put a text that begins with ! in double quotes"
    ),
    "too-deep": Entry("Too many levels", "no record needs them; deep nesting can stop the build", "flatten the file"),
    "too-many-values": Entry(
        "Too many values", "no record needs so many; the file would slow every build", "split the file"
    ),
    "no-front-matter": Entry(
        "A text without its fields",
        "title and summary stand between two lines `---` at the top of the file",
        "begin the file with `---`, `title:`, `summary:`, `---`",
    ),
    # The shape of a record
    "not-a-mapping": Entry(
        "A file without fields", "a record consists of fields, one a line: `name: value`", "write it as fields"
    ),
    "unknown-field": Entry(
        "An unknown field",
        "a field that the dossier does not know would be left out without a word",
        "delete it, or look its name up in data/README.md",
    ),
    "missing-field": Entry(
        "A missing field", "the record can't be shown without it", "add it; data/README.md says what it holds"
    ),
    "wrong-type": Entry(
        "A value of the wrong type", "the page shows this value in a form that needs another type", "change the value"
    ),
    "unknown-value": Entry(
        "A value that is not one of those allowed", "each value has a label in every language", "choose another value"
    ),
    "wrong-form": Entry(
        "A value of the wrong form",
        "values such as ids, times and postcodes have one form, so that they can be linked and sorted",
        "compare with another record; ids are small letters a–z, digits and hyphens, times are `17:00`",
    ),
    "too-long": Entry("A text that is too long", "it would not fit its place on the page", "shorten it"),
    "empty-value": Entry(
        "An empty value", "an empty value says nothing", "fill it, or write `null` where the field may be unknown"
    ),
    "too-few": Entry(
        "A list with too few entries",
        "what is set side by side, such as the answers in a conflict, is at least two",
        "add the entry that is missing, with its sources; where there is only one, take the whole field out",
    ),
    "out-of-range": Entry("A number out of range", "no such number can be right", "check the number"),
    "one-of": Entry("Too many or too few fields", "these fields exclude each other", "keep exactly one of them"),
    "wrong-date-form": Entry(
        "A date of the wrong form",
        'dates are "2024", "2024-07" or "2024-07-03", or a window: {after: "2024-09-19", before: "2024-11-06"}',
        "write the date in one of these forms",
    ),
    "impossible-date": Entry("An impossible date", "the calendar has no such day", "check the day in the source"),
    "future-date": Entry(
        "A date in the future",
        "what is stated as having happened can't lie after the day of the build",
        "check the year",
    ),
    "unsafe-address": Entry(
        "An address that is not https",
        "addresses without https show to others on the line what a reader opens",
        "write the https address, or `null` with `display: false`",
    ),
    "unknown-timezone": Entry(
        "An unknown time zone", "times are shown with their zone", "write an IANA name such as `Europe/Vienna`"
    ),
    "unknown-locale": Entry(
        "An unknown locale", "dates and numbers follow CLDR", "write a name of CLDR with an underscore, such as `de_AT`"
    ),
}
