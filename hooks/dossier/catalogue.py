"""Every kind of problem that input can have: its title, why it matters, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A kind of problem. `fix` serves where the place of the problem suggests nothing better."""

    title: str
    why: str
    fix: str


ENTRIES: dict[str, Entry] = {
    # The file
    "file-too-large": Entry(
        "A file that is too large",
        "input files are texts and records; a large one is a mistake or an attack, and would slow every build",
        "take out what does not belong there, or split the file",
    ),
    "empty-file": Entry(
        "An empty file", "an empty file can't become a page or a record", "fill it, or delete the file"
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
    # References
    "unknown-reference": Entry(
        "A reference to a record that does not exist",
        "every id must be a record in data/, briefings/ or docs/events/",
        "check the spelling, or add the record",
    ),
    "unknown-topic": Entry(
        "An unknown topic", "every topic is a record in data/topics/ with a label in each language", "check its id"
    ),
    "unknown-language": Entry(
        "An unknown language", "texts are shown in the languages of data/languages.yml", "correct the language's code"
    ),
    "broken-fallback": Entry(
        "A fallback to a language that does not exist",
        "a reader is led to another language where a text is missing",
        "name only languages of data/languages.yml in `falls_back_to`",
    ),
    "missing-words": Entry(
        "A language without its words",
        "menus, labels and dates of a language come from data/words/<language>.po",
        "add the file; copy data/words/en.po and translate it",
    ),
    "broken-words": Entry(
        "A catalogue of words that can't be used",
        "a lost quote or a changed place such as `%(name)s` would break menus and pages of that language",
        "mend the line; each place of the msgid stands in the msgstr too, each line ends with a quote",
    ),
    "broken-link": Entry(
        "A link that leads nowhere",
        "a reader would find an error page",
        "write a link as `kind:id`, for example `release:2024-09-16-pardon` or `page:act`",
    ),
    "broken-anchor": Entry(
        "A link to a heading that does not exist",
        "a reader would land on top of the page in place of the passage",
        "use the anchor of an existing heading, or leave out the part after #",
    ),
    "unsafe-link": Entry(
        "A link that could run code",
        "only https:, mailto: and the dossier's own links are allowed",
        "write an https address, or a link such as `page:act`",
    ),
    "address-taken": Entry(
        "Two pages at one address", "only one of them could be seen", "rename one, or delete the alias"
    ),
    "alias-form": Entry(
        "An alias of the wrong form",
        "an old address is written as it was after the site's name, without the language",
        "write it like `publications/old-name/`",
    ),
    # Texts and languages
    "missing-language": Entry(
        "A missing required language",
        "data/languages.yml says which texts each language must have",
        "add the file in that language",
    ),
    "missing-label": Entry(
        "A label that a language lacks",
        "topics and series are part of the interface, which is complete in each language",
        "add the label in that language",
    ),
    "translation-unattributed": Entry(
        "A translation that does not say where it comes from",
        "readers are told who translated a text and whether a person has reviewed it",
        "add the language under `translations:`, for example `de: {translator: machine}`",
    ),
    "translation-origin": Entry(
        "A translation of a text that does not exist",
        "a translation follows a text of the same folder in another language",
        "correct `translation: from:`",
    ),
    "heading-of-page": Entry(
        "A heading of the first level", "the page's title is its only one", "begin headings in the text with `##`"
    ),
    "image-in-text": Entry(
        "A picture in a text", "pictures need a size, a description and a licence", "leave the picture out for now"
    ),
    # Evidence and harm
    "statement-without-source": Entry(
        "A statement without a source", "every dated fact about people names who states it", "add `sources: [id]`"
    ),
    "unused-source": Entry(
        "A source that nothing uses",
        "the list of sources shows what the dossier rests on, and nothing else",
        "use it, or delete its file",
    ),
    "wave-before-arrest": Entry(
        "A wave that frees someone who was not in prison then",
        "a person named in a wave must have been held before it, by their own history",
        "check the wave's date, the name, and the person's history",
    ),
    "release-before-arrest": Entry(
        "A release before the arrest", "nobody leaves prison before having been taken there", "check the two dates"
    ),
    "status-contradicts-history": Entry(
        "A status that contradicts the history",
        "the last step of a history that holds or frees must agree with the status shown",
        "correct the status, or add the missing step",
    ),
    "end-before-start": Entry("An end before the start", "an event can't end before it begins", "check the times"),
    "decree-after-release": Entry(
        "A decree after the release", "a decree that frees people comes before they leave", "check the two dates"
    ),
    "parts-exceed-total": Entry(
        "Parts that exceed the total", "a part of a group can't be larger than the group", "check the numbers"
    ),
    "withheld-person": Entry(
        "A withheld record that is named elsewhere",
        "a record with `publication: withheld` must reach no page, for the safety of the person",
        "take the reference or the name out",
    ),
    "listed-service": Entry(
        "A service that may not be recommended",
        "its use was punished in Belarus; the record says `recommended: false`",
        "take it out of the services, and warn of it in a rule",
    ),
}
