from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.admin.people import mailing


class Command(BaseCommand):
    help = "Sends the mail that is due. The server does so by itself; this does it now."

    def handle(self, **options):
        if not settings.MAIL_IS_SENT:
            raise CommandError("No mail server is set. Set EMAIL_URL; see docs/administrator.md.")
        sent = mailing.send_due()
        if sent is None:
            self.stdout.write("Somebody else is sending just now.")
            return
        for sentence in mailing.troubles():
            self.stderr.write(sentence)
        self.stdout.write(f"{sent} {'mail' if sent == 1 else 'mails'} sent.")
