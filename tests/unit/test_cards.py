"""Social cards: every title fits in every language, nothing leaves the margins, and the same card is the same bytes."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from dossier.cards import drawing
from dossier.cards.card import HEIGHT, WIDTH, Card
from dossier.cards.drawing import HEAD, MARGIN, PAPER, draw_card, place_lines
from dossier.cards.fitting import ELLIPSIS, Room, fit_lines, shorten
from dossier.cards.lettering import LABEL, NOTE, TITLE, Face, measure
from dossier.cards.picture import make_picture
from dossier.cards.subjects import card_of, has_card
from dossier.charts.advances import ADVANCES
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import file_of
from dossier.publish.cards import CardMaker, pages_with_card
from hostile.strings import HOSTILE
from small_sites import ROOT
from unit.making import edition_of

ROOM = Room(1000, 300, 1.2)
BOLD = Face(NOTE.package, NOTE.file, 700)
SIZES = (80.0, 60.0, 40.0)
# A line of type may begin a hair left of its place: a J or a j does.
OVERHANG = 4


@cache
def real_edition() -> Edition:
    return edition_of(ROOT)


@cache
def real_cards() -> dict[str, Card]:
    """Return every card of the dossier by its page's address."""
    edition = real_edition()
    return {page.address: card_of(edition, page) for page in edition.plan.pages if page.own and has_card(page)}


def _card(title: str, **words: str) -> Card:
    known = {"language": "en", "kind": "Briefing", "day": "20 September 2024", "dossier": "Dossier", "institute": "I"}
    return Card(title=title, **(known | words))


def _pixels(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as image:
        return image.convert("RGB")


def _drawn_box(picture: bytes) -> tuple[int, int, int, int]:
    """Return the box of all that is not paper."""
    image = _pixels(picture)
    paper = Image.new("RGB", image.size, PAPER)
    box = ImageChops.difference(image, paper).getbbox()
    assert box is not None
    return box


def test_there_is_a_card_of_each_publication_event_and_wave_in_each_language_of_its_text() -> None:
    edition = real_edition()
    kinds = {address.split("/")[1] for address in real_cards()}
    assert kinds == {"publications", "events", "releases"}
    assert {address.split("/")[0] for address in real_cards()} == set(edition.library.languages.codes)
    assert "en/publications/short-insights-12/" in real_cards()
    assert "be/publications/short-insights-12/" not in real_cards()


def test_every_line_of_every_card_of_the_dossier_fits_whole() -> None:
    for address, card in real_cards().items():
        label, *title, dossier, institute = place_lines(card)
        assert (label.words, dossier.words, institute.words) == (card.label, card.dossier, card.institute), address
        assert re.split("[ ]", card.title) == [word for line in title for word in line.words.split(" ")], address
        for line in (label, *title, dossier, institute):
            assert line.left == MARGIN, address
            assert line.right <= WIDTH - MARGIN, address
        baselines = [line.baseline for line in (label, *title, dossier, institute)]
        assert baselines == sorted(baselines), address
        assert title[-1].baseline + 0.25 * title[-1].size <= drawing.FOOT_LINE, address


@pytest.mark.parametrize("language", ["en", "de", "be", "pl"])
def test_a_card_of_each_language_is_a_small_picture_with_free_margins(language: str) -> None:
    longest = max(
        (card for address, card in real_cards().items() if address.startswith(f"{language}/")),
        key=lambda card: len(card.title),
    )
    picture = make_picture(longest)
    assert _pixels(picture).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(picture) <= 40_000
    left, top, right, bottom = _drawn_box(picture)
    assert left >= MARGIN - OVERHANG
    assert right <= WIDTH - MARGIN
    assert top >= HEAD
    assert bottom <= HEIGHT - HEAD


def test_the_title_is_drawn_where_it_was_measured() -> None:
    card = _card("Humanitarian gesture")
    _, title, *_ = place_lines(card)
    image = _pixels(make_picture(card))
    area = image.crop((0, round(title.baseline - title.size), WIDTH, round(title.baseline)))
    with io.BytesIO() as file:
        area.save(file, format="PNG")
        left, _, right, _ = _drawn_box(file.getvalue())
    assert abs(left - title.left) <= OVERHANG
    assert abs(right - title.right) <= OVERHANG


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_text_stays_within_the_margins_and_out_of_the_document(name: str) -> None:
    text = HOSTILE[name]
    card = _card(text, kind=text, day=text, dossier=text, institute=text)
    document = draw_card(card)
    assert set(re.findall(r"<(/?[a-z]+)", document)) == {"svg", "path", "g", "/g", "/svg"}
    left, top, right, bottom = _drawn_box(make_picture(card))
    assert left >= MARGIN - OVERHANG
    assert right <= WIDTH - MARGIN
    assert top >= HEAD
    assert bottom <= HEIGHT - HEAD


def test_marks_piled_on_a_letter_do_not_reach_the_margins() -> None:
    card = _card("Z" + "\u0301" * 40 + "algo " * 12)
    _, top, right, bottom = _drawn_box(make_picture(card))
    assert top >= HEAD
    assert right <= WIDTH - MARGIN
    assert bottom <= HEIGHT - HEAD


def test_the_same_card_is_the_same_bytes_and_another_is_not() -> None:
    assert make_picture(_card("One")) == make_picture(_card("One"))
    assert make_picture(_card("One")) != make_picture(_card("Two"))


def test_a_short_title_is_set_large_and_a_long_one_smaller_until_it_fits() -> None:
    assert fit_lines("Short", TITLE, SIZES, ROOM).size == 80
    long = fit_lines("word " * 20, TITLE, SIZES, ROOM)
    assert long.size < 80
    assert ELLIPSIS not in "".join(long.lines)
    assert len(long.lines) <= ROOM.lines_of(long.size)


def test_lines_break_only_at_spaces_that_may_break() -> None:
    fitted = fit_lines("Freigelassen wurden 115 Menschen am 16.\u00a0September\u00a02024", TITLE, (60.0,), ROOM)
    assert fitted.lines[-1].endswith("16.\u00a0September\u00a02024")


def test_no_line_is_left_with_a_word_that_others_could_take() -> None:
    fitted = fit_lines("Vier Wellen von Freilassungen in Belarus im Jahr 2024", TITLE, (60.0,), ROOM)
    assert fitted.lines == ("Vier Wellen von Freilassungen", "in Belarus im Jahr 2024")
    assert measure("Vier Wellen von Freilassungen in", TITLE, 60) <= ROOM.width


def test_letters_are_measured_at_their_faces_weight_and_at_full_width() -> None:
    for character in "AДўłß":
        assert measure(character, NOTE, 1000) == pytest.approx(1000 * ADVANCES[character], abs=1)
        assert measure(character, NOTE, 1000) < measure(character, LABEL, 1000) < measure(character, BOLD, 1000)


def test_what_finds_no_room_even_at_the_smallest_size_ends_in_an_ellipsis() -> None:
    fitted = fit_lines("endless " * 60, TITLE, SIZES, ROOM)
    assert fitted.size == 40
    assert len(fitted.lines) == ROOM.lines_of(40)
    assert fitted.lines[-1].endswith(ELLIPSIS)
    assert all(measure(line, TITLE, 40) <= ROOM.width for line in fitted.lines)


def test_a_word_wider_than_a_line_is_set_smaller_then_cut() -> None:
    assert fit_lines("Donaudampfschifffahrtsgesellschaft", TITLE, SIZES, ROOM).lines == (
        "Donaudampfschifffahrtsgesellschaft",
    )
    cut = fit_lines("w" * 90, TITLE, SIZES, ROOM)
    assert "".join(cut.lines) == "w" * 90
    assert all(measure(line, TITLE, cut.size) <= ROOM.width for line in cut.lines)


def test_a_line_is_shortened_to_its_width_without_a_loose_comma() -> None:
    assert shorten("One", TITLE, 40, 500) == "One"
    short = shorten("Institute, and more of it than fits", TITLE, 40, measure("Institute, a", TITLE, 40))
    assert short == "Institute…"


def test_an_empty_title_is_a_card_too() -> None:
    assert _pixels(make_picture(_card(" "))).size == (WIDTH, HEIGHT)


def test_the_words_of_a_card_say_kind_day_title_and_who_made_it() -> None:
    card = real_cards()["de/events/elections-2024-panel/"]
    assert card.alternative == (
        "Podiumsdiskussion · 28.\u00a0Februar 2024: Podium: Parlamentswahlen in Belarus 2024 – Das Belarus-Dossier, "
        "Institut für den Donauraum und Mitteleuropa (IDM)"
    )
    assert real_cards()["en/publications/endless-flight/"].label == "Guest article"


def test_the_colours_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "docs/assets/dossier.css").read_text()
    for name in ("paper", "ink", "muted", "line", "accent"):
        assert re.search(rf"--{name}:\s*{getattr(drawing, name.upper())}", sheet), name


def _make_all(edition: Edition, cache: Path) -> list[Artifact]:
    maker = CardMaker(cache)
    return [maker.make(edition, page) for page in pages_with_card(edition)]


def test_a_card_lies_beside_its_page_and_pages_in_anothers_words_have_none(small_site: Path, tmp_path: Path) -> None:
    edition = edition_of(small_site)
    made = {artifact.path for artifact in _make_all(edition, tmp_path)}
    assert "en/publications/invented-video/card.png" in made
    assert "de/publications/invented-video/card.png" not in made
    assert {"de/events/invented-panel/card.png", "de/releases/2024-07-02-first/card.png"} <= made
    assert not any("/prisoners/" in path or "/people/" in path for path in made)
    assert not made & {file_of(page.address) for page in edition.plan.pages}


def test_a_card_made_before_is_not_made_again_unless_its_entry_is_broken(
    small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, made = edition_of(small_site), []

    def draw(card: Card) -> bytes:
        made.append(card.title)
        return make_picture(card)

    monkeypatch.setattr("dossier.cards.picture.make_picture", draw)
    first = _make_all(edition, tmp_path)
    assert len(made) == len(first)
    assert _make_all(edition, tmp_path) == first
    assert len(made) == len(first)
    entry = next((tmp_path / "cards").iterdir())
    entry.write_bytes(entry.read_bytes()[:-1])
    assert _make_all(edition, tmp_path) == first
    assert len(made) == len(first) + 1
