"""Remarks made to the press or to one outlet, named after who made them."""

from __future__ import annotations

from crosswire.origins.credits import Credit
from crosswire.origins.issuers import find_body, stands_for_another
from crosswire.origins.media import is_state_media
from crosswire.origins.names import REPORTERS, OriginName, drop_article, name_origin
from crosswire.origins.occasions import find_speaker_key
from crosswire.origins.traces import Trace
from crosswire.origins.unnamed import is_unnamed
from crosswire.reference import fold_letters
from crosswire.types import Actor, ActorKind, Mention, OriginKind, Report

_PRONOUNS = frozenset({"he", "i", "it", "one", "she", "that", "they", "this", "we", "who", "you"})


def trace_interview(report: Report, mention: Mention, credit: Credit) -> Trace | None:
    """Name remarks made to the press, or to one outlet; a body is one name however it speaks."""
    heard = _name_hearer(report, credit.name) if credit.name else ""
    if is_unnamed(mention):
        return _trace_hearer(credit.name)
    office, speaker = find_body(mention), mention.speaker
    body = None if _is_person(speaker) else office
    if speaker is not None and speaker.kind is ActorKind.STATE:
        speaker = None
    who = speaker.name.partition(", ")[0] if speaker else None
    key = find_speaker_key(speaker)
    if body is not None:
        who, key = body.name, body.key
    elif mention.source is not None and stands_for_another(mention) and not _is_printed(mention):
        who = _read_who(mention)
        key = frozenset(fold_letters(who).split()) if who else frozenset()
    elif speaker is None and (who := _read_who(mention)):
        key = frozenset(fold_letters(who).split())
    elif speaker is not None and speaker.kind is ActorKind.ORGANISATION:
        key = name_origin(speaker.name).key or key
    if not credit.name:
        if who is None:
            return None
        name = OriginName(f"{who}, to reporters", key | {REPORTERS})
        return Trace(credit.kind, name, None, "said to reporters", office)
    if who is not None and name_origin(who).key == name_origin(heard).key:
        who, key = None, frozenset()
    if who is None and not heard:
        return None
    shown = f"interview with {heard}" if heard else "interview"
    shown = f"{who}, {shown}" if who else shown
    heard = heard or report.id
    key |= frozenset(fold_letters(heard).split()) | {"interview"}
    return Trace(credit.kind, OriginName(shown, key), None, "said in an interview", office)


def _is_printed(mention: Mention) -> bool:
    """Tell whether a source names the person who speaks: "the force's spokesman, Per Dahl"."""
    return (
        _is_person(mention.speaker)
        and mention.speaker is not None
        and mention.source is not None
        and mention.speaker.name.split()[-1] in mention.source.exact.partition(", ")[2]
    )


def _is_person(speaker: Actor | None) -> bool:
    """Tell whether a speaker is a person with a name: no "spokesman for the Norwegian police"."""
    if speaker is None or speaker.kind is not ActorKind.PERSON:
        return False
    return speaker.name[:1].isupper() and "spokes" not in speaker.name.casefold()


def _name_hearer(report: Report, words: str) -> str:
    """
    Name who was told: an agency by its own name, a pronoun or a person by the report's outlet.

    "Told state television" has a sort, and in most reports no name.
    """
    heard = words.removeprefix("the ").removesuffix("'s").removesuffix("’s")
    known = name_origin(heard)
    if is_state_media(heard):
        return heard
    if not heard[:1].isupper() or not known.key:
        return report.outlet or ""
    return known.name if known.kind is OriginKind.AGENCY else heard


def _trace_hearer(words: str) -> Trace | None:
    """Trace what people without a name told: to the agency that heard it, where one is named."""
    name = name_origin(words) if words else None
    if name is None or name.kind is not OriginKind.AGENCY:
        return None
    return Trace(OriginKind.AGENCY, name, None, "told it by people without a name")


def _read_who(mention: Mention) -> str | None:
    """Read who speaks where nobody is named: "a court clerk"; None for a pronoun."""
    words = mention.source.exact.partition(",")[0].split() if mention.source else []
    who = drop_article(" ".join(words))
    return None if who.casefold() in _PRONOUNS or not who else who
