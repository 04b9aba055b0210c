"""EndNote XML, PubMed XML, MODS and Zotero RDF; and that XML cannot be a weapon."""

import pytest

from procsead_refs import formats
from procsead_refs.errors import Refusal
from procsead_refs.model import Date, Name

ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">van den Berg, L.</style></author>
<author>Rest Group,</author></authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">Homo quietus</style></title>
<secondary-title>Journal of Silence</secondary-title></titles>
<periodical><full-title>Journal of Silence</full-title><abbr-1>J. Sil.</abbr-1></periodical>
<pages>3-9</pages><volume>1</volume><number>2</number>
<dates><year>2010</year><pub-dates><date>May 4</date></pub-dates></dates>
<isbn>0378-5955</isbn><electronic-resource-num>10.1000/182</electronic-resource-num>
<urls><related-urls><url>https://example.org/a</url></related-urls></urls>
<custom3>own</custom3></record></records></xml>"""


def test_endnote_xml():
    (one,) = formats.read_text(ENDNOTE, "endnotexml")
    assert one.names["author"] == (Name("Berg", "L.", "van den"), Name(literal="Rest Group"))
    assert one.issued == Date((2010, 5, 4))
    assert one.texts == {
        "title": "On <i>Homo quietus</i>",
        "container-title": "Journal of Silence",
        "container-title-short": "J. Sil.",
        "volume": "1",
        "issue": "2",
        "page": "3-9",
        "ISSN": "0378-5955",
        "DOI": "10.1000/182",
        "URL": "https://example.org/a",
    }
    assert one.extra == {"custom3": "own"}


def test_endnote_xml_has_files_editors_and_the_day_of_access():
    entry = """@book{a, editor = {Cole, Ada}, title = {T}, url = {https://example.org/t},
        urldate = {2020-02-29}, file = {:papers/t.pdf:PDF}, pagetotal = {xii, 340}}"""
    references = formats.read_text(entry, "biblatex")
    written = formats.write(references, "endnotexml")
    assert 'name="Edited Book">28<' in written
    assert "<pdf-urls><url>papers/t.pdf</url></pdf-urls>" in written.replace("\n", "").replace(
        "  ", ""
    )
    assert formats.losses(references, written, "endnotexml") == ()
    (back,) = formats.read_text(written, "endnotexml")
    assert back.names == references[0].names
    assert back.dates == {"accessed": Date((2020, 2, 29))}
    assert back.texts["URL"] == "https://example.org/t"
    assert back.extra["file"] == "papers/t.pdf"


PUBMED = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>101</PMID><Article>
<Journal><ISSN>0378-5955</ISSN><JournalIssue><Volume>1</Volume><Issue>2</Issue>
<PubDate><Year>2016</Year><Month>May</Month></PubDate></JournalIssue>
<Title>Journal of Silence</Title><ISOAbbreviation>J Sil</ISOAbbreviation></Journal>
<ArticleTitle>On <i>Homo quietus</i>.</ArticleTitle><Pagination><MedlinePgn>3-9</MedlinePgn>
</Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/182</ELocationID>
<Abstract><AbstractText Label="AIM">One.</AbstractText><AbstractText>Two.</AbstractText></Abstract>
<AuthorList><Author><LastName>van den Berg</LastName><ForeName>Ada</ForeName></Author>
<Author><CollectiveName>Rest Group</CollectiveName></Author></AuthorList>
</Article></MedlineCitation></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>102</PMID><Book><Publisher>
<PublisherName>Plain Press</PublisherName>
</Publisher><BookTitle>Handbook of pauses</BookTitle><PubDate><Year>2009</Year></PubDate></Book>
<ArticleTitle>Waiting</ArticleTitle></BookDocument></PubmedBookArticle></PubmedArticleSet>"""


def test_pubmed_xml():
    article, chapter = formats.read_text(PUBMED, "pubmedxml")
    assert article.names["author"] == (Name("Berg", "Ada", "van den"), Name(literal="Rest Group"))
    assert article.issued == Date((2016, 5))
    assert article.texts == {
        "title": "On <i>Homo quietus</i>.",
        "container-title": "Journal of Silence",
        "container-title-short": "J Sil",
        "ISSN": "0378-5955",
        "volume": "1",
        "issue": "2",
        "page": "3-9",
        "abstract": "AIM: One.\nTwo.",
        "DOI": "10.1000/182",
        "PMID": "101",
    }
    assert (chapter.type, chapter.title) == ("chapter", "Waiting")
    assert chapter.texts["container-title"] == "Handbook of pauses"


MODS = """<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="m1">
<titleInfo><nonSort>The</nonSort><title>quiet room</title><subTitle>a study</subTitle></titleInfo>
<name type="personal"><namePart type="family">van den Berg</namePart>
<namePart type="given">L.</namePart>
<role><roleTerm type="code">aut</roleTerm></role></name>
<name type="personal"><namePart>Dole, Eva</namePart><role><roleTerm>translator</roleTerm></role>
</name>
<name type="corporate"><namePart>Rest</namePart><namePart>Group</namePart></name>
<name type="personal"><namePart>Printer, P.</namePart><role><roleTerm>printer</roleTerm></role>
</name>
<relatedItem type="host"><titleInfo><title>Journal of Silence</title></titleInfo>
<originInfo><issuance>continuing</issuance></originInfo>
<part><detail type="volume"><number>1</number></detail><detail type="issue"><number>2</number>
</detail>
<extent unit="pages"><start>3</start><end>9</end></extent><date>2010</date></part></relatedItem>
<identifier type="doi">10.1000/182</identifier></mods>
<mods><titleInfo><title>Book</title></titleInfo><typeOfResource>text</typeOfResource>
<originInfo><place><placeTerm type="code">fi</placeTerm><placeTerm type="text">Turku</placeTerm>
</place>
<publisher>Plain Press</publisher><dateIssued>c1999</dateIssued>
<dateIssued encoding="marc">1999</dateIssued>
<issuance>monographic</issuance></originInfo></mods></modsCollection>"""


def test_mods():
    article, book = formats.read_text(MODS, "mods")
    assert article.id == "m1"
    assert article.type == "article-journal"
    assert article.names == {
        "author": (Name("Berg", "L.", "van den"), Name(literal="Rest. Group")),
        "translator": (Name("Dole", "Eva"),),
    }
    assert "Printer" in article.extra["other-names"]
    assert article.texts == {
        "title": "The quiet room: a study",
        "container-title": "Journal of Silence",
        "volume": "1",
        "issue": "2",
        "page": "3-9",
        "DOI": "10.1000/182",
    }
    assert article.issued == Date((2010,))
    assert (book.type, book.issued) == ("book", Date((1999,)))
    assert book.texts["publisher-place"] == "Turku"


ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
<bib:Article rdf:about="#i1"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:0378-5955"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>van den Berg</foaf:surname>
<foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dc:title>Rooms</dc:title><dc:date>2010-05-04</dc:date><bib:pages>3-9</bib:pages>
<dc:identifier>DOI 10.1000/182</dc:identifier></bib:Article>
<bib:Journal rdf:about="urn:issn:0378-5955"><dc:title>Journal of Silence</dc:title>
<prism:volume>1</prism:volume><prism:number>2</prism:number>
<dc:identifier>ISSN 0378-5955</dc:identifier></bib:Journal>
<z:Attachment rdf:about="#i2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment>
</rdf:RDF>"""


def test_zotero_rdf():
    (one,) = formats.read_text(ZOTERO, "zoterordf")
    assert one.type == "article-journal"
    assert one.names["author"] == (Name("Berg", "Ada", "van den"),)
    assert one.issued == Date((2010, 5, 4))
    assert one.texts == {
        "title": "Rooms",
        "container-title": "Journal of Silence",
        "volume": "1",
        "issue": "2",
        "page": "3-9",
        "DOI": "10.1000/182",
        "ISSN": "0378-5955",
    }


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("name", ["endnotexml", "pubmedxml", "mods", "zoterordf"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAUGHS + "<xml>&b;</xml>", "entities"),
        (OUTSIDE + "<xml>&e;</xml>", "entities"),
        ("<a>" * 100_000, "well-formed"),
        ("<xml><record>", "well-formed"),
    ],
)
def test_hostile_xml_is_refused_in_one_line(name, text, said):
    with pytest.raises(Refusal, match=said) as refusal:
        formats.read_text(text, name)
    assert "\n" not in str(refusal.value)


def test_html_entities_and_control_characters_are_read():
    text = ENDNOTE.replace("own", "caf&eacute;&nbsp;\x0b1")
    assert formats.read_text(text, "endnotexml")[0].extra["custom3"] == "café 1"
