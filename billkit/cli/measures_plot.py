"""`billkit measures plot`: the measures as a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from billkit.cli.economies import Measures, MeasuresOnly, own_measures, split
from billkit.cli.formats import Language
from billkit.cli.measures_filters import AsOf, Economies, Kinds, Statuses

if TYPE_CHECKING:
    from billkit.pictures import Picture


class Kind(StrEnum):
    heatmap = "heatmap"
    amounts = "amounts"
    timeline = "timeline"


class PictureFormat(StrEnum):
    svg = "svg"
    png = "png"


Lang = Annotated[Language, typer.Option("--lang", help="Language of a picture's labels: en or ko.")]


def plot(
    picture: Annotated[
        Kind,
        typer.Argument(
            help="heatmap: kinds by economies; amounts: USD per tonne of crude steel; timeline: when, and in which state."
        ),
    ] = Kind.heatmap,
    economy: Economies = None,
    kind: Kinds = None,
    status: Statuses = None,
    as_of: AsOf = None,
    steel_year: Annotated[
        int | None,
        typer.Option(
            "--steel-year",
            help="For amounts: divide all by the output of this year, not of each one's own.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = Language.en,
    format: Annotated[
        PictureFormat | None,
        typer.Option("--format", "-f", help="svg or png. Default: svg.", show_default=False),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="File to write; the suffix .svg or .png sets the format. - is standard output.",
        ),
    ] = "-",
    measures: Measures = None,
    measures_only: MeasuresOnly = False,
) -> None:
    """Draw measures, filtered as by list: SVG that stays sharp in print, or PNG by the extra billkit[png].

    \b
    Examples:
      billkit measures plot heatmap -e US,EU,JP,CN,KR > heatmap.svg
      billkit measures plot amounts --steel-year 2024 -s in_force,adopted > amounts.svg
      billkit measures plot timeline -e KR --lang ko --format png > korea.png

    Exit codes: 0 done, 2 wrong usage, 6 unknown economy, kind, status or day, faulty measures, or nothing to draw,
    8 PNG without the extra.
    """
    import billkit

    own, only = own_measures(measures, measures_only)
    made = billkit.picture(
        picture.value,
        split(economy),
        split(kind),
        split(status),
        as_of,
        own,
        only,
        lang=lang.value,
        steel_year=steel_year,
    )
    write(made, format, output)


def write(made: Picture, asked: PictureFormat | None, output: str) -> None:
    """A picture to a file or standard output, in the form asked for, else that of the suffix, else SVG."""
    from billkit.cli.output import emit

    suffix = {".png": PictureFormat.png}.get(Path(output).suffix.lower(), PictureFormat.svg)
    emit(made.to_png() if (asked or suffix) is PictureFormat.png else made.to_svg(), output)
