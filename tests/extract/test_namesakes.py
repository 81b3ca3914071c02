"""Which of two persons of one surname speaks."""

from __future__ import annotations

import pytest

import crosswire


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Harbour Minister Clara Veldt closed the port. Mayor Paul Veldt of Kallo said the gate had"
         ' been broken for months. "Everybody on the quay knew it," Veldt said.', "Paul Veldt"),
        ("Harbour Minister Clara Veldt closed the port. The mayor of Kallo, Paul Veldt, who is no"
         ' relative, said the gate was broken. "Everybody on the quay knew it," Veldt said.',
         "Paul Veldt"),
        ("Mayor Paul Veldt of Kallo was told. Harbour Minister Clara Veldt closed the port. The"
         ' ferry waits. "It was time," Veldt said.', "Paul Veldt"),
        ("President Josef Ruiz of Norvia met the grocer Felipe Ruiz on Monday.\n\n"
         '"I am glad of it," said Ruiz, the grocer.', "Felipe Ruiz"),
        ("President Josef Ruiz of Norvia met the grocer Felipe Ruiz on Monday.\n\n"
         '"I am glad of it," said Ruiz, the president.', "Josef Ruiz"),
        ("President Josef Ruiz of Norvia met the grocer Felipe Ruiz on Monday. They shook hands."
         '\n\n"I am glad of it," said Ruiz, the grocer. The president called the law a mistake.',
         "Josef Ruiz"),
    ],
)  # fmt: skip
def test_what_stands_near_a_surname_tells_who_speaks(text: str, speaker: str) -> None:
    report = crosswire.read_text(text, published="2031-03-03", title="News")
    said = [one for one in report.statements if one.speaker is not None]
    assert said[-1].speaker is not None
    assert said[-1].speaker.name == speaker
