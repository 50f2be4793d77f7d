"""Linking: what several articles tell of the same event, person or story. Pure functions over records."""
