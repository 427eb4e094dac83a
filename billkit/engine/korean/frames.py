"""Who a Korean sentence is about, word by word: the last marker before a word rules it; a topic is carried on into the
following sentences of its paragraph until another takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from billkit.bill.korean import sponsors_of
from billkit.engine.korean import markers
from billkit.engine.korean.frame_words import foreign_laws
from billkit.engine.korean.frame_words import words as frame_words
from billkit.engine.korean.markers import Marker
from billkit.engine.korean.mentions import EconomyName, LawName
from billkit.engine.reading import Reading, Sentence

Range = tuple[int, int]

OPEN = Marker("open", (0, 0), (0, 0))
_TOPIC_WORD = re.compile(r"(?P<noun>[가-힣A-Za-z]+?)(?:은|는|에서는|에선)\Z")
_BILL_HEAD = re.compile(r"(?:법안|개정안|제정안|법률안|시행령안|의원안)\Z")
_MEMBER = re.compile(
    r"(?<![가-힣])(?P<who>[가-힣]{2,4})\s*(?:[가-힣]{2,8}당|국민의힘)?\s*의원(?:은|이|도)(?![가-힣])"
)
_BROUGHT = re.compile(r"(?:법안|개정안|법률안|제정안|특별법)[^.]{0,12}(?:발의|제출|내놓|내놨|냈|제안했)")
_PASSED_BEFORE = re.compile(
    r"(?:지난해|작년|재작년|앞서|먼저|20\d\d년)[^.]{0,20}(?:통과된|통과한|제정된|시행된|시행 중인|시행되고 있는|공포된|개정된|만들어진|마련된)\s*[‘'“\"「『]?\s*\Z"
)
_STATE_PLAN = re.compile(
    r"(?:정부|산업부|산업통상부|산업통상자원부|기재부|환경부|당정)(?:가|는|은|에서)?\s[^.]{0,30}?(?:발표한|내놓은|내놨던|확정한|마련한|추진 중인|추진하는|발표했던)\s[^.]{0,30}?(?:대책|방안|전략|계획|로드맵|정책)[’'”\"」』]?(?:은|는|에는|에도|에서|에서는|도|에)(?![가-힣])"
)
_PLAN_STAGES = frozenset({"announced", "in preparation"})
_LAW_NAME = re.compile(r"(?:법|법안|법률|법률안|개정안|제정안|시행령|시행규칙|조례|조례안|고시|3법|령)\)?\Z")
_FIRST_TOKENS = 4


class Frames:
    """The economies and laws that rule each part of the sentences of a reading."""

    def __init__(
        self,
        reading: Reading,
        economies: Sequence[EconomyName],
        laws: Sequence[LawName],
        *,
        home: str | None,
        has_bill: bool,
        title: str | None = None,
        stage: str | None = None,
    ) -> None:
        self.reading, self.home, self.has_bill = reading, home, has_bill
        self._economies, self._laws = economies, laws
        self.announced = has_bill and stage in _PLAN_STAGES and not _LAW_NAME.search(title or "")
        self._decree = bool(title and re.search(r"시행령|시행규칙|고시", title))
        self._title = title
        self._other_names: dict[str, str] = {}  # member -> name of the bill that is not the text's
        self._running = OPEN
        self._carried: list[Marker] = []
        self._markers = [self._next(sentence) for sentence in reading.sentences]

    def names_bill(self, sentence: Sentence) -> bool:
        return any(law.primary for law in self.laws_in(sentence)) or any(
            m.place == "bill" for m in self._markers[sentence.number]
        )

    def laws_in(self, sentence: Sentence) -> list[LawName]:
        return [law for law in self._laws if sentence.first <= law.words[0] < sentence.after]

    def instrument_words(self, sentence: Sentence) -> list[Range]:
        return [law.words for law in self.laws_in(sentence)]

    def is_question(self, sentence: Sentence) -> bool:
        """A sentence that ends in a question mark."""
        return self.reading.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")

    def at(self, token: int, sentence: Sentence) -> Marker:
        """The marker that rules a word."""
        own = [m for m in self._markers[sentence.number] if m.words[0] <= token < m.reach[1]]
        carried = self._carried[sentence.number]
        if own and own[-1].place != "home":
            return own[-1]
        if own:
            return _over_the_state(own, carried)
        return OPEN if self._new_subject(sentence, token) else carried

    def bill_before(self, token: int, sentence: Sentence) -> bool:
        """Whether the bill is the topic of a sentence up to a word."""
        return self.at(token, sentence).place == "bill"

    def next_bill(self, token: int, sentence: Sentence) -> int:
        """Where the bill is spoken of again behind a word; the end of the sentence where it is not."""
        starts = [
            m.words[0] for m in self._markers[sentence.number] if m.place == "bill" and m.words[0] > token
        ]
        return min(starts, default=sentence.after)

    def _new_subject(self, sentence: Sentence, before: int) -> bool:
        """Whether a sentence opens with a topic of its own that is no measure."""
        for i in range(sentence.first, min(before, sentence.first + _FIRST_TOKENS, sentence.after)):
            topic = _TOPIC_WORD.match(self.reading.tokens.words[i])
            if topic and len(topic["noun"]) > 1 and not topic["noun"].endswith(frame_words("measure_topics")):
                return True
        return False

    def _next(self, sentence: Sentence) -> list[Marker]:
        """The markers of the next sentence, by their place; notes what the sentence before hands on to it."""
        if not sentence.number or self.reading.sentences[sentence.number - 1].block != sentence.block:
            self._running = self._over_blocks(sentence)
        self._carried.append(self._running)
        here = self._of_sentence(sentence)
        self._running = self._goes_on(here, sentence)
        return here

    def _over_blocks(self, sentence: Sentence) -> Marker:
        """Another bill is spoken of until the text names the bill again; an economy only in its paragraph."""
        kind = self.reading.blocks[sentence.block].kind
        return self._running if self._running.place == "other_bill" and kind == "item" else OPEN

    def _goes_on(self, here: Sequence[Marker], sentence: Sentence) -> Marker:
        lasting = [m for m in here if m.carries or (m.topic and m.place in ("home", "bill"))]
        if lasting and lasting[-1].place == "home":
            return (
                _over_the_state(lasting, self._running)
                if _over_the_state(lasting, self._running).carries
                else OPEN
            )
        if lasting:
            return lasting[-1] if lasting[-1].carries else OPEN
        return OPEN if self._new_subject(sentence, sentence.after) else self._running

    def _of_sentence(self, sentence: Sentence) -> list[Marker]:
        candidates = [
            *self._state_plans(sentence),
            *markers.of_economies(self.reading, self._economies, self.home, sentence),
            *(m for law in self.laws_in(sentence) if (m := self._of_law(law, sentence))),
            *(m for match, at in markers.laws_without_name(self.reading, sentence) if (m := self._unnamed(match, at, sentence))),
            *self._other_members(sentence),
            *markers.abroad(self.reading, sentence),
            *markers.home_agents(self.reading, sentence),
        ]  # fmt: skip
        kept: list[Marker] = []
        for marker in candidates:  # in the order of their weight
            if not any(k.words[0] < marker.words[1] and marker.words[0] < k.words[1] for k in kept):
                kept.append(marker)
        kept.sort(key=lambda m: m.words)
        return [m for i, m in enumerate(kept) if not _in_passing(m, kept[:i])]

    # --- laws

    def _of_law(self, law: LawName, sentence: Sentence) -> Marker | None:
        reach = (law.words[1], sentence.after)
        topic = law.after in markers.TOPICS
        if (other := self._introduced(law, sentence)) is not None:
            self._other_names[other] = law.name
            return Marker("other_bill", law.words, reach, carries=True, name=law.name, topic=True)
        if law.primary:
            return Marker("bill", law.words, reach, topic=topic)
        if economy := self._economy_of(law, sentence):
            return Marker("foreign", law.words, reach, carries=topic, economies=(economy,), topic=topic)
        if not topic and law.after not in ("이", "가"):
            return None
        if law.name in self._other_names.values():
            return Marker("other_bill", law.words, reach, carries=True, name=law.name, topic=True)
        if self._is_in_force(law, sentence):
            return Marker("existing", law.words, reach, name=law.name, topic=True)
        return Marker("bill", law.words, reach, name=law.name, topic=True)

    def _economy_of(self, law: LawName, sentence: Sentence) -> str | None:
        """The economy of a foreign law as topic: by its name, or by the name right before it (미국의 반도체법은)."""
        if law.after not in markers.TOPICS and law.after not in ("이", "가"):
            return None
        if known := foreign_laws().get(law.name.replace(" ", "")):
            return known if known != self.home else None
        near = (
            e for e in self._economies if sentence.first <= e.words[0] and 0 <= law.words[0] - e.words[1] <= 1
        )
        return next((e.code for e in near if e.code != self.home and e.after in ("의", "", "판")), None)

    def _is_in_force(self, law: LawName, sentence: Sentence) -> bool:
        """현행 대외무역법은, 조세특례제한법은; not the law that the bill amends, told as its bill (관세법 개정안은)."""
        start, end = self.reading.offsets(*law.words)
        if _BILL_HEAD.search(law.name) or _BILL_HEAD.search(
            self.reading.text[start:end].rstrip("은는이가에의도서")
        ):
            return False
        before = self.reading.text[max(sentence.start, start - 8) : start]
        if law.name.startswith(("현행 ", "기존 ", "종전 ")):
            return True
        if _PASSED_BEFORE.search(self.reading.text[max(sentence.start, start - 40) : start]):
            return True
        if re.search(r"(?:현행|기존|종전)\s*[「『]?\s*$", before):
            return True
        bare = re.sub(r"\s", "", law.name)
        standing = {word.replace(" ", "") for word in frame_words("standing_laws")}
        return bare in standing and bare not in re.sub(r"\s", "", self._title or "")

    def _introduced(self, law: LawName, sentence: Sentence) -> str | None:
        """The member whose bill a law is, where that is not the sponsor of the bill: "송재봉 의원이 … 발의한 …법 개정안"."""
        start = self.reading.offsets(*law.words)[0]
        said = re.compile(
            r"(?P<who>[가-힣]{2,4})\s*의원(?:이|은|의|\s등)?[^.]{0,40}?(?:발의한|낸|제출한|내놓은|발의했던|제안한)\s*[‘'“\"「『]*\s*\Z"
        ).search(self.reading.text, sentence.start, start)
        if said is None or not self._sponsors or said["who"] in self._sponsors:
            return None
        return said["who"]

    def _state_plans(self, sentence: Sentence) -> Iterator[Marker]:
        """A plan of the government beside the bill: "정부가 지난해 발표한 소부장 대책에는"."""
        if self.announced or not self.has_bill:
            return
        for match in _STATE_PLAN.finditer(self.reading.text, sentence.start, sentence.end):
            words = (self.reading.token_at(match.start()), self.reading.token_at(match.end()))
            yield Marker("outside", words, (words[1], sentence.after), topic=True)

    def _other_members(self, sentence: Sentence) -> Iterator[Marker]:
        """A member who is no sponsor of the bill brings in another: "같은 당 B 의원도 … 개정안을 내놨다"."""
        text = self.reading.text
        for match in _MEMBER.finditer(text, sentence.start, sentence.end):
            who = match["who"]
            if (
                not self._sponsors
                or who in self._sponsors
                or not _BROUGHT.search(text, match.end(), sentence.end)
            ):
                continue
            words = (self.reading.token_at(match.start()), self.reading.token_at(match.end()))
            self._other_names.setdefault(who, f"{who} 의원안")
            yield Marker(
                "other_bill",
                words,
                (words[1], sentence.after),
                carries=True,
                name=self._other_names[who],
                topic=True,
            )

    @cached_property
    def _sponsors(self) -> frozenset[str]:
        return frozenset(sponsors_of(self.reading.text, self.reading.start, len(self.reading.text)))

    def _unnamed(self, match: re.Match[str], at: Range, sentence: Sentence) -> Marker | None:
        before = (match["before"] or "").strip()
        reach = (at[1], sentence.after)
        topic = match["after"] in markers.TOPICS
        if before in ("현행", "기존", "종전"):
            return None  # words of rules/context/korean.toml
        if before == "같은" and self._decree:
            return Marker("other_bill", at, reach, name="같은 법", topic=True)
        if before in frame_words("other_laws"):
            if not match["word"].endswith("안"):
                return None
            return Marker("other_bill", at, reach, carries=True, name=match[0].strip(), topic=True)
        if before.endswith("의원"):
            return self._of_member(before, at, reach) if match["word"].endswith("안") else None
        if match["word"] == "안":
            return None
        if (
            before == ""
            and self._running.place == "other_bill"
            and match["word"] in ("법안", "개정안", "제정안", "법률안")
        ):
            return self._running._replace(words=at, reach=reach)
        return Marker("bill", at, reach, topic=topic or match["after"] in ("이", "가", "에"))

    def _of_member(self, before: str, at: Range, reach: Range) -> Marker:
        """정 의원안은: the bill of the sponsor, or the other one's."""
        surname = before.removesuffix("의원").strip()
        for who, name in self._other_names.items():
            if who.startswith(surname):
                return Marker("other_bill", at, reach, carries=True, name=name, topic=True)
        if self._sponsors and not any(who.startswith(surname) for who in self._sponsors):
            return Marker("other_bill", at, reach, carries=True, name=self.reading.words(*at), topic=True)
        return Marker("bill", at, reach, topic=True)


def _over_the_state(own: Sequence[Marker], carried: Marker) -> Marker:
    """The state acts in what a bill or another economy is told to do: "법안은 정부가 …", "일본은 정부가 …"."""
    topics = [m for m in own[:-1] if m.topic and m.place != "home"]
    if topics and (topics[-1].place in ("bill", "other_bill") or not own[-1].topic):
        return topics[-1]
    return carried if carried.place == "other_bill" else own[-1]


def _in_passing(marker: Marker, before: Sequence[Marker]) -> bool:
    """The bill named in a sentence about another economy, not as its topic: "EU는 …법에서 … 두고 있다"."""
    topics = [m for m in before if m.topic]
    return marker.place == "bill" and not marker.topic and bool(topics) and topics[-1].place == "foreign"
