"""When something starts, typed in the editor's own time zone."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone


class ScheduleInput(forms.DateTimeInput):
    """A date and a minute; the script beside it tells the same instant in UTC."""

    def __init__(self):
        super().__init__(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")

    def build_attrs(self, base_attrs, extra_attrs=None):
        zone = {"data-zone": timezone.get_current_timezone_name()}
        return super().build_attrs({**base_attrs, **zone}, extra_attrs)


class ScheduleField(forms.DateTimeField):
    """A full minute; empty means now. What a change of the clocks skips or repeats is refused."""

    widget = ScheduleInput

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "label": "Start at", **kwargs})

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(_about_the_clocks(**error.params), error.code) from error


def _about_the_clocks(datetime, current_timezone):
    first, second = (
        datetime.replace(tzinfo=current_timezone, fold=fold).utcoffset() for fold in (0, 1)
    )
    day, minute = f"{datetime:%Y-%m-%d}", f"{datetime:%H:%M}"
    if first < second:
        return (
            f"On {day} the clocks of {current_timezone} are put forward, and {minute} does not "
            "exist. Choose a time before or after that hour."
        )
    return (
        f"On {day} the clocks of {current_timezone} are put back, and {minute} comes twice. "
        "Choose a time before or after that hour."
    )


def schedule_help(empty=None):
    """What ``empty`` means, and in which zone a time is meant; ``times.spoken`` tells it back."""
    zone = timezone.get_current_timezone_name()
    here = timezone.localtime()
    start = f"Empty: {empty}. Otherwise a" if empty else "A"
    return (
        f"{start} full minute to come, in the time of {zone} "
        f"(there it is {here:%Y-%m-%d %H:%M} now, UTC{here.isoformat()[-6:]})."
    )
