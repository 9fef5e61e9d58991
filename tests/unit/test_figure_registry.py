"""A figure is found by name and arguments; whatever is wrong with either is told with its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier.figures.figure import Figure
from dossier.figures.query import SHOWN, FigureRefused, text_day
from dossier.figures.registry import FIGURES, find_definition, make_figure
from dossier.library import Library
from dossier.model.dates import FOREVER, PartialDate
from dossier.prose.expressions import Argument
from dossier.words.labels import LABELS
from unit.making import codes, day, edition_of, library_with, problems_of, record, rewrite

TEXT = "briefings/invented-waves/en.md"
PANEL = "docs/events/invented-panel"
SENTENCE = "The first wave freed"
WAVES = {
    # id: day, people, of them political, women, men, qualifier, whether it adds to the total
    "a-first": ("2024-07-03", 18, 18, None, None, "at-least", True),
    "b-apart": ("2024-08-01", 1, None, 0, 1, "exact", False),
    "c-second": ("2024-08-16", 30, 30, 14, 16, "exact", True),
    "d-mixed": ("2025-06-21", 14, None, 4, 10, "exact", True),
}


def _wave(key: str) -> Any:
    when, total, political, women, men, qualifier, adds = WAVES[key]
    counts = {"political": political, "women": women, "men": men}
    said = ", ".join(f"{name}: {'null' if value is None else value}" for name, value in counts.items())
    return record(
        "release",
        f'decree: null\nreleased: "{when}"\nkind: pardon-decree\n'
        f"count: {{total: {total}, qualifier: {qualifier}, {said}}}\n"
        "stated_counts:\n"
        f'  - {{as_of: "{when}", value: 99, sources: [s]}}\n'
        '  - {as_of: "2026", value: 98, sources: [s, t]}\n'
        f"legal_basis: null\ntaken_to: null\nadds_to_total: {str(adds).lower()}\n"
        "confidence: reported\nsources: [s, t]\n",
    )


def _count(when: str, value: int, qualifier: str = "exact", women: str = "null", measure: str = "held") -> Any:
    return record(
        "count",
        f'measure: {measure}\ndate: "{when}"\nvalue: {value}\nwomen: {women}\nqualifier: {qualifier}\n'
        "confidence: reported\nsources: [s]\n",
    )


def _person(*steps: tuple[str, str], status: str = "free", as_of: str = "2026") -> Any:
    history = "".join(
        f'  - {{date: "{when}", event: {event}, confidence: reported, sources: [s]}}\n' for when, event in steps
    )
    return record(
        "prisoner",
        "publication: public\nnames: {en: [Synthetic Person 1]}\nsort_name: {en: Person 1}\ngender: m\nrole: {en: r}\n"
        f'status: {{value: {status}, as_of: "{as_of}"}}\nhistory:\n{history}',
    )


@pytest.fixture(scope="module")
def library() -> Library:
    """A library with a record of every kind that figures are made of."""
    source = 'publisher: A\naddress: null\ndate: "2026-03-20"\nread: "2026-11-01"\n'
    stated = "confidence: reported\nsources: [s]\n"
    return library_with(
        releases={key: _wave(key) for key in WAVES},
        counts={
            "c-2024": _count("2024-07", 1400, "about"),
            "c-2025": _count("2025-01-01", 1200, "at-least", "170"),
            "c-all": _count("2025", 4000, measure="recognised-since-2020"),
            "c-cut-off": _count("2025", 9, measure="incommunicado"),
        },
        totals={"t": record("total", f'date: "2024-08-16"\nsince: "2024-07"\nvalue: 48\n{stated}')},
        statements={
            "votes": record("statement", f'about: {{en: x}}\ndate: "2024-09-19"\nvalue: 549\nunit: votes\n{stated}')
        },
        notes={
            "with": record("note", f"about: counts\ntext: {{en: x}}\nvalue: 7\n{stated}"),
            "without": record("note", f"about: counts\ntext: {{en: x}}\n{stated}"),
        },
        prisoners={
            "held": _person(("2021-05-10", "detained"), status="imprisoned", as_of="2025-02-01"),
            "freed": _person(("2024-01-01", "detained"), ("2024-01-31", "released")),
            "awarded": _person(("2021", "award")),
        },
        sources={"s": record("source", source), "t": record("source", source)},
    )


def _make(library: Library, name: str, text: PartialDate | None = FOREVER, **arguments: Argument) -> Figure:
    return make_figure(library, name, arguments, text)


def _refusal(library: Library, name: str, text: PartialDate | None = FOREVER, **arguments: Argument) -> FigureRefused:
    with pytest.raises(FigureRefused) as refused:
        make_figure(library, name, arguments, text)
    assert str(refused.value)
    return refused.value


# The registry


def test_a_figure_is_found_by_its_name() -> None:
    assert find_definition("released_total") is FIGURES["released_total"]


def test_every_figure_says_what_it_counts_on_the_page_and_in_the_reference() -> None:
    assert set(LABELS["figure"]) == set(FIGURES)
    for definition in FIGURES.values():
        assert definition.make.__doc__
        assert definition.make.__doc__.endswith(".")


def test_no_argument_of_a_figure_is_also_one_of_how_it_is_shown() -> None:
    for definition in FIGURES.values():
        assert not {*definition.needs, *definition.may} & {*SHOWN, "as_of"}
        assert not set(definition.needs) & set(definition.may)


def test_a_misspelt_name_gets_the_nearest(library: Library) -> None:
    refused = _refusal(library, "relased_total")
    assert (str(refused), refused.fix) == ("there is no figure `relased_total`", "did you mean `released_total`?")


def test_a_name_like_no_other_gets_the_list(library: Library) -> None:
    refused = _refusal(library, "zzz")
    assert refused.fix.startswith("the figures are: all_waves, days_in_prison, held")


# Arguments


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_missing_argument_is_named_with_the_whole_form(library: Library, name: str) -> None:
    needs = FIGURES[name].needs
    if needs:
        refused = _refusal(library, name)
        assert str(refused) == f"`{name}` needs the argument `{needs[0]}`"
        assert refused.fix == f'write `figure("{name}", {needs[0]}="…")`'
    else:
        assert _make(library, name).record


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_an_argument_that_a_figure_has_not_is_refused_with_those_that_it_has(library: Library, name: str) -> None:
    definition = FIGURES[name]
    given = dict.fromkeys(definition.needs, "x")
    refused = _refusal(library, name, **given, colour="red")
    assert str(refused) == f"`{name}` has no argument `colour`"
    for known in (*definition.needs, *definition.may, *SHOWN):
        assert known in refused.fix
    assert ("as_of" in refused.fix) == definition.dated


def test_a_figure_of_a_record_takes_no_other_day(library: Library) -> None:
    refused = _refusal(library, "released_in_wave", release="c-second", as_of="2025")
    assert str(refused) == "`released_in_wave` has no argument `as_of`"


def test_how_it_is_shown_changes_no_figure(library: Library) -> None:
    shown: dict[str, Argument] = {"noun": True, "words": True, "bare": True, "parts": True}
    assert set(shown) == SHOWN
    assert _make(library, "released_total", **shown) == _make(library, "released_total")


@pytest.mark.parametrize(
    ("name", "argument", "fix"),
    [
        ("released_in_wave", "release", "did you mean `c-second`?"),
        ("stated_count", "count", "name a record of data/counts/"),
        ("stated_total", "total", "name a record of data/totals/"),
        ("statement", "statement", "name a record of data/statements/"),
        ("note", "note", "name a record of data/notes/"),
        ("days_in_prison", "prisoner", "name a record of data/prisoners/"),
    ],
)
def test_an_unknown_record_is_named_with_the_nearest_or_its_folder(
    library: Library, name: str, argument: str, fix: str
) -> None:
    unknown = "c-secnd" if argument == "release" else "zzzzzzzz"
    refused = _refusal(library, name, **{argument: unknown})
    assert (str(refused), refused.fix) == (f"no {argument} has the id `{unknown}`", fix)


@pytest.mark.parametrize("value", [True, False, 2024, 1.5])
def test_a_record_is_named_in_quotes(library: Library, value: Argument) -> None:
    refused = _refusal(library, "released_in_wave", release=value)
    assert (str(refused), refused.fix) == ("`release` is not an id in quotes", 'write `release="…"`')


def test_a_source_that_is_unknown_and_one_that_says_nothing_are_told_apart(library: Library) -> None:
    assert str(_refusal(library, "stated_in_wave", release="c-second", source="u")) == "no source has the id `u`"
    silent = library_with(**{"releases": {"w": _wave("a-first")}, "sources": {"u": library.sources["s"]}})
    refused = _refusal(silent, "stated_in_wave", release="w", source="u")
    assert str(refused) == "`u` states no count for the wave `w`"
    assert "stated_counts" in refused.fix


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("2024-13", "`2024-13` is not a day of the calendar"),
        ("2025-02-29", "`2025-02-29` is not a day of the calendar"),
        ("16.09.2024", "`16.09.2024` is not a date"),
        ("today", "`today` is not a date"),
        ("", "`` is not a date"),
        ("2024-9-16", "`2024-9-16` is not a date"),
        ("1850", "the year 1850 is out of range"),
        (5, "`5` is not a date"),
        (True, "`true` is not a date"),
        (2024.5, "`2024.5` is not a date"),
    ],
)
@pytest.mark.parametrize("argument", ["as_of", "since"])
def test_a_day_that_is_none_is_told_with_the_forms_of_days(
    library: Library, argument: str, given: Argument, message: str
) -> None:
    refused = _refusal(library, "women_released", **{argument: given})
    # Where another order or sign shows which day is meant, that is proposed.
    meant = given in ("16.09.2024", "2024-9-16")
    fix = "did you mean `2024-09-16`?" if meant else 'write a date such as "2024-09-16" or "2024-09"'
    assert (str(refused), refused.fix) == (message, fix)


def test_a_year_may_be_given_as_a_number(library: Library) -> None:
    assert _make(library, "released_total", as_of=2024) == _make(library, "released_total", as_of="2024")


# Days


@pytest.mark.parametrize(
    ("as_of", "value", "when"),
    [
        ("2024-07-03", 18, "2024-07-03"),
        ("2024-08-15", 18, "2024-07-03"),
        ("2024-08-16", 48, "2024-08-16"),
        ("2024-07", 18, "2024-07-03"),
        ("2024", 48, "2024-08-16"),
        ("2025-06-20", 48, "2024-08-16"),
        ("2025", 62, "2025-06-21"),
    ],
)
def test_a_total_holds_for_its_day_and_carries_the_day_of_its_last_wave(
    library: Library, as_of: str, value: int, when: str
) -> None:
    figure = _make(library, "released_total", as_of=as_of)
    assert (figure.value, figure.as_of.iso()) == (value, when)


def test_before_the_first_wave_there_is_no_total(library: Library) -> None:
    refused = _refusal(library, "released_total", as_of="2024-07-02")
    assert (str(refused), refused.fix) == ("no wave lies in this time", "check `as_of` and `since`")
    assert str(_refusal(library, "waves", since="2025-07")) == "no wave lies in this time"


def test_before_the_first_count_nothing_is_stated(library: Library) -> None:
    refused = _refusal(library, "held", as_of="2024-07-30")
    assert "no number is stated" in str(refused)
    assert "as_of" in refused.fix
    assert _make(library, "held", as_of="2024-07-31").value == 1400


def test_the_day_of_the_text_serves_where_no_other_is_given(library: Library) -> None:
    assert _make(library, "released_total", day("2024-08-16")).value == 48
    assert _make(library, "released_total", day("2024-08-16"), as_of="2025").value == 62
    assert _make(library, "released_total", FOREVER).value == 62


def test_a_text_without_a_day_must_give_one(library: Library) -> None:
    refused = _refusal(library, "released_total", None)
    assert (str(refused), refused.fix) == (
        "this text has no date, so that the figure needs a day",
        'add `as_of="2024-09-16"`',
    )
    assert _make(library, "released_total", None, as_of="2024").value == 48


@pytest.mark.parametrize("name", sorted(name for name, definition in FIGURES.items() if not definition.dated))
def test_a_figure_that_names_its_record_needs_no_day(library: Library, name: str) -> None:
    given = {
        "release": "c-second",
        "source": "s",
        "total": "t",
        "count": "c-2024",
        "statement": "votes",
        "note": "with",
    }
    asked = {argument: given[argument] for argument in FIGURES[name].needs}
    assert make_figure(library, name, asked, None) == make_figure(library, name, asked, day("2020"))


def test_the_text_of_a_publication_holds_for_its_day_and_that_of_an_event_for_its(small_site: Path) -> None:
    library = edition_of(small_site).library
    publication, event = (
        text_day(library, ("publication", "invented-waves")),
        text_day(library, ("event", "invented-panel")),
    )
    assert publication is not None
    assert event is not None
    assert (publication.iso(), event.iso()) == ("2024-09-20", "2024-10-02")


def test_a_standing_page_shows_the_newest(small_site: Path) -> None:
    library = edition_of(small_site).library
    for page in library.pages:
        assert text_day(library, ("page", page)) is FOREVER


def test_an_undated_text_has_no_day(small_site: Path) -> None:
    rewrite(small_site / PANEL / "event.yml", 'date: "2024-10-02"', "date: null")
    assert text_day(edition_of(small_site).library, ("event", "invented-panel")) is None


def test_an_undated_text_that_asks_for_a_total_is_told_to_give_its_day(small_site: Path) -> None:
    rewrite(small_site / PANEL / "event.yml", 'date: "2024-10-02"', "date: null")
    (small_site / PANEL / "en.md").write_text(
        (small_site / PANEL / "en.md").read_text() + '\nFreed: {{ figure("released_total") }}.\n'
    )
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.path, problem.fix) == (
        "figure-argument",
        f"{PANEL}/en.md",
        'add `as_of="2024-09-16"`',
    )


# What single figures refuse, and what they say


@pytest.mark.parametrize(
    ("name", "wave", "word"), [("women_in_wave", "a-first", "women"), ("political_in_wave", "d-mixed", "political")]
)
def test_a_part_that_is_not_stated_is_no_figure(library: Library, name: str, wave: str, word: str) -> None:
    refused = _refusal(library, name, release=wave)
    assert word in str(refused)
    assert "not stated" in refused.fix


def test_a_part_that_is_nought_is_a_figure(library: Library) -> None:
    assert _make(library, "women_in_wave", release="b-apart").value == 0


def test_a_wave_that_is_left_out_has_no_number(library: Library) -> None:
    refused = _refusal(library, "wave_ordinal", release="b-apart")
    assert "`b-apart` does not add to the running total" in str(refused)
    assert [_make(library, "wave_ordinal", release=key).value for key in ("a-first", "c-second", "d-mixed")] == [
        1,
        2,
        3,
    ]


def test_a_note_without_a_number_is_no_figure(library: Library) -> None:
    refused = _refusal(library, "note", note="without")
    assert ("no number" in str(refused), refused.fix) == (True, "add `value:` to it")
    assert _make(library, "note", note="with").value == 7


def test_days_need_an_arrest_with_a_day(library: Library) -> None:
    assert "`awarded` names no dated arrest" in str(_refusal(library, "days_in_prison", prisoner="awarded"))
    assert "`held` names no dated arrest" in str(
        _refusal(library, "days_in_prison", prisoner="held", as_of="2021-05-09")
    )
    assert _make(library, "days_in_prison", prisoner="held", as_of="2021-05-10").value == 1
    assert _make(library, "days_in_prison", prisoner="freed").value == 31


def test_women_are_not_added_up_where_no_wave_says_how_many(library: Library) -> None:
    assert "no wave of this time says how many" in str(_refusal(library, "women_released", as_of="2024-07"))
    figure = _make(library, "women_released")
    assert (figure.value, figure.qualifier, figure.parts) == (18, "at-least", (0, 14, 4))


def test_a_total_is_at_least_where_a_wave_is_unless_a_source_states_the_same(library: Library) -> None:
    stated, later = _make(library, "released_total", as_of="2024"), _make(library, "released_total")
    assert (stated.value, stated.qualifier, stated.sources) == (48, "exact", ("s",))
    assert (later.value, later.qualifier, later.sources) == (62, "at-least", ("s",))


def test_people_of_a_period_are_counted_from_the_first_wave_that_lies_in_it(library: Library) -> None:
    assert _make(library, "released_people").parts == (18, 1, 30, 14)
    assert _make(library, "released_people", since="2024-08").parts == (1, 30, 14)
    assert _make(library, "released_people", since="2024-08", as_of="2024").parts == (1, 30)
    assert _make(library, "released_people", since="2024-08-01").qualifier == "exact"
    assert _make(library, "released_people", since="2024-07-03").qualifier == "at-least"
    assert _make(library, "waves", since="2024-08").value == 2


def test_where_a_source_states_two_numbers_of_a_wave_the_first_is_meant(library: Library) -> None:
    assert _make(library, "stated_in_wave", release="c-second", source="s").value == 99
    assert _make(library, "stated_in_wave", release="c-second", source="t").value == 98


def test_a_figure_keeps_the_qualifier_of_its_source(library: Library) -> None:
    assert _make(library, "held", as_of="2024").qualifier == "about"
    assert _make(library, "held").qualifier == "at-least"
    assert _make(library, "women_held").qualifier == "exact"
    assert _make(library, "released_in_wave", release="a-first").qualifier == "at-least"


def test_an_empty_dossier_refuses_figures_and_does_not_break() -> None:
    for name, definition in FIGURES.items():
        if not definition.needs:
            with pytest.raises(FigureRefused):
                make_figure(library_with(), name, {}, FOREVER)


# As an editor meets it


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ('figure("relased_total")', "unknown-figure"),
        ('figure("")', "unknown-figure"),
        ('figure("released_in_wave")', "figure-argument"),
        ('figure("released_in_wave", release="2024-07-02-frist")', "figure-argument"),
        ('figure("released_total", as_of="yesterday")', "figure-argument"),
        ('figure("released_total", noun="cats")', "figure-argument"),
        ('figure("released_total", colour="red")', "figure-argument"),
        ('figure("held", as_of="2020")', "figure-argument"),
        ('figure("statement", statement="invented-votes", noun=true)', "figure-argument"),
        ('figure("waves", parts=true)', "figure-argument"),
    ],
)
@pytest.mark.parametrize("field", ["text", "summary"])
def test_a_figure_that_can_not_be_made_is_told_in_its_place(
    small_site: Path, expression: str, code: str, field: str
) -> None:
    written = f"{{{{ {expression} }}}}"
    if field == "text":
        rewrite(small_site / TEXT, SENTENCE, f"Words {written} words. {SENTENCE}")
    else:
        rewrite(small_site / TEXT, 'summary: "What', f"summary: '{written} What")
        rewrite(small_site / TEXT, 'one doubt."', "one doubt.'")
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.path) == (code, TEXT)
    start = problem.location.column - 1
    assert problem.location.text[start : start + problem.location.length] == written
    assert (small_site / TEXT).read_text().split("\n")[problem.location.line - 1] == problem.location.text


def test_a_figure_of_a_record_with_a_problem_of_its_own_does_not_break_the_check(small_site: Path) -> None:
    rewrite(
        small_site / TEXT,
        SENTENCE,
        f'{{{{ figure("recorded_free") }}}} {{{{ figure("listed_organisations") }}}} {SENTENCE}',
    )
    rewrite(
        small_site / "data/prisoners/synthetic-one.yml",
        "    event: released\n    confidence: reported\n    sources: [invented-report]\n",
        "    event: released\n    confidence: reported\n",
    )
    rewrite(small_site / "data/organisations/invented-rights-group.yml", "  sources: [invented-gazette]\n", "")
    assert codes(problems_of(small_site)) == ["statement-without-source"] * 2
