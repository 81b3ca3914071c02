"""Holds what a pronoun is said to stand for against the build of its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from crosswire.reader.countries import load_countries
from crosswire.reader.names import Name
from crosswire.reader.words import Words
from crosswire.reference.lexicon import load_groups
from crosswire.types import EntityType, Reference
from crosswire.types.tree import Tree

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_NEUTER = frozenset({"it", "its"})
_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
_COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "parataxis"})
"""Clauses that have the subject of the one on which they hang where they name none."""
_OWNED = frozenset({"nmod:poss", "compound", "amod"})
_ASKED = frozenset({"obj", "iobj"})
_SURE = 0.9
_PLAIN = 0.8
_DEEPEST = 6


def settle_pronouns(
    words: Words, names: Sequence[Name], tree: Tree, references: Sequence[Reference]
) -> list[Reference]:
    """
    Mend what "it", "its" and reflexives stand for where the build of the sentence tells.

    Who governs a clause comes before whom it names last: "Chad condemned Peru and said it would
    close the border" is said of Chad. "Himself" is the subject of its own clause, whoever else
    is named. What stands for a name elsewhere, though its own sentence has somebody who may be
    meant and is no name ("the yen touched its lowest level"), stays open.

    Args:
        words: The words of the text.
        names: Its names.
        tree: Its syntax.
        references: What pronouns and roles are said to stand for.
    """
    search = _Search(words, names, tree, references)
    settled = {one.start: one for one in references}
    for place, lower in enumerate(words.lower):
        start = words.start[place]
        if lower == "they" and search.is_of_unnamed(place):
            settled.pop(start, None)
        if lower not in _REFLEXIVE and lower not in _NEUTER:
            continue
        found = search.settle(place, settled.get(start))
        settled.pop(start, None)
        if found is not None:
            settled[start] = found
    return sorted(settled.values(), key=lambda one: one.start)


class _Search:
    """The names of a text by word, and the choice among them."""

    def __init__(
        self, words: Words, names: Sequence[Name], tree: Tree, references: Sequence[Reference]
    ) -> None:
        self._words = words
        self._names = names
        self._tree = tree
        self._firsts = [name.first for name in names]
        groups = load_groups("reader_groups.tsv")
        self._governs, self._people = groups["governing_verb"], groups["person_noun"]
        self._told, self._nouns = groups["agent_adjective"], groups["group_noun"]
        self._addresses = groups["address_verb"]
        self._name_at = {
            at: number for number, name in enumerate(names) for at in range(name.first, name.last)
        }
        ends = {end: at for at, end in enumerate(words.end)}
        self._meant: Mapping[int, int] = {
            ends[one.end]: one.entity for one in references if one.end in ends
        }
        self._sentence_of = [
            number for number, (first, last, _) in enumerate(words.sentences)
            for _ in range(first, last)
        ]  # fmt: skip

    def settle(self, place: int, model: Reference | None) -> Reference | None:
        """Say what a pronoun stands for, given what it was said to stand for."""
        verb = self._clause_of(place)
        if self._words.lower[place] in _REFLEXIVE:
            subject = self._subject_of(verb) if verb is not None else None
            meant = None if subject is None else self._named(subject)
            return None if meant is None else self._refer(place, meant, _SURE)
        if verb is None:
            return model
        if self._is_in_subject(place, verb):
            return self._of_subject(place, verb, model)
        return self._of_rest(place, verb, model)

    def is_of_unnamed(self, place: int) -> bool:
        """Tell whether "they" are those without a name who say it: "prosecutors said they had"."""
        verb = self._clause_of(place)
        over = self._governor_of(verb) if verb is not None else None
        subject = self._subject_of(over) if over is not None else None
        if verb is None or subject is None or not self._is_in_subject(place, verb):
            return False
        return self._tree.pos[subject] == "NOUN" and self._named(subject) is None

    def _of_subject(self, place: int, verb: int, model: Reference | None) -> Reference | None:
        """Settle "it" and "its" in the subject of a clause: who governs that clause is meant."""
        if self._says_what_it_is(place, verb):
            return None
        if self._tree.relations[verb] == "acl:relcl":
            return self._of_relative(place, verb, model)
        over = self._governor_of(verb)
        subject = self._subject_of(over) if over is not None else None
        if over is None or subject is None:
            return model
        meant = self._named(subject)
        if meant is None:
            is_body = self._words.lower[subject] in self._nouns
            return None if is_body and not self._is_inside(model, place) else model
        if not self._is_body(meant):
            return model
        others = list(self._bodies_between(subject, place, meant))
        if not others or self._is_to_come(verb):
            return self._refer(place, meant, _PLAIN)
        return model if self._is_inside(model, place) else None

    def _of_relative(self, place: int, verb: int, model: Reference | None) -> Reference | None:
        """Settle "which it annexed": never what the clause describes."""
        head = self._tree.heads[verb]
        described = self._named(head)
        if model is not None and not self._is_same(model.entity, described):
            return model
        over = self._clause_of(head)
        subject = self._subject_of(over) if over is not None else None
        meant = self._named(subject) if subject is not None else None
        if meant is None or self._is_same(meant, described):
            return None
        return self._refer(place, meant, _PLAIN) if self._is_body(meant) else None

    def _of_rest(self, place: int, verb: int, model: Reference | None) -> Reference | None:
        """Settle "its" behind a verb by the subject; "it" there is never the subject."""
        subject = self._subject_of(verb)
        if subject is None:
            return model
        meant = self._named(subject)
        if self._words.lower[place] == "it":
            is_own = subject == self._own_subject(verb)
            is_self = is_own and model is not None and self._is_same(model.entity, meant)
            if is_self or self._has_nearer(place, verb, model):
                return None
            return self._of_outer(place, verb, model)
        if meant is None:
            is_person = self._words.lower[subject] in self._people
            is_plain = self._tree.pos[subject] == "NOUN" and not is_person
            return None if is_plain and not self._is_inside(model, place) else model
        is_rivalled = any(self._bodies_between(subject, place, meant))
        is_rivalled = is_rivalled and (self._is_inside(model, place) or self._joined_to(place))
        if not self._is_body(meant) or is_rivalled or self._is_aside(verb):
            return model
        return self._refer(place, meant, _PLAIN)

    def _of_outer(self, place: int, verb: int, model: Reference | None) -> Reference | None:
        """
        Keep "it" in its sentence where a clause around names a body: "Chad, they asked it to help".

        Who is asked, accused or recognised is that body; what else is meant stays open.
        """
        is_told = self._words.lemma[verb] in self._addresses
        is_inside = self._is_inside(model, place) and not self._is_described(model, place)
        if is_inside or (model is None and not is_told):
            return model
        own = self._subject_of(verb)
        for around in self._above(verb):
            subject = self._own_subject(around)
            meant = self._named(subject) if subject is not None and subject != own else None
            if meant is not None and self._is_body(meant):
                return self._refer(place, meant, _PLAIN) if is_told else None
        return model

    def _has_nearer(self, place: int, verb: int, model: Reference | None) -> bool:
        """
        Tell whether a thing named since may as well be meant: "denied striking the camp, saying
        that rebels shelled it".

        Who is asked or accused is no thing.
        """
        tree, words = self._tree, self._words
        if model is None or words.lemma[verb] in self._addresses:
            return False
        first = self._names[model.entity].last
        return any(
            tree.relations[at] == "obj" and tree.pos[at] == "NOUN"
            and words.lower[at] == words.lemma[at] and words.lower[at] not in self._people
            for at in range(max(first, words.sentences[self._sentence_of[place]][0]), place)
        )  # fmt: skip

    def _is_body(self, number: int) -> bool:
        """Tell whether a name is of somebody whom "it" can stand for; no state is a person."""
        name = self._names[number]
        spelled = " ".join(self._words.lower[name.first : name.last])
        return name.type is not EntityType.PERSON or load_countries().code_of(spelled) is not None

    def _is_aside(self, verb: int) -> bool:
        """Tell a clause with "because" or "after" and a subject of its own."""
        own = self._own_subject(verb)
        return self._tree.relations[verb] == "advcl" and own is not None

    def _says_what_it_is(self, place: int, verb: int) -> bool:
        """
        Tell whether "it" opens "it was the worst quake" or "if it is safe": of no body.

        "It is ready" and "it is an agency" may be said of one.
        """
        tree, words = self._tree, self._words
        is_linked = any(tree.relations[one] == "cop" for one in tree.children(verb))
        if words.lower[place] != "it" or not is_linked or tree.pos[verb] in {"VERB", "PROPN"}:
            return False
        if tree.pos[verb] == "ADJ":
            is_told = words.lower[verb] in self._told
            return not is_told and tree.relations[verb] == "advcl"
        known = words.lower[verb] in self._nouns or words.lower[verb] in {"country", "nation"}
        return not known and words.lower[verb] not in {"state", "member", "ally", "exporter"}

    def _is_to_come(self, verb: int) -> bool:
        children = self._tree.children(verb)
        return any(
            self._tree.relations[one] == "aux" and self._words.lower[one] in _COMING
            for one in children
        )

    def _joined_to(self, place: int) -> bool:
        """Tell "Chad and its allies", whose owner is beside them."""
        head = self._tree.heads[place]
        is_joined = self._tree.relations[head] == "conj"
        return is_joined and self._named(self._tree.heads[head]) is not None

    def _clause_of(self, place: int) -> int | None:
        """Give the predicate of the clause in which a word stands."""
        return next(filter(self._is_predicate, self._above(place)), None)

    def _above(self, at: int) -> Iterator[int]:
        """Walk from a word towards the root of its sentence, the word itself left out."""
        for _ in range(_DEEPEST):
            head = self._tree.heads[at]
            if head == at:
                return
            at = head
            yield at

    def _is_predicate(self, at: int) -> bool:
        tree = self._tree
        if tree.pos[at] == "VERB" and tree.relations[at] in _CLAUSES | {"conj"}:
            return True
        return any(tree.relations[one].startswith((*_SUBJECTS, "cop")) for one in tree.children(at))

    def _own_subject(self, verb: int) -> int | None:
        tree = self._tree
        children = (one for one in tree.children(verb) if tree.relations[one].startswith(_SUBJECTS))
        return next(children, None)

    def _subject_of(self, verb: int) -> int | None:
        """Give the word that heads the subject of a predicate, through "and", "to" and "-ing"."""
        tree = self._tree
        for _ in range(_DEEPEST):
            own = self._own_subject(verb)
            head, relation = tree.heads[verb], tree.relations[verb]
            if own is not None:
                is_who = self._words.lower[own] in _RELATIVES
                return head if is_who and relation == "acl:relcl" else own
            if head == verb or relation not in _SHARED:
                return None
            if relation == "xcomp":
                controls = (one for one in tree.children(head) if tree.relations[one] in _ASKED)
                controlling = next(controls, None)
                if controlling is not None:
                    return controlling
            verb = head
        return None

    def _governor_of(self, verb: int) -> int | None:
        """Give the verb of saying or denying of which a clause is the content."""
        tree = self._tree
        for _ in range(_DEEPEST):
            if tree.relations[verb] == "ccomp":
                over = tree.heads[verb]
                return over if self._words.lemma[over] in self._governs else None
            if tree.relations[verb] != "conj":
                return None
            verb = tree.heads[verb]
        return None

    def _is_in_subject(self, place: int, verb: int) -> bool:
        own = self._own_subject(verb)
        at = place
        for _ in range(_DEEPEST):
            if at == own:
                return True
            if at == verb or self._tree.heads[at] == at:
                return False
            at = self._tree.heads[at]
        return False

    def _named(self, at: int) -> int | None:
        """Give the name for which a word stands, or that of the state whose body it is."""
        if at in self._name_at:
            return self._name_at[at]
        if at in self._meant and self._words.lower[at] not in _NEUTER:
            return self._meant[at]
        if self._words.lower[at] not in self._nouns:
            return None
        tree = self._tree
        owners = [one for one in tree.children(at) if tree.relations[one] in _OWNED]
        return next((self._name_at[one] for one in owners if one in self._name_at), None)

    def _is_same(self, name: int, other: int | None) -> bool:
        if other is None:
            return False
        last = self._names[name].last - 1, self._names[other].last - 1
        return self._words.lower[last[0]] == self._words.lower[last[1]]

    def _bodies_between(self, first: int, last: int, meant: int) -> Iterator[int]:
        """List the names of bodies between two words that are not the one meant."""
        for number in range(bisect_right(self._firsts, first), bisect_left(self._firsts, last)):
            if self._is_body(number) and not self._is_same(number, meant):
                yield number

    def _is_described(self, model: Reference | None, place: int) -> bool:
        """Tell whether a reference goes to a name inside a clause that describes another."""
        at = place if model is None else self._names[model.entity].first
        for _ in range(_DEEPEST):
            if self._tree.relations[at] == "acl:relcl":
                first, last = self._tree.stretch_of(at)
                return not first <= place < last
            at = self._tree.heads[at]
        return False

    def _is_inside(self, model: Reference | None, place: int) -> bool:
        """Tell whether a reference goes to a name in the sentence of its pronoun."""
        if model is None:
            return False
        named = self._names[model.entity].first
        return self._sentence_of[named] == self._sentence_of[place]

    def _refer(self, place: int, name: int, sure: float) -> Reference:
        words = self._words
        return Reference(
            start=words.start[place], end=words.end[place], entity=name, confidence=sure
        )
