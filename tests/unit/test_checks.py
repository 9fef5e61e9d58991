"""Between records: references, days, evidence, translations, and what must not reach a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.problems import Problem
from unit.making import codes, drop, edition_of, problems_of, render_everything, rewrite

ONE = "data/prisoners/synthetic-one.yml"
FIRST = "data/releases/2024-07-02-first.yml"
SECOND = "data/releases/2024-09-16-second.yml"
PANEL = "docs/events/invented-panel/event.yml"
WAVES = "briefings/invented-waves/publication.yml"


def _after(root: Path, file: str, old: str, new: str) -> list[Problem]:
    rewrite(root / file, old, new)
    return problems_of(root)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ONE, "sources: [invented-gazette, invented-report]", "sources: [invented-gazette, invented-repotr]"),
        (ONE, "birth_year_sources: [invented-gazette]", "birth_year_sources: [invented-gazete]"),
        (FIRST, "- prisoner: synthetic-one", "- prisoner: synthetic-onne"),
        (FIRST, "    sources: [invented-gazette]", "    sources: [invented-gazete]"),
        ("data/totals/2024-09-16-report.yml", "sources: [invented-report]", "sources: [invented-repotr]"),
        (WAVES, "person: author-one", "person: author-onne"),
        (WAVES, "affiliation: invented-institute", "affiliation: invented-institut"),
        (WAVES, "series: invented-insights", "series: invented-insihgts"),
        (WAVES, "authors: [author-one]", "authors: [author-onne]"),
        (WAVES, "prisoners: [synthetic-one]", "prisoners: [synthetic-onne]"),
        (WAVES, "releases: [2024-07-02-first]", "releases: [2024-07-02-frist]"),
        (WAVES, "organisations: [invented-institute]", "organisations: [invented-institut]"),
        (PANEL, "series: [invented-insights]", "series: [invented-insihgts]"),
        (PANEL, "partners: [invented-rights-group]", "partners: [invented-right-group]"),
        (PANEL, "publication: invented-video", "publication: invented-vidoe"),
        ("data/ways/letters.yml", "services: [invented-rights-group]", "services: [invented-right-group]"),
        ("data/ways/letters.yml", "sources: [invented-report]", "sources: [invented-repotr]"),
        (
            "data/organisations/invented-rights-group.yml",
            "  sources: [invented-gazette]",
            "  sources: [invented-gazete]",
        ),
    ],
)
def test_an_id_that_is_no_record_gets_the_nearest_one(small_site: Path, file: str, old: str, new: str) -> None:
    problems = [problem for problem in _after(small_site, file, old, new) if problem.code == "unknown-reference"]
    (problem,) = problems
    assert problem.location.path == file
    assert problem.fix.startswith("did you mean `")


def test_an_unknown_topic_is_called_so(small_site: Path) -> None:
    (problem,) = _after(small_site, PANEL, "topics: [elections]", "topics: [electoins]")
    assert (problem.code, problem.fix) == ("unknown-topic", "did you mean `elections`?")


def test_an_unknown_outlet_is_noted(small_site: Path) -> None:
    rewrite(small_site / WAVES, "kind: briefing", "kind: interview")
    (problem,) = _after(small_site, WAVES, "date: ", "outlet: nobody\ndate: ")
    assert problem.code == "unknown-reference"


def test_an_unknown_source_cited_in_a_text_is_noted_on_its_line(small_site: Path) -> None:
    path = small_site / "briefings/invented-video/en.md"
    line = path.read_text().split("\n").index(next(s for s in path.read_text().split("\n") if "[@" in s)) + 1
    (problem,) = _after(small_site, "briefings/invented-video/en.md", "[@invented-archive]", "[@nowhere]")
    assert (problem.code, problem.location.line) == ("unknown-reference", line)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (ONE, 'as_of: "2024-07-03"', 'as_of: "2027"', "future-date"),
        (ONE, '- date: "2021-11"', '- date: "2027-11"', "future-date"),
        (FIRST, 'decree: "2024-07-02"', 'decree: "2024-07-04"', "decree-after-release"),
        (FIRST, 'released: "2024-07-03"', 'released: "2027-07-03"', "future-date"),
        ("data/sources/invented-report.yml", 'read: "2026-11-03"', 'read: "2026-11-23"', "future-date"),
        ("data/timeline/2024-07-releases.yml", 'date: "2024-07"', 'date: "2026-12"', "future-date"),
        (ONE, "  value: free-abroad", "  value: imprisoned", "status-contradicts-history"),
        ("data/prisoners/synthetic-two.yml", "  value: imprisoned", "  value: free", "status-contradicts-history"),
        (ONE, '- date: "2024-07-03"', '- date: "2021-05-09"', "release-before-arrest"),
        (PANEL, 'end: "18:30"', 'end: "16:30"', "end-before-start"),
        (PANEL, 'start: "17:00"', 'end_date: "2024-10-01"\nstart: "17:00"', "end-before-start"),
        (FIRST, "  women: 4\n  men: 6", "  women: 11\n  men: 0", "parts-exceed-total"),
        (FIRST, "  women: 4\n  men: 6", "  women: 5\n  men: 6", "parts-exceed-total"),
        (FIRST, "  political: 9", "  political: 19", "parts-exceed-total"),
        ("data/counts/2024-12-31-invented.yml", "women: 170", "women: 1700", "parts-exceed-total"),
    ],
)
def test_what_can_not_be_is_noted_where_it_stands(small_site: Path, file: str, old: str, new: str, code: str) -> None:
    # Where a wave moves, totals and figures that rest on it are problems too.
    others = ("total-without-explanation", "figure-argument")
    problems = [problem for problem in _after(small_site, file, old, new) if problem.code not in others]
    assert code in codes(problems)
    assert {problem.location.path for problem in problems} == {file}


def test_an_event_of_several_days_may_end_at_an_earlier_hour(small_site: Path) -> None:
    assert _after(small_site, PANEL, 'end: "18:30"', 'end_date: "2024-10-04"\nend: "12:00"') == []


def test_today_is_no_day_of_the_future(small_site: Path) -> None:
    assert _after(small_site, "data/sources/invented-report.yml", 'read: "2026-11-03"', 'read: "2026-11-22"') == []


def test_an_event_may_lie_ahead(small_site: Path) -> None:
    assert _after(small_site, PANEL, 'date: "2024-10-02"', 'date: "2027-10-02"') == []


def test_a_wave_before_the_arrest_is_reported_on_the_wave_line(small_site: Path) -> None:
    rewrite(small_site / ONE, '  - date: "2021-05-10"', '  - date: "2024-07-04"')
    rewrite(small_site / ONE, '  - date: "2021-11"', '  - date: "2024-07-05"')
    (problem,) = _after(small_site, ONE, '  - date: "2024-07-03"', '  - date: "2024-07-06"')
    assert (problem.code, problem.location.path) == ("wave-before-arrest", FIRST)
    assert "synthetic-one" in problem.location.text


def test_a_person_freed_long_before_a_wave_was_not_in_prison_then(small_site: Path) -> None:
    # Freed in 2022, and by no step imprisoned again: the wave of July 2024 can't have freed this person.
    problems = _after(small_site, ONE, '  - date: "2024-07-03"', '  - date: "2022-07-03"')
    assert [(problem.code, problem.location.path) for problem in problems] == [("wave-before-arrest", FIRST)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ONE, "    sources: [invented-gazette, invented-report]\n", ""),
        (ONE, "birth_year_sources: [invented-gazette]\n", ""),
        (FIRST, "    value: 10\n    sources: [invented-report]\n", "    value: 10\n"),
        ("data/totals/2024-09-16-report.yml", "sources: [invented-report]\n", ""),
        ("data/counts/2024-12-31-invented.yml", "sources: [invented-report]\n", ""),
        ("data/places/sizo-100.yml", "sources: [invented-report]\n", ""),
        ("data/timeline/2021-05-10-arrests.yml", "sources: [invented-gazette]\n", ""),
        ("data/ways/letters.yml", "    sources: [invented-report]\n", ""),
        ("data/organisations/invented-rights-group.yml", "  sources: [invented-gazette]\n", ""),
    ],
)
def test_a_dated_fact_without_a_source_is_noted(small_site: Path, file: str, old: str, new: str) -> None:
    problems = _after(small_site, file, old, new)
    assert [(problem.code, problem.location.path) for problem in problems] == [("statement-without-source", file)]


def _write_another(path: Path, source: str) -> None:
    """Write a source that differs from another one in its publisher alone."""
    path.write_text(source.replace("publisher: Invented", "publisher: Another Invented"))


def test_a_source_that_nothing_uses_is_noted(small_site: Path) -> None:
    source = small_site / "data/sources"
    _write_another(source / "lonely.yml", (source / "invented-report.yml").read_text())
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.path) == ("unused-source", "data/sources/lonely.yml")


def test_a_source_that_only_a_records_text_cites_is_used(small_site: Path) -> None:
    source = small_site / "data/sources"
    _write_another(source / "lonely.yml", (source / "invented-report.yml").read_text())
    assert _after(small_site, ONE, "place of 5 [@invented-report]", "place of 5 [@lonely]") == []


def test_a_language_that_must_have_a_text_and_a_text_in_no_language_are_noted(small_site: Path) -> None:
    drop(small_site / "briefings/invented-video/en.md")
    found = [(problem.code, problem.location.path) for problem in problems_of(small_site)]
    assert ("missing-language", "briefings/invented-video/en.md") in found
    assert ("missing-language", "briefings/invented-video") in found


def test_a_label_is_complete_in_every_language(small_site: Path) -> None:
    (problem,) = _after(small_site, "data/topics/elections.yml", "  de: ", "  pl: ")[:1]
    assert problem.code in ("missing-label", "unknown-language")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (ONE, "  en: invented journalist", "  en: invented journalist\n  fr: journaliste", "unknown-language"),
        (ONE, "translations:\n  de: {translator: machine}\n", "", "translation-unattributed"),
        ("briefings/invented-waves/de.md", "  from: en", "  from: be", "translation-origin"),
        ("briefings/invented-waves/de.md", "  from: en", "  from: de", "translation-origin"),
        ("data/languages.yml", "falls_back_to: [de]", "falls_back_to: [fr]", "broken-fallback"),
        ("data/languages.yml", "falls_back_to: [de]", "falls_back_to: [en]", "broken-fallback"),
    ],
)
def test_a_translation_says_where_it_comes_from(small_site: Path, file: str, old: str, new: str, code: str) -> None:
    problems = _after(small_site, file, old, new)
    assert code in codes(problems)
    assert {problem.location.path for problem in problems} == {file}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECOND, "  - description:", "  - prisoner: hidden-example\n  - description:"),
        (WAVES, "prisoners: [synthetic-one]", "prisoners: [synthetic-one, hidden-example]"),
        (SECOND, "      en: a father of two", "      en: concealed INVENTED example"),
        ("briefings/invented-waves/en.md", "The first wave", "Concealed Invented Example and the first wave"),
        ("briefings/invented-waves/en.md", 'summary: "', 'summary: "Concealed Invented Example '),
        ("briefings/invented-waves/de.md", "title: ", "title: Verborgenes Erfundenes Beispiel "),
        ("data/sources/invented-report.yml", "publisher: ", "publisher: Schavany Vydumany Pryklad, "),
        ("data/sources/invented-report.yml", "publisher: ", "publisher: Example, Concealed Invented, "),
        ("briefings/invented-waves/en.md", "The first wave", "Concealed *Invented* Example and the first wave"),
    ],
)
def test_a_withheld_person_is_named_nowhere_and_not_echoed(small_site: Path, file: str, old: str, new: str) -> None:
    rewrite(small_site / file, old, new)
    problems = [problem for problem in problems_of(small_site) if problem.code == "withheld-person"]
    assert {problem.location.path for problem in problems} == {file}
    shown = "\n".join(problem.render() for problem in problems).casefold()
    assert "concealed" not in shown
    assert "verborgenes" not in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gender: m", "gender: m\ngender: Concealed"),
        ("gender: m", "gender: &Concealed m"),
        ("gender: m", "gender: !Concealed m"),
        ("  en: [Concealed Invented Example]", '  en: ["Concealed Invented Example]'),
        ("  en: [Concealed Invented Example]", "  en: [Concealed: Invented: Example]: x"),
        ("  en: [Concealed Invented Example]", "  en: [Concealed \u202eInvented Example]"),
        ("gender: m", "Concealed Invented Example: m"),
        ("  value: imprisoned", "  value: Concealed"),
        ("    event: detained", "    event: Concealed"),
        ('as_of: "2024-03-04"', 'as_of: "Concealed"'),
        ('as_of: "2024-03-04"', 'as_of: "2099"'),
        ("sources: [invented-report]", "sources: [Concealed]"),
    ],
)
def test_the_words_of_a_withheld_record_are_never_echoed_whatever_is_wrong_with_it(
    small_site: Path, old: str, new: str
) -> None:
    rewrite(small_site / "data/prisoners/hidden-example.yml", old, new)
    shown = "\n".join(problem.render() for problem in problems_of(small_site))
    assert "Concealed" not in shown


def test_a_withheld_record_is_on_no_page(small_site: Path) -> None:
    edition = edition_of(small_site)
    assert "hidden-example" not in edition.library.prisoners
    for page in render_everything(edition).values():
        text = f"{page.title}{page.description}{page.main}"
        assert "hidden-example" not in text
        assert "Concealed" not in text


def test_a_record_that_is_made_public_is_shown(small_site: Path) -> None:
    # The guard of the test above: the same words appear as soon as the record may be shown.
    rewrite(small_site / "data/prisoners/hidden-example.yml", "publication: withheld", "publication: public")
    pages = render_everything(edition_of(small_site))
    assert "Concealed Invented Example" in pages["en/prisoners/hidden-example/"].main


def test_a_service_that_was_punished_is_not_recommended(small_site: Path) -> None:
    (problem,) = _after(
        small_site, "data/ways/letters.yml", "services: [invented-rights-group]", "services: [unsafe-service]"
    )
    assert problem.code == "listed-service"


def test_a_remark_for_editors_reaches_no_reader(small_site: Path) -> None:
    assert "must reach no reader" in (small_site / "data/organisations/invented-rights-group.yml").read_text()
    for page in render_everything(edition_of(small_site)).values():
        assert "must reach no reader" not in page.main


def test_an_address_that_is_not_to_be_shown_is_on_no_page(small_site: Path) -> None:
    hidden = [source for source in edition_of(small_site).library.sources.values() if not source.display]
    assert hidden
    pages = render_everything(edition_of(small_site)).values()
    for source in hidden:
        if source.address:
            assert all(source.address not in page.main for page in pages)


def test_all_problems_are_said_at_once_and_sorted(small_site: Path) -> None:
    rewrite(small_site / ONE, "gender: f", "gendr: f")
    rewrite(small_site / PANEL, 'end: "18:30"', 'end: "16:30"')
    rewrite(small_site / "briefings/invented-waves/en.md", "(page:timeline)", "(page:tmeline)")
    problems = problems_of(small_site)
    assert {"unknown-field", "end-before-start", "broken-link"} <= set(codes(problems))
    assert problems == sorted(problems)
