"""A written brief, perhaps edited by hand, checked again: its words against what was written, that against source and data.

`citations` makes and reads the record; `files` reads a brief in any format; `found` and `*_blocks` are what it shows, `expected` what
it should; `alignment` puts both side by side, `edits` judges a difference by `words`; `anew` looks every fact up again;
`verifying` joins the two; `run` is the whole. Nothing is imported here: every brief that is made carries citation data.
"""
