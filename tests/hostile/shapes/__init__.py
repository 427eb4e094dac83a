"""The hostile files, one module for each kind of file; `ALL` names every one of them."""

from shapes import archives, bills, markup, pdfs, texts
from shapes.shape import Shape

ALL: tuple[Shape, ...] = (
    *archives.SHAPES, *markup.SHAPES, *texts.SHAPES, *pdfs.SHAPES, *bills.SHAPES,
)  # fmt: skip
