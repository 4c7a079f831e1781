"""How sure the library is, on what grounds, and what a source says that it does not know."""

from painlibrary.vocabularies.terms import Grade, OrderedTerm, Term


class Certainty(OrderedTerm):
    """How sure a body of evidence makes us of an effect; rated by a person."""

    VERY_LOW = "very_low", "The true effect is probably quite different.", "Very low"
    LOW = "low", "The true effect may well be quite different.", "Low"
    MODERATE = "moderate", "The true effect is probably near, but may differ.", "Moderate"
    HIGH = "high", "The true effect is very likely near the estimate.", "High"


class IndicationRole(Term):
    TREATS = "treats", "Used to treat the condition.", "Treats"
    DIAGNOSES = "diagnoses", "Used to find out whether it is the cause.", "Diagnoses"
    MAY_HELP = "may_help", "A source says that it may help.", "May help"
    INVESTIGATIONAL = "investigational", "Being studied for it.", "Investigational"
    NOT_RECOMMENDED = "not_recommended", "A source advises against it.", "Not recommended"

    @property
    def is_helpful(self):
        """Whether a reader who asks what helps with a condition wants to see it."""
        return self in (IndicationRole.TREATS, IndicationRole.DIAGNOSES, IndicationRole.MAY_HELP)


class Potential(Term):
    MAY = "may", "The source says that it can happen.", "May"
    ASSERTED = "asserted", "The source says that it happens.", "Asserted"


class AbsenceAspect(Term):
    """What a source says there is none of, or that nobody can tell."""

    DURATION = "duration", "How long it takes.", "Duration"
    ONSET = "onset", "When it starts to work.", "Onset"
    RELIEF = "relief", "How long it works.", "Relief"
    RECOVERY = "recovery", "How long recovery takes.", "Recovery"
    SESSIONS = "sessions", "How many sessions.", "Sessions"
    ANESTHESIA = "anesthesia", "Anesthesia.", "Anesthesia"
    IMAGING = "imaging", "Imaging.", "Imaging"
    INVASIVENESS = "invasiveness", "How invasive it is.", "Invasiveness"
    INDICATIONS = "indications", "What it is used for.", "Indications"
    RISKS = "risks", "Risks.", "Risks"
    BENEFITS = "benefits", "Benefits.", "Benefits"
    CONTRAINDICATIONS = "contraindications", "Reasons not to do it.", "Contraindications"
    RELATED = "related", "Alternatives and related procedures.", "Related procedures"


class AbsenceValue(Term):
    NONE = "none", "A source says that there is none.", "None"
    NOT_KNOWN = "not_known", "A source says that it cannot be told.", "Not known"


class SourceTier(Term):
    """What kind of publication a reference is. Kinds have no rank."""

    GUIDELINE = "guideline", "Recommendations of a professional body.", "Guideline"
    SYSTEMATIC_REVIEW = (
        "systematic_review",
        "Weighs all studies of a question by a stated method.",
        "Systematic review",
    )
    PRIMARY_STUDY = "primary_study", "Reports its own observations.", "Primary study"
    SECONDARY_REVIEW = "secondary_review", "Sums up the work of others.", "Secondary review"
    TEXTBOOK = "textbook", "A book for teaching.", "Textbook"
    REGULATOR = "regulator", "A public authority.", "Regulator"
    PATIENT_INFORMATION = "patient_information", "Written for patients.", "Patient information"
    PROVIDER_MARKETING = (
        "provider_marketing",
        "By somebody who offers the treatment.",
        "Provider marketing",
    )
    AGGREGATOR = "aggregator", "Collects excerpts from elsewhere.", "Aggregator"
    UNKNOWN = "unknown", "Looked at, and could not be told.", "Unknown"


class EvidenceLevel(Grade):
    """Level of one study for its question; 1 is the strongest."""

    LEVEL_1 = 1, "Systematic review of the studies that fit the question best.", "Level 1"
    LEVEL_2 = 2, "A randomized trial, or the study that fits the question best.", "Level 2"
    LEVEL_3 = 3, "A controlled study without randomization.", "Level 3"
    LEVEL_4 = 4, "A series of cases or a weaker comparison.", "Level 4"
    LEVEL_5 = 5, "Reasoning from mechanisms.", "Level 5"


class EvidenceQuestion(Term):
    PREVALENCE = "prevalence", "How common is the problem?", "Prevalence"
    DIAGNOSIS = "diagnosis", "Is the test accurate?", "Diagnosis"
    PROGNOSIS = "prognosis", "What happens without treatment?", "Prognosis"
    TREATMENT_BENEFITS = "treatment_benefits", "Does it help?", "Benefits of treatment"
    COMMON_HARMS = "common_harms", "What are the common harms?", "Common harms"
    RARE_HARMS = "rare_harms", "What are the rare harms?", "Rare harms"
    SCREENING = "screening", "Is early detection worthwhile?", "Screening"


class Integrity(Term):
    CURRENT = "current", "Checked: nothing speaks against it.", "Current"
    CORRECTED = "corrected", "A correction was published.", "Corrected"
    EXPRESSION_OF_CONCERN = (
        "expression_of_concern",
        "The publisher warns readers while it looks into it.",
        "Expression of concern",
    )
    RETRACTED = "retracted", "Taken back by the publisher.", "Retracted"
    WITHDRAWN = "withdrawn", "Taken offline.", "Withdrawn"
    SUPERSEDED = "superseded", "Replaced by a newer version.", "Superseded"


class LinkState(Term):
    REACHABLE = "reachable", "The address answered.", "Reachable"
    REDIRECTED = "redirected", "The address led elsewhere.", "Redirected"
    BROKEN = "broken", "The address did not answer.", "Broken"


class CslType(Term):
    """The types of the Citation Style Language that the library uses."""

    ARTICLE_JOURNAL = "article-journal", "An article in a journal.", "Journal article"
    BOOK = "book", "A whole book.", "Book"
    CHAPTER = "chapter", "A chapter of a book.", "Chapter"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia", "An entry of a reference work.", "Entry"
    REPORT = "report", "A report of a body or authority.", "Report"
    POST_WEBLOG = "post-weblog", "A post in a blog.", "Blog post"
    WEBPAGE = "webpage", "A page on the web.", "Web page"
    DOCUMENT = "document", "Anything else.", "Document"
