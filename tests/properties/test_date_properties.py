"""Dates of one precision sort like their ISO texts, and order is never contradicted."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dossier.model.dates import PartialDate, parse_partial_date

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LENGTHS = st.sampled_from([4, 7, 10])


@st.composite
def _written(draw: st.DrawFn) -> str:
    return draw(DAYS).isoformat()[: draw(LENGTHS)]


@given(LENGTHS, st.lists(DAYS, min_size=2, max_size=8))
def test_the_iso_text_sorts_like_the_date_where_the_precision_is_equal(length: int, days: list[date]) -> None:
    found = [parse_partial_date(day.isoformat()[:length]) for day in days]
    assert sorted(found, key=PartialDate.iso) == sorted(found, key=lambda item: item.sort_key)


@given(_written())
def test_a_date_written_and_read_is_the_same_text(written: str) -> None:
    found = parse_partial_date(written)
    assert found.iso() == written
    assert found.first is not None
    assert found.last is not None
    assert found.first <= found.last
    assert found.first.isoformat().startswith(written)
    assert found.last.isoformat().startswith(written)


@given(_written(), _written())
def test_after_is_strict_and_one_sided(first: str, second: str) -> None:
    one, other = parse_partial_date(first), parse_partial_date(second)
    assert not (one.is_after(other) and other.is_after(one))
    assert not one.is_after(one)
    if one.is_after(other):
        assert one.sort_key > other.sort_key


@given(_written(), _written())
def test_a_window_lies_between_its_ends_or_is_impossible(after: str, before: str) -> None:
    start, end = parse_partial_date(after), parse_partial_date(before)
    assert start.first is not None
    assert end.last is not None
    try:
        window = parse_partial_date({"after": after, "before": before})
    except PydanticCustomError:
        assert start.first > end.last
        return
    assert (window.first, window.last) == (start.first, end.last)
    assert window.iso() == f"{after}/{before}"


@given(
    st.one_of(
        st.text(max_size=12),
        st.integers(),
        st.floats(),
        st.none(),
        st.lists(st.integers(), max_size=2),
        st.dictionaries(
            st.sampled_from(["after", "before", "x"]), st.one_of(st.text(max_size=8), st.none(), _written())
        ),
    )
)
def test_any_value_is_a_date_or_refused_in_words(value: object) -> None:
    try:
        found = parse_partial_date(value)
    except PydanticCustomError as error:
        assert error.type in ("wrong_date_form", "impossible_date")
        assert error.message()
    else:
        assert found.sort_key
        assert found.iso()


@given(st.from_regex(r"(19|20)[0-9]{2}-[0-9]{2}(-[0-9]{2})?", fullmatch=True))
def test_a_text_of_the_right_form_is_the_date_it_says_or_none(written: str) -> None:
    try:
        found = parse_partial_date(written)
    except PydanticCustomError:
        return
    assert found.iso() == written
