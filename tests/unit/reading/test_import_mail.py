"""E-mails as they are kept: newsletters with their furniture, forwarded and quoted messages."""

from __future__ import annotations

import quopri

import pytest

from tests.helpers import articles
from viewer.model.briefing import Stated
from viewer.reading.article import Article
from viewer.reading.extraction import extract

ARTICLE = [articles.TITLE, "By Ada Brunn, Sarrow Courier", *articles.PARAGRAPHS[:-1]]
TOP = ["View this email in your browser", "https://mail.example/v/1"]
FOOT = [
    "Read more: https://courier.example/2",
    "You are receiving this email because you signed up at courier.example.",
    "Unsubscribe: https://mail.example/u/1",
    "© 2024 The Sarrow Courier, 1 Quay Street",
]
PLAIN = "\n\n".join([*TOP, *ARTICLE, *FOOT])
HTML = (
    '<div style="display:none">Envoys meet again</div><table><tr><td>'
    f'<a href="v">{TOP[0]}</a></td></tr><tr><td><h1>{ARTICLE[0]}</h1>'
    + "".join(f"<p>{words}</p>" for words in ARTICLE[1:])
    + "<p><a href=f>Forward to a friend</a></p></td></tr><tr><td>"
    + "".join(f"<p>{words}</p>" for words in FOOT[1:])
    + "</td></tr></table>"
)
HEAD = (
    "---------- Forwarded message ---------\nFrom: The Sarrow Courier <news@courier.example>\n"
    f"Date: Wed, 19 Jun 2024 at 06:30\nSubject: WG: {articles.TITLE}\nTo: <jo@example.org>\n\n"
)


def a_mail(plain: str, html: str = HTML, *, sent: str = "19 Jun 2024") -> bytes:
    """A mail with both forms, quoted-printable in windows-1252, whose sender names himself."""
    parts = (
        f"--XX\r\nContent-Type: text/{kind}; charset=windows-1252\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(words.encode("cp1252")).decode()
        for kind, words in (("plain", plain), ("html", html))
    )
    head = (
        "From: =?windows-1252?Q?Courier_=96_Briefing?= <news@courier.example>\r\n"
        "Subject: =?windows-1252?Q?Fwd:_UPDATE_2=97?= " + articles.TITLE + "\r\n"
        f"Date: {sent} 06:30:00 +0200\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=XX\r\n\r\n"
    )
    return (head + "\r\n".join(parts) + "\r\n--XX--\r\n").encode()


def lines(article: Article) -> list[str]:
    """Its paragraphs."""
    return articles.lines(article.text)


@pytest.mark.parametrize("plain", [PLAIN, "See the HTML."], ids=["plain", "html"])
def test_a_newsletter_is_its_article_and_the_rest_is_left_out(plain: str) -> None:
    article = extract("a.eml", a_mail(plain))
    assert lines(article) == ARTICLE
    assert {TOP[0], FOOT[1], FOOT[3]} <= {part.text for part in article.left_out}


def test_the_subject_is_a_title_without_forwarding_and_without_the_mark_of_a_wire() -> None:
    title = extract("a.eml", a_mail(PLAIN)).title
    assert title is not None
    assert (title.value, title.inferred) == (articles.TITLE, True)


def test_who_wrote_it_goes_before_who_sent_it() -> None:
    article = extract("a.eml", a_mail(PLAIN))
    assert article.author is not None
    assert (article.author.value, article.author.inferred) == ("Ada Brunn", True)
    without = PLAIN.replace(ARTICLE[1], "By Ada Brunn")
    assert extract("a.eml", a_mail(without)).publisher == Stated(
        value="Courier – Briefing", inferred=True, basis="The sender of the e-mail."
    )


def test_a_forwarded_message_is_read_with_its_own_head() -> None:
    forwarded = f"FYI\n\nJo\n\n{HEAD}{PLAIN}"
    html = "<div>FYI</div><div>" + HEAD.replace("<", "&lt;").replace("\n", "<br>") + HTML + "</div>"
    for plain in (forwarded, "See the HTML."):
        article = extract("a.eml", a_mail(plain, html, sent="21 Jun 2024"))
        assert lines(article) == ARTICLE
        assert article.published == Stated(value="2024-06-19")
        assert article.title == Stated(value=articles.TITLE)


def test_quotation_marks_go_where_all_is_quoted_and_stay_where_little_is() -> None:
    quoted = "See.\n" + "\n".join(f"> {line}" for line in f"{HEAD}{PLAIN}".split("\n"))
    assert lines(extract("a.eml", a_mail(quoted))) == ARTICLE
    little = f"{PLAIN}\n\n> So he wrote.\n"
    assert lines(extract("a.eml", a_mail(little)))[-1] == "> So he wrote."


def test_a_long_answer_above_what_it_answers_is_the_article() -> None:
    article = extract("a.eml", a_mail(f"{PLAIN}\n\n{HEAD}Thank you.\n"))
    assert lines(article)[: len(ARTICLE)] == ARTICLE


def test_an_attached_message_is_the_article() -> None:
    outer = (
        b"From: Jo <jo@example.org>\r\nSubject: look\r\nDate: 21 Jun 2024 08:00:00 +0200\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=YY\r\n\r\n--YY\r\n"
        b"Content-Type: text/plain\r\n\r\nSee below.\r\n--YY\r\n"
        b"Content-Type: message/rfc822\r\n\r\n"
    )
    article = extract("a.eml", outer + a_mail(PLAIN) + b"\r\n--YY--\r\n")
    assert lines(article) == ARTICLE
    assert article.published == Stated(value="2024-06-19")


@pytest.mark.parametrize("words", [
    "View in the ministry is that the talks will fail.", "View it as a warning, he said.",
    "Read this in the light of May, she said.", "View online abuse as a crime, they say.",
    "Share this with care: the figures are early.", "Forward this month, the army will move.",
    "This message was sent by the ministry to all ports.", "Trouble reading maps led them astray.",
])  # fmt: skip
def test_a_line_of_the_article_that_begins_like_a_newsletters_stays(words: str) -> None:
    assert words in lines(extract("a.eml", a_mail(f"{PLAIN}\n\n{words}\n\nThey left.")))


@pytest.mark.parametrize("words", [
    "View in browser", "View online", "Read this newsletter on the web", "View as a web page",
    "View this post on the web at https://mail.example/1", "Im Browser ansehen",
    "Having trouble reading this email? View it online.", "Click here to view it in your browser",
    "Forwarded this email? Subscribe here", "Like Comment Restack",
])  # fmt: skip
def test_a_newsletters_own_links_are_left_out(words: str) -> None:
    assert words not in lines(extract("a.eml", a_mail(f"{words}\n\n{PLAIN}")))


def test_the_head_of_a_forwarded_message_is_known_without_a_line_that_says_so() -> None:
    head = (
        "Von: Pressestelle <presse@amt.example>\nGesendet: Dienstag, 18. Juni 2024 14:05\n"
        "An: Verteiler\nBetreff: Fähren fahren wieder\n\n"
    )
    article = extract("a.eml", a_mail(head + "\n\n".join(ARTICLE[2:])))
    assert lines(article) == ARTICLE[2:]
    assert article.title == Stated(value="Fähren fahren wieder")
    assert article.author == Stated(value="Pressestelle")
    assert article.published == Stated(value="2024-06-18")
