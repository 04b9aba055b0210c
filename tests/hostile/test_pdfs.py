"""PDFs whose few bytes unfold to gigabytes, or go round in circles: read or refused in one line."""

import zlib

import pytest
from samples import put
from watched import kept, refused, run, scaled

from procsead_refs import limits

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
# Lines with the same room between all of them, as a typewriter sets them.
TEXT = (
    b"BT /F1 11 Tf 60 700 Td (Rooms are quiet \\(Aalto 2011\\).) Tj 0 -30 Td (References) Tj "
    b"0 -30 Td (Aalto, Maija. 2011. Catalogues and their readers. Turku: Sample Press.) Tj "
    b"0 -30 Td (Berg, Ole. 2015. The manual of slow doors. Turku: Sample Press.) Tj ET "
)
WANTED = ("(Aalto 2011)", "Catalogues and their readers", "The manual of slow doors")


def stream(data, more=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def pdf(content, *more, catalog=b"", resources=b"", trailer=b""):
    """Return a PDF of one page; `more` are objects from number 6 on."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources,
        content,
        FONT,
        *more,
    )
    parts, places = [b"%PDF-1.7\n"], []
    for number, one in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n"
        b"%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, trailer, start)
    )
    return b"".join(parts)


def form(inside, fonts=b""):
    return stream(inside, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % fonts)


def doubling_forms(depth):
    """Return forms that each show the next one ten times; the last one shows a word."""
    nested = [
        form(b"/X Do " * 10, b"/Font<</F1 5 0 R>>/XObject<</X %d 0 R>>" % (7 + n))
        for n in range(depth)
    ]
    return [*nested, form(b"BT /F1 1 Tf (rooms) Tj ET", b"/Font<</F1 5 0 R>>")]


def packed(data, times=1):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%s]" % (b"/FlateDecode" * times))


SHOWN = b"/XObject<</X 6 0 R>>"
HEAVY = {
    "forms in forms": pdf(stream(b"/X Do"), *doubling_forms(9), resources=SHOWN),
    "a line without end": pdf(
        packed(b"BT /F1 1 Tf " + b"(a) Tj " * (scaled(20_000_000) + 2_000_000) + b"ET")
    ),
    "packed twice": pdf(packed(bytes(scaled(600_000_000) + 200_000_000), 2)),
}
ODD = {
    "a form in itself": pdf(stream(TEXT + b"/X Do"), form(b"/X Do", SHOWN), resources=SHOWN),
    "outlines in a circle": pdf(
        stream(TEXT), b"<</Title(x)/First 6 0 R/Next 6 0 R>>", catalog=b"/Outlines 6 0 R"
    ),
    "a program": pdf(
        stream(TEXT), catalog=b"/OpenAction<</S/JavaScript/JS(app.launchURL\\(1\\))>>"
    ),
    "a file inside": pdf(
        stream(TEXT), stream(b"x"), catalog=b"/Names<</EmbeddedFiles<</Names[(../x)6 0 R]>>>>"
    ),
    "control characters": pdf(stream(TEXT.replace(b"quiet", b"quiet \\033[31m\\007\\233"))),
    "a table in a circle": pdf(stream(TEXT), trailer=b"/Prev 9"),
    "a length that lies": pdf(stream(TEXT).replace(b"/Length ", b"/Length 99999")),
    "deep dictionaries": pdf(stream(TEXT), catalog=b"/X " + b"<</a" * 9999 + b" 1" + b">>" * 9999),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_pdf_that_unfolds_without_end_is_refused(folder, name):
    lower = {limits.VARIABLE: f"pdf-memory={scaled(328) + 120}"}
    put(folder, "twin.pdf", pdf(stream(TEXT)))
    kept(run(folder, "check", "twin.pdf", "--format", "json", env=lower), WANTED)
    put(folder, "a.pdf", HEAVY[name])
    refused(run(folder, "check", "a.pdf", env=lower), "a.pdf")


@pytest.mark.parametrize("name", ODD)
def test_an_odd_pdf_is_read(folder, name):
    put(folder, "a.pdf", ODD[name])
    kept(run(folder, "check", "a.pdf", "--format", "json"), WANTED)


def test_a_pdf_of_too_many_characters_is_refused(folder):
    put(folder, "a.pdf", ODD["a program"])
    answer = run(folder, "check", "a.pdf", env={limits.VARIABLE: "pdf-characters=5"})
    refused(answer, "a.pdf")
    assert "5 characters" in answer.err


def test_a_locked_pdf_is_refused(folder):
    lock = (
        b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O<%s>/U<%s>/OE<%s>/UE<%s>/Perms<%s>/P 1>>"
    )
    parts = (b"00" * 48, b"11" * 48, b"22" * 32, b"33" * 32, b"44" * 16)
    put(folder, "a.pdf", pdf(stream(TEXT), trailer=lock % parts + b"/ID[<00><00>]"))
    answer = run(folder, "check", "a.pdf")
    refused(answer, "a.pdf")
    assert "password" in answer.err
