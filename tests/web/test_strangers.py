"""What strangers send to the page: other sites, torn uploads, odd names, requests that are none."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from asking import BOUNDARY, DRAFT, ask, form, post, token

from procsead_refs.web import server


def told(running, head, body=b""):
    """Return the answer to a request as it is typed, after which nothing more is sent."""
    with socket.create_connection(("127.0.0.1", running.server_port), timeout=60) as connection:
        connection.sendall(head.encode("latin-1") + b"\r\n\r\n" + body)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer):
    found = re.match(rb"HTTP/1\.\d (\d+)", answer)
    return int(found[1]) if found else None


def here(running):
    return f"Host: 127.0.0.1:{running.server_port}"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_another_site_is_refused(running, headers):
    right = token(running)
    assert ask(running, "GET", "/", headers=headers)[0].status == 403
    sent = post(running, "/check", headers=headers, token=right, draft=("d.txt", DRAFT))
    assert sent[0].status == 403


@pytest.mark.parametrize("second", ["Host: evil.example", "Origin: http://evil.example"])
def test_a_second_host_or_origin_is_refused(running, second):
    port = running.server_port
    head = f"GET / HTTP/1.1\r\n{here(running)}\r\nOrigin: http://127.0.0.1:{port}\r\n{second}"
    assert status(told(running, head)) == 403


@pytest.mark.parametrize("host", ["", "localhost", "0.0.0.0:{}", "127.0.0.1:{}.evil.example"])
def test_no_other_name_of_this_machine_is_answered(running, host):
    head = f"GET / HTTP/1.1\r\nHost: {host.format(running.server_port)}"
    assert status(told(running, head)) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_that_a_browser_says_is_of_another_page_is_refused(running, site):
    sent = {"headers": {"Sec-Fetch-Site": site}, "token": token(running), "list": "Berg 2001"}
    assert post(running, "/parse", **sent)[0].status == 403
    sent["headers"] = {"Sec-Fetch-Site": "same-origin"}
    assert post(running, "/parse", **sent)[0].status == 200


@pytest.mark.parametrize("wrong", ["", "guess", "ä"])
def test_a_form_without_the_token_is_refused(running, wrong):
    assert post(running, "/check", token=wrong, draft=("d.txt", DRAFT))[0].status == 403
    assert post(running, "/check", draft=("d.txt", DRAFT))[0].status == 403
    path = f"/check?token={token(running)}"
    assert post(running, path, draft=("d.txt", DRAFT))[0].status == 403


@pytest.mark.parametrize(
    "length", ["-1", "+5", "0x10", "1e3", "\xb2", "9" * 5000, "1_0", "", "5\r\nContent-Length: 6"]
)
def test_a_length_that_is_no_number_is_refused(running, length, capfd):
    head = f"POST /check HTTP/1.1\r\n{here(running)}\r\nContent-Length: {length}"
    assert status(told(running, head, b"hello")) == 403
    assert "fault" not in capfd.readouterr().err


@pytest.mark.parametrize("target", ["http://[", "//evil.example/", "*", "/../etc/passwd", "/%2e"])
def test_an_address_that_is_none_of_the_pages_is_not_found(running, target):
    assert status(told(running, f"GET {target} HTTP/1.1\r\n{here(running)}")) == 404


def test_an_upload_that_breaks_off_is_not_taken_for_a_whole_one(running, capfd):
    body = form(token=token(running), draft=("d.txt", DRAFT))
    head = (
        f"POST /check HTTP/1.1\r\n{here(running)}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}"
    )
    assert told(running, head, body[:-40]) == b""
    assert status(told(running, head, body)) == 200
    head = head.replace(f"Length: {len(body)}", f"Length: {len(body) - 20}")
    answer = told(running, head, body[:-20])
    assert status(answer) == 400
    assert b"was cut off" in answer
    assert "fault" not in capfd.readouterr().err


def test_an_upload_that_does_not_go_on_is_let_go(running, monkeypatch):
    monkeypatch.setattr(server, "_SECONDS", 0)
    body = form(token=token(running), draft=("d.txt", DRAFT))
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    with pytest.raises(ConnectionError):
        ask(running, "POST", "/check", body=body, headers=kind)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/draft.txt", "draft.txt"),
        ("..\\\\draft.txt", "draft.txt"),
        ("C:\\draft.txt", "draft.txt"),
        ("a%22b%0D%0Ac.txt", "a_b__c.txt"),
        ("%2e%2e%2fdraft.txt", "_draft.txt"),
        ("käsikirjoitus " * 40 + "x.txt", "x.txt"),
        ("草稿" * 90 + ".txt", "草稿.txt"),
        ("<svg onload=x>.txt", "_svg onload_x_.txt"),
        ("a\0\x1b[31m.txt", "31m.txt"),
    ],
)
def test_a_file_may_have_any_name_and_is_shown_a_safe_one(running, name, shown):
    answer, page = post(running, "/check", token=token(running), draft=(name, DRAFT))
    assert answer.status == 200
    assert shown in page.decode()
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", page)


@pytest.mark.parametrize("style", ["/etc/passwd", "../../x.csl", "http://127.0.0.1/x", "x" * 9000])
def test_a_style_that_the_page_does_not_offer_is_not_looked_for(running, style):
    sent = {"token": token(running), "draft": ("d.txt", DRAFT), "style": style}
    answer, page = post(running, "/check", **sent)
    assert answer.status == 400
    assert b"the page has no style" in page


def test_control_characters_are_left_out_of_the_page(running):
    typed = "Berg, Ole. 2001. \x1b[31mTides\x00\x9b. Turku: Harbour Press."
    page = post(running, "/parse", token=token(running), list=typed)[1].decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page)
    assert "Tides" in page


def test_several_people_get_their_own_answers(running):
    right = token(running)

    def asked(number):
        draft = DRAFT.replace("Berg 2001", f"Number{number} 2001")
        return post(running, "/check", token=right, draft=(f"d{number}.txt", draft))[1].decode()

    with ThreadPoolExecutor(6) as threads:
        for number, page in enumerate(threads.map(asked, range(6))):
            assert f"Number{number} 2001" in page
            assert f"Number{(number + 1) % 6} 2001" not in page
