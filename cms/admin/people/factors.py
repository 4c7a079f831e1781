"""Setting up the second factor: authenticator app, passkeys, recovery codes."""

import time

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cms.admin.people import ceremonies, entering
from cms.admin.people.account import page, refused
from cms.editorial import passkeys, second_factor
from cms.editorial.refusals import Refused

# In the session while an app is set up: its secret, which is stored only once a code proved it.
SECRET = "people.app_secret"  # noqa: S105 - the name of the entry, not what it holds
SECRET_SECONDS = 30 * 60


class AppForm(forms.Form):
    code = forms.CharField(
        label="The six digits that the app shows now",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label="Name of the passkey",
        max_length=60,
        help_text="So that you know it again: “Phone”, “Key on my keyring”.",
    )


@entering.own_account
def set_up(request):
    """Where those are led whose role needs a second factor and who have none."""
    return page(
        request,
        "set_up.html",
        title="Set up your second factor",
        passkeys_can_be_used=passkeys.can_be_used(),
    )


@entering.recently_entered
def add_app(request):
    secret = _secret(request)
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.add_app(
                request.user, secret=secret, code=form.cleaned_data["code"].replace(" ", "")
            )
        except Refused as problem:
            form.add_error("code", str(problem))
        else:
            del request.session[SECRET]
            return _added(request, "The authenticator app is set up.", codes)
    return page(
        request,
        "add_app.html",
        title="Set up an authenticator app",
        form=form,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=second_factor.picture_of(request.user, secret),
    )


@entering.recently_entered
def add_passkey(request):
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = passkeys.finish_adding(
                request.user,
                state=ceremonies.take(request, ceremonies.ADD),
                answer=request.POST.get("passkey", ""),
                name=form.cleaned_data["name"],
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            return _added(request, "The passkey is added.", codes)
    return page(request, "add_passkey.html", title="Add a passkey", form=form)


@require_POST
@entering.recently_entered
def rename_passkey(request, pk):
    row = get_object_or_404(passkeys.of(request.user), pk=pk)
    form = NameForm(request.POST)
    if form.is_valid():
        passkeys.rename(row, by=request.user, name=form.cleaned_data["name"])
        messages.success(request, "The passkey is renamed.")
    else:
        messages.error(request, "Give the passkey a name of at most 60 characters.")
    return redirect("admin:account")


@entering.recently_entered
def remove(request, pk):
    rows = request.user.authenticator_set.exclude(type=second_factor.CODES)
    row = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return page(request, "remove_factor.html", title=f"Remove {_spoken(row)}", row=row)
    try:
        second_factor.remove(row, by=request.user)
    except Refused as problem:
        return refused(request, problem)
    messages.success(request, f"Removed: {_spoken(row)}.")
    return redirect("admin:account")


@require_POST
@entering.recently_entered
def new_codes(request):
    try:
        codes = second_factor.new_codes(request.user)
    except Refused as problem:
        return refused(request, problem)
    return _shown(request, codes)


def _spoken(row):
    return "the authenticator app" if row.type == second_factor.APP else f"the passkey “{row}”"


def _secret(request):
    kept = request.session.get(SECRET)
    if not kept or time.time() - kept["at"] > SECRET_SECONDS:
        kept = {"secret": second_factor.new_secret(), "at": time.time()}
        request.session[SECRET] = kept
    return kept["secret"]


def _added(request, sentence, codes):
    request.session[entering.SECOND_FACTOR] = True
    messages.success(request, sentence)
    return _shown(request, codes) if codes else redirect("admin:account")


def _shown(request, codes):
    """Shown once, and never stored in the clear: the answer to a POST, not kept anywhere."""
    return page(request, "codes.html", title="Your recovery codes", codes=codes)
