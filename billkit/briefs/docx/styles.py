"""Styles and bullets that a document given for its look lacks: they are added, and what it has stays as it is."""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from billkit.briefs.docx.look import own_part
from billkit.briefs.docx.xml import Element, make, name, style_name, value


class Completed(NamedTuple):
    """Ids of own/styles.xml -> ids there; and those of them that were not there before."""

    ids: dict[str, str]
    added: frozenset[str]


def complete(styles: Element) -> Completed:
    """Adds the styles of billkit that are not there by type and name."""
    known, defaults, taken = _known(styles)
    ids: dict[str, str] = {}
    missing: list[Element] = []
    for style in own_part("styles").iterfind(name("w:style")):
        kind, called, own = style.get(name("w:type"), ""), style_name(style), style.get(name("w:styleId"), "")
        found = known.get((kind, called))
        if found is None and style.get(name("w:default")):
            found = defaults.get(kind)
        if found is None:
            missing.append(style)
            found = _free(own, taken)
        ids[own] = found
    for style in missing:
        styles.append(_renamed(style, ids))
    return Completed(ids, frozenset(style.get(name("w:styleId"), "") for style in missing))


def _known(styles: Element) -> tuple[dict[tuple[str, str], str], dict[str, str], set[str]]:
    """Ids by type and name, ids of the defaults by type, and all ids."""
    known: dict[tuple[str, str], str] = {}
    defaults: dict[str, str] = {}
    taken: set[str] = set()
    for style in styles.iterfind(name("w:style")):
        kind, identity = style.get(name("w:type"), "paragraph"), style.get(name("w:styleId"), "")
        if not identity:
            continue
        taken.add(identity)
        known.setdefault((kind, style_name(style)), identity)
        if style.get(name("w:default")) in ("1", "true", "on"):
            defaults.setdefault(kind, identity)
    return known, defaults, taken


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(
        f"{wanted}Brief{number}"
        for number in range(1, len(taken) + 2)
        if f"{wanted}Brief{number}" not in taken
    )


def _renamed(style: Element, ids: dict[str, str]) -> Element:
    """A copy that refers to styles by their ids there."""
    made = deepcopy(style)
    made.attrib.pop(name("w:default"), "")
    made.set(name("w:styleId"), ids[style.get(name("w:styleId"), "")])
    for tag in ("w:basedOn", "w:next", "w:link"):
        for reference in made.iterfind(name(tag)):
            reference.set(name("w:val"), ids[reference.get(name("w:val"), "")])
    return made


def bullet(styles: Element, numbering: Element, completed: Completed) -> Element | None:
    """See to it that items have a bullet: that of the document's List Bullet, else billkit's, put into its style where
    that is new; else what each item must say for itself."""
    identity = completed.ids["ListBullet"]
    style = next(s for s in styles.iterfind(name("w:style")) if s.get(name("w:styleId")) == identity)
    stated = style.find(f"{name('w:pPr')}/{name('w:numPr')}/{name('w:numId')}")
    if "ListBullet" in completed.added and stated is not None:
        stated.set(name("w:val"), str(_own_bullet(numbering)))
        return None
    known = {number.get(name("w:numId")) for number in numbering.iterfind(name("w:num"))}
    if stated is not None and stated.get(name("w:val")) in known:
        return None
    return make("w:numPr", value("w:ilvl", 0), value("w:numId", _own_bullet(numbering)))


def _own_bullet(numbering: Element) -> int:
    """Number of the list that bullets of billkit make, added to those there."""
    abstract, concrete = own_part("numbering")
    abstracts, numbers = numbering.findall(name("w:abstractNum")), numbering.findall(name("w:num"))
    abstract_id, number_id = _next(abstracts, "w:abstractNumId"), max(1, _next(numbers, "w:numId"))
    abstract.set(name("w:abstractNumId"), str(abstract_id))
    concrete.set(name("w:numId"), str(number_id))
    concrete[0].set(name("w:val"), str(abstract_id))
    # all kinds of lists stand before all lists
    if numbers:
        numbers[0].addprevious(abstract)
        numbers[-1].addnext(concrete)
    else:
        numbering.extend((abstract, concrete))
    return number_id


def _next(elements: list[Element], attribute: str) -> int:
    stated = (element.get(name(attribute), "") for element in elements)
    return max((int(number) for number in stated if number.isdecimal() and len(number) < 9), default=-1) + 1
