"""What changed since a client last asked, so that it holds all that is public without reading it
anew. Nothing is remembered of a client: its cursor says what it holds."""
