"""Publications: a kind is a type with its own fields, on a common ground of people, topics and the original."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.base import Address, Identifier, LanguageTag, Line, Model
from dossier.model.dates import Dated
from dossier.model.schedule import Scheduled
from dossier.model.texts import LocalText

Role = Literal["author", "speaker", "moderator", "interviewee", "commentator", "participant", "guest"]
PublicationKind = Literal[
    "briefing", "video", "media-appearance", "interview", "guest-article", "conference-contribution"
]
# The charts of the site that a publication may show after its text (plan/addresses.py).
ChartName = Literal["waves", "recognised", "totals", "timeline"]
EventKind = Literal["side-event", "panel", "interview-event"]


class Involved(Model):
    """A person's part in a publication or event, with the affiliation and role that the original states."""

    person: Identifier
    role: Role
    affiliation: Identifier | None = None
    affiliation_text: LocalText | None = None
    as_stated: LocalText | None = None


class Original(Model):
    """The publication that a text of the dossier sums up."""

    title: Line
    language: LanguageTag
    authors: tuple[Identifier, ...] = ()
    publisher: Identifier
    address: Address | None = None
    date: Dated | None = None
    source: Identifier


class Recording(Model):
    """A recording; where no address is known the page says so."""

    address: Address | None = None
    platform: Line | None = None
    length: Annotated[str, Field(pattern=r"^[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?$")] | None = None


class Mentions(Model):
    """Records that a text is about, for links in both directions."""

    prisoners: tuple[Identifier, ...] = ()
    releases: tuple[Identifier, ...] = ()
    organisations: tuple[Identifier, ...] = ()


class Published(Scheduled):
    """What every publication has, whatever its kind."""

    also: tuple[PublicationKind | Literal["event"], ...] = ()
    date: Dated | None
    date_note: LocalText | None = None
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    series: Identifier | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    people: Annotated[tuple[Involved, ...], Field(min_length=1)]
    original: Original
    sources: tuple[Identifier, ...] = ()
    mentions: Mentions = Mentions()
    recording: Recording | None = None
    charts: tuple[ChartName, ...] = ()
    aliases: tuple[Line, ...] = ()


class Briefing(Published):
    """An analysis of the institute."""

    kind: Literal["briefing"]


class Video(Published):
    """A recorded comment."""

    kind: Literal["video"]
    recording: Recording


class MediaAppearance(Published):
    """A member of the institute in another's medium."""

    kind: Literal["media-appearance"]
    outlet: Identifier


class Interview(Published):
    """An interview with or by the institute, printed or recorded."""

    kind: Literal["interview"]
    outlet: Identifier | None = None


class GuestArticle(Published):
    """An article by an author from outside the institute."""

    kind: Literal["guest-article"]
    guest_note: LocalText


class Conference(Model):
    """The conference to which something was contributed; None is not known."""

    title: Line
    date: Dated | None = None
    place: LocalText | None = None


class ConferenceContribution(Published):
    """A talk or part in a conference of others."""

    kind: Literal["conference-contribution"]
    conference: Conference


Publication = Annotated[
    Briefing | Video | MediaAppearance | Interview | GuestArticle | ConferenceContribution,
    Field(discriminator="kind"),
]
