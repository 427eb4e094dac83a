"""Names of the pictures that conftest makes, for parametrised tests."""

_EACH = (
    "comparison", "heatmap", "heatmap of five", "amounts", "amounts 2024", "timeline", "timeline of Korea",
    "strange comparison", "strange timeline",
)  # fmt: skip
NAMES = [f"{name} {lang}" for lang in ("en", "ko") for name in _EACH]
