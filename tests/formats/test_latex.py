"""LaTeX to Unicode and back."""

import pytest

from procsead_refs.formats.bibtex.latex import encode
from procsead_refs.formats.bibtex.unlatex import decode
from procsead_refs.formats.bibtex.writing import protected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"M{\"u}ller, M\"{u}ller, M{\"{u}}ller, M\"uller", "Müller, Müller, Müller, Müller"),
        (r"{\'\i}, \'{\i}, \v s, \c{c}, \k{a}", "í, í, š, ç, ą"),
        (r"{\={\"U}} {\"{\=U}}", "Ǖ Ṻ"),
        (r"\o re {\aa}ngstr\"om \ss\ {\L}\'od\'z", "øre ångström ß Łódź"),
        (r"\emph{in {\bf bold}}, {\em all of it} no", "<i>in <b>bold</b></i>, <i>all of it</i> no"),
        (r"H$_2$O, $x^{10}$, \textsuperscript{2}", "H<sub>2</sub>O, x<sup>10</sup>, <sup>2</sup>"),
        (r"$\alpha$-helix, 5\,\textmu m", "α-helix, 5\u202fµm"),
        (r"``quoted'' -- and --- a~b", "“quoted” – and — a\u00a0b"),
        (r"\enquote{x} \mkbibquote{y}", "“x” “y”"),
        (r"50\% \& \$3 \#1 a\_b", "50% & $3 #1 a_b"),
        (r"\TeX{} and \LaTeX: {DNA}", "TeX and LaTeX: DNA"),
        (r"\unknowncommand{kept}", "kept"),
        (r"\mbox{A}{B}\hspace{1em}C", "ABC"),
        ("two\n  lines\n\nnew paragraph", "two lines\nnew paragraph"),
        (r"\noopsort{1973b}1973", "1973"),
        (r"unbalanced {brace", "unbalanced brace"),
        (r"\textquestiondown", "¿"),
        (r"$\frac{1}{2}$, \nicefrac{3}{4}, $\frac12 x$", "1/2, 3/4, 1/2 x"),
    ],
)
def test_decoding(source, text):
    assert decode(source) == text


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Müller & Søn: 50 % of {things} in C#",
        "a -- b ''c'' `d` ~ ^ \\ _ $",
        "Łódź, Ångström, çà, ñ, ẞ, “quoted”, 3½",
        "<i>Homo sapiens</i> in H<sub>2</sub>O",
        "one\ntwo",
        "中文 and Ελληνικά",
    ],
)
def test_encoding_is_the_inverse(text, ascii_only):
    assert decode(encode(text, ascii_only=ascii_only)) == text


def test_accents_as_commands():
    assert encode("Müller, Dvořák", ascii_only=True) == r"M{\"u}ller, Dvo{\v{r}}{\'a}k"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        (
            "K.U. v. Finland and what followed from it",
            "{K.U.} v. {Finland} and what followed from it",
        ),
        ("Looking Beyond the Screen", "Looking Beyond the Screen"),
        ("Criteria of DSM-5 for iOS users", "Criteria of {DSM-5} for {iOS} users"),
        ("ALL IN CAPITALS", "ALL IN CAPITALS"),
        ("Rooms in the north: Rest and sleep", "Rooms in the north: Rest and sleep"),
    ],
)
def test_only_needed_capitals_are_protected(title, source):
    assert protected(title) == source
    assert decode(source) == title


def test_deep_nesting_is_read():
    assert decode("{" * 100_000 + "x" + "}" * 100_000) == "x"
    assert decode("\\'{" * 30_000 + "x").startswith("x")
