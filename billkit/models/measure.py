"""What an economy does for its industry, with sources: one row of the measures data."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Status = Literal["proposed", "adopted", "in_force", "suspended", "repealed", "expired"]
Scope = Literal["steel", "steel-and-other", "firm"]
AmountKind = Literal["committed", "disbursed", "ceiling", "authorised", "estimated"]
GreenConditional = Literal["yes", "no", "partly"]


def _of_the_calendar(day: str) -> str:
    """2024-02-30 has the shape of a day and is none."""
    if len(day) == 10:
        date.fromisoformat(day)
    return day


# A day, a month or a year, as far as it is known.
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_of_the_calendar),
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9.]+)*$")]
Economy = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Source(BaseModel):
    """A published source: title, publisher, URL, date of publication where known."""

    model_config = ConfigDict(frozen=True)

    title: str
    publisher: str
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    date: PartialDate | None = None


class Measure(BaseModel):
    """A measure by which an economy supports or protects its industry. Amounts are plain numbers of `currency`."""

    model_config = ConfigDict(frozen=True)

    measure_id: Slug
    economy: Economy = Field(description="implementing economy, ISO 3166-1 alpha-2, or EU")
    sub_jurisdiction: str | None = None
    title: str
    instrument: str = Field(description="kind of provision, see `billkit rules list`")
    package: str | None = Field(
        default=None, description="measures of one package may share one amount: never sum them"
    )
    scope: Scope
    recipient: str | None = None
    status: Status
    announced: PartialDate | None = None
    effective_from: PartialDate | None = None
    effective_to: PartialDate | None = None
    amount: int | float | None = Field(default=None, ge=0)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    amount_kind: AmountKind | None = None
    rate: int | float | None = None
    rate_unit: str | None = None
    green_conditional: GreenConditional | None = None
    summary: str = Field(max_length=400)
    legal_basis: str | None = None
    sources: tuple[Source, ...] = Field(min_length=1, max_length=2)
    as_of: PartialDate
    note: str | None = None

    @model_validator(mode="after")
    def _amount_has_its_currency(self) -> Measure:
        if (self.amount is None) != (self.currency is None):
            raise ValueError("amount and currency go together")
        if (self.rate is None) != (self.rate_unit is None):
            raise ValueError("rate and rate_unit go together")
        if self.amount is not None and self.amount_kind is None:
            raise ValueError("an amount needs amount_kind")
        if self.scope == "firm" and not self.recipient:
            raise ValueError("scope firm needs a recipient")
        return self


class ReferenceFigure(BaseModel):
    """A figure to normalise amounts with: exchange rate or production of an economy in a year."""

    model_config = ConfigDict(frozen=True)

    economy: str
    indicator: str
    year: int
    value: float | None = Field(description="None where the source gives a range: see as_written")
    as_written: str
    unit: str
    source: Source | None = None
