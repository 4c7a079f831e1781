"""What an administrator sees of a person beside the form: how they sign in, and what they hold."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from cms.admin.naming import item_url, titles
from cms.admin.people.invitations import managed
from cms.editorial import duties, identities, second_factor
from cms.models import Account, Invitation

WAYS = {
    second_factor.APP: "authenticator app",
    second_factor.PASSKEY: "passkey",
}


@dataclass(frozen=True)
class Ways:
    """How one account is signed in to, as far as an administrator is told."""

    account: Account
    words: str
    has_factor: bool
    invitation: Invitation | None


def of(person):
    """``[(title, words, address of the page that hands it over)]``."""
    held = duties.of(person)
    names = titles(each.item for each in held)
    return [(names.get(each.item.pk, ""), each.words, _address(each)) for each in held]


def ways_of(account):
    kinds = second_factor.kinds(account)
    ways = ["password"] if account.has_usable_password() else []
    ways += [name for kind, name in WAYS.items() if kind in kinds]
    ways += ["organization"] if identities.of(account) else []
    return Ways(
        account,
        ", ".join(ways) or "nothing yet",
        bool(kinds),
        account.invitations.pending().first(),
    )


def tell_what_is_left(request, person):
    """After a save: who cannot come in any more and is waited for, and by what."""
    if person.accounts.filter(is_active=True).exists() and person.grants.exists():
        return
    held = of(person)
    if held:
        link = format_html(
            '<a href="{}#held">{} to hand over</a>',
            reverse("admin:cms_person_change", args=[person.pk]),
            f"{len(held)} {'thing is' if len(held) == 1 else 'things are'} left",
        )
        messages.warning(request, format_html("{} can no longer come in. {}.", person, link))


@require_POST
@managed
def reset_factors(request, pk):
    account = get_object_or_404(Account.objects.select_related("person"), pk=pk)
    second_factor.reset(account, by=request.user)
    messages.success(request, f"{account} has no second factor now, and is signed out everywhere.")
    return redirect("admin:cms_person_change", account.person_id)


def _address(duty):
    query = f"?flag={duty.flag}" if duty.flag else ""
    return item_url(duty.item, duty.page) + query
