"""The words by which PostgreSQL finds claims are those by which SQLite does."""

from __future__ import annotations

from crosswire.ledger.terms import fold_term, write_query, write_vector


def test_words_are_written_with_their_places() -> None:
    assert (
        write_vector("Port shut; the PORT's crane") == "'port':1,4 'shut':2 'the':3 's':5 'crane':6"
    )


def test_a_query_asks_for_all_words() -> None:
    assert write_query("kremlin.ru, 4.5 & 'x'") == "'kremlin' & 'ru' & '4' & '5' & 'x'"


def test_a_query_without_words_is_empty() -> None:
    assert write_query(" -- '' :* ") == ""


def test_case_and_accents_do_not_count() -> None:
    assert fold_term("Élysée") == fold_term("elysee") == "elysee"


def test_a_word_of_any_length_is_cut() -> None:
    assert len(fold_term("é" * 5000)) == 200


def test_places_stay_within_what_postgresql_keeps() -> None:
    vector = write_vector("a " * 20_000 + "b")
    places, last = vector.split("' ", 1) if "' " in vector else vector.rsplit(" ", 1)
    assert places.count(",") == 254
    assert last == "'b':16383"
