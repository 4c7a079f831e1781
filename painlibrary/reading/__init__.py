"""How documents of each type are laid out for people. Importing this package registers them all."""

from painlibrary.reading import others, procedure

__all__ = ["others", "procedure"]
