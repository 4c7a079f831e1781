"""The sentences that a signer confirms one by one, as the policy of the content type asks."""

from cms.editorial.refusals import Refused
from cms.models import content_types


def asked(item, kind):
    """The sentences for one kind of signature, in their order."""
    return list(content_types()[item.type].checklist.get(kind, ()))


def confirmed(item, kind, checked):
    """The sentences as the signature freezes them; raises where one was not confirmed."""
    wanted = asked(item, kind)
    open_ = [sentence for sentence in wanted if sentence not in checked]
    if open_:
        raise Refused("Confirm each sentence of the checklist first.", open_)
    return wanted
