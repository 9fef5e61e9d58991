"""A picture is shown in widths and formats of the site's own, upright, described, credited, and holds nothing else."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from dossier.outputs.artifact import Artifact
from dossier.plan.pictures import show_pictures, variants_of
from dossier.problems import Problems
from dossier.prose.body import Shown
from dossier.prose.convert import convert_text
from dossier.publish.pictures import make_pictures
from dossier.sources.pictures import MAX_BYTES, Picture, read_picture
from small_sites import EPOCH, make_project, read_files
from unit.making import codes, edition_of, make, problems_of
from unit.pictures import SECRETS, SHOWN, draw, encode, photograph, show_in


def _read(tmp_path: Path, data: bytes, name: str = "slope.jpg") -> tuple[Picture | None, list[str]]:
    (tmp_path / name).write_bytes(data)
    problems = Problems()
    return read_picture(tmp_path / name, tmp_path, problems), codes(problems)


def _made(site: Path, cache: Path) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in make_pictures(edition_of(site), site, cache)}


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# Reading


@pytest.mark.parametrize(
    ("data", "fallback"),
    [
        (photograph(), "jpg"),
        (encode(draw(), "PNG"), "png"),
        (encode(draw(mode="RGBA"), "PNG"), "png"),
        (encode(draw(), "WEBP"), "jpg"),
        (encode(draw(mode="RGBA"), "WEBP"), "png"),
        (encode(draw(mode="L"), "JPEG"), "jpg"),
        (encode(draw(mode="CMYK"), "JPEG"), "jpg"),
    ],
)
def test_a_picture_is_known_by_its_bytes_and_its_size(tmp_path: Path, data: bytes, fallback: str) -> None:
    picture, noted = _read(tmp_path, data)
    assert noted == []
    assert picture is not None
    assert (picture.path, picture.width, picture.height, picture.fallback) == ("slope.jpg", 1200, 800, fallback)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, orientation: int) -> None:
    picture, _ = _read(tmp_path, photograph(orientation=orientation))
    assert picture is not None
    assert (picture.width, picture.height) == ((1200, 800) if orientation < 5 else (800, 1200))


def test_a_second_picture_behind_the_first_of_a_telephone_is_no_animation(tmp_path: Path) -> None:
    data = encode(draw(), "MPO", save_all=True, append_images=[draw()])
    picture, noted = _read(tmp_path, data)
    assert noted == []
    assert picture is not None


MOVING = {"WEBP": "slope.webp", "PNG": "slope.png"}


@pytest.mark.parametrize("name", MOVING)
def test_a_moving_picture_is_refused(tmp_path: Path, name: str) -> None:
    data = encode(draw(80, 60), name, save_all=True, append_images=[Image.new("RGB", (80, 60))], duration=100)
    assert _read(tmp_path, data, MOVING[name]) == (None, ["unreadable-picture"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        encode(draw(40, 40), "GIF"),
        encode(draw(40, 40), "TIFF"),
        encode(draw(40, 40), "BMP"),
        encode(draw(40, 40), "AVIF"),
        photograph()[:-2000],
        encode(draw(), "PNG")[:-2000],
        encode(draw(), "WEBP")[:-200],
    ],
    ids=["empty", "head of a GIF", "SVG", "GIF", "TIFF", "BMP", "AVIF", "cut JPEG", "cut PNG", "cut WebP"],
)
def test_what_is_no_whole_jpeg_png_or_webp_is_refused(tmp_path: Path, data: bytes) -> None:
    assert _read(tmp_path, data) == (None, ["unreadable-picture"])


def test_a_file_of_too_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "slope.jpg").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    problems = Problems()
    assert read_picture(tmp_path / "slope.jpg", tmp_path, problems) is None
    assert codes(problems) == ["picture-too-large"]


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(photograph(40, 40))
    root = tmp_path / "project"
    root.mkdir()
    (root / "slope.jpg").symlink_to(outside)
    problems = Problems()
    assert read_picture(root / "slope.jpg", root, problems) is None
    assert codes(problems) == ["link-leaves-tree"]


WHOLE = (
    photograph(64, 48),
    encode(draw(64, 48), "PNG"),
    encode(draw(64, 48, "P"), "PNG"),
    encode(draw(64, 48), "WEBP"),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 4000),
)
def test_no_damage_to_a_file_ends_the_check_with_an_error(
    tmp_path: Path, data: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    picture, noted = _read(tmp_path, bytes(damaged[: length or None]))
    assert (picture is None) == bool(noted)
    assert set(noted) <= {"unreadable-picture", "picture-too-large"}


# In a text


def _convert(text: str) -> tuple[str, list[str]]:
    problems = Problems()
    body = convert_text(text, "a.md", 1, problems)
    return body.resolve(lambda *_: "../", lambda _: "", lambda _: Shown("", "")), codes(problems)


def test_a_picture_without_a_page_is_told_by_its_description() -> None:
    shown, noted = _convert(SHOWN)
    assert noted == []
    assert shown == (
        "<figure>A grey slope<figcaption>From dark to light "
        '<small class="credit">Synthetic Person 12, CC BY 4.0</small></figcaption></figure>'
    )


def test_a_title_without_a_bar_is_the_credit() -> None:
    shown, noted = _convert('![A slope](slope.jpg "Synthetic Person 12, CC BY 4.0")')
    assert noted == []
    assert "<figcaption><small" in shown


@pytest.mark.parametrize(
    "text",
    [
        'Words ![a](b.jpg "c") around.',
        'Words\n![a](b.jpg "c")',
        '![a](b.jpg "c") ![d](e.jpg "f")',
        '- ![a](b.jpg "c")',
        '## About ![a](b.jpg "c")',
        '[![a](b.jpg "c")](page:act)',
        '| a | b |\n|---|---|\n| ![a](b.jpg "c") | d |',
        'One[^1].\n\n[^1]: ![a](b.jpg "c")',
        '**![a](b.jpg "c")**',
    ],
)
def test_a_picture_within_a_line_is_refused_and_never_shown(text: str) -> None:
    shown, noted = _convert(text)
    assert "image-in-text" in noted
    assert "<img" not in shown


@pytest.mark.parametrize(
    "text", ['> ![a](b.jpg "c")', '- one\n\n    ![a](b.jpg "c")\n\n- two', '![a][r]\n\n[r]: b.jpg "c"']
)
def test_a_picture_alone_in_a_quotation_a_list_or_by_reference_is_a_figure(text: str) -> None:
    shown, noted = _convert(text)
    assert noted == []
    assert "<figure>a<figcaption>" in shown


def test_code_that_looks_like_a_picture_is_code() -> None:
    assert _convert('`![a](b.jpg "c")`') == ('<p><code>![a](b.jpg "c")</code></p>', [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('![](b.jpg "c")', ["missing-alt"]),
        ('![ ](b.jpg "c")', ["missing-alt"]),
        ('![b.jpg](b.jpg "c")', ["missing-alt"]),
        ("![a](b.jpg)", ["missing-credit"]),
        ('![a](b.jpg " ")', ["missing-credit"]),
        ('![a](b.jpg "words |")', ["missing-credit"]),
        ("![](b.jpg)", ["missing-alt", "missing-credit"]),
        ('![a](https://example.org/b.jpg "c")', ["picture-address"]),
        ('![a](//example.org/b.jpg "c")', ["picture-address"]),
        ('![a](data:image/png;base64,AA "c")', ["picture-address"]),
        ('![a](javascript:alert(1) "c")', ["picture-address"]),
        ('![a](../b.jpg "c")', ["picture-address"]),
        ('![a](pictures/b.jpg "c")', ["picture-address"]),
        ('![a](pictures\\\\b.jpg "c")', ["picture-address"]),
    ],
)
def test_what_a_picture_lacks_is_said(text: str, expected: list[str]) -> None:
    shown, noted = _convert(text)
    assert sorted(noted) == expected
    assert "javascript" not in shown


def test_a_figure_from_the_data_stands_in_description_and_caption(small_site: Path) -> None:
    asked = '{{ figure("released_total", as_of="2024-09-16") }}'
    show_in(
        small_site,
        photograph(),
        written=f"![A slope of {asked} steps](slope.jpg '{asked} steps | Synthetic Person 12')",
    )
    page = html.fromstring(str(make(edition_of(small_site), "page", "safety", "en").main))
    (image,) = page.xpath("//figure//img")
    (words,) = page.xpath("//figure/figcaption")
    assert re.fullmatch(r"A slope of .*\d+ steps", image.get("alt"))
    assert re.match(r".*\d+ steps Synthetic Person 12", words.text_content())


# On a page


def test_the_element_offers_the_lightest_format_first_with_its_size_and_description(small_site: Path) -> None:
    show_in(small_site, photograph(2000, 1000))
    page = html.fromstring(str(make(edition_of(small_site), "page", "safety", "en").main))
    (picture,) = page.xpath("//figure/picture")
    offered = picture.xpath(".//source | .//img")
    assert [element.get("type") for element in offered] == ["image/avif", "image/webp", None]
    image = offered[-1]
    assert (image.get("width"), image.get("height")) == ("2000", "1000")
    assert (image.get("alt"), image.get("loading"), image.get("decoding")) == ("A grey slope", "lazy", "async")
    assert image.get("src").endswith("-960.jpg")
    for element in offered:
        assert element.get("sizes")
        assert re.findall(r" (\d+w)", element.get("srcset")) == ["480w", "960w", "1600w"]


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (480, [480]), (700, [480, 700]), (1000, [480, 960, 1000]), (4000, [480, 960, 1600])],
)
def test_no_variant_is_wider_than_the_original(width: int, widths: list[int]) -> None:
    picture = Picture("a.jpg", "0" * 64, width, 100, "jpg")
    variants = list(variants_of(picture))
    assert [variant.width for variant in variants if variant.ending == "avif"] == widths
    assert {variant.ending for variant in variants} == {"avif", "webp", "jpg"}


def test_the_way_to_the_files_follows_from_who_shows_the_picture() -> None:
    pictures = {"a.jpg": Picture("a.jpg", "0" * 64, 300, 200, "jpg")}
    assert 'src="../../assets/pictures/0000000000000000-300.jpg"' in show_pictures(pictures, "../../")("a.jpg", "a")
    assert 'src="https://dossier.example/assets/' in show_pictures(pictures, "https://dossier.example/")("a.jpg", "a")


def test_every_file_that_a_page_names_is_made_and_no_other(small_site: Path, tmp_path: Path) -> None:
    show_in(small_site, photograph())
    show_in(small_site, encode(draw(600, 300, "RGBA"), "PNG"), "veil.png", '![A veil](veil.png "Synthetic Person 12")')
    page = str(make(edition_of(small_site), "page", "safety", "en").main)
    named = set(re.findall(r'assets/pictures/[^" ,]+', page))
    assert set(_made(small_site, tmp_path / "cache")) == named
    assert len(named) == 3 * 3 + 3 * 2


def test_a_picture_that_two_languages_show_is_described_in_each_and_made_once(small_site: Path, tmp_path: Path) -> None:
    show_in(small_site, photograph(400, 300))
    show_in(small_site, photograph(400, 300), written='![Ein Hang](slope.jpg "Synthetic Person 12")', language="de")
    edition = edition_of(small_site)
    assert 'alt="Ein Hang"' in str(make(edition, "page", "safety", "de").main)
    assert 'alt="A grey slope"' in str(make(edition, "page", "safety", "en").main)
    assert len(_made(small_site, tmp_path / "cache")) == 3


# Beside a text


def test_a_picture_belongs_to_its_folder_whatever_kind_of_text_that_is(small_site: Path) -> None:
    for folder in ("briefings/invented-waves", "docs/events/invented-panel"):
        (small_site / folder / "slope.jpg").write_bytes(photograph(400, 300))
        text = small_site / folder / "en.md"
        text.write_text(f"{text.read_text()}\n\n{SHOWN}\n")
    edition = edition_of(small_site)
    for kind, identifier in (("publication", "invented-waves"), ("event", "invented-panel")):
        assert "<picture>" in str(make(edition, kind, identifier, "en").main)


@pytest.mark.parametrize(
    "place",
    [
        "docs/pages/safety/spare.png",
        "docs/pages/safety/SPARE.JPG",
        "docs/pages/safety/more/spare.png",
        "docs/pages/spare.svg",
        "docs/events/invented-panel/spare.heic",
        "briefings/invented-waves/spare.webp",
        "data/places/spare.gif",
    ],
)
def test_a_picture_that_no_text_shows_is_noted_wherever_it_lies(small_site: Path, place: str) -> None:
    path = small_site / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(photograph(40, 30))
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.path) == ("unused-picture", place)


def test_a_text_that_is_refused_does_not_make_its_picture_unused(small_site: Path) -> None:
    show_in(small_site, photograph(40, 30))
    text = small_site / "docs/pages/safety/en.md"
    text.write_text(text.read_text().replace("---\n", "", 1))
    assert codes(problems_of(small_site)) == ["no-front-matter"]


# The files


def _linear_grey() -> bytes:
    """Return the smallest ICC profile of greys whose light grows in step with their number (ICC.1:2010, 8.4)."""
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    words = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + b"\0" * 79
    offset = 128 + 4 + 12 * 3
    table, body = struct.pack(">I", 3), b""
    for name, data in ((b"desc", words), (b"wtpt", white), (b"kTRC", curve)):
        padded = data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += padded
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, b"mntr", b"GRAY", b"XYZ ")
    head = head.ljust(36, b"\0") + b"acsp"
    head = head.ljust(68, b"\0") + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0") + table + body


def test_nothing_that_a_camera_hides_is_in_any_file(small_site: Path, tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "SECRET-TEXT")
    original = photograph(1700, 900)
    drawn = encode(draw(700, 300), "PNG", pnginfo=notes)
    assert all(secret in original + drawn for secret in SECRETS), "the guard of the test below"
    show_in(small_site, original)
    show_in(small_site, drawn, "drawn.png", '![A slope](drawn.png "Synthetic Person 12")')
    made = _made(small_site, tmp_path / "cache")
    assert len(made) == 15
    for path, data in made.items():
        assert not any(secret in data for secret in SECRETS), path
        assert not any(mark in data for mark in (b"Exif", b"http://ns.adobe.com", b"xmpmeta", b"ICC_PROFILE")), path
        image = _opened(data)
        assert not image.getexif(), path
        assert not {"exif", "icc_profile", "xmp", "comment", "Comment"} & set(image.info), path


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_comes_out_upright(small_site: Path, tmp_path: Path, orientation: int) -> None:
    # The spot is in the corner that the camera saw above left, before it was turned.
    upright = draw(600, 400)
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    held = upright if turned is None else upright.transpose(Image.Transpose(turned))
    found = Image.Exif()
    found[0x0112] = orientation
    show_in(small_site, encode(held, "JPEG", quality=95, exif=found))
    for path, data in _made(small_site, tmp_path / "cache").items():
        image = _opened(data).convert("RGB")
        assert image.width > image.height, path
        red, green, _ = image.getpixel((image.width // 10, image.height // 10))  # type: ignore[misc]
        assert red - green > 100, path


def test_a_profile_of_another_kind_of_light_counts(small_site: Path, tmp_path: Path) -> None:
    # In this profile the number 128 stands for a lighter grey than in sRGB.
    linear = _linear_grey()
    show_in(small_site, encode(Image.new("L", (300, 200), 128), "JPEG", quality=95, icc_profile=linear))
    for path, data in _made(small_site, tmp_path / "cache").items():
        assert 180 < _opened(data).convert("RGB").getpixel((150, 100))[0] < 196, path  # type: ignore[index]


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_profile_that_cannot_be_used_is_passed_over(small_site: Path, tmp_path: Path, profile: bytes) -> None:
    show_in(small_site, encode(Image.new("RGB", (300, 200), (10, 200, 30)), "JPEG", quality=95, icc_profile=profile))
    for data in _made(small_site, tmp_path / "cache").values():
        shown = _opened(data).convert("RGB").getpixel((150, 100))
        assert max(abs(one - two) for one, two in zip(shown, (10, 200, 30), strict=True)) < 12  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_every_kind_of_photograph_becomes_a_picture(small_site: Path, tmp_path: Path, mode: str) -> None:
    show_in(small_site, encode(draw(300, 200, mode), "JPEG"))
    for data in _made(small_site, tmp_path / "cache").values():
        assert _opened(data).mode in ("RGB", "L")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_drawing_becomes_a_picture_as_light_as_it_was(
    small_site: Path, tmp_path: Path, mode: str
) -> None:
    if mode == "I;16":
        drawn = Image.new("I;16", (300, 200), 0xC000)
    else:
        drawn = Image.new("RGBA" if mode == "RGBA" else "L", (300, 200), (192,) * 3 + (255,) if mode == "RGBA" else 192)
        drawn = drawn.convert(mode)
    show_in(small_site, encode(drawn, "PNG"), "drawn.png", '![A plane](drawn.png "Synthetic Person 12")')
    for path, data in _made(small_site, tmp_path / "cache").items():
        small = _opened(data).convert("RGB").resize((1, 1), Image.Resampling.BOX)
        assert abs(small.getpixel((0, 0))[0] - 192) < 14, path  # type: ignore[index]


def test_a_veil_lets_the_page_shine_through_in_every_format(small_site: Path, tmp_path: Path) -> None:
    show_in(small_site, encode(draw(400, 300, "RGBA"), "PNG"), "veil.png", '![A veil](veil.png "Synthetic Person 12")')
    for path, data in _made(small_site, tmp_path / "cache").items():
        low, high = _opened(data).convert("RGBA").getchannel("A").getextrema()
        assert (low < 20, high > 230) == (True, True), path


def test_every_file_is_what_its_name_says(small_site: Path, tmp_path: Path) -> None:
    show_in(small_site, photograph(1700, 850))
    formats = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
    for path, data in _made(small_site, tmp_path / "cache").items():
        width, ending = re.fullmatch(r"assets/pictures/[0-9a-f]{16}-(\d+)\.(\w+)", path).groups()  # type: ignore[union-attr]
        image = _opened(data)
        assert image.format == formats[ending]
        assert image.size == (int(width), int(width) // 2)


def test_two_builds_make_the_same_bytes_and_the_second_takes_them_from_the_cache(
    small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_in(small_site, photograph(500, 300))
    first, second = (_made(small_site, tmp_path / name) for name in ("one", "two"))
    assert first == second
    monkeypatch.setattr("dossier.publish.pictures.make_variant", lambda *_: pytest.fail("made a second time"))
    assert _made(small_site, tmp_path / "one") == first


def test_a_picture_that_changes_during_the_build_is_not_published_under_the_name_of_another(
    small_site: Path, tmp_path: Path
) -> None:
    path = show_in(small_site, photograph(500, 300))
    edition = edition_of(small_site)
    path.write_bytes(photograph(400, 300))
    with pytest.raises(RuntimeError, match="was changed while"):
        list(make_pictures(edition, small_site, tmp_path / "cache"))


def test_a_site_without_pictures_has_no_such_file(small_site: Path, tmp_path: Path) -> None:
    made: list[Artifact] = list(make_pictures(edition_of(small_site), small_site, tmp_path / "cache"))
    assert made == []
    assert not (tmp_path / "cache").exists()


# The site


def test_a_built_site_shows_a_picture_on_page_and_paper_and_no_file_of_it_holds_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "project")
    show_in(project, photograph(700, 500))
    # Taken once: a colour profile tells the second in which it was made.
    slope = photograph(700, 500, orientation=6)
    for folder in ("briefings/invented-waves", "docs/events/invented-panel"):
        (project / folder / "slope.jpg").write_bytes(slope)
        text = project / folder / "en.md"
        text.write_text(f"{text.read_text()}\n\n{SHOWN}\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("DOSSIER_SITE_URL", raising=False)
    build(load_config(config_file=str(project / "mkdocs.yml"), strict=True))
    files = read_files(project / "site")
    assert [path for path, data in files.items() if any(secret in data for secret in SECRETS)] == []
    pictures = {path for path in files if Path(path).suffix in (".jpg", ".avif", ".webp")}
    assert {Path(path).parent.as_posix() for path in pictures} == {"assets/pictures"}
    assert len(pictures) == 2 * 3 * 2
    shown = files["en/publications/invented-waves/index.html"].decode()
    assert sum(path in shown for path in pictures) == 6
    (paper,) = [data for path, data in files.items() if re.fullmatch(r"en/publications/invented-waves/.*\.pdf", path)]
    assert any(page.images for page in PdfReader(io.BytesIO(paper)).pages)
