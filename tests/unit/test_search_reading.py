"""Of a page's HTML only the words that tell it from other pages are searched."""

from __future__ import annotations

import pytest

from dossier.search.reading import Extract, read_page

HEAD = '<html><head><meta name="description" content="What &amp; why"></head><body><header>Masthead</header>'


def _read(article: str) -> Extract:
    return read_page(f"{HEAD}<main><article>{article}</article></main><footer>Foot</footer></body></html>")


def test_a_page_is_read_by_its_parts() -> None:
    read = _read("<h1>The <em>title</em></h1><p>First.</p><h2>A heading</h2><p>Second &lt;b&gt;<br>third.</p>")
    assert read == Extract("The title", "What & why", ("A heading",), "First. Second <b> third.")


def test_words_beside_each_other_in_two_blocks_stay_two_words() -> None:
    assert _read("<table><tr><td>one</td><td>two</td></tr></table><ul><li>three</li><li>four</li></ul>").text == (
        "one two three four"
    )


def test_a_word_that_is_marked_up_in_part_stays_one_word() -> None:
    assert _read("<p>pal<em>it</em>viazni</p>").text == "palitviazni"


@pytest.mark.parametrize(
    "repeated",
    [
        '<nav class="contents"><ul><li>Skip</li></ul></nav>',
        '<span class="notes"><a href="#source-1">Skip</a></span>',
        '<section class="citing"><h2>Skip</h2><details><summary>Skip</summary><p>Skip<br>Skip</p></details></section>',
        '<svg viewBox="0 0 1 1"><text>Skip</text></svg>',
        "<figcaption>Skip <a>Skip</a></figcaption>",
        '<p class="remark risk">Skip</p>',
        "<!-- Skip -->",
        "<script>Skip</script>",
    ],
)
def test_what_many_pages_repeat_is_left_out_and_what_follows_is_not(repeated: str) -> None:
    read = _read(f"<p>Before</p>{repeated}<p>After</p>")
    assert read.text == "Before After"
    assert read.headings == ()


def test_the_numbered_sources_at_the_end_are_left_out() -> None:
    assert _read('<p>Text</p><section class="sources"><h2>Sources</h2><ol><li>Skip</li></ol></section>').text == "Text"


def test_an_attribute_that_looks_like_markup_is_no_markup() -> None:
    assert _read('<p>a <abbr title="&lt;nav&gt; 5 &gt; 4 &lt;/p&gt;">b</abbr> c</p>').text == "a b c"


def test_a_text_that_looks_like_an_attribute_is_a_text() -> None:
    assert _read('<p>write class="notes" here</p><p>After</p>').text == 'write class="notes" here After'


def test_what_is_left_out_may_hold_others_of_its_name() -> None:
    read = _read(
        '<div>a</div><div class="uses wide"><div class="notes">Skip</div>Skip<div>Skip</div></div><div>b</div>'
    )
    assert read.text == "a b"


def test_a_mark_in_the_middle_of_a_heading_leaves_its_end_a_heading() -> None:
    read = _read('<h2>One <span class="notes">Skip</span>two</h2><p>Text</p><h3> </h3>')
    assert (read.headings, read.text) == (("One two",), "Text")


def test_a_picture_of_a_skipped_class_takes_nothing_with_it() -> None:
    assert _read('<p>a <img class="seen" src="x"> b</p>').text == "a b"


def test_what_is_never_closed_ends_with_the_article() -> None:
    assert _read('<p>a</p><div class="uses"><p>Skip</p>').text == "a"


def test_a_page_without_an_article_has_no_words() -> None:
    assert read_page("<html><body><p>Moved</p></body></html>") == Extract("", "", (), "")
