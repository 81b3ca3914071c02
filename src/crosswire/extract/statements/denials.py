"""What "denied this" denies: the content of the sentence before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.extract.statements.rulings import is_bare_claim
from crosswire.extract.statements.speakers import Speakers
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.reference import word_set
from crosswire.types import (
    Article,
    Attribution,
    ClaimKind,
    Form,
    Mention,
    Part,
    PartOfSpeech,
    Passage,
    Reading,
    Sentence,
    Status,
    Token,
)

_DENYING = word_set("statements.denying")
_TURNING_DOWN = word_set("statements.turning_down")
_CLAIMS = word_set("statements.claims")
_SAYING = word_set("statements.saying")
_POINTING = frozenset({"it", "that", "this"})
_NEGATIONS = word_set("denying.nobody") | word_set("denying.words") | {"cannot"}
_UNREAL = frozenset({"if", "unless", "whether", "would", "could", "might", "may", "should", "must"})
"""Words of a denial that is not made: "it would deny this", "if the firm denied it"."""
_NO_CONTENTS = ("accus", "blam", "charg", "criticis", "criticiz", "condemn")
_WITHOUT = frozenset({"of", "to", "about", "against"})
"""What behind a word for a claim says which claim it is: "a charge of fraud that he denies"."""
_VERBAL = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUX})
_AUXILIARIES = re.compile(r"^(?:(?:has|have|had|was|were|is|are|been|being|[a-z]+ly)\s+){1,3}")
_CHARGED = re.compile(r"\w\s+(?:of|for|with)\s+\w")
_CHARGES = frozenset({"charge", "accusation", "allegation"})
_FAR = 5
"""Sentences looked back for who was accused, where what was said last is somebody's quote."""
_ONE_WHO = re.compile(
    r"\bwho\s+(?:[a-z]+\s+){0,2}?allegedly\s+"
    r"|\b(?:accused of|suspected of|on suspicion of|on charges of|charged with)\s+"
)
_ACCUSED = re.compile(
    r"[^.;:,]{1,60}?\b(?:been|being|was|were|is|are)\s+(?:accused|blamed|charged)\b"
)
_ACCUSED_OF = re.compile(
    rf"{_ACCUSED.pattern}(?:\s+by\s+[^.;:,]{{1,50}}?)?\s+(?:of|for(?=\s+\w+ing\b))\s+(?=\w)"
)
"""An accusation without the accuser for its subject: "Peru was accused by Chile of"."""
_CONFIDENCE = 0.6
_NEAR = 6
"""Words between a word for a claim and the verb that denies it."""
_TURNED = MappingProxyType({Status.DONE: Status.DENIED, Status.DENIED: Status.DONE})


def find_denials(
    article: Article, reading: Reading, statements: Sequence[Mention], speakers: Speakers
) -> tuple[Mention, ...]:
    """
    Find the statements that somebody denies by a pronoun.

    "The pilot was asleep, the union said. The airline denied this" makes a second statement of
    "The pilot was asleep", with the airline for its source and "denied" for its cue. So do
    "rejected the claim" and "denied the allegations"; "rejected it" may be of an offer.

    Args:
        article: The article; offsets refer to its text.
        reading: What the reader found in it; without syntax nothing is found.
        statements: Its statements, in text order.
        speakers: Who speaks in it.
    """
    return tuple(_Denials(article, reading, statements, speakers).find())


def leave_out_named(
    statements: Sequence[Mention], denials: Sequence[Mention]
) -> tuple[Mention, ...]:
    """
    Leave out the statements that only name what a denial found for them tells.

    "The airline denied | the allegations" goes where a denial says which they are; where none
    was found it stays, for it still tells that the airline denied something.
    """
    cues = [one.cue for one in denials if one.cue is not None]
    return tuple(
        one
        for one in statements
        if one.form is not Form.INDIRECT
        or not is_bare_claim(one.exact)
        or not any(
            one.cue is not None and one.cue.start < cue.end and cue.start < one.cue.end
            for cue in cues
        )
    )


def deny_events(denials: Sequence[Mention], events: Sequence[Mention]) -> tuple[Mention, ...]:
    """Make of the coded events inside what is denied events that are denied, by who denies."""
    return tuple(
        replace(
            found,
            event=replace(found.event, status=_TURNED[found.event.status]),
            source=denial.source,
            cue=denial.cue,
            speaker=denial.speaker,
            joint=denial.joint,
            form=Form.INDIRECT,
        )
        for denial in denials
        for found in events
        if denial.start <= found.start
        and found.end <= denial.end
        and found.event is not None
        and found.event.type is not None
        and found.event.status in _TURNED
    )


class _Denials:
    def __init__(
        self,
        article: Article,
        reading: Reading,
        statements: Sequence[Mention],
        speakers: Speakers,
    ) -> None:
        self._article = article
        self._tokens = reading.tokens
        self._sentences = reading.sentences
        self._statements = statements
        self._starts = [statement.start for statement in statements]
        self._speakers = speakers

    def find(self) -> Iterator[Mention]:
        for number, sentence in enumerate(self._sentences):
            for at in range(sentence.first, sentence.last - 1):
                if self._tokens[at].pos is not PartOfSpeech.VERB:
                    continue
                claim = self._claim_beside(at, sentence)
                if claim is not None:
                    denial = self._deny(at, number, before=claim)
                elif self._points_back(at, sentence):
                    denial = self._deny(at, number)
                else:
                    continue
                if denial is not None:
                    yield denial

    def _claim_beside(self, at: int, sentence: Sentence) -> int | None:
        """
        Find the word for the clause before that a verb denies: "..., a charge that Peru denies".

        So too "..., an accusation rejected by Peru" and "..., which Peru denies"; but "it had
        offered a truce, which Peru rejected" tells of the truce.

        Returns:
            Index of the comma behind what is denied, or None.
        """
        token = self._tokens[at]
        if token.lemma not in _DENYING and token.lemma not in _TURNING_DOWN:
            return None
        reach = range(max(sentence.first + 2, at - _NEAR), at)
        noun = next((one for one in reach if self._is_claim_apart(one)), None)
        if noun is not None:
            between = {one.text.lower() for one in self._tokens[noun + 1 : at]}
            is_plain = between.isdisjoint(_NEGATIONS | _UNREAL | _WITHOUT)
            return noun - 2 if is_plain else None
        if token.lemma not in _DENYING:
            return None
        which = next((one for one in reach if self._tokens[one].text.lower() == "which"), None)
        if which is None or self._tokens[which - 1].text != ",":
            return None
        between = {one.text.lower() for one in self._tokens[which:at]}
        is_said = self._said_until(sentence.start, self._tokens[which - 1].start)
        is_object = self._tokens[which].head == at and self._tokens[which].relation == "obj"
        is_object = is_object and bool(
            is_said or self._charged_between(sentence.start, token.start)
        )
        return which - 1 if is_object and between.isdisjoint(_NEGATIONS | _UNREAL) else None

    def _is_claim_apart(self, at: int) -> bool:
        """Tell whether ", a charge" stands here, as another word for the clause before."""
        before = [token.text.lower() for token in self._tokens[at - 2 : at]]
        is_led = before[:1] == [","] and before[1] in {"a", "an"}
        return is_led and self._tokens[at].text.lower() in _CLAIMS

    def _points_back(self, at: int, sentence: Sentence) -> bool:
        """Tell whether a verb denies what was said before: "denied this", "denied the charges"."""
        lemma = self._tokens[at].lemma
        if lemma not in _DENYING and lemma not in _TURNING_DOWN:
            return False
        before = self._tokens[max(sentence.first, at - 4) : at]
        if any(token.text.lower() in _NEGATIONS | _UNREAL for token in before):
            return False
        if self._tokens[sentence.last - 1].text == "?":
            return False
        behind = [token.text.lower() for token in self._tokens[at + 1 : sentence.last]]
        if behind[:1] and behind[0] in _POINTING and lemma in _DENYING:
            opens_clause = self._tokens[at + 1].relation == "mark"  # "denied that in May he ..."
            return not opens_clause and self._ends(at + 2, sentence)
        if behind[:1] and behind[0] in {"the", "this", "that", "these", "those", "both"}:
            is_claim = len(behind) > 1 and behind[1] in _CLAIMS
            return is_claim and self._ends(at + 3, sentence)
        return False

    def _ends(self, at: int, sentence: Sentence) -> bool:
        """Tell whether nothing follows that would say what is denied: "the claim that ..."."""
        if at >= sentence.last:
            return True
        token = self._tokens[at]
        is_plain = token.pos in {PartOfSpeech.PUNCT, PartOfSpeech.ADV, PartOfSpeech.CCONJ}
        return is_plain or (token.pos is PartOfSpeech.ADP and token.text.lower() != "of")

    def _deny(self, at: int, number: int, *, before: int | None = None) -> Mention | None:
        """Make the denial of a verb; `before` is the comma behind what it denies, where known."""
        source = self._find_source(at, self._sentences[number])
        verb = self._tokens[at]
        text = self._article.text
        if source is None or text[source.start : source.end].split()[0].lower() in _NEGATIONS:
            return None
        attribution = Attribution(
            content=(Part(start=verb.start, end=verb.end),),
            source=source,
            cue=Part(start=verb.start, end=verb.end),
            form=Form.INDIRECT,
            confidence=_CONFIDENCE,
        )
        speaker = self._speakers.find(attribution)
        target = self._find_target(at, number) if before is None else self._cut(before, number)
        if target is None or (speaker is not None and target.speaker == speaker):
            return None
        return replace(
            target,
            form=Form.INDIRECT,
            source=Passage.of(text, source.start, source.end),
            cue=Passage.of(text, verb.start, verb.end),
            confidence=min(_CONFIDENCE, target.confidence),
            speaker=speaker,
            joint=self._speakers.find_joint(attribution, speaker),
            upstream=None,
        )

    def _find_source(self, at: int, sentence: Sentence) -> Part | None:
        """Find the subject of a verb, with what describes it, or that of the verb before it."""
        subject = self._find_subject(at, sentence)
        subject = self._find_agent(at, sentence) if subject is None else subject
        head = self._tokens[at].head
        if subject is None and self._tokens[at].relation == "conj" and head is not None:
            subject = self._find_subject(head, sentence)
        if subject is None:
            return None
        span = range(sentence.first, at) if subject < at else range(at + 1, sentence.last)
        inside = [one for one in span if self._hangs_on(one, subject)]
        first, last = inside[0], inside[-1]
        first += self._tokens[first].text.lower() == "by"
        while last > subject and self._tokens[last].pos is PartOfSpeech.PUNCT:
            last -= 1
        return Part(start=self._tokens[first].start, end=self._tokens[last].end)

    def _find_subject(self, verb: int, sentence: Sentence) -> int | None:
        return next(
            (
                one
                for one in range(sentence.first, sentence.last)
                if self._tokens[one].relation == "nsubj" and self._tokens[one].head == verb
            ),
            None,
        )

    def _find_agent(self, verb: int, sentence: Sentence) -> int | None:
        """Find who is behind "by": "an accusation rejected by Peru"."""
        return next(
            (
                one
                for one in range(verb + 2, sentence.last)
                if self._tokens[one].head == verb
                and (self._tokens[one].relation or "").startswith("obl")
                and any(
                    other.text.lower() == "by" and other.head == one
                    for other in self._tokens[verb + 1 : one]
                )
            ),
            None,
        )

    def _hangs_on(self, one: int, head: int) -> bool:
        """Tell whether a word is the head or depends on it at any remove."""
        at: int | None = one
        for _ in range(len(self._tokens)):
            if at is None or at == head:
                return at == head
            at = self._tokens[at].head
        return False

    def _find_target(self, at: int, number: int) -> Mention | None:
        """Find what is denied: said before in the sentence, else last in the one before."""
        sentence, verb = self._sentences[number], self._tokens[at]
        own = self._said_between(sentence.start, verb.start)
        own = own or self._charged_between(sentence.start, verb.start)
        if own:
            return _deniable(own[-1])
        if number == 0:
            return None
        before = self._sentences[number - 1]
        said = self._said_between(before.start, before.end)
        said = said or self._charged_between(before.start, before.end)
        is_open = said[-1].form is Form.DIRECT if said else not self._is_charged(before)
        if is_open and self._names_charge(at):
            first = self._sentences[max(0, number - _FAR)]
            said = self._charged_between(first.start, before.end) or said
        if said:
            return _deniable(said[-1])
        return self._tell(before) if before.paragraph == sentence.paragraph else None

    def _is_charged(self, sentence: Sentence) -> bool:
        """Tell whether somebody is accused in a sentence, of whatever."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        cues = (one.cue for one in self._statements[first:last])
        return any(cue is not None and _has_no_content(cue.exact) for cue in cues)

    def _names_charge(self, at: int) -> bool:
        """Tell "rejected the charge" from "rejected the report" and "denied it"."""
        behind = self._tokens[at + 1 : at + 3]
        return any(token.lemma in _CHARGES for token in behind)

    def _cut(self, comma: int, number: int) -> Mention | None:
        """Give what is said, or told, before the comma of a sentence."""
        sentence, end = self._sentences[number], self._tokens[comma].start
        said = self._said_until(sentence.start, end)
        said = said or self._charged_between(sentence.start, end)
        if said:
            found = said[-1]
            if found.end <= end:
                return _deniable(found)
            if found.parts:
                return None
            exact = self._article.text[found.start : end]
            return _deniable(replace(found, end=end, exact=exact))
        return self._tell(sentence, comma)

    def _said_until(self, start: int, end: int) -> list[Mention]:
        """List the statements that begin before an offset, wherever they end."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        said = self._statements[first:last]
        said = [one for one in said if one.cue is None or not _has_no_content(one.cue.exact)]
        return [one for one in said if self._has_verb(one.start, min(one.end, end))]

    def _said_between(self, start: int, end: int) -> list[Mention]:
        """List the statements of a stretch that claim something: a clause, no mere name for it."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end)
        said = [one for one in self._statements[first:last] if one.end <= end]
        said = [one for one in said if one.cue is None or not _has_no_content(one.cue.exact)]
        return [one for one in said if self._has_verb(one.start, one.end)]

    def _charged_between(self, start: int, end: int) -> list[Mention]:
        """
        List what somebody is accused of: "Peru of spying on its navy", "Peru for the blast".

        Of "Peru was accused by Chile of spying" nothing but the spying is denied.
        """
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        charged = (
            _leave_out_accuser(one)
            for one in self._statements[first:last]
            if one.end <= end and one.cue is not None and _has_no_content(one.cue.exact)
        )
        return [one for one in charged if one is not None]

    def _has_verb(self, start: int, end: int) -> bool:
        first = bisect_left(self._tokens, start, key=lambda token: token.start)
        last = bisect_left(self._tokens, end, key=lambda token: token.start)
        return any(token.pos in _VERBAL for token in self._tokens[first:last])

    def _tell(self, sentence: Sentence, comma: int | None = None) -> Mention | None:
        """Take a sentence that the report tells itself, or its part, for what is denied."""
        last = sentence.last if comma is None else comma + 1
        tokens: Sequence[Token] = self._tokens[sentence.first : last]
        if not tokens or tokens[-1].text not in {".", ","} or len(tokens) < 4:
            return None
        if any(_has_no_content(token.lemma) for token in tokens if token.pos is PartOfSpeech.VERB):
            return None
        start, end = sentence.start, tokens[-1].start
        verb = self._find_saying(sentence.first, last)
        if verb is not None:
            said = self._said_by(verb, last)
            if said is None:
                return None
            start, end = said.start, said.end
        return Mention(
            report=self._article.id,
            start=start,
            end=end,
            exact=self._article.text[start:end],
            form=Form.INDIRECT,
            source=None,
            cue=None,
            origin=None,
            confidence=_CONFIDENCE,
            kind=ClaimKind.STATEMENT,
        )

    def _find_saying(self, first: int, last: int) -> int | None:
        """Find the main verb of a clause where it tells what its subject says: "Peru says"."""
        told = {token.head for token in self._tokens[first:last] if token.relation == "ccomp"}
        speaking = {
            token.head
            for token in self._tokens[first:last]
            if token.relation == "nsubj" and token.text.lower() not in {"who", "which", "that"}
        }
        return next(
            (
                at
                for at in range(first, last)
                if at in told & speaking and self._tokens[at].lemma in _SAYING
            ),
            None,
        )

    def _said_by(self, verb: int, last: int) -> Part | None:
        """Give the clause behind a verb of saying; None where it stands elsewhere."""
        tokens = self._tokens
        clause = next(
            (
                at
                for at in range(verb + 1, last)
                if tokens[at].relation == "ccomp" and tokens[at].head == verb
            ),
            None,
        )
        if clause is None:
            return None
        inside = [at for at in range(verb + 1, last) if self._hangs_on(at, clause)]
        skipped = {PartOfSpeech.PUNCT, PartOfSpeech.SCONJ}
        inside = [at for at in inside if at == clause or tokens[at].pos is not PartOfSpeech.PUNCT]
        while inside[0] != clause and tokens[inside[0]].pos in skipped:
            inside.pop(0)
        return Part(start=tokens[inside[0]].start, end=tokens[inside[-1]].end)


def _deniable(said: Mention) -> Mention | None:
    """
    Give what is said, unless it is a denial: who denies that one affirms.

    Of "they held a man who allegedly sold pictures" the man denies but the selling.
    """
    if stance_of(said) is Stance.DENY:
        return None
    deed = next(reversed([*_ONE_WHO.finditer(said.exact)]), None)
    if deed is None or said.parts:
        return said
    return replace(said, start=said.start + deed.end(), exact=said.exact[deed.end() :])


def _leave_out_accuser(said: Mention) -> Mention | None:
    """Give what somebody "was accused by Chile of", without the accusing; None for no deed."""
    if _ACCUSED.match(said.exact) is None:
        return said if _CHARGED.search(said.exact) else None
    deed = _ACCUSED_OF.match(said.exact)
    if deed is None:
        return None
    return replace(said, start=said.start + deed.end(), exact=said.exact[deed.end() :], parts=())


def _has_no_content(cue: str) -> bool:
    """Tell whether a cue has somebody for its object, so that its words claim nothing."""
    return _AUXILIARIES.sub("", cue.lower()).startswith(_NO_CONTENTS)
