"""Whatever a text holds between braces, nothing breaks; whatever the waves are, totals grow and the past stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from dossier.figures.figure import Figure
from dossier.figures.query import FigureRefused
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.status import days_held, status_on
from dossier.figures.totals import compare_totals, running_totals
from dossier.figures.waves import is_until, ordinals_of, waves_in_order
from dossier.figures.wording import word_figure
from dossier.library import Library
from dossier.model.count import PrisonerCount
from dossier.model.dates import FOREVER, PartialDate, parse_partial_date
from dossier.model.prisoner import FREEING, HOLDING, KnownStatus, Prisoner, Step
from dossier.model.release import Count, Release
from dossier.model.total import StatedTotal
from dossier.problems import Problems
from dossier.prose.body import Shown
from dossier.prose.convert import convert_text
from dossier.prose.expressions import MARK, FigureCall, take_expressions, without_expressions
from properties.allowed import look_at
from unit.making import library_with, speech_of

# Texts with braces

PIECES = (
    "{{",
    "}}",
    "{{ ",
    " }}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{",
    "}",
    "figure(",
    "typed(",
    '"released_total"',
    '"waves"',
    "'waves'",
    ", ",
    "as_of=",
    "because=",
    "noun=true",
    '"2024-09"',
    ")",
    "(",
    "*",
    "**",
    "[",
    "]",
    ".__class__",
    "|upper",
    " if ",
    " else ",
    "not ",
    "-",
    "1e999",
    "none",
    "self",
    "loop",
    "\\ue0000\\ue001",
    "\\u202e",
    "\\ud800",
    "\\n",
    "\ue000",
    "\ue001",
    "\ue0000\ue001",
    "\n",
    "\n\n",
    "## ",
    "`",
    "<b>",
    '"><script>',
    "| a |\n| --- |\n| ",
    "[x](https://example.org/ '",
    "[^1]",
    "\n\n[^1]: ",
)
WHOLE = (
    '{{ figure("released_total") }}',
    '{{ figure("waves", noun=true) }}',
    '{{ typed("37", because="a reason") }}',
    "{{ 1 + 1 }}",
    "{{ x }}",
    "{{ figure(1) }}",
    '{{ figure("a", as_of=1e999) }}',
    '{{ typed("\\ue0000\\ue001", because="x") }}',
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(WHOLE), st.text(max_size=4)), max_size=14).map("".join),
    st.text(max_size=60).map(lambda inner: f"a {{{{{inner}}}}} b"),
)


def _without_marks(text: str) -> str:
    """Return a text as it can reach the engine: characters for private use are refused where files are read."""
    return text.replace("\ue000", "").replace("\ue001", "")


def _show(call: FigureCall) -> Shown:
    return Shown(f'<a class="figure" href="#figure-1"><data value="1">{escape(call.name)}</data></a>', "PLAIN")


@given(TEXTS)
@example("{{" + "(" * 490 + "}}")
@example("{{" + "-" * 490 + "}}")
@example("{{" + "9" * 5000 + "}}")
@example('{{ figure("a", b="c", b="d") }}')
@example('{{ figure("a", *"b", **"c") }}')
def test_no_text_breaks_the_reading_of_its_expressions(text: str) -> None:
    problems = Problems()
    taken, calls = take_expressions(_without_marks(text), "a.md", 3, problems)
    assert sorted({int(number) for number in MARK.findall(taken)}) == list(range(len(calls)))
    assert taken.count("\n") == text.count("\n")
    for problem in problems:
        assert problem.code == "figure-expression"
        assert 3 <= problem.location.line <= 3 + text.count("\n")
        assert problem.render().encode()
    for call in calls:
        line = _without_marks(text).split("\n")[call.location.line - 3]
        assert line[call.location.column - 1 :][: call.location.length].startswith("{{")


@given(TEXTS)
def test_the_same_text_is_read_in_the_same_way_again(text: str) -> None:
    def read() -> Any:
        problems = Problems()
        return take_expressions(text, "a.md", 1, problems), list(problems)

    assert read() == read()


@given(TEXTS)
def test_blanking_expressions_keeps_every_column(text: str) -> None:
    for line in text.split("\n"):
        assert len(without_expressions(line)) == len(line)


@given(TEXTS)
def test_a_text_without_double_braces_is_not_touched(text: str) -> None:
    calm = text.replace("{", "").replace("}", "")
    problems = Problems()
    assert take_expressions(calm, "a.md", 1, problems) == (calm, ())
    assert len(problems) == 0


@given(TEXTS)
def test_every_mark_of_a_converted_text_is_filled_and_adds_only_its_own_elements(text: str) -> None:
    body = convert_text(_without_marks(text), "a.md", 1, Problems())
    shown = body.resolve(lambda *_: "../x/", lambda _: "", _show)
    assert MARK.search(shown) is None
    seen = look_at(shown)
    assert {name for name, _ in seen.elements} & {"script", "style", "img", "iframe"} == set()
    assert len([name for name, _ in seen.elements if name == "data"]) <= len(body.figures)
    for heading in body.headings:
        assert all(int(number) < len(body.figures) for number in MARK.findall(heading.title))


@given(TEXTS)
def test_the_summary_is_filled_with_what_it_asks_for(text: str) -> None:
    taken, calls = take_expressions(_without_marks(text), "a.md", 1, Problems())
    for number in MARK.findall(str(escape(taken))):
        assert int(number) < len(calls)


# Libraries of invented waves, counts, totals and people

_YEARS, _MONTHS, _DAYS = st.integers(2021, 2026), st.integers(1, 12), st.integers(1, 28)
_WHOLE_DAYS = st.builds("{:04}-{:02}-{:02}".format, _YEARS, _MONTHS, _DAYS)
_PARTIAL = st.one_of(_WHOLE_DAYS, st.builds("{:04}-{:02}".format, _YEARS, _MONTHS), _YEARS.map(str))
DATES = _PARTIAL.map(parse_partial_date)
MOMENTS = st.one_of(
    DATES,
    st.builds(lambda before: parse_partial_date({"before": before}), _WHOLE_DAYS),
    st.builds(lambda after: parse_partial_date({"after": after}), _WHOLE_DAYS),
)
QUALIFIERS = st.sampled_from(["exact", "at-least", "over", "about", "nearly", "estimated", "estimated-over"])
_PARTS = st.one_of(st.none(), st.integers(0, 60))
_SOURCES = st.lists(st.sampled_from(["s", "t"]), max_size=2).map(tuple)
_SAID: dict[str, Any] = {"confidence": st.just("reported"), "sources": _SOURCES}
WAVES = st.builds(
    Release,
    decree=st.one_of(st.none(), DATES),
    released=MOMENTS,
    kind=st.just("pardon-decree"),
    count=st.builds(Count, total=st.integers(0, 300), qualifier=QUALIFIERS, political=_PARTS, women=_PARTS, men=_PARTS),
    legal_basis=st.none(),
    taken_to=st.none(),
    adds_to_total=st.booleans(),
    left_out_because=st.none(),
    **_SAID,
)
COUNTS = st.builds(
    PrisonerCount,
    measure=st.sampled_from(["held", "recognised-since-2020", "incommunicado"]),
    date=MOMENTS,
    value=st.integers(0, 3000),
    qualifier=QUALIFIERS,
    women=_PARTS,
    **_SAID,
)
TOTALS = st.builds(
    StatedTotal,
    date=DATES,
    since=DATES,
    value=st.integers(0, 900),
    qualifier=QUALIFIERS,
    explanation=st.none(),
    **_SAID,
)
STEPS = st.builds(
    Step,
    date=st.one_of(st.none(), MOMENTS),
    event=st.sampled_from(sorted(FREEING | HOLDING | {"award", "contact", "died"})),
    **_SAID,
)
PEOPLE = st.builds(
    Prisoner,
    publication=st.just("public"),
    names=st.just({"en": ("Synthetic Person 12",)}),
    sort_name=st.just({"en": "Person 12"}),
    gender=st.just("f"),
    role=st.just({"en": "r"}),
    status=st.builds(KnownStatus, value=st.sampled_from(["imprisoned", "free", "dead"]), as_of=DATES),
    history=st.lists(STEPS, min_size=1, max_size=7).map(tuple),
)


def _named(prefix: str, records: list[Any]) -> dict[str, Any]:
    return {f"{prefix}{number:02}": record for number, record in enumerate(records)}


LIBRARIES = st.builds(
    lambda waves, counts, totals, people: library_with(
        releases=_named("w", waves),
        counts=_named("c", counts),
        totals=_named("t", totals),
        prisoners=_named("p", people),
    ),
    st.lists(WAVES, max_size=8),
    st.lists(COUNTS, max_size=6),
    st.lists(TOTALS, max_size=4),
    st.lists(PEOPLE, max_size=3),
)
# The figures that need no record, so that they can be asked of any library.
ALONE = sorted(name for name, definition in FIGURES.items() if not definition.needs and definition.dated)
_OF_A_RECORD = {"release": "releases", "total": "totals", "count": "counts", "prisoner": "prisoners"}


def _make(library: Library, name: str, as_of: PartialDate, **arguments: str) -> Figure | None:
    try:
        return make_figure(library, name, arguments, as_of)
    except FigureRefused:
        return None


def _until(library: Library, day: PartialDate) -> Library:
    """Return the library without what happened or was stated after the day."""

    def keep(records: Any, when: Any) -> dict[str, Any]:
        return {key: record for key, record in records.items() if is_until(when(record), day)}

    people = {}
    for key, person in library.prisoners.items():
        history = tuple(step for step in person.history if step.date is None or is_until(step.date, day))
        people[key] = person.model_copy(update={"history": history})
    return replace(
        library,
        releases=keep(library.releases, lambda release: release.day),
        counts=keep(library.counts, lambda count: count.date),
        totals=keep(library.totals, lambda total: total.date),
        prisoners=people,
    )


@given(LIBRARIES)
def test_a_running_total_never_falls_and_ends_as_the_newest_total(library: Library) -> None:
    totals = running_totals(library)
    values = [total.value for total in totals]
    assert values == sorted(values)
    assert values == list(accumulate(total.added for total in totals))
    assert [total.wave for total in totals] == list(ordinals_of(library))
    newest = _make(library, "released_total", FOREVER)
    assert (newest.value if newest else None) == (values[-1] if values else None)


@given(LIBRARIES, DATES, DATES)
def test_no_total_and_no_number_of_waves_falls_with_time(
    library: Library, one: PartialDate, other: PartialDate
) -> None:
    earlier, later = sorted((one, other), key=lambda day: day.last)  # type: ignore[arg-type,return-value]
    for name in ("released_total", "released_people", "women_released", "men_released", "waves", "all_waves"):
        before, after = _make(library, name, earlier), _make(library, name, later)
        assert before is None or (after is not None and before.value <= after.value), name


@given(LIBRARIES, DATES)
def test_a_figure_as_of_a_day_is_the_newest_of_a_dossier_that_ends_with_that_day(
    library: Library, day: PartialDate
) -> None:
    past = _until(library, day)
    for name in ("released_people", "women_released", "men_released", "waves", "all_waves", "held", "women_held"):
        assert _make(library, name, day) == _make(past, name, FOREVER), name
    for name in ("recognised_since_2020", "incommunicado"):
        assert _make(library, name, day) == _make(past, name, FOREVER), name
    # Who later states the total is told as its source, so only the number is that of the day.
    then, newest = _make(library, "released_total", day), _make(past, "released_total", FOREVER)
    assert (then and (then.value, then.as_of, then.parts)) == (newest and (newest.value, newest.as_of, newest.parts))
    for key, person in library.prisoners.items():
        told = status_on(past.prisoners[key], FOREVER)
        # Only a later step tells that a pardon had not yet let the person go.
        if told.step is None or told.step.event != "pardoned":
            assert status_on(person, day) == told


@given(LIBRARIES, DATES)
def test_what_comes_later_changes_no_figure_of_a_day(library: Library, day: PartialDate) -> None:
    later = Release.model_validate(
        {
            "decree": None,
            "released": "2099-01-01",
            "kind": "pardon-decree",
            "count": {"total": 9, "political": None, "women": 1, "men": 1},
            "legal_basis": None,
            "taken_to": None,
            "adds_to_total": True,
            "confidence": "reported",
        }
    )
    grown = replace(library, releases={**library.releases, "zz-later": later})
    for name in ALONE:
        assert _make(grown, name, day) == _make(library, name, day), name


@given(LIBRARIES, DATES)
def test_every_figure_is_made_or_refused_and_can_be_worded(library: Library, day: PartialDate) -> None:
    speech = speech_of("en")
    for name, definition in FIGURES.items():
        needs = [argument for argument in definition.needs if argument in _OF_A_RECORD]
        if len(needs) < len(definition.needs):
            continue
        for key in getattr(library, _OF_A_RECORD[needs[0]]) if needs else ("",):
            figure = _make(library, name, day, **({needs[0]: key} if needs else {}))
            if figure is not None:
                assert figure.value >= 0
                assert not figure.parts or sum(figure.parts) == figure.value
                assert word_figure(figure, definition.noun, {"noun": bool(definition.noun)}, speech)


@given(LIBRARIES)
def test_a_stated_total_differs_from_the_sum_by_the_difference(library: Library) -> None:
    for item in compare_totals(library):
        assert item.computed + item.difference == item.total.value
        assert item.computed == sum(item.parts)
        assert len(item.parts) == len(item.waves)
        if item.total.qualifier == "exact":
            assert item.agrees == (item.difference == 0)


@given(LIBRARIES)
def test_the_order_of_files_changes_nothing(library: Library) -> None:
    turned = replace(
        library,
        releases=dict(reversed(library.releases.items())),
        counts=dict(reversed(library.counts.items())),
        totals=dict(reversed(library.totals.items())),
        prisoners=dict(reversed(library.prisoners.items())),
    )
    assert waves_in_order(turned) == waves_in_order(library)
    assert compare_totals(turned) == compare_totals(library)
    for name in ALONE:
        assert _make(turned, name, FOREVER) == _make(library, name, FOREVER), name


@given(PEOPLE, _WHOLE_DAYS, _WHOLE_DAYS)
def test_days_in_prison_never_fall_and_never_outnumber_the_days_since_the_first_step(
    person: Prisoner, one: str, other: str
) -> None:
    earlier, later = (parse_partial_date(day) for day in sorted((one, other)))
    before, after = days_held(person, earlier), days_held(person, later)
    if before is not None:
        assert after is not None
        assert 1 <= before[0] <= after[0] or not _in_order(person)
    starts = [step.date.first for step in person.history if step.date and step.date.first]
    if after is not None and later.last is not None and _in_order(person):
        assert after[0] <= (later.last - min(starts)).days + 1


def _in_order(person: Prisoner) -> bool:
    """Tell whether the dated steps stand in the order of their days, as the check of histories demands."""
    dates = [step.date for step in person.history if step.date]
    return all(not earlier.is_after(later) for earlier, later in pairwise(dates))
