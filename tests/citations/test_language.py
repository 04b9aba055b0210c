"""The language of a draft by its most frequent words."""

import pytest

from procsead_refs.citations import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sea is wide and the tide rises with the moon.", "en"),
        ("Meri on laaja, ja vuorovesi nousee, kuten joka tutkija on voinut nähdä.", "fi"),
        ("Havet är stort, och tidvattnet stiger när månen står i zenit.", "sv"),
        ("Das Meer ist weit, und die Flut steigt nicht ohne den Mond.", "de"),
        ("La mer est large, et les marées montent dans une baie.", "fr"),
        ("El mar es ancho y las mareas suben por la luna, que las mueve.", "es"),
        ("Il mare è largo e le maree salgono per la luna, che le muove anche di notte.", "it"),
        ("", "en"),
    ],
)
def test_of(text, expected):
    assert language.of([text]) == expected
