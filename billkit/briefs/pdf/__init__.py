"""A verified brief as a tagged PDF, and back."""
