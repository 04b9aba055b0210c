"""Names in the running text without their case endings."""

import pytest

from procsead_refs.names.inflection import stems


@pytest.mark.parametrize(
    ("inflected", "name"),
    [
        ("virtasen", "virtanen"),
        ("virtasta", "virtanen"),
        ("lain", "lai"),
        ("sarkkaan", "sarkka"),
        ("sarkan", "sarkka"),
        ("gustafssonia", "gustafsson"),
        ("gustafssonin", "gustafsson"),
        ("lundqvistin", "lundqvist"),
        ("makelan", "makela"),
        ("laineen", "laine"),
        ("hietasaaren", "hietasaari"),
        ("korpelalle", "korpela"),
    ],
)
def test_a_finnish_form_gives_its_name(inflected, name):
    assert name in stems(inflected, "fi")


@pytest.mark.parametrize("language", ["sv", "de", "en"])
def test_a_genitive_gives_its_name(language):
    assert "lindgren" in stems("lindgrens", language)


def test_a_language_without_rows_and_short_words_give_nothing():
    assert stems("virtasen", "fr") == []
    assert stems("lee", "fi") == []
    assert stems("sen", "fi") == []
