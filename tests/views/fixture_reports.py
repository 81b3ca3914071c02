"""Three invented reports with hostile strings, and the actors in them."""

from __future__ import annotations

from crosswire.types import (
    Actor,
    ActorKind,
    Article,
    ClaimKind,
    DateBasis,
    Dateline,
    Form,
    Mention,
    Origin,
    OriginKind,
    Part,
    Passage,
    Period,
    Sector,
)

SCRIPT = "<script>window.pwned = 1</script>"
IMAGE = "<img src=x onerror=window.pwned=2>"
ESCAPE = "\x1b[31mred\x1b[0m\x07"
OVERRIDE = "\u202egnp.exe"

TEXT_LAGOON = (
    "Ministers seal rail accord\n\n"
    "Botswana and Slovenia signed a rail accord in Gaborone on Wednesday after two days of talks "
    "between the transport ministers, Kabelo Moatlhodi and Mojca Trdan.\n\n"
    '"This line will change how our mines reach the sea," Moatlhodi said, "and it will do so '
    'within five years." He put the cost of the first section at 240 million euros.\n\n'
    "Trade between the two countries grew by 12.5% in 2030, according to a statement of the "
    "Slovenian transport ministry. Four people were hurt when the police pushed back protesters "
    "near the old station.\n\n"
    "The two countries have had diplomatic relations since 1992. Trdan invited her host to "
    "Ljubljana in October. Lawmakers of the opposition Plough Party said they had not been "
    "shown the text.\n\n"
    "Subscribe to our newsletter"
)
TEXT_WIRE = (
    "GABORONE, March 12 (Savanna Wire) - Slovenia and Botswana have signed an agreement on a "
    "railway to the coast, officials said.\n\n"
    '"This line will change the way our mines reach the sea," Botswana\'s Transport Minister '
    "Kabelo Moatlhodi told reporters.\n\n"
    "The first section will cost about 310 million euros, the Slovenian ministry said in a "
    "statement. Bilateral trade rose 12.5 percent last year, it added.\n\n"
    "At least seven people were injured in clashes between police and protesters, a hospital "
    "official said late on Wednesday.\n\n"
    "The Central African Development Bank will lend Botswana 90 million dollars for the line."
)
TEXT_POST = (
    f"Rail {SCRIPT} deal {ESCAPE} {OVERRIDE}\n\n"
    "Botswana's transport ministry denied on Thursday that any agreement was signed: the two "
    "ministers only initialled a draft, it said.\n\n"
    "Exports and imports between the two states went up by 12.5 per cent in the past year. "
    "The project costs more than 300 million euros.\n\n"
    f'"The line will change how the mines reach the sea," said Mojca Trdan. {IMAGE} Her delegation '
    "left without a statement to the press, the paper's correspondent in Gaborone saw."
)


def _paragraphs(
    text: str, *, skip_first: bool = False, skip_last: bool = False
) -> tuple[Part, ...]:
    parts, offset = [], 0
    for block in text.split("\n\n"):
        parts.append(Part(start=offset, end=offset + len(block)))
        offset += len(block) + 2
    return tuple(parts[1 if skip_first else 0 : -1 if skip_last else None])


LAGOON = Article(
    id="r-lagoon",
    uri="stories/lagoon.txt",
    title="Ministers seal rail accord ‘of the century’",
    outlet="The Lagoon Courier",
    authors=("Ada Ferrant", "Pim Oloko"),
    section="World",
    dateline=Dateline(place="Gaborone", date="2031-03-12"),
    published="2031-03-12",
    published_basis=DateBasis.WEEKDAY,
    language="en",
    text=TEXT_LAGOON,
    paragraphs=_paragraphs(TEXT_LAGOON, skip_first=True, skip_last=True),
)
WIRE = Article(
    id="r-wire",
    uri="https://news.example/wire/4711?a=1&b=2",
    title="Slovenia, Botswana sign railway agreement",
    outlet="Savanna Wire",
    agency="Savanna Wire",
    dateline=Dateline(place="Gaborone", date="2031-03-12"),
    published="2031-03-12T18:40:00Z",
    published_basis=DateBasis.METADATA,
    language="en",
    family="f-1",
    text=TEXT_WIRE,
    paragraphs=_paragraphs(TEXT_WIRE),
)
POST = Article(
    id="r-post",
    uri="javascript:alert(1)",
    title=f"Rail {SCRIPT} deal {ESCAPE} {OVERRIDE}",
    outlet="Karst & Coast <Post>",
    republished_from="Okavango Mirror",
    published="2031-03-13",
    published_basis=DateBasis.STORY,
    language="en",
    text=TEXT_POST,
    paragraphs=_paragraphs(TEXT_POST, skip_first=True),
)
ARTICLES = (LAGOON, WIRE, POST)

BOTSWANA = Actor(name="Botswana", kind=ActorKind.STATE, country="BWA", sector=Sector.GOV)
SLOVENIA = Actor(name="Slovenia", kind=ActorKind.STATE, country="SVN", sector=Sector.GOV)
MINISTER = Actor(
    name="Kabelo Moatlhodi",
    kind=ActorKind.PERSON,
    country="BWA",
    sector=Sector.GOV,
    role="Transport Minister",
)
GUEST = Actor(
    name="Mojca Trdan",
    kind=ActorKind.PERSON,
    country="SVN",
    sector=Sector.GOV,
    role="transport minister",
)
BANK = Actor(
    name="Central African Development Bank", kind=ActorKind.ORGANISATION, sector=Sector.IGO
)
WEDNESDAY = Period(start="2031-03-12", end="2031-03-12", basis="Wednesday, from the report's date")


def passage(article: Article, exact: str) -> Passage:
    """The one place where a report says these words."""
    assert article.text.count(exact) == 1, exact
    start = article.text.index(exact)
    return Passage.of(article.text, start, start + len(exact))


def mention(article: Article, exact: str, kind: ClaimKind, **fields: object) -> Mention:
    """A mention of those words, with what a test wants to say of it."""
    found = passage(article, exact)
    values: dict[str, object] = {
        "form": Form.NARRATED,
        "source": None,
        "cue": None,
        "origin": None,
        "confidence": 0.9,
    }
    return Mention(
        report=article.id,
        start=found.start,
        end=found.end,
        exact=exact,
        kind=kind,
        **(values | fields),
    )


ORIGINS = (
    Origin(
        id="o-presser",
        kind=OriginKind.INTERVIEW,
        name="Kabelo Moatlhodi, to reporters",
        reports=("r-lagoon", "r-wire"),
    ),
    Origin(
        id="o-release",
        kind=OriginKind.PRESS_RELEASE,
        name="Slovenian transport ministry",
        reports=("r-lagoon", "r-wire", "r-post"),
    ),
    Origin(id="o-hospital", kind=OriginKind.INTERVIEW, name="hospital", reports=("r-wire",)),
    Origin(
        id="o-ministry",
        kind=OriginKind.PRESS_RELEASE,
        name="Botswana's transport ministry",
        reports=("r-post",),
    ),
    Origin(
        id="o-lagoon",
        kind=OriginKind.OWN_REPORTING,
        name="The Lagoon Courier",
        reports=("r-lagoon",),
    ),
    Origin(id="o-wire", kind=OriginKind.AGENCY, name="Savanna Wire", reports=("r-wire",)),
    Origin(
        id="o-post",
        kind=OriginKind.OWN_REPORTING,
        name="Karst & Coast <Post>",
        reports=("r-post",),
    ),
    Origin(id="unknown-post", kind=OriginKind.UNKNOWN, name="not stated", reports=("r-post",)),
)
