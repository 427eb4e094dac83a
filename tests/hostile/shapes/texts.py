"""Plain texts in old and broken encodings, with characters that cannot be seen or cannot be written."""

from __future__ import annotations

import unicodedata

from shapes.shape import Shape

SENTENCE = "The Minister may grant loans to steel mills."
KOREAN = "정부는 철강산업 경쟁력 강화를 위하여 5년마다 기본계획을 수립하여야 한다.\n" * 5

SHAPES = (
    Shape("EUC-KR", lambda: KOREAN.encode("euc-kr"), "txt", holds="기본계획을"),
    Shape("cp949 with syllables that EUC-KR lacks", lambda: (KOREAN + "뷁쀍\n").encode("cp949"), "txt", holds="뷁쀍"),
    Shape("ISO-2022-KR", lambda: KOREAN.encode("iso2022_kr"), "txt", holds="기본계획을"),
    Shape("UTF-8 with a mark", lambda: KOREAN.encode("utf-8-sig"), "txt", holds="^정부는"),
    Shape("UTF-16 cut in the middle of a character", lambda: KOREAN.encode("utf-16")[:-1], "txt"),
    Shape("UTF-32", lambda: KOREAN.encode("utf-32"), "txt"),
    Shape("UTF-7", lambda: KOREAN.encode("utf-7"), "txt"),
    Shape("decomposed Hangul", lambda: unicodedata.normalize("NFD", KOREAN).encode(), "txt", holds="기본계획을"),
    Shape("lone surrogates", lambda: ("Loans \ud800 to \udfff mills. " + SENTENCE).encode("utf-8", "surrogatepass"), "txt"),
    Shape("lone surrogates in UTF-16", lambda: b"\xff\xfe" + (SENTENCE + "\ud800 mills").encode("utf-16-le", "surrogatepass"), "txt"),
    Shape("zero-width characters in a heading", lambda: f"Sec\u200b. 1\u200d. Lo\u2060ans\n{SENTENCE}".encode(), "txt", holds="grant loans"),
    Shape("bidirectional controls", lambda: f"\u202eSec. 1. snaoL\u202c\n\u2066{SENTENCE}\u2069".encode(), "txt", holds="grant loans"),
    Shape("marks in the middle", lambda: f"The Mini\ufeffster.\ufeff\n{SENTENCE}".encode(), "txt", holds="grant loans"),
    Shape("one line of 20 MB", lambda: (SENTENCE + " ").encode() * 450_000, "txt", holds="grant loans"),
    Shape("a million line ends", lambda: b"\n" * 1_000_000 + SENTENCE.encode(), "txt", holds="grant loans"),
    Shape("30,000 marks on one letter", lambda: ("a" + "\u0301" * 30_000 + SENTENCE).encode(), "txt", holds="grant loans"),
    Shape("NULs", lambda: SENTENCE.encode() + b"\0" * 100, "txt", refused="binary"),
    Shape("random bytes", lambda: bytes((n * n * 31 + n * 7) % 251 for n in range(100_000)), "txt"),
    Shape("65 MiB", lambda: b"x" * (65 * 1024 * 1024), "txt", refused="larger than"),
    Shape("brackets that never close", lambda: b"(" * 300_000, "txt"),
    Shape("quotation marks that never close", lambda: "“".encode() * 300_000 + SENTENCE.encode(), "txt"),
    Shape("digits without end", lambda: b"1" * 1_000_000, "txt"),
    Shape("stops without end", lambda: b"Sec. " + b". " * 500_000, "txt"),
    Shape("a link to a large file that was never fetched", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", "pdf"),
)  # fmt: skip
