from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from cms.models.fields import WordsField


class Role(models.TextChoices):
    AUTHOR = "author", "Author"
    CLINICAL_REVIEWER = "clinical_reviewer", "Clinical reviewer"
    EDITORIAL_REVIEWER = "editorial_reviewer", "Editorial reviewer"
    PUBLISHER = "publisher", "Publisher"
    ADMINISTRATOR = "administrator", "Administrator"
    AUDITOR = "auditor", "Auditor"


class Mail(models.TextChoices):
    """When a person is mailed what the admin tells them."""

    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"
    NEVER = "never", "Never: only in the admin"


class Person(models.Model):
    """One human. Contributions and signatures are a person's, whichever account was used."""

    name = models.CharField(max_length=200, help_text="As printed beside a signature.")
    affiliation = models.CharField(max_length=200, blank=True)
    may_be_named = models.BooleanField(
        default=False,
        help_text="Agreed to be named to readers. Without it, only credentials are shown.",
    )
    is_demo = models.BooleanField(default=False, editable=False)
    time_zone = models.CharField(
        max_length=60, blank=True, help_text="As in Europe/Zurich; empty: the library's."
    )
    mail = models.CharField(max_length=10, choices=Mail, default=Mail.DAILY)
    mailed_at = models.DateTimeField(null=True, editable=False, help_text="The last digest.")
    desk_seen_at = models.DateTimeField(
        null=True, editable=False, help_text="When they last looked at their work."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    @property
    def roles(self):
        return set(self.grants.values_list("role", flat=True))

    def credentials_on(self, day):
        """The unexpired credentials as printed, ``"MD, FIPP"``; empty when none is recorded."""
        valid = models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=day)
        return ", ".join(self.credentials.filter(valid).values_list("text", flat=True))

    @property
    def current_credentials(self):
        return self.credentials_on(timezone.now().date())


class Credential(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="credentials")
    text = models.CharField(max_length=100, help_text="As printed: MD, RN, PhD …")
    expires_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Disclosure(models.Model):
    """A dated statement of interests, or that there are none."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="disclosures")
    made_on = models.DateField()
    text = models.TextField(help_text="Interests held, or “none”.")
    named = WordsField(
        help_text="Makers and products it concerns, one per line: whoever signs a text that "
        "names one is warned."
    )

    class Meta:
        ordering = ["-made_on"]

    def __str__(self):
        return f"{self.made_on}: {self.text}"


class RoleGrant(models.Model):
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="grants", db_index=False
    )
    role = models.CharField(max_length=30, choices=Role)

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="role_is_granted_once")
        ]

    def __str__(self):
        return self.get_role_display()


class Account(AbstractUser):
    """A way to sign in. A person may have several; rights and authorship are the person's."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "account"

    def __str__(self):
        return self.person.name if self.person else self.username
