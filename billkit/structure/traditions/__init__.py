"""How each drafting tradition numbers its texts, one file each with one function, `find(text) -> list[Section]`.

A tradition fires only on a sequence of numbered units of its kind: prose that cites a section, or a list of points in a
press text, gives none. `nesting` makes sections of the marks that a tradition found.
"""
