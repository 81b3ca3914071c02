"""Decides what of an attribution is stated: the clause itself, and whether it is one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from crosswire.extract.statements.stance import NounUse, has_noun_object, is_nobody, noun_use_of
from crosswire.reference import any_of
from crosswire.types import Part, PartOfSpeech, Reading, Token

_NOUNS = "(?:{})".format(
    "|".join(any_of(f"statements.{row}") for row in ("claims", "rumours", "views"))
)
_MODIFIERS_OF_CLAIM = r"(?:(?!(?:that|which|who|to|of)\b)[^\W_][\w’'-]* ){0,5}?"
_CLAIM = re.compile(
    rf"{_MODIFIERS_OF_CLAIM}{_NOUNS}(?: (?:in|by|from) (?:[\w’'.-]+ ){{0,3}}?[\w’'.-]+)?"
    r"(?= (?:that|(?:that |which )?(?:said|says|saying)) (?=\S))",
    re.IGNORECASE,
)
_BARE_CLAIM = re.compile(
    rf"(?:(?!(?:the|these|those)\b)[^\W\d_][\w’'-]* ){{0,3}}?{_NOUNS}"
    r"(?= (?:it|he|she|they|his|her|its|their) (?:[\w-]+ )?"
    r"(?:had|has|have|was|were|is|are|would|will)\b)",
    re.IGNORECASE,
)
"""Names for a claim whose clause follows without "that": "claims it had ignored warnings"."""
_INFINITIVE = re.compile(
    r"to (?:confirm|deny|say|rule out|admit|acknowledge|accept|concede|believe|disclose|reveal|"
    r"specify|predict|state|add|tell|explain|stress|note|warn|recogni[sz]e)\b(?=[\s:,]+\S)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:to )?(?:comment|elaborate)\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:(?:refus|declin)(?:e[sd]?|ing)|fail(?:s|ed|ing)?|refusal|failure)$", re.IGNORECASE
)
_OPENING = re.compile(
    r"[\s,:]*(?:(?:that |which )?(?:said|says|saying)\s+)?(?:that\s+)?(?=\S)", re.IGNORECASE
)
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_LONG = 3  # words from which a noun phrase can stand for a clause
_VERBAL = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUX})
_SKIPPED = frozenset({PartOfSpeech.PUNCT, PartOfSpeech.DET})
_MODIFIERS = ("acl", "amod", "compound")
_CHAIN = 3  # verbs joined by "and" that share what they describe


def unwrap(text: str, cue: Part, content: Part) -> tuple[Part, Part]:
    """
    Move words that only say how something is held from the content to the cue.

    "rejected | claims that the port was closed" becomes "rejected claims | the port was
    closed", and "refused | to confirm that talks took place" "refused to confirm | talks took
    place", so that the content is what is claimed and the cue what the speaker makes of it. Whose
    claims they are stands in the cue too: "denying residents' reports". What is "said" is no
    claim that the speaker only names: "said reports that the port was closed were false".
    """
    gap = text[cue.end : content.start]
    if gap.strip():
        return cue, content
    is_claim_named = has_noun_object(text[cue.start : cue.end])
    for pattern in (_INFINITIVE, *((_CLAIM, _BARE_CLAIM) if is_claim_named else ())):
        wrapping = pattern.match(text, content.start, content.end)
        if wrapping is None:
            continue
        opening = _OPENING.match(text, wrapping.end(), content.end)
        start = opening.end() if opening is not None else wrapping.end()
        if start < content.end:
            cue, content = (
                Part(start=cue.start, end=wrapping.end()),
                Part(start=start, end=content.end),
            )
    return cue, content


class Contents:
    """Tells propositions from fragments by the words of one reading."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._tokens = reading.tokens
        self._starts = [token.start for token in reading.tokens]

    def is_statement(
        self, parts: Sequence[Part], cue: Part | None, source: Part | None = None
    ) -> bool:
        """
        Tell whether words in the reporter's own voice say something that can be true or false.

        A clause does, and so does a plan ("hopes to return") or an act ("denied ordering the
        raid"); a noun phrase only where its cue makes it whole: "condemned the attack" does,
        "discussed the results" does not. "Refused to concede" tells what somebody did not do:
        without its refusal the rest would say the opposite, so that it is left to the events; and
        so would a noun phrase that nobody says: "no group has claimed responsibility".
        """
        first, last = parts[0], parts[-1]
        if _COMMENT.match(self._text, first.start, last.end):
            return False
        if cue is not None and self._is_refused(first, cue):
            return False
        tokens = [
            token
            for part in parts
            for token in self._tokens[
                bisect_left(self._starts, part.start) : bisect_left(self._starts, part.end)
            ]
        ]
        if self._has_clause(tokens):
            return True
        if cue is None or (source and is_nobody(self._text[source.start : source.end])):
            return False
        words = [token for token in tokens if token.pos not in _SKIPPED]
        if all(token.pos is PartOfSpeech.PRON for token in words):
            return False
        use = noun_use_of(self._text[cue.start : cue.end])
        return use is NounUse.WHOLE or (use is NounUse.LONG and len(words) >= _LONG)

    def _is_refused(self, content: Part, cue: Part) -> bool:
        """Tell whether a content is only the act that somebody refuses: "refused | to resign"."""
        act = self._text[content.start : content.end].lower().startswith("to ")
        return act and _REFUSAL.search(self._text[cue.start : cue.end].strip()) is not None

    def _has_clause(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a verb stands in the words, those of relative clauses left out."""
        relative = False
        for index, token in enumerate(tokens):
            lower = token.text.lower()
            before = tokens[index - 1] if index else None
            follows_noun = before is not None and before.pos is PartOfSpeech.NOUN
            if (lower in _RELATIVE and index) or (lower == "that" and follows_noun):
                relative = True
            elif lower in {",", ";"}:
                relative = False
            if token.pos not in _VERBAL or (relative and _leaves_relative(tokens, index)):
                relative = relative and token.pos not in _VERBAL
                continue
            if index == 0 or (index < 3 and tokens[0].text.lower() == "to"):
                return True
            is_infinitive = before is not None and before.text.lower() == "to"
            is_participle = token.pos is PartOfSpeech.VERB and (
                lower.endswith("ing") or (_is_passive(tokens, index) and self._is_modifier(token))
            )
            if not is_infinitive and not is_participle:
                return True
        return False

    def _is_modifier(self, token: Token) -> bool:
        """
        Tell whether a form in -ed describes a noun, by the syntax where the reader gives it.

        "Votes counted in Lima" are votes; "the votes ended in a tie" tells what happened.
        """
        for _ in range(_CHAIN):
            if token.relation != "conj" or token.head is None:
                break
            token = self._tokens[token.head]
        return token.relation is None or token.relation.startswith(_MODIFIERS)


def _leaves_relative(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the verb belongs to the relative clause and is not behind another verb."""
    return index > 0 and tokens[index - 1].text != ","


def _is_passive(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a form in -ed stands for "that was ...": "reports published by the court"."""
    if not tokens[index].text.lower().endswith(("ed", "wn", "en")):
        return False
    behind = tokens[index + 1].text.lower() if index + 1 < len(tokens) else "."
    return behind in {"by", "in", "on", "at", "to", "from", "during", "against", "."}
