"""Problems between records and texts: references, figures, translations, evidence and harm."""

from __future__ import annotations

from dossier.catalogue.entry import Entry

OF_CONTENT: dict[str, Entry] = {
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
    "refers-to-draft": Entry(
        "A reference to something that is held back",
        "readers would be led to a text that they can't see yet, and told of it",
        "let both come out on one day (`draft`, `publish_on`), or take the reference out until then",
    ),
    "address-taken": Entry(
        "Two pages at one address", "only one of them could be seen", "rename one, or delete the alias"
    ),
    "alias-form": Entry(
        "An alias of the wrong form",
        "an old address is written as it was after the site's name, without the language",
        "write it like `publications/old-name/`",
    ),
    "address-removed": Entry(
        "An address that is gone",
        "others have linked to it, quoted it and kept it: they would find an error page",
        "add the old address to `aliases:` of the page that takes its place",
    ),
    # Figures
    "figure-expression": Entry(
        "Double braces that hold something else than a figure",
        "between `{{` and `}}` a text may only ask for a figure, so that no text can run code",
        'write `{{ figure("released_total") }}`, or `{{ typed("37", because="votes, not people") }}`',
    ),
    "unknown-figure": Entry(
        "A figure that does not exist",
        "every figure has a name and a function that finds it in the data",
        "look the name up in data/README.md",
    ),
    "figure-argument": Entry(
        "A figure that can't be made as asked",
        "a figure needs to know of which record, for which day and in which form",
        "compare with data/README.md, which lists the arguments of each figure",
    ),
    "typed-number": Entry(
        "A typed number that the data also knows",
        "a typed number stays as it is when the data is corrected, and has no source and no day",
        "ask for the figure, or say why the number is typed",
    ),
    "total-without-explanation": Entry(
        "A stated total that is not the sum of the waves",
        "a reader who adds up the waves must be told why a source states another total",
        "check the waves up to that day, or add `explanation:` to the total",
    ),
    "left-out-without-reason": Entry(
        "A wave that is left out without a reason",
        "the running total is only comparable if it says what it leaves out",
        "add `left_out_because:`, or set `adds_to_total: true`",
    ),
    "changed-without-correction": Entry(
        "A published fact that changed without a correction",
        "readers may have quoted what the dossier said; they are told what was wrong, and since when",
        "add an entry to data/corrections.yml that names the page",
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
    "left-to-write": Entry(
        "A text that is published and not written yet",
        "readers would see the notes of a skeleton, `TODO`, in place of words",
        "write it, or take the line out; `draft: true` keeps the text from readers until then",
    ),
    "misspelt-markup": Entry(
        "Markup that is misspelt",
        "readers would see the signs, and a statement would lose its source or its link without a word",
        "write it as CONTRIBUTING.md shows; signs that readers are to see stand between backticks",
    ),
    "raw-html": Entry(
        "HTML in a text",
        "texts are Markdown; HTML comes out as text, so that no text can run code or load anything",
        "write it as Markdown; the few elements that may stand in a text are named in CONTRIBUTING.md",
    ),
    "heading-of-page": Entry(
        "A heading of the first level", "the page's title is its only one", "begin headings in the text with `##`"
    ),
    # Pictures
    "image-in-text": Entry(
        "A picture within a line",
        "a picture has a caption and a credit below it, so it needs a place of its own",
        "put it into a paragraph of its own, with an empty line before and after",
    ),
    "missing-alt": Entry(
        "A picture without a description",
        "readers who do not see the picture, or do not load it, are told what it shows",
        'write what can be seen, in the language of the text: `![A closed door](door.jpg "Name, CC BY 4.0")`',
    ),
    "missing-credit": Entry(
        "A picture without a credit",
        "a picture belongs to somebody; readers are told who made it and what they may do with it",
        'add it in quotes: `![…](door.jpg "Name, CC BY 4.0")`, or with a caption `"Caption | Name, CC BY 4.0"`',
    ),
    "picture-address": Entry(
        "A picture that does not lie beside its text",
        "pages load nothing from elsewhere, and the site makes its own sizes of each picture",
        "put the file into the folder of the text and write its name alone",
    ),
    "picture-name": Entry(
        "A name that a picture can't have",
        "JPEG, PNG and WebP can be shown; a name of small letters, digits and hyphens is the same on every computer",
        "save it as JPEG, PNG or WebP and call it for example `closed-door.jpg`",
    ),
    "missing-picture": Entry(
        "A picture that is not there", "readers would see a gap", "put the file beside the text, or correct its name"
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
    "history-out-of-order": Entry(
        "A history out of order",
        "the status on a day follows from the steps in their order",
        "put the steps in the order of their days",
    ),
    "step-after-death": Entry(
        "A step after the death", "nobody is detained, tried or freed after dying", "check the two dates"
    ),
    "same-record": Entry(
        "Two records that say the same",
        "it would be listed twice, and a wave would count twice",
        "delete one of the two files, or say what differs: the day, the number, the sources",
    ),
    "status-contradicts-history": Entry(
        "A status that contradicts the history",
        "the last step of a history that holds or frees must agree with the status shown",
        "correct the status, or add the missing step",
    ),
    "end-before-start": Entry("An end before the start", "an event can't end before it begins", "check the times"),
    "published-before-date": Entry(
        "A publication that would come out before its own date",
        "readers, feeds and citations would show a day that has not come yet",
        "check the years of `publish_on` and `date`",
    ),
    "change-before-publication": Entry(
        "A change before the publication",
        "feeds and pages show readers this day as that of the last change",
        "check both years, or leave `updated` out",
    ),
    "decree-after-release": Entry(
        "A decree after the release", "a decree that frees people comes before they leave", "check the two dates"
    ),
    "other-figure": Entry(
        "Another figure than in the original",
        "readers of two languages would be told two numbers",
        "write the figure as the original has it; only `noun`, `words`, `bare` and `parts` may differ",
    ),
    "parts-exceed-total": Entry(
        "Parts that exceed the total",
        "a part of a group can't be larger than the group",
        "check the numbers; parts that another source gives belong to its entry in `stated_counts`",
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
