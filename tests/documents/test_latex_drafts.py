import pytest

from procsead_refs import documents
from procsead_refs.model import Edit, Location

TEXTS = {
    "paragraphs and white space": ("a\n b\n\n c \\par d", ["a b", "c", "d"]),
    "comments": ("a % (Ash 2001)\n  b 50\\% c", ["a b 50% c"]),
    "a comment swallows its line end": ("Ash%\nton", ["Ashton"]),
    "quotes, dashes, ties": ("``a'' `b' 1--2 c---d p.~3", ["“a” ‘b’ 1–2 c—d p.\u00a03"]),
    "accents": (
        r"M\"uller, \'{E}tude, \c{c}a, \v{C}ech, \ss{}, \O rsted, \'\i",
        ["Müller, Étude, ça, Čech, ß, Ørsted, í"],
    ),
    "straight quotes": (r"l\textquotesingle{}aalto \textquotedbl{}x", ["l'aalto \"x"]),
    "symbols": (r"Smith \& Doe \S 3 \ldots{} \_ \#", ["Smith & Doe §3 … _ #"]),
    "groups and styles": (r"{\em a} \textbf{b} \emph{c} {d}", ["a b c d"]),
    "only the body": ("x\n\\begin{document}\na\n\\end{document}\ny", ["a"]),
    "unknown commands": (r"\foo[x]{a} \bar b", ["a b"]),
    "commands whose arguments are no text": (r"a\label{x}\vspace{2cm} b\ref{y}", ["a b"]),
    "a comment before a blank line": ("a % b\n\nc", ["a", "c"]),
    "definitions without braces": (r"\def\x#1{Ash #1}\newcommand\y{z}a", ["a"]),
    "definitions": (r"\newcommand{\x}[1]{Ash #1}a", ["a"]),
    "short formulas are text": (r"$n = 5$ and \(p < .05\)", ["n = 5 and p < .05"]),
    "code": ("a\n\\begin{verbatim}\n(Ash 2001)\n\\end{verbatim}\nb", ["a", "b"]),
    "links": (r"\url{https://a.org/x_y%20z} \href{https://b.org}{b}", ["https://a.org/x_y%20z b"]),
    "citations stay as typed": (
        r"As \citep[see][p.~3]{ash, elm} and (Fir 2001)",
        [r"As \citep[see][p.~3]{ash, elm} and (Fir 2001)"],
    ),
    "line breaks": (r"a \\ b\\[2pt]c", ["a \nb\nc"]),
    "tables": ("\\begin{tabular}{l|r}a & b \\\\ c & d\\end{tabular}", ["a", "b", "c", "d"]),
    "captions": (r"\begin{figure}\caption[s]{A tree}\end{figure}", ["A tree"]),
    "braces that do not match": ("a } b { c", ["a b c"]),
}


def made(tmp_path, source):
    path = tmp_path / "draft.tex"
    path.write_text(source, encoding="utf-8")
    return path


@pytest.mark.parametrize(("source", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_is_printed(tmp_path, source, texts):
    assert [block.text for block in documents.read(made(tmp_path, source)).blocks] == texts


def test_structure(tmp_path):
    source = (
        "\\section{One \\emph{x}}\ntext\\footnote{note \\cite{ash}} more\\footcite[2]{elm}\n"
        "\\begin{itemize}\n\\item a\n\\item b\n\\end{itemize}\n\\begin{quote}q\\end{quote}\n"
        "\\begin{thebibliography}{9}\n\\bibitem{ash} Ash, A. 2001.\n\\bibitem[E]{elm} Elm, E.\n"
        "\\end{thebibliography}"
    )
    read = documents.read(made(tmp_path, source))
    assert [(b.text, b.kind, b.line, b.note) for b in read.blocks] == [
        ("One x", "heading", 1, None),
        ("text more", "paragraph", 2, None),
        ("a", "list-item", 4, None),
        ("b", "list-item", 5, None),
        ("q", "quote", 7, None),
        ("References", "heading", 8, None),
        ("Ash, A. 2001.", "list-item", 9, None),
        ("Elm, E.", "list-item", 10, None),
        ("note \\cite{ash}", "footnote", 2, "1"),
        ("\\footcite[2]{elm}", "footnote", 2, "2"),
    ]
    assert [s.key for b in read.blocks for s in b.spans if s.key] == ["ash", "elm", "ash", "elm"]
    assert [s.note for s in read.blocks[1].spans] == ["1", "2"]


def test_keys_lie_over_their_letters(tmp_path):
    [block] = documents.read(made(tmp_path, r"a \textcites[1]{ash}[2]{ elm ,fir}")).blocks
    assert [(block.text[s.start : s.end], s.key) for s in block.spans] == [
        ("ash", "ash"),
        ("elm", "elm"),
        ("fir", "fir"),
    ]


def test_no_file_is_followed(tmp_path):
    (tmp_path / "other.tex").write_text("secret")
    read = documents.read(made(tmp_path, r"a \input{other} \include{other}\bibliography{other}"))
    assert [b.text for b in read.blocks] == ["a"]
    assert [one.what for one in read.unread] == [
        "an included file",
        "an included file",
        "a bibliography file",
    ]


REPAIRS = {
    "words": ("See Ash 2001.", (8, 12), "2002", "See Ash 2002."),
    "special characters": ("a b", (2, 3), "Ash & 5% {x}_", r"a Ash \& 5\% \{x\}\_"),
    "two hyphens": ("a b", (2, 3), "1--2", "a 1-{}-2"),
    "an accent": (r"M\"uller", (0, 6), "Elm", "Elm"),
    "over a group": (r"Ash \emph{et al.} 2001", (0, 13), "Elm", "Elm01"),
    "inside a group": (r"\emph{Ash 2001}.", (4, 8), "2002", r"\emph{Ash 2002}."),
    "a citation": (r"a \cite{ash} b", (2, 12), r"\cite{elm}", r"a \cite{elm} b"),
}


@pytest.mark.parametrize(
    ("source", "place", "new", "expected"), REPAIRS.values(), ids=REPAIRS.keys()
)
def test_a_repair_changes_the_words_alone(tmp_path, source, place, new, expected):
    path = made(tmp_path, source)
    assert documents.apply(path, [Edit(Location(0, *place), replacement=new)]).decode() == expected


def test_comments_change_nothing_that_is_printed_and_go_again(tmp_path):
    source = "Ash \\cite{ash}, so\n  it is. \n\nNext.\n\nLast."
    path = made(tmp_path, source)
    places = [(0, 0, 3), (0, 4, 9), (0, 16, 18), (0, 17, 18), (0, 19, 25), (1, 0, 2), (1, 0, 5)]
    edits = [Edit(Location(*place), comment=f"c{n}\nmore") for n, place in enumerate(places)]
    data = documents.apply(path, edits, "Editor")
    assert [b.text for b in documents.of(path, data).blocks] == [
        b.text for b in documents.read(path).blocks
    ]
    assert all(f"c{n} more" in data.decode() for n in range(len(places)))
    path.write_bytes(data)
    assert documents.apply(path, [], "Editor").decode() == source
