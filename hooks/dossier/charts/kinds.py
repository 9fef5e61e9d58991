"""Takes the kind of a release wave, gives the group in which charts show it: its words, its colour and its pattern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from dossier.charts.canvas import Canvas, Point
from dossier.charts.drawing import Box
from dossier.charts.key import Key
from dossier.model.release import ReleaseKind
from dossier.words.speech import Speech

Texture = Literal["plain", "slanted", "dotted", "upright"]
_PITCH = 5.5


def _(message: str) -> str:
    """Mark a message id for extraction."""
    return message


@dataclass(frozen=True)
class Group:
    """Kinds of release that one colour stands for; the pattern tells the same to those who do not see the colour."""

    name: str
    words: str
    colour: str
    texture: Texture
    kinds: tuple[ReleaseKind, ...]


GROUPS = (
    Group(
        "decree",
        _("Pardon by decree or beside an amnesty law"),
        "chart-fill-1",
        "plain",
        ("pardon-decree", "pardon-beside-amnesty"),
    ),
    Group(
        "negotiated",
        _("Negotiated with the United States"),
        "chart-fill-2",
        "slanted",
        ("pardon-and-deportation", "pardon-partly-deportation", "negotiated-release"),
    ),
    Group(
        "exchange",
        _("Exchange or handover between countries"),
        "chart-fill-3",
        "dotted",
        ("pardon-and-exchange", "pardon-and-handover"),
    ),
    Group(
        "individual",
        _("Individual pardon or release"),
        "chart-fill-4",
        "upright",
        (
            "individual-pardon",
            "individual-pardons",
            "individual-release-unilateral",
            "negotiated-individual-release",
            "release-from-reimprisonment",
        ),
    ),
)
GROUP_OF: dict[ReleaseKind, Group] = {kind: group for group in GROUPS for kind in group.kinds}


def draw_bar(canvas: Canvas, box: Box, group: Group) -> None:
    """Draw a bar in the colour of its group, and in its pattern where there is room for one."""
    canvas.rect(group.colour, box.left, box.top, box.right - box.left, box.bottom - box.top)
    if box.right - box.left >= 2 * _PITCH and group.texture != "plain":
        canvas.strokes("chart-texture", _texture(group.texture, box))


def keys_of(groups: list[Group], speech: Speech) -> list[Key]:
    """Return what a key says of the groups."""
    return [Key(speech.say(group.words), partial(draw_bar, group=group)) for group in groups]


def _texture(texture: Texture, box: Box) -> Iterator[tuple[Point, Point]]:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    width, height = right - left, bottom - top
    if texture == "slanted":
        for step in range(1, int((width + height) / _PITCH) + 1):
            # A line that rises to the right, cut off at the edges of the bar.
            x = left + step * _PITCH
            start = (x - height, bottom) if x - height >= left else (left, top + x - left)
            end = (x, top) if x <= right else (right, top + x - right)
            yield start, end
    elif texture == "upright":
        for step in range(1, int(width / _PITCH) + 1):
            yield (left + step * _PITCH, top), (left + step * _PITCH, bottom)
    elif texture == "dotted":
        for step in range(int(width / _PITCH)):
            for row in (0.3, 0.7):
                point = (left + (step + (0.35 if row < 0.5 else 0.75)) * _PITCH, top + row * height)
                # A line of no length with round ends is a dot.
                yield point, point
