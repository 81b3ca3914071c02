"""Files that are full, locked, read-only, foreign, newer, empty, moved or oddly named."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crosswire.ledger.adding import Arrival, Desk
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import LedgerError
from crosswire.ledger.queries import StoryFilter, list_stories
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import read_article
from tests.ledger.helpers import NOON, Box, dump, invent_articles, load_engine
from tests.ledger.processes import Child, add_batches, be_nobody

STORY = invent_articles(31, n_stories=2, n_each=3)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def read(articles: list) -> list[Arrival]:
    """Read reports."""
    return [Arrival(read_article(article, load_engine())) for article in articles]


def test_a_full_disk_keeps_what_was_acknowledged(box: Box) -> None:
    """The batch that does not fit is undone, the error says so, and the rest stays."""
    box.add(STORY[:2])
    ((n_pages,),) = box.database.rows("PRAGMA page_count")
    before = dump(box.path)
    box.database.rows(f"PRAGMA max_page_count = {n_pages + 2}")
    with pytest.raises(LedgerError, match=r"disk is full.*free some space"):
        box.add(STORY[2:])
    assert dump(box.path) == before
    box.database.rows("PRAGMA max_page_count = 1000000")
    box.add(STORY)
    assert check_ledger(box.database).faults == ()


def test_a_file_that_may_not_grow_keeps_what_was_acknowledged(box: Box) -> None:
    """A quota on the size of files is met as a full disk is."""
    box.add(STORY[:2])
    before = dump(box.path)
    batches = [read(STORY[2:])]

    def work(say: object) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        add_batches(box.path, batches, say)  # type: ignore[arg-type]

    status, said = Child(work).wait()
    assert status == 1
    assert "LedgerError" in said[0]
    assert "disk" in said[0]
    assert dump(box.path) == before
    box.add(STORY)
    assert check_ledger(box.database).faults == ()


def test_a_small_file_system_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """On a file system that is full the error is clear and the ledger whole."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"SKIPPED: no file system can be mounted here: {mounted.stderr.decode()}")
    try:
        batches = [read(STORY[:2]), *([one] for one in read(invent_articles(3, 3, 8)))]
        status, said = Child(lambda say: add_batches(folder / "ledger", batches, say)).wait()
        assert status == 1
        assert "disk is full" in said[-1]
        copy = Box(Path(shutil.copytree(folder, tmp_path / "copy")) / "ledger")
        n_due = sum(len(batches[int(number)]) for number in said[:-1])
        ((n_reports,),) = copy.database.rows("SELECT count(*) FROM report")
        assert n_reports == n_due
        assert check_ledger(copy.database).faults == ()
        copy.close()
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_read_only_file_is_read_and_not_written(shared_folder: Path) -> None:
    """Who may only read a ledger is told so when it is to be written."""
    path = shared_folder / "ledger"
    Box(path).add(STORY)
    path.chmod(0o444)
    batches = [read(invent_articles(4))]

    def work(say: object) -> None:
        be_nobody()
        say(str(len(list_stories(SqliteDatabase(path, is_writing=False), StoryFilter()))))  # type: ignore[operator]
        add_batches(path, batches, say)  # type: ignore[arg-type]

    status, said = Child(work).wait()
    assert said[0] == "2"
    assert status == 1
    assert "read-only" in said[1]


@pytest.mark.parametrize("mode", [0o444, 0o666])
def test_a_read_only_folder_is_read_and_not_written(shared_folder: Path, mode: int) -> None:
    """A ledger on a medium that cannot be written can be looked at."""
    path = shared_folder / "ledger"
    box = Box(path)
    box.add(STORY)
    box.close()
    path.chmod(mode)
    shared_folder.chmod(0o555)
    batches = [read(invent_articles(4))]

    def work(say: object) -> None:
        be_nobody()
        database = SqliteDatabase(path, is_writing=False)
        say(f"{len(list_stories(database, StoryFilter()))} {check_ledger(database).n_faults}")  # type: ignore[operator]
        add_batches(path, batches, say)  # type: ignore[arg-type]

    status, said = Child(work).wait()
    assert said[0] == "2 0"
    assert status == 1
    assert "LedgerError" in said[1]
    assert "folder" in said[1]


def test_a_locked_file_is_told_after_the_wait(box: Box) -> None:
    """Who waits in vain for another writer is told what holds it up."""
    box.add(STORY[:1])
    other = sqlite3.connect(box.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = Box(box.path, wait=0.2)
    with pytest.raises(LedgerError, match=r"writing to it for 0\.2 seconds; try again"):
        waiting.add(STORY)
    other.execute("ROLLBACK")
    other.close()
    assert waiting.add(STORY).n_reports == len(STORY) - 1
    waiting.close()


def test_two_writers_both_finish(tmp_path: Path) -> None:
    """Two processes that add at once, in turns, end in one clean ledger with all reports."""
    arrivals = read(invent_articles(41, 3, 4))
    path = tmp_path / "ledger"
    halves = (arrivals[:8], list(reversed(arrivals[4:])))
    children = [
        Child(lambda say, some=some: add_batches(path, [[one] for one in some], say))
        for some in halves
    ]
    assert [child.wait()[0] for child in children] == [0, 0]
    box = Box(path)
    ((n_reports,),) = box.database.rows("SELECT count(*) FROM report")
    assert n_reports == len(arrivals)
    assert check_ledger(box.database).faults == ()
    box.close()


def test_two_writers_make_one_ledger(tmp_path: Path) -> None:
    """Processes that all find no ledger and make one end with one."""
    for number in range(5):
        path = tmp_path / f"{number}"
        children = [Child(lambda _, path=path: SqliteDatabase(path).close()) for _ in range(4)]
        assert [child.wait() for child in children] == [(0, [])] * 4


def test_readers_are_not_held_up_by_a_writer(box: Box) -> None:
    """While a writer works, readers see the last commit, at once."""
    box.add(STORY)
    before = dump(box.path)
    reader = SqliteDatabase(box.path, is_writing=False, wait=0.0)
    with box.database.writing():
        box.database.execute("DELETE FROM now_story")
        begun = time.perf_counter()
        assert len(list_stories(reader, StoryFilter())) == 2
        assert dump(box.path) == before
        assert time.perf_counter() - begun < 1
    assert list_stories(reader, StoryFilter()) == ()
    reader.close()


def test_what_is_read_at_once_is_of_one_commit(box: Box) -> None:
    """A reader inside one look sees one state, whatever is committed meanwhile."""
    box.add(STORY[:1])
    reader = SqliteDatabase(box.path, is_writing=False)
    with reader.reading():
        first = reader.rows("SELECT count(*) FROM report")
        box.add(STORY)
        assert reader.rows("SELECT count(*) FROM report") == first
    assert reader.rows("SELECT count(*) FROM report") == [(len(STORY),)]
    reader.close()


def test_a_ledger_of_a_newer_version_is_left_alone(box: Box) -> None:
    """The error names both versions, and nothing is written."""
    box.database.execute("PRAGMA user_version = 99")
    box.close()
    before = box.path.read_bytes()
    for is_writing in (True, False):
        with pytest.raises(LedgerError, match=r"newer crosswire \(ledger version 99"):
            SqliteDatabase(box.path, is_writing=is_writing)
    assert box.path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A file that others use is not taken for a ledger."""
    path = tmp_path / "theirs.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (id INTEGER)")
    other.close()
    before = path.read_bytes()
    for is_writing in (True, False):
        with pytest.raises(LedgerError, match="another program"):
            SqliteDatabase(path, is_writing=is_writing)
    assert path.read_bytes() == before


def test_a_text_file_is_no_ledger(tmp_path: Path) -> None:
    """A text by the name of a ledger is left alone."""
    path = tmp_path / "notes.txt"
    path.write_text("Lund met the minister in Oslo.\n" * 200)
    for is_writing in (True, False):
        with pytest.raises(LedgerError, match="no ledger"):
            SqliteDatabase(path, is_writing=is_writing)
    assert path.read_text().startswith("Lund")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    """An empty file holds no ledger to look at; adding to it makes one."""
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(LedgerError, match="holds no ledger yet"):
        SqliteDatabase(path, is_writing=False)
    Box(path).add(STORY)
    assert SqliteDatabase(path, is_writing=False).rows("SELECT count(*) FROM report") == [(6,)]


@pytest.mark.parametrize(
    ("name", "said"),
    [("missing", "no such ledger"), ("no/such/folder", "no folder"), (".", "is a folder")],
)
def test_a_path_that_holds_none_is_told(tmp_path: Path, name: str, said: str) -> None:
    """What is wrong with a path is said before anything is made."""
    with pytest.raises(LedgerError, match=said):
        SqliteDatabase(tmp_path / name, is_writing=name.startswith("no"))
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    """What is no regular file is not opened."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LedgerError, match="no regular file"):
        SqliteDatabase(tmp_path / "pipe")


@pytest.mark.parametrize(
    "name", ["news desk?.db", "100% #1.db", "Ćirilica 新聞.db", "a'b\"c;.db", "mode=memory&x.db"]
)
def test_a_name_may_hold_any_character(tmp_path: Path, name: str) -> None:
    """Question marks, signs and letters of all scripts are just names."""
    path = tmp_path / name
    box = Box(path)
    box.add(STORY[:2])
    box.close()
    assert {one.name for one in tmp_path.iterdir()} == {name}
    database = SqliteDatabase(path, is_writing=False)
    assert database.rows("SELECT count(*) FROM report") == [(2,)]
    database.close()


def test_a_name_may_hold_bytes_of_no_script(tmp_path: Path) -> None:
    """A name that is no UTF-8 is a name too, and errors can be printed."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.db"))
    with pytest.raises(LedgerError, match=r"caf\\xe9|caf\\udce9"):
        SqliteDatabase(path, is_writing=False)
    try:
        box = Box(path)
    except LedgerError as error:
        assert str(error).encode()
        return
    box.add(STORY[:2])
    box.close()
    assert SqliteDatabase(path, is_writing=False).rows("SELECT count(*) FROM report") == [(2,)]


def test_a_link_leads_to_the_ledger(tmp_path: Path) -> None:
    """Through a symbolic link the ledger itself is written, its log beside it."""
    Box(tmp_path / "ledger").add(STORY[:1])
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link"
    link.symlink_to(tmp_path / "ledger")
    box = Box(link)
    box.add(STORY)
    assert link.is_symlink()
    assert len(dump(tmp_path / "ledger", "report")["report"]) == len(STORY)
    box.close()


def test_a_link_to_nothing_makes_the_ledger_there(tmp_path: Path) -> None:
    """A link may stand before the file that it leads to."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "ledger")
    Box(link).add(STORY[:1])
    assert (tmp_path / "ledger").is_file()


def test_a_log_left_behind_is_taken_up(tmp_path: Path, box: Box) -> None:
    """A copy of the file with its log, as a crash leaves both, has every commit."""
    box.add(STORY)
    for suffix in ("", "-wal"):
        shutil.copy(f"{box.path}{suffix}", tmp_path / f"copy{suffix}")
    database = SqliteDatabase(tmp_path / "copy", is_writing=False)
    assert database.rows("SELECT count(*) FROM report") == [(len(STORY),)]
    assert check_ledger(database).faults == ()
    database.close()


def test_a_log_of_another_file_is_not_taken_up(tmp_path: Path, box: Box) -> None:
    """A stray log whose marks do not fit adds nothing."""
    box.add(STORY)
    box.close()
    Path(f"{box.path}-wal").write_bytes(os.urandom(20_000))
    database = SqliteDatabase(box.path)
    assert check_ledger(database).faults == ()
    assert database.rows("SELECT count(*) FROM report") == [(len(STORY),)]
    database.close()


def test_a_file_replaced_while_open_stays_what_it_was(tmp_path: Path, box: Box) -> None:
    """Who has a ledger open goes on in it, and the one put in its place is whole as well."""
    box.add(STORY[:2])
    other = Box(tmp_path / "other")
    other.add(STORY[2:3])
    other.close()
    (tmp_path / "other").replace(box.path)
    assert box.database.rows("SELECT count(*) FROM report") == [(2,)]
    fresh = tmp_path / "fresh"
    shutil.copy(box.path, fresh)
    assert SqliteDatabase(fresh, is_writing=False).rows("SELECT count(*) FROM report") == [(1,)]


def test_a_writer_that_is_stopped_undoes_its_batch(box: Box) -> None:
    """An interrupt in the middle of a batch leaves the ledger as it was."""
    box.add(STORY[:2])
    before = dump(box.path)

    def read_and_stop() -> object:
        raise KeyboardInterrupt

    desk = Desk(box.database, load_engine(), read_and_stop)  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        desk.commit(read(STORY[2:]), (), ())
    assert dump(box.path) == before
    assert Desk(box.database, load_engine(), lambda: NOON).commit(read(STORY[2:]), (), ()).n_reports


def test_many_readers_and_a_writer(box: Box) -> None:
    """Readers that look again and again meanwhile never fail and never see half a batch."""
    seen: set[tuple[int, int]] = set()
    failed: list[str] = []
    is_done = threading.Event()
    box.add(STORY[:1])

    def look() -> None:
        database = SqliteDatabase(box.path, is_writing=False, wait=0.0)
        while not is_done.is_set():
            try:
                with database.reading():
                    ((n_there,),) = database.rows("SELECT count(*) FROM report")
                    ((n_placed,),) = database.rows("SELECT count(*) FROM now_report")
                seen.add((n_there, n_placed))
            except LedgerError as error:
                failed.append(str(error))
            time.sleep(0.001)
        database.close()

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    box.add_one_by_one(STORY)
    is_done.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert all(n_there == n_placed for n_there, n_placed in seen)


def test_the_file_is_as_private_as_the_user_wants(tmp_path: Path) -> None:
    """The ledger is made with the user's own mask, no wider."""
    mask = os.umask(0o077)
    try:
        Box(tmp_path / "ledger").close()
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "ledger").stat().st_mode) & 0o077 == 0
