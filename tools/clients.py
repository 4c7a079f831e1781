"""Makes the types of the clients from the contract of this work tree: `make clients`."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import typed_python

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "clients"
TYPESCRIPT = ROOT / "clients" / "typescript"
PYTHON = ROOT / "clients" / "python" / "pain_library"
EXAMPLE = "https://library.example"
MARK = "// Made from the contract by `make clients`: do not change it by hand.\n// Contract: "
PYTHON_MARK = "# Contract: "


class NotInstalled(Exception):
    """The packages that the TypeScript client is built with could not be had."""


def contract():
    """As a library at an example address serves it. No server and no database is asked."""
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / "contract.json"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "LIBRARY_MODE": "development",
        "PUBLIC_URL": EXAMPLE,
        "SITE_NAME": "Pain Library",
        "STATE_DIR": str(CACHE / "state"),
        "DATABASE_URL": "",
    }
    command = [sys.executable, "manage.py", "dumpcontract", file]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return file


def digest(file):
    """Of what types are made from: which library serves it does not matter."""
    told = json.loads(file.read_text())
    del told["servers"]
    plain = json.dumps(told, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def programs():
    """The folder of npm's programs, in the versions that package.json names."""
    needed = (TYPESCRIPT / "package.json").read_text()
    here = CACHE / "package.json"
    found = CACHE / "node_modules" / ".bin"
    if not (found / "tsc").exists() or not here.exists() or here.read_text() != needed:
        if shutil.which("npm") is None:
            raise NotInstalled("There is no npm. Install it as root: apt-get install nodejs npm")
        CACHE.mkdir(parents=True, exist_ok=True)
        here.write_text(needed)
        command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(command, cwd=CACHE, capture_output=True, text=True)
        if done.returncode:
            here.unlink()
            raise NotInstalled(
                "npm could not fetch openapi-typescript and typescript. Is there a way to the"
                f" package registry that this machine is set up to use? npm says:\n{done.stderr}"
            )
    return found


def make_typescript(file, folder):
    """``src/contract.ts`` of the contract, and in ``dist`` what tsc makes of all sources."""
    run = programs()
    made = CACHE / "contract.ts"
    subprocess.run(
        [run / "openapi-typescript", file, "--output", made], check=True, capture_output=True
    )
    (folder / "src" / "contract.ts").write_text(f"{MARK}{digest(file)}\n{made.read_text()}")
    shutil.rmtree(folder / "dist", ignore_errors=True)
    done = subprocess.run([run / "tsc", "--project", folder], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout)


def make_python(file, folder):
    for name, text in typed_python.written(json.loads(file.read_text())).items():
        (folder / name).write_text(f"{PYTHON_MARK}{digest(file)}\n{text}")
    ruff = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", ROOT / "pyproject.toml"]
    subprocess.run([*ruff, *(folder / name for name in ("contract.py", "routes.py"))], check=True)


def main():
    file = contract()
    try:
        make_typescript(file, TYPESCRIPT)
    except NotInstalled as problem:
        raise SystemExit(str(problem)) from None
    make_python(file, PYTHON)


if __name__ == "__main__":
    main()
