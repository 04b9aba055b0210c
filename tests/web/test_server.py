"""The local page over a real connection to the loopback address."""

import io
import zipfile

import docx
import pytest
from asking import BOUNDARY, DRAFT, ENTRY, ask, form, post, token

from procsead_refs.limits import size
from procsead_refs.project import Project
from procsead_refs.web import answers, forms, server


def word(text):
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_it_is_bound_to_the_loopback_address(running):
    assert running.server_address[0] == "127.0.0.1"


def test_the_page_loads_nothing_from_outside(running):
    answer, page = ask(running, "GET", "/")
    assert answer.status == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"http://" not in page
    assert b"https://" not in page


def test_a_draft_gives_its_report(running):
    answer, page = post(running, "/check", token=token(running), draft=("draft.txt", DRAFT))
    assert answer.status == 200
    assert b'data-rule="missing-reference"' in page
    assert "Berg 2001" in page.decode()


def test_a_word_draft_comes_back_with_comments(running):
    answer, data = post(
        running, "/comments", token=token(running), draft=("draft.docx", word(DRAFT))
    )
    assert answer.status == 200
    assert "draft-checked.docx" in answer.headers["Content-Disposition"]
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_a_pasted_list_becomes_a_table_and_bibtex(running):
    answer, page = post(running, "/parse", token=token(running), list=ENTRY)
    assert answer.status == 200
    assert "<td>Ice on the River</td>" in page.decode()
    assert "title = {Ice on the River}" in page.decode()


def test_a_pasted_work_without_a_year_shows_what_stands_in_its_place(running):
    typed = "Dahl, Olga. n.d. Ice on the River. Turku: Harbour Press."
    _, page = post(running, "/parse", token=token(running), list=typed)
    assert "<td>n.d.</td>" in page.decode()


def test_nothing_stays_on_disk(running, tmp_path, monkeypatch):
    monkeypatch.setattr(answers.tempfile, "tempdir", str(tmp_path))
    post(running, "/check", token=token(running), draft=("draft.txt", DRAFT))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/check", {}, "no draft was chosen"),
        ("/check", {"draft": ("draft.docx", "no zip")}, "is no .docx file inside"),
        ("/check", {"draft": ("a.exe", "MZ")}, ".exe files cannot be read"),
        ("/comments", {"draft": ("draft.txt", DRAFT)}, ">draft.txt: is no Word file"),
        ("/check", {"draft": ("draft.docx", DRAFT)}, ">draft.docx: "),
        ("/check", {"draft": ("d.txt", DRAFT), "style": "nonsense"}, "the page has no style"),
        ("/parse", {"list": "  "}, "no reference list was pasted"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page(running, path, fields, says):
    answer, page = post(running, path, token=token(running), **fields)
    assert answer.status == 400
    assert says in page.decode()


def test_a_fault_of_ours_is_said_on_the_page_and_the_server_goes_on(running, monkeypatch, capfd):
    def fail(*_, **__):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(answers.Desk, "check", fail)
    answer, page = post(running, "/check", token=token(running), draft=("d.txt", DRAFT))
    assert answer.status == 500
    assert b"a fault of this program" in page
    assert "ZeroDivisionError: oops" in capfd.readouterr().err
    assert ask(running, "GET", "/")[0].status == 200


def test_what_is_typed_is_escaped(running):
    typed = "<script>alert(1)</script>, A. 2001. <b>Tides</b>. Turku: Harbour Press."
    page = post(running, "/parse", token=token(running), list=typed)[1]
    assert b"<script>alert" not in page
    named = post(running, "/check", token=token(running), draft=("<img src=x>.txt", DRAFT))[1]
    assert b"<img" not in named


def test_too_large_an_upload_is_refused_before_it_is_read(running):
    headers = {"Content-Length": str(size("upload") + 1), "Content-Type": "multipart/form-data"}
    assert ask(running, "POST", "/check", headers=headers)[0].status == 413


def test_no_other_page_and_no_form_at_all(running):
    assert ask(running, "GET", "/../etc/passwd")[0].status == 404
    assert ask(running, "POST", "/check", body=b"x")[0].status == 400
    assert post(running, "/else", token=token(running))[0].status == 404


def test_a_port_that_is_taken_is_refused(running):
    with pytest.raises(server.Refusal, match="name another with --port"):
        server.serve(Project(), None, running.server_port)


def test_a_form_keeps_every_byte_of_a_file():
    data = bytes(range(256)) + b"\r\n--\r\n\r\n"
    read = forms.read(
        f'multipart/form-data; boundary="{BOUNDARY}"', form(file=("../../a b.bin", data))
    )
    assert read["file"].data == data
    assert read["file"].filename == "a b.bin"
