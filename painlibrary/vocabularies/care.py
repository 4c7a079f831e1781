"""What a procedure is, how it is done, who takes part, and how it is written about."""

from painlibrary.vocabularies.terms import OrderedTerm, Term


class Kind(Term):
    INJECTION = "injection", "A medicine or other substance is injected.", "Injection"
    NERVE_BLOCK = "nerve_block", "Conduction in a nerve is interrupted for a time.", "Nerve block"
    NEUROABLATION = (
        "neuroablation",
        "A nerve is damaged on purpose so that it conducts no pain.",
        "Neuroablation",
    )
    NEUROMODULATION = (
        "neuromodulation",
        "Electrical impulses change how pain signals travel.",
        "Neuromodulation",
    )
    IMPLANTED_DEVICE = (
        "implanted_device",
        "A device is placed in the body and stays there.",
        "Implanted device",
    )
    SURGERY = "surgery", "An operation.", "Surgery"
    REGENERATIVE = (
        "regenerative",
        "Cells or blood products are meant to renew tissue.",
        "Regenerative treatment",
    )
    PSYCHOLOGICAL = (
        "psychological",
        "Works through thoughts, feelings and behavior.",
        "Psychological treatment",
    )
    PHYSICAL_REHABILITATION = (
        "physical_rehabilitation",
        "Exercise and training of movement.",
        "Physical rehabilitation",
    )
    MANUAL_THERAPY = "manual_therapy", "Treatment by hand.", "Manual therapy"
    ACUPUNCTURE = "acupuncture", "Stimulation of points on the body with needles.", "Acupuncture"
    LIFESTYLE = "lifestyle", "Changes in daily habits.", "Lifestyle change"
    CARE_MODEL = "care_model", "A way of organizing care, not one treatment.", "Model of care"
    OTHER = "other", "None of the other kinds.", "Other"


class Intent(Term):
    DIAGNOSTIC = "diagnostic", "To find the cause.", "Diagnostic"
    THERAPEUTIC = "therapeutic", "To treat the cause or the pain.", "Therapeutic"
    PALLIATIVE = "palliative", "To ease what cannot be cured.", "Palliative"
    PREVENTIVE = "preventive", "To keep something from happening.", "Preventive"
    REHABILITATIVE = "rehabilitative", "To regain abilities.", "Rehabilitative"


class InvasivenessLevel(OrderedTerm):
    NONE = "none", "Nothing enters the body.", "None"
    LOW = "low", "A source rates it low.", "Low"
    MODERATE = "moderate", "A source rates it moderate.", "Moderate"
    HIGH = "high", "A source rates it high.", "High"


class AnesthesiaMethod(Term):
    NONE = "none", "A source says that none is used.", "None"
    TOPICAL = "topical", "Numbs the surface it is put on.", "Topical"
    LOCAL = "local", "Numbs a small area by injection.", "Local"
    REGIONAL = "regional", "Numbs a part of the body.", "Regional"
    SEDATION = "sedation", "Makes calm or sleepy without full anesthesia.", "Sedation"
    GENERAL = "general", "Full unconsciousness.", "General"


class Requirement(OrderedTerm):
    OPTIONAL = "optional", "It can be done with or without.", "Optional"
    USUAL = "usual", "It is mostly done so.", "Usual"
    REQUIRED = "required", "It is not done otherwise.", "Required"


class Modality(Term):
    """``covers`` names the narrower techniques that a search for the wider one also finds."""

    NONE = "none", "A source says that no imaging is used.", "None"
    X_RAY = "x_ray", "Any technique with X-rays from outside, still or moving.", "X-ray"
    FLUOROSCOPY = "fluoroscopy", "Moving X-ray pictures.", "Fluoroscopy"
    ULTRASOUND = "ultrasound", "Pictures by sound waves.", "Ultrasound"
    CT = "ct", "Computed tomography.", "CT"
    MRI = "mri", "Magnetic resonance imaging.", "MRI"

    @property
    def covers(self):
        return (Modality.FLUOROSCOPY,) if self is Modality.X_RAY else ()

    @property
    def found_by(self):
        """All terms whose search finds this one: itself first, then the wider."""
        return [self, *(term for term in Modality if self in term.covers)]


class ImagingRole(Term):
    GUIDANCE = "guidance", "Shows the way while the procedure is done.", "Guidance"
    CONFIRMATION = "confirmation", "Shows afterwards that the place is right.", "Confirmation"


class CareFunction(Term):
    PERFORMS = "performs", "Carries the procedure out.", "Performs"
    ASSISTS = "assists", "Helps whoever carries it out.", "Assists"
    TEAM_MEMBER = "team_member", "Belongs to the team that treats together.", "Team member"
    REFERS = "refers", "Sends patients to it.", "Refers"


class RelationKind(Term):
    IS_KIND_OF = "is_kind_of", "This is a special form of the other.", "Is a kind of"
    DIAGNOSTIC_FOR = "diagnostic_for", "This shows whether the other is apt.", "Diagnostic for"
    FOLLOWS = "follows", "This comes after the other.", "Follows"
    ALTERNATIVE_TO = "alternative_to", "This can be chosen instead.", "Alternative to"
    COMBINED_WITH = "combined_with", "Both are used together.", "Combined with"
    PART_OF = "part_of", "This is one piece of the other.", "Part of"


class RegulatoryState(Term):
    APPROVED = "approved", "Approved for this use.", "Approved"
    CLEARED = "cleared", "Cleared for marketing as like an existing device.", "Cleared"
    OFF_LABEL = "off_label", "Approved, but for another use.", "Off-label"
    INVESTIGATIONAL = "investigational", "Only within studies.", "Investigational"
    NOT_APPROVED = "not_approved", "Not approved.", "Not approved"


class SectionAspect(Term):
    OVERVIEW = "overview", "What it is about.", "Overview"
    HOW_IT_WORKS = "how_it_works", "Why it is thought to help.", "How it works"
    TECHNIQUE = "technique", "What is done.", "Technique"
    PREPARATION = "preparation", "What comes before.", "Preparation"
    AFTERCARE = "aftercare", "What comes after.", "Aftercare"
    BENEFITS = "benefits", "What it may do for a patient.", "Benefits"
    EFFECTIVENESS = "effectiveness", "How well it works.", "Effectiveness"
    RISKS = "risks", "What can go wrong.", "Risks"
    ALTERNATIVES = "alternatives", "What else there is, doing nothing included.", "Alternatives"
    WHEN_TO_SEEK_HELP = "when_to_seek_help", "Signs that need a doctor.", "When to seek help"
    EVIDENCE = "evidence", "What studies show and how sure they are.", "Evidence"


class Audience(Term):
    ALL = "all", "For everybody.", "Everybody"
    PATIENT = "patient", "For patients and those who care for them.", "Patients"
    CLINICIAN = "clinician", "For health professionals.", "Clinicians"
