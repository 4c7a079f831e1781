import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import cms.models.fields
import cms.models.part
import painlibrary.models.reference


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cms", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "summary",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="Two sentences, plain words. Cite with [@reference]."
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "Everybody"),
                            ("patient", "Patients"),
                            ("clinician", "Clinicians"),
                        ],
                        default="all",
                        help_text="For whom it is written.",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="article_by_title")],
            },
        ),
        migrations.CreateModel(
            name="CareRole",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "description",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="What they do for people in pain."
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="carerole_by_title")],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Place among its siblings, smallest first."
                    ),
                ),
                (
                    "description",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="What belongs here, in a sentence or two."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The wider category. Empty at the top.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.category",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "categories",
                "ordering": ["order", "title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="category_by_title")],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "description",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="What it is. For clinicians."
                    ),
                ),
                (
                    "lay_description",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="The same for patients."
                    ),
                ),
                (
                    "codable",
                    models.BooleanField(
                        default=True, help_text="No: too vague a group to have a code of its own."
                    ),
                ),
                (
                    "broader",
                    models.ForeignKey(
                        blank=True,
                        help_text="The wider condition of which this is a kind.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.condition",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="condition_by_title")],
            },
        ),
        migrations.CreateModel(
            name="ConditionCode",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "system",
                    models.CharField(
                        choices=[("mesh", "MeSH"), ("icd_10_cm", "ICD-10-CM")],
                        help_text="Only systems we may publish.",
                        max_length=20,
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        help_text="Release of the system, such as 2026.", max_length=20
                    ),
                ),
                ("code", models.CharField(help_text="As the system writes it.", max_length=20)),
                (
                    "display",
                    models.CharField(
                        blank=True, help_text="The name in the system.", max_length=250
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("confirmed", "Confirmed")],
                        default="suggested",
                        help_text="Suggested until a person has checked it in that release.",
                        max_length=10,
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True, help_text="Who checked it, as printed.", max_length=200
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="painlibrary.condition",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="conditioncode_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "system", "code"), name="conditioncode_is_given_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "confirmed"),
                                models.Q(("confirmed_by", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("confirmed_by", ""),
                            ),
                            _connector="OR",
                        ),
                        name="conditioncode_is_confirmed_by_somebody",
                        violation_error_message="A confirmed code, and no other, names who checked it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionSite",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        choices=[
                            ("head", "Head"),
                            ("neck", "Neck"),
                            ("trunk", "Trunk"),
                            ("back", "Back"),
                            ("low_back", "Low back"),
                            ("buttock", "Buttock"),
                            ("pelvis", "Pelvis"),
                            ("abdomen", "Abdomen"),
                            ("chest", "Chest"),
                            ("arm", "Arm"),
                            ("shoulder", "Shoulder"),
                            ("elbow", "Elbow"),
                            ("wrist", "Wrist"),
                            ("hand", "Hand"),
                            ("leg", "Leg"),
                            ("hip", "Hip"),
                            ("knee", "Knee"),
                            ("ankle", "Ankle"),
                            ("foot", "Foot"),
                            ("spine", "Spine"),
                            ("cervical_spine", "Cervical spine"),
                            ("thoracic_spine", "Thoracic spine"),
                            ("lumbar_spine", "Lumbar spine"),
                            ("facet_joint", "Facet joint"),
                            ("intervertebral_disc", "Intervertebral disc"),
                            ("epidural_space", "Epidural space"),
                            ("nerve", "Nerve"),
                            ("spinal_cord", "Spinal cord"),
                            ("nerve_root", "Spinal nerve root"),
                            ("medial_branch", "Medial branch nerve"),
                            ("peripheral_nerve", "Peripheral nerve"),
                            ("joint", "Joint"),
                            ("major_joint", "Major joint"),
                            ("soft_tissue", "Soft tissue"),
                            ("muscle", "Muscle"),
                            ("ligament", "Ligament"),
                            ("tendon", "Tendon"),
                            ("whole_body", "Whole body"),
                        ],
                        help_text="The narrowest that fits.",
                        max_length=30,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="body_sites",
                        to="painlibrary.condition",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="conditionsite_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "site"), name="condition_has_site_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("injection", "Injection"),
                            ("nerve_block", "Nerve block"),
                            ("neuroablation", "Neuroablation"),
                            ("neuromodulation", "Neuromodulation"),
                            ("implanted_device", "Implanted device"),
                            ("surgery", "Surgery"),
                            ("regenerative", "Regenerative treatment"),
                            ("psychological", "Psychological treatment"),
                            ("physical_rehabilitation", "Physical rehabilitation"),
                            ("manual_therapy", "Manual therapy"),
                            ("acupuncture", "Acupuncture"),
                            ("lifestyle", "Lifestyle change"),
                            ("care_model", "Model of care"),
                            ("other", "Other"),
                        ],
                        help_text="What sort of thing it is.",
                        max_length=30,
                    ),
                ),
                (
                    "intents",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="What it is for, one per line: diagnostic, therapeutic, palliative, preventive, rehabilitative.",
                    ),
                ),
                (
                    "minimally_invasive",
                    models.BooleanField(
                        blank=True,
                        help_text="Whether a source calls it so. Not the same as low invasiveness.",
                        null=True,
                    ),
                ),
                (
                    "summary",
                    cms.models.fields.CitedTextField(
                        blank=True,
                        help_text="For clinicians: two or three sentences, with sources.",
                    ),
                ),
                (
                    "lay_summary",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="For patients: the same in plain words."
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        help_text="The one under which readers look first.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.category",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="procedure_by_title")],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("duration", "Duration"),
                            ("onset", "Onset"),
                            ("relief", "Relief"),
                            ("recovery", "Recovery"),
                            ("sessions", "Sessions"),
                        ],
                        help_text="What is measured.",
                        max_length=10,
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Only a number that the source gives; never turn words into numbers.",
                        max_digits=8,
                        null=True,
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The same as the minimum where the source gives one number.",
                        max_digits=8,
                        null=True,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("min", "Minutes"),
                            ("h", "Hours"),
                            ("d", "Days"),
                            ("wk", "Weeks"),
                            ("mo", "Months"),
                            ("a", "Years"),
                        ],
                        help_text="Of the numbers. Sessions have none.",
                        max_length=5,
                    ),
                ),
                (
                    "min_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minutes", "Minutes"),
                            ("hours", "Hours"),
                            ("days", "Days"),
                            ("weeks", "Weeks"),
                            ("months", "Months"),
                            ("years", "Years"),
                            ("permanent", "Permanent"),
                        ],
                        help_text="The source's word.",
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                (
                    "max_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minutes", "Minutes"),
                            ("hours", "Hours"),
                            ("days", "Days"),
                            ("weeks", "Weeks"),
                            ("months", "Months"),
                            ("years", "Years"),
                            ("permanent", "Permanent"),
                        ],
                        help_text="The source's word.",
                        max_length=10,
                        verbose_name="to",
                    ),
                ),
                (
                    "approximate",
                    models.BooleanField(
                        default=False, help_text="The source says “about”, “typically” or the like."
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        blank=True,
                        help_text="The words of the source. Needed without a number.",
                        max_length=300,
                    ),
                ),
                (
                    "is_preferred",
                    models.BooleanField(
                        default=False,
                        help_text="Of several that disagree, the one readers see first.",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="measure_key_is_unique_in_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum__isnull", True),
                            ("maximum__isnull", True),
                            ("minimum__lte", models.F("maximum")),
                            _connector="OR",
                        ),
                        name="measure_minimum_is_not_above_maximum",
                        violation_error_message="The minimum is above the maximum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("minimum__isnull", True), ("minimum__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("maximum__isnull", True), ("maximum__gte", 0), _connector="OR"
                            ),
                        ),
                        name="measure_is_not_negative",
                        violation_error_message="A measure is not negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("minimum__isnull", False),
                                    ("maximum__isnull", False),
                                    _connector="OR",
                                ),
                                models.Q(("measure", "sessions"), _negated=True),
                                models.Q(("unit", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(("maximum__isnull", True), ("minimum__isnull", True)),
                                    ("measure", "sessions"),
                                    _connector="OR",
                                ),
                                ("unit", ""),
                            ),
                            _connector="OR",
                        ),
                        name="measure_has_a_unit_exactly_with_a_number_of_time",
                        violation_error_message="A number of time needs a unit; nothing else has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum__isnull", False),
                            ("maximum__isnull", False),
                            models.Q(("wording", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_without_number_keeps_the_wording",
                        violation_error_message="Without a number, keep the words of the source.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure", "sessions"), _negated=True),
                            models.Q(("max_class", ""), ("min_class", "")),
                            _connector="OR",
                        ),
                        name="sessions_are_no_length_of_time",
                        violation_error_message="Sessions are counted, not timed.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_preferred", True)),
                        fields=("owner", "measure"),
                        name="one_candidate_of_a_measure_is_preferred",
                        violation_error_message="Only one row of a measure can be preferred.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invasiveness",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("low", "Low"),
                            ("moderate", "Moderate"),
                            ("high", "High"),
                        ],
                        help_text="As the source rates it.",
                        max_length=10,
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        blank=True, help_text="The words of the source.", max_length=300
                    ),
                ),
                (
                    "is_preferred",
                    models.BooleanField(
                        default=False,
                        help_text="Of several that disagree, the one readers see first.",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invasiveness",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "invasiveness",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="invasiveness_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_preferred", True)),
                        fields=("owner",),
                        name="one_candidate_of_invasiveness_is_preferred",
                        violation_error_message="Only one row of invasiveness can be preferred.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indication",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("treats", "Treats"),
                            ("diagnoses", "Diagnoses"),
                            ("may_help", "May help"),
                            ("investigational", "Investigational"),
                            ("not_recommended", "Not recommended"),
                        ],
                        help_text="One row per role: treating and diagnosing are two rows.",
                        max_length=20,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_low", "Very low"),
                            ("low", "Low"),
                            ("moderate", "Moderate"),
                            ("high", "High"),
                        ],
                        help_text="GRADE, rated by a person. Empty: nobody has rated it.",
                        max_length=10,
                    ),
                ),
                (
                    "population",
                    models.CharField(
                        blank=True,
                        help_text="For whom, where the source limits it.",
                        max_length=300,
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What else the source says about this use."
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        help_text="For what.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.condition",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indications",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="indication_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Imaging",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "modality",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("x_ray", "X-ray"),
                            ("fluoroscopy", "Fluoroscopy"),
                            ("ultrasound", "Ultrasound"),
                            ("ct", "CT"),
                            ("mri", "MRI"),
                        ],
                        help_text="No narrower than the source says.",
                        max_length=20,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[("guidance", "Guidance"), ("confirmation", "Confirmation")],
                        help_text="What the pictures are for.",
                        max_length=15,
                    ),
                ),
                (
                    "requirement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("optional", "Optional"),
                            ("usual", "Usual"),
                            ("required", "Required"),
                        ],
                        help_text="Empty: the source does not say.",
                        max_length=10,
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        blank=True, help_text="The words of the source.", max_length=300
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imaging",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "imaging",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="imaging_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FurtherCategory",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "category",
                    models.ForeignKey(
                        help_text="Another one under which readers may look.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.category",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="further_categories",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "further categories",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="furthercategory_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "category"), name="further_category_is_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contraindication",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="The circumstances, where no condition fits."
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        blank=True,
                        choices=[("absolute", "Absolute"), ("relative", "Relative")],
                        help_text="Empty: the source does not say.",
                        max_length=10,
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        help_text="In which condition, where the library has it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.condition",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contraindications",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="contraindication_key_is_unique_in_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("condition__isnull", False),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contraindication_names_a_condition_or_circumstances",
                        violation_error_message="Name a condition, or write when not to do it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareTeamMember",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("performs", "Performs"),
                            ("assists", "Assists"),
                            ("team_member", "Team member"),
                            ("refers", "Refers"),
                        ],
                        help_text="What it does in this procedure.",
                        max_length=15,
                    ),
                ),
                (
                    "care_role",
                    models.ForeignKey(
                        help_text="The profession.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.carerole",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care_team",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="careteammember_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "care_role", "function"),
                        name="care_role_has_a_function_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "text",
                    models.TextField(help_text="One benefit, no stronger than the source says it."),
                ),
                (
                    "potential",
                    models.CharField(
                        blank=True,
                        choices=[("may", "May"), ("asserted", "Asserted")],
                        help_text="How the source puts it.",
                        max_length=10,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_low", "Very low"),
                            ("low", "Low"),
                            ("moderate", "Moderate"),
                            ("high", "High"),
                        ],
                        help_text="GRADE, rated by a person. Empty: nobody has rated it.",
                        max_length=10,
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        blank=True, help_text="Compared with what: “faster than …”.", max_length=300
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        help_text="For whom, where the source limits it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.condition",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="benefits",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="benefit_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleRelated",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        help_text="… or another article.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.article",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related",
                        to="painlibrary.article",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        help_text="… or a condition …",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.condition",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        help_text="Either a procedure …",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "article related",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="articlerelated_key_is_unique_in_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("article__isnull", True),
                                ("condition__isnull", True),
                                ("procedure__isnull", False),
                            ),
                            models.Q(
                                ("article__isnull", True),
                                ("condition__isnull", False),
                                ("procedure__isnull", True),
                            ),
                            models.Q(
                                ("article__isnull", False),
                                ("condition__isnull", True),
                                ("procedure__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="article_related_is_exactly_one_thing",
                        violation_error_message="Name exactly one: a procedure, a condition or an article.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("article__isnull", True),
                            models.Q(("article", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="article_is_not_related_to_itself",
                        violation_error_message="An article does not lead to itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Anesthesia",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("topical", "Topical"),
                            ("local", "Local"),
                            ("regional", "Regional"),
                            ("sedation", "Sedation"),
                            ("general", "General"),
                        ],
                        help_text="“None” only where a source says so.",
                        max_length=10,
                    ),
                ),
                (
                    "requirement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("optional", "Optional"),
                            ("usual", "Usual"),
                            ("required", "Required"),
                        ],
                        help_text="Empty: the source does not say.",
                        max_length=10,
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        blank=True, help_text="The words of the source.", max_length=300
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anesthesia",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "anesthesia",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="anesthesia_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("duration", "Duration"),
                            ("onset", "Onset"),
                            ("relief", "Relief"),
                            ("recovery", "Recovery"),
                            ("sessions", "Sessions"),
                            ("anesthesia", "Anesthesia"),
                            ("imaging", "Imaging"),
                            ("invasiveness", "Invasiveness"),
                            ("indications", "Indications"),
                            ("risks", "Risks"),
                            ("benefits", "Benefits"),
                            ("contraindications", "Contraindications"),
                            ("related", "Related procedures"),
                        ],
                        help_text="Of what.",
                        max_length=20,
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        choices=[("none", "None"), ("not_known", "Not known")],
                        help_text="There is none, or it is not known.",
                        max_length=10,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="absence_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "aspect"), name="absence_is_stated_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sources", ""), _negated=True),
                        name="absence_has_a_source",
                        violation_error_message="Say which source states it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureCode",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "system",
                    models.CharField(
                        choices=[("mesh", "MeSH"), ("icd_10_cm", "ICD-10-CM")],
                        help_text="Only systems we may publish.",
                        max_length=20,
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        help_text="Release of the system, such as 2026.", max_length=20
                    ),
                ),
                ("code", models.CharField(help_text="As the system writes it.", max_length=20)),
                (
                    "display",
                    models.CharField(
                        blank=True, help_text="The name in the system.", max_length=250
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("confirmed", "Confirmed")],
                        default="suggested",
                        help_text="Suggested until a person has checked it in that release.",
                        max_length=10,
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True, help_text="Who checked it, as printed.", max_length=200
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="procedurecode_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "system", "code"), name="procedurecode_is_given_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "confirmed"),
                                models.Q(("confirmed_by", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("confirmed_by", ""),
                            ),
                            _connector="OR",
                        ),
                        name="procedurecode_is_confirmed_by_somebody",
                        violation_error_message="A confirmed code, and no other, names who checked it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureRelation",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("is_kind_of", "Is a kind of"),
                            ("diagnostic_for", "Diagnostic for"),
                            ("follows", "Follows"),
                            ("alternative_to", "Alternative to"),
                            ("combined_with", "Combined with"),
                            ("part_of", "Part of"),
                        ],
                        help_text="What this one is to the other.",
                        max_length=20,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        help_text="The other procedure.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.procedure",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="procedurerelation_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "other", "relation"),
                        name="procedure_relation_is_stated_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner", models.F("other")), _negated=True),
                        name="procedure_is_not_related_to_itself",
                        violation_error_message="A procedure is not related to itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureSection",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("overview", "Overview"),
                            ("how_it_works", "How it works"),
                            ("technique", "Technique"),
                            ("preparation", "Preparation"),
                            ("aftercare", "Aftercare"),
                            ("benefits", "Benefits"),
                            ("effectiveness", "Effectiveness"),
                            ("risks", "Risks"),
                            ("alternatives", "Alternatives"),
                            ("when_to_seek_help", "When to seek help"),
                            ("evidence", "Evidence"),
                        ],
                        help_text="What the section is about.",
                        max_length=20,
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="As readers see it, in plain words.", max_length=200
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "Everybody"),
                            ("patient", "Patients"),
                            ("clinician", "Clinicians"),
                        ],
                        default="all",
                        help_text="For whom it is written.",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="Markdown. Cite with [@reference]."
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="proceduresection_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="As printed. Empty until somebody has looked.",
                        max_length=250,
                    ),
                ),
                (
                    "csl_type",
                    models.CharField(
                        choices=[
                            ("article-journal", "Journal article"),
                            ("book", "Book"),
                            ("chapter", "Chapter"),
                            ("entry-encyclopedia", "Entry"),
                            ("report", "Report"),
                            ("post-weblog", "Blog post"),
                            ("webpage", "Web page"),
                            ("document", "Document"),
                        ],
                        help_text="What kind of thing it is.",
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                (
                    "authors",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text='[{"family": "Curie", "given": "Marie"}, {"literal": "An organization"}]',
                        validators=[painlibrary.models.reference.validate_authors],
                    ),
                ),
                (
                    "container_title",
                    models.CharField(
                        blank=True,
                        help_text="Journal, book or site in which it appeared.",
                        max_length=250,
                    ),
                ),
                (
                    "publisher",
                    models.CharField(blank=True, help_text="Who brought it out.", max_length=250),
                ),
                (
                    "issued",
                    models.CharField(
                        blank=True,
                        help_text="When it appeared: YYYY, YYYY-MM or YYYY-MM-DD.",
                        max_length=10,
                        validators=[painlibrary.models.reference.validate_partial_date],
                    ),
                ),
                (
                    "accessed",
                    models.CharField(
                        blank=True,
                        help_text="When somebody last read it at its address.",
                        max_length=10,
                        validators=[painlibrary.models.reference.validate_partial_date],
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True, help_text="Its own address.", max_length=500, verbose_name="URL"
                    ),
                ),
                (
                    "doi",
                    models.CharField(
                        blank=True,
                        help_text="Without https://doi.org/.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^10\\.\\d{4,9}/\\S+$", "A DOI starts with 10. and has a slash."
                            )
                        ],
                        verbose_name="DOI",
                    ),
                ),
                (
                    "pmid",
                    models.CharField(
                        blank=True,
                        help_text="Number in PubMed.",
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9]\\d*$", "A PMID is a number."
                            )
                        ],
                        verbose_name="PMID",
                    ),
                ),
                (
                    "isbn",
                    models.CharField(
                        blank=True,
                        help_text="10 or 13 digits, hyphens allowed.",
                        max_length=17,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\d-]{9,16}[\\dX]$", "An ISBN has 10 or 13 digits."
                            )
                        ],
                        verbose_name="ISBN",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Language of the source: en, de, pt-BR.",
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Such as en or en-US."
                            )
                        ],
                    ),
                ),
                (
                    "original_number",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Its number in the document it was taken over from.",
                        null=True,
                    ),
                ),
                (
                    "source_tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("guideline", "Guideline"),
                            ("systematic_review", "Systematic review"),
                            ("primary_study", "Primary study"),
                            ("secondary_review", "Secondary review"),
                            ("textbook", "Textbook"),
                            ("regulator", "Regulator"),
                            ("patient_information", "Patient information"),
                            ("provider_marketing", "Provider marketing"),
                            ("aggregator", "Aggregator"),
                            ("unknown", "Unknown"),
                        ],
                        help_text="What kind of source it is.",
                        max_length=30,
                    ),
                ),
                (
                    "evidence_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Level 1"),
                            (2, "Level 2"),
                            (3, "Level 3"),
                            (4, "Level 4"),
                            (5, "Level 5"),
                        ],
                        help_text="Of one study; set by a person.",
                        null=True,
                    ),
                ),
                (
                    "evidence_question",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("prevalence", "Prevalence"),
                            ("diagnosis", "Diagnosis"),
                            ("prognosis", "Prognosis"),
                            ("treatment_benefits", "Benefits of treatment"),
                            ("common_harms", "Common harms"),
                            ("rare_harms", "Rare harms"),
                            ("screening", "Screening"),
                        ],
                        help_text="The question for which the level holds.",
                        max_length=30,
                    ),
                ),
                (
                    "conflict_of_interest",
                    models.TextField(
                        blank=True,
                        help_text="What the source has to gain. Empty: the library does not know.",
                    ),
                ),
                (
                    "integrity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("current", "Current"),
                            ("corrected", "Corrected"),
                            ("expression_of_concern", "Expression of concern"),
                            ("retracted", "Retracted"),
                            ("withdrawn", "Withdrawn"),
                            ("superseded", "Superseded"),
                        ],
                        help_text="Empty: nobody has checked.",
                        max_length=30,
                    ),
                ),
                (
                    "integrity_checked_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="When that was last looked up.",
                        null=True,
                    ),
                ),
                (
                    "link_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reachable", "Reachable"),
                            ("redirected", "Redirected"),
                            ("broken", "Broken"),
                        ],
                        editable=False,
                        help_text="What its address answered last.",
                        max_length=20,
                    ),
                ),
                (
                    "link_checked_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="When the address was last tried.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="reference_by_title")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence_level__isnull", True), ("evidence_question", "")),
                            models.Q(
                                ("evidence_level__isnull", False),
                                models.Q(("evidence_question", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_level_answers_a_question",
                        violation_error_message="A level of evidence needs its question, and the reverse.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence_level__isnull", True),
                            ("evidence_level__range", (1, 5)),
                            _connector="OR",
                        ),
                        name="evidence_level_is_one_to_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegulatoryStatus",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "jurisdiction",
                    models.CharField(
                        help_text="Where it holds: US, EU, GB … Two letters of ISO 3166, or EU.",
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("cleared", "Cleared"),
                            ("off_label", "Off-label"),
                            ("investigational", "Investigational"),
                            ("not_approved", "Not approved"),
                        ],
                        help_text="As the authority says.",
                        max_length=20,
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="When that was looked up: YYYY, YYYY-MM or YYYY-MM-DD.",
                        max_length=10,
                        validators=[painlibrary.models.reference.validate_partial_date],
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regulatory",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "regulatory statuses",
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="regulatorystatus_key_is_unique_in_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="cms.item",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The name readers see, in the singular.", max_length=250
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The address: lower-case words with hyphens. Old ones keep leading here.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "aliases",
                    cms.models.fields.WordsField(
                        blank=True,
                        default=list,
                        help_text="Other names, one per line. Search finds them; they lead to this page.",
                    ),
                ),
                (
                    "definition",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="What it is, wherever it happens. For clinicians."
                    ),
                ),
                (
                    "lay_definition",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="The same for patients."
                    ),
                ),
                (
                    "broader",
                    models.ForeignKey(
                        blank=True,
                        help_text="The wider risk of which this is a kind.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.risk",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "slug"],
                "abstract": False,
                "indexes": [models.Index(fields=["title", "slug"], name="risk_by_title")],
            },
        ),
        migrations.CreateModel(
            name="ProcedureRisk",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("adverse_effect", "Adverse effect"),
                            ("complication", "Complication"),
                            ("limitation", "Limitation"),
                        ],
                        help_text="A limitation is no harm: it works less, or shorter, than hoped.",
                        max_length=20,
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Only what is special here; the risk has its own definition.",
                    ),
                ),
                (
                    "source_label",
                    models.CharField(
                        blank=True,
                        help_text="What the source calls it, where that differs.",
                        max_length=200,
                    ),
                ),
                (
                    "events",
                    models.PositiveIntegerField(
                        blank=True, help_text="How many people had it …", null=True
                    ),
                ),
                (
                    "denominator",
                    models.PositiveIntegerField(
                        blank=True, help_text="… of how many. Both or neither.", null=True
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True,
                        decimal_places=9,
                        help_text="From which share of people, between 0 and 1: 0.001 is 1 in 1,000.",
                        max_digits=10,
                        null=True,
                    ),
                ),
                (
                    "high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=9,
                        help_text="To which share. Both or neither.",
                        max_digits=10,
                        null=True,
                    ),
                ),
                (
                    "population",
                    models.CharField(
                        blank=True, help_text="Who was counted, and for how long.", max_length=300
                    ),
                ),
                (
                    "frequency_not_known",
                    models.BooleanField(
                        default=False, help_text="A source says that it cannot be estimated."
                    ),
                ),
                (
                    "severity_min",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Mild"),
                            (2, "Moderate"),
                            (3, "Severe"),
                            (4, "Life-threatening"),
                            (5, "Fatal"),
                        ],
                        help_text="At least this bad.",
                        null=True,
                    ),
                ),
                (
                    "severity_max",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Mild"),
                            (2, "Moderate"),
                            (3, "Severe"),
                            (4, "Life-threatening"),
                            (5, "Fatal"),
                        ],
                        help_text="At most this bad.",
                        null=True,
                    ),
                ),
                (
                    "serious",
                    models.BooleanField(
                        blank=True,
                        help_text="Death, danger to life, hospital, lasting harm. Not the same as severe.",
                        null=True,
                    ),
                ),
                (
                    "onset",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("during", "During"),
                            ("hours", "Hours"),
                            ("days", "Days"),
                            ("weeks", "Weeks"),
                            ("late", "Late"),
                        ],
                        help_text="When it shows.",
                        max_length=10,
                    ),
                ),
                (
                    "course",
                    models.CharField(
                        blank=True,
                        choices=[("temporary", "Temporary"), ("permanent", "Permanent")],
                        help_text="Whether it passes.",
                        max_length=10,
                    ),
                ),
                (
                    "mitigation",
                    models.TextField(blank=True, help_text="What is done to prevent or treat it."),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risks",
                        to="painlibrary.procedure",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        help_text="The concept.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="painlibrary.risk",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="procedurerisk_key_is_unique_in_item"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator__isnull", True), ("events__isnull", True)),
                            models.Q(
                                ("denominator__isnull", False),
                                ("events__isnull", False),
                                ("denominator__gt", 0),
                                ("events__lte", models.F("denominator")),
                            ),
                            _connector="OR",
                        ),
                        name="risk_count_is_complete",
                        violation_error_message="Give both numbers, the first not above the second.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high__isnull", True), ("low__isnull", True)),
                            models.Q(
                                ("high__isnull", False),
                                ("low__isnull", False),
                                ("high__gt", 0),
                                ("high__lte", 1),
                                ("low__gte", 0),
                                ("low__lte", models.F("high")),
                            ),
                            _connector="OR",
                        ),
                        name="risk_interval_is_complete_and_in_order",
                        violation_error_message="Give both ends, in order, from 0 to 1, the second above 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("frequency_not_known", False),
                            models.Q(
                                ("denominator__isnull", True),
                                ("events__isnull", True),
                                ("high__isnull", True),
                                ("low__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="frequency_is_numbers_or_not_known",
                        violation_error_message="Either numbers, or “not known”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("population", ""),
                            ("frequency_not_known", True),
                            models.Q(
                                ("denominator__isnull", True),
                                ("events__isnull", True),
                                _negated=True,
                            ),
                            models.Q(("high__isnull", True), ("low__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="frequency_population_has_a_frequency",
                        violation_error_message="Nobody was counted: there is no frequency.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("severity_max__isnull", True), ("severity_min__isnull", True)
                            ),
                            models.Q(
                                ("severity_max__isnull", False),
                                ("severity_min__isnull", False),
                                ("severity_max__lte", 5),
                                ("severity_min__gte", 1),
                                ("severity_min__lte", models.F("severity_max")),
                            ),
                            _connector="OR",
                        ),
                        name="severity_is_one_to_five_in_order",
                        violation_error_message="Give both grades, 1 to 5, the milder first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskCode",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "system",
                    models.CharField(
                        choices=[("mesh", "MeSH"), ("icd_10_cm", "ICD-10-CM")],
                        help_text="Only systems we may publish.",
                        max_length=20,
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        help_text="Release of the system, such as 2026.", max_length=20
                    ),
                ),
                ("code", models.CharField(help_text="As the system writes it.", max_length=20)),
                (
                    "display",
                    models.CharField(
                        blank=True, help_text="The name in the system.", max_length=250
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "Suggested"), ("confirmed", "Confirmed")],
                        default="suggested",
                        help_text="Suggested until a person has checked it in that release.",
                        max_length=10,
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True, help_text="Who checked it, as printed.", max_length=200
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="painlibrary.risk",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="riskcode_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "system", "code"), name="riskcode_is_given_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "confirmed"),
                                models.Q(("confirmed_by", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("confirmed_by", ""),
                            ),
                            _connector="OR",
                        ),
                        name="riskcode_is_confirmed_by_somebody",
                        violation_error_message="A confirmed code, and no other, names who checked it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TreatedSite",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "sources",
                    cms.models.fields.SourcesField(
                        blank=True, help_text="Where this stands: [@reference], [@reference, p. 2]."
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        choices=[
                            ("head", "Head"),
                            ("neck", "Neck"),
                            ("trunk", "Trunk"),
                            ("back", "Back"),
                            ("low_back", "Low back"),
                            ("buttock", "Buttock"),
                            ("pelvis", "Pelvis"),
                            ("abdomen", "Abdomen"),
                            ("chest", "Chest"),
                            ("arm", "Arm"),
                            ("shoulder", "Shoulder"),
                            ("elbow", "Elbow"),
                            ("wrist", "Wrist"),
                            ("hand", "Hand"),
                            ("leg", "Leg"),
                            ("hip", "Hip"),
                            ("knee", "Knee"),
                            ("ankle", "Ankle"),
                            ("foot", "Foot"),
                            ("spine", "Spine"),
                            ("cervical_spine", "Cervical spine"),
                            ("thoracic_spine", "Thoracic spine"),
                            ("lumbar_spine", "Lumbar spine"),
                            ("facet_joint", "Facet joint"),
                            ("intervertebral_disc", "Intervertebral disc"),
                            ("epidural_space", "Epidural space"),
                            ("nerve", "Nerve"),
                            ("spinal_cord", "Spinal cord"),
                            ("nerve_root", "Spinal nerve root"),
                            ("medial_branch", "Medial branch nerve"),
                            ("peripheral_nerve", "Peripheral nerve"),
                            ("joint", "Joint"),
                            ("major_joint", "Major joint"),
                            ("soft_tissue", "Soft tissue"),
                            ("muscle", "Muscle"),
                            ("ligament", "Ligament"),
                            ("tendon", "Tendon"),
                            ("whole_body", "Whole body"),
                        ],
                        help_text="The narrowest that fits.",
                        max_length=30,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[("target", "Target"), ("access", "Access")],
                        help_text="Where it acts, or the way in.",
                        max_length=10,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="body_sites",
                        to="painlibrary.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="treatedsite_key_is_unique_in_item"
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "site", "role"), name="procedure_has_site_once_per_role"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleSection",
            fields=[
                ("id", cms.models.part.PartId(editable=False, primary_key=True, serialize=False)),
                (
                    "key",
                    models.SlugField(
                        default=cms.models.part.new_key, editable=False, max_length=100
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("overview", "Overview"),
                            ("how_it_works", "How it works"),
                            ("technique", "Technique"),
                            ("preparation", "Preparation"),
                            ("aftercare", "Aftercare"),
                            ("benefits", "Benefits"),
                            ("effectiveness", "Effectiveness"),
                            ("risks", "Risks"),
                            ("alternatives", "Alternatives"),
                            ("when_to_seek_help", "When to seek help"),
                            ("evidence", "Evidence"),
                        ],
                        help_text="What the section is about.",
                        max_length=20,
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="As readers see it, in plain words.", max_length=200
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "Everybody"),
                            ("patient", "Patients"),
                            ("clinician", "Clinicians"),
                        ],
                        default="all",
                        help_text="For whom it is written.",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    cms.models.fields.CitedTextField(
                        blank=True, help_text="Markdown. Cite with [@reference]."
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="painlibrary.article",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"), name="articlesection_key_is_unique_in_item"
                    )
                ],
            },
        ),
    ]
