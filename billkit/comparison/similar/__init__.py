"""Documents of a corpus with provisions like those of one document."""

from billkit.comparison.similar.corpus import Corpus, files_of, parsed
from billkit.comparison.similar.rank import similar

__all__ = ["Corpus", "files_of", "parsed", "similar"]
