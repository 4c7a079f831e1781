import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms.editorial import people
from cms.editorial.refusals import Refused
from cms.models import Account


class Command(BaseCommand):
    help = (
        "Makes the first administrator of an empty library, who gives everybody else their "
        "accounts and roles in the admin. Asks for the password, or reads it from standard input."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="With which the administrator signs in.")
        parser.add_argument("name", help="The person's name, as it is printed in the record.")

    def handle(self, *, username, name, **options):
        account = Account(username=username)
        try:
            account.set_password(self.password(account))
            account.full_clean(exclude=["person"])
            people.begin(account, name)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{name} can sign in as “{username}” and look after people.")

    def password(self, account):
        if sys.stdin.isatty():
            password = getpass("Password: ")
            if getpass("Once more: ") != password:
                raise CommandError("The two are not the same. Nothing was made.")
        else:
            password = sys.stdin.readline().rstrip("\n")
        validate_password(password, account)
        return password
