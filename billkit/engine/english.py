"""An English text into an Analysis: scope, details and modality are English."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.engine.agents import Agents
from billkit.engine.analyst import Analyst
from billkit.engine.details import details_of
from billkit.engine.details.place import place_of
from billkit.engine.frames import Frames, InstrumentMention
from billkit.engine.items import Item
from billkit.engine.mentions import economy_mentions, instrument_mentions
from billkit.engine.scope import Scope
from billkit.models import Details, Modality
from billkit.slots.modality import modality_of


class EnglishAnalyst(Analyst[Scope]):
    def _scope(self) -> Scope:
        # without a bill no economy is the text's own: what each of them does is context
        agents = Agents(self.reading, self.home if self.bill else None, economy_mentions(self.reading))
        instruments = instrument_mentions(self.reading, self.bill)
        frames = Frames(
            self.reading,
            self.rules,
            agents,
            instruments,
            has_bill=self.bill is not None,
            announced=self._announced(instruments),
        )
        return Scope(self.reading, self.rules, frames, self.home)

    def _announced(self, instruments: Sequence[InstrumentMention]) -> bool:
        """Whether the text is about a programme that a government announces, with no law to carry it."""
        stage = self.bill.stage.value if self.bill and self.bill.stage else "announced"
        return stage in ("announced", "in preparation") and all(m.is_plan for m in instruments if m.primary)

    def _details(self, item: Item) -> Details:
        return details_of(item, self.rules.rules[item.kind], self.reading, self.scope, self.known)

    def _modality(self, item: Item) -> Modality:
        place = place_of(item, self.known.anchors, self.reading, self.scope)
        start = place.clause[0]
        anchor = place.anchor[0] - start, place.anchor[1] - start
        following = place.own_tokens(place.clause)[1]
        limit = self.reading.offsets(following - 1, following)[1] - start
        return modality_of(place.text(place.clause), *anchor, limit)
