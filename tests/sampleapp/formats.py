from cms.editorial.bringing_in import formats
from cms.editorial.bringing_in.spreadsheets import SPREADSHEET, TEXT_TABLE

formats.offer("recipe", SPREADSHEET, TEXT_TABLE)
formats.offer("book", SPREADSHEET, TEXT_TABLE)
