"""Typed names in every order: a table to read and to add to."""

import pytest

from procsead_refs.names import is_body, parse


def shown(name):
    if name.literal:
        return f"[{name.literal}]"
    family = " ".join(part for part in (name.particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping) if part)
    return " | ".join(part for part in (family, given, name.suffix) if part)


TYPED = [
    # One person.
    ("Ahola, Kaisa", ["Ahola | Kaisa"]),
    ("Ahola, K. J.", ["Ahola | K. J."]),
    ("Ahola KJ", ["Ahola | KJ"]),
    ("K. J. Ahola", ["Ahola | K. J."]),
    ("K.J.Ahola", ["Ahola | K.J."]),
    ("AHOLA Kaisa", ["AHOLA | Kaisa"]),
    ("AHOLA, Kaisa", ["AHOLA | Kaisa"]),
    ("Kaisa AHOLA", ["AHOLA | Kaisa"]),
    ("KaisaAhola", ["Ahola | Kaisa"]),
    ("Ahola", ["Ahola"]),
    ("Ahola y / B. Berg", ["Ahola", "Berg | B."]),
    ("van den Velde, J.", ["van den Velde | J."]),
    ("Jan van den Velde", ["van den Velde | Jan"]),
    ("Velde, Jan van den", ["Velde | Jan van den"]),
    ("R. Del Monte", ["Del Monte | R."]),
    ("Nyström-Koski, J., Jr.", ["Nyström-Koski | J. | Jr."]),
    ("Koski Jr., J.", ["Koski | J. | Jr."]),
    ("Pérez y Soto, José", ["Pérez y Soto | José"]),
    ("Monte Alto, Ana S.", ["Monte Alto | Ana S."]),
    ("O’Dowd, P.", ["O’Dowd | P."]),
    # Suffixes that are names too.
    ("Kaisa Sen", ["Sen | Kaisa"]),
    ("Jun, Bo", ["Jun | Bo"]),
    ("Karl Ahlmann sen.", ["Ahlmann | Karl | sen."]),
    # Families of two names, joined.
    ("Pérez y Soto J", ["Pérez y Soto | J"]),
    ("MONTE I ALTO, Xavier", ["MONTE I ALTO | Xavier"]),
    ("von und zu Ahlberg, K.", ["von und zu Ahlberg | K."]),
    ("Pérez y J. Soto", ["Pérez", "Soto | J."]),
    ("Monte Alto, Ana", ["Monte Alto | Ana"]),
    ("Ahola (K.), Berg (B. C.)", ["Ahola | K.", "Berg | B. C."]),
    # Lists of people.
    ("Kaisa Ahola, Bo Berg", ["Ahola | Kaisa", "Berg | Bo"]),
    ("Ahola, K., Berg, B., & Carlsson, C.", ["Ahola | K.", "Berg | B.", "Carlsson | C."]),
    ("Ahola, K.; Berg, B.; and Carlsson, C.", ["Ahola | K.", "Berg | B.", "Carlsson | C."]),
    ("Ahola, K.; E Berg; y Carlsson, C.", ["Ahola | K.", "Berg | E", "Carlsson | C."]),
    ("Ahola, Kaisa, Bo Berg, and Cia Carlsson", ["Ahola | Kaisa", "Berg | Bo", "Carlsson | Cia"]),
    ("Ahola, K., B. Berg, and C.-J. Carlsson", ["Ahola | K.", "Berg | B.", "Carlsson | C.-J."]),
    ("AHOLA Kaisa, BERG Bo", ["AHOLA | Kaisa", "BERG | Bo"]),
    ("Ahola, Berg, Dahl and Carlsson", ["Ahola", "Berg", "Dahl", "Carlsson"]),
    ("Ahola, Kaisa and Berg", ["Ahola | Kaisa", "Berg"]),
    # Which part is whose.
    ("AHO Kaisa", ["AHO | Kaisa"]),
    ("Sr", ["Sr"]),
    ("Ahola and Berg, B.", ["Ahola", "Berg | B."]),
    ("Bo Berg, Jr., and Cia Dahl", ["Berg | Bo | Jr.", "Dahl | Cia"]),
    ("Ahola, Kaisa, & Monte Alto, Ana", ["Ahola | Kaisa", "Monte Alto | Ana"]),
    ("Ahola, Kaisa, Berg, Bo, Cia Carlsson", ["Ahola | Kaisa", "Berg | Bo", "Carlsson | Cia"]),
    ("Monte Alto, Ana Sofia, and Berg, Bo", ["Monte Alto | Ana Sofia", "Berg | Bo"]),
    ("van den Velde, Jan, Berg, Bo", ["van den Velde | Jan", "Berg | Bo"]),
    ("AHOLA Kaisa, BERG Bo, and Dahl, C.", ["AHOLA | Kaisa", "BERG | Bo", "Dahl | C."]),
    ("Berg KJ, Dahl B, Ahola, K.", ["Berg | KJ", "Dahl | B", "Ahola | K."]),
    ("Ahola BGRG, Berg KJLM", ["Ahola | BGRG", "Berg | KJLM"]),
    ("Ahola, K., Berg KJ, Dahl", ["Ahola | K.", "Berg | KJ", "Dahl"]),
    ("Ahola, K./Berg, B.", ["Ahola | K.", "Berg | B."]),
    ("Ahola, Kaisa/Berg, Bo", ["Ahola | Kaisa", "Berg | Bo"]),
    ("K. Ahola - B. Berg", ["Ahola | K.", "Berg | B."]),
    ("Ahola KJ, Berg B, Carlsson CC", ["Ahola | KJ", "Berg | B", "Carlsson | CC"]),
    ("Kaisa Ahola, Bo Berg und Cia Carlsson", ["Ahola | Kaisa", "Berg | Bo", "Carlsson | Cia"]),
    ("Ahola, Kaisa ja Berg, Bo", ["Ahola | Kaisa", "Berg | Bo"]),
    ("Ahola, Kaisa, Berg, Bo & Carlsson, Cia", ["Ahola | Kaisa", "Berg | Bo", "Carlsson | Cia"]),
    ("AHOLA, Kaisa. BERG, Bo", ["AHOLA | Kaisa", "BERG | Bo"]),
    ("Ahola, K. Berg, B. Carlsson, C.", ["Ahola | K.", "Berg | B.", "Carlsson | C."]),
    ("K. Ahola, B. Berg et al.", ["Ahola | K.", "Berg | B."]),
    ("Ahola, K., ym.", ["Ahola | K."]),
    ("Ahola, K., Berg, U. A.", ["Ahola | K.", "Berg | U. A."]),
    ("Ahola, M. FL", ["Ahola | M. FL"]),
    ("Ahola, K. et kumpp.", ["Ahola | K."]),
    ("Ahola, K. ET AL.", ["Ahola | K."]),
    ("Ahola, K. ua.", ["Ahola | K."]),
    ("Ahola, K. etal", ["Ahola | K."]),
    ("Ahola K u. Berg B", ["Ahola | K", "Berg | B"]),
    # Marks of editors and translators.
    ("ed. Michel Renard", ["Renard | Michel"]),
    ("Ahola, K. (Hrsg.)", ["Ahola | K."]),
    ("Ahola, K. & Berg, B. (toim.)", ["Ahola | K.", "Berg | B."]),
    ("hrsg. von Karl Ahlmann", ["Ahlmann | Karl"]),
    ("von Ahlmann, K.", ["von Ahlmann | K."]),
    ("Ahola and eds.", ["Ahola"]),
    ("a cura di M. Rosso e E. Bianchi", ["Rosso | M.", "Bianchi | E."]),
    ("edited by Kaisa Ahola and Bo Berg", ["Ahola | Kaisa", "Berg | Bo"]),
    # Bodies.
    ("World Health Organization", ["[World Health Organization]"]),
    ("EUROPOL", ["[EUROPOL]"]),
    ("OECD", ["[OECD]"]),
    (
        "Ministry of Housing, Communities & Local Government",
        ["[Ministry of Housing, Communities & Local Government]"],
    ),
    ("The Listing Post", ["[The Listing Post]"]),
    ("Listing Media", ["[Listing Media]"]),
    ("Testien virallinen luettelo (TVL)", ["[Testien virallinen luettelo (TVL)]"]),
    ("UNESCO/UNICEF", ["[UNESCO]", "[UNICEF]"]),
    ("Ahola, K. & others", ["Ahola | K."]),
    ("K. Ahola, B. Berg, others", ["Ahola | K.", "Berg | B."]),
    ("AHOLA, K., OTHERS", ["AHOLA | K."]),
    (
        "Ahola, K., Berg, B., and World Health Organization",
        ["Ahola | K.", "Berg | B.", "[World Health Organization]"],
    ),
    ("Pelastakaa Lapset ry", ["[Pelastakaa Lapset ry]"]),
    ("Bundesministerium für Arbeit und Soziales", ["[Bundesministerium für Arbeit und Soziales]"]),
    ("Ahola, K.; Council of Europe", ["Ahola | K.", "[Council of Europe]"]),
    ("", []),
]


@pytest.mark.parametrize(("typed", "names"), TYPED, ids=[typed for typed, _ in TYPED])
def test_typed_names(typed, names):
    assert [shown(name) for name in parse(typed)] == names


def test_a_particle_behind_the_given_name_is_one_in_small_letters_only():
    (particle,) = parse("Velde, Jan van den")
    assert (particle.given, particle.dropping) == ("Jan", "van den")
    for given in ("Thi Le", "Thi mai"):
        (name,) = parse(f"Ngo, {given}")
        assert (name.given, name.dropping) == (given, "")


@pytest.mark.parametrize("typed", ["Court, J.", "Board, Mary", "Ahola KJ, Berg EV", "Press, W. H."])
def test_people_with_the_words_of_bodies_stay_people(typed):
    assert not is_body(typed)


def test_a_list_too_long_to_be_one_is_kept_whole():
    text = "Ahola, K., " * 5000
    (name,) = parse(text)
    assert name.literal == text.strip()
