"""An invented story of as many reports, claims and origins as a test wants."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.types import (
    Article,
    Claim,
    ClaimKind,
    Comparison,
    Event,
    Form,
    Mention,
    Origin,
    OriginKind,
    Part,
    Story,
    Tool,
    Verdict,
)


def make_article(number: int, n_lines: int, **fields: object) -> Article:
    """Make a report of so many lines, each its own paragraph."""
    lines = [f"Line {line} of outlet {number} tells of the harbour." for line in range(n_lines)]
    parts, at = [], 0
    for line in lines:
        parts.append(Part(start=at, end=at + len(line)))
        at += len(line) + 2
    values: dict[str, object] = {
        "id": f"r{number}",
        "uri": f"{number}.txt",
        "outlet": f"Outlet {number}",
        "title": f"Harbour {number}",
        "text": "\n\n".join(lines),
        "paragraphs": tuple(parts),
    }
    return Article(**(values | fields))


def make_claim(number: int, articles: Sequence[Article], **fields: object) -> Claim:
    """Make a claim that stands in one line of each report given."""
    mentions = []
    for article in articles:
        part = article.paragraphs[number % len(article.paragraphs)]
        mentions.append(
            Mention(
                report=article.id,
                start=part.start,
                end=part.end,
                exact=article.text[part.start : part.end],
                form=Form.NARRATED,
                source=None,
                cue=None,
                origin=None,
                confidence=0.9,
                kind=ClaimKind.EVENT,
                event=Event(type=None),
            )
        )
    values: dict[str, object] = {
        "id": f"c{number}",
        "kind": ClaimKind.EVENT,
        "summary": f"The harbour has {number} piers and more",
        "verdict": Verdict.AGREE if len(articles) > 1 else Verdict.ALONE,
        "aspects": (),
        "because": "all report it",
        "reports": tuple(article.id for article in articles),
        "missing_from": (),
        "origins": (),
        "independent_origins": 0,
        "mentions": tuple(mentions),
        "confidence": 0.8,
        "event": Event(type=None),
    }
    return Claim(**(values | fields))


def make_origin(
    name: str, *reports: int, kind: OriginKind = OriginKind.PRESS_RELEASE, leans_on: str = ""
) -> Origin:
    """Make an origin of the reports with these numbers; `leans_on` is another's name."""
    return Origin(
        id=f"origin-{name}",
        kind=kind,
        name=name,
        reports=tuple(f"r{number}" for number in reports),
        leans_on=(f"origin-{leans_on}",) if leans_on else (),
    )


def make_story(
    articles: Sequence[Article], claims: Sequence[Claim] = (), origins: Sequence[Origin] = ()
) -> Comparison:
    """Make a comparison of these."""
    ids = {article.id for article in articles}
    return Comparison(
        tool=Tool(version="0.1.0", reader="rules 1"),
        reports=tuple(articles),
        story=Story(title="The harbour"),
        claims=tuple(
            Claim(**{
                **{name: getattr(claim, name) for name in Claim.__struct_fields__},
                "missing_from": tuple(sorted(ids - set(claim.reports))),
            })
            for claim in claims
        ),
        origins=tuple(origins),
    )  # fmt: skip


def make_crowd(n_reports: int, n_claims: int) -> Comparison:
    """Make a story of many reports in which every third claim is one report's own."""
    articles = [make_article(number, 30) for number in range(n_reports)]
    claims = [
        make_claim(number, articles[: 1 if number % 3 == 0 else 1 + number % n_reports or 2])
        for number in range(n_claims)
    ]
    origins = [make_origin(f"Office {at}", at % n_reports, (at + 1) % n_reports) for at in range(9)]
    return make_story(articles, claims, origins)
