"""Which currency a bare sign or name means in which jurisdiction (ISO 3166-1 alpha-2 -> ISO 4217)."""

from __future__ import annotations

_DOLLAR = {
    "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "TW": "TWD", "SG": "SGD", "HK": "HKD", "BR": "BRL",
    "MX": "MXN", "CL": "CLP", "AR": "ARS", "CO": "COP", "JM": "JMD", "NA": "NAD",
}  # fmt: skip
_LOCAL = {
    "USD": _DOLLAR,
    "INR": {"PK": "PKR", "LK": "LKR", "NP": "NPR"},
    "JPY": {"CN": "CNY"},
    "MXN": {"AR": "ARS", "CL": "CLP", "CO": "COP", "PH": "PHP"},
}


def in_jurisdiction(currency: str, jurisdiction: str | None) -> str:
    """The currency that a sign or name shared by several means there; the given one where nothing is known.

    USD stands for a bare "$", INR for rupees, JPY for "¥", MXN for pesos. Names of one currency only pass unchanged.
    """
    return _LOCAL.get(currency, {}).get(jurisdiction or "", currency)
