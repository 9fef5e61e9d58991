"""What a change breaks for others: addresses that are gone, published facts that changed without a correction."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.changes.published import PUBLISHED
from dossier.kinds import COLLECTIONS, FOLDERS, KINDS
from unit.making import codes, drop, edition_of, rewrite
from unit.revisions import Edit, broken_by

FIRST = "data/releases/2024-07-02-first.yml"
SECOND = "data/releases/2024-09-16-second.yml"
ONE = "data/prisoners/synthetic-one.yml"
TWO = "data/prisoners/synthetic-two.yml"
PANEL = "docs/events/invented-panel/event.yml"
WAVES = "briefings/invented-waves/publication.yml"
VOTES = "data/statements/invented-votes.yml"
COUNT = "data/counts/2024-12-31-invented.yml"
TOTAL = "data/totals/2025-01-20-gazette.yml"
CORRECTIONS = "data/corrections.yml"
TEXT_OF_TOPIC = "label: {en: Courts, de: Gerichte}\ndescription: {en: Trials., de: Prozesse.}\n"
TRANSFERRED = "event: transferred, confidence: reported, sources: [invented-report]"
REMOVED, CHANGED = "address-removed", "changed-without-correction"


def replaced(file: str, old: str, new: str) -> Edit:
    return lambda site: rewrite(site / file, old, new)


def written(file: str, text: str) -> Edit:
    return lambda site: (site / file).write_text(text)


def added(file: str, text: str) -> Edit:
    return lambda site: (site / file).write_text((site / file).read_text() + text)


def dropped(file: str) -> Edit:
    return lambda site: drop(site / file)


def renamed(old: str, new: str) -> Edit:
    return lambda site: (site / old).rename(site / new)


def corrected(page: str) -> Edit:
    entry = f'  - {{id: new, date: "2026-11-01", was: {{en: "x"}}, now: {{en: "y"}}, pages: ["{page}"]}}\n'
    return added(CORRECTIONS, entry)


def test_a_site_that_nobody_edited_breaks_nothing(small_site: Path) -> None:
    assert broken_by(small_site) == []


# Addresses


def _with_topic(site: Path) -> Path:
    written("data/topics/court.yml", TEXT_OF_TOPIC)(site)
    return site


def test_a_renamed_record_needs_its_old_address(small_site: Path) -> None:
    (problem,) = broken_by(_with_topic(small_site), renamed("data/topics/court.yml", "data/topics/courts.yml"))
    assert problem.code == REMOVED
    assert str(problem.location) == "data/topics/court.yml"
    assert "add `topics/court/` to `aliases:` in data/topics/courts.yml" in problem.fix


def test_a_renamed_record_that_names_its_old_address_breaks_nothing(small_site: Path) -> None:
    edits = (
        renamed("data/topics/court.yml", "data/topics/courts.yml"),
        added("data/topics/courts.yml", "aliases: [topics/court/]\n"),
    )
    assert broken_by(_with_topic(small_site), *edits) == []


def test_an_address_of_long_ago_is_kept_by_whoever_is_renamed_again(small_site: Path) -> None:
    added("data/topics/court.yml", "aliases: [topics/trial/]\n")(_with_topic(small_site))
    edits = (
        renamed("data/topics/court.yml", "data/topics/courts.yml"),
        written("data/topics/courts.yml", TEXT_OF_TOPIC + "aliases: [topics/court/]\n"),
    )
    (problem,) = broken_by(small_site, *edits)
    assert "`topics/trial/`" in problem.message


def test_another_page_may_take_the_place_of_one_that_is_gone(small_site: Path) -> None:
    edits = dropped("data/topics/court.yml"), added("docs/pages/safety/page.yml", "aliases: [topics/court/]\n")
    assert broken_by(_with_topic(small_site), *edits) == []


def test_a_new_record_and_a_new_old_address_break_nothing(small_site: Path) -> None:
    new = written("data/topics/courts.yml", TEXT_OF_TOPIC + "aliases: [topics/trials/]\n")
    assert broken_by(small_site, new) == []


def test_an_old_address_that_is_taken_away_is_noted_where_it_stood(small_site: Path) -> None:
    (problem,) = broken_by(small_site, replaced(WAVES, "[publications/invented-paper/]", "[]"))
    assert (problem.code, problem.location.path, problem.location.line) == (REMOVED, WAVES, 21)


def test_a_place_without_an_address_loses_its_envelope_and_can_keep_the_way_to_it(small_site: Path) -> None:
    path = small_site / "data/places/ik-100.yml"
    without = re.sub(r"address:\n(?:  .*\n)+", "address: null\n", path.read_text())
    (problem,) = broken_by(small_site, written("data/places/ik-100.yml", without))
    assert problem.code == REMOVED
    assert "`act/letters/ik-100/envelope/`" in problem.message
    added("data/places/ik-100.yml", "aliases: [act/letters/ik-100/envelope/]\n")(small_site)
    assert "en/act/letters/ik-100/envelope/" in edition_of(small_site).plan.redirects


def test_a_year_without_publications_loses_its_list(small_site: Path) -> None:
    problems = broken_by(small_site, replaced(WAVES, 'date: "2024-09-20"\ntopics', 'date: "2025-09-20"\ntopics'))
    (list_of_year,) = [problem for problem in problems if problem.code == REMOVED]
    assert "`publications/year/2024/`" in list_of_year.message
    assert list_of_year.location.path == "briefings"


def test_a_language_that_is_gone_is_told_once(small_site: Path) -> None:
    languages = (small_site / "data/languages.yml").read_text()
    only_english = languages[: languages.index("  - code: de")].replace("falls_back_to: [de]", "falls_back_to: []")
    (problem,) = broken_by(small_site, written("data/languages.yml", only_english))
    assert (problem.code, problem.location.path) == (REMOVED, "data/languages.yml")
    assert problem.message == "every page in `de` is gone"


def test_a_text_that_a_language_loses_keeps_its_address(small_site: Path) -> None:
    assert broken_by(small_site, dropped("briefings/invented-waves/de.md")) == []


# Facts

CHANGES: dict[str, tuple[str, str, str, str]] = {
    "release, day": (FIRST, 'released: "2024-07-03"', 'released: "2024-07-04"', "release:2024-07-02-first"),
    "release, decree": (FIRST, 'decree: "2024-07-02"', "decree: null", "release:2024-07-02-first"),
    "release, political": (FIRST, "political: 9", "political: 8", "release:2024-07-02-first"),
    "release, women": (FIRST, "  women: 4\n  men: 6", "  women: null\n  men: 6", "release:2024-07-02-first"),
    "release, qualifier": (FIRST, "qualifier: at-least", "qualifier: about", "release:2024-07-02-first"),
    "release, stated count": (FIRST, "value: 8", "value: 9", "release:2024-07-02-first"),
    "release, day of a stated count": (FIRST, 'as_of: "2024-07-05"', 'as_of: "2024-07-06"', "release:2024-07-02-first"),
    "release, numbering": (FIRST, "number: 1", "number: 2", "release:2024-07-02-first"),
    "release, window": (SECOND, 'before: "2024-09-16"', 'before: "2024-09-17"', "release:2024-09-16-second"),
    "total": (TOTAL, "value: 20", "value: 21", "page:releases"),
    "total, day": (TOTAL, 'date: "2025-01-20"', 'date: "2025-01-21"', "page:releases"),
    "count": (COUNT, "value: 1265", "value: 1266", "page:data"),
    "count, women": (COUNT, "women: 170", "women: 171", "page:data"),
    "statement": (VOTES, "value: 321", "value: 322", "publication:invented-waves"),
    "statement, day": (VOTES, 'date: "2024-09-19"', 'date: "2024-09-18"', "page:data"),
    "status": (ONE, "value: free-abroad", "value: free-in-belarus", "prisoner:synthetic-one"),
    "status, earlier day": (ONE, '  as_of: "2024-07-03"', '  as_of: "2024-07-02"', "prisoner:synthetic-one"),
    "birth": (ONE, "birth_year: 1990", "birth_year: 1991", "prisoner:synthetic-one"),
    "step": (ONE, 'date: "2021-11"', 'date: "2021-12"', "prisoner:synthetic-one"),
    "event": (PANEL, 'date: "2024-10-02"', 'date: "2024-10-03"', "event:invented-panel"),
    "event, hour": (PANEL, 'start: "17:00"', 'start: "16:00"', "event:invented-panel"),
    "publication": (WAVES, 'date: "2024-09-20"\ntopics', 'date: "2024-09-21"\ntopics', "publication:invented-waves"),
}


@pytest.mark.parametrize(("file", "old", "new", "page"), CHANGES.values(), ids=CHANGES)
def test_a_published_fact_may_not_change_without_a_word(
    small_site: Path, file: str, old: str, new: str, page: str
) -> None:
    (problem,) = broken_by(small_site, replaced(file, old, new))
    assert problem.code == CHANGED
    assert problem.location.path == file
    assert problem.location.line
    assert page in problem.fix or page == "page:data"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "release, stated count",
            "`stated_counts (2024-07-03).value` of the release `2024-07-02-first` was 8 and is now 9",
        ),
        ("release, numbering", "`numbered.number` of the release `2024-07-02-first` was 1 and is now 2"),
        ("step", "`history (convicted).date` of the prisoner `synthetic-one` was 2021-11 and is now 2021-12"),
    ],
)
def test_a_row_is_called_by_what_it_is_known_by(small_site: Path, change: str, message: str) -> None:
    file, old, new, _ = CHANGES[change]
    (problem,) = broken_by(small_site, replaced(file, old, new))
    assert problem.message == message


@pytest.mark.parametrize(("file", "old", "new", "page"), CHANGES.values(), ids=CHANGES)
def test_a_new_correction_that_names_the_page_tells_of_a_change(
    small_site: Path, file: str, old: str, new: str, page: str
) -> None:
    assert broken_by(small_site, replaced(file, old, new), corrected(page)) == []


def test_a_correction_of_another_page_does_not_tell_of_it(small_site: Path) -> None:
    edits = replaced(FIRST, "total: 10", "total: 11"), corrected("release:2024-09-16-second")
    assert codes(broken_by(small_site, *edits)) == [CHANGED]


def test_an_earlier_correction_that_is_reworded_does_not_tell_of_it(small_site: Path) -> None:
    edits = (
        replaced(FIRST, "total: 10", "total: 11"),
        replaced(CORRECTIONS, "said that 12 people", "said that 13 people"),
    )
    assert codes(broken_by(small_site, *edits)) == [CHANGED]


def test_the_entry_that_a_message_shows_can_be_pasted(small_site: Path) -> None:
    edit = replaced(FIRST, "total: 10", "total: 11")
    (problem,) = broken_by(small_site, edit)
    entry = re.search(r"`(- \{.*\})`", problem.fix)
    assert entry
    added(CORRECTIONS, f"  {entry[1]}\n")(small_site)
    newest = edition_of(small_site).library.corrections.corrections[-1]
    assert (newest.was, newest.now) == ({"en": "count.total: 10"}, {"en": "count.total: 11"})
    assert newest.pages == ("release:2024-07-02-first",)


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ("gazette report report gazette", ["10 and is now 11", "8 and is now 9"]),
        ("report report report report", ["8 and is now 11", "10 and is now 9"]),
    ],
)
def test_of_rows_that_are_known_by_the_same_each_is_compared_with_one_first_by_its_source(
    small_site: Path, sources: str, told: list[str]
) -> None:
    rows = [
        f'  - {{as_of: "2024-07-03", value: {value}, sources: [invented-{source}]}}\n'
        for value, source in zip((8, 10, 11, 9), sources.split(), strict=True)
    ]
    path = small_site / FIRST
    head, _, tail = path.read_text().partition("stated_counts:\n")
    tail = tail[tail.index("legal_basis:") :]
    path.write_text(f"{head}stated_counts:\n{rows[0]}{rows[1]}{tail}")
    problems = broken_by(small_site, written(FIRST, f"{head}stated_counts:\n{rows[2]}{rows[3]}{tail}"))
    assert [problem.message.partition(" was ")[2] for problem in problems] == told


NEWS: dict[str, tuple[Edit, ...]] = {
    "a count that was not stated": (replaced(SECOND, "  women: null", "  women: 2"),),
    "a further stated count": (
        replaced(
            FIRST,
            "stated_counts:\n",
            'stated_counts:\n  - {as_of: "2024-07-03", value: 7, sources: [invented-report]}\n',
        ),
    ),
    "a further source of a stated count": (
        replaced(
            FIRST,
            "value: 10\n    sources: [invented-report]",
            "value: 10\n    sources: [invented-gazette, invented-report]",
        ),
    ),
    "other words for what is numbered": (replaced(FIRST, "en: of the waves of 2024", "en: among the waves of 2024"),),
    "a date within what it could be": (replaced(ONE, 'date: "2021-11"', 'date: "2021-11-09"'),),
    "a day within a window": (replaced(SECOND, '{after: "2024-09-14", before: "2024-09-16"}', '"2024-09-15"'),),
    "a later status": (
        replaced(TWO, 'value: imprisoned\n  as_of: "2025-02"', 'value: free-in-belarus\n  as_of: "2025-06"'),
        replaced(TWO, "history:\n", "history:\n  - {date: null, event: transferred, confidence: reported}\n"),
    ),
    "a further step of one kind": (
        replaced(
            TWO, "history:\n", f"history:\n  - {{date: null, {TRANSFERRED}}}\n  - {{date: '2023', {TRANSFERRED}}}\n"
        ),
    ),
    "a later day of the same status": (replaced(ONE, '  as_of: "2024-07-03"', '  as_of: "2025-07-03"'),),
    "another name": (replaced(ONE, "Sintetychnaya Asoba 1", "Sintetyčnaja Asoba 1"),),
    "another order": (
        replaced(
            FIRST,
            "invented-gazette, invented-report]\ntranslations",
            "invented-report, invented-gazette]\ntranslations",
        ),
    ),
    "a date that was not known": (
        replaced("briefings/invented-video/publication.yml", "date: null", 'date: "2024-05-01"'),
        added("briefings/invented-video/publication.yml", "aliases: [publications/year/undated/]\n"),
    ),
}


@pytest.mark.parametrize("edits", NEWS.values(), ids=NEWS)
def test_what_is_added_or_news_needs_no_correction(small_site: Path, edits: tuple[Edit, ...]) -> None:
    assert broken_by(small_site, *edits) == []


def test_a_step_without_a_day_takes_no_other_step_for_its_own(small_site: Path) -> None:
    undated, dated = (f"  - {{date: {day}, {TRANSFERRED}}}\n" for day in ("null", "'2020'"))
    replaced(TWO, "history:\n", f"history:\n{undated}{dated}")(small_site)
    later = f"  - {{date: '2021', {TRANSFERRED}}}\n"
    assert broken_by(small_site, replaced(TWO, undated + dated, dated + undated + later)) == []


def test_an_event_that_lies_ahead_may_be_put_off(small_site: Path) -> None:
    replaced(PANEL, 'date: "2024-10-02"', 'date: "2026-12-01"')(small_site)
    replaced(PANEL, "topics: [elections]", "topics: [elections]\naliases: [events/year/2024/]")(small_site)
    assert broken_by(small_site, replaced(PANEL, 'date: "2026-12-01"', 'date: "2026-12-08"')) == []


@pytest.mark.parametrize(
    ("file", "value", "page"),
    [
        (COUNT, "1265", "page:data"),
        (TOTAL, "20", "page:releases"),
        (SECOND, "5", "page:releases"),
    ],
)
def test_a_number_that_is_gone_is_noted_where_it_stood(small_site: Path, file: str, value: str, page: str) -> None:
    problems = broken_by(small_site, dropped(file))
    (problem,) = [problem for problem in problems if problem.code == CHANGED]
    assert str(problem.location) == file
    assert f"which stated {value}, is gone" in problem.message
    assert f'pages: ["{page}"]' in problem.fix


def test_a_correction_on_the_list_tells_of_a_number_that_is_gone(small_site: Path) -> None:
    assert broken_by(small_site, dropped(TOTAL), corrected("page:releases")) == []


def test_a_number_under_another_id_is_not_gone(small_site: Path) -> None:
    assert broken_by(small_site, renamed(TOTAL, "data/totals/2025-01-20-invented-gazette.yml")) == []


def test_a_number_is_gone_whatever_else_is_new(small_site: Path) -> None:
    other = (small_site / TOTAL).read_text().replace("value: 20", "value: 21")
    problems = broken_by(small_site, dropped(TOTAL), written("data/totals/2025-01-20-another.yml", other))
    (problem,) = [problem for problem in problems if problem.code == CHANGED]
    assert "which stated 20, is gone" in problem.message


@pytest.mark.parametrize(("name", "codes_of"), [("Person 3", [REMOVED]), ("Person 2", [REMOVED, CHANGED])])
def test_a_new_person_is_one_who_is_gone_only_under_the_same_name(
    small_site: Path, name: str, codes_of: list[str]
) -> None:
    person = (small_site / TWO).read_text().replace("Person 2", name).replace('date: "2022"', 'date: "2021"')
    person = person.replace("Сінтэтычны Чалавек Два", f"Сінтэтычны {name}")
    problems = broken_by(small_site, _not_mentioned, dropped(TWO), written("data/prisoners/synthetic-new.yml", person))
    assert sorted({problem.code for problem in problems}) == codes_of


def test_a_renamed_record_is_compared_with_itself(small_site: Path) -> None:
    new = "docs/events/panel-of-2024"
    edits = (
        renamed("docs/events/invented-panel", new),
        added(f"{new}/event.yml", "aliases: [events/invented-panel/]\n"),
    )
    assert broken_by(small_site, *edits) == []


def test_a_renamed_record_may_not_change_either(small_site: Path) -> None:
    new = "docs/events/panel-of-2024"
    edits = (
        renamed("docs/events/invented-panel", new),
        added(f"{new}/event.yml", "aliases: [events/invented-panel/]\n"),
        replaced(f"{new}/event.yml", 'date: "2024-10-02"', 'date: "2024-10-03"'),
    )
    (problem,) = broken_by(small_site, *edits)
    assert (problem.code, problem.location.path) == (CHANGED, f"{new}/event.yml")


def _fields(kind: str) -> set[str]:
    adapter = KINDS[kind][1] if kind in KINDS else FOLDERS[kind][2]  # type: ignore[index]
    schema = adapter.json_schema()
    models = [schema, *schema.get("$defs", {}).values()]
    return {field for model in models for field in model.get("properties", {})}


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_table_of_facts_names_fields_that_exist(kind: str) -> None:
    assert kind in COLLECTIONS
    published = PUBLISHED[kind]
    named = {part for fact in published.facts for part in fact.split(".")}
    for rows in published.rows:
        named |= {rows.field, *rows.known_by, *rows.facts}
    assert named <= _fields(kind)


# People who are withheld


def _withheld(site: Path) -> None:
    rewrite(site / TWO, "publication: public", "publication: withheld")


def _not_mentioned(site: Path) -> None:
    rewrite(site / PANEL, "  prisoners: [synthetic-two]", "  prisoners: []")


def test_whoever_is_withheld_now_loses_address_and_facts_without_a_word(small_site: Path) -> None:
    edits: tuple[Callable[[Path], object], ...] = (
        _not_mentioned,
        _withheld,
        replaced(TWO, "value: imprisoned", "value: dead"),
        replaced(TWO, "event: still-imprisoned", "event: died"),
    )
    assert broken_by(small_site, *edits) == []


def test_an_old_address_of_whoever_is_withheld_now_goes_without_a_word(small_site: Path) -> None:
    added(TWO, "aliases: [prisoners/an-old-name/]\n")(small_site)
    assert broken_by(small_site, _not_mentioned, _withheld) == []


def test_an_address_that_names_whoever_is_withheld_now_goes_without_a_word(small_site: Path) -> None:
    written("data/topics/trial-of-synthetic-two.yml", TEXT_OF_TOPIC)(small_site)
    edits = _not_mentioned, _withheld, dropped("data/topics/trial-of-synthetic-two.yml")
    assert broken_by(small_site, *edits) == []


def test_an_old_address_that_names_whoever_is_withheld_now_goes_without_a_word(small_site: Path) -> None:
    added("data/topics/elections.yml", "aliases: [topics/trial-of-synthetic-two/]\n")(small_site)
    edits = _not_mentioned, _withheld, replaced("data/topics/elections.yml", "[topics/trial-of-synthetic-two/]", "[]")
    assert broken_by(small_site, *edits) == []


def test_a_number_whose_id_names_whoever_is_withheld_now_goes_without_a_word(small_site: Path) -> None:
    count = (small_site / COUNT).read_text().replace("1265", "1266")
    written("data/counts/2025-of-synthetic-two.yml", count)(small_site)
    edits = _not_mentioned, _withheld, dropped("data/counts/2025-of-synthetic-two.yml")
    assert broken_by(small_site, *edits) == []


def test_the_record_of_a_withheld_person_may_be_taken_away(small_site: Path) -> None:
    assert broken_by(small_site, dropped("data/prisoners/hidden-example.yml")) == []


def test_a_person_who_is_gone_without_being_withheld_is_missed(small_site: Path) -> None:
    (problem,) = broken_by(small_site, _not_mentioned, dropped(TWO))
    assert (problem.code, str(problem.location)) == (REMOVED, TWO)
    assert "`publication: withheld`" in problem.fix
