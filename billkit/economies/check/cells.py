"""What can be wrong with one cell, by what datapackage.json says of its column. One fault a cell at most.

status       sleeping            no such value; the likest, or all of them
amount       1,000,000           thousand separators
as_of        2024-02-30          no day of the calendar
title        =HYPERLINK("…")     a formula for a spreadsheet
source_1_url www.example.org     no address
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from billkit.economies.check.fault import Fault, shown
from billkit.economies.check.near import meant, nearest
from billkit.economies.check.records import Cell
from billkit.economies.days import is_day
from billkit.economies.names import economy_names, near
from billkit.economies.package import rows

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}([,.’'   _]\d{3})+([.,]\d+)?|[-+]?\d+,\d+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HANDLE = re.compile(r"@\w+", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t")
Told = tuple[str, str, str]  # code, message, remedy


def cell_fault(field: dict[str, Any], cell: Cell) -> Fault | None:
    """The first thing that is wrong with a cell."""
    told = _told(field, cell.text)
    return Fault(cell.line, field["name"], *told) if told else None


def _told(field: dict[str, Any], text: str) -> Told | None:
    constraints = field.get("constraints", {})
    if not text.strip():
        if constraints.get("required"):
            return (
                "required",
                f"{field['name']} is empty",
                _REQUIRED.get(field["name"], "it is required: fill it in"),
            )
        return ("blank", "a cell of blanks only", "leave it empty") if text else None
    if found := _CONTROL.search(text):
        return "control", f"a control character (U+{ord(found[0]):04X})", "delete it"
    return _reader(field)(field, text)


_REQUIRED = {
    "source_1_url": "every measure needs a source: give the address of the page or document",
    "as_of": "give the day, month or year to which the row is true",
}


def _reader(field: dict[str, Any]) -> Callable[[dict[str, Any], str], Told | None]:
    """What reads the cells of a column."""
    name = field["name"]
    by_name = {
        "economy": _economy,
        "currency": _currency,
        "measure_id": _slug,
        "package": _slug,
        "instrument": _kind,
    }
    if name in by_name:
        return by_name[name]
    if name.endswith("_url"):
        return _url
    if field["type"] == "number":
        return _number
    if "enum" in field.get("constraints", {}):
        return _enum
    return _day if str(field.get("unit", "")).startswith("date") else _text


def _enum(field: dict[str, Any], text: str) -> Told | None:
    values = field["constraints"]["enum"]
    if text in values:
        return None
    like = nearest(text, values)
    return "value", f"no {field['name']} {shown(text)}", meant(like, values)


def _kind(field: dict[str, Any], text: str) -> Told | None:
    kinds = field["constraints"]["enum"]
    if text in kinds:
        return None
    like = nearest(text, kinds)
    return "kind", f"no kind {shown(text)}", meant(like, kinds, "`billkit rules list`")


def _economy(_field: dict[str, Any], text: str) -> Told | None:
    if text in economy_names():
        return None
    like = [f"{code} ({economy_names()[code]})" for code in near(text)]
    return "economy", f"no economy {shown(text)}", meant(like, economy_names(), "economies.csv for the codes")


@cache
def _currencies() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("currencies")}


_SIGNS = {
    "€": ["EUR"],
    "£": ["GBP"],
    "₩": ["KRW"],
    "¥": ["JPY", "CNY"],
    "$": ["USD"],
    "원": ["KRW"],
    "RMB": ["CNY"],
}


def _currency(_field: dict[str, Any], text: str) -> Told | None:
    if text in _currencies():
        return None
    like = _SIGNS.get(text.strip()) or _by_letters(text.strip().upper()) or _by_name(text)
    return "currency", f"no currency {shown(text)}", meant(like, _currencies(), "ISO 4217 for the codes")


def _by_letters(code: str) -> list[str]:
    """Codes of the same letters in another order, else with one other letter, the first two kept: KRX -> KRW."""
    if swapped := [known for known in _currencies() if sorted(known) == sorted(code)]:
        return swapped[:3]
    return [known for known in _currencies() if len(code) == 3 and known[:2] == code[:2]][:3]


def _by_name(text: str) -> list[str]:
    names = {name: code for code, name in _currencies().items()}
    return [names[name] for name in nearest(text, names, 2)]


def _slug(field: dict[str, Any], text: str) -> Told | None:
    if re.fullmatch(field["constraints"]["pattern"], text):
        return None
    if text.startswith(_FORMULA):
        return _formula(text)
    return "id", f"{shown(text)} is no id", "small letters and digits, joined by hyphens: jp-green-grant-2025"


def _url(field: dict[str, Any], text: str) -> Told | None:
    if re.fullmatch(field["constraints"]["pattern"], text):
        return None
    if text.startswith(_FORMULA):
        return _formula(text)
    return "url", f"{shown(text)} is no address", "write it whole, with https:// and without blanks"


def _number(field: dict[str, Any], text: str) -> Told | None:
    if not _NUMBER.fullmatch(text):
        if _GROUPED.fullmatch(text.strip()):
            remedy = "write digits only, and a point before decimals: 1000000 or 2.5"
            return "separators", f"{shown(text)} has separators between its digits", remedy
        return (
            "number",
            f"{shown(text)} is no number",
            "write digits only: no sign of a currency, no word, no unit",
        )
    if "minimum" in field.get("constraints", {}) and text.startswith("-") and float(text) < 0:
        return (
            "negative",
            f"{field['name']} {text} is negative",
            "write an amount that is not below zero, or none",
        )
    if len(text) > 40:
        return "number", f"a number of {len(text)} digits", "amounts are in whole units of their currency"
    return None


def _day(_field: dict[str, Any], text: str) -> Told | None:
    if is_day(text):
        return None
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text, re.ASCII):
        return "date", f"the calendar has no day {text}", "give the day, or only YYYY-MM or YYYY"
    return "date", f"{shown(text)} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY"


def _text(field: dict[str, Any], text: str) -> Told | None:
    if text.startswith(_FORMULA) and not (field["name"].endswith("_publisher") and _HANDLE.fullmatch(text)):
        return _formula(text)
    most = field.get("constraints", {}).get("maxLength")
    if most and len(text) > most:
        return (
            "long",
            f"{len(text)} characters, {len(text) - most} more than {field['name']} may have",
            f"shorten it to {most}",
        )
    return None


def _formula(text: str) -> Told:
    message = f"{shown(text)} begins with {shown(text[0])}: a spreadsheet may run it as a formula"
    return "formula", message, "begin with a word or leave the cell empty"
