"""Two versions as one HTML page: no script, nothing from elsewhere, readable by screen readers and on paper.

Struck and new words are <del> and <ins>, with words for those who hear the page and underlines beside the colours for
those who do not see them. All that comes from the documents is escaped.
"""

from __future__ import annotations

import re
from html import escape

from billkit.cli import diff_told as say
from billkit.models.version_diff import Change, VersionDiff

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fff;--quiet:#595959;--line:#d5d5d5;--ins:#0b5a2a;--insb:#e2f5e8;--del:#8f1220;--delb:#fbe6e8}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#161616;--quiet:#b0b0b0;--line:#444;--ins:#8fe0ab;--insb:#12331f;--del:#ff9aa5;--delb:#41161b}}
body{font:16px/1.65 "Noto Sans","Noto Sans KR","Malgun Gothic",Arial,sans-serif;color:var(--ink);background:var(--paper);max-width:58rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.2rem;border-bottom:1px solid var(--line);margin-top:2.5rem}h3{font-size:1rem;margin:1.5rem 0 0}
.in{color:var(--quiet);font-size:.85rem;margin:0}.words{white-space:pre-line;border-left:3px solid var(--line);padding-left:1rem;margin:.5rem 0;overflow-wrap:anywhere}
ins{color:var(--ins);background:var(--insb);text-decoration:underline}del{color:var(--del);background:var(--delb);text-decoration:line-through}
.note{opacity:.75;font-style:italic}.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
li>ul{color:var(--quiet)}a{color:inherit}@media print{body{max-width:none;margin:0}h3{break-after:avoid}}
"""
_HEARD = {
    "insert": ("ins", "inserted: ", " end of insertion"),
    "delete": ("del", "deleted: ", " end of deletion"),
}
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN = re.compile("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def page(diff: VersionDiff) -> str:
    found = say.told(diff)
    title = f"{diff.old.source} → {diff.new.source}"
    body = [f"<h1>{_text(title)}</h1>", f"<p>{_text(say.summary(diff))}.</p>", *_provisions(diff)]
    at = 0
    for part, changes in [
        *found.parts,
        *([("Front matter and contents", found.apart)] if found.apart else []),
    ]:
        if part == "Front matter and contents":
            body += _lists(found)
        body.append(f"<section><h2>{part}</h2>")
        for change in changes:
            at += 1
            body += _change(change, at, diff.new.language if change.new else diff.old.language)
        body.append("</section>")
    if not found.apart:
        body += _lists(found)
    body += [f"<p>Note ({_text(n.code)}): {_text(n.message)}</p>" for n in diff.notices]
    return _frame(title, body)


def _frame(title: str, body: list[str]) -> str:
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "\n".join(body) + "\n</main>\n</body>\n</html>\n"


def _lists(found: say.Told) -> list[str]:
    body = []
    for title, listed in found.listed.items():
        if listed:
            items = "".join(f"<li>{_text(say.where(change))}</li>" for change in listed)
            body.append(f"<section><h2>{title}</h2><ul>{items}</ul></section>")
    return body


def _provisions(diff: VersionDiff) -> list[str]:
    if diff.provisions is None:
        return []
    if not diff.provisions:
        return ["<p>No provision that the rules know was gained, lost or changed.</p>"]
    body = ["<section><h2>In substance</h2><ul>"]
    for change in diff.provisions:
        told = say.differences(change) or [f"“{say.quote(change)}”"]
        inner = "".join(f"<li>{_text(line)}</li>" for line in told)
        body.append(f"<li>{_text(say.provision(change))}<ul>{inner}</ul></li>")
    return [*body, "</ul></section>"]


def _change(change: Change, at: int, language: str) -> list[str]:
    body = [f'<h3 id="c{at}">{_text(say.headline(change))}</h3>']
    if say.around(change):
        body.append(f'<p class="in">in {_text(say.around(change))}</p>')
    words = "".join(_marked(edit.op, edit.text, edit.note) for edit in change.edits).strip()
    return body + ([f'<p class="words" lang="{_text(language)}">{words}</p>'] if words else [])


def _marked(op: str, words: str, note: bool) -> str:
    if op == "equal" or not words.strip():
        return _text(words, lines=True)
    tag, before, after = _HEARD[op]
    kind = ' class="note"' if note else ""
    return (
        f'<{tag}{kind}><span class="heard">{before}</span>{_text(words, lines=True)}'
        f'<span class="heard">{after}</span></{tag}>'
    )


def _text(words: str, lines: bool = False) -> str:
    """Escaped; without characters that HTML forbids or that turn the direction of text."""
    clean = _FORBIDDEN.sub("\ufffd", _TURNING.sub("", words))
    clean = re.sub(r"\s*\n\s*", "\n", clean) if lines else " ".join(clean.split())
    return escape(clean, quote=True)
