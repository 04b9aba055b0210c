"""How long each job takes as a person starts it, in a cold process, beside the peers there are.

`make bench` runs this and writes docs/performance.md. Times are of whole processes; a job and its
peers run in turn, so that the ratio holds on a machine whose speed drifts. Processor seconds are
those of the process and its children: they hold on a machine that others use too.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import records

import procsead_refs

PYTHON = sys.executable
OURS = [PYTHON, "-m", "procsead_refs"]
LAUNCHER = [PYTHON, "-I", "-S", Path(__file__).with_name("launcher.py")]
ROOT = Path(__file__).parents[1]


def pandoc():
    import pypandoc

    return pypandoc.get_pandoc_path()


def citeproc(tmp, _, to="plain"):
    """The command for one full pandoc call over the records, in APA."""
    items, page = tmp / "items.json", tmp / "all.md"
    if not items.exists():
        library = tmp / "library.bib"
        ours = [*OURS, "bibliography", "--library", library, "--style", "apa-7"]
        run([*ours, "--to", "csljson", "-o", items])
        page.write_text('---\nnocite: "@*"\n---\n')
    from procsead_refs import styles

    return [
        *(pandoc(), "-f", "markdown", "-t", to, "--wrap=none", "--citeproc", str(page)),
        *(("-o", str(tmp / "all.docx")) if to == "docx" else ()),
        *("--bibliography", str(items), "--csl", str(styles.path("apa-7"))),
    ]


READ_BIBTEXPARSER = "import bibtexparser, sys; bibtexparser.parse_file(sys.argv[1])"
SEARCH_BIBTEXPARSER = """
import bibtexparser, sys
for entry in bibtexparser.parse_file(sys.argv[1]).entries:
    held = {name: field.value for name, field in entry.fields_dict.items()}
    if "aalto" in " ".join(held.values()).lower() and int(held["year"]) >= 2008:
        print(held["title"])
"""
READ_RISPY = "import rispy, sys; rispy.load(open(sys.argv[1], encoding='utf-8'))"
CITEPROC_PY = """
import json, sys
from citeproc import Citation, CitationItem, CitationStylesBibliography
from citeproc import CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
source = CiteProcJSON(json.load(open(sys.argv[1], encoding="utf-8")))
style = CitationStylesStyle(sys.argv[2], validate=False)
works = CitationStylesBibliography(style, source, formatter.plain)
for key in source: works.register(Citation([CitationItem(key)]))
print(*map(str, works.bibliography()), sep="\\n")
"""

# job -> (input, largest size, our command after `procsead-refs`)
JOBS = {
    "parse": ("typed.txt", 100_000, ["parse", "{in}", "--to", "csljson"]),
    "check": ("draft.md", 10_000, ["check", "{in}", "--format", "json", "--style", "apa-7"]),
    "convert .bib": ("library.bib", 100_000, ["convert", "{in}", "--to", "csljson"]),
    "convert .ris": ("library.ris", 100_000, ["convert", "{in}", "--to", "csljson"]),
    "search": ("library.bib", 100_000, ["search", "aalto year>=2008", "--library", "{in}"]),
    "dedupe": ("library.bib", 100_000, ["dedupe", "--library", "{in}"]),
    "lint": ("library.bib", 10_000, ["lint", "{in}", "--format", "json"]),
    "bibliography": (
        "library.bib",
        10_000,
        ["bibliography", "--library", "{in}", "--style", "apa-7", "--to", "txt", "-o", "{out}"],
    ),
    "render to Word": (
        "library.bib",
        1_000,
        [*("render", "bibliography", "--library", "{in}", "--style", "apa-7"), "-o", "{out}.docx"],
    ),
}
PEERS = {
    ("convert .bib", "pandoc"): lambda tmp, _: [
        *(pandoc(), "-f", "bibtex", "-t", "csljson", str(tmp / "library.bib"))
    ],
    ("convert .bib", "bibtexparser (reading alone)"): lambda tmp, _: [
        *(PYTHON, "-c", READ_BIBTEXPARSER, str(tmp / "library.bib"))
    ],
    ("convert .ris", "pandoc"): lambda tmp, _: [
        *(pandoc(), "-f", "ris", "-t", "csljson", str(tmp / "library.ris"))
    ],
    ("convert .ris", "rispy (reading alone)"): lambda tmp, _: [
        *(PYTHON, "-c", READ_RISPY, str(tmp / "library.ris"))
    ],
    ("search", "bibtexparser, each entry looked at"): lambda tmp, _: [
        *(PYTHON, "-c", SEARCH_BIBTEXPARSER, str(tmp / "library.bib"))
    ],
    ("bibliography", "pandoc, one call"): citeproc,
    ("bibliography", "citeproc-py"): lambda tmp, number: [
        *(PYTHON, "-W", "ignore", "-c", CITEPROC_PY),
        *(citeproc(tmp, number)[-3], citeproc(tmp, number)[-1]),
    ],
    ("render to Word", "pandoc, one call"): lambda tmp, number: citeproc(tmp, number, "docx"),
}
PEER_LIMIT = {"bibliography": 2_000}  # pandoc is superlinear: 60 to 190 s at 2,000
SIZES = (100, 1_000, 10_000, 100_000)
MORE_SIZES = {"bibliography": (2_000,)}
CASES = [(job, number) for job in JOBS for number in (*SIZES, *MORE_SIZES.get(job, ()))]
PEER_CASES = [
    (job, who, number) for job, who in PEERS for number in (*SIZES, *MORE_SIZES.get(job, ()))
]
STARTS = {
    "procsead-refs": [*OURS, "--help"],
    "procsead-refs --version": [*OURS, "--version"],
    "import click": [PYTHON, "-c", "import click"],
    "import bibtexparser": [PYTHON, "-c", "import bibtexparser"],
    "import rispy": [PYTHON, "-c", "import rispy"],
    "import citeproc (citeproc-py)": [PYTHON, "-c", "import citeproc"],
    "pandoc --version": [pandoc(), "--version"],
}


@pytest.fixture(scope="session", autouse=True)
def _compiled(tmp_path_factory):
    """Let Python keep compiled code, as an installation does, and in a folder of its own."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    run([PYTHON, "-m", "compileall", "-q", Path(procsead_refs.__file__).parent])
    for warming in (
        [*OURS, "--help"],
        [PYTHON, "-c", "import docx, jinja2, lxml.etree, rapidfuzz"],
    ):
        run(warming)


def run(command, **environment):
    """Run a command to its end; return what it took, as the launcher prints it."""
    done = subprocess.run(
        [str(part) for part in (*LAUNCHER, *command)],
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    taken = json.loads(done.stdout)
    assert taken["code"] in {0, 1}, done.stderr.decode()
    return taken


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    made = {}

    def at(number):
        if number not in made:
            folder = tmp_path_factory.mktemp(f"n{number}")
            (folder / "typed.txt").write_text(records.typed(number))
            (folder / "draft.md").write_text(records.draft(min(number, 10_000)))
            (folder / "library.bib").write_text(records.bibtex(number))
            (folder / "library.ris").write_text(records.ris(number))
            made[number] = folder
        return made[number]

    return at


def measure(benchmark, command, number, cache=None):
    """Time a command; without a `cache` folder each round has an empty one of its own."""
    taken = []

    def once():
        with tempfile.TemporaryDirectory() as empty:
            taken.append(run(command, XDG_CACHE_HOME=str(cache or empty)))

    benchmark.pedantic(once, rounds=3 if number <= 1_000 else 1, warmup_rounds=0)
    note(benchmark, taken, number)


def note(benchmark, taken, number):
    benchmark.extra_info["cpu"] = statistics.median(one["cpu"] for one in taken)
    benchmark.extra_info["seconds"] = statistics.median(one["seconds"] for one in taken)
    benchmark.extra_info["mib"] = round(max(one["mib"] for one in taken))
    benchmark.extra_info["n"] = number


@pytest.mark.parametrize(("job", "number"), CASES)
def test_ours(benchmark, inputs, tmp_path, job, number):
    file, largest, command = JOBS[job]
    if number > largest:
        pytest.skip("over this job's largest size")
    benchmark.extra_info.update(job=job, who="procsead-refs")
    places = {"{in}": str(inputs(number) / file), "{out}": str(tmp_path / "out")}
    ours = [*OURS, *(places.get(part, part) for part in command)]
    measure(benchmark, ours, number)


@pytest.mark.parametrize("job", ["search", "bibliography"])
def test_ours_again_with_a_warm_cache(benchmark, inputs, tmp_path, job):
    number = 10_000
    file, _, command = JOBS[job]
    places = {"{in}": str(inputs(number) / file), "{out}": str(tmp_path / "out")}
    ours = [*OURS, *(places.get(part, part) for part in command)]
    run(ours, XDG_CACHE_HOME=str(tmp_path))
    benchmark.extra_info.update(job=f"{job}, warm", who="procsead-refs")
    measure(benchmark, ours, number, tmp_path)


@pytest.mark.parametrize(("job", "who", "number"), PEER_CASES)
def test_peer(benchmark, inputs, job, who, number):
    if number > PEER_LIMIT.get(job, JOBS[job][1]):
        pytest.skip("over what the peer is asked")
    benchmark.extra_info.update(job=job, who=who)
    command = PEERS[job, who](inputs(number), number)
    measure(benchmark, command, number)


def test_a_bibliography_is_that_of_one_full_pandoc_call(inputs, tmp_path):
    folder, number = inputs(1_000), 1_000
    file, _, command = JOBS["bibliography"]
    ours, theirs = tmp_path / "ours.txt", tmp_path / "theirs.txt"
    places = {"{in}": str(folder / file), "{out}": str(ours)}
    run([*OURS, *(places.get(part, part) for part in command)], XDG_CACHE_HOME=str(tmp_path))
    run([*citeproc(folder, number), "-o", theirs])
    assert ours.read_text() == theirs.read_text()


@pytest.mark.parametrize("who", STARTS)
def test_start_up(benchmark, who):
    benchmark.extra_info.update(job="start-up", who=who)
    measure(benchmark, STARTS[who], 1)


def test_render_the_report(benchmark, tmp_path):
    benchmark.extra_info.update(job="render report to PDF", who="procsead-refs")
    ours = [*OURS, "render", "report", "--config", ROOT / "procsead-refs.toml"]
    measure(benchmark, [*ours, "-o", tmp_path / "report.pdf"], 9)


def test_build(benchmark, tmp_path):
    for part in ("refs", "drafts", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    config = shutil.copy(ROOT / "procsead-refs.toml", tmp_path)
    benchmark.extra_info.update(job="build, nothing built yet", who="procsead-refs")

    def fresh():
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
        shutil.rmtree(tmp_path / "procsead-refs", ignore_errors=True)
        return run([*OURS, "build", "--config", config], XDG_CACHE_HOME=str(tmp_path))

    note(benchmark, [benchmark.pedantic(fresh, rounds=1)], 9)


@pytest.mark.parametrize(("job", "number", "pages"), [("short", 10, 3), ("thesis", 600, 300)])
def test_check_of_a_word_draft(benchmark, tmp_path, job, number, pages):
    file = tmp_path / "draft.docx"
    records.word(file, number, pages)
    name = f"check, a Word {job} of {pages} pages"
    benchmark.extra_info.update(job=name, who="procsead-refs")
    measure(benchmark, [*OURS, "check", file], number)
