"""The day on which a law begins, where it is told as a time after promulgation and that day is known.

공포 후 6개월이 경과한 날부터 시행한다   promulgated 2025-12-16   2026-06-17
six months after promulgation          promulgated 2025-12-16   2026-06-17, a day more or less
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from billkit.comparison.profile import Profile
from billkit.comparison.terms import Meaning, meaning
from billkit.comparison.values import DERIVED, Value

_KIND = "legal.effective_date"


def with_day(profile: Profile, promulgated: str | None) -> Profile:
    """The profile with the day worked out, where it says months and no day."""
    months = profile.provision.details.get("after_months")
    if profile.provision.kind != _KIND or "date" in profile.values or len(promulgated or "") != 10:
        return profile
    after = profile.provision.details.get("after")
    if not isinstance(months, int) or (after and "promulgation" not in meaning(str(after)).ideas):
        return profile
    day = _later(date.fromisoformat(str(promulgated)), months).isoformat()
    shown = f"{day} ({months} months after promulgation on {promulgated})"
    worked_out = Value("date", "date", shown, day, Meaning(frozenset(), ""), DERIVED)
    return profile.having(worked_out)


def _later(day: date, months: int) -> date:
    """The day after so many months have passed."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last)) + timedelta(days=1)
