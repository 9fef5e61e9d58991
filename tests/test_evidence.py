"""Every statement on every prisoner's and wave's page of the real data leads to its sources, and to those alone.

What a page must say is taken from the records; what it does say is read from the finished HTML, in two languages.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

from artifacts import make_outputs
from dossier.edition import Edition
from dossier.figures.totals import compare_totals
from dossier.pages.registry import render_page
from dossier.plan.addresses import address
from dossier.publish.edition import prepare_edition
from dossier.publish.site import make_entrances
from small_sites import ROOT, SITE, TODAY

LANGUAGES = ("en", "be")
_CITED = re.compile(r"@([a-z0-9-]+)")


@cache
def _edition() -> Edition:
    return prepare_edition(ROOT, TODAY, SITE)


@cache
def _mains() -> dict[str, str]:
    edition = _edition()
    return {page.address: str(render_page(edition, page).main) for page in edition.plan.pages}


@cache
def _page(kind: str, identifier: str, language: str) -> Any:
    return html.fromstring(_mains()[address(language, kind, identifier)])


def _pages(kind: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield where it is, the record and the page of each record of a kind, in both languages."""
    records = _edition().library.records(kind)
    assert records
    for language in LANGUAGES:
        for key, record in records.items():
            yield f"{language}/{key}", record, _page(kind, key, language)


def _noted(page: Any, passage: Any) -> set[str]:
    """Return the ids of the sources to which the notes of a passage lead; each must stand in the page's list."""
    found = set()
    for href in passage.xpath(".//a[@class='note']/@href"):
        assert re.fullmatch(r"#source-[0-9]+-[0-9]+", href), href
        (entry,) = page.xpath(f"//section[contains(@class, 'sources')]//li[span/a/@id='{href[1:]}']")
        (identifier,) = entry.xpath(".//a[@class='source-id']/text()")
        assert identifier in _edition().library.sources
        found.add(identifier)
    return found


def _text_sources(text: dict[str, str], language: str) -> set[str]:
    """Return what a record's text cites in itself."""
    chain = _edition().library.languages.chain(language)
    words = next(text[code] for code in chain if code in text)
    return {name for cited in re.findall(r"\[@[^\]]*\]", words) for name in _CITED.findall(cited)}


# Prisoners


def test_every_step_of_a_history_leads_to_the_sources_that_state_it() -> None:
    for where, record, page in _pages("prisoner"):
        steps = page.xpath("//ol[@class='history']/li")
        assert len(steps) == len(record.history), where
        for step, shown in zip(record.history, steps, strict=True):
            own = _text_sources(step.detail, where[:2]) if step.detail else set()
            assert _noted(page, shown) == {*step.sources, *own} != set(), (where, step.event)


def test_the_status_of_a_person_leads_to_the_sources_that_state_it() -> None:
    without = []
    for where, record, page in _pages("prisoner"):
        (line,) = page.xpath("//p[@class='status-line']")
        assert _noted(page, line) <= {source for step in record.history for source in step.sources}, where
        without += [] if _noted(page, line) else [where]
    assert without == []


def test_the_year_of_birth_leads_to_its_sources() -> None:
    found = 0
    for where, record, page in _pages("prisoner"):
        if record.birth_year:
            (passage,) = [
                element
                for element in page.xpath("//article//p | //p")
                if str(record.birth_year) in (element.text or "") and element.xpath(".//a[@class='note']")
            ][:1]
            assert _noted(page, passage) == set(record.birth_year_sources), where
            found += 1
    assert found


# Waves


def _facts(page: Any) -> list[Any]:
    """Return the values of the list of facts, without those of corrections."""
    return list(page.xpath("(//dl[@class='facts'][not(ancestor::section[contains(@class, 'corrected')])])[1]/dd"))


def test_every_fact_of_a_wave_leads_to_its_sources() -> None:
    without = []
    for where, record, page in _pages("release"):
        stated = [record.decree, record.released, record.legal_basis, record.taken_to]
        stated += [record.foreigners] if record.foreigners else []
        shown = _facts(page)
        assert len(shown) >= len(stated), where
        for value, passage in zip(stated, shown, strict=False):
            if value is not None and not _noted(page, passage):
                without.append(f"{where}: {passage.text_content().strip()}")
    assert without == []


def test_where_the_people_were_taken_leads_to_the_sources_of_the_wave() -> None:
    for where, record, page in _pages("release"):
        (standfirst,) = page.xpath("//p[@class='standfirst']")
        assert _noted(page, standfirst) == set(record.sources) != set(), where


def test_every_row_of_counts_leads_to_who_states_it() -> None:
    for where, record, page in _pages("release"):
        rows = page.xpath("//section[@aria-labelledby='counts']//table/tbody/tr")
        assert len(rows) == 1 + len(record.stated_counts), where
        otherwise = {source for count in record.stated_counts for source in count.sources}
        same = {
            source for count in record.stated_counts if count.value == record.count.total for source in count.sources
        }
        # Who states another number is no source of the one that the dossier goes by, unless nobody states that one.
        known = set(record.sources) - (otherwise - same) or set(record.sources)
        assert set() != _noted(page, rows[0]) <= known, where
        for count, row in zip(record.stated_counts, rows[1:], strict=True):
            assert _noted(page, row) == set(count.sources) != set(), (where, count.value)
            cells = [cell.text for cell in row.xpath("./td")]
            assert cells[1] == _edition().speeches[where[:2]].number(count.value), where


def test_the_political_share_and_the_remark_on_a_count_lead_to_their_sources() -> None:
    without = []
    for where, record, page in _pages("release"):
        paragraphs = page.xpath("//section[@aria-labelledby='counts']/p")
        if record.count.political is not None:
            (share,) = [
                passage
                for passage in paragraphs
                if re.search(rf"\b{record.count.political}\b", passage.text or "") and not passage.xpath(".//data")
            ]
            without += [] if _noted(page, share) else [f"{where}: {share.text}"]
        if record.count.note:
            (remark,) = page.xpath("//section[@aria-labelledby='counts']/p[@class='remark']")
            without += [] if _noted(page, remark) else [f"{where}: {remark.text_content()}"]
    assert without == []


def test_every_numbering_and_every_stated_total_leads_to_its_sources() -> None:
    totals = compare_totals(_edition().library)
    shown = 0
    for where, record, page in _pages("release"):
        identifier = where.split("/")[1]
        expected = [(str(numbering.number), set(numbering.sources)) for numbering in record.numbered]
        expected += [("", set(item.total.sources)) for item in totals if item.waves[-1:] == (identifier,)]
        items = page.xpath("//section[@aria-labelledby='counts']/ul/li")
        assert len(items) == len(expected), where
        for (number, sources), item in zip(expected, items, strict=True):
            assert number in item.text_content(), where
            assert sources <= _noted(page, item) != set(), (where, number)
        shown += len(items)
    assert shown


def test_the_names_of_a_wave_lead_to_its_sources() -> None:
    for where, record, page in _pages("release"):
        if record.named:
            (section,) = page.xpath("//section[@aria-labelledby='named']")
            assert len(section.xpath("./ul/li")) == len(record.named), where
            assert set(record.sources) <= _noted(page, section) != set(), where


# Both


@pytest.mark.parametrize("kind", ["prisoner", "release"])
def test_every_position_of_a_conflict_leads_to_its_sources(kind: str) -> None:
    for where, record, page in _pages(kind):
        expected = [set(position.sources) for conflict in record.conflicts for position in conflict.positions]
        shown = page.xpath("//section[@class='conflicts']//ul[@class='positions']/li")
        assert len(shown) == len(expected), where
        for sources, passage in zip(expected, shown, strict=True):
            assert sources <= _noted(page, passage) != set(), where


@pytest.mark.parametrize("kind", ["prisoner", "release"])
def test_every_conflict_says_with_what_the_dossier_counts_and_why(kind: str) -> None:
    for where, record, page in _pages(kind):
        reasons = page.xpath("//section[@class='conflicts']//p[@class='why']")
        assert len(reasons) == len(record.conflicts), where
        assert all(reason.text_content().strip() for reason in reasons), where
        marked = page.xpath("//section[@class='conflicts']//li[@class='counted'][.//strong]")
        counted = [position for conflict in record.conflicts for position in conflict.positions if position.counted]
        assert len(marked) == len(counted), where


@pytest.mark.parametrize("kind", ["prisoner", "release"])
def test_every_remark_leads_to_a_source(kind: str) -> None:
    without = []
    for where, record, page in _pages(kind):
        shown = page.xpath("//section[@class='conflicts']/ul[not(@class)]/li")
        assert len(shown) == len(record.remarks), where
        without += [f"{where}: {passage.text_content()}" for passage in shown if not _noted(page, passage)]
    assert without == []


@pytest.mark.parametrize("kind", ["prisoner", "release"])
def test_every_note_of_a_page_leads_to_an_entry_of_its_list_and_every_entry_back(kind: str) -> None:
    for where, _, page in _pages(kind):
        assert _noted(page, page), where
        entries = page.xpath("//section[contains(@class, 'sources')]//ol/li")
        for number, entry in enumerate(entries, 1):
            ways = entry.xpath("span[@class='back']/a/@id")
            assert ways == [f"source-{number}-{use}" for use in range(1, len(ways) + 1)], where
        notes = {note.get("id"): note.get("href") for note in page.xpath("//a[@class='note']")}
        assert len(notes) == len(page.xpath("//a[@class='note']")), where
        back = page.xpath("//section[contains(@class, 'sources')]//span[@class='back']/a")
        assert {way.get("href"): f"#{way.get('id')}" for way in back} == {
            f"#{place}": target for place, target in notes.items()
        }, where
        assert len(back) == len(notes), where


@pytest.mark.parametrize("kind", ["prisoner", "release"])
def test_the_sources_of_a_page_are_those_of_its_record(kind: str) -> None:
    corrections = _edition().corrections
    for where, record, page in _pages(kind):
        language, identifier = where.split("/")
        known = set(_CITED.findall(record.model_dump_json()))
        known |= set(re.findall(r'"([a-z0-9-]+)"', record.model_dump_json())) & _edition().library.sources.keys()
        for item in compare_totals(_edition().library):
            if item.waves[-1:] == (identifier,):
                known |= set(item.total.sources)
        for correction in corrections.get(address(language, kind, identifier), ()):
            known |= {*correction.sources, *_CITED.findall(correction.model_dump_json())}
        assert _noted(page, page) <= known, where


# What no reader may see


def _hidden() -> list[str]:
    sources = _edition().library.sources.values()
    return sorted(
        {link for source in sources if not source.display for link in (source.address, source.archived) if link}
    )


def _spellings(link: str) -> set[str]:
    """Return a link as it could stand in a file: as it is, escaped for HTML or JSON, percent-encoded."""
    plain = {link, link.removeprefix("https://"), quote(link, safe=""), quote(link)}
    return plain | {entities.escape(one) for one in plain} | {one.replace("/", "\\/") for one in plain}


def _written() -> Iterator[tuple[str, str]]:
    edition = _edition()
    yield from _mains().items()
    for page in edition.plan.pages:
        yield f"{page.address} (description)", render_page(edition, page).description
    for artifact in (*make_outputs(edition), *make_entrances(edition, [])):
        yield artifact.path, artifact.content.decode(errors="replace")


def test_no_page_and_no_file_has_an_address_that_is_not_for_display() -> None:
    assert _hidden()
    shown = {source.address for source in _edition().library.sources.values() if source.display and source.address}
    wanted = [spelling for link in _hidden() for spelling in sorted(_spellings(link))]
    pattern = re.compile("|".join(rf"{re.escape(spelling)}(?![\w/?#=&%.-])" for spelling in wanted))
    assert not shown & set(_hidden())
    found = [(where, match[0]) for where, content in _written() for match in pattern.finditer(content)]
    assert found == []


def test_the_search_for_hidden_addresses_finds_one_that_is_shown() -> None:
    # The guard of the test above.
    shown = next(source.address for source in _edition().library.sources.values() if source.display and source.address)
    assert any(spelling in content for _, content in _written() for spelling in _spellings(shown))
