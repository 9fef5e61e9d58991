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
    """The person, by the id of the record in data/people/."""
    role: Role
    """What the person did in it."""
    affiliation: Identifier | None = None
    """The organisation that the original names beside the person, by its id."""
    affiliation_text: LocalText | None = None
    """The affiliation in words, where it is no record, in each language."""
    as_stated: LocalText | None = None
    """The role as the original states it, in each language."""


class Original(Model):
    """The publication that a text of the dossier sums up."""

    title: Line
    """The title of the original, in its own words."""
    language: LanguageTag
    """The language of the original."""
    authors: tuple[Identifier, ...] = ()
    """Its authors, by the ids of their records in data/people/."""
    publisher: Identifier
    """Who published it, by the id of the record in data/organisations/."""
    address: Address | None = None
    """Where it can be read; null where no address is known."""
    date: Dated | None = None
    """When it was published; null where it is not known."""
    source: Identifier
    """The record in data/sources/ of the page that was read."""


class Recording(Model):
    """A recording; where no address is known the page says so."""

    address: Address | None = None
    """Where it can be watched or heard; null where no address is known."""
    platform: Line | None = None
    """The platform, such as YouTube."""
    length: Annotated[str, Field(pattern=r"^[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?$")] | None = None
    """How long it is: "12:34" or "1:02:03"."""


class Mentions(Model):
    """Records that a text is about, for links in both directions."""

    prisoners: tuple[Identifier, ...] = ()
    """Records in data/prisoners/ that the text is about."""
    releases: tuple[Identifier, ...] = ()
    """Records in data/releases/ that the text is about."""
    organisations: tuple[Identifier, ...] = ()
    """Records in data/organisations/ that the text is about."""


class Published(Scheduled):
    """What every publication has, whatever its kind."""

    also: tuple[PublicationKind | Literal["event"], ...] = ()
    """Further kinds under which it is listed too."""
    date: Dated | None
    """When it was published; null where it is not known."""
    date_note: LocalText | None = None
    """Why this day, or why none is known, in each language."""
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The topics under which it is listed; at least one."""
    series: Identifier | None = None
    """The series to which it belongs, by its id."""
    number: Annotated[int, Field(ge=1)] | None = None
    """Its number in the series."""
    people: Annotated[tuple[Involved, ...], Field(min_length=1)]
    """Who wrote it or speaks in it; at least one."""
    original: Original
    """The publication that the text sums up."""
    sources: tuple[Identifier, ...] = ()
    """The sources of the text beside those that it cites itself."""
    mentions: Mentions = Mentions()
    """The records that the text is about, for links in both directions."""
    recording: Recording | None = None
    """The recording; leave out where there is none."""
    charts: tuple[ChartName, ...] = ()
    """Charts from the data that stand after the text."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `publications/old-name/`."""


class Briefing(Published):
    """An analysis of the institute."""

    kind: Literal["briefing"]
    """What kind of publication it is."""


class Video(Published):
    """A recorded comment."""

    kind: Literal["video"]
    """What kind of publication it is."""
    recording: Recording
    """The recording; its fields are null where they are not known."""


class MediaAppearance(Published):
    """A member of the institute in another's medium."""

    kind: Literal["media-appearance"]
    """What kind of publication it is."""
    outlet: Identifier
    """The medium, by the id of the record in data/organisations/."""


class Interview(Published):
    """An interview with or by the institute, printed or recorded."""

    kind: Literal["interview"]
    """What kind of publication it is."""
    outlet: Identifier | None = None
    """The medium, by the id of the record in data/organisations/."""


class GuestArticle(Published):
    """An article by an author from outside the institute."""

    kind: Literal["guest-article"]
    """What kind of publication it is."""
    guest_note: LocalText
    """Who the guest is, in a sentence, in each language."""


class Conference(Model):
    """The conference to which something was contributed; None is not known."""

    title: Line
    """The name of the conference."""
    date: Dated | None = None
    """When it was; null where it is not known."""
    place: LocalText | None = None
    """Where it was, in each language."""


class ConferenceContribution(Published):
    """A talk or part in a conference of others."""

    kind: Literal["conference-contribution"]
    """What kind of publication it is."""
    conference: Conference
    """The conference to which something was contributed."""


Publication = Annotated[
    Briefing | Video | MediaAppearance | Interview | GuestArticle | ConferenceContribution,
    Field(discriminator="kind"),
]
