"""The editors' pages. Content types register their own; see ``registered`` for the core's."""
