"""One comparison arranged for reading: the sentences and the order that all views share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.types import (
    Actor,
    Article,
    AspectName,
    Claim,
    ClaimKind,
    Comparison,
    Form,
    Origin,
    Verdict,
)
from crosswire.types.comparison import count_outlets, list_named
from crosswire.types.naming import join_names, name_reports
from crosswire.types.nesting import find_beside, find_retellings
from crosswire.types.stating import state_values
from crosswire.views.chains import Chains, trace_chains
from crosswire.views.labels import (
    EVENT_NAMES,
    NOTE_NAMES,
    VERDICT_ORDER,
    count,
    finish_sentence,
    is_same_name,
    name_actor,
    name_aspect,
    name_day,
    name_origin,
    name_period,
    name_period_with_basis,
    name_place,
)
from crosswire.views.unnamed import list_unnamed, list_unnamed_beside
from crosswire.views.weight import is_bare_number, order_by_weight
from crosswire.views.within import find_parts
from crosswire.views.wording import Wording, list_wordings

_MOST_NAMES = 5
_MOST_NUMBERS = 5
_MARKS = "\"“”'‘’ ,"


class ClaimView(msgspec.Struct, frozen=True):
    """
    A claim as all views show it.

    Attributes:
        claim: The claim itself.
        headline: The claim in one line, with its speaker where it has one.
        wordings: One wording a report.
        aspects: In what the reports differ: ("speaker", "Ann Lee in A; Bo Ray in B").
        because: The sentence that says why the verdict is what it is.
        origins: The sentence on what stands behind it.
        missing: The sentence on who does not carry it; empty where all do.
        beside: The sentence that names other claims of its event, where either is in conflict.
        again: Claims that tell its contradiction again in the same places; they stand nowhere else.
    """

    claim: Claim
    headline: str
    wordings: tuple[Wording, ...]
    aspects: tuple[tuple[str, str], ...]
    because: str
    origins: str
    missing: str
    beside: str = ""
    again: tuple[ClaimView, ...] = ()


class ReportClaims(msgspec.Struct, frozen=True):
    """A report with the claims that it alone has, in order of weight, bare numbers last."""

    report: Article
    name: str
    claims: tuple[ClaimView, ...]

    @property
    def telling(self) -> tuple[ClaimView, ...]:
        """Those that tell something."""
        return tuple(view for view in self.claims if not is_bare_number(view.claim))

    @property
    def numbers(self) -> tuple[ClaimView, ...]:
        """Those that are a number of which nobody says what it measures."""
        return tuple(view for view in self.claims if is_bare_number(view.claim))


def count_numbers(views: Sequence[ClaimView]) -> str:
    """Say of bare numbers how many they are, and the first: "3 bare numbers: 8 soldiers, ..."."""
    if not views:
        return ""
    shown = [view.headline for view in views[:_MOST_NUMBERS]]
    rest = ", …" if len(views) > len(shown) else ""
    return f"{count(len(views), 'bare number')}: {', '.join(shown)}{rest}"


class LeftOut(msgspec.Struct, frozen=True):
    """
    What one report does not carry.

    Attributes:
        report: The report.
        name: Its name.
        claims: Claims that two or more others carry, in order of weight.
        alone: How many claims single other reports have, and which; empty where none has any.
    """

    report: Article
    name: str
    claims: tuple[ClaimView, ...]
    alone: str


class Digest(msgspec.Struct, frozen=True):
    """
    A comparison arranged for reading.

    Attributes:
        comparison: The comparison itself.
        names: Report id to the name shown.
        title: The story in one line.
        facts: What, who, where, when and from what: pairs of label and sentence.
        groups: Claims by verdict, conflicts first; without those of one report.
        alone: For each report that has any, the claims that it alone has.
        caveat: What is to be known of all claims in `alone`, said once; empty where nothing is.
        left_out: For each report that leaves out any, the claims that others carry.
        chains: How information came to the reports.
        notes: Pairs of label and sentence.
        unread: Pairs of address and reason.
    """

    comparison: Comparison
    names: Mapping[str, str]
    title: str
    facts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[Verdict, tuple[ClaimView, ...]], ...]
    alone: tuple[ReportClaims, ...]
    caveat: str
    left_out: tuple[LeftOut, ...]
    chains: Chains
    notes: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]

    @property
    def is_single(self) -> bool:
        """Tell whether there was only one report, so that nothing was compared."""
        return len(self.comparison.reports) == 1


def arrange(comparison: Comparison) -> Digest:
    """Arrange a comparison for reading; no view puts words of its own around a claim."""
    names = name_reports(comparison.reports)
    claims = order_by_weight(comparison.claims, comparison.reports)
    views = _put_beneath([_view_claim(claim, comparison, names) for claim in claims])
    shared = [view for view in views if view.claim.verdict is not Verdict.ALONE]
    groups = tuple(
        (verdict, tuple(view for view in shared if view.claim.verdict is verdict))
        for verdict in VERDICT_ORDER
    )
    caveat, alone = _take_caveat(_list_alone(comparison, views, names))
    return Digest(
        comparison=comparison,
        names=names,
        title=comparison.story.title,
        facts=describe_story(comparison),
        groups=tuple((verdict, claims) for verdict, claims in groups if claims),
        alone=alone,
        caveat=caveat,
        left_out=_list_left_out(comparison, views, alone, names),
        chains=trace_chains(comparison, names),
        notes=_describe_notes(comparison, names),
        unread=tuple((unread.uri, unread.reason) for unread in comparison.unread),
    )


def _put_beneath(views: Sequence[ClaimView]) -> list[ClaimView]:
    """Put claims that tell a contradiction again beneath the one that tells it."""
    told = find_retellings([view.claim for view in views])
    beside = find_beside([view.claim for view in views if view.claim.id not in told])
    heads = {view.claim.id: (view.headline, view.claim.verdict.value) for view in views}
    return [
        replace(
            view,
            again=tuple(one for one in views if told.get(one.claim.id) == view.claim.id),
            beside=_name_beside([heads[one] for one in beside.get(view.claim.id, ())]),
        )
        for view in views
        if view.claim.id not in told
    ]


def _name_beside(others: Sequence[tuple[str, str]]) -> str:
    named = join_names(f"“{headline}” ({verdict})" for headline, verdict in others)
    return f"Of the same event: {named}." if named else ""


def _view_claim(claim: Claim, comparison: Comparison, names: Mapping[str, str]) -> ClaimView:
    return ClaimView(
        claim=claim,
        headline=f"{state_claim(claim)}{state_occasion(claim)}",
        wordings=list_wordings(
            claim.mentions, comparison.reports, list_telling(claim), heading=claim.summary
        ),
        aspects=tuple(
            (
                name_aspect(aspect.name),
                "; ".join(
                    f"{value.value} in {join_names(_names(value.reports, names))}"
                    for value in aspect.values
                ),
            )
            for aspect in claim.aspects
        ),
        because=finish_sentence(claim.because),
        origins=state_origins(claim, comparison.origins),
        missing=state_missing(_names(claim.missing_from, names)),
    )


def list_telling(claim: Claim) -> tuple[int, ...]:
    """List the mentions that gave the values in which reports differ, wording apart."""
    n_mentions = len(claim.mentions)
    return tuple(
        dict.fromkeys(
            at
            for aspect in claim.aspects
            if aspect.name is not AspectName.WORDING
            for value in aspect.values
            for at in value.mentions
            if 0 <= at < n_mentions
        )
    )


def split_wordings(view: ClaimView, most: int) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """
    Part the wordings of a claim into those to show at once and the rest, each in their order.

    Where thirty outlets carry one toll, a wording of every value comes before a second of any.

    Args:
        view: The claim.
        most: How many to show at once.
    """
    if len(view.wordings) <= most:
        return view.wordings, ()
    mentions = view.claim.mentions
    firsts = [
        mentions[value.mentions[0]]
        for aspect in view.claim.aspects
        for value in aspect.values
        if value.mentions and 0 <= value.mentions[0] < len(mentions)
    ]
    ranked = sorted(view.wordings, key=lambda wording: wording.mention not in firsts)
    shown = [id(wording) for wording in ranked[:most]]
    return (
        tuple(wording for wording in view.wordings if id(wording) in shown),
        tuple(wording for wording in view.wordings if id(wording) not in shown),
    )


def _names(ids: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(id_, id_) for id_ in ids)


def state_missing(names: Sequence[str]) -> str:
    """Say which reports do not carry a claim; of many, the first five and how many more."""
    if not names:
        return ""
    if len(names) <= _MOST_NAMES + 1:
        return f"Not in {join_names(names)}."
    shown = names[:_MOST_NAMES]
    return f"Not in {join_names((*shown, f'{len(names) - len(shown)} other reports'))}."


def state_claim(claim: Claim) -> str:
    """
    State a claim in one line: a statement with its speaker, anything else by its summary.

    Words that some report quotes stand between quotation marks. Where reports put the words
    into two mouths, neither is named here; a contradiction of two speakers names both, and a
    figure in conflict all its values: "Released: 60 soldiers or 40 soldiers".
    """
    if claim.kind is ClaimKind.FIGURE:
        return state_values(claim)
    if claim.kind is not ClaimKind.STATEMENT or claim.verdict is Verdict.CONFLICT:
        return claim.summary
    speaker, words = _split_speaker(claim)
    if _is_quoted(words, claim):
        words = f"“{words.strip(_MARKS)}”"
    if speaker is None:
        return words
    name = name_actor(speaker)
    if name.islower():  # "doctors" opens a line as a word, "al-Harrasi" as a name
        name = name[0].upper() + name[1:]
    return f"{name}: {words}"


def state_occasion(claim: Claim) -> str:
    """Say when a claim was made, where every report that carries it tells of another time."""
    occasions = [mention.occasion for mention in claim.mentions]
    first = occasions[0] if occasions else None
    if first is None or None in occasions:
        return ""
    return f" (said: {name_period(first.date)}{f', {first.name}' if first.name else ''})"


def _split_speaker(claim: Claim) -> tuple[Actor | None, str]:
    """Part a summary from the name it starts with, which any of the reports may have given."""
    named = (claim.speaker, *(mention.speaker for mention in claim.mentions))
    for speaker in filter(None, named):
        if claim.summary.startswith(f"{speaker.name}: "):
            return speaker, claim.summary.removeprefix(f"{speaker.name}: ")
    return None, claim.summary


def _is_quoted(words: str, claim: Claim) -> bool:
    """Tell whether a direct quote starts with these words, and not some reporter's sentence."""
    start = " ".join(words.strip(_MARKS).split()[:4])
    return any(
        mention.form is Form.DIRECT and start in " ".join(mention.exact.split())
        for mention in claim.mentions
    )


def state_origins(claim: Claim, origins: Sequence[Origin]) -> str:
    """
    Say what stands behind a claim, and how many of it are independent of one another.

    "1 independent origin behind 3 reports: Slovenian transport ministry (press release)."
    """
    by_id = {origin.id: origin for origin in origins}
    behind = [by_id[id_] for id_ in claim.origins if id_ in by_id]
    known = list_named(behind)
    if not known:
        unnamed = list_unnamed(claim)
        if unnamed:
            return (
                f"Origin unknown: only unnamed sources are stated ({join_names(unnamed)}), which "
                "never count as independent."
            )
        return f"No origin is stated behind {count(len(claim.reports), 'report')}."
    names = [name_origin(origin) for origin in known]
    counted, rest = names[: claim.independent_origins], names[claim.independent_origins :]
    also = f"; also credited: {join_names(rest)}" if rest else ""
    unnamed = list_unnamed_beside(claim, {origin.id for origin in known})
    unknown = "; origin not stated in the rest" if len(known) < len(behind) else ""
    if unnamed:
        unknown = f"; unnamed sources ({join_names(unnamed)}) count as unknown{unknown}"
    return (
        f"{count(claim.independent_origins, 'independent origin')} behind "
        f"{count(len(claim.reports), 'report')}: {join_names(counted)}{also}{unknown}."
    )


def find_other_speaker(wording: Wording, view: ClaimView) -> str | None:
    """Name the speaker that a report gives where that is not the claim's; else None."""
    speaker, usual = wording.mention.speaker, view.claim.speaker
    if speaker is None or (usual and is_same_name(speaker.name, usual.name)):
        return None
    return speaker.name


def describe_story(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Say what the story is, who takes part, where, when and from what; known things only."""
    story = comparison.story
    what = join_names(f"{EVENT_NAMES[type_]} ({type_.value})" for type_ in story.types)
    rows = (
        ("What", what[:1].upper() + what[1:]),
        ("Who", "; ".join(name_actor(actor) for actor in story.participants)),
        ("Where", name_place(story.place) if story.place else ""),
        ("When", name_period_with_basis(story.date) if story.date else ""),
        ("From", f"{count_basis(comparison)}{_name_headline(comparison)}"),
    )
    return tuple((label, value) for label, value in rows if value)


def _name_headline(comparison: Comparison) -> str:
    """Say whose headline the title is, and of when; nothing where there is only one report."""
    names = name_reports(comparison.reports)
    heads = (one for one in comparison.reports if one.id == comparison.story.title_from)
    report = next(heads, None)
    if report is None or len(names) < 2:
        return ""
    name, published = names[report.id], report.published or ""
    day = "" if not published or published[:10] in name else f", {name_day(published)}"
    return f"; headline of {name}{day}"


def count_basis(comparison: Comparison) -> str:
    """Say from how many reports, outlets and origins a comparison is made."""
    counted = [
        count(len(comparison.reports), "report"),
        count(count_outlets(comparison.reports), "outlet"),
        count(len(list_named(comparison.origins)), "named origin"),
    ]
    families = [report.family for report in comparison.reports if report.family]
    n_copies = sum(families.count(family) > 1 for family in families)
    copies = f"; {n_copies} of the reports carry the same copy" if n_copies else ""
    return f"{join_names(counted)}{copies}"


def _list_alone(
    comparison: Comparison, views: Sequence[ClaimView], names: Mapping[str, str]
) -> tuple[ReportClaims, ...]:
    parts = find_parts(comparison.claims) if len(comparison.reports) > 1 else frozenset()
    alone = [
        view for view in views if view.claim.verdict is Verdict.ALONE and view.claim.id not in parts
    ]
    listed = (
        ReportClaims(
            report,
            names[report.id],
            tuple(view for view in alone if report.id in view.claim.reports),
        )
        for report in comparison.reports
    )
    return tuple(entry for entry in listed if entry.claims)


def _take_caveat(entries: Sequence[ReportClaims]) -> tuple[str, tuple[ReportClaims, ...]]:
    """
    Take from the sentences of claims that one report alone has what all of them say.

    "Found only in the Herald, of 4 reports read; about 3 in 10 such claims are in another report
    after all" is true of the Star's claims too, but for the first clause: the second is said once.
    """
    said = [_list_clauses(view.because) for entry in entries for view in entry.claims]
    shared = [one for one in (said[0][1:] if said else []) if all(one in rest for rest in said)]
    if not shared:
        return "", tuple(entries)
    return finish_sentence("; ".join(shared)), tuple(
        replace(entry, claims=tuple(_leave_out(view, shared) for view in entry.claims))
        for entry in entries
    )


def _list_clauses(because: str) -> list[str]:
    return because.removesuffix(".").split("; ")


def _leave_out(view: ClaimView, shared: Sequence[str]) -> ClaimView:
    own = "; ".join(one for one in _list_clauses(view.because) if one not in shared)
    return replace(view, because=finish_sentence(own))


def _list_left_out(
    comparison: Comparison,
    views: Sequence[ClaimView],
    alone: Sequence[ReportClaims],
    names: Mapping[str, str],
) -> tuple[LeftOut, ...]:
    listed = (
        LeftOut(
            report,
            names[report.id],
            tuple(
                view
                for view in views
                if report.id in view.claim.missing_from and len(view.claim.reports) > 1
            ),
            _count_of_others([other for other in alone if other.report.id != report.id]),
        )
        for report in comparison.reports
    )
    return tuple(entry for entry in listed if entry.claims or entry.alone)


def _count_of_others(others: Sequence[ReportClaims]) -> str:
    """Say how many claims single other reports have: "2 that only the Herald has"."""
    ordered = sorted(others, key=lambda other: -len(other.claims))
    listed = [f"{len(other.claims):,} that only {other.name} has" for other in ordered]
    shown, rest = listed[:_MOST_NAMES], ordered[_MOST_NAMES:]
    n_rest = sum(len(other.claims) for other in rest)
    return join_names([*shown, f"{n_rest:,} that other single reports have"] if rest else shown)


def _describe_notes(
    comparison: Comparison, names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            NOTE_NAMES[note.kind]
            + (f", {names.get(note.report, note.report)}" if note.report else ""),
            finish_sentence(note.text),
        )
        for note in comparison.notes
    )
