"""Korean text as tokens: words with their particles; numbers, Latin words and signs apart."""

from __future__ import annotations

import re

from billkit.language.tokens import Tokens

# In this order: a Latin letter tied to Hangul by a hyphen (K-스틸법), Hangul, numbers with their separators, Latin
# words, any other sign. The middle dots of lists (ㆍ · ・ ‧ ․) are signs, though one of them is a Hangul letter.
TOKEN = re.compile(
    r"[A-Za-z]{1,4}-[가-힣]+|[가-힣]+|\d+(?:[.,]\d+)*|[^\W\d_가-힣ㆍ]+(?:['’-][^\W\d_가-힣ㆍ]+)*|[^\w\s]|ㆍ|_"
)


def tokens(text: str) -> Tokens:
    return Tokens(text, TOKEN)
