"""Inviting people, and the page on which an invited person chooses how to sign in."""

import logging
from smtplib import SMTPException

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cms.admin import house
from cms.admin.people import ceremonies, entering
from cms.admin.people.account import PasswordForm, page
from cms.editorial import invitations, passkeys, people, second_factor
from cms.editorial.refusals import Refused
from cms.models import Account, Invitation, Role

MOST_SHOWN = 200
logger = logging.getLogger(__name__)


class InviteForm(forms.Form):
    name = forms.CharField(max_length=200, help_text="As printed beside a signature.")
    email = forms.EmailField(
        max_length=150, label="E-mail", help_text="The link goes there; it is what they sign in as."
    )
    affiliation = forms.CharField(max_length=200, required=False)
    roles = forms.MultipleChoiceField(choices=Role, widget=forms.CheckboxSelectMultiple)
    credential = forms.CharField(
        max_length=100,
        required=False,
        help_text="As printed: MD, RN, PhD … Who signs clinically needs one.",
    )
    expires_on = forms.DateField(
        required=False,
        label="Credential expires on",
        widget=forms.DateInput(attrs={"type": "date"}),
    )


def managed(view):
    def answer(request, *args, **kwargs):
        if request.method != "POST" and not house.allows(request, "manage people"):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except Refused as problem:
            messages.error(request, str(problem))
            return redirect(
                "admin:invitations" if house.allows(request, "manage people") else "admin:index"
            )

    return never_cache(answer)


@managed
def listed(request):
    """Pending invitations, one line per account, newest first."""
    pending = Invitation.objects.pending().select_related("account__person", "made_by")
    return page(
        request,
        "invitations.html",
        title="Invitations",
        invitations=list(pending[:MOST_SHOWN]),
        mail_is_sent=settings.MAIL_IS_SENT,
    )


@managed
def invite(request):
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = invitations.invite(by=request.user, **form.cleaned_data)
        except Refused as problem:
            form.add_error("email", str(problem))
            return page(
                request,
                "invite.html",
                title="Invite somebody",
                form=form,
                status=house.status_of(problem),
            )
        return _link_shown(request, *made)
    return page(request, "invite.html", title="Invite somebody", form=form)


@require_POST
@managed
def renew(request, pk):
    account = get_object_or_404(Account.objects.select_related("person"), pk=pk)
    return _link_shown(request, *invitations.renew(account, by=request.user))


@require_POST
@managed
def revoke(request, pk):
    account = get_object_or_404(Account.objects.select_related("person"), pk=pk)
    invitations.revoke(account, by=request.user)
    messages.success(
        request, f"The invitation for {account} is taken back: its link opens nothing."
    )
    return redirect("admin:invitations")


def _link_shown(request, invitation, secret):
    link = settings.PUBLIC_URL + reverse("admin:invited", args=[secret])
    sent, trouble = False, ""
    if settings.MAIL_IS_SENT and invitation.account.email:
        sent, trouble = _mail(invitation, link)
    return page(
        request,
        "link.html",
        title=f"Link for {invitation.account}",
        invitation=invitation,
        link=link,
        sent=sent,
        trouble=trouble,
        mail_is_sent=settings.MAIL_IS_SENT,
    )


def _mail(invitation, link):
    text = render_to_string(
        "admin/cms/people/mail_invitation.txt",
        {"invitation": invitation, "link": link, "site": settings.SITE_NAME},
    )
    subject = f"{settings.SITE_NAME}: how to sign in"
    try:
        EmailMessage(subject, text, to=[invitation.account.email]).send()
    except (OSError, SMTPException) as problem:
        logger.warning("The mail of an invitation was not taken: %s", type(problem).__name__)
        return False, "The mail server did not take the mail. Pass the link on yourself."
    invitations.mailed(invitation)
    return True, ""


@sensitive_post_parameters()
@never_cache
def invited(request, secret):
    """Here the invited person sets a password, or makes a passkey."""
    invitation = invitations.find(secret)
    if invitation is None:
        return page(request, "not_invited.html", status=410, title="This link opens nothing")
    if request.user.is_authenticated and request.user != invitation.account:
        logout(request)
    form = PasswordForm(request.POST or None, account=invitation.account)
    if request.method == "POST":
        try:
            with_passkey = "passkey" in request.POST
            done = _by_passkey(request, secret) if with_passkey else _by_password(form, secret)
        except Refused as problem:
            done = False
            form = PasswordForm(account=invitation.account)
            messages.error(request, str(problem))
        if done:
            return _enter(request, invitation.account_id, with_second=with_passkey)
    return page(
        request,
        "invited.html",
        title=f"Welcome, {invitation.account.person}",
        invitation=invitation,
        secret=secret,
        form=form,
        passkeys_can_be_used=passkeys.can_be_used()
        and not second_factor.is_set_up(invitation.account),
        oidc_name=settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
    )


def _by_password(form, secret):
    if not form.is_valid():
        return False
    with invitations.using(secret) as account:
        people.change_password(account, form.cleaned_data["password"])
    return True


def _by_passkey(request, secret):
    state = ceremonies.take(request, ceremonies.INVITED + secret)
    with invitations.using(secret) as account:
        if second_factor.is_set_up(account):
            # The link replaces a password that was forgotten, and not what else the account asks.
            raise Refused("This account has a second factor. Set a new password here.")
        passkeys.finish_adding(
            account, state=state, answer=request.POST["passkey"], name="First passkey"
        )
    return True


def _enter(request, pk, *, with_second):
    account = Account.objects.select_related("person").get(pk=pk)
    next_url = reverse("admin:account")
    if with_second:
        return entering.let_in(request, account, how="passkey", with_second=True, next_url=next_url)
    return entering.first_proof_given(request, account, how="password", next_url=next_url)
