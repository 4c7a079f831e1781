from cms.editorial.refusals import Refused


class ReleaseRefused(Refused):
    """The set cannot go live so. ``missing`` are the items that would have to go live with it."""

    code = "release-refused"

    def __init__(self, sentence, details=(), missing=()):
        super().__init__(sentence, details)
        self.missing = list(missing)


class ScheduleRefused(Refused):
    code = "schedule-refused"
