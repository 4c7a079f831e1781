"""Identities at the organization's OpenID Connect provider, and the accounts they belong to.

A link is made only by whoever is signed in to the account, or holds its invitation. A stranger's
identity belongs to nobody, whatever address it names.
"""

from allauth.socialaccount.models import SocialAccount

from cms.editorial import audit, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused
from cms.editorial.second_factor import KEEP


def of(account):
    return account.socialaccount_set.order_by("date_joined").first()


def account_of(issuer, subject):
    """The account that this identity may sign in to, or None."""
    found = SocialAccount.objects.filter(provider=issuer, uid=subject)
    link = found.select_related("user__person").first()
    return link.user if link else None


def link(account, *, issuer, subject, shown):
    """Let an identity sign in to ``account``; ``shown`` is what its owner recognizes it by."""
    with attempt("link identity", by=account):
        policy.require(account, KEEP)
        if (
            SocialAccount.objects.filter(provider=issuer, uid=subject)
            .exclude(user=account)
            .exists()
        ):
            raise Refused("This identity signs in to another account already.")
        account.socialaccount_set.all().delete()
        SocialAccount.objects.create(
            user=account, provider=issuer, uid=subject, extra_data={"shown": shown}
        )
        audit.record("identity linked", by=account, issuer=issuer, shown=shown)


def unlink(account):
    with attempt("unlink identity", by=account):
        policy.require(account, KEEP)
        if not account.has_usable_password() and not account.authenticator_set.exists():
            raise Refused("Set a password or add a passkey first, or you could not sign in.")
        account.socialaccount_set.all().delete()
        audit.record("identity unlinked", by=account)
