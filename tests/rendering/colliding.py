"""Invented records that look alike where they are cited, and odd ones, as CSL-JSON."""

import itertools

GIVEN = ("Anna", "Albert", "Anna M.", "Bo", "J.-P.", "JL", "")
FAMILY = ("Quietwood", "Calmley", "van Hush", "Hush", "O’Still")
TYPES = ("article-journal", "book", "chapter", "report", "webpage", "thesis")
DATES = (
    {"date-parts": [[2001]]},
    {"date-parts": [[2001, 5, 3]]},
    {"date-parts": [[2001], [2003]]},
    {"date-parts": [[2001]], "season": 4},
    {"date-parts": [[2001]], "circa": True},
    {"date-parts": [[-44]]},
    {"date-parts": [[476]]},
    {"literal": "19xx"},
    {"literal": "20xx"},
    {"literal": "in press"},
    None,
)
PEOPLE = (
    {"author": [{"family": "Quietwood", "given": "Anna"}]},
    {"author": [{"family": "Quietwood", "given": "A.", "suffix": "Jr."}]},
    {"author": [{"family": "Hush", "given": "Bo", "non-dropping-particle": "van"}]},
    {"author": [{"family": "van Hush", "given": "Bo"}]},
    {"author": [{"family": "Hush", "given": "Bo", "dropping-particle": "de"}]},
    {"author": [{"literal": "Institute of Quiet"}]},
    {"author": [{"literal": "Quietwood"}]},
    {"editor": [{"family": "Quietwood", "given": "Albert"}, {"family": "Hush", "given": "Bo"}]},
    {"translator": [{"family": "Quietwood", "given": "Anna"}]},
    {},
)
TITLES = ("Institute of Quiet", "Study of “rooms”", "<i>Rooms</i>", "Quietwood", "")


def _people(number):
    """Return one to five names out of a few, in changing order."""
    return [
        {"family": FAMILY[(number + other) % 5], "given": GIVEN[(number * (other + 1)) % 7]}
        for other in range(1 + number % 5)
    ]


def odd():
    """Return records of every kind of date, of people and of title, keys not in their order."""
    kinds = itertools.product(DATES, PEOPLE)
    for number, (date, people) in enumerate(kinds):
        record = {"id": f"{'zk'[number % 2]}{number}", "type": TYPES[number % 6], **people}
        record |= {"issued": date} if date else {}
        title = TITLES[number % 5]
        record |= {"title": title} if title else {}
        record |= {"container-title": "Journal of Quiet", "volume": "3"} if number % 3 else {}
        yield {**record, "URL": f"https://example.org/{number}"} if number % 4 else record


def alike(count):
    """Return records by few people in few years, whose citations have to be told apart."""
    for number in range(count):
        yield {
            "id": f"same {number}",
            "type": TYPES[number % 4],
            "author": [{key: text for key, text in one.items() if text} for one in _people(number)],
            "issued": {"date-parts": [[2001 + number // 7 % 3]]},
            "title": f"Study {number % 9} of silent rooms",
            "container-title": "Journal of Quiet Methods",
            "volume": str(number),
            "page": "10-19",
        }


def apart(count):
    """Return records that nothing else looks like."""
    for number in range(count):
        yield {
            "id": f"alone {number}",
            "type": TYPES[number % 4],
            "author": [{"family": f"Calm{chr(97 + number % 26)}{number}", "given": "Bo"}],
            "issued": {"date-parts": [[1990 + number % 30]]},
            "title": f"Rooms, part {number}",
            "publisher": "Quiet Press",
        }
