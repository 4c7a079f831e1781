"""Why an act was refused, in words for the person who tried it."""


class Refused(Exception):
    """The act was refused and changed nothing. ``str()`` is a sentence that says how to go on.

    ``details`` lists the places, items or findings the sentence speaks of. ``is_denial`` says
    whether it goes on record as a denied attempt.
    """

    code = "refused"
    is_denial = True

    def __init__(self, sentence, details=()):
        super().__init__(sentence)
        self.details = list(details)


class NotPermitted(Refused):
    code = "not-permitted"


class TransitionRefused(Refused):
    code = "transition-refused"


class Invalid(Refused):
    """The content itself cannot be stored so. ``details`` holds ``(place, sentence)`` pairs."""

    code = "invalid"
    # A form filled in wrongly is an everyday thing: nobody was denied anything.
    is_denial = False


class Clash(Refused):
    """Someone else changed the same places. ``mine`` and ``theirs`` are canonical data.

    ``against`` is the revision that says ``theirs``.
    """

    code = "clash"
    is_denial = False

    def __init__(self, sentence, *, places, base, mine, theirs, against):
        super().__init__(sentence, details=places)
        self.base, self.mine, self.theirs, self.against = base, mine, theirs, against


class FindingsStand(Refused):
    """Rules complain and nobody has waived it. ``details`` holds the findings."""

    code = "findings-stand"


class NotFresh(Refused):
    code = "sign-in-again"
