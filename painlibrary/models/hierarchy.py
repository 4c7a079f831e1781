from django.core.exceptions import ValidationError


def refuse_circle(content, field):
    """Raise if following ``field`` upwards from ``content`` comes back to it."""
    above = getattr(content, field)
    seen = {content.pk} - {None}
    while above is not None:
        if above.pk in seen:
            raise ValidationError({field: "This would make a circle."})
        seen.add(above.pk)
        above = getattr(above, field)
