"""Files of references, and which types of content are brought in from which kinds of file."""

from cms.editorial.bringing_in import formats
from cms.editorial.bringing_in.spreadsheets import SPREADSHEET, TEXT_TABLE
from painlibrary.reference_formats.bibtex import BIBTEX
from painlibrary.reference_formats.csl_json import CSL_JSON
from painlibrary.reference_formats.pubmed_xml import PUBMED_XML
from painlibrary.reference_formats.ris import RIS

formats.offer("reference", RIS, BIBTEX, CSL_JSON, PUBMED_XML)
for type_name in ("condition", "risk", "care-role"):
    formats.offer(type_name, SPREADSHEET, TEXT_TABLE)
