"""XML and HTML that attack their parser, or are not what they say."""

from __future__ import annotations

from shapes.archives import LAUGHS
from shapes.shape import Shape

SENTENCE = "The Minister may grant loans to steel mills."
KOREAN = "장관은 철강기업에 융자할 수 있다."


def act(text: str, declaration: str = '<?xml version="1.0"?>') -> str:
    return f"{declaration}<act><p>{text}</p></act>"


def declared(encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>'


def external(address: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE act [<!ENTITY e SYSTEM "{address}">]><act>&e;</act>'.encode()


def quadratic() -> bytes:
    """One long entity, used often: no nesting that a counter of levels would see."""
    return b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "%s">]><a>%s</a>' % (b"x" * 50_000, b"&a;" * 50_000)


def deep(levels: int) -> bytes:
    return b'<?xml version="1.0"?>' + b"<a>" * levels + b"Loans" + b"</a>" * levels


def deep_html(levels: int) -> bytes:
    return b"<!DOCTYPE html><html><body>" + b"<div>" * levels + SENTENCE.encode() + b"</div>" * levels


def middle_mark() -> bytes:
    return act(f"The Minis\ufeffter {SENTENCE}").encode()


def many_attributes() -> bytes:
    names = " ".join(f'a{n}="{n}"' for n in range(100_000))
    return f'<?xml version="1.0"?><act {names}><p>{SENTENCE}</p></act>'.encode()


def many_namespaces() -> bytes:
    names = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(20_000))
    return f'<?xml version="1.0"?><act {names}><p>{SENTENCE}</p></act>'.encode()


def open_comments() -> bytes:
    """Thousands of comments before the root: an impatient pattern looks at each of them from each of them."""
    return b"<!-- a -->" * 200_000 + b"<html><body><p>" + SENTENCE.encode()


SHAPES = (
    Shape("billion laughs", lambda: LAUGHS, "xml", refused="entities"),
    Shape("quadratic laughs", quadratic, "xml", refused="entities"),
    Shape("external entity to a file", lambda: external("file:///etc/passwd"), "xml", refused="entities"),
    Shape("external entity to the network", lambda: external("http://127.0.0.1:9/x"), "xml", refused="entities"),
    Shape("DTD to be fetched", lambda: f'<?xml version="1.0"?><!DOCTYPE act SYSTEM "http://127.0.0.1:9/a.dtd">{act(SENTENCE, "")}'.encode(), "xml", holds=SENTENCE),
    Shape("XML 100,000 deep", lambda: deep(100_000), "xml", refused="levels|deep"),
    Shape("XML 200 deep", lambda: deep(200), "xml", holds="Loans"),
    Shape("text node of 50 MB", lambda: act("x" * 50_000_000).encode(), "xml", refused="10"),
    Shape("100,000 attributes", many_attributes, "xml"),
    Shape("20,000 namespaces", many_namespaces, "xml"),
    Shape("2 million elements", lambda: b'<?xml version="1.0"?><a>' + b"<b/>" * 2_000_000 + b"</a>", "xml", refused="limit"),
    Shape("XML in UTF-16", lambda: act(SENTENCE, declared("UTF-16")).encode("utf-16"), "xml", holds=SENTENCE),
    Shape("XML in UTF-16 without a mark", lambda: act(SENTENCE, "").encode("utf-16-le"), "xml", holds=SENTENCE),
    Shape("XML in cp949", lambda: act(KOREAN, declared("cp949")).encode("cp949"), "xml", holds=KOREAN),
    Shape("XML in EUC-KR", lambda: act(KOREAN, declared("EUC-KR")).encode("euc-kr"), "xml", holds=KOREAN),
    Shape("UTF-8 that says it is cp949", lambda: act(KOREAN, declared("cp949")).encode(), "xml", holds=KOREAN),
    Shape("cp949 that says it is UTF-8", lambda: act(KOREAN * 5, declared("UTF-8")).encode("cp949"), "xml", holds=KOREAN),
    Shape("UTF-16 that says it is UTF-8", lambda: act(SENTENCE, declared("UTF-8")).encode("utf-16"), "xml", holds=SENTENCE),
    Shape("XML in an encoding that is none", lambda: act(SENTENCE, declared("x-none")).encode(), "xml", holds=SENTENCE),
    Shape("byte order mark in the middle", middle_mark, "xml", holds=SENTENCE),
    Shape("NULs in XML", lambda: act(f"Loans\0 \0{SENTENCE}").encode(), "xml", holds=SENTENCE),
    Shape("XML that stops", lambda: act(SENTENCE).encode()[:-9], "xml", refused="well-formed"),
    Shape("HTML 100,000 deep", lambda: deep_html(100_000), "html"),
    Shape("HTML of open comments", open_comments, "html"),
    Shape("HTML whose script is the longest part", lambda: f"<html><body><script>{'a<b;' * 500_000}</script><p>{SENTENCE}</p>".encode(), "html", holds=SENTENCE),
    Shape("HTML whose attributes never end", lambda: b'<html><body><p title="' + b"x" * 5_000_000, "html"),
    Shape("HTML without text", lambda: b"<!DOCTYPE html><html><body><p> </p><script>x</script></body></html>", "html", refused="text"),
    Shape("XML named .pdf", lambda: act(SENTENCE).encode(), "pdf", holds=SENTENCE),
    Shape("HTML named .hwp", lambda: f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>".encode(), "hwp", holds=SENTENCE),
)  # fmt: skip
