"""A model's file: read, or refused before the tagger's library trusts what it says."""

from pathlib import Path

import pytest

from procsead_refs import parsing
from procsead_refs.errors import Refusal
from procsead_refs.parsing.tagger import crf

SHIPPED = Path(parsing.__file__).with_name("model.crfsuite").read_bytes()
WRONG = {
    "nothing": b"",
    "a text": b"no model",
    "a head alone": SHIPPED[:48],
    "a file that breaks off": SHIPPED[:-1000],
    "rubbish behind a head": SHIPPED[:48] + bytes(len(SHIPPED) - 48),
    "places beyond the end": b"lCRF" + b"\xff" * 4000,
}


@pytest.mark.parametrize("case", WRONG)
def test_a_broken_model_is_refused(tmp_path, case):
    path = tmp_path / "mine.crfsuite"
    path.write_bytes(WRONG[case])
    with pytest.raises(Refusal, match=r"mine\.crfsuite: is no model"):
        crf.load(path)
