"""Each link to a figure's note has a way back of its own, and a figure inside a tag has none."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from unit.making import edition_of, make, rewrite

ASKED = '{{ figure("released_total", as_of="2024-09-16") }}'


def test_every_use_of_a_figure_leads_to_its_own_way_back(small_site: Path) -> None:
    text = small_site / "briefings/invented-waves/en.md"
    words = "The first wave freed"
    rewrite(text, words, f'Once {ASKED}, twice {ASKED}, [here](https://example.org/ "not {ASKED}") {words}')
    page = html.fromstring(str(make(edition_of(small_site), "publication", "invented-waves", "en").main))
    links = {link.get("id"): link.get("href") for link in page.xpath("//a[@class='figure']")}
    ways = {
        f"#{way.get('id')}": way.get("href")
        for way in page.xpath("//section[@class='figure-notes']//span[@class='back']/a")
    }
    assert ways == {target: f"#{place}" for place, target in links.items()}
    assert len(ways) == len(page.xpath("//a[@class='figure']"))
    twice = [place for place in links if page.xpath(f"//p[contains(., 'Once')]//a[@id='{place}']")]
    assert len(twice) == 2
    first, second = twice
    assert first.rpartition("-")[0] == second.rpartition("-")[0]
    assert int(second.rpartition("-")[2]) == int(first.rpartition("-")[2]) + 1
