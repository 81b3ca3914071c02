"""The labels of every head, in the order of their numbers."""

from __future__ import annotations

from crosswire.types import PartOfSpeech
from training.corpora.base import ENTITY_TYPES

POS = tuple(tag.value for tag in PartOfSpeech)
RELATIONS = (
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
    "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop",
    "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated",
    "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc",
    "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in ENTITY_TYPES for place in "BI"))
ROLE_TAGS = ("O", "B", "I")
ATTRIBUTION_TAGS = (
    "O", *(f"{place}-{kind}" for kind in ("source", "cue", "content") for place in "BIES")
)  # fmt: skip
