"""A figure put beside others: what it was, by which rates and divisors it was converted, or why it cannot be."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from billkit.models.measure import Source


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True)


class Divisor(_Item):
    """What a figure was divided by: tonnes of crude steel of a year, or years of the measure's life."""

    unit: str = Field(description="tonne of crude steel, or year")
    value: float = Field(description="how many of them")
    year: int | None = Field(default=None, description="the year whose output it is; None for years of life")
    economy: str | None = Field(default=None, description="whose output it is")
    source: Source | None = None


class Converted(_Item):
    """An amount in another currency, with the way back: `value * rate * divisors == original`."""

    value: float
    currency: str
    original: int | float
    original_currency: str
    rate: float = Field(
        description="units of the original currency for one unit of `currency`; 1 where they are the same"
    )
    rate_year: int | None = Field(
        description="the year whose average rate it is; None where nothing was exchanged"
    )
    per: tuple[Divisor, ...] = ()
    source: tuple[Source, ...] = Field(default=(), description="where the rates and divisors come from")

    @property
    def unit(self) -> str:
        """ "USD", "USD per tonne of crude steel"."""
        return " per ".join([self.currency, *(divisor.unit for divisor in self.per)])

    def told(self) -> str:
        """The figure with its original, rate and year: "USD 351,847,200 (KRW 500,000,000,000 at 1,421.3963, 2025)"."""
        figure = f"{self.currency} {plain(self.value)}{self.unit.removeprefix(self.currency)}"
        if self.rate_year is None and not self.per:
            return figure
        was = f"{self.original_currency} {self.original:,}"
        if self.rate_year is not None:
            was += f" at {self.rate:,.6g} {self.original_currency} per {self.currency}, {self.rate_year}"
        for divisor in self.per:
            of = f" of {divisor.year}" if divisor.year else ""
            was += f"; by {plain(divisor.value)} {divisor.unit.replace('tonne', 'tonnes').replace('year', 'years')}{of}"
        return f"{figure} ({was})"


class NotComparable(_Item):
    """No figure, and why: an input is missing, or the figure would say something else than it seems to."""

    reason: str

    @field_validator("reason")
    @classmethod
    def _says_so(cls, reason: str) -> str:
        return reason if reason.startswith("not comparable: ") else f"not comparable: {reason}"

    def told(self) -> str:
        return self.reason


def plain(value: float) -> str:
    """A figure as a person reads it: whole from a hundred on, else three digits."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"
