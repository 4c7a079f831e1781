from painlibrary.vocabularies.terms import Grade, OrderedTerm, Term


class RiskKind(Term):
    ADVERSE_EFFECT = "adverse_effect", "An unwanted effect of the treatment.", "Adverse effect"
    COMPLICATION = "complication", "Something that goes wrong.", "Complication"
    LIMITATION = "limitation", "It works less, or shorter, than hoped.", "Limitation"

    @property
    def is_harm(self):
        return self is not RiskKind.LIMITATION


class Severity(Grade):
    """Grades of CTCAE v5, in the library's words. Severe is not the same as serious."""

    MILD = 1, "Little or no trouble; needs no treatment.", "Mild"
    MODERATE = 2, "Needs simple treatment, or limits errands and housework.", "Moderate"
    SEVERE = 3, "Needs hospital care, or limits looking after oneself.", "Severe"
    LIFE_THREATENING = 4, "Needs urgent treatment to save life.", "Life-threatening"
    FATAL = 5, "Leads to death.", "Fatal"


class RiskOnset(OrderedTerm):
    DURING = "during", "While the procedure is done.", "During"
    HOURS = "hours", "Within a day.", "Hours"
    DAYS = "days", "Within a week.", "Days"
    WEEKS = "weeks", "Within some weeks.", "Weeks"
    LATE = "late", "Months later or longer.", "Late"


class Course(Term):
    TEMPORARY = "temporary", "It passes.", "Temporary"
    PERMANENT = "permanent", "It stays.", "Permanent"


class ContraindicationStrength(Term):
    ABSOLUTE = "absolute", "It must not be done.", "Absolute"
    RELATIVE = "relative", "It needs weighing.", "Relative"


class FrequencyBand(Term):
    """Words for how often; always computed from numbers, never typed."""

    VERY_COMMON = "very_common", "At least 1 in 10 people.", 5, "Very common"
    COMMON = "common", "At least 1 in 100 and less than 1 in 10 people.", 4, "Common"
    UNCOMMON = "uncommon", "At least 1 in 1,000 and less than 1 in 100 people.", 3, "Uncommon"
    RARE = "rare", "At least 1 in 10,000 and less than 1 in 1,000 people.", 2, "Rare"
    VERY_RARE = "very_rare", "Less than 1 in 10,000 people.", 1, "Very rare"
    NOT_KNOWN = "not_known", "A source says that it cannot be estimated.", "Not known"
