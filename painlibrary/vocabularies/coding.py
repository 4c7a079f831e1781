from painlibrary.vocabularies.terms import Term


class CodeSystem(Term):
    """Only systems whose license lets the library ship their codes."""

    MESH = "mesh", "Medical Subject Headings of the U.S. National Library of Medicine.", "MeSH"
    ICD_10_CM = "icd_10_cm", "Diagnosis codes used in the United States.", "ICD-10-CM"


class CodeState(Term):
    SUGGESTED = "suggested", "Proposed; nobody has checked it.", "Suggested"
    CONFIRMED = "confirmed", "Checked by a named person.", "Confirmed"
