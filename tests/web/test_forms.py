"""Forms as a browser sends them, and what is none."""

import pytest

from procsead_refs.errors import Refusal
from procsead_refs.web import forms

KIND = 'multipart/form-data; boundary="=="'


def body(*parts):
    joined = b"".join(
        b"--==\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + data + b"\r\n"
        for head, data in parts
    )
    return joined + b"--==--\r\n"


def test_fields_and_files_are_read_by_name():
    sent = body((b'name="style"', b"apa-7"), (b'name="draft"; filename="a.docx"', b"PK\r\n--x"))
    fields = forms.read(KIND, sent)
    assert fields["style"].text == "apa-7"
    assert (fields["draft"].filename, fields["draft"].data) == ("a.docx", b"PK\r\n--x")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"../../etc/a.docx", "a.docx"),
        (b"C:\\drafts\\a.docx", "a.docx"),
        (b'a"b.docx', "a"),
        (b"..", ""),
        (b"a\x00<b>.docx", "a__b_.docx"),
    ],
)
def test_a_file_has_a_name_and_no_folder(sent, kept):
    fields = forms.read(KIND, body((b'name="draft"; filename="' + sent + b'"', b"x")))
    assert fields["draft"].filename == kept


@pytest.mark.parametrize(
    ("kind", "sent", "said"),
    [
        ("text/plain", b"", "sent no form"),
        ("multipart/form-data", b"", "sent no form"),
        (KIND, body(*[(b'name="a"', b"x")] * (forms.MAX_PARTS + 2)), "more than 20 fields"),
        (KIND, body((b"nothing", b"x")), "could not be read"),
        (
            KIND,
            b'--==\r\nContent-Disposition: form-data; name="a"\r\n--==--\r\n',
            "could not be read",
        ),
        (KIND, body((b'name="a"' + b" " * 5000, b"x")), "could not be read"),
    ],
)
def test_what_is_no_form_is_refused(kind, sent, said):
    with pytest.raises(Refusal, match=said):
        forms.read(kind, sent)
