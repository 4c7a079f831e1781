"""The people that tests work with, each with one role and one account."""

from cms.models import Account, Person, RoleGrant

PASSWORD = "correct horse battery staple"


def person(name, *roles, credentials="MD", **fields):
    someone = Person.objects.create(name=name, **fields)
    RoleGrant.objects.bulk_create(RoleGrant(person=someone, role=role) for role in roles)
    if credentials:
        someone.credentials.create(text=credentials)
    return someone


def account(name, *roles, **fields):
    """An account named like its person's first name, with ``PASSWORD``."""
    someone = person(name, *roles, **fields)
    username = name.split()[0].lower()
    return Account.objects.create_user(username, password=PASSWORD, person=someone, is_staff=True)
