"""The house's own rules: a file imports only from lower floors, siblings leave each other alone."""

import ast
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "procsead_refs"
FLOORS = [
    {
        "model",
        "text",
        "errors",
        "limits",
        "encodings",
        "files",
        "safe_xml",
        "pages",
        "patterns",
        "registry",
        "sequences",
        "data",
    },
    {
        "names",
        "dates",
        "identifiers",
        "languages",
        "ordinals",
        "type_words",
        "bodies",
        "project",
        "styles",
        "pandoc",
    },
    {"formats", "documents", "parsing", "matching", "findings", "cache"},
    {"citations", "library", "rendering"},
    {"rules", "sources", "style_rates"},
    {"reports", "reviews", "linking"},
    {"journeys"},
    {"building"},
    {"cli", "web", "__init__", "__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Ground-floor and first-floor files that may use a neighbour, each for a reason.
NEIGHBOURS = {
    ("limits", "errors"),  # a setting that is no limit is refused
    ("encodings", "limits"),  # a text that is too large is refused
    ("encodings", "errors"),  # a text that cannot be told is refused
    ("encodings", "data"),  # by the characters that a language writes most
    ("encodings", "text"),  # a file's name in a warning is safe on a terminal
    ("files", "encodings"),  # a file is read in the encoding that it is in
    ("files", "limits"),  # a file that is too large is refused
    ("safe_xml", "errors"),  # XML that cannot be read is refused
    ("files", "errors"),  # a file that cannot be read is refused
    ("__main__", "cli"),  # python -m is the console script
    ("cli", "web"),  # serve starts the page
    ("names", "bodies"),  # a body among typed names is kept whole
}


def imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "procsead_refs":
                names = [f"procsead_refs.{alias.name}" for alias in node.names]
            yield from names
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: str(f.relative_to(PACKAGE))
)
def test_a_file_imports_only_from_lower_floors(file):
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert room in FLOOR, f"{room} has no floor: give it one here and in docs/design.md"
    for name in imports(file):
        parts = name.split(".")
        if parts[0] != "procsead_refs" or len(parts) == 1:
            continue
        other = parts[1]
        if other in {room, "__init__"}:
            continue
        assert FLOOR[other] < FLOOR[room] or (room, other) in NEIGHBOURS, f"{room} imports {name}"


def test_the_picture_of_the_house_names_every_room_on_its_floor():
    page = (PACKAGE.parents[1] / "docs" / "design.md").read_text(encoding="utf-8")
    picture = page.split("src/procsead_refs/\n", 1)[1].split("tests/", 1)[0]
    drawn, floor = {}, None
    for line in picture.splitlines():
        number, text = line[:5].strip(), line[5:]
        floor = int(number) if number else floor
        if text[:1].strip():  # what goes on stands further in
            drawn[text.split()[0].removesuffix("/")] = floor
    rooms = {file.relative_to(PACKAGE).parts[0] for file in PACKAGE.rglob("*.py")}
    assert drawn == {room: FLOOR[room.removesuffix(".py")] for room in rooms - {"__main__.py"}}


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: str(f.relative_to(PACKAGE))
)
def test_what_a_room_keeps_to_itself_no_other_room_takes(file):
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("procsead_refs."):
            taken = [*node.module.split(".")[1:], *(alias.name for alias in node.names)]
            private = [name for name in taken if name.startswith("_")]
            assert not private or taken[0] == room, f"{room} takes {private[0]} of {taken[0]}"


LONGEST = 260  # lines that a person reads in one sitting


def test_no_file_is_too_long_to_be_read_in_one_sitting():
    lines = {
        str(file.relative_to(PACKAGE)): len(file.read_text(encoding="utf-8").splitlines())
        for file in PACKAGE.rglob("*.py")
    }
    assert {name for name, count in lines.items() if count > LONGEST} == set()


@pytest.mark.parametrize("table", sorted(PACKAGE.glob("data/*.toml")), ids=lambda file: file.name)
def test_every_table_of_words_says_where_they_are_from(table):
    remarks = [line for line in table.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any("source" in one.casefold() or "words are ours" in one for one in remarks)


def lists_of_words(value):
    """Yield every list of words in a table; two marks of a language are a pair."""
    if isinstance(value, dict):
        for one in value.values():
            yield from lists_of_words(one)
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield [one for one in value if any(map(str.isalpha, one))]
    elif isinstance(value, list):
        for one in value:
            yield from lists_of_words(one)


# In retyping.toml a value that stands twice is drawn twice as often.
UNWEIGHTED = sorted(file for file in PACKAGE.glob("data/*.toml") if file.stem != "retyping")


@pytest.mark.parametrize("table", UNWEIGHTED, ids=lambda file: file.name)
def test_no_list_of_words_has_one_twice(table):
    for words in lists_of_words(tomllib.loads(table.read_text(encoding="utf-8"))):
        assert len(set(words)) == len(words), words


def spoken_of(tree):
    """Return the names that a file imports, reads off a module or has the registry look for."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom():
                yield from (alias.name for alias in node.names)
            case ast.Attribute():
                yield node.attr
            case ast.Constant(value=str()):
                yield node.value


def test_a_constant_that_its_file_alone_uses_begins_with_an_underscore():
    root = PACKAGE.parents[1]
    files = [
        file for folder in ("src", "tests", "benchmarks") for file in root.glob(f"{folder}/**/*.py")
    ]
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    spoken = {file: set(spoken_of(tree)) for file, tree in trees.items()}
    alone = {
        f"{file.relative_to(root)}: {target.id}"
        for file, tree in trees.items()
        if file.is_relative_to(PACKAGE)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.isupper() and target.id[0] != "_"
        if not any(target.id in names for other, names in spoken.items() if other != file)
    }
    assert alone == set()


MODULES = {
    ".".join((PACKAGE.name, *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): file
    for file in PACKAGE.rglob("*.py")
}


class AtRunTime(ast.NodeVisitor):
    """What a file imports when it runs, in its functions too; not what only its types name."""

    def __init__(self):
        self.found = set()

    def visit_If(self, node):
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            self.generic_visit(node)

    def visit_ImportFrom(self, node):
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            self.found.add(whole if whole in MODULES else node.module)


def test_no_files_import_each_other_in_a_circle():
    graph = {}
    for name, file in MODULES.items():
        visitor = AtRunTime()
        visitor.visit(ast.parse(file.read_text(encoding="utf-8")))
        graph[name] = (visitor.found & MODULES.keys()) - {name}
    assert sum(map(len, graph.values())) > len(graph)
    TopologicalSorter(graph).prepare()
