"""What signers of medical content confirm, sentence by sentence."""

from cms.models import SignatureKind

FACTS = {
    SignatureKind.CLINICAL: [
        "Each fact says what its source says, and nothing that matters for safety is missing."
    ]
}
SOURCE = {
    SignatureKind.EDITORIAL: [
        "I have opened the source, and its title, authors and date are as printed there."
    ]
}
WORDING = {SignatureKind.EDITORIAL: ["Readers will understand the name, and it has no double."]}
