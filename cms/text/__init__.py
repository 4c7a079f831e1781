"""Editors' text: what it may contain, whom it cites, how it is shown."""
