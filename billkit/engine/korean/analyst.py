"""A Korean text into an Analysis: the steps are those of the base; scope, details and modality are Korean."""

from __future__ import annotations

from billkit.engine.analyst import Analyst
from billkit.engine.items import Item
from billkit.engine.korean.details import details_of
from billkit.engine.korean.frames import Frames
from billkit.engine.korean.mentions import economy_names, law_names
from billkit.engine.korean.predicates import modality
from billkit.engine.korean.scope import KoreanScope
from billkit.models import Bill, Details, Modality

_STATUTES = ("act", "bill", "decree", "law")


class KoreanAnalyst(Analyst[KoreanScope]):
    def _scope(self) -> KoreanScope:
        frames = Frames(
            self.reading,
            economy_names(self.reading),
            law_names(self.reading, self.bill),
            home=self.home or "KR",
            has_bill=self.bill is not None,
            title=_title(self.bill),
            stage=str(self.bill.stage.value) if self.bill and self.bill.stage else None,
        )
        return KoreanScope(self.reading, self.rules, frames)

    def _details(self, item: Item) -> Details:
        return details_of(item, self.rules.rules[item.kind], self.reading, self.scope, self.known)

    def _modality(self, item: Item) -> Modality:
        sentence, statute = self.reading.sentences[item.sentence], self.document.genre in _STATUTES
        return modality(self.reading, item.hits[0].anchor, sentence, statute=statute)


def _title(bill: Bill | None) -> str | None:
    name = bill and (bill.title or bill.short_title)
    return str(name.value) if name else None
