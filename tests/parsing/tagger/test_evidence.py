from procsead_refs.parsing.tagger import evidence
from procsead_refs.parsing.tagger.confidence import Calibration, calibrate
from procsead_refs.parsing.tokens import split

RAW = "Ahola, K. 2010. Lists. Turku: Talo."
LABELS = ["author", "author", "date", "title", "place", "publisher"]


def test_a_list_tells_each_reference_what_the_others_do():
    tokens = [split(RAW)] * 5
    rows = evidence.of_list(tokens, [LABELS] * 5)
    place = rows[0][4]
    assert "W=place!" in place
    assert "O=adtp!" in place
    assert any(one.startswith("G=") for one in place)


def test_a_reference_is_no_evidence_for_itself():
    odd = ["title"] * 6
    rows = evidence.of_list([split(RAW)] * 5, [odd, *[LABELS] * 4])
    assert "W=place!" in rows[0][4]
    assert "W=place" in rows[1][4]  # three of the four others


def test_too_few_references_are_no_evidence():
    assert evidence.of_list([split(RAW)] * 3, [LABELS] * 3) == [[], [], []]


def test_calibration_rises_and_says_what_came_true():
    readings = [(n / 1000, n % 10 < n // 100) for n in range(1000)]
    curve = calibrate(readings)
    assert list(curve.confidences) == sorted(curve.confidences)
    assert abs(curve.confidence(0.95) - 0.9) < 0.1
    assert abs(curve.confidence(0.35) - 0.3) < 0.1


def test_without_enough_readings_the_probability_stands():
    assert calibrate([(0.5, True)]) == Calibration()
    assert Calibration().confidence(0.7) == 0.7
