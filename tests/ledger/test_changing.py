"""Judgements, corrections, retractions and reading again: all by adding to the record."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from crosswire.errors import UsageError
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import LedgerError
from crosswire.ledger.records import ReportState, TextChange
from crosswire.ledger.repairing import repair_sums
from crosswire.ledger.restoring import (
    find_claim,
    load_entries,
    load_history,
    restore_story,
    trace_claim,
)
from crosswire.ledger.versions import MOST_PARAGRAPHS, Carried, compare_texts, load_changes
from crosswire.types import Article, Claim, Verdict, Word
from crosswire.views.ledger_labels import REPORT_STATES
from crosswire.views.ledger_stories import render_story
from tests.ledger.helpers import (
    Box,
    OtherReader,
    dump,
    invent_articles,
    make_article,
    show_claims,
)
from tests.timing import least_seconds

STORY = invent_articles(11, n_each=4)
PAGE = f"s-{STORY[0].section}"
REPORTS = [
    make_article(
        "Anna Lund met the Chilean foreign minister in Santiago on Monday.\n"
        f"“We will {promise} the fisheries treaty before the winter,” Lund told reporters.",
        outlet=outlet,
        section="treaty",
    )
    for outlet, promise in (
        ("Bay Courier", "sign"),
        ("Hill Gazette", "sign"),
        ("Port Herald", "put our names to"),
    )
]


def claims_of(box: Box, story: str) -> tuple[Claim, ...]:
    """Give the claims of a story."""
    return restore_story(box.database, story).comparison.claims


def joined(box: Box, *reports: Article) -> Claim:
    """Find the statement that the reports share."""
    wanted = {report.id for report in reports}
    return next(
        claim
        for claim in claims_of(box, "s-treaty")
        if claim.kind.value == "statement" and wanted <= set(claim.reports)
    )


def part(box: Box) -> str:
    """Part the first report's statement from the second's; give the claim's id."""
    claim = joined(box, *REPORTS[:2])
    one, other = (f"{claim.id}@{report.id}" for report in REPORTS[:2])
    box.editor.judge(one, other, Word.DIFFERENT, "another treaty")
    return claim.id


def are_joined(box: Box, one: Article, other: Article) -> bool:
    """Tell whether two reports share a statement."""
    return any(
        {one.id, other.id} <= set(claim.reports)
        for claim in claims_of(box, "s-treaty")
        if claim.kind.value == "statement"
    )


def test_a_judgement_parts_what_was_joined(box: Box) -> None:
    """ "Different" keeps two reports' passages apart, and both claims have ids of their own."""
    box.add(REPORTS)
    part(box)
    assert not are_joined(box, *REPORTS[:2])
    assert check_ledger(box.database).faults == ()


def test_the_last_word_holds(box: Box) -> None:
    """ "Same" after "different" joins again; unsure leaves it to the score."""
    box.add(REPORTS[:2])
    part(box)
    ids = [claim.id for claim in claims_of(box, "s-treaty") if claim.kind.value == "statement"]
    box.editor.judge(ids[0], ids[1], Word.SAME, "one treaty after all")
    assert are_joined(box, *REPORTS[:2])
    assert "one treaty after all" in joined(box, *REPORTS[:2]).because
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize("n_reports", [2, 3])
def test_same_joins_all_that_both_claims_have(box: Box, n_reports: int) -> None:
    """No passage of either stays behind as a claim of its own, and saying it again changes none."""
    lines = (
        "At least 8 soldiers were released by Armenia in Ijevan.",
        "Some 40 sailors were freed by Norway in Bergen.",
    )
    box.add(
        make_article("\n".join(lines), outlet=f"Outlet {number}", section="treaty")
        for number in range(n_reports)
    )
    kept = [claim for claim in claims_of(box, "s-treaty") if claim.kind.value == "figure"]
    one, other = kept
    assert len(one.mentions) == len(other.mentions) == n_reports
    change = box.editor.judge(one.id, other.id, Word.SAME, "one release")
    (found,) = [claim for claim in claims_of(box, "s-treaty") if claim.kind.value == "figure"]
    assert set(found.mentions) == {*one.mentions, *other.mentions}
    assert (change.n_new, change.n_gone) == (0, 0)
    assert change.n_joined >= 1
    with pytest.raises(UsageError, match="one claim here"):
        box.editor.judge(one.id, other.id, Word.SAME, "one release")
    assert check_ledger(box.database).faults == ()


def test_unsure_takes_a_word_back(box: Box) -> None:
    """The score decides again, as it did before anybody said anything."""
    box.add(REPORTS[:2])
    part(box)
    ids = [claim.id for claim in claims_of(box, "s-treaty") if claim.kind.value == "statement"]
    box.editor.judge(ids[0], ids[1], Word.UNSURE, "hard to tell")
    assert are_joined(box, *REPORTS[:2])


def test_a_claim_that_went_into_another_leads_there(box: Box) -> None:
    """The id of a claim that a person joined to another one still finds it."""
    box.add(REPORTS[:2])
    part(box)
    ids = [claim.id for claim in claims_of(box, "s-treaty") if claim.kind.value == "statement"]
    box.editor.judge(ids[0], ids[1], Word.SAME, "")
    assert find_claim(box.database, ids[0]) == find_claim(box.database, ids[1])


def test_a_judgement_survives_a_new_report(box: Box) -> None:
    """What a person parted stays parted when the next report comes in."""
    box.add(REPORTS[:2])
    part(box)
    box.add(REPORTS[2:])
    assert not are_joined(box, *REPORTS[:2])


def test_a_judgement_survives_reading_again(box: Box) -> None:
    """A newer reader finds the passages, and the person's word on them is replayed."""
    box.add(REPORTS[:2])
    part(box)
    newer = Box(box.path, reader=OtherReader())
    assert len(list(newer.editor.reread())) == 1
    assert not are_joined(newer, *REPORTS[:2])
    assert check_ledger(newer.database).faults == ()
    newer.close()


def test_reading_again_keeps_the_old_readings(box: Box) -> None:
    """New readings stand beside the old ones; a second time there is nothing to do."""
    box.add(STORY)
    before = dump(box.path, "reading")["reading"]
    newer = Box(box.path, reader=OtherReader())
    list(newer.editor.reread())
    after = dump(box.path, "reading")["reading"]
    assert set(before) < set(after)
    assert {row[2] for row in after} == {"rules 1", "rules 2"}
    assert list(newer.editor.reread()) == []
    newer.close()


def test_reading_again_reaches_reports_dated_by_others(box: Box) -> None:
    """A report whose day only its story tells is read again as of that day."""
    undated = make_article(STORY[1].text, outlet="Undated Post", section=STORY[0].section or "")
    box.add([*STORY, make_article(undated.text, section=undated.section or "", published=None)])
    newer = Box(box.path, reader=OtherReader())
    list(newer.editor.reread())
    readers = {
        reader
        for (reader,) in box.database.rows(
            "SELECT r.reader FROM reading r WHERE r.id ="
            " (SELECT max(id) FROM reading s WHERE s.report = r.report"
            " AND s.published = r.published) AND r.published <> ''"
        )
    }
    assert readers == {"rules 2"}
    newer.close()


def test_what_was_read_again_is_on_disk_when_it_is_told(box: Box) -> None:
    """Whoever stops after the first story keeps what was told of it."""
    box.add(invent_articles(5, n_stories=2, n_each=2))
    newer = Box(box.path, reader=OtherReader())
    again = newer.editor.reread()
    next(again)
    again.close()  # type: ignore[attr-defined]
    assert len(list(newer.editor.reread())) == 1
    newer.close()


def test_ids_persist_when_reports_come_in(box: Box) -> None:
    """A claim keeps its id when more reports carry it."""
    box.add(STORY[:1])
    before = {claim.id for claim in claims_of(box, PAGE)}
    for article in STORY[1:]:
        box.add([article])
        now = {claim.id for claim in claims_of(box, PAGE)}
        assert all(find_claim(box.database, one) for one in before)
        leads = {find_claim(box.database, one) for one in before}
        assert leads <= {find_claim(box.database, one) for one in now}
        before |= now


def test_the_history_keeps_every_verdict(box: Box) -> None:
    """The versions of a claim tell its verdicts from the first on, and why each came."""
    first = make_article("Police in Accra said that 12 people were injured.", section="march")
    later = make_article(
        "Police in Accra said that 30 people were injured.", outlet="Hill Gazette", section="march"
    )
    box.add([first])
    figure = next(c for c in claims_of(box, "s-march") if c.kind.value == "figure")
    box.add([later])
    history = load_history(box.database, trace_claim(box.database, figure.id))
    assert history[0].verdict is Verdict.ALONE
    assert [version.why for version in history] == ["came in: Bay Courier", "came in: Hill Gazette"]
    assert history[-1].n_mentions == 2


def test_a_correction_points_back(box: Box) -> None:
    """A corrected article takes the place of the old one, which stays in the record."""
    box.add(STORY)
    new = make_article(STORY[1].text, outlet="Corrected Post", section=STORY[0].section or "")
    added = box.correct(STORY[0].id, new)
    page = restore_story(box.database, PAGE)
    assert added.n_replaced == 1
    assert new.id in {report.id for report in page.comparison.reports}
    assert [(one, state.value) for one, state in page.withdrawn] == [(STORY[0].id, "replaced")]
    ((replaces,),) = box.database.rows("SELECT replaces FROM report WHERE id = :id", {"id": new.id})
    assert replaces == STORY[0].id
    whys = {str(why) for (why,) in box.database.rows("SELECT why FROM claim_version")}
    assert any("corrected: Corrected Post" in why for why in whys)


def test_a_correction_shows_what_changed(box: Box) -> None:
    """Paragraph by paragraph; a report without a new version shows nothing."""
    old = make_article("A bridge fell.\nForty were hurt.\nThe road is closed.")
    new = make_article("A bridge fell.\nFour were hurt.\nThe road is closed.\nIt reopens today.")
    box.add([old])
    assert load_changes(box.database, old.id) == ()
    box.correct(old.id, new)
    assert load_changes(box.database, old.id) == (
        TextChange(before="Forty were hurt.", after="Four were hurt."),
        TextChange(before="", after="It reopens today."),
    )


LINES = (
    "Anna Lund met the Chilean foreign minister in Santiago on Monday.",
    "At least forty people were injured when police broke up a march in Santiago, officials said.",
    "“We have every reason to go on with the talks,” Lund told reporters in Santiago.",
    "Norway called on Chile to withdraw its troops from the border.",
)


@pytest.mark.parametrize(
    ("at", "line", "counts"),
    [
        (1, LINES[1].replace("forty", "fourteen"), (0, 2, 0)),  # the figure, and the event
        (3, LINES[3].replace("its troops", "its ships"), (0, 2, 0)),  # what it said, and did
        (3, f"In short: {LINES[3]}", (0, 0, 0)),
        (3, f"{LINES[3]}\nKenya accused Norway of espionage.", (1, 0, 0)),
        (3, "", (0, 0, 2)),
    ],
)
def test_a_claim_goes_on_in_the_corrected_text(
    box: Box, at: int, line: str, counts: tuple[int, int, int]
) -> None:
    """What the same passage claims is no new claim; what it says otherwise is said anew."""
    old = make_article("\n".join(LINES), section="march")
    box.add([old])
    ids = {claim.id for claim in claims_of(box, "s-march")}
    new = make_article("\n".join([*LINES[:at], line, *LINES[at + 1 :]]), section="march")
    added = box.correct(old.id, new)
    assert (added.n_claims, added.n_restated, added.n_gone) == counts
    assert len(ids & {claim.id for claim in claims_of(box, "s-march")}) == len(ids) - counts[2]
    assert check_ledger(box.database).faults == ()


def test_a_passage_written_anew_is_a_new_claim() -> None:
    """A few words may be others; where all are, nothing of the passage is found again."""
    old = "A bridge fell on Monday. Forty people were hurt. The road stays closed."
    carried = Carried(old, "A bridge fell on Monday. Four people were hurt. It opens at noon.")
    forty = old.index("Forty people")
    assert carried.find(forty, forty + len("Forty people")) == (forty, forty + len("Four people"))
    long = " ".join(f"word{n}" for n in range(20))
    anew = Carried(f"A bridge fell. {long}.", f"A bridge fell. {long.replace('word', 'other')}.")
    assert anew.find(15, 15 + len(long)) is None
    assert anew.find(0, 13) == (0, 13)


@pytest.mark.parametrize(
    ("passage", "left"),
    [
        ("About 40 people died", "40 people died"),
        ("40 people died there", "40 people died"),
        ("About 40 people died there", "40 people died"),
        ("Nobody knows how many people died", None),
        (" ".join(f"word{n}" for n in range(40)), " ".join(f"word{n}" for n in range(13, 40))),
    ],
)
def test_a_passage_of_which_words_were_struck_out(passage: str, left: str | None) -> None:
    """What is left of it is the same passage, unless most or many words are gone."""
    frame = "A bridge fell on Monday. {}. The road stays closed."
    old, new = frame.format(passage), frame.format(left or "people died")
    start = old.index(passage)
    found = Carried(old, new).find(start, start + len(passage))
    if left is None or left.startswith("word"):
        assert found is None
    else:
        assert found == (start, start + len(left))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 500, "a c b " * 500),
        ("a. b. " * 500, "a. c. b. " * 500),
        (" ".join(map(str, range(20_000))), " ".join(map(str, range(0, 40_000, 2)))),
    ],
)
def test_words_that_repeat_are_compared_at_once(old: str, new: str) -> None:
    """To match them takes the cube of their number; beyond a bound they are one change."""
    ends = "First things first. {} Last ones last."
    old, new = ends.format(old), ends.format(new)
    assert least_seconds(lambda: Carried(old, new), enough=1) <= 1
    carried = Carried(old, new)
    assert carried.find(0, 18) == (0, 18)
    assert carried.find(len(old) - 9, len(old)) == (len(new) - 9, len(new))
    assert carried.find(100, 200) is None


def test_texts_of_many_lines_are_compared_at_once() -> None:
    """Lines that repeat cost the cube of their number; beyond a bound they are one change."""
    many = "\n".join(["no"] * MOST_PARAGRAPHS)
    assert compare_texts(f"first\n{many}\nyes", f"first\nno\nwell\n{many}\nyes") == (
        TextChange(before="", after="well\nno"),
    )
    mixed = "\n".join(["no", "well"] * MOST_PARAGRAPHS)
    (change,) = compare_texts(f"first\n{many}", f"first\nwell\n{mixed}")
    assert (change.before, change.after) == (many, f"well\n{mixed}")


def test_a_new_text_at_one_address_is_a_correction(box: Box) -> None:
    """The page that changed is a new version of the report of that address."""
    old, new = (
        make_article(one.text, section="page", uri="https://bay.example/1") for one in STORY[:2]
    )
    box.add([old])
    assert box.add([new]).n_replaced == 1
    assert [report.id for report in restore_story(box.database, "s-page").comparison.reports] == [
        new.id
    ]


def test_a_retracted_report_stands_behind_nothing(box: Box) -> None:
    """What is left is what the others say; the passages stay in the record."""
    box.add(STORY)
    n_mentions = len(dump(box.path, "mention")["mention"])
    box.editor.retract(STORY[0].id, "wrong picture")
    assert all(STORY[0].id not in claim.reports for claim in claims_of(box, PAGE))
    assert len(dump(box.path, "mention")["mention"]) == n_mentions
    with pytest.raises(LedgerError, match="retracted already"):
        box.editor.retract(STORY[0].id, "")


def test_a_story_without_reports_is_gone_from_the_lists(box: Box) -> None:
    """When all its reports are taken back, a story is shown no more, and says so and why."""
    box.add(STORY[:1])
    box.editor.retract(STORY[0].id, "wrong picture")
    assert dump(box.path, "now_story")["now_story"] == []
    assert dump(box.path, "now_words")["now_words"] == []
    said = f"stands any more \\({STORY[0].id} was retracted: wrong picture\\)"
    with pytest.raises(LedgerError, match=said):
        restore_story(box.database, PAGE)
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("claim-0", "claim-1", "holds no claim"),
        ("{0}", "{0}", "is one claim here"),
        ("{0}@nobody", "{0}", "no passage in report"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(box: Box, left: str, right: str, said: str) -> None:
    """Whoever names what is not there is told so, and nothing is entered."""
    box.add(STORY)
    name = claims_of(box, PAGE)[0].id
    before = dump(box.path)
    with pytest.raises((LedgerError, UsageError), match=r"."):
        box.editor.judge(left.format(name), right.format(name), Word.SAME, said)
    assert dump(box.path) == before


def change_nothing(box: Box) -> None:
    """Leave the ledger as it is."""


@pytest.mark.parametrize("why", ["wrong picture", "withdrawn by its outlet on 4 May", ""])
def test_the_reason_of_a_retraction_is_shown(box: Box, why: str) -> None:
    """In the story, and in the history of each claim that it changed."""
    box.add(STORY)
    gone = [one.id for one in claims_of(box, PAGE) if one.reports == (STORY[0].id,)]
    box.editor.retract(STORY[0].id, why)
    page = restore_story(box.database, PAGE)
    assert page.reasons == (((STORY[0].id, why),) if why else ())
    last = load_history(box.database, trace_claim(box.database, gone[0]))[-1]
    assert last.why == f"retracted: {STORY[0].id}" + (f" ({why})" if why else "")
    shown = StringIO()
    render_story(Console(file=shown, width=200), page)
    said = REPORT_STATES[ReportState.RETRACTED] + (f": {why}" if why else "")
    assert said in " ".join(shown.getvalue().split())


def retract_one(box: Box) -> None:
    """Take a report back."""
    box.editor.retract(STORY[0].id, "")


def correct_one(box: Box) -> None:
    """Correct a report."""
    box.correct(
        STORY[2].id, make_article(STORY[1].text, outlet="New", section=STORY[0].section or "")
    )


def judge_two(box: Box) -> None:
    """Part a claim that two reports carry."""
    box.add(REPORTS)
    part(box)


def merge_stories(box: Box) -> None:
    """Let a report join two stories."""
    box.add(REPORTS)
    box.add([make_article(STORY[3].text, outlet="Both", section=f"{STORY[0].section}+treaty")])


def read_again(box: Box) -> None:
    """Read all with another reader."""
    newer = Box(box.path, reader=OtherReader())
    list(newer.editor.reread())
    newer.close()


@pytest.mark.parametrize(
    "change",
    [change_nothing, retract_one, correct_one, judge_two, merge_stories, read_again],
)
def test_the_sums_are_those_of_the_record(box: Box, change: Callable[[Box], None]) -> None:
    """After every kind of change the sums kept on the way equal those built from the record."""
    box.add_one_by_one(STORY)
    change(box)
    assert check_ledger(box.database).faults == ()
    before = dump(box.path, "now_%")
    record = dump(box.path, leave_out=list(before))
    repair_sums(box.database)
    assert dump(box.path, "now_%") == before
    assert dump(box.path, leave_out=list(before)) == record


def test_entries_say_when_a_claim_was_seen(box: Box, tmp_path: Path) -> None:
    """A claim as the ledger holds it names its outlets and addresses."""
    box.add(STORY)
    numbers = [find_claim(box.database, claim.id) for claim in claims_of(box, PAGE)]
    entries = load_entries(box.database, numbers)
    assert [entry.claim.id for entry in entries] == [c.id for c in claims_of(box, PAGE)]
    assert all(entry.first_seen.startswith("2026-11-01T12") for entry in entries)
    assert show_claims(restore_story(box.database, PAGE).comparison)
