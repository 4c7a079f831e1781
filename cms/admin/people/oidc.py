"""Signing in, linking and signing by the organization's OpenID Connect provider.

allauth knows the protocol; who gets in is decided here: only accounts that the identity was
linked to by somebody who was signed in, or held the invitation.
"""

import secrets

from allauth.socialaccount.internal import jwtkit, statekit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from jwt import PyJWTError
from requests import RequestException

from cms.admin import house
from cms.admin.people import entering
from cms.admin.people.signing_in import wanted_page
from cms.editorial import identities, invitations, policy, signing_in
from cms.editorial.refusals import Refused

PROVIDER = "oidc"
# In the session: what was proved for which signing, and when the provider saw the person.
PROVED = "people.oidc_proved"
ENTER, LINK, INVITED, SIGN = "enter", "link", "invited", "sign"
# What a forged or broken answer of a provider makes of itself.
TROUBLE = (OAuth2Error, RequestException, PyJWTError, KeyError, TypeError, ValueError)
CLOCKS_DIFFER = 30
LONGEST_SUBJECT = 191


class Adapter(OpenIDConnectOAuth2Adapter):
    """allauth's, with an address that nobody's Host header decides, and always a signature."""

    def get_callback_url(self, request, app):
        return settings.PUBLIC_URL + reverse("admin:oidc_callback")

    def claims(self, token, nonce):
        claims = jwtkit.verify_and_decode(
            credential=token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=settings.OIDC_CLIENT_ID,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if not constant_time_compare(claims.get("nonce", ""), nonce):
            raise OAuth2Error("The token answers another request.")
        if not isinstance(claims.get("sub"), str) or not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
            raise OAuth2Error("The token names nobody.")
        return claims


def _begin(request, purpose, **known):
    """A page that leads on to the provider: a form may not be answered by another site's."""
    if not settings.OIDC_SERVER_URL:
        raise Http404
    proof = generate_code_challenge()
    nonce = secrets.token_urlsafe(16)
    state = {"purpose": purpose, "nonce": nonce, "verifier": proof.pop("code_verifier"), **known}
    extra = {"nonce": nonce, **proof}
    if purpose != ENTER:
        # Not whoever sat at this machine before.
        extra |= {"prompt": "login", "max_age": "0"}
    try:
        adapter = Adapter(request, PROVIDER)
        app = adapter.get_provider().app
        client = adapter.get_client(request, app)
        client.state = statekit.stash_state(request, provider_id=PROVIDER, state=state)
        address = client.get_redirect_url(adapter.authorize_url, ["openid", "email"], extra)
    except TROUBLE:
        return _failed(request, "The provider does not answer. Try again, or use another way.")
    return _page(request, "leading_on.html", address=address, title="Leading on")


@require_POST
def enter(request):
    return _begin(request, ENTER, next=wanted_page(request))


@require_POST
@entering.recently_entered
def link(request):
    return _begin(request, LINK, account=request.user.pk)


@require_POST
def invited(request, secret):
    if invitations.find(secret) is None:
        return _failed(request, invitations.GONE)
    return _begin(request, INVITED, secret=secret)


@entering.own_account
def sign(request):
    """Opened in a window of its own beside the text, so that nothing typed there is lost."""
    purpose = request.GET.get("for", "")[:300]
    return _begin(request, SIGN, account=request.user.pk, signing=purpose)


@never_cache
def callback(request):
    if not settings.OIDC_SERVER_URL:
        raise Http404
    state = statekit.unstash_state(
        request, provider_id=PROVIDER, state_id=request.GET.get("state", "")
    )
    if state is None:
        return _failed(request, "This took too long, or was done already. Begin again.")
    if "code" not in request.GET:
        return _failed(request, "Signing in there was broken off. Nothing was changed.")
    try:
        claims = _claims(request, state)
    except TROUBLE:
        return _failed(request, "The answer of the provider is not right. Nothing was changed.")
    try:
        return ENDS[state["purpose"]](request, state, claims)
    except Refused as refused:
        return _failed(request, str(refused))


def _claims(request, state):
    adapter = Adapter(request, PROVIDER)
    client = adapter.get_client(request, adapter.get_provider().app)
    answer = client.get_access_token(request.GET["code"], pkce_code_verifier=state["verifier"])
    return adapter.claims(answer["id_token"], state["nonce"])


def _entered(request, state, claims):
    account = identities.account_of(claims["iss"], claims["sub"])
    if account is None or not policy.allows(account, "view"):
        raise Refused(
            "This identity belongs to no open account here. Ask an administrator for an invitation."
        )
    if settings.OIDC_SECOND_FACTOR:
        return entering.let_in(
            request, account, how="oidc", with_second=True, next_url=state["next"]
        )
    return entering.first_proof_given(request, account, how="oidc", next_url=state["next"])


def _linked(request, state, claims):
    _require_same(request, state)
    _require_fresh(claims)
    _link(request.user, claims)
    messages.success(request, f"You can sign in with {settings.OIDC_NAME} from now on.")
    return redirect("admin:account")


def _accepted(request, state, claims):
    with invitations.using(state["secret"]) as account:
        _link(account, claims)
    return entering.first_proof_given(request, account, how="oidc", next_url=reverse("admin:index"))


def _signed(request, state, claims):
    _require_same(request, state)
    _require_fresh(claims)
    account = identities.account_of(claims["iss"], claims["sub"])
    if account != request.user:
        raise Refused("This is not the identity that your account is linked to.")
    request.session[PROVED] = {"for": state["signing"], "at": claims["auth_time"]}
    return _page(request, "proved.html", title="It is you")


ENDS = {ENTER: _entered, LINK: _linked, INVITED: _accepted, SIGN: _signed}


def take_proof(request, signing):
    """When the provider saw the signer for exactly this signing, once; or None."""
    proved = request.session.get(PROVED)
    if not proved or proved["for"] != signing:
        return None
    del request.session[PROVED]
    return proved["at"]


def is_proved(request, signing):
    return request.session.get(PROVED, {}).get("for") == signing


def _link(account, claims):
    shown = str(claims.get("email") or claims.get("preferred_username") or claims["sub"])
    identities.link(account, issuer=claims["iss"], subject=claims["sub"], shown=shown[:200])


def _require_same(request, state):
    if not policy.allows(request.user, "keep own account") or request.user.pk != state["account"]:
        raise Refused("Somebody else is signed in by now. Sign in, and begin again.")


def _require_fresh(claims):
    seen = claims.get("auth_time")
    if not isinstance(seen, int) or not signing_in.is_fresh(seen, slack=CLOCKS_DIFFER):
        raise Refused(
            f"{settings.OIDC_NAME} did not ask who you are just now. Sign out there, then try again."
        )


def _failed(request, sentence):
    return _page(request, "oidc_failed.html", title="Not signed in", sentence=sentence)


def _page(request, template, **context):
    return house.page(request, f"people/{template}", oidc_name=settings.OIDC_NAME, **context)


@require_POST
@entering.recently_entered
def unlink(request):
    try:
        identities.unlink(request.user)
        messages.success(request, f"{settings.OIDC_NAME} no longer signs in to this account.")
    except Refused as problem:
        messages.error(request, str(problem))
    return redirect("admin:account")
