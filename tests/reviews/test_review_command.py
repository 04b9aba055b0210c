"""parse --review and --verify on the command line."""

import pytest

from procsead_refs.cli import main

TYPED = "Aalto, Maija, and Petra Berg. 2014. “Reading Rooms.” Quiet Spaces 12 (3): 101–18.\n"


@pytest.fixture
def run(tmp_path, capsys):
    source = tmp_path / "list.txt"
    source.write_text(TYPED, encoding="utf-8")

    def ran(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["parse", str(source), *arguments])
        captured = capsys.readouterr()
        return left.value.code, captured.out, captured.err

    return ran


def test_review_shows_what_was_read(run):
    code, out, _ = run("--review")
    assert code == 0
    assert "container-title  Quiet Spaces" in out
    assert out.endswith("1 reference; 0 to look at.\n")


def test_verify_shows_only_what_the_style_prints_otherwise(run):
    code, out, _ = run("--verify", "chicago-17")
    assert code == 0
    assert out == "1 reference; 0 to look at; 1 proven in chicago-17 (given).\n"
    _, other, _ = run("--verify", "apa-7")
    assert "0 proven in apa-7" in other
    assert "{+" in other


def test_a_page_is_written_to_a_file(run, tmp_path):
    code, out, _ = run("--review", "--to", "html", "-o", str(tmp_path / "review.html"))
    assert (code, out) == (0, "")
    assert "<!DOCTYPE html>" in (tmp_path / "review.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--verify", "no-such-style"], "no-such-style"),
        (["--review", "--to", "bibtex"], "use --to text or --to html"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, arguments, says):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
