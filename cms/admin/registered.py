"""The core's own models in the admin. The tables of the machinery stay out of it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.models import Group

from cms.admin import records
from cms.admin.people import people
from cms.admin.releasing import releases

# Roles are granted to persons; Django's groups grant nothing here. How people sign in is theirs
# to see, on their own page.
admin.site.unregister([Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken])

__all__ = ["people", "records", "releases"]
