"""Whose a press release is, by its letterhead, and what its heading may look like."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.sources import article_of_text
from crosswire.sources.provenance.letterheads import is_letterhead
from crosswire.sources.provenance.signoffs import read_release
from crosswire.types import Article

TITLE = "Notice on the port of Tema"
BODY = (
    "The port stays shut until Monday while divers look for the wreck, and no ship may enter."
    "\n\nThe pilots were told on Sunday, and they agreed to wait for the tide."
)
ISSUERS = [
    "Ministry of Foreign Affairs of Belarus", "State Election Commission of Slovenia",
    "Transport Ministry", "Office of the President of Norvia", "Ministry of Transport",
    "Ministry of the Interior of the Republic of Upper Norvia", "Norvian Coast Guard",
]  # fmt: skip


def read(head: str) -> Article:
    return article_of_text(f"{head}\n\n{BODY}", today=date(2031, 6, 1))


@pytest.mark.parametrize("issuer", ISSUERS)
@pytest.mark.parametrize(
    "head",
    ["{title}\n\nPress release\n{issuer}\nTema, 4 May 2031",
     "{title}\n\nPress release No. 3\n{issuer}\n4 May 2031",
     "{issuer}\nPress release\nTema, 4 May 2031\n\n{title}",
     "Press release\n{issuer}\n4 May 2031\n\n{title}"],
)  # fmt: skip
def test_the_letterhead_of_a_release_is_its_outlet(head: str, issuer: str) -> None:
    article = read(head.format(title=TITLE, issuer=issuer))
    assert (article.outlet, article.title, article.authors) == (issuer, TITLE, ())
    assert (article.section, article.published) == ("Press release", "2031-05-04")


@pytest.mark.parametrize(
    "label",
    ["Press release No. 3", "Press statement no. 12/2031", "MEDIA RELEASE 7", "Communiqué No 4",
     "News release #14", "PRESS RELEASE Nr. 21-31", "Media statement, No. 5 | 4 May 2031"],
)  # fmt: skip
def test_a_release_may_have_a_number(label: str) -> None:
    assert read_release(label) == ""
    article = read(f"{TITLE}\n\n{label}\nTransport Ministry\n4 May 2031")
    assert (article.section, article.outlet) == ("Press release", "Transport Ministry")
    assert article.published == "2031-05-04"


@pytest.mark.parametrize(
    "line",
    ["Press release 3 firms shut", "Communiqué 4 was late", "Press notice 12 drowned",
     "Press release: Kallo Steel Opens Mill", "News release dates slip"],
)  # fmt: skip
def test_a_headline_about_a_release_is_no_label(line: str) -> None:
    assert read_release(line) is None


@pytest.mark.parametrize("mark", [" / ", " – ", ": ", " | "])
def test_the_issuer_behind_the_label(mark: str) -> None:
    assert read_release(f"Press release{mark}Ministry of Transport") == "Ministry of Transport"


@pytest.mark.parametrize(
    "line",
    ["Transport Ministry Shuts Port", "Harbour Commission Post", "Ida Holm", "Ministry",
     "The ministry of sound", "Commission Chair Ida Holm", "Bank Holiday Traffic"],
)  # fmt: skip
def test_what_is_no_letterhead(line: str) -> None:
    """A headline with a verb, a paper, a person, the bare sort, and a name with another head."""
    assert not is_letterhead(line)


def test_a_headline_of_a_body_above_a_report_stays_the_headline() -> None:
    article = read("Tema Harbour Commission\n\nBy Ana Holm\n4 May 2031")
    assert (article.title, article.outlet) == ("Tema Harbour Commission", None)


@pytest.mark.parametrize(
    "head",
    ["{issuer}\nPress Service\nTema, 4 May 2031\n\n{title}",
     "REPUBLIC OF NORVIA\n{issuer}\nTema, 4 May 2031\n\nCOMMUNIQUE\n\n{title}",
     "{issuer}\nOffice of the Director\nRidge, Tema\nPRESS STATEMENT\n4 May 2031\n\n{title}",
     "{issuer}\nPress Office\nKallo Palace, Tema\nPRESS RELEASE No. 8/2031\n4 May 2031\n\n{title}"],
)  # fmt: skip
@pytest.mark.parametrize("issuer", ["MINISTRY OF PORTS AND FISHING", "Harbour Commission"])
def test_no_line_of_the_letterhead_is_the_headline(head: str, issuer: str) -> None:
    article = read(head.format(title=TITLE, issuer=issuer))
    assert (article.outlet, article.title, article.authors) == (issuer, TITLE, ())
    assert (article.section, article.published) == ("Press release", "2031-05-04")
