"""Marked articles are read off both forms, and attributions are counted as the bench says."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from bench.attribution import main, print_shares, report, report_speakers
from bench.attribution_data import (
    SECOND,
    TABLE,
    Annotated,
    Span,
    Stretches,
    cut_paragraphs,
    find_quoted,
    form_of,
    kind_of_source,
    letters_of,
    load,
    load_standoff,
    load_table,
    stretches_of,
    trim,
)
from bench.attribution_scores import Scorer, is_same_source, rate, score_exact, score_strict
from bench.tasks import TASKS

from crosswire.reader.model.linking import Linked
from crosswire.reader.words import cut_words
from crosswire.types import Attribution, Form, Part

TEXT = "“We go on,” Anna Berg said, adding that it may rain.\nA spokesman for Berg was silent."
URL = "https://news.invalid/rain"


def place(words: str, text: str = TEXT) -> Span:
    """Place words in a text."""
    start = text.index(words)
    return start, start + len(words)


SAID = Stretches(content=(place("“We go on,”"),), cue=place("said"), source=place("Anna Berg"))
ADDED = Stretches(
    content=(place("that it may rain"),), cue=place("adding"), source=place("Anna Berg")
)
ARTICLE = Annotated("rain", "gazette", TEXT, cut_paragraphs(TEXT), (SAID, ADDED))


def score(*found: Stretches, article: Annotated = ARTICLE) -> Counter[str]:
    """Count one article."""
    counts: Counter[str] = Counter()
    Scorer(article, found, counts).score()
    return counts


def write_table(folder: Path, text: str, *, marked_text: str = TEXT) -> Path:
    """Write a table with the two attributions of the article, and the CSV with a text."""
    digest = hashlib.sha1(marked_text.encode()).hexdigest()
    lines = ["# invented", "url\tsha1\tannotator\tattribution\trole\tstart\tend"]
    for number, one in enumerate((SAID, ADDED), start=1):
        for role, spans in (("source", [one.source]), ("cue", [one.cue]), ("content", one.content)):
            for start, end in filter(None, spans):
                lines.append(f"{URL}\t{digest}\ta\t{number}\t{role}\t{start}\t{end}")
    table = folder / "rain.tsv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = f'url,date,title,text\n{URL},2020-01-01,Rain,"{text}"\n'
    (folder / "rain.csv").write_text(rows, encoding="utf-8")
    return table


def write_split(folder: Path) -> Path:
    """Write a split of one article in PolNeAR's form."""
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "nyt_rain.txt").write_text(TEXT, encoding="utf-8")
    lines = []
    for number, one in enumerate((SAID, ADDED)):
        fields = {"Source": one.source, "Cue": one.cue, "Content": one.content[0]}
        for offset, (role, span) in enumerate(fields.items()):
            assert span is not None
            name = f"T{number * 3 + offset}"
            lines.append(f"{name}\t{role} {span[0]} {span[1]}\t{TEXT[slice(*span)]}")
        roles = " ".join(f"{role}:T{number * 3 + n}" for n, role in enumerate(fields))
        lines.append(f"E{number}\t{roles}")
    path = folder / "attributions" / "nyt_rain_ann.ann"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_table_gives_the_stretches_that_are_marked(tmp_path: Path) -> None:
    [article] = load_table(write_table(tmp_path, TEXT), tmp_path)
    assert article.gold == (SAID, ADDED)
    assert (article.name, article.group) == (URL, "a")


def test_a_text_that_was_changed_is_refused(tmp_path: Path) -> None:
    """Offsets would point to other words."""
    table = write_table(tmp_path, TEXT + " It rained.")
    with pytest.raises(ValueError, match="another than annotated"):
        load_table(table, tmp_path)


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    table = write_table(tmp_path, TEXT)
    (tmp_path / "rain.csv").unlink()
    with pytest.raises(ValueError, match=r"no text of https://news\.invalid/rain"):
        load_table(table, tmp_path)


def test_a_split_gives_the_same_and_the_publisher(tmp_path: Path) -> None:
    [article] = load_standoff(write_split(tmp_path))
    assert article.gold == (SAID, ADDED)
    assert article.group == "nyt"
    assert load(tmp_path, tmp_path) == [article]


def test_lines_without_a_word_are_no_paragraphs() -> None:
    text = "Rain \n\n \nSun"
    assert [text[part.start : part.end] for part in cut_paragraphs(text)] == ["Rain ", "Sun"]


@pytest.mark.parametrize("path", [TABLE, SECOND], ids=lambda path: path.stem)
def test_committed_tables_hold_offsets_and_no_text(path: Path) -> None:
    """Every attribution has one cue, a content and at most one source."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert all(len(row) == 7 and int(row[5]) < int(row[6]) for row in rows)
    assert {row[2] for row in rows} == {"a", "b"}
    roles: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        roles.setdefault((row[0], row[3]), Counter())[row[4]] += 1
    for counts in roles.values():
        assert counts["cue"] == 1
        assert counts["content"] >= 1
        assert counts["source"] <= 1


def test_the_second_pass_is_by_the_other_annotator() -> None:
    """Each of its articles stands in the first table too."""
    passes = []
    for path in (TABLE, SECOND):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        passes.append({row[0]: row[2] for row in rows if len(row) == 7 and row[0] != "url"})
    first, second = passes
    assert len(first) >= 30
    assert all(first[url] != annotator for url, annotator in second.items())


@pytest.mark.parametrize(
    ("words", "trimmed"),
    [("“We go on,”", "We go on"), ("that it may rain.", "it may rain"), (".\n", None)],
)
def test_what_does_not_count_is_trimmed(words: str, trimmed: str | None) -> None:
    span = trim(TEXT, [place(words)])
    assert (None if span is None else TEXT[slice(*span)]) == trimmed


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("“We go on.”", "direct"),
        ("it may “rain hard”", "mixed"),
        ("it may rain", "indirect"),
    ],
)
def test_form_is_told_by_the_marks(content: str, form: str) -> None:
    text = f"“No,” he said; {content} and so on."
    letters = letters_of(text, Stretches(content=(place(content, text),)))
    assert form_of(letters, find_quoted(text)) == form


def test_a_line_end_closes_a_quote_that_goes_on() -> None:
    text = '"One.\nTwo. "Three" four.'
    assert "".join(text[n] for n in sorted(find_quoted(text))) == "One.Three"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Anna Berg", ("named", "berg")),
        ("Mr. Berg, who left", ("named", "berg")),
        ("the mayor, Anna Berg,", ("named", "berg")),
        ("Berg himself", ("named", "berg")),
        ("Tom Berg Jr.", ("named", "berg")),
        ("a spokesman for Berg", ("noun", "")),
        ("the Berg campaign", ("noun", "")),
        ("Berg’s", ("noun", "")),
        ("Lund and Berg", ("noun", "")),
        ("Officials", ("noun", "")),
        ("She", ("pronoun", "")),
        (None, ("unsourced", "")),
    ],
)
def test_kind_of_source(source: str | None, kind: tuple[str, str]) -> None:
    text = f"{source} said so. Officials met Anna Berg."
    assert kind_of_source(text, place(source, text) if source else None) == kind


def test_sources_are_the_same_by_head_word() -> None:
    whole, spokesman = place("Anna Berg"), place("A spokesman for Berg")
    within = spokesman[1] - 4, spokesman[1]
    assert is_same_source(TEXT, whole, (whole[0] + 5, whole[1]))
    assert not is_same_source(TEXT, spokesman, within)
    assert not is_same_source(TEXT, whole, within)
    assert not is_same_source(TEXT, whole, None)
    assert is_same_source(TEXT, None, None)


def test_strict_counts_words_and_shared_stretches_once() -> None:
    """The quote without its closing mark is another stretch, but most of its words are right."""
    words = cut_words(TEXT, ARTICLE.paragraphs)
    at = {word: number for number, word in reversed(list(enumerate(words.text)))}
    quote = (at["“"], at["”"])
    berg, said = (at["Anna"], at["Anna"] + 2), (at["said"], at["said"] + 1)
    counts: Counter[str] = Counter()
    found = [Linked(cue=said, source=berg, contents=(quote,), confidence=1.0)]
    score_strict(words, ARTICLE.gold, found, counts)
    assert rate(counts, "strict source") == (1.0, 1.0, 1.0)
    assert rate(counts, "strict cue")[:2] == (1.0, 0.5)
    assert counts["strict content right"] == 0
    assert counts["token content right"] == counts["token content found"] == quote[1] - quote[0]


def test_exact_is_to_the_character() -> None:
    counts: Counter[str] = Counter()
    near = Stretches(content=(place("We go on"),), cue=SAID.cue, source=SAID.source)
    score_exact(ARTICLE.gold, [near], counts)
    assert (counts["exact source right"], counts["exact content right"]) == (1, 0)


def test_what_is_marked_is_wholly_right() -> None:
    counts = score(SAID, ADDED)
    for name in ("trimmed source", "trimmed cue", "trimmed content", "overlap", "whole"):
        assert rate(counts, name) == (1.0, 1.0, 1.0), name
    assert counts["whole direct right"] == counts["whole indirect right"] == 1
    assert counts["direct right"] == counts["quotes right"] == 1
    assert rate(counts, "whole of gazette")[2] == 1.0


def test_a_whole_attribution_needs_the_right_source() -> None:
    counts = score(Stretches(content=SAID.content, cue=SAID.cue, source=None), ADDED)
    assert counts["overlap right"] == 2
    assert counts["whole right"] == 1
    assert (counts["direct found"], counts["direct right"]) == (1, 0)


def test_a_whole_attribution_needs_most_of_the_content() -> None:
    """Half of it overlaps, but is not the whole."""
    part = Stretches(content=(place("it may"),), cue=ADDED.cue, source=ADDED.source)
    counts = score(part)
    assert counts["overlap right"] == 1
    assert counts["whole right"] == 0


def test_the_gap_between_two_halves_is_no_content() -> None:
    """From first to last stretch they are alike; letter by letter they are not."""
    text = "“We go,” said Anna Berg, the mayor of this old and very quiet town, “on.”"
    halves = Stretches(
        content=(place("“We go,”", text), place("“on.”", text)),
        cue=place("said", text),
        source=place("Anna Berg", text),
    )
    cover = Stretches(content=((0, len(text)),), cue=halves.cue, source=halves.source)
    article = Annotated("town", "gazette", text, cut_paragraphs(text), (halves,))
    counts = score(cover, article=article)
    assert counts["trimmed content right"] == counts["overlap right"] == 1
    assert counts["whole right"] == 0


def test_one_found_pairs_with_one_marked() -> None:
    assert score(SAID, SAID)["overlap right"] == 1


def test_speaker_is_right_by_surname() -> None:
    """Another Berg is right too, which the figure cannot tell; another name is some name."""
    named = [place("Anna Berg"), place("A spokesman for Berg")]
    for speaker in named:
        counts = score(Stretches(SAID.content, SAID.cue, SAID.source, speaker))
        assert (counts["named quotes"], counts["named quotes right"]) == (1, 1)
    counts = score(Stretches(SAID.content, SAID.cue, SAID.source, place("silent")))
    assert (counts["named quotes right"], counts["named quotes resolved"]) == (0, 1)
    assert score()["named quotes"] == 1


def test_what_a_reader_found_is_put_into_the_same_form() -> None:
    part = Part(start=1, end=4)
    found = Attribution(content=(part,), source=part, form=Form.DIRECT, confidence=1.0)
    assert stretches_of(found) == Stretches(content=((1, 4),), source=(1, 4))


def test_every_figure_is_read_off_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    counts = score(SAID, ADDED)
    score_strict(cut_words(TEXT, ARTICLE.paragraphs), ARTICLE.gold, [], counts)
    for title in ("polnear", "wikinews"):
        report(title, counts)
        report_speakers(title, counts)
    output = capsys.readouterr().out
    [task] = [task for task in TASKS if task.name == "attribution"]
    read = {figure.name: figure.read(output) for figure in task.figures}
    assert None not in read.values()
    assert (read["whole_f1"], read["wikinews_source_strict_f1"]) == (1.0, 0.0)


def test_shares_of_nothing_are_nought(capsys: pytest.CaptureFixture[str]) -> None:
    print_shares("set", Counter(), "named quotes", {"right name": "named quotes right"})
    assert capsys.readouterr().out.endswith(" right name 0.000  of 0\n")


@pytest.mark.parametrize("form", ["split", "table"])
def test_the_bench_reads_both_forms_by_rules(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_split(tmp_path) if form == "split" else write_table(tmp_path, TEXT)
    arguments = ["--data", str(path), "--texts", str(tmp_path), "--reader", "rules"]
    monkeypatch.setattr("sys.argv", ["bench.attribution", *arguments])
    main()
    output = capsys.readouterr().out
    assert "1 articles of 17 words, reader rules 1" in output
    assert "direct quotes            found 1.000  found with right source 1.000  of 1" in output
