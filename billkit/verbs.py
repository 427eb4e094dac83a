"""The verbs of the library; each has a twin on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from billkit.models import Analysis, Document
from billkit.models.measure import Measure

if TYPE_CHECKING:
    from billkit.briefs import Ledger, VerifiedBrief
    from billkit.briefs.checking.citations import Made
    from billkit.economies.check import Fault
    from billkit.economies.exports import Measures
    from billkit.models.brief import Language, Tier
    from billkit.models.comparison import Comparison
    from billkit.models.crosswalk import Crosswalk
    from billkit.models.dossier import Dossier
    from billkit.models.origins import Origins
    from billkit.models.rules_diff import RulesDiff
    from billkit.models.similar import Similar
    from billkit.models.verification import Recipe, Verification
    from billkit.models.version_diff import VersionDiff
    from billkit.pictures import Picture

Readable = str | Path | bytes | BinaryIO | Document
OwnMeasures = str | Path | Iterable[Measure]


def read(source: Readable, name: str | None = None) -> Document:
    """Read a source once: a path, "-" for standard input, bytes, or an open binary file.

    Raises UnreadableSource (missing, a directory, empty, binary, undecodable) with the remedy.
    """
    if isinstance(source, Document):
        return source
    from billkit.readers import read as read_source

    return read_source(source, name)


def parse(source: Readable, rules: Path | str | None = None) -> Analysis:
    """What a bill description contains: provisions with evidence, and what is said around them.

    `rules` is a folder of your own rules, laid over the shipped ones. Raises UnreadableSource and RuleError.
    """
    from billkit.engine.analyse import analyse

    return analyse(read(source), Path(rules) if rules is not None else None)


def compare(
    sources: Sequence[Readable | Analysis],
    against: Sequence[str] = (),
    rules: Path | str | None = None,
    measures: OwnMeasures | None = None,
    measures_only: bool = False,
) -> Comparison:
    """Bills and economies side by side, kind by kind: one column for each source and each economy.

    `against` names economies by code or name. `measures`, a file or rows of your own, is laid over the shipped data: a
    row with a known measure_id replaces that row, others are added; with `measures_only` it stands alone. Raises
    MeasuresError on an unknown economy, naming the nearest, and on a faulty file, and NoBillFound when a source
    describes no bill.
    """
    rows = _rows(measures, measures_only)
    codes = _codes(against)
    both = [_read_and_analysed(source, rules) for source in sources]
    return _compared([analysis for _, analysis in both], codes, rules, rows, [text for text, _ in both])


def dossier(
    sources: str | Path | Sequence[Readable | Analysis | Mapping[str, Any]],
    rules: Path | str | None = None,
    title: str | None = None,
) -> Dossier:
    """Several sources of one bill as one inventory: which sources say a provision, as reported, proposed or enacted, and
    where they conflict.

    `sources` is a TOML file that lists them, or a sequence of sources. What a document does not tell of itself stands
    beside it: ``{"file": "news.txt", "status": "reported", "date": "2025-08-05"}`` (see
    `billkit.comparison.dossier.listed`). Raises UnreadableSource on a faulty list and NoBillFound where a source
    describes no bill.
    """
    from billkit.comparison.dossier import Listed, checked, listed
    from billkit.comparison.dossier import dossier as merged

    told: list[tuple[Readable | Analysis, Listed]] = []
    if isinstance(sources, str | Path):
        named, files = listed(Path(sources))
        title = title or named
        told += files
    else:
        for number, source in enumerate(sources, 1):
            beside = dict(source) if isinstance(source, Mapping) else {"file": source}
            file = beside.pop("file", "-")
            told.append((file, checked(f"source {number}", beside)))
    members = [(*_read_and_analysed(source, rules), beside) for source, beside in told]
    return merged([(analysis, text, beside) for text, analysis, beside in members], _kinds(rules), title)


def origins(alternative: Readable, sources: Sequence[Readable], rules: Path | str | None = None) -> Origins:
    """Where the clauses and provisions of a committee's alternative stand in its source bills; what is new, what was lost.

    Raises UnreadableSource, RuleError and NoBillFound as `compare` does.
    """
    from billkit.comparison.origins import origins as traced

    texts = [read(source) for source in (alternative, *sources)]
    made, *others = [(text, _analysed(text, rules)) for text in texts]
    return traced(made, others, _kinds(rules))


def similar(
    source: Readable | Analysis,
    corpus: str | Path,
    top: int = 10,
    rules: Path | str | None = None,
    jobs: int = 1,
    progress: Callable[[int, int, str], None] | None = None,
) -> Similar:
    """The documents of a folder whose provisions are most like those of a source, ranked, with what is alike.

    Every file is read once, by `jobs` processes; `progress` is called after each with the number done, the number of
    all, and the name. A file that cannot be read is listed in `not_compared` and stops nothing. Raises UnreadableSource
    where the folder is none, and NoBillFound where the source describes no bill.
    """
    from billkit.comparison.similar import parsed
    from billkit.comparison.similar import similar as ranked

    analysis = _analysed(source, rules)
    found = parsed(Path(corpus), Path(rules) if rules is not None else None, jobs, progress)
    return ranked(analysis, found.documents, _kinds(rules), top, found.not_compared)


def diff(
    old: Readable, new: Readable, provisions: bool = True, rules: Path | str | None = None
) -> VersionDiff:
    """Two versions of a statute or bill: what became of each article and what is in it, word by word.

    `billkit.comparison.versions.replay(document.text, diff.redline)` makes the new text of the old one. With `provisions`
    both are parsed as well, and what was gained, lost or changed in substance is told. Raises UnreadableSource and RuleError.
    """
    from billkit.comparison.versions import diff as compared
    from billkit.comparison.versions import with_provisions

    before, after = read(old), read(new)
    found = compared(before, after)
    if not provisions or not any(edit.op != "equal" for edit in found.redline):
        return found
    return with_provisions(found, parse(before, rules), parse(after, rules))


def rules_diff(
    base: str | Path,
    new: str | Path | None = None,
    texts: Sequence[str | Path] = (),
    gold: str | Path | None = None,
    scorer: str | Path | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> RulesDiff:
    """What a change of the rules gains and loses over texts: two whole sets of rules, each tried in a process of its own.

    `base` and `new` are folders like billkit/rules, or git revisions inside a checkout of billkit; without `new`, the rules of
    the running billkit. `texts` are files and folders; without any, the examples of the checkout. `gold` is a folder of
    texts with annotations (NAME.gold.json), scored before and after by the tool `scorer`; they are compared only where `texts`
    names them too. `progress` is called as by `similar`, every text counting twice. Raises RuleError where a set of rules is
    missing or faulty, and UnreadableSource where texts, annotations or the score tool are.
    """
    from billkit.comparison.rules_diff import rules_diff as compared
    from billkit.comparison.rules_diff import texts_of

    return compared(base, new, texts_of(texts), Path(gold) if gold is not None else None, scorer, progress)


def brief(
    source: Readable,
    against: Sequence[str] = (),
    rules: Path | str | None = None,
    measures: OwnMeasures | None = None,
    measures_only: bool = False,
    tier: Tier = "brief",
    lang: Language = "en",
    others: Sequence[Readable] = (),
) -> VerifiedBrief:
    """A brief on a bill: what is in it, and how that compares with what other economies do.

    Every statement has been looked up anew in the text and the measures data. `tier` is "glance" (a page), "brief" or
    "full"; `lang` the language of the brief, "en" or "ko", whatever the bill's. `others` are more sources on the same
    bill: where they conflict with `source` or each other, the brief says so. `measures` is laid over the shipped data as
    in `compare`. Raises NoBillFound when a text describes no bill, MeasuresError on an unknown economy or a faulty file,
    and UnverifiedBrief when a statement is not borne out.
    """
    from billkit.briefs import build, verify

    ledger = _ledger((source, *others), against, rules, measures, measures_only, lang)
    made = verify(build(ledger, tier), ledger)
    return _cited(made, ledger, rules, measures is not None, measures_only)


def verify(
    brief: str | Path,
    sources: Sequence[str | Path] = (),
    citations: str | Path | None = None,
    rules: Path | str | None = None,
    measures: OwnMeasures | None = None,
    measures_only: bool = False,
) -> Verification:
    """A written brief, perhaps edited by hand, checked again statement by statement against source and data.

    `brief` is a file that `billkit brief` wrote; its citation data lie in it or beside it, or are named. `sources` names
    the texts it was made from where they do not lie beside it. Raises NoCitations where there are no citation data, and
    UnreadableSource, RuleError and MeasuresError as `brief` does.
    """
    from billkit.briefs.checking.run import Today, verification

    def ledger(recipe: Recipe, documents: Sequence[Document]) -> Ledger:
        only = measures_only or (recipe.measures_only and measures is not None)
        return _ledger(documents, recipe.against, rules, measures, only, recipe.lang)

    today = Today(read, ledger, _made(rules, measures is not None))
    return verification(
        Path(brief), Path(citations) if citations is not None else None, [Path(s) for s in sources], today
    )


def _cited(
    brief: VerifiedBrief, ledger: Ledger, rules: Path | str | None, own_measures: bool, measures_only: bool
) -> VerifiedBrief:
    """The brief with the data by which `verify` checks it again."""

    def citations() -> str:
        from billkit.briefs.checking.citations import citation_data, recipe

        return citation_data(brief, recipe(ledger, brief.tier, _made(rules, own_measures), measures_only))

    return brief.with_citations(citations)


def _made(rules: Path | str | None, own_measures: bool) -> Made:
    """With what a brief is made today."""
    from billkit import __version__
    from billkit.briefs.checking.citations import Made
    from billkit.economies.package import descriptor
    from billkit.engine.compiled import ruleset

    return Made(
        program=__version__,
        rules=ruleset(Path(rules) if rules is not None else None).digest,
        measures_version=str(descriptor()["version"]),
        own_rules=rules is not None,
        own_measures=own_measures,
    )


def _ledger(
    sources: Sequence[Readable],
    against: Sequence[str],
    rules: Path | str | None,
    measures: OwnMeasures | None,
    measures_only: bool,
    lang: Language,
) -> Ledger:
    """The material of a brief: texts, their analyses, the comparison, and the dossier of several sources.

    Without a text, the measures alone.
    """
    from billkit.briefs import Ledger
    from billkit.comparison.dossier import Listed
    from billkit.comparison.dossier import dossier as dossier_of
    from billkit.economies import economy_names

    rows = _rows(measures, measures_only)
    codes = _codes(against)
    kinds = _kinds(rules, lang)
    documents = [read(text) for text in sources]
    analyses = [_analysed(document, rules) for document in documents]
    compared = _compared(analyses[:1], codes, rules, rows, documents[:1], lang)
    members = [(analysis, text, Listed()) for analysis, text in zip(analyses, documents, strict=True)]
    merged = dossier_of(members, kinds) if len(members) > 1 else None
    return Ledger(compared, documents, analyses, rows, kinds, economy_names(lang), lang, merged)


def _read_and_analysed(
    source: Readable | Analysis, rules: Path | str | None
) -> tuple[Document | None, Analysis]:
    """The text of a source and its analysis; an analysis alone has no text."""
    if isinstance(source, Analysis):
        return None, _analysed(source, rules)
    document = read(source)
    return document, _analysed(document, rules)


def _analysed(source: Readable | Analysis, rules: Path | str | None) -> Analysis:
    """The analysis of a source that describes a bill. Raises NoBillFound with what the analysis has to say."""
    from billkit.errors import NoBillFound

    analysis = source if isinstance(source, Analysis) else parse(source, rules)
    if analysis.bill is None:
        reasons = " ".join(notice.message for notice in analysis.notices)
        name = "standard input" if analysis.document.source == "-" else analysis.document.source
        raise NoBillFound(f"{name}: {reasons or 'no bill is described here.'}")
    return analysis


def _compared(
    analyses: Sequence[Analysis],
    codes: Sequence[str],
    rules: Path | str | None,
    rows: Sequence[Measure],
    documents: Sequence[Document | None] = (),
    lang: Language = "en",
) -> Comparison:
    from billkit.comparison import compare as side_by_side

    return side_by_side(analyses, codes, rows, _kinds(rules, lang), documents)


def _rows(own: OwnMeasures | None, only: bool) -> tuple[Measure, ...]:
    """The measures to work with: shipped, one's own, or one's own over the shipped ones."""
    from billkit.economies import overlaid

    return overlaid(own, only)


def _codes(against: Sequence[str]) -> list[str]:
    from billkit.economies import resolve

    return [resolve(economy) for economy in ([against] if isinstance(against, str) else against)]


def _kinds(rules: Path | str | None, lang: str = "en") -> dict[str, str]:
    """Title of every kind, a user's own kinds included; in English where a kind has none in the language."""
    from billkit.comparison import in_order
    from billkit.engine.compiled import ruleset

    known = ruleset(Path(rules) if rules is not None else None).rules
    return {kind: _title(known[kind].title, kind, lang) for kind in in_order(known)}


def _title(titles: Mapping[str, str], kind: str, lang: str) -> str:
    return titles.get(lang) or titles.get("en", kind)


def _known_kinds(wanted: Sequence[str]) -> None:
    """Raises MeasuresError on what is neither a kind (`finance.grant`) nor an area (`finance`, `finance.*`)."""
    from difflib import get_close_matches

    from billkit.errors import MeasuresError

    kinds = _kinds(None) if wanted else {}
    known = {*kinds, *(kind.split(".")[0] for kind in kinds)}
    for kind in wanted:
        if kind.removesuffix(".*") not in known:
            near = get_close_matches(kind, sorted(known), n=3)
            remedy = f"did you mean {', '.join(near)}?" if near else "see `billkit rules list`"
            raise MeasuresError(f"no kind {kind!r}; {remedy}")


def measures(
    economies: Sequence[str] = (),
    kinds: Sequence[str] = (),
    status: Sequence[str] = (),
    as_of: str | None = None,
    measures: OwnMeasures | None = None,
    measures_only: bool = False,
) -> Measures:
    """What economies do for their industry, filtered: economies by code or name, kinds exact or by area.

    The list can become a data frame (`to_frame("pandas")`, "polars", "arrow"), Parquet, CSV, JSON and JSON-LD.
    `measures` is laid over the shipped data as in `compare`. Raises MeasuresError on an unknown economy, kind or status
    and on a day that is none, with the remedy, and on a faulty file with every fault.
    """
    from billkit.economies import resolve, select
    from billkit.economies.exports import Measures

    _known_kinds(kinds)
    rows = _rows(measures, measures_only)
    return Measures(select(rows, [resolve(e) for e in economies], kinds, status, as_of=as_of))


def picture(
    of: str | Comparison = "heatmap",
    economies: Sequence[str] = (),
    kinds: Sequence[str] = (),
    status: Sequence[str] = (),
    as_of: str | None = None,
    measures: OwnMeasures | None = None,
    measures_only: bool = False,
    lang: Language = "en",
    steel_year: int | None = None,
    rules: Path | str | None = None,
) -> Picture:
    """A picture of measures (heatmap, amounts or timeline), or of what `compare` returned, in English or Korean.

    Filters are those of `measures`; a comparison is drawn as it is, with the `measures` it was made from. `steel_year`
    divides amounts by the output of one year. `save("x.svg")` or `save("x.png")` writes it; PNG needs the extra `png`.
    Raises MeasuresError as `measures` does, and where nothing is left to draw.
    """
    from billkit import pictures
    from billkit.errors import MeasuresError

    if lang not in ("en", "ko"):
        raise MeasuresError(f"no language {lang!r} for pictures; en or ko")
    words = pictures.Words(lang, _kinds(rules, lang))
    if not isinstance(of, str):
        rows = _rows(measures, measures_only)
        return pictures.heatmap(_drawable(of), rows, words)
    found = _found(economies, kinds, status, as_of, measures, measures_only)
    if of == "heatmap":
        from billkit.comparison import compare as side_by_side

        codes = _codes(economies) or [measure.economy for measure in found]
        matrix = side_by_side([], codes, found, _kinds(rules))
        return pictures.heatmap(matrix, found, words)
    if of == "amounts":
        return pictures.amounts(found, words, steel_year)
    if of == "timeline":
        return pictures.timeline(found, words, as_of)
    raise MeasuresError(f"no picture {of!r}; heatmap, amounts or timeline")


def _drawable(compared: Comparison) -> Comparison:
    """Raises MeasuresError where a comparison has nothing to show."""
    from billkit.errors import MeasuresError

    if not compared.rows:
        raise MeasuresError(
            "the comparison has no kind to draw: the bills hold no provision, the economies no measure"
        )
    return compared


def _found(
    economies: Sequence[str],
    kinds: Sequence[str],
    status: Sequence[str],
    as_of: str | None,
    own: OwnMeasures | None,
    only: bool,
) -> list[Measure]:
    """The measures of a selection. Raises MeasuresError where there is none."""
    from billkit.errors import MeasuresError

    found = measures(economies, kinds, status, as_of, own, only)
    if not found:
        raise MeasuresError(
            "no measure passes these filters; widen them, `billkit measures list` shows what there is"
        )
    return found


def check_measures(source: str | Path | bytes) -> list[Fault]:
    """All that is wrong with a measures file of your own, each fault once, with line, column and remedy; [] if nothing.

    A path, or the bytes of the file. Raises MeasuresError where it cannot be opened.
    """
    from billkit.economies.check import check
    from billkit.economies.load import check_file

    return (check(source) if isinstance(source, bytes) else check_file(Path(source))).faults


def crosswalk(kind: str) -> Crosswalk:
    """Where a kind stands in UNCTAD MAST, Global Trade Alert and the WTO SCM Agreement: pointers, never findings.

    Raises MeasuresError on a kind that is not in the controlled list.
    """
    from billkit.economies import crosswalk as lead

    return lead(kind)


def schema(name: str = "analysis") -> dict[str, Any]:
    """JSON Schema of what the verbs return: analysis, comparison, dossier, brief and others. Raises KeyError on another name."""
    from billkit.models import schemas

    return schemas.schema(name)
