"""A picture: SVG that can be saved, shown in a notebook, or made into PNG."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Picture(BaseModel):
    """A picture, and what it shows in a sentence."""

    model_config = ConfigDict(frozen=True)

    title: str
    description: str
    lang: str
    width: float
    height: float
    svg: str

    def to_svg(self) -> str:
        return self.svg

    def to_png(self, scale: float = 2.0) -> bytes:
        """The picture in pixels, `scale` for each unit. Needs the extra `png`; raises MissingExtra without it."""
        from billkit.pictures.png import png

        return png(self.svg, self.width, self.height, scale)

    def save(self, path: str | Path) -> Path:
        """Write it to a file; .png makes it PNG, anything else SVG."""
        path = Path(path)
        path.write_bytes(self.to_png() if path.suffix.lower() == ".png" else self.svg.encode("utf-8"))
        return path

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg
