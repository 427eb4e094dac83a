"""Korean words: tokens, nouns with their particles, verbs in all their forms."""
