"""The message ids of every value that records may hold: kinds, roles, statuses, events, qualifiers."""

from __future__ import annotations


def _(message: str) -> str:
    """Mark a message id for extraction."""
    return message


# The group's name, then the value as records write it, then the words.
LABELS: dict[str, dict[str, str]] = {
    "publication": {
        "briefing": _("Briefing"),
        "video": _("Video"),
        "media-appearance": _("Media appearance"),
        "interview": _("Interview"),
        "guest-article": _("Guest article"),
        "conference-contribution": _("Conference contribution"),
        "event": _("Event"),
    },
    "event": {
        "side-event": _("Side event"),
        "interview-event": _("Public interview"),
        "panel": _("Panel discussion"),
    },
    "role": {
        "author": _("author"),
        "speaker": _("speaker"),
        "moderator": _("moderator"),
        "interviewee": _("interviewee"),
        "commentator": _("commentator"),
        "participant": _("participant"),
        "guest": _("guest"),
    },
    "mode": {"online": _("Online"), "on-site": _("On site"), "hybrid": _("On site and online")},
    "confidence": {
        "one-source": _("one source"),
        "several-sources": _("several sources"),
        "conflicting": _("sources conflict"),
        "derived": _("derived by the dossier"),
    },
    "qualifier": {
        "exact": "%(number)s",
        "at-least": _("at least %(number)s"),
        "over": _("over %(number)s"),
        "about": _("about %(number)s"),
        "nearly": _("nearly %(number)s"),
        "estimated": _("an estimated %(number)s"),
        "estimated-over": _("an estimated %(number)s or more"),
    },
    "measure": {
        "held": _("held as political prisoners on the day"),
        "recognised-since-2020": _("recognised as political prisoners since 2020"),
        "incommunicado": _("held without contact to the outside world"),
    },
    "status-m": {
        "imprisoned": _("in prison (a man)"),
        "free": _("free (a man)"),
        "free-in-belarus": _("free, in Belarus (a man)"),
        "free-abroad": _("free, abroad (a man)"),
        "free-reported-expelled": _("free, reported as expelled (a man)"),
    },
    "status-f": {
        "imprisoned": _("in prison (a woman)"),
        "free": _("free (a woman)"),
        "free-in-belarus": _("free, in Belarus (a woman)"),
        "free-abroad": _("free, abroad (a woman)"),
        "free-reported-expelled": _("free, reported as expelled (a woman)"),
    },
    "status": {
        "imprisoned": _("In prison"),
        "free": _("Free"),
        "free-in-belarus": _("Free, in Belarus"),
        "free-abroad": _("Free, abroad"),
        "free-reported-expelled": _("Free, reported as expelled"),
    },
    "history": {
        "detained": _("Detained"),
        "charged": _("Charged"),
        "convicted": _("Convicted"),
        "sentence-upheld": _("Sentence upheld"),
        "sentence-changed": _("Sentence changed"),
        "transferred": _("Transferred"),
        "incommunicado-since": _("No contact since"),
        "contact": _("Sign of life or contact"),
        "pardoned": _("Pardoned"),
        "released": _("Released"),
        "exchanged": _("Exchanged"),
        "deported": _("Taken out of the country"),
        "re-imprisoned": _("Imprisoned again"),
        "not-released": _("Not among those released"),
        "still-imprisoned": _("Still in prison"),
        "award": _("Award"),
    },
    "release": {
        "pardon-decree": _("Pardon by decree"),
        "pardon-beside-amnesty": _("Pardon, announced beside an amnesty law"),
        "individual-pardon": _("Individual pardon"),
        "individual-pardons": _("Individual pardons"),
        "pardon-and-exchange": _("Individual pardon, then an exchange between several countries"),
        "pardon-and-deportation": _("Pardon and removal from the country, negotiated with the United States"),
        "pardon-partly-deportation": _(
            "Pardon, partly with removal from the country, negotiated with the United States"
        ),
        "pardon-and-handover": _("Pardon and handover, negotiated with the United States and Ukraine"),
        "individual-release-unilateral": _("Individual release, called unilateral by the United States"),
        "negotiated-release": _("Release negotiated with the United States"),
        "negotiated-individual-release": _("Negotiated release of one person, described as not an exchange"),
        "release-from-reimprisonment": _("Release of one person who had been imprisoned again"),
    },
    "basis": {
        "stated": _("as stated by the source"),
        "derived": _("added up by the dossier"),
        "stated-and-derived": _("as stated by the source; the waves add up to the same"),
        "stated-otherwise": _("as stated by the source; it counts something else"),
    },
    "place": {
        "pre-trial-prison": _("Pre-trial prison"),
        "pre-trial-prison-kgb": _("Pre-trial prison of the KGB"),
        "prison": _("Prison, also used before trial"),
        "penal-colony": _("Penal colony"),
        "penal-colony-medium": _("Penal colony, medium security"),
        "penal-colony-repeat": _("Penal colony for repeat offenders"),
        "penal-colony-special": _("Penal colony, special regime"),
        "womens-colony": _("Women’s penal colony"),
        "womens-colony-repeat": _("Women’s penal colony for repeat offenders"),
    },
    "scope": {"belarus": _("Prisoners in Belarus"), "russia": _("Prisoners in Russia")},
    "address-note": {
        "third-party": _("read as a copy on a third party’s page; the address is not shown"),
        "mirror": _("read on a mirror; the address is not shown"),
        "protects-a-person": _("the address is withheld to protect a person"),
        "unreadable-copy": _("read as an unreadable copy; the address is withheld"),
        "staged-broadcast": _("the address is withheld: it repeats staged state television"),
    },
    "language": {
        "be": _("Belarusian"),
        "ru": _("Russian"),
        "en": _("English"),
        "de": _("German"),
        "pl": _("Polish"),
        "be-Latn": _("Belarusian in Latin script (Łacinka)"),
        "uk": _("Ukrainian"),
    },
}
