"""Measures in forms that others read: CSV, JSON, JSON-LD, Parquet, data frames."""

from billkit.economies.exports.listed import Measures

__all__ = ["Measures"]
