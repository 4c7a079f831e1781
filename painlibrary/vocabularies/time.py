from painlibrary.vocabularies.terms import OrderedTerm, Term


class MeasureKind(Term):
    DURATION = "duration", "How long the procedure itself takes.", "Duration"
    ONSET = "onset", "How long until it works.", "Onset"
    RELIEF = "relief", "How long the effect lasts.", "Relief"
    RECOVERY = "recovery", "How long until everyday life goes on as usual.", "Recovery"
    SESSIONS = "sessions", "How many appointments a course takes.", "Sessions"


class TimeClass(OrderedTerm):
    """How a source counts a time. The classes meet loosely: six weeks are weeks, not a month."""

    MINUTES = "minutes", "Counted in minutes.", "Minutes"
    HOURS = "hours", "Counted in hours.", "Hours"
    DAYS = "days", "Counted in days.", "Days"
    WEEKS = "weeks", "Counted in weeks.", "Weeks"
    MONTHS = "months", "Counted in months.", "Months"
    YEARS = "years", "Counted in years.", "Years"
    PERMANENT = "permanent", "For life.", "Permanent"


class Unit(Term):
    """Units of time by their UCUM symbols."""

    MINUTE = "min", "60 seconds.", "Minutes"
    HOUR = "h", "60 minutes.", "Hours"
    DAY = "d", "24 hours.", "Days"
    WEEK = "wk", "7 days.", "Weeks"
    MONTH = "mo", "A calendar month; 30.4375 days where lengths are compared.", "Months"
    YEAR = "a", "A calendar year; 365.25 days where lengths are compared.", "Years"
