"""`billkit rules`: what a researcher does with the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from billkit.cli.rules_diff import diff_command

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look into the rules that find provisions: check, list, explain, try, diff.",
)

RulesDir = Annotated[
    Path | None,
    typer.Option(
        "--rules", help="A folder of your own rules, laid over the shipped ones.", show_default=False
    ),
]


@app.command()
def check(
    rules: RulesDir = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Run the examples of these kinds only.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Only the cues of one language: en or ko.")
    ] = None,
) -> None:
    """Check every rule file: keys, ids, and that each phrase is reached by an example that does what it says.

    Example: billkit rules check --rules my-rules/

    Exit codes: 0 in order, 2 wrong usage, 5 a rule is wrong: all faults are listed.
    """
    from billkit.engine.check import check as run
    from billkit.engine.load import LANGUAGES

    if lang is not None and lang not in LANGUAGES:
        raise typer.BadParameter(f"no rules in {lang!r}; one of {', '.join(LANGUAGES)}", param_hint="--lang")
    report = run(rules, only, LANGUAGES if lang is None else (lang,))
    typer.echo(
        f"{report.rules} rules, {report.cues} cues, {report.phrases} phrases, {report.examples} examples: all in order."
    )
    for todo in report.todo:
        typer.echo(f"  open: {todo}")


@app.command("list")
def list_rules(rules: RulesDir = None) -> None:
    """List the kinds of provision, with their titles.

    Example: billkit rules list | grep finance

    Exit codes: 0 done, 2 wrong usage, 5 faulty rules.
    """
    from billkit.engine.load import LANGUAGES, load

    by_language = {language: load(rules, language)[0].rules for language in LANGUAGES}
    for kind, rule in sorted(by_language["en"].items()):
        cues = ", ".join(f"{len(known[kind].cues)} {language}" for language, known in by_language.items())
        typer.echo(f"{kind:34} {rule.title.get('en', ''):38} {rule.title.get('ko', ''):18} cues: {cues}")


@app.command()
def explain(
    kind: Annotated[str, typer.Argument(help="A kind, such as finance.loan.")], rules: RulesDir = None
) -> None:
    """Tell what a kind means, how it is recognised, and on which examples that was tried.

    Example: billkit rules explain zone.designation

    Exit codes: 0 done, 2 wrong usage, 5 unknown kind or faulty rules.
    """
    from billkit.engine.explain import explain_rule
    from billkit.engine.load import load

    ruleset, sources = load(rules)
    typer.echo(explain_rule(ruleset, sources, kind))


@app.command("try")
def try_rules(
    text: Annotated[str, typer.Argument(help="A sentence, in quotes; - reads standard input.")],
    rules: RulesDir = None,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", help="Also tell why this kind does not match.")
    ] = None,
) -> None:
    """Show which rules fire on a text, on which words, and what evidence they take.

    Example: billkit rules try "The bill offers low-interest loans to steelmakers."

    Exit codes: 0 done, also when no rule fires, 2 wrong usage, 5 faulty rules.
    """
    import sys

    from billkit.engine.check import try_text
    from billkit.engine.explain import why_not
    from billkit.engine.load import load
    from billkit.language.identify import language

    if text == "-":
        text = sys.stdin.read()
    ruleset, _ = load(rules, "ko" if language(text) == "ko" else "en")
    matcher = ruleset.matcher
    found = list(try_text(ruleset, matcher, text))
    for hit, reading in found:
        words = [reading.words(*r) for r in (hit.anchor, *hit.support)]
        typer.echo(f"{hit.kind:34} cue {hit.cue.id}: {' + '.join(map(repr, words))}")
        typer.echo(f"{'':34} evidence: {reading.words(*hit.span)!r}")
    if not found:
        typer.echo("No rule fires.")
    if kind:
        typer.echo(why_not(ruleset, matcher, kind, text))


app.command("diff")(diff_command)
