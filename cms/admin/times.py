"""Instants in words, in the editor's own time zone."""

from datetime import UTC

from django.utils import timezone


def day(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d}"


def minute(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def spoken(moment, seconds=False):
    """An instant in the editor's zone, with UTC beside it where that is another time."""
    form = "%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M"
    here, there = timezone.localtime(moment), moment.astimezone(UTC)
    told = f"{here:{form}} {here:%Z}"
    if here.utcoffset() == there.utcoffset():
        return told
    same_day = here.date() == there.date()
    return f"{told} ({there:{form[9:] if same_day else form}} UTC)"
