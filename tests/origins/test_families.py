"""Reports that carry the same copy are a family."""

from __future__ import annotations

from crosswire.origins import find_families
from tests.origins.builders import make_report

COPY = (
    "The harbour of Velmora will close for six weeks from March while divers clear the wreck of a"
    " cargo ship that sank in the January storm.\n"
    "The port authority hired two salvage vessels from a Dutch company and expects the work to"
    " cost nine million crowns.\n"
    "Fishing crews who lose income can apply for relief at the town hall until the end of April.\n"
    "The mayor called the plan late but sound."
)
OWN = (
    "Velmora's fishermen face a lost spring: no boat may leave the port once the clearing of the"
    " sunken freighter starts next month.\n"
    "Authorities put the bill at nine million crowns, and two Dutch ships are on their way.\n"
    "Compensation is on offer, though many on the quay doubt that it will arrive in time."
)


def test_a_copy_under_another_headline_is_family() -> None:
    """The same paragraphs make a family, and the earlier report leads it."""
    first = make_report("a", COPY, outlet="Wire", published="2024-02-01", title="Port to close")
    later = make_report("b", COPY, outlet="Daily", published="2024-02-02", title="Wreck shuts port")
    (family,) = find_families([later, first])
    assert family.members == ("a", "b")
    assert family.links[0].first == "a"
    assert family.links[0].direction_known


def test_a_copy_cut_and_mixed_with_own_text_is_family() -> None:
    """Half of the copy amid other sentences is still the copy."""
    lifted = "\n".join(COPY.split("\n")[1:3])
    mixed = (
        f"Spring starts badly on the coast of Velmora this year.\n{lifted}\nMore in our next issue."
    )
    families = find_families([make_report("a", COPY), make_report("b", mixed)])
    assert [set(family.members) for family in families] == [{"a", "b"}]
    assert not families[0].links[0].direction_known


def test_independent_reports_of_one_event_are_no_family() -> None:
    """The same facts in other words are not a copy."""
    assert find_families([make_report("a", COPY), make_report("b", OWN)]) == ()


def test_shared_quotes_alone_make_no_family() -> None:
    """Two reporters who heard the same words wrote their own copy."""
    quote = (
        "“We shall clear the harbour before the summer fleet returns, and every crew that loses"
        " income because of it will be paid in full by the end of June,” the mayor said.\n"
        "“No one in this town will be left alone with the damage that the storm has done to us,”"
        " she added.\n"
    )
    left = make_report(
        "a", quote + "Work in Velmora starts in March under guard of the coast police."
    )
    right = make_report(
        "b", quote + "Divers go down first; a crane from Rotterdam follows them later."
    )
    assert find_families([left, right]) == ()


def test_a_reprint_is_derived_from_the_outlet_it_names() -> None:
    """Credit outranks the order in time."""
    reprint = make_report(
        "b", COPY, outlet="Mirror", republished_from="The Gazette", published="2024-02-01"
    )
    source = make_report("a", COPY, outlet="Gazette", published="2024-02-02")
    (family,) = find_families([reprint, source])
    assert family.links[0].first == "a"


def test_families_do_not_depend_on_the_order_of_the_reports() -> None:
    """Any order gives the same families."""
    reports = [make_report("a", COPY), make_report("b", COPY), make_report("c", OWN)]
    assert find_families(reports) == find_families(reports[::-1])
