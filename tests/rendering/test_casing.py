import pytest

from procsead_refs.rendering.citeproc.casing import is_english, is_foreign, sentence_case


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("The Quiet Room: A Study of Silence", "The quiet room: A study of silence"),
        ("The quiet room in Helsinki: a study", "The quiet room in Helsinki: a study"),
        ("Silence in the DSM-5 and the ICD-11", "Silence in the DSM-5 and the ICD-11"),
        ("Doe v. Roe and the Law of Silence", "Doe v. Roe and the law of silence"),
        ("K.L. v. Norway before the Supreme Court", "K.L. v. Norway before the Supreme Court"),
        ("Self-Report in Cross-National Work", "Self-report in cross-national work"),
        ("Anglo-Saxon and Non-Finnish Silences", "Anglo-Saxon and non-Finnish silences"),
        ("A Study of <i>Parus major</i> in Winter", "A study of <i>Parus major</i> in winter"),
        ("THE USE OF SILENCE IN EUROPE", "The use of silence in Europe"),
        ("“Calm” Practice—What Works? A Review", "“Calm” practice—What works? A review"),
        (
            "Fe<sub>2</sub>O<sub>3</sub> and CO<sub>2</sub> in Quiet Rooms",
            "Fe<sub>2</sub>O<sub>3</sub> and CO<sub>2</sub> in quiet rooms",
        ),
        ("Silence in the U.S. Workplace", "Silence in the U.S. workplace"),
        ("Calm, Quiet, etc. A Review", "Calm, quiet, etc. A review"),
        ("Vitamin D and I", "Vitamin D and I"),
        ("How the eSafety Office Works", "How the eSafety office works"),
        (
            'The <span class="nocase">Quiet Act</span> in Daily Use',
            'The <span class="nocase">Quiet Act</span> in daily use',
        ),
        ("Silence", "Silence"),
        ("", ""),
    ],
)
def test_sentence_case(title, printed):
    assert sentence_case(title) == printed


def test_names_of_the_record_keep_their_capitals():
    assert sentence_case("The Work of Calmley Today") == "The work of calmley today"
    assert sentence_case("The Work of Calmley Today", frozenset({"Calmley"})).count("Calmley")


@pytest.mark.parametrize(
    ("title", "language", "english", "foreign"),
    [
        ("The Quiet Room", "", True, False),
        ("Die Stille und der Raum", "", False, True),
        ("Hiljaisuus ja sen tutkimus", "", False, True),
        ("Le silence de la pièce", "", False, True),
        ("Quiet Room", "", True, False),
        ("Quiet Room", "fi-FI", False, False),
        ("Die Stille", "en", True, False),
    ],
)
def test_language_of_a_title(title, language, english, foreign):
    assert is_english(title, language) is english
    assert language or is_foreign(title) is foreign
