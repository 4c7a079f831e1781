"""The one place that says who may. Admin, API, import and commands all ask here."""

from django.utils import timezone

from cms.editorial import authorship
from cms.editorial.refusals import NotPermitted
from cms.editorial.roles import MAY
from cms.models import Role, SignatureKind

SIGNING = {f"sign {kind}": kind for kind in SignatureKind.values}


def refusal(account, action, item=None, *, roles=None):
    """A sentence saying why ``account`` may not, or None where it may. The default is no.

    ``roles`` are the person's as just read, for pages that ask many times; doors read them anew.
    """
    if account is None or not account.is_authenticated or not account.is_active:
        return "Sign in to do this."
    if account.person is None:
        return "This account belongs to no person yet; an administrator can link it."
    wanted = MAY.get(action, frozenset())
    if not (account.person.roles if roles is None else roles) & wanted:
        who = " or ".join(sorted(Role(role).label.lower() for role in wanted)) or "nobody"
        return f"To {action} is for the role {who}."
    if item is not None:
        return _authorship_refusal(account.person, action, item) or _credential_refusal(
            account.person, action
        )
    return _credential_refusal(account.person, action)


def _authorship_refusal(person, action, item):
    # Nobody signs words of their own, under whatever role or account.
    if action in SIGNING and person.pk in authorship.contributors(item):
        return f"{person.name} wrote part of this text; somebody who did not must sign it."
    if action == "reaffirm" and person.pk in authorship.authors_of_live(item):
        return f"{person.name} wrote part of the live text; somebody who did not must confirm it."
    return None


def _credential_refusal(person, action):
    if action == "sign clinical" and not person.credentials_on(timezone.now().date()):
        return f"{person.name} has no unexpired credential on record; an administrator can add it."
    return None


def allows(account, action, item=None):
    return refusal(account, action, item) is None


def require(account, action, item=None):
    """Raise ``NotPermitted`` unless ``account`` may do ``action`` (to ``item``)."""
    sentence = refusal(account, action, item)
    if sentence:
        raise NotPermitted(sentence)
