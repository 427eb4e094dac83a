"""Templates: the shipped ones, and those of a reader's own, which run in a sandbox.

A folder of one's own may hold any of the shipped names (``brief``, ``blocks`` and ``sources``, each as ``.md.j2`` and
``.html.j2``, and ``texts.html.j2``); what it lacks is taken from the shipped ones. What a template is given is told by the JSON Schema
``template`` (`billkit schema template`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from billkit.briefs.catalogue import layout
from billkit.briefs.pieces import headings, told_measures
from billkit.errors import BadTemplate
from billkit.models.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Environment

SHIPPED = Path(__file__).parent / "templates"


def context(brief: Brief) -> dict[str, Any]:
    """What every template is given: the brief, the fixed words of its language, the contents of a full brief."""
    return {
        "brief": brief,
        "layout": layout(brief.lang),
        "told": told_measures(brief),
        "contents": headings(brief) if brief.tier == "full" else (),
    }


def rendered(
    name: str,
    given: Mapping[str, Any],
    folder: Path | None,
    filters: Mapping[str, Callable[..., Any]],
    autoescape: bool,
) -> str:
    """A template with what it is given. Raises BadTemplate that names file and line."""
    from jinja2 import TemplateError

    environment = _environment(folder, autoescape)
    environment.filters.update(filters)
    try:
        return environment.get_template(name).render(given)
    except TemplateError as error:
        raise BadTemplate(_told(error, name)) from error
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        if folder is None:
            raise
        raise BadTemplate(f"{name}: cannot be filled in ({type(error).__name__}: {error})") from error


def _told(error: Exception, name: str) -> str:
    where = getattr(error, "name", None) or name
    line = getattr(error, "lineno", None)
    at = f"{where}, line {line}" if line else where
    return f"{at}: {getattr(error, 'message', None) or error}; `billkit brief --init-template DIR` writes templates that work"


def _environment(folder: Path | None, autoescape: bool) -> Environment:
    """One for each brief: its filters hold what is told of that brief, and an environment keeps them.

    It keeps them in macros that were imported without context, and in words of a template that are worked out when it is
    compiled (`{{ "한국" | told }}`), so that no compiled template can be handed on either.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if folder is not None and not folder.is_dir():
        raise BadTemplate(
            f"{folder} is no folder of templates; `billkit brief --init-template DIR` writes one"
        )
    own = [FileSystemLoader(folder)] if folder is not None else []
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, FileSystemLoader(SHIPPED)]),
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def init_templates(folder: Path) -> list[Path]:
    """Write the shipped templates into a folder, to be changed there; none that exists is overwritten.

    Raises BadTemplate where the folder cannot be written or holds one of them already.
    """
    copies = {path: folder / path.name for path in sorted(SHIPPED.glob("*.j2"))}
    there = [copy.name for copy in copies.values() if copy.exists()]
    if there:
        raise BadTemplate(
            f"{folder} holds {', '.join(there)} already; name another folder, or take them away"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, copy in copies.items():
            copy.write_bytes(path.read_bytes())
    except OSError as error:
        raise BadTemplate(
            f"{folder}: cannot be written ({error.strerror}); name a folder you may write to"
        ) from error
    return list(copies.values())
