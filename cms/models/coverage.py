from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """One thing that a complete item tells: rows of a part, those that are ``where``, or a field.

    Without a part, ``name`` is the field.
    """

    name: str
    part: str = ""
    where: dict = field(default_factory=dict)

    @property
    def place(self):
        """Where the form asks for it."""
        return self.part or self.name

    @property
    def label(self):
        return self.name.replace("_", " ").capitalize()
