from painlibrary.vocabularies.terms import OrderedTerm, Term


class MeasureKind(Term):
    DURATION = "duration", "How long the procedure itself takes.", "Duration"
    ONSET = "onset", "How long until it works.", "Onset"
    RELIEF = "relief", "How long the effect lasts.", "Relief"
    RECOVERY = "recovery", "How long until everyday life goes on as usual.", "Recovery"
    SESSIONS = "sessions", "How many appointments a course takes.", "Sessions"


class TimeClass(OrderedTerm):
    """The words of a source that gives no number."""

    MINUTES = "minutes", "Less than an hour.", "Minutes"
    HOURS = "hours", "From an hour to less than a day.", "Hours"
    DAYS = "days", "From a day to less than a week.", "Days"
    WEEKS = "weeks", "From a week to less than a few months, as the source puts it.", "Weeks"
    MONTHS = "months", "From a month to less than a year or two, as the source puts it.", "Months"
    YEARS = "years", "A year or longer.", "Years"
    PERMANENT = "permanent", "For life.", "Permanent"


class Unit(Term):
    """Units of time by their UCUM symbols."""

    MINUTE = "min", "60 seconds.", "Minutes"
    HOUR = "h", "60 minutes.", "Hours"
    DAY = "d", "24 hours.", "Days"
    WEEK = "wk", "7 days.", "Weeks"
    MONTH = "mo", "A calendar month; 30.4375 days where lengths are compared.", "Months"
    YEAR = "a", "A calendar year; 365.25 days where lengths are compared.", "Years"
