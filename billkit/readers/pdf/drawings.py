"""Drawings that draw one another without end: refused before PDFium sees them, since it follows each call of each.

A form (a drawing that others call by a name) that calls itself twice is drawn a million times at twenty levels. Forms are streams, so
their dictionaries stand in the open file; calls are counted in their contents. Resources that stand in packed
objects are not looked into.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import cached_property

from billkit.errors import UnreadableSource

_MOST_CALLS = 100_000  # of forms by forms: honest files have dozens
_MOST_FORMS = 20_000  # laws of a thousand pages have five
_LEVELS = 40  # PDFium goes no deeper
_MOST_BYTES = 64 * 1024 * 1024  # of all forms together that are searched for calls

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d+\s+obj\b")
_OBJECT = re.compile(rb"obj\b")
_MANY_OBJECTS = 200_000  # more than any law has: looking before each would take longer than one search
_OBJECTS_NUMBER = re.compile(rb"(\d{1,9})\s+\d+\s+\Z")
_BEFORE = 32  # bytes before the word that its numbers stand in
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d{1,9})\s+\d+\s+R\b")
_ELSEWHERE = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,9})\s+\d+\s+R\b")
_CALL = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_DICTIONARY = 2048  # bytes of an object that are searched for its dictionary

_Place = tuple[int, int]  # where a form's dictionary begins, and its contents


def refuse_endless(data: bytes, label: str) -> None:
    """Raises UnreadableSource where forms call one another more often than any drawing needs."""
    drawings = _Drawings(data)
    calls = {form: drawings.called(place) for form, place in drawings.forms.items()}
    drawn = dict.fromkeys(calls, 1)
    for _ in range(_LEVELS if sum(map(len, calls.values())) else 0):
        drawn = {
            form: 1 + sum(times * drawn[inner] for inner, times in called.items())
            for form, called in calls.items()
        }
        if max(drawn.values()) > _MOST_CALLS:
            drawings.left = -1
            break
    if drawings.left < 0:
        raise UnreadableSource(
            f"{label} holds drawings that draw one another without end, or more of them than the limit ({_MOST_CALLS:,} calls of "
            f"{_MOST_FORMS:,} drawings); it was not opened. Fetch it again from its source, or print it to a new PDF."
        )


class _Drawings:
    """The forms of a file, by the numbers of their objects; `left` is how much may still be searched."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.left = _MOST_BYTES
        self.forms: dict[int, _Place] = {}
        for found in _FORM.finditer(data):
            if len(self.forms) > _MOST_FORMS:
                self.left = -1
                self.forms.clear()
                return
            start = data.rfind(b" obj", max(found.start() - _DICTIONARY, 0), found.start())
            numbers = _NUMBER.findall(data, max(start - 20, 0), start + 4) if start >= 0 else []
            stream = data.find(b"stream", found.end(), found.end() + _DICTIONARY)
            if numbers and stream >= 0:
                self.forms[int(numbers[-1])] = (start, stream)

    def called(self, place: _Place) -> Counter[int]:
        """Which forms a form calls, and how often."""
        start, stream = place
        dictionary = self._data[start:stream]
        resources = self._with_resources(dictionary)
        named = {name: int(form) for name, form in _NAMED.findall(resources) if int(form) in self.forms}
        if not named or self.left < 0:
            return Counter()
        return Counter(
            named[name] for name in _CALL.findall(self._contents(dictionary, stream)) if name in named
        )

    def _with_resources(self, dictionary: bytes) -> bytes:
        """A dictionary with the object it names for its resources, and the one that those name for theirs."""
        found = dictionary
        for _ in range(2):
            others = _ELSEWHERE.findall(found)[:4]
            bodies = [
                self._data[at : at + _DICTIONARY]
                for other in others
                if (at := self._objects.get(int(other), -1)) >= 0
            ]
            found = b"\n".join([dictionary, *(body.partition(b"endobj")[0] for body in bodies)])
        return found

    @cached_property
    def _objects(self) -> dict[int, int]:
        """Where each object begins."""
        data = self._data
        found: dict[int, int] = {}
        if data.count(b"obj") > _MANY_OBJECTS:
            return {int(number[1]): number.end() for number in _NUMBER.finditer(data)}
        for word in _OBJECT.finditer(data):
            before = data[max(word.start() - _BEFORE, 0) : word.start()]
            if before[-1:].isspace() and before.rstrip()[-1:].isdigit():
                number = _OBJECTS_NUMBER.search(before)
                if number:
                    found[int(number[1])] = word.end()
        return found

    def _contents(self, dictionary: bytes, stream: int) -> bytes:
        begin = stream + len(b"stream")
        begin += 2 if self._data[begin : begin + 2] == b"\r\n" else 1
        packed = memoryview(self._data)[begin : begin + self.left + 1]
        if b"Flate" in dictionary:
            try:
                contents = zlib.decompressobj().decompress(packed, self.left + 1)
            except zlib.error:
                contents = b""
        else:
            end = self._data.find(b"endstream", begin, begin + len(packed))
            contents = bytes(packed[: end - begin if end >= 0 else len(packed)])
        self.left -= len(contents)
        return contents
