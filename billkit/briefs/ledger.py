"""Where every fact of a brief is looked up: documents, analyses, measures, and what can be counted in them.

A subject names a thing, a field says what is asked of it:

    bill/0/claim/name             value, as_written (title, number, jurisdiction, stage, sponsors_count, sponsor-0)
    bill/0/claim/date-0           event, value, as_written
    bill/0/provision/p3           kind, kind_title, actor, modality, section, quote/0, details.amount, details.object/1
    bill/0/context/2              economy, economy_name, kind, quote/0, details.…   (exclusion, demand, other alike)
    bill/0/notice/0               message
    bill/0/count                  provisions, kinds, area/finance, area_beyond/2/finance, kind/finance.loan, modality/may, sums, sums_beyond/8,
                                  beyond/exclusions/6 (how many there are without the first six)
    conflict/0                    topic, detail, nature, settled_by
    conflict/0/1                  (its second side) source, value, quote/0
    measure/us-…                  any column of the measures data
    economy/US                    name, recorded/trade.tariff, in_use/…, not_in_use/…, beyond/2/… (without the first two),
                                  in_use_beyond/1/…, status/expired/…; without a kind: over all kinds; shared_kinds
    kind/finance.loan             title, wto_scm_article; and whether it is shared_by_all, shared_by_some, in_bill_only, not_recorded,
                                  elsewhere_only, elsewhere_in/US
    area/finance                  title
    data                          first_as_of, last_as_of, measures
    document/0                    name
    dossier                       conflicts
    comparison                    economies, home, and how many kinds are shared_by_all, shared, in_bill_only, …
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from billkit.briefs.catalogue import catalogue
from billkit.comparison import area, in_use
from billkit.economies import crosswalk, crosswalk_kinds
from billkit.models.analysis import Analysis, BillDate, Claim, DetailValue, Provision
from billkit.models.brief import FactValue, Language
from billkit.models.comparison import Comparison
from billkit.models.document import Document
from billkit.models.dossier import Conflict, Dossier, Side
from billkit.models.evidence import Evidence
from billkit.models.measure import Measure

# sums that are no support: what a penalty, a fee or a duty costs the firm
CHARGES = ("enforcement.", "finance.fee", "carbon.pricing", "trade.")
ITEMS = {
    "provision": "provisions",
    "context": "context_measures",
    "exclusion": "exclusions",
    "demand": "demands",
    "notice": "notices",
}


class Unknown(KeyError):
    """A subject or field that does not exist: the brief asserts something about nothing."""


class Key(NamedTuple):
    """An item of an analysis: which bill, which list, which id or place in it."""

    bill: int
    group: str
    item: str


class Ledger:
    """The material of a brief. Look-ups never guess: what is not there is None, what cannot be is `Unknown`."""

    def __init__(
        self,
        comparison: Comparison,
        documents: Sequence[Document],
        analyses: Sequence[Analysis],
        measures: Iterable[Measure],
        kinds: Mapping[str, str],
        economies: Mapping[str, str],
        lang: Language = "en",
        dossier: Dossier | None = None,
    ) -> None:
        """`kinds` and `economies` are titles and names in `lang`. With a `dossier`, the documents and analyses are its
        sources, the bill of the brief first."""
        if len(documents) != len(analyses) or len(comparison.bills) > len(analyses):
            raise ValueError(
                "a brief needs one document for each analysis, and the comparison of these analyses"
            )
        if dossier is not None and len(dossier.sources) != len(documents):
            raise ValueError("the dossier of a brief has its documents as sources, in their order")
        self.lang: Language = lang
        self.dossier = dossier
        self.comparison = comparison
        self.documents = tuple(documents)
        self.analyses = tuple(analyses)
        self.measures = {measure.measure_id: measure for measure in measures}
        self.kinds = kinds
        self.economies = economies

    # --- look-ups -------------------------------------------------------------------------------------------------

    def value(self, subject: str, field: str) -> FactValue:
        """What stands in the material. Raises Unknown for a subject or a field that does not exist."""
        head, _, rest = subject.partition("/")
        if head == "bill":
            return self._of_bill(rest, field)
        if head == "measure":
            return self._of_measure(rest, field)
        if head == "economy":
            return self._of_economy(rest, field)
        if head == "kind":
            return self._of_kind(rest, field)
        if head == "area" and field == "title":
            return str(catalogue(self.lang)["area"].get(rest, rest))
        if head == "conflict":
            return self._of_conflict(rest, field)
        if head == "dossier" and field == "conflicts" and self.dossier is not None:
            return len(self.dossier.conflicts)
        if head == "document" and field == "name":
            return document_name(self.documents[_index(rest, self.documents)])
        if head == "data":
            return self._of_data(field)
        if head == "comparison":
            return self._of_comparison(field)
        raise Unknown(f"{subject} {field}")

    def evidence(self, subject: str) -> tuple[Evidence, ...]:
        """The spans on which a subject of a bill rests; none for the rest."""
        if subject.startswith("conflict/"):
            return self._of_side(subject)
        if not subject.startswith("bill/") or subject.endswith("/count") or "/notice/" in subject:
            return ()
        evidence = self.item(subject).evidence
        return (evidence,) if isinstance(evidence, Evidence) else tuple(evidence)

    def text_of(self, subject: str) -> int:
        """The number of the document in which the evidence of a subject stands."""
        parts = subject.split("/")
        if parts[0] == "conflict" and len(parts) == 3:
            return self._side(subject).source
        return int(parts[1])

    def _conflict(self, number: str) -> Conflict:
        if self.dossier is None:
            raise Unknown(f"conflict/{number}")
        return self.dossier.conflicts[_index(number, self.dossier.conflicts)]

    def _side(self, subject: str) -> Side:
        _, number, side = subject.split("/")
        sides = self._conflict(number).sides
        return sides[_index(side, sides)]

    def _of_side(self, subject: str) -> tuple[Evidence, ...]:
        if subject.count("/") < 2:
            return ()
        side = self._side(subject)
        document = self.documents[side.source]
        return tuple(document.evidence(cited.start, cited.end) for cited in side.citations)

    def _of_conflict(self, rest: str, field: str) -> FactValue:
        number, _, side = rest.partition("/")
        conflict = self._conflict(number)
        if not side:
            return self._of_whole_conflict(conflict, field)
        told = self._side(f"conflict/{rest}")
        if field == "source":
            return document_name(self.documents[told.source])
        if field == "value":
            return told.value
        if field.startswith("quote/"):
            return str(told.citations[_index(field.removeprefix("quote/"), told.citations)].quote)
        raise Unknown(f"conflict/{rest} {field}")

    def _of_whole_conflict(self, conflict: Conflict, field: str) -> FactValue:
        if field == "topic":
            return self.kinds.get(conflict.kind, conflict.kind) if conflict.kind else conflict.code
        if field == "detail":
            return conflict.detail
        if field == "nature":
            return conflict.nature
        if field == "settled_by":
            settled = conflict.settled_by
            return None if settled is None else document_name(self.documents[settled])
        raise Unknown(f"conflict {field}")

    def item(self, subject: str) -> Any:
        """The item of an analysis that a subject names. Raises Unknown."""
        key = _key(subject)
        analysis = self.analyses[_index(str(key.bill), self.analyses)]
        if key.group == "provision":
            if (key.bill, key.item) not in self._provisions:
                raise Unknown(subject)
            return self._provisions[key.bill, key.item]
        if key.group == "claim":
            return self._claim(key.bill, key.item, subject)
        if key.group == "other":
            return analysis.other_bills[_index(key.item, analysis.other_bills)]
        if key.group not in ITEMS:
            raise Unknown(subject)
        items = getattr(analysis, ITEMS[key.group])
        return items[_index(key.item, items)]

    @cached_property
    def _provisions(self) -> Mapping[tuple[int, str], Provision]:
        """Provisions by bill and id; the first, should two have the same id."""
        return {
            (bill, provision.id): provision
            for bill, analysis in enumerate(self.analyses)
            for provision in reversed(analysis.provisions)
        }

    def _claim(self, bill: int, field: str, subject: str) -> Claim | BillDate:
        facts = self.analyses[bill].bill
        if facts is None:
            raise Unknown(subject)
        found: Claim | BillDate | None
        if field == "name":
            found = facts.short_title or facts.title
        elif field.startswith("sponsor-"):
            found = facts.sponsors[_index(field.removeprefix("sponsor-"), facts.sponsors)]
        elif field.startswith("date-"):
            found = facts.dates[_index(field.removeprefix("date-"), facts.dates)]
        else:
            found = getattr(facts, field, None)
        if not isinstance(found, Claim | BillDate):
            raise Unknown(subject)
        return found

    def _of_bill(self, rest: str, field: str) -> FactValue:
        number, _, inside = rest.partition("/")
        bill = _index(number, self.analyses)
        if inside == "count":
            return self._count(bill, field)
        item = self.item(f"bill/{rest}")
        if field.startswith("quote/"):
            return str(item.evidence[_index(field.removeprefix("quote/"), item.evidence)].quote)
        if field.startswith("details."):
            return _detail(item.details, field.removeprefix("details."))
        if field == "kind_title":
            return self.kinds.get(str(item.kind), str(item.kind))
        if field == "economy_name":
            code = str(item.value if isinstance(item, Claim) else item.economy)
            return self.economies.get(code, code)
        if not hasattr(item, field) or field in ("evidence", "details", "trace"):
            raise Unknown(f"bill/{rest} {field}")
        return getattr(item, field)  # type: ignore[no-any-return]

    def _count(self, bill: int, field: str) -> int:
        provisions = self.analyses[bill].provisions
        what, _, which = field.partition("/")
        if what in ("beyond", "area_beyond"):
            return self._beyond(bill, what, which)
        if what == "sums_beyond":
            return max(0, sum(map(names_figure, provisions)) - int(which))
        counts = {
            "provisions": len(provisions),
            "kinds": len({p.kind for p in provisions}),
            "area": sum(area(p.kind) == which for p in provisions),
            "kind": sum(p.kind == which for p in provisions),
            "modality": sum(p.modality == which for p in provisions),
            "sums": sum(names_support(p) for p in provisions),
        }
        if what not in counts:
            raise Unknown(f"bill/{bill}/count {field}")
        return counts[what]

    def _beyond(self, bill: int, what: str, which: str) -> int:
        """How many there are without the first ones: ``exclusions/6``, or of an area ``6/finance``."""
        if what == "area_beyond":
            shown, _, code = which.partition("/")
            return max(0, self._count(bill, f"area/{code}") - int(shown))
        group, _, shown = which.partition("/")
        if group not in ITEMS.values():
            raise Unknown(f"bill/{bill}/count beyond {group}")
        return max(0, len(getattr(self.analyses[bill], group)) - int(shown))

    def _of_measure(self, measure_id: str, field: str) -> FactValue:
        measure = self.measures.get(measure_id)
        if measure is None or not hasattr(measure, field):
            raise Unknown(f"measure/{measure_id} {field}")
        value = getattr(measure, field)
        return value if value is None or isinstance(value, str | int | float) else str(value)

    def _of_economy(self, code: str, field: str) -> FactValue:
        if field == "name":
            return self.economies.get(code, code)
        what, _, which = field.partition("/")
        mine = [m for m in self.measures.values() if m.economy == code]
        if what == "status":
            status, _, kind = which.partition("/")
            return sum(m.status == status and (not kind or m.instrument == kind) for m in mine)
        if what == "shared_kinds":
            return len({m.instrument for m in mine if in_use(m)} & self._kinds_of_bill)
        if what in ("beyond", "in_use_beyond"):
            shown, _, which = which.partition("/")
        mine = [m for m in mine if not which or m.instrument == which]
        if what == "beyond":
            return max(0, len(mine) - int(shown))
        if what == "in_use_beyond":
            return max(0, sum(map(in_use, mine)) - int(shown))
        if what == "recorded":
            return len(mine)
        if what == "in_use":
            return sum(map(in_use, mine))
        if what == "not_in_use":
            return len(mine) - sum(map(in_use, mine))
        raise Unknown(f"economy/{code} {field}")

    @property
    def compared_analyses(self) -> tuple[Analysis, ...]:
        """The analyses that are columns of the comparison; those of other sources of the bill are not."""
        return self.analyses[: len(self.comparison.bills)]

    @cached_property
    def _kinds_of_bill(self) -> frozenset[str]:
        return frozenset(p.kind for analysis in self.compared_analyses for p in analysis.provisions)

    @cached_property
    def compared(self) -> tuple[Measure, ...]:
        """The measures this brief draws on: of the economies compared, and those at home."""
        codes = set(self.comparison.economies)
        home = set(self.comparison.home)
        return tuple(m for m in self.measures.values() if m.economy in codes or m.measure_id in home)

    def _of_data(self, field: str) -> FactValue:
        days = [str(measure.as_of) for measure in self.compared if measure.as_of]
        if field == "first_as_of":
            return min(days, default=None)
        if field == "last_as_of":
            return max(days, default=None)
        if field == "measures":
            return len(self.compared)
        raise Unknown(f"data {field}")

    def _of_comparison(self, field: str) -> FactValue:
        if field == "economies":
            return len(self.comparison.economies)
        if field == "home":
            return len(self.comparison.home)
        known = {m.instrument for m in self.measures.values()}
        known |= self._kinds_of_bill
        return sum(self._is(kind, field) for kind in sorted(known))

    def _of_kind(self, kind: str, field: str) -> FactValue:
        if field == "title":
            return self.kinds.get(kind, kind)
        if field == "wto_scm_article":
            return crosswalk(kind).wto_scm_article if kind in crosswalk_kinds() else None
        return self._is(kind, field)

    def _is(self, kind: str, side: str) -> bool:
        """On which side a kind stands, told from provisions and measures alone, not from the comparison."""
        in_bill = kind in self._kinds_of_bill
        rows = [m for m in self.measures.values() if m.instrument == kind]
        used = {m.economy for m in rows if in_use(m) and m.economy in self.comparison.economies}
        everywhere = len(used) == len(self.comparison.economies) > 0
        sides = {
            "shared": in_bill and bool(used),
            "shared_by_all": in_bill and everywhere,
            "shared_by_some": in_bill and bool(used) and not everywhere,
            "in_bill_only": in_bill and not used and bool(rows),
            "not_recorded": in_bill and not rows,
            "elsewhere_only": bool(used) and not in_bill,
        }
        where, _, code = side.partition("/")
        if where == "elsewhere_in" and code in self.comparison.economies:
            return code in used and not in_bill
        if side not in sides:
            raise Unknown(f"kind/{kind} {side}")
        return sides[side]


def names_support(provision: Provision) -> bool:
    """Whether a provision names an amount of public money: not what a penalty, a fee or a duty costs a firm."""
    return provision.details.get("amount") is not None and not provision.kind.startswith(CHARGES)


def names_figure(provision: Provision) -> bool:
    """Whether a provision names an amount or a rate of any sort, or says that there is no ceiling."""
    stated = provision.details
    unlimited = stated.get("amount_kind") == "unlimited"
    return unlimited or stated.get("amount") is not None or stated.get("rate") is not None


def document_name(document: Document) -> str:
    """The file name alone: where it lies on somebody's machine is nobody's business."""
    name = PurePosixPath(document.source.replace("\\", "/")).name
    return "standard input" if name in ("", "-") else name


def _key(subject: str) -> Key:
    parts = subject.split("/", 3)
    if len(parts) != 4 or not parts[1].isdigit():
        raise Unknown(subject)
    return Key(int(parts[1]), parts[2], parts[3])


def _index(text: str, items: Sequence[Any]) -> int:
    if not text.isdigit() or int(text) >= len(items):
        raise Unknown(f"no item {text} among {len(items)}")
    return int(text)


def _detail(details: Mapping[str, DetailValue], path: str) -> FactValue:
    """``amount`` of the details, or the second of a list: ``object/1``. None where it is not stated."""
    field, _, place = path.partition("/")
    value = details.get(field)
    if isinstance(value, list):
        return value[_index(place or "0", value)]
    if place:
        raise Unknown(f"details.{path}")
    return value
