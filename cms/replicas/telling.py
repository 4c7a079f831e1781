"""What this process knows of the databases, for whoever looks after them."""

from cms.replicas.standing import PRIMARY, UNKNOWN
from cms.replicas.watching import databases


def in_order():
    """All databases that may answer readers: the primary first, unless it is known to be away."""
    found = databases()
    names = [each.name for each in found.standbys.values() if not each.amiss]
    return [*names, PRIMARY] if found.primary.is_silent else [PRIMARY, *names]


def troubles():
    """Sentences for administrators: standbys that readers are not answered from."""
    for each in databases().standbys.values():
        if each.amiss not in ("", UNKNOWN):
            yield (
                f"The database {each.name} is left out: {each.amiss}. Readers are answered from the"
                " others, and from it again as soon as it is well."
            )
