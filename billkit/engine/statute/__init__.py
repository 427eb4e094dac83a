"""Laws and bills read by their own text: what each operative paragraph contains.

`units` cuts the document into paragraphs with the words that open them and the items of their lists; `live` keeps of the
text what is operative; `forms` holds the wordings of statutes (`rules/statute/*.toml`); `choose` says which kinds a
paragraph has; `analyst` makes an Analysis of them.
"""
