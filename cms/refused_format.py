"""Stands in for the fixture formats that the library refuses: it loads JSON and nothing else."""

from django.core.serializers.base import DeserializationError


class Serializer:
    # Django offers only public formats to `loaddata` and `dumpdata`; they refuse all others by name.
    internal_use_only = True


def Deserializer(stream, **options):  # noqa: N802 - the name Django looks for
    raise DeserializationError("The library loads JSON fixtures only.")
