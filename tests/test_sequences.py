"""A long sequence is the list that it stands for, made a stretch at a time."""

import pytest

from procsead_refs.sequences import Made

COUNT = 10_001


def numbers(calls=None):
    def make(first, last):
        if calls is not None:
            calls.append((first, last))
        return list(range(first, last))

    return Made(COUNT, make)


def test_it_is_the_list_that_it_stands_for():
    made, meant = numbers(), list(range(COUNT))
    assert list(made) == meant
    assert len(made) == COUNT
    assert [made[at] for at in (0, 5000, COUNT - 1, -1, -COUNT)] == [0, 5000, 10_000, 10_000, 0]
    assert list(made.between(4090, 4100)) == meant[4090:4100]


@pytest.mark.parametrize("part", [slice(3, 9000), slice(-5, None), slice(9, 3), slice(0, 50, 7)])
def test_a_part_of_it(part):
    assert list(numbers()[part]) == list(range(COUNT))[part]


@pytest.mark.parametrize("at", [COUNT, -COUNT - 1])
def test_what_is_not_in_it(at):
    with pytest.raises(IndexError):
        numbers()[at]


def test_of_neighbours_nothing_is_made_twice():
    calls = []
    made = numbers(calls)
    for at in range(1, COUNT):
        assert made[at] - made[at - 1] == 1
    assert len(calls) == len(set(calls))
    assert sum(last - first for first, last in calls) == COUNT
