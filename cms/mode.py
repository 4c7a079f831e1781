"""In which mode the library runs, and where it keeps its files: what other settings follow from."""

from pathlib import Path

from cms import environment

REPOSITORY = Path(__file__).resolve().parent.parent

# Production is the default, so that nobody serves a development set-up by forgetting.
MODE = environment.read(
    "LIBRARY_MODE",
    environment.one_of("production", "development"),
    default="production",
    how="Set LIBRARY_MODE=development to try the library out; leave it unset where it is served.",
)
PRODUCTION = MODE == "production"

# Everything the library writes beside its database.
STATE_DIR = environment.read(
    "STATE_DIR", Path, default=REPOSITORY / "var", how="Set STATE_DIR to a folder."
)
