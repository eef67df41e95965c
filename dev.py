"""Set this project up and run one of its jobs; needs Python 3.11 or later and nothing else.

    python3 dev.py demo            build the treaty from its reports and show Article 4
    python3 dev.py test [ARGS]     run the tests (ARGS go to pytest)
    python3 dev.py witnesses       run the tests that ask other implementations of the schemas
    python3 dev.py spark           run the tests that need Apache Spark: 450 MB, and Java 17 or later
    python3 dev.py parity [ARGS]   ask all validators of many documents; --documents N says how many
    python3 dev.py bench [NAME ...] [--rounds N]
                                   measure speed and memory beside other libraries; --report only writes the tables
    python3 dev.py coverage        run the tests and show which lines and branches they miss, commands included
    python3 dev.py lint            check style and types
    python3 dev.py generate        make anew what is generated and committed: embedded treaty, schemas, pages of docs/

The set-up goes into .venv: with uv where that is installed, else with Python's own venv and pip. It is done again only
when pyproject.toml has changed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # whatever python3 there is may run this
    sys.exit("treaty-model needs Python 3.11 or later")

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DONE = ENV / "set-up.json"

RUN = [str(PYTHON), "-m"]
JOBS: dict[str, tuple[str | None, list[list[str]]]] = {
    "demo": (None, [[*RUN, "treaty_model", "build", "seeds"], [*RUN, "treaty_model", "show", "4"]]),
    "test": ("test", [[*RUN, "pytest", "-n", "auto", "--dist", "loadfile"]]),
    "witnesses": ("witnesses", [[*RUN, "pytest", "-n", "auto", "tests/witnesses"]]),
    "spark": ("spark", [[*RUN, "pytest", "tests/spark"]]),
    "coverage": (
        "coverage",
        [
            [*RUN, "coverage", "erase"],
            [*RUN, "coverage", "run", "-m", "pytest", "-n", "auto", "--dist", "loadfile"],
            [*RUN, "coverage", "combine", "--quiet"],
            [*RUN, "coverage", "report"],
        ],
    ),
    "parity": ("test", [[*RUN, "tests.parity"]]),
    "bench": ("bench", [[*RUN, "benchmarks"]]),
    "generate": (
        None,
        [
            [*RUN, "treaty_model", "build", "seeds"],
            [*RUN, "treaty_model", "convert", "build/treaty.json", "src/treaty_model/data/treaty.json"],
            [*RUN, "treaty_model", "schemas", "--out", "schemas/v1"],
            [str(PYTHON), "docs/make_errors.py"],
            [str(PYTHON), "docs/make_docstrings.py"],
            [str(PYTHON), "docs/make_fields.py"],
            [str(PYTHON), "docs/make_api.py"],
        ],
    ),
    "lint": ("lint", [[*RUN, "ruff", "check"], [*RUN, "ruff", "format", "--check"], [*RUN, "mypy"]]),
}


def main() -> int:
    """Run the job that the command line names."""
    job, *arguments = sys.argv[1:] or ["help"]
    if job not in JOBS or (arguments and job not in ("test", "witnesses", "parity", "bench")):
        print(__doc__)
        return 0 if job in ("help", "-h", "--help") else 2
    group, commands = JOBS[job]
    try:
        set_up(group)
    except subprocess.CalledProcessError:
        print(f"{job}: not tried, because what it needs cannot be installed")
        return 2
    except KeyboardInterrupt:
        return 130
    try:
        for command in commands:
            subprocess.run([*command, *arguments], cwd=ROOT, check=True)
    except subprocess.CalledProcessError as error:
        return error.returncode
    except KeyboardInterrupt:
        return 130
    return 0


def set_up(group: str | None) -> None:
    """Install the project and a dependency group, unless that was done for this very pyproject.toml and place."""
    uv = shutil.which("uv")  # an environment that uv made has no pip
    state = [hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(), str(ROOT), sys.version, bool(uv)]
    done = json.loads(DONE.read_text()) if DONE.exists() else {}
    same = done.get("state") == state
    wanted = sorted({*done.get("groups", []), *([group] if group else [])})
    if same and wanted == done["groups"]:
        return
    print(f"Setting up {ENV.name} ...", flush=True)
    packages = ["-e", ".[pages]"] + [word for name in wanted for word in ("--group", name)]
    if uv:
        if not same:
            run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENV))
        run(uv, "pip", "install", "--quiet", "--python", str(PYTHON), *packages)
    else:
        if not same:
            make_env()
        run(*RUN, "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    DONE.write_text(json.dumps({"state": state, "groups": wanted}))


def make_env() -> None:
    """A virtual environment whose pip knows dependency groups (25.1 or later)."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        print(f"This Python comes without venv; install the package {package} (or uv) and run this again.")
        sys.exit(2)
    run(sys.executable, "-m", "venv", "--clear", str(ENV))
    run(*RUN, "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "pip>=25.1")


def run(*command: str) -> None:
    """Run a set-up command; what goes wrong is on the screen already."""
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
