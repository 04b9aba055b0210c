"""Texts in encodings before Unicode: read as what they are, told of, or refused."""

import logging

import pytest

from procsead_refs.encodings import decode, decoded
from procsead_refs.errors import Refusal

EASTERN = {
    "gb18030": ["北京大学", "刑法学", "王明", "社会学研究"],
    "big5": ["台灣大學", "安靜的房間", "犯罪心理學"],
    "shift_jis": ["東京大学", "日本語", "山田", "静かな部屋"],
    "euc_jp": ["東京大学", "日本語", "山田", "刑法総論"],
    "euc_kr": ["한국", "한국의 역사", "서울 출판"],
    "cp949": ["똠방각하 이야기"],
    "johab": ["한국의 역사", "조용한 방과 문에 관한 연구"],
    "hz": ["北京大学", "社会学 研究"],
    "iso2022_kr": ["한국의 역사"],
    "iso2022_jp_2": ["東京 한국"],
    "iso2022_jp_ext": ["東京ｱｲｳ"],
}


def entry(text):
    return f"@book{{a, title = {{{text}}}}}\n"


@pytest.mark.parametrize(("name", "text"), [(n, text) for n in EASTERN for text in EASTERN[n]])
def test_a_few_characters_tell_an_eastern_encoding(name, text):
    assert decode(entry(text).encode(name)) == entry(text)


@pytest.mark.parametrize(
    "text",
    [r"Espa\~{n}a and {Dr.~}", "Dr.~{Smith~} and~x", "a ~{ab~} b", "http://x/~{user~}/", "~{ab~}~"],
)
def test_a_tilde_and_a_brace_in_ascii_stand_for_themselves(text):
    assert decode(entry(text).encode()) == entry(text)


@pytest.mark.parametrize("name", ["cp1252", "mac-roman", "cp850"])
@pytest.mark.parametrize(
    "text", ["Närhi", "Ärger", "MÄÄRÄ", "Älä hätäile", "Größe über alles", "Ça a été", "Ñandú"]
)
def test_accented_letters_are_no_eastern_characters(name, text):
    assert decoded(entry(text).encode(name))[1] in {"cp1252", "mac-roman", "cp850"}


def test_chinese_of_iso_2022_is_refused_with_what_to_do():
    with pytest.raises(Refusal, match="cannot be told; save it as UTF-8"):
        decode(b"\x1b$)A\x0e1111\x0f")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Dvořák".encode("cp1250"), "cp1252"),
        ("東京大学".encode("euc_jp"), "euc_jp"),
        ("Größe".encode("utf-7"), "utf-7"),
        ("Räty, Räty, Räty ".encode() + b"\xe4", "UTF-8, and as Windows-1252 where that fails"),
    ],
)
def test_a_guess_is_told_with_the_file(caplog, data, name):
    caplog.set_level(logging.WARNING, "procsead_refs")
    decoded(data, "list.txt")
    assert f"list.txt: is not in UTF-8 and was read as {name};" in caplog.text


@pytest.mark.parametrize("name", ["ascii", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_nothing_is_told_of_what_is_known(caplog, name):
    caplog.set_level(logging.WARNING, "procsead_refs")
    text = "Catalogue" if name == "ascii" else "Närhi"
    assert decoded(text.encode(name), "list.txt")[0].removeprefix("\ufeff") == text
    assert caplog.record_tuples == []


def test_a_guess_is_told_once_and_safely(caplog):
    caplog.set_level(logging.WARNING, "procsead_refs")
    decoded("Närhi".encode("cp1252"), "\x1b[31m.txt")
    (record,) = caplog.record_tuples
    assert record[:2] == ("procsead_refs", logging.WARNING)
    assert "\x1b" not in record[2]
