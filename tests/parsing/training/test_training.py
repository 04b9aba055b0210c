import json

import pytest
from click.testing import CliRunner

from procsead_refs.errors import Refusal
from procsead_refs.parsing import training
from procsead_refs.parsing.steps import parse
from procsead_refs.parsing.training import labelled, retyping
from procsead_refs.parsing.training.projection import project
from procsead_refs.parsing.training.works import works

NAMES = ["Ahola, K.", "Berg, B.", "Carlsson, C.", "Dahl, D.", "Eklund, E.", "Fors, F."]


def record(number):
    name = NAMES[number % len(NAMES)]
    title, year = f"On lists of the kind number {number}", str(1990 + number)
    tokens = [(name, "author"), (f"({year}).", "date"), (f"{title}.", "title")]
    csl = {"author": [{"family": name[:-4], "given": name[-2:]}], "issued": year, "title": title}
    if number % 2:
        tokens += [("Aika", "journal"), (f"{number} (2):", "volume"), ("1–9.", "pages")]
        csl |= {"container-title": "Aika", "volume": str(number), "issue": "2", "page": "1-9"}
    else:
        tokens += [("Turku:", "location"), ("Talo.", "publisher")]
        csl |= {"publisher-place": "Turku", "publisher": "Talo"}
    raw = " ".join(text for text, _ in tokens)
    fields = [*csl, "publisher-place", "edition"]
    return {"raw": raw, "tokens": tokens, "csl": csl, "fields": fields, "doc": f"l{number // 6}"}


@pytest.fixture
def data(tmp_path):
    file = tmp_path / "lists.jsonl"
    file.write_text("\n".join(json.dumps(record(number)) for number in range(24)), "utf-8")
    return file


def test_the_same_data_and_seed_give_the_same_bytes(data, tmp_path):
    recipe = training.Recipe(retyped=24, printed=20, iterations=15)
    cards = [training.train([data], tmp_path / name, recipe) for name in ("one.crf", "two.crf")]
    assert (tmp_path / "one.crf").read_bytes() == (tmp_path / "two.crf").read_bytes()
    assert cards[0] == cards[1]
    assert cards[0].references.keys() == {"lists", "retyped", "printed"}
    assert cards[0].references["retyped"] == 24


def test_a_model_reads_what_it_was_taught(data, tmp_path):
    from procsead_refs.cli.train import command

    model = tmp_path / "mine.crf"
    options = [
        str(data),
        "-o",
        str(model),
        "--retyped",
        "0",
        "--printed",
        "0",
        "--iterations",
        "30",
    ]
    options += ["--held-out", str(data)]
    run = CliRunner().invoke(command, options)
    assert run.exit_code == 0, run.output
    card = json.loads(model.with_suffix(".json").read_text("utf-8"))
    assert card["held_out"]["lists"] == {"references": 24, "all right": 1.0}
    (read,) = parse(["Grahn, G. (2021). On other lists. Aika 31 (2): 1–9."], model=model)
    assert read.texts["title"] == "On other lists"
    assert read.texts["container-title"] == "Aika"


def test_a_corrected_item_is_a_labelled_reference(tmp_path):
    item = {
        "author": [{"family": "Ahola", "given": "K."}],
        "issued": {"date-parts": [[2020]]},
        "year-suffix": "a",
        "title": "On lists",
        "publisher": "Talo",
        "custom": {"raw": "Ahola, K. 2020a. On lists. Talo."},
    }
    file = tmp_path / "corrections.jsonl"
    file.write_text(json.dumps(item), "utf-8")
    (example,) = labelled.read(file)
    assert list(zip(example.tokens.words, example.labels, strict=True)) == [
        ("Ahola", "author"),
        ("K", "author"),
        ("2020", "date"),
        ("a", "date"),
        ("On", "title"),
        ("lists", "title"),
        ("Talo", "publisher"),
    ]


def test_anystyles_xml_is_read(tmp_path):
    file = tmp_path / "more.xml"
    file.write_text(
        "<dataset><sequence><author>Ahola, K.</author><date>2020.</date>"
        "<title>On lists.</title></sequence></dataset>",
        "utf-8",
    )
    (example,) = labelled.read(file)
    assert example.labels == ("author", "author", "date", "title", "title")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="broken"),
        pytest.param("[1]", id="list"),
        pytest.param('{"tokens": []}', id="no raw"),
        pytest.param("null", id="null"),
        pytest.param('{"raw": "a", "tokens": 3}', id="pieces that are none"),
        pytest.param('{"raw": "a", "tokens": [["a"]]}', id="a piece without label"),
        pytest.param('{"raw": "a", "csl": 3}', id="values that are none"),
        pytest.param('{"raw": "a", "csl": {"author": ["A"]}}', id="people that are none"),
        pytest.param('{"raw": "a", "fields": 5}', id="fields that are none"),
    ],
)
def test_what_is_no_labelled_reference_is_refused_with_its_line(tmp_path, text):
    file = tmp_path / "bad.jsonl"
    file.write_text(f"\n{text}\n", "utf-8")
    with pytest.raises(Refusal, match=r"bad\.jsonl:2"):
        list(labelled.read(file))


def test_labels_of_different_schemes_become_one():
    one = {
        "raw": "In Berg, B. (eds.) In Lists. vol. 24(4):911–932.",
        "tokens": [
            ["In Berg, B. (eds.)", "editor"],
            ["In Lists.", "container-title"],
            ["vol. 24(4):911–932.", "volume"],
        ],
        "csl": {"container-title": "Lists", "volume": "24", "issue": "4", "page": "911-932"},
    }
    example = project(one, "here")
    labels = dict(zip(example.tokens.words, example.labels, strict=True))
    assert labels["Berg"] == "editor"
    assert labels["eds"] == labels["In"] == labels["vol"] == "other"
    assert labels["Lists"] == "booktitle"
    assert [labels[word] for word in ("24", "4", "911", "932")] == [
        "volume",
        "issue",
        "page",
        "page",
    ]


def test_references_typed_anew_keep_their_labels(data):
    examples = list(labelled.read(data))
    typed = list(retyping.retype(works(examples), 48, seed=3))
    assert len(typed) == 48
    assert typed == list(retyping.retype(works(examples), 48, seed=3))
    titles = {f"On lists of the kind number {number}" for number in range(24)}
    for one in typed:
        words = zip(one.tokens.words, one.labels, strict=True)
        assert " ".join(word for word, label in words if label == "title") in titles


@pytest.mark.parametrize("card", ["", "x", "{}", "[]", '{"calibration": 3}'])
def test_what_is_no_card_is_refused_before_anything_is_learnt(tmp_path, card):
    (tmp_path / "card.json").write_text(card, "utf-8")
    with pytest.raises(Refusal, match=r"card\.json"):
        training.train(
            [tmp_path / "missing.jsonl"],
            tmp_path / "m.crfsuite",
            training.Recipe(),
            calibration=tmp_path / "card.json",
        )


def test_data_without_a_labelled_reference_is_refused(tmp_path):
    (tmp_path / "data.jsonl").write_text("\n", "utf-8")
    with pytest.raises(Refusal, match="no labelled references"):
        training.train([tmp_path / "data.jsonl"], tmp_path / "m.crfsuite", training.Recipe())
