"""What can go wrong, by name. Each message says where it went wrong and what to do about it.

Every error carries the exit code that the command line ends with, so that scripts can tell them apart.
"""


class BillkitError(Exception):
    """Base of all errors a user can act on."""

    exit_code = 1


class UnreadableSource(BillkitError):
    """The source cannot be opened or holds no text: missing, a directory, empty, binary, badly encoded."""

    exit_code = 3


class NoCitations(UnreadableSource):
    """A brief was to be checked, and its citation data are missing or are none. The message says where they should lie."""


class NoBillFound(BillkitError):
    """The text was read, but it describes no bill, act or programme."""

    exit_code = 4


class RuleError(BillkitError):
    """A rule file is wrong. The message lists every fault with file and place."""

    exit_code = 5


class MeasuresError(BillkitError):
    """A measures file or a filter on the measures is wrong (unknown economy, kind or status, bad date)."""

    exit_code = 6


class UnverifiedBrief(BillkitError):
    """A brief holds a statement that its evidence or data do not bear out. It was not written."""

    exit_code = 7


class MissingExtra(BillkitError):
    """What was asked for needs a library that is not installed. The message names the extra that brings it."""

    exit_code = 8


class BadTemplate(BillkitError):
    """A template of the user's own, or a style document, cannot be used. The message names the place."""

    exit_code = 9
