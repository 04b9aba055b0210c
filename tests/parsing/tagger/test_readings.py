import pytest

from procsead_refs.parsing.tagger import readings
from procsead_refs.parsing.tokens import split

RAWS = [f"Ahola, K. 201{number}. Lists. Turku: Talo." for number in range(5)]
LABELS = ["author", "author", "date", "title", "place", "publisher"]


class Model:
    """Stands for a tagger: gives each reference the labels above and the probability it is told."""

    def __init__(self, probabilities):
        self.probabilities = dict(zip(RAWS, probabilities, strict=True))
        self.read = []

    def tag(self, tokens, features):
        told = any("O=adtp!" in row for row in features)
        self.read.append((tokens.raw, told))
        return list(LABELS), self.probabilities[tokens.raw]


def test_only_doubtful_references_of_a_list_are_read_again_with_its_evidence():
    model = Model([0.99, 0.3, 0.95, 0.5, 0.99])
    found = readings.of_list([split(raw) for raw in RAWS], model)
    assert [one for one, told in model.read if not told] == RAWS
    assert [one for one, told in model.read if told] == [RAWS[1], RAWS[3]]
    assert [probability for _, probability in found] == [0.99, 0.3, 0.95, 0.5, 0.99]


@pytest.mark.parametrize("count", [1, 3, 5])
def test_alone_or_among_few_every_reference_is_read_once(count):
    model = Model([0.1] * 5)
    read = readings.alone if count == 5 else readings.of_list
    found = read([split(raw) for raw in RAWS[:count]], model)
    assert len(found) == len(model.read) == count
    assert not any(told for _, told in model.read)
