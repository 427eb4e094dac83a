"""Korean sentences for the engine: whose measure it is, and the details of an item."""
