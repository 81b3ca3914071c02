"""Inputs of every kind become articles, notes or reasons; nothing raises, the rest goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.errors import UsageError
from crosswire.sources import SourceOptions
from crosswire.types import DateBasis, NoteKind
from tests.sources.helpers import END, LEAD, TITLE, collect, only_article, only_reason

TEXT = f"{TITLE}\n\nPORT VALE, May 4 (QXN) -- {LEAD}\n\n{END}\n"


def write(path: Path, content: str | bytes) -> Path:
    """Write a file and give its path."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_text_of_a_file_is_the_body_alone(tmp_path: Path) -> None:
    """Headline and dateline are cut out of the stored text; a blank line parts paragraphs."""
    article = only_article(write(tmp_path / "a.txt", TEXT))
    assert article.text == f"{LEAD}\n\n{END}"
    assert [article.text[one.start : one.end] for one in article.paragraphs] == [LEAD, END]
    assert (article.title, article.agency, article.language) == (TITLE, "QXN", "en")


def test_an_inferred_year_is_noted_with_the_other_years(tmp_path: Path) -> None:
    """The note says how the year was inferred and which other years would fit."""
    articles, notes, _ = collect(write(tmp_path / "a.txt", TEXT))
    assert articles[0].published == "2021-05-04"
    assert [note.kind for note in notes] == [NoteKind.INFERRED_DATE]
    assert notes[0].report == articles[0].id
    assert "Tuesday" in notes[0].text
    assert "would fit too" in notes[0].text


def test_what_the_user_gives_wins(tmp_path: Path) -> None:
    """Outlet, date and title given outrank those of the text, with the basis "given"."""
    options = SourceOptions(published="2010-05-06", outlet="The Lighthouse", title=TITLE)
    article = only_article(write(tmp_path / "a.txt", TEXT), options)
    assert (article.outlet, article.published) == ("The Lighthouse", "2010-05-06")
    assert article.published_basis is DateBasis.GIVEN


def test_a_given_date_that_is_none_is_refused(tmp_path: Path) -> None:
    """A date that cannot be read is the caller's mistake, and is said before any file is read."""
    with pytest.raises(UsageError, match="not a date"):
        collect(tmp_path, options=SourceOptions(published="soon"))


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    """A copy is named as unread with the name of the first."""
    first, second = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT)
    articles, notes, unread = collect(first, second)
    assert len(articles) == 1
    assert len(notes) == 1
    assert [one.uri for one in unread] == [str(second)]
    assert f"same as {first}" in unread[0].reason


def test_an_id_does_not_hang_on_the_place_of_the_file(tmp_path: Path) -> None:
    """The same report elsewhere has the same id; another outlet's has another."""
    (tmp_path / "deeper").mkdir()
    first = only_article(write(tmp_path / "a.txt", TEXT))
    second = only_article(write(tmp_path / "deeper" / "b.txt", TEXT))
    other = only_article(tmp_path / "a.txt", SourceOptions(outlet="The Lighthouse"))
    assert first.id == second.id != other.id
    assert first.id.startswith("r")
    assert len(first.id) == 13


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    """Files of a folder and its folders come sorted; hidden ones do not come."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.txt", "a.txt", ".hidden.txt"):
        write(tmp_path / name, f"{TITLE} in {name}\n\n{LEAD}\n\n{END}")
    articles, _, unread = collect(tmp_path)
    assert [Path(one.uri).name for one in articles] == ["a.txt", "x.txt", "c.txt"]
    assert not unread


def test_glued_pages_are_two_reports(tmp_path: Path) -> None:
    """A footer, then the header of the next page: the file holds two reports."""
    second = (
        "Back to top button date 2021-05-06 World\nHarbour strike ends after a week\nAna Kovač\n"
        f"Harbour Post\nTue, 04 May 2021 12:00 UTC\n{LEAD} The strike is over.\n{END}\n"
    )
    path = write(tmp_path / "a.txt", f"{TEXT}\n{END}\n\nRelated Articles\n\n{second}")
    articles, _, unread = collect(path)
    assert not unread
    assert [one.title for one in articles] == [TITLE, "Harbour strike ends after a week"]
    assert [one.uri for one in articles] == [f"{path}#1", f"{path}#2"]
    assert "date 2021" not in articles[0].text
    assert articles[1].section == "World"
    assert articles[1].republished_from == "Harbour Post"


def test_standard_input_is_sniffed(tmp_path: Path) -> None:
    """ "-" takes text, pages and feeds alike."""
    articles, _, _ = collect("-", stdin=TEXT.encode())
    assert articles[0].uri == "-"
    feed = b'{"text": "The talks will go on in the spring, she said."}\n'
    articles, _, _ = collect("-", stdin=feed + feed.replace(b"spring", b"autumn"))
    assert len(articles) == 2
    _, _, unread = collect("-")
    assert "closed" in unread[0].reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n\t", "empty"),
        (b"abc\0def\0" * 50, "NUL"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0abc", "JPEG"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"\x01\x02\x03\x04" * 100, "control codes"),
        (b"12345 --- 678", "no words"),
        (b"word " * 200_000, "longer than 500,000 characters"),
        (b"a word\n" * 30_000, "more than 20,000 lines"),
    ],
)
def test_what_is_no_report_is_named_with_the_reason(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """Each unreadable file gives one sentence that says what was found."""
    assert words in only_reason(write(tmp_path / "a.txt", content))


def test_a_file_longer_than_the_bound_is_not_read_in(tmp_path: Path) -> None:
    """200 MB are refused after the bound, whatever they hold."""
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.write(b"The minister said so.\n" * 500)
        stream.truncate(200_000_000)
    assert "10 MB" in only_reason(path)


def test_missing_files_and_other_things_are_named(tmp_path: Path) -> None:
    """A file that is not there, a pipe, a device, a circle of links: a reason each."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    assert "no such file" in only_reason(tmp_path / "gone.txt")
    assert "named pipe" in only_reason(tmp_path / "pipe.txt")
    assert "circle" in only_reason(tmp_path / "circle.txt")
    assert "device" in only_reason(Path("/dev/zero"))
    _, _, unread = collect("a\0b")
    assert "NUL" in unread[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="SKIPPED: the administrator may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """What this user may not read is named."""
    path = write(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    assert "permissions" in only_reason(path)


def test_a_file_that_vanishes_from_a_folder_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is listed and then gone is named; its neighbour is read."""
    gone = write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT)
    real = os.open

    def vanish(path: Path, flags: int) -> int:
        if Path(path) == gone:
            gone.unlink(missing_ok=True)
        return real(path, flags)

    monkeypatch.setattr("crosswire.sources.files.os.open", vanish)
    articles, _, unread = collect(tmp_path)
    assert [Path(one.uri).name for one in articles] == ["b.txt"]
    assert "removed while reading" in unread[0].reason


def test_folders_without_reports_and_in_circles_end(tmp_path: Path) -> None:
    """An empty folder says so; a link back up is not followed for ever."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "up").symlink_to("..")
    assert "no reports" in only_reason(tmp_path / "empty")
    assert "not entered again" in collect(tmp_path / "loop")[2][-1].reason


def test_an_empty_folder_inside_another_is_named(tmp_path: Path) -> None:
    """The one into which nothing was saved is not passed over in silence."""
    (tmp_path / "monday").mkdir()
    write(tmp_path / "monday" / "a.txt", TEXT)
    (tmp_path / "tuesday").mkdir()
    (tmp_path / "tuesday" / ".hidden").touch()
    articles, _, unread = collect(tmp_path)
    assert len(articles) == 1
    assert [(Path(one.uri).name, one.reason.split(";")[0]) for one in unread] == [
        ("tuesday", "The folder is empty")
    ]


def test_a_folder_is_bounded_in_depth_and_number(tmp_path: Path) -> None:
    """What lies too deep, or beyond the most files, is named."""
    (tmp_path / "0" / "1").mkdir(parents=True)
    for name in ("1.txt", "2.txt", "3.txt"):
        write(tmp_path / name, TEXT + name)
    _, _, unread = collect(tmp_path, options=SourceOptions(max_files=2, max_folder_depth=2))
    reasons = " ".join(one.reason for one in unread)
    assert "2 folders deep" in reasons
    assert "more than 2 files" in reasons


def test_other_files_of_a_folder_are_passed_over_by_name(tmp_path: Path) -> None:
    """A table or a picture beside the reports is named, and the report is read."""
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.csv", "x,y\n1,2\n")
    write(tmp_path / "c.png", b"\x89PNG\r\n")
    write(tmp_path / "README.md", "These are reports about the ferry line.")
    articles, _, unread = collect(tmp_path)
    assert len(articles) == 1
    assert [Path(one.uri).name for one in unread] == ["README.md", "b.csv", "c.png"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_another_encoding_is_read_and_noted(tmp_path: Path, encoding: str) -> None:
    """What is not UTF-8 is detected, read, and said."""
    text = f"{LEAD} “It’s done” — she said.\n\n{END}"
    if encoding in ("cp1251", "koi8-r"):
        text = "Министр сообщил в понедельник, что переговоры продолжатся через неделю. " * 6
    articles, notes, unread = collect(write(tmp_path / "a.txt", text.encode(encoding)))
    assert not unread
    assert [note.kind for note in notes] == [NoteKind.ENCODING]
    assert notes[0].report == articles[0].id
    assert articles[0].text[:20] == text[:20]


def test_utf8_with_a_mark_needs_no_note(tmp_path: Path) -> None:
    """The byte order mark of UTF-8 is dropped in silence."""
    _, notes, _ = collect(write(tmp_path / "a.txt", f"{LEAD}\n\n{END}".encode("utf-8-sig")))
    assert notes == []


def test_damaged_utf8_is_read_and_noted(tmp_path: Path) -> None:
    """A text cut inside a character is still UTF-8."""
    data = f"{LEAD} “Done” — “now” — “here”.".encode()[:-3]
    articles, notes, _ = collect(write(tmp_path / "a.txt", data))
    assert "“Done”" in articles[0].text
    assert "damaged" in notes[0].text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{LEAD} {END}", "en"),
        ("El ministro dijo el lunes que las conversaciones seguirán en la capital del país.", "es"),
        ("Die Ministerin sagte am Montag, die Gespräche würden in Kürze fortgesetzt.", "de"),
        ("Not much.", None),
    ],
)
def test_the_language_is_told(tmp_path: Path, text: str, language: str | None) -> None:
    """A text says its language; a few words do not."""
    assert only_article(write(tmp_path / "a.txt", text)).language == language


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text(alphabet='<>/"=&;![]-{}:ahtmlpdiv \n', max_size=200).map(str.encode)
)
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever comes on standard input gives an article or a reason."""
    articles, _, unread = collect("-", stdin=data)
    assert articles or unread


def test_import_leaves_the_heavy_libraries_alone() -> None:
    """Plain text needs neither trafilatura nor lxml, py3langid or numpy."""
    code = (
        "import sys, datetime, io\n"
        "from crosswire.sources import gather, SourceOptions\n"
        f"text = {f'{LEAD} {END}'.encode()!r}\n"
        "list(gather(['-'], options=SourceOptions(), today=datetime.date(2026, 1, 1),"
        " stdin=io.BytesIO(text)))\n"
        "heavy = {'trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (
            "首相は月曜日、漁業協定に署名した。両国は来年も会談を続けることで合意した。",
            "shift_jis",
            "ja",
        ),
        ("首相は月曜日、漁業協定に署名した。", "iso2022_jp", "ja"),
        ("渔业部长星期一在首都签署了新的渔业协定，双方同意明年继续会谈。" * 3, "gbk", "zh"),
        ("وقع وزير الصيد يوم الاثنين اتفاقا جديدا بشأن حصص الصيد في البحر", "utf-8", "ar"),
        ("장관은 월요일 협정에 서명했다", "utf-8", "ko"),
    ],
)
def test_another_script_is_never_english(
    tmp_path: Path, text: str, encoding: str, language: str
) -> None:
    """However short it is or however it is encoded, it is not read as English."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert only_article(path).language == language
