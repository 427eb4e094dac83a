"""Which kinds an operative paragraph has, and the words that say so.

In this order: forms (`rules/statute`) over its sentence; then the rules for descriptions, in the main clause, else in
the purpose that opens it; then the heading of the article, where the sentence has a verb of support or duty but names no
instrument; last the items of its list, for kinds that the lead does not have. A paragraph that only follows up has none
of these; nor has a list of contents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from billkit.engine.match import Hit
from billkit.engine.reading import Reading
from billkit.engine.statute.drafting import Drafting
from billkit.engine.statute.forms import MOST, Form, Forms, Heading
from billkit.engine.statute.literals import folded, literals_of, may_match
from billkit.engine.statute.units import Unit

Span = tuple[int, int]
_INSERTED = re.compile(r"“[^”]{8,600}”")
# stops inside abbreviations end no sentence: "15 U.S.C. 278s"
_ABBREVIATED = re.compile(r"(?<=\bU)\.(?=S)|(?<=\bU\.S)\.|(?<=\bU\.S\.C)\.|(?<=\bNo)\.|(?<=\bs)\.(?= \d)")
_NAMED_LAW = re.compile(r"「[^」]*」")


@dataclass
class Choice:
    """One kind of one paragraph: the rule that says so, its words, and the item of the list they stand in, if any."""

    kind: str
    rule: str
    at: Span
    sentence: Span  # of the lead, whatever the words stand in
    unit: Unit
    why: str
    hit: Hit | None = None
    item: Span | None = None
    each: bool = False
    sets: dict[str, Any] = field(default_factory=dict)
    repeats: list[Span] = field(default_factory=list)


class Chooser:
    """Goes through the units of one document in order; knows what was found in the article and the statute so far."""

    def __init__(self, text: str, forms: Forms, drafting: Drafting) -> None:
        self.text, self.forms, self.drafting = text, forms, drafting
        self._said: set[tuple[str, object]] = set()
        self._in_article: set[tuple[str, int]] = set()
        self._sentences: dict[Span, list[Span]] = {}
        self._known_words: dict[tuple[Span, bool], tuple[int, str, str]] = {}
        self._known_heads: dict[tuple[str, ...], tuple[Form, ...]] = {}
        self._named_by_heads: dict[str, Heading | None] = {}

    def read(self, reading: Reading, hits: Sequence[Hit]) -> None:
        """Go on with another part of the text."""
        self.reading = reading
        self._known_words.clear()
        self._hits = sorted(((*reading.offsets(*hit.anchor), hit) for hit in hits), key=lambda h: h[:2])
        self._starts = [start for start, _, _ in self._hits]

    def may_name(self, sentences: Sequence[Span]) -> bool:
        """Whether the items of a unit's list may name instruments: it is no list of contents or conditions."""
        opening = self.text[max(sentences[-1][1] - MOST, sentences[0][0]) : sentences[-1][1]]
        words = folded(opening)
        return not _search(self.forms.contents, opening, words) and bool(
            _search(self.forms.support_list, opening, words)
        )

    def sentences(self, unit: Unit) -> list[Span]:
        """The sentences of a unit, cut once."""
        if unit.lead not in self._sentences:
            self._sentences[unit.lead] = self.drafting.sentences(self.text, unit)
        return self._sentences[unit.lead]

    def of(self, unit: Unit) -> list[Choice]:
        """The kinds of a unit, by their place."""
        sentences = self.sentences(unit)
        if not sentences:
            return []
        if unit.role == "addenda":
            own = self.drafting.own_addendum(unit)
            return list(self._unsaid(unit, self._by_forms(unit, sentences, addenda=True))) if own else []
        if self.drafting.amends_here(self.text, sentences[0]):
            return self._of_inserted_words(unit, sentences)
        found = list(self._by_forms(unit, sentences))
        if any(form.main for _, form in found):
            found = [(c, form) for c, form in found if form.main or form.anyway]
        if only := next((c for c, form in found if form.alone), None):
            return list(self._unsaid(unit, [(c, f) for c, f in found if c is only]))
        if self._follows_up(unit, sentences):
            anyway = [(c, f) for c, f in found if f.anyway or c.sentence != sentences[0]]
            return list(self._unsaid(unit, anyway))
        kept = list(self._unsaid(unit, found))
        known = {c.kind for c, _ in found}
        if not any(form.main for _, form in found):
            kept += self._by_hits(unit, sentences, known)
            kept += self._by_heading(unit, sentences, known)
        kept = self._with_items(unit, sentences, kept, known)
        self._in_article.update((c.kind, unit.group.start) for c in kept)
        return sorted(kept, key=lambda c: c.at)

    def _of_inserted_words(self, unit: Unit, sentences: Sequence[Span]) -> list[Choice]:
        """An amending clause: the kind of the words it inserts, if they name one."""
        if self._follows_up(unit, sentences):
            return []
        for span in (*sentences, *(span for _, span in unit.items)):
            for words in _INSERTED.finditer(self.reading.text, *span):
                for form in self.forms.forms:
                    if form.inserted and form.says.search(words[0]):
                        return list(
                            self._unsaid(unit, [(self._choice(form, sentences[0], sentences[0], unit), form)])
                        )
        return []

    def by_theme(self, unit: Unit, kind: str) -> Choice | None:
        """The kind of the bill as a whole, for an amending clause or inserted sentence that names none."""
        sentences = self.sentences(unit)
        if not sentences or (unit.role != "quoted" and self._follows_up(unit, sentences)):
            return None
        if unit.role == "quoted" and not self.forms.applies.search(self.reading.text[slice(*sentences[0])]):
            return None
        why = f"the bill's own subject; {unit.section.label} amends or inserts without naming it"
        return Choice(kind, "theme", sentences[0], sentences[0], unit, why)

    def theme(self, title: Span) -> str | None:
        """The kind that the long title names."""
        words = self.text[title[0] : title[1]]
        return next((f.kind for f in self.forms.forms if f.inserted and f.says.search(words)), None)

    def _with_items(
        self, unit: Unit, sentences: Sequence[Span], kept: list[Choice], known: set[str]
    ) -> list[Choice]:
        """With what the list names; an opening that says nothing itself ("shall provide to States—") leaves its kind
        to the items."""
        bare = [c for c in kept if c.rule == "heading" and self.drafting.bare_opening(self.text, c.sentence)]
        items = self._by_items(unit, sentences, known - {c.kind for c in bare})
        return [*(c for c in kept if c not in bare or c.kind not in {i.kind for i in items}), *items]

    def _unsaid(self, unit: Unit, found: Sequence[tuple[Choice, Form]]) -> Iterator[Choice]:
        """Each kind once in the paragraph, in the article or in the statute, as its form says."""
        for choice, form in found:
            where: object = {"article": unit.group.start, "statute": None}.get(form.once, unit.lead)
            if (choice.kind, where) not in self._said:
                self._said.add((choice.kind, where))
                self._said.add((choice.kind, unit.lead))
                yield choice

    def _by_forms(
        self, unit: Unit, sentences: Sequence[Span], *, addenda: bool = False
    ) -> list[tuple[Choice, Form]]:
        found = []
        for form in self._headed(unit):
            if form.addenda == addenda and form.where != "item":
                for sentence in sentences[:1] if form.alone else sentences:
                    if at := self._says(form, unit.lead if form.whole else sentence):
                        at = at[0], max(at[0] + 1, min(at[1], sentence[1]))
                        found.append((self._choice(form, at, sentence, unit), form))
                        break
        return found

    def _choice(self, form: Form, at: Span, sentence: Span, unit: Unit, item: Span | None = None) -> Choice:
        why = f"operative words of {unit.section.label or 'the text'}"
        terms = [unit.items[0][1]] if form.kind == "legal.definition" and unit.items else []
        return Choice(
            form.kind, form.id, at, sentence, unit, why, item=item, sets=dict(form.sets), repeats=terms
        )

    def _headed(self, unit: Unit) -> tuple[Form, ...]:
        """The forms that may stand under the headings of a unit."""
        heads = unit.headings
        if heads not in self._known_heads:
            self._known_heads[heads] = tuple(form for form in self.forms.forms if self._fits(form, heads))
        return self._known_heads[heads]

    @staticmethod
    def _fits(form: Form, heads: Sequence[str]) -> bool:
        if form.unless_head and any(form.unless_head.search(head) for head in heads):
            return False
        return form.head is None or any(form.head.search(head) for head in heads)

    def _says(self, form: Form, span: Span) -> Span | None:
        start, words, letters = self._words(span, form.whole)
        match = _search(form.says, words, letters)
        if match is None or (form.unless and form.unless.search(words)):
            return None
        return start + match.start(), start + match.end()

    def _words(self, span: Span, whole: bool) -> tuple[int, str, str]:
        """Where the words of a sentence begin that are looked at, these words, and the same for a look at literals."""
        key = span, whole
        if key not in self._known_words:
            start = max(span[0], span[1] - MOST)
            words = (self.text if whole else self.reading.text)[start : span[1]]
            plain = _ABBREVIATED.sub("_", words)
            self._known_words[key] = start, plain, folded(plain)
        return self._known_words[key]

    def _follows_up(self, unit: Unit, sentences: Sequence[Span]) -> bool:
        if unit.headings and self.forms.follow_up_head.search(unit.headings[0]):
            return True
        words = self.reading.text[max(sentences[0][0], sentences[0][1] - MOST) : sentences[0][1]]
        letters = folded(words)
        return any(_search(pattern, words, letters) for pattern in self.forms.follow_up)

    # --- the rules for descriptions

    def _by_hits(self, unit: Unit, sentences: Sequence[Span], known: set[str]) -> list[Choice]:
        found: list[Choice] = []
        money = any(kind.startswith("finance.") for kind in known)

        def paid_for(kind: str) -> bool:
            """Whether a paragraph on money only repeats what an earlier one of its article supports."""
            return money and (kind, unit.group.start) in self._in_article

        for sentence in sentences:
            core = self.drafting.main(self.text, sentence)
            inside = [h for h in self._inside(sentence) if self._counts(h, sentence)]
            main = [h for h in inside if h[0] >= core]
            if not main and self._kind_of_heading(unit) is None:
                purposes = self.drafting.purposes(self.text, sentence)
                main = [h for h in inside if any(a <= h[0] < b for a, b in purposes)]
            for start, end, hit in main:
                if hit.kind not in known and self._new(hit.kind, unit) and not paid_for(hit.kind):
                    known.add(hit.kind)
                    why = f"operative words of {unit.section.label or 'the text'}"
                    found.append(
                        Choice(
                            hit.kind,
                            hit.cue.id,
                            (start, end),
                            sentence,
                            unit,
                            why,
                            hit=hit,
                            sets=dict(hit.cue.sets),
                        )
                    )
        return found

    def _new(self, kind: str, unit: Unit) -> bool:
        return (kind, unit.lead) not in self._said

    def _inside(self, span: Span) -> list[tuple[int, int, Hit]]:
        first = bisect_left(self._starts, span[0])
        found = []
        for at in range(first, len(self._hits)):
            if self._hits[at][0] >= span[1]:
                break
            found.append(self._hits[at])
        return found

    def _counts(self, hit: tuple[int, int, Hit], span: Span) -> bool:
        start, end, rule = hit
        if rule.kind in self.forms.own or rule.kind == "other.unspecified":
            return False
        low = max(span[0], start - 300)
        around = self.text[low : min(span[1], end + 300)]
        for match in _NAMED_LAW.finditer(around):
            if match.start() + low < end and start < match.end() + low:
                return False
        before = self.text[max(span[0], start - 30) : start]
        return self.forms.reference.search(before) is None

    # --- headings and lists

    def _by_heading(self, unit: Unit, sentences: Sequence[Span], known: set[str]) -> list[Choice]:
        named = self._kind_of_heading(unit)
        if named is None:
            return []
        heading, head = named
        kind = heading.kind
        if kind in known or (heading.weak and known):
            self._said.add((kind, unit.group.start))
            return []
        again = (kind, unit.group.start) in self._said
        known.add(kind)
        for sentence in sentences:
            start = max(sentence[0], sentence[1] - MOST)
            words = self.reading.text[start : sentence[1]]
            match = self.forms.operative.search(words)
            if match is None or (
                again and not (unit.items and not heading.once and self.forms.support_list.search(words))
            ):
                continue
            self._said.add((kind, unit.group.start))
            why = f"heading {head!r} over operative words of {unit.section.label}"
            named_at = min((h[0] for h in self._inside(sentence) if h[2].kind == kind), default=sentence[1])
            at = min(start + match.start(), named_at), start + match.end()
            return [Choice(kind, "heading", at, sentence, unit, why)]
        return []

    def _kind_of_heading(self, unit: Unit) -> tuple[Heading, str] | None:
        """What the headings over a unit name, the nearest first, with that heading."""
        for head in unit.near_headings:
            if head not in self._named_by_heads:
                named = (h for h in self.forms.headings if h.pattern.search(head))
                self._named_by_heads[head] = next(named, None)
            if (heading := self._named_by_heads[head]) is not None:
                return heading, head
        return None

    def _by_items(self, unit: Unit, sentences: Sequence[Span], known: set[str]) -> list[Choice]:
        if not unit.items or not self.may_name(sentences):
            return []
        found: dict[str, Choice] = {}
        more: list[Choice] = []
        for span, choice in self._named_by_items(unit, sentences[-1]):
            if choice.each and (choice.kind in known or choice.kind in found):
                more.append(choice)
            elif choice.kind in found:
                if found[choice.kind].item != span:
                    found[choice.kind].repeats.append(choice.at)
            elif choice.kind not in known:
                found[choice.kind] = choice
        return [*found.values(), *more]

    def _named_by_items(self, unit: Unit, lead: Span) -> Iterator[tuple[Span, Choice]]:
        """What the items name: by forms, else by the rules for descriptions. Items that open contents, and the one that
        closes a list ("그 밖에 …"), name nothing."""
        passed = 0
        for section, span in unit.items:
            words = self.reading.text[slice(*span)]
            if span[0] < passed or self.forms.rest.match(words):
                continue
            if _search(self.forms.contents, words, folded(words)):
                passed = section.end
            for choice in self._item_forms(unit, span, lead) or self._item_hits(unit, span, lead):
                choice.why = f"item {section.label} of the list that {unit.section.label} opens"
                yield span, choice

    def _item_forms(self, unit: Unit, span: Span, lead: Span) -> list[Choice]:
        return [
            replace(self._choice(form, at, lead, unit, item=span), each=form.each)
            for form in self._headed(unit)
            if form.where != "sentence" and not form.addenda and (at := self._says(form, span))
        ]

    def _item_hits(self, unit: Unit, span: Span, lead: Span) -> list[Choice]:
        return [
            Choice(hit.kind, hit.cue.id, (start, end), lead, unit, "", hit=hit, item=span)
            for start, end, hit in self._inside(span)
            if self._counts((start, end, hit), span)
        ]


def _search(pattern: re.Pattern[str], words: str, letters: str) -> re.Match[str] | None:
    """A search that is left out where the letters of the words, `folded`, hold none of the pattern's literals."""
    return pattern.search(words) if may_match(literals_of(pattern), letters) else None
