import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import cms.models.fields
import cms.models.part


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="sha256:0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=71,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("type", models.CharField(editable=False, max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("changes_requested", "Changes requested"),
                            ("approved", "Approved"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("round", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["type", "id"],
                "indexes": [
                    models.Index(fields=["type", "status"], name="cms_item_type_f71750_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "in_review",
                                    "changes_requested",
                                    "approved",
                                    "discarded",
                                ],
                            )
                        ),
                        name="item_status_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Library",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_start", models.DateTimeField(null=True)),
                (
                    "redactions",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How often the past was changed: text that was public was removed.",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "library",
            },
        ),
        migrations.CreateModel(
            name="MailRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_until", models.DateTimeField(null=True)),
                (
                    "looked_at",
                    models.DateTimeField(
                        help_text="When somebody last looked what is due.", null=True
                    ),
                ),
                ("failing_since", models.DateTimeField(null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("failures", models.PositiveIntegerField(default=0, help_text="In a row.")),
                (
                    "reminded_on",
                    models.DateField(help_text="When reviews that are due were told.", null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="As printed beside a signature.", max_length=200),
                ),
                ("affiliation", models.CharField(blank=True, max_length=200)),
                (
                    "may_be_named",
                    models.BooleanField(
                        default=False,
                        help_text="Agreed to be named to readers. Without it, only credentials are shown.",
                    ),
                ),
                ("is_demo", models.BooleanField(default=False, editable=False)),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        help_text="As in Europe/Zurich; empty: the library's.",
                        max_length=60,
                    ),
                ),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day"),
                            ("never", "Never: only in the admin"),
                        ],
                        default="daily",
                        max_length=10,
                    ),
                ),
                (
                    "mailed_at",
                    models.DateTimeField(editable=False, help_text="The last digest.", null=True),
                ),
                (
                    "desk_seen_at",
                    models.DateTimeField(
                        editable=False, help_text="When they last looked at their work.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("language", models.CharField(default="en", max_length=10)),
                ("starts_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(null=True)),
                (
                    "redacted_at",
                    models.DateTimeField(
                        help_text="When its text was removed for good.", null=True
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=71)),
                ("title", models.CharField(blank=True, max_length=250)),
                (
                    "title_key",
                    models.CharField(
                        blank=True, help_text="Sorts as people expect.", max_length=250
                    ),
                ),
                ("slug", models.CharField(max_length=100)),
                ("aliases", models.JSONField(default=list)),
                (
                    "document",
                    models.TextField(blank=True, help_text="JSON of the item's own facts."),
                ),
                (
                    "card",
                    models.TextField(help_text="JSON of the short form that other documents show."),
                ),
                ("last_reviewed", models.DateField(null=True)),
                ("next_review_due", models.DateField(null=True)),
                (
                    "reviewers",
                    models.JSONField(default=list, help_text="Name (or null) and credentials."),
                ),
                ("reason", models.TextField(blank=True, help_text="Why it was withdrawn.")),
                ("is_urgent", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="cms.item",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "ordering": ["type", "title_key", "item_id"],
                "indexes": [
                    models.Index(fields=["type", "slug", "starts_at"], name="publication_by_slug"),
                    models.Index(fields=["type", "title_key", "item"], name="publication_by_title"),
                    models.Index(
                        condition=models.Q(("redacted_at__isnull", False)),
                        fields=["redacted_at"],
                        name="publication_by_redaction",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=("item", "language", "starts_at"),
                        name="one_publication_per_item_and_instant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("cancelled_at__lt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="publication_is_cancelled_before_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PurgeRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_until", models.DateTimeField(null=True)),
                (
                    "looked_at",
                    models.DateTimeField(
                        help_text="When somebody last looked what is due.", null=True
                    ),
                ),
                ("failing_since", models.DateTimeField(null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("failures", models.PositiveIntegerField(default=0, help_text="In a row.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(help_text="Person, as printed.", max_length=200)),
                ("person_id_text", models.CharField(max_length=40)),
                ("account", models.CharField(max_length=150)),
                ("action", models.CharField(max_length=60)),
                ("item", models.CharField(blank=True, max_length=36)),
                ("detail", models.TextField()),
                ("previous", models.CharField(max_length=71)),
                ("hash", models.CharField(max_length=71)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["item", "number"], name="audit_by_item"),
                    models.Index(fields=["account", "at"], name="audit_by_account"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("urgent_correction", "Urgent correction"),
                            ("source_retracted", "Source retracted"),
                            ("review_overdue", "Review overdue"),
                        ],
                        max_length=30,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("hides_place", models.BooleanField(default=False)),
                ("text", models.TextField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("release", "Release"),
                            ("notice", "Notice"),
                            ("redaction", "Redaction"),
                        ],
                        max_length=60,
                    ),
                ),
                ("payload", models.JSONField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("delivered_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("delivered_at__isnull", True)),
                        fields=["id"],
                        name="outbox_that_waits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeEnd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="early_end",
                        to="cms.notice",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField()),
                ("text", models.TextField(help_text="Interests held, or “none”.")),
                (
                    "named",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Makers and products it concerns, one per line: whoever signs a text that names one is warned.",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disclosures",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_on"],
            },
        ),
        migrations.CreateModel(
            name="Credential",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(help_text="As printed: MD, RN, PhD …", max_length=100)),
                ("expires_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credentials",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="cms.publication",
                    ),
                ),
                ("title", models.TextField()),
                ("aliases", models.TextField()),
                ("summary", models.TextField()),
                ("body", models.TextField()),
                (
                    "passages",
                    cms.models.fields.JSONTextField(
                        help_text="What is read of it: field and plain text."
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Release"),
                            ("withdrawal", "Withdrawal"),
                            ("emergency", "Emergency withdrawal"),
                            ("rollback", "Roll back"),
                            ("urgent", "Urgent fix"),
                        ],
                        default="regular",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Being prepared"),
                            ("sent", "Sent"),
                            ("held", "Held"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("starts_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "stop_reason",
                    models.TextField(blank=True, help_text="Why it was held or cancelled."),
                ),
                ("content_hash", models.CharField(blank=True, max_length=71)),
                ("number", models.PositiveIntegerField(null=True, unique=True)),
                ("chain", models.CharField(blank=True, max_length=71)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "rolls_back",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.release",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "sent")),
                        fields=("starts_at",),
                        name="no_two_releases_start_at_one_instant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(("sent_at__isnull", False), ("starts_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="sent_release_has_a_start",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="cms.release",
            ),
        ),
        migrations.CreateModel(
            name="PreviewToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=71, unique=True)),
                ("note", models.CharField(blank=True, help_text="Whom it is for.", max_length=200)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("uses", models.PositiveIntegerField(default=0)),
                ("last_used_at", models.DateTimeField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="previews",
                        to="cms.item",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="previews",
                        to="cms.release",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("release__isnull", True)),
                            models.Q(("item__isnull", True), ("release__isnull", False)),
                            _connector="OR",
                        ),
                        name="preview_is_of_one_item_or_one_release",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review_asked", "Asked to review"),
                            ("changes_requested", "Changes requested"),
                            ("signed", "Signed"),
                            ("approved", "Approved"),
                            ("mentioned", "Mentioned"),
                            ("answered", "Answered"),
                            ("flag_assigned", "Flag assigned"),
                            ("released", "Released"),
                            ("release_held", "Release held"),
                            ("review_due", "Review due"),
                            ("linked_text_changed", "A linked text changed"),
                        ],
                        max_length=30,
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Part and key, or a field.", max_length=200
                    ),
                ),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "mailed_at",
                    models.DateTimeField(
                        help_text="Sent, or dropped with no right left.", null=True
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to="cms.person",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cms.release",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["person", "-at"],
                        name="unread_by_person",
                    ),
                    models.Index(
                        condition=models.Q(("mailed_at__isnull", True)),
                        fields=["at"],
                        name="unmailed_by_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("schema", models.PositiveIntegerField()),
                (
                    "text",
                    models.TextField(help_text="Canonical JSON of the full data, parts included."),
                ),
                ("digest", models.CharField(max_length=71)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("save", "Saved"),
                            ("merge", "Saved and merged"),
                            ("restore", "Restored"),
                            ("import", "Loaded from a fixture"),
                            ("upload", "Brought in from a file"),
                            ("urgent", "Taken back to the live text for an urgent fix"),
                        ],
                        default="save",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("saved_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="cms.item",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.revision",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="The older revision whose text came back, on restore and merge.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "number"],
                "indexes": [models.Index(fields=["saved_at"], name="revision_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "number"), name="revision_number_is_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("approve", "Approved"),
                            ("request_changes", "Changes requested"),
                            ("reaffirm", "Reviewed, nothing to change"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("clinical", "Clinical review"),
                            ("editorial", "Editorial review"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("comment", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=71)),
                ("printed_name", models.CharField(max_length=200)),
                ("credentials", models.CharField(blank=True, max_length=500)),
                ("may_be_named", models.BooleanField(default=False)),
                ("meaning", models.CharField(blank=True, max_length=300)),
                ("authentication", models.CharField(blank=True, max_length=20)),
                ("acknowledged", models.JSONField(default=list)),
                ("waivers", models.JSONField(default=list)),
                ("checked", models.JSONField(default=list)),
                ("interests", models.JSONField(default=list)),
                ("seen", models.JSONField(default=dict)),
                ("rule_levels", models.JSONField(default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="cms.item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="cms.person",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="cms.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["at"], name="review_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decision", "reaffirm"), _negated=True),
                        fields=("item", "round", "person"),
                        name="one_decision_per_person_and_round",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[("publish", "Publish"), ("withdraw", "Withdraw")],
                        default="publish",
                        max_length=10,
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        help_text="What was in force when the release was sent.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.publication",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release_entries",
                        to="cms.item",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="cms.release",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.revision",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "release entries",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "item"), name="item_is_in_release_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redaction",
                        to="cms.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="redaction_is_confirmed_by_a_second_person",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="revision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="cms.revision",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="head",
            field=models.ForeignKey(
                editable=False,
                help_text="What the working copy says.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.revision",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="parked",
            field=models.ForeignKey(
                editable=False,
                help_text="The draft that waits while an urgent fix is made.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cms.revision",
            ),
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Part and key, or a field.", max_length=200
                    ),
                ),
                ("text", models.TextField()),
                (
                    "blocks",
                    models.BooleanField(
                        default=False, help_text="Must be resolved before anybody signs."
                    ),
                ),
                ("at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thread",
                        to="cms.comment",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="cms.item",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="cms.person",
                    ),
                ),
                (
                    "mentioned",
                    models.ManyToManyField(
                        blank=True, related_name="mentioned_in", to="cms.person"
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(
                                ("resolved_at__isnull", False), ("resolved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="comment_resolution_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answers__isnull", True),
                            models.Q(("blocks", False), ("resolved_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="answer_neither_blocks_nor_is_resolved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                (
                    "revision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="cms.revision",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_by_revisions",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "target", "place"), name="revision_link_is_unique"
                    )
                ],
                "indexes": [
                    models.Index(fields=["target", "revision"], name="revision_link_by_target")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("clinical_reviewer", "Clinical reviewer"),
                            ("editorial_reviewer", "Editorial reviewer"),
                            ("publisher", "Publisher"),
                            ("administrator", "Administrator"),
                            ("auditor", "Auditor"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["role"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "role"), name="role_is_granted_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "list_name",
                    models.CharField(
                        help_text="The list's type of content, or model.", max_length=60
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(blank=True, max_length=1000)),
                ("is_shared", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "list_name", "name"),
                        name="filter_name_is_unique_for_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SlugClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("slug", models.CharField(max_length=250)),
                (
                    "is_slug",
                    models.BooleanField(
                        default=False, help_text="Was a slug, not only a title or alias."
                    ),
                ),
                (
                    "is_current",
                    models.BooleanField(
                        default=False, help_text="Is the slug of the working copy."
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("type", "slug"), name="slug_is_claimed_once_per_type"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("item",),
                        name="item_has_one_current_slug",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("submitted_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "due_on",
                    models.DateField(
                        blank=True, help_text="By when a decision is wanted.", null=True
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="cms.item",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="cms.revision",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "round"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "round"), name="one_submission_per_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_requests",
                        to="cms.person",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="cms.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "reviewer"),
                        name="reviewer_is_asked_once_per_submission",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "type",
                    models.CharField(
                        help_text="The type of content its rows become.", max_length=40
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("format", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=71)),
                ("rows", models.JSONField(default=list)),
                (
                    "answers",
                    models.JSONField(default=dict, help_text="What was decided about rows."),
                ),
                ("brought_in_at", models.DateTimeField(null=True)),
                ("report", models.JSONField(default=dict)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contradiction", "Contradiction"),
                            ("inconsistency", "Inconsistency"),
                            ("gap", "Gap"),
                            ("unsourced", "No source"),
                            ("source", "Source to confirm"),
                            ("duplicate", "Duplicate"),
                            ("scope", "Scope"),
                            ("naming", "Naming"),
                            ("wording", "Wording"),
                            ("question", "Question"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, help_text="Part and key, or a field.", max_length=200
                    ),
                ),
                ("text", models.TextField()),
                (
                    "blocks",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("submission", "Submission"),
                            ("release", "Release"),
                        ],
                        default="nothing",
                        max_length=20,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
                ("resolution", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flags",
                        to="cms.item",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned_flags",
                        to="cms.person",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "key"],
                "indexes": [models.Index(fields=["opened_at"], name="flag_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "key"), name="flag_key_is_unique_in_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(
                                ("resolved_at__isnull", False), ("resolved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="flag_resolution_has_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Distinction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "one",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cms.item"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="distinction_is_made_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="distinction_names_its_items_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedWaiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=20)),
                (
                    "places",
                    models.JSONField(default=list, help_text="Empty: wherever the rule complains."),
                ),
                ("reason", models.TextField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_waivers",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "rule"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "rule"), name="one_proposed_waiver_per_rule"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_from",
                        to="cms.item",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="cms.publication",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["target", "publication"], name="link_by_target")],
            },
        ),
        migrations.CreateModel(
            name="Facet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(blank=True, max_length=40)),
                ("row", models.CharField(blank=True, max_length=100)),
                ("name", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=250)),
                ("number", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                (
                    "publication",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facets",
                        to="cms.publication",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "value", "publication"], name="facet_by_value"),
                    models.Index(
                        fields=["publication", "part", "name"], name="facet_by_publication"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                fields=[
                    "next_review_due",
                    "item",
                    "language",
                    "revision",
                    "starts_at",
                    "cancelled_at",
                ],
                name="publication_by_review_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("revision__isnull", True),
                        ("digest", ""),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(("revision__isnull", False), models.Q(("digest", ""), _negated=True)),
                    _connector="OR",
                ),
                name="publication_shows_a_document_or_is_a_withdrawal",
            ),
        ),
        migrations.CreateModel(
            name="Generation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("token", models.CharField(blank=True, max_length=16)),
                (
                    "trail",
                    models.TextField(blank=True, help_text="The ones before, as number:token."),
                ),
                (
                    "at",
                    models.DateTimeField(
                        help_text="The latest public change that is in it.", null=True
                    ),
                ),
                ("state", models.TextField(blank=True, help_text="The name of that state.")),
                ("redactions", models.PositiveIntegerField(default=0)),
                (
                    "form",
                    models.CharField(
                        blank=True, help_text="By which code it was made.", max_length=64
                    ),
                ),
                (
                    "ordinals",
                    models.PositiveIntegerField(default=0, help_text="The last one given."),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LiveItem",
            fields=[
                ("ordinal", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("type", models.CharField(max_length=40)),
                ("slug", models.CharField(max_length=100)),
                ("title", models.CharField(blank=True, max_length=250)),
                ("title_key", models.CharField(blank=True, max_length=250)),
                ("starts_at", models.DateTimeField()),
                ("first_published", models.DateTimeField()),
                ("last_reviewed", models.DateField(null=True)),
                ("next_review_due", models.DateField(null=True)),
                ("is_urgent", models.BooleanField()),
                ("rendered", models.CharField(max_length=71)),
                (
                    "worded",
                    models.PositiveBigIntegerField(
                        default=0, help_text="The publication by which LiveWord tells of it, or 0."
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="live",
                        to="cms.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["type", "title_key", "item_id"],
                "indexes": [
                    models.Index(
                        fields=["type", "title_key", "item"],
                        include=("ordinal",),
                        name="live_by_title",
                    ),
                    models.Index(
                        fields=["type", "starts_at", "item"], name="live_by_start_in_type"
                    ),
                    models.Index(fields=["starts_at", "item"], name="live_by_start"),
                    models.Index(
                        django.db.models.functions.text.Length("title_key"),
                        models.F("title_key"),
                        models.F("type"),
                        models.F("slug"),
                        models.F("item"),
                        name="live_by_length",
                    ),
                    models.Index(
                        condition=models.Q(("worded", models.F("publication")), _negated=True),
                        fields=["ordinal"],
                        name="live_apart",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("type", "slug"), name="one_live_item_per_slug")
                ],
            },
        ),
        migrations.CreateModel(
            name="LiveText",
            fields=[
                (
                    "live",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="cms.liveitem",
                    ),
                ),
                ("listed", models.TextField()),
                ("cut", models.PositiveIntegerField()),
                ("sections", models.TextField(blank=True)),
                ("card", models.TextField(help_text="Its short form, as documents show it.")),
                (
                    "terms",
                    models.TextField(help_text="In which postings it stands: ids, and rows of it."),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LiveStep",
            fields=[
                (
                    "release",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="step",
                        serialize=False,
                        to="cms.release",
                    ),
                ),
                (
                    "counts",
                    models.JSONField(help_text="How many items of each type are live since."),
                ),
                (
                    "began",
                    models.BinaryField(
                        help_text="Ordinals of what it published, as a roaring bitmap."
                    ),
                ),
                (
                    "ended",
                    models.BinaryField(
                        help_text="Ids of the publications that it followed, as another."
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("part", models.CharField(blank=True, max_length=60)),
                ("name", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=250)),
                ("of_rows", models.BooleanField()),
                ("number", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("bits", models.BinaryField()),
                (
                    "generation",
                    models.PositiveBigIntegerField(help_text="In which it changed last."),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["generation"], name="posting_by_generation")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("type", "name", "value", "part", "of_rows"),
                        name="one_posting_per_value",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LiveWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=122)),
                ("block", models.PositiveIntegerField()),
                ("title", models.BinaryField()),
                ("aliases", models.BinaryField()),
                ("summary", models.BinaryField()),
                ("body", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("word", "block"),
                        name="one_row_per_word_and_block",
                        opclasses=["varchar_pattern_ops", "int4_ops"],
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("word", models.CharField(max_length=100, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="NameTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("term", models.CharField(max_length=100)),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        help_text="How many words its item has in all."
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_terms",
                        to="cms.item",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["type", "term", "size", "item"], name="name_term_by_term")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "term"), name="item_has_each_term_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=100)),
                ("is_sure", models.BooleanField(help_text="They share an identifier.")),
                (
                    "one",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cms.item",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cms.item"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["type", "-is_sure", "one", "other"], name="likeness_by_certainty"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="two_items_are_alike_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["type", "head"], name="item_by_type_and_head"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["status", "head"], name="item_by_status_and_head"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("cancelled_at__isnull", True)),
                fields=["revision", "starts_at"],
                name="publication_by_revision",
            ),
        ),
    ]
