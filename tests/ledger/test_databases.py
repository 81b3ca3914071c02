"""One ledger, whichever database holds it: the same record, sums and answers."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.ledger import Ledger
from crosswire.ledger.opening import open_database
from crosswire.ledger.storing import load_articles
from crosswire.pipeline import Engine, compare_articles, read_article
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.story import sort_by_day
from crosswire.types import Article, Claim, ClaimKind, Report, Unread
from tests.conftest import REPOSITORY
from tests.ledger.server import Server, server

__all__ = ["server"]  # a fixture

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
EXAMPLES = REPOSITORY / "examples"
LATER = (
    "Ilva Port, May 9 -- Sixty-one people were hurt when the crane at Ilva Port fell, the harbour "
    "master Tomas Vell said on Saturday. “We count again every day,” he said."
)
ODD = (
    "Nothing\0 was lost, the harbour\0 master Tomas Vell said on Sunday. "
    "“All is \1 well,” he said.\0"
)
# Adds what it is told to, one report at a time, and says so when each is kept.
WRITER = """
import sys
from datetime import UTC, datetime
from crosswire.ledger import open_ledger
from crosswire.pipeline import Engine
from crosswire.reader import RuleReader
from crosswire.reference import load_tables

engine = Engine(reader=RuleReader(), tables=load_tables())
clock = lambda: datetime(2026, 11, 1, 12, tzinfo=UTC)
with open_ledger(sys.argv[1], engine=lambda: engine, clock=clock, is_writing=True) as ledger:
    print("ready", flush=True)
    for path in sys.argv[2:]:
        added = ledger.add(path)
        print(path, added.n_reports + added.n_known, flush=True)
"""


@cache
def load_engine() -> Engine:
    """Read by rules, without a model."""
    return Engine(reader=RuleReader(), tables=load_tables())


def open_desk(place: str) -> tuple[Database, Ledger]:
    """Open a ledger, and what it stands on."""
    database = open_database(place, is_writing=True)
    return database, Ledger(database, engine=load_engine, clock=lambda: NOON)


def list_tables(sqlite: Database) -> list[str]:
    """List the tables of a ledger but the full-text index."""
    rows = sqlite.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'now_words%'"
        " ORDER BY name"
    )
    return [name for (name,) in rows]


def dump(database: Database, tables: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of tables, in an order that no database decides."""
    return {name: sorted(database.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}


def find_pair(ledger: Ledger) -> tuple[Claim, Claim]:
    """Find two statements of one story."""
    for story in ledger.stories():
        claims = ledger.story(story.id).comparison.claims
        told = [claim for claim in claims if claim.kind is ClaimKind.STATEMENT]
        if len(told) > 1:
            return told[0], told[1]
    raise AssertionError("no story has two statements")


def tell_all(ledger: Ledger) -> None:
    """Add the examples, then do to the ledger all that can be done."""
    ledger.add(EXAMPLES, [Unread(uri="lost.txt", reason="no such file")])
    left, right = find_pair(ledger)
    ledger.judge(left.id, right.id, "same", why="one speech, twice translated")
    reports = sorted(r.id for s in ledger.stories() for r in ledger.story(s.id).comparison.reports)
    ledger.retract(reports[0], why="the outlet took it back")
    today = date(2026, 11, 1)
    ledger.correct(reports[1], article_of_text(LATER, outlet="Ilva Herald", today=today))
    ledger.add(article_of_text(ODD, title="A\0B", today=today))


Pair = dict[str, tuple[Database, Ledger]]


@pytest.fixture(scope="module")
def pair(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """The same ledger in both databases."""
    places = {
        "sqlite": str(tmp_path_factory.mktemp("pair") / "desk.db"),
        "postgres": server.address(server.make_database()),
    }
    desks = {name: open_desk(place) for name, place in places.items()}
    for _, ledger in desks.values():
        tell_all(ledger)
    yield desks
    for _, ledger in desks.values():
        ledger.close()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger is to be, in one database after the other."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    server: Server = request.getfixturevalue("server")
    return server.address(server.make_database())


def test_tables_and_columns_are_the_same(pair: Pair) -> None:
    sqlite, postgres = (pair[name][0] for name in ("sqlite", "postgres"))
    columns = {
        table: [row[1] for row in sqlite.rows(f"PRAGMA table_info({table})")]
        for table in list_tables(sqlite)
    }
    found: dict[str, list[str]] = {}
    for table, column in postgres.rows(
        "SELECT table_name::text, column_name::text FROM information_schema.columns"
        " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    ):
        found.setdefault(table, []).append(column)
    assert set(found) - set(columns) == {"crosswire_ledger", "now_words"}
    assert {table: found.get(table) for table in columns} == columns


def test_record_and_sums_are_the_same(pair: Pair) -> None:
    """Every row of every table, reports with NUL in their text among them."""
    sqlite, postgres = (pair[name][0] for name in ("sqlite", "postgres"))
    tables = list_tables(sqlite)
    left, right = dump(sqlite, tables), dump(postgres, tables)
    assert {name for name in tables if left[name] != right[name]} == set()
    filled = {name for name in tables if left[name]}
    assert any("\0" in str(cell) for row in left["claim_version"] for cell in row)
    assert {"judgement", "retraction", "unread", "now_dyad_event", "keep_entry"} <= filled


def test_sums_built_again_are_the_same(pair: Pair) -> None:
    """Repairing changes nothing where nothing is broken, and mends what is."""
    tables = list_tables(pair["sqlite"][0])
    before = dump(pair["sqlite"][0], tables)
    for database, ledger in pair.values():
        with database.writing():
            database.execute("UPDATE now_claim SET version = version - 1 WHERE version > 5")
            database.execute("DELETE FROM now_dyad_month")
        assert ledger.check().n_faults > 0
        assert ledger.repair().faults == ()
        assert dump(database, tables) == before


SUMS = frozenset({"now", "keep"})
QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "stories": lambda ledger: ledger.stories(),
    "stories of a country": lambda ledger: ledger.stories(country="CHL"),
    "stories of a time": lambda ledger: ledger.stories(since="2026-01-01", until="2026-12-31"),
    "story": lambda ledger: [ledger.story(story.id) for story in ledger.stories()],
    "claims": lambda ledger: ledger.claims(limit=500),
    "claims of a speaker": lambda ledger: ledger.claims(speaker="VELL"),
    "claims of a speaker with an accent": lambda ledger: ledger.claims(speaker="tomás RIV"),
    "claims of a verdict": lambda ledger: ledger.claims(verdict="vary"),
    "claims of a country": lambda ledger: ledger.claims(country="KGZ", since="2020-01-01"),
    "history": lambda ledger: [ledger.history(one.claim.id) for one in ledger.claims(limit=500)],
    "figures": lambda ledger: ledger.figures(),
    "figures by words": lambda ledger: ledger.figures("people"),
    "commitments": lambda ledger: ledger.commitments(),
    "open commitments": lambda ledger: ledger.commitments(is_open=True, since="2000-01-01"),
    "check": lambda ledger: ledger.check(),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_the_same(question: str, pair: Pair) -> None:
    left, right = (QUESTIONS[question](pair[name][1]) for name in ("sqlite", "postgres"))
    assert left == right
    assert left


def test_pages_of_two_states_are_the_same(pair: Pair) -> None:
    database, _ = pair["sqlite"]
    dyads = database.rows("SELECT DISTINCT one, other FROM now_dyad_event ORDER BY one, other")
    assert dyads
    for one, other in [*dyads, ("NZL", "PRY")]:
        for since in (None, "2026-05-01"):
            left, right = (ledger.dyad(one, other, since=since) for _, ledger in pair.values())
            assert left == right


@pytest.mark.parametrize(
    "words", ["minister", "MINISTER said", "harbour-master", "élysée", "4.5", "%", "no'such"]
)
def test_words_find_the_same_claims(words: str, pair: Pair) -> None:
    """In which order is each database's own."""
    left, right = (
        {number for number, _ in database.search(words, 500)} for database, _ in pair.values()
    )
    assert left == right
    for database, _ in pair.values():
        matched = "SELECT claim FROM now_claim WHERE claim IN ({matched})"
        assert {number for (number,) in database.rows_matching(matched, words)} == left


def test_common_words_find_claims_best_first(pair: Pair) -> None:
    for database, _ in pair.values():
        found = database.search("said", 500)
        assert len(found) > 5
        assert [rank for _, rank in found] == sorted(rank for _, rank in found)
        assert database.search("said", 2) == found[:2]


def test_a_restored_story_is_what_comparing_gives(place: str) -> None:
    """What is read back from rows is equal to a comparison made on the spot."""
    database, ledger = open_desk(place)
    engine = load_engine()

    def read(article: Article) -> Report:
        return read_article(article, engine)

    with ledger:
        ledger.add(EXAMPLES)
        for story in ledger.stories():
            restored = ledger.story(story.id).comparison
            ids = [article.id for article in restored.reports]
            articles = sort_by_day(load_as_published(database, ids))
            fresh = compare_articles(articles, read, engine=engine)
            assert restored == fresh


def load_as_published(database: Database, ids: list[str]) -> tuple[Article, ...]:
    """Load reports without what their story makes known of them, in the order they came."""
    numbers = dict(database.rows("SELECT id, number FROM report"))
    return load_articles(database, sorted(ids, key=lambda one: numbers[one]))


def test_adding_again_changes_nothing(place: str) -> None:
    database, ledger = open_desk(place)
    with ledger:
        ledger.add(EXAMPLES)
        n_batches = database.rows("SELECT count(*) FROM batch")
        again = ledger.add(EXAMPLES)
        assert (again.n_reports, again.n_known) == (0, 21)
        assert database.rows("SELECT count(*) FROM batch") == n_batches


def test_long_addresses_and_reasons_are_kept(place: str) -> None:
    """Longer than an index of PostgreSQL takes, and not to be compressed."""
    long = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(4000))
    lost = Unread(uri=f"https://newsroom/{long}", reason=long)
    today = date(2026, 11, 1)
    report = article_of_text(LATER, uri=f"https://newsroom/{long}", title=long, today=today)
    database, ledger = open_desk(place)
    with ledger:
        for _ in range(2):
            ledger.add(report, [lost])
        assert database.rows("SELECT uri, reason FROM unread") == [(lost.uri, lost.reason)]
        assert database.rows("SELECT title FROM report WHERE uri = :uri", {"uri": lost.uri}) == [
            (long,)
        ]


def start_writer(place: str, paths: list[Path]) -> subprocess.Popen[str]:
    """Let another process add reports, one by one."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, place, *map(str, paths)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )


def list_reports() -> list[Path]:
    """List the files of the examples, those of one story apart from each other."""
    return sorted((p for p in EXAMPLES.glob("*/*") if p.is_file()), key=lambda p: p.name)


def test_two_writers_at_once_both_finish(place: str) -> None:
    """Two desks add reports of the same stories; none is lost, none is there twice."""
    paths = list_reports()[:12]
    writers = [start_writer(place, paths[::2]), start_writer(place, paths[1::2])]
    said = [writer.communicate(timeout=120)[0].splitlines()[1:] for writer in writers]
    n_reports = sum(int(line.split()[-1]) for lines in said for line in lines)
    assert [writer.returncode for writer in writers] == [0, 0]
    database, ledger = open_desk(place)
    with ledger:
        checked = ledger.check()
        assert (checked.n_reports, checked.faults) == (n_reports, ())
        assert {row for (row,) in database.rows("SELECT count(*) FROM now_report")} == {n_reports}


def test_a_writer_that_is_killed_leaves_a_clean_ledger(place: str) -> None:
    """What it said it kept is there, and saying it again finishes the work."""
    paths = list_reports()[:6]
    writer = start_writer(place, paths)
    assert writer.stdout is not None
    done = [writer.stdout.readline() for _ in range(3)][1:]
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=60)
    _, ledger = open_desk(place)
    with ledger:
        checked = ledger.check()
    assert checked.faults == ()
    assert checked.n_reports >= sum(int(line.split()[-1]) for line in done) >= 2
    start_writer(place, paths).communicate(timeout=120)
    _, ledger = open_desk(place)
    with ledger:
        checked = ledger.check()
    assert checked.faults == ()
    assert checked.n_reports >= len(paths)


def test_the_record_only_grows(pair: Pair) -> None:
    """Each table of record refuses to change or lose a row."""
    tables = [name for name in list_tables(pair["sqlite"][0]) if name.split("_")[0] not in SUMS]
    assert len(tables) == 16
    for database, _ in pair.values():
        for table in tables:
            if not database.rows(f"SELECT 1 FROM {table} LIMIT 1"):
                continue
            for statement in (f"UPDATE {table} SET batch = batch", f"DELETE FROM {table}"):
                wanted = statement.replace("batch = batch", "tool = tool", table == "batch")
                with pytest.raises(LedgerError, match=f"the ledger only grows: {table}"):
                    database.execute(wanted)
