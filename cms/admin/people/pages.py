"""Where signing in, one's own account, invitations and notifications are found.

``PATHS`` are not behind ``AdminSite.admin_view``: they are there for whoever has not signed in, or
not far enough, and each says itself whom it lets see what. ``PAGES`` are, as all others.
"""

from django.urls import path

from cms.admin.people import (
    account,
    ceremonies,
    factors,
    holdings,
    invitations,
    notifications,
    oidc,
    signing_in,
)

ENTRANCES = [
    path("sign-in/passkey/", signing_in.sign_in_by_passkey, name="sign_in_by_passkey"),
    path("sign-in/second/", signing_in.SecondStep.as_view(), name="second_step"),
    path("sign-in/challenge/", ceremonies.challenge, name="passkey_challenge"),
    path("sign-in/oidc/", oidc.enter, name="oidc_enter"),
    path("sign-in/oidc/callback/", oidc.callback, name="oidc_callback"),
    path("invitation/<str:secret>/", invitations.invited, name="invited"),
    path("invitation/<str:secret>/oidc/", oidc.invited, name="oidc_invited"),
]
OWN = [
    path("account/", account.account, name="account"),
    path("account/disclosure/", account.disclose, name="disclose"),
    path("account/sessions/end/", account.end_session, name="end_session"),
    path("account/second-factor/", factors.set_up, name="set_up_second_factor"),
    path("account/app/", factors.add_app, name="add_app"),
    path("account/passkeys/add/", factors.add_passkey, name="add_passkey"),
    path("account/passkeys/<int:pk>/", factors.rename_passkey, name="rename_passkey"),
    path("account/factors/<int:pk>/remove/", factors.remove, name="remove_factor"),
    path("account/codes/", factors.new_codes, name="new_codes"),
    path("account/oidc/", oidc.link, name="oidc_link"),
    path("account/oidc/remove/", oidc.unlink, name="oidc_unlink"),
    path("account/oidc/sign/", oidc.sign, name="oidc_sign"),
]
PATHS = [*ENTRANCES, *OWN]
PAGES = [
    ("notifications/", notifications.listed, "notifications"),
    ("notifications/read/", notifications.mark_read, "notifications_read"),
    ("notifications/<int:pk>/", notifications.lead, "notification"),
    ("people/invitations/", invitations.listed, "invitations"),
    ("people/invite/", invitations.invite, "invite"),
    ("people/invitations/<int:pk>/renew/", invitations.renew, "renew_invitation"),
    ("people/accounts/<int:pk>/factors/", holdings.reset_factors, "reset_factors"),
    ("people/invitations/<int:pk>/revoke/", invitations.revoke, "revoke_invitation"),
]
