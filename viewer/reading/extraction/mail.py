"""E-mail (RFC 5322): newsletters and wires; subject, sender and date are what the head states."""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

import msgspec

from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import draft, encodings, html, mail_parts, plain
from viewer.reading.extraction.left_out import Raw, with_left_out

_MAX_PARTS = 500
_MAX_DEPTH = 20
_SHORTEST = 200
"""Characters of a plain text that is no mere hint at the HTML beside it."""
_LONGEST_REMARK = 1000
"""Bytes of what somebody says of the message that he forwards."""


def read(name: str, content: bytes) -> Article:
    """Return the article in an e-mail: its plain text, else its HTML; attachments are left.

    A message that forwards another says less of the article than that one.
    """
    parsed = BytesParser(policy=default).parsebytes(content)
    assert isinstance(parsed, EmailMessage)
    message = _forwarded(parsed)
    texts = {part.get_content_type(): part for part in reversed(list(_bodies(message)))}
    if part := texts.get("text/plain"):
        words = encodings.decoded(name, payload(part), charset(part))
        if len(words.strip()) > _SHORTEST or "text/html" not in texts:
            return _of_text(name, _flowed(words, part), _facts(message))
    if part := texts.get("text/html"):
        return _of_html(name, encodings.decoded(name, payload(part), charset(part)), message)
    raise UnreadableError(f"{name} holds no text", "import what is attached to it by itself")


def _forwarded(message: EmailMessage) -> EmailMessage:
    """Return the message that is attached, where there is one and little is said around it."""
    for part in message.iter_parts() if message.is_multipart() else ():
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            around = message.get_body(("plain", "html"))
            said = len(payload(around)) if isinstance(around, EmailMessage) else 0
            return inner[0] if said < _LONGEST_REMARK else message
    return message


def _of_text(name: str, words: str, facts: draft.Facts) -> Article:
    text, signature = _parted(mail_parts.unquoted(words))
    lines = text.split("\n")
    numbers, inner = mail_parts.kept(lines)
    chosen, there = "\n".join(lines[n] for n in numbers), set(numbers)
    article = plain.article(name, chosen, _without_sender(facts, inner))
    raw = [Raw(line, mail_parts.WHY, kept=n in there) for n, line in enumerate(lines)]
    raw += [Raw(line, "signature") for line in signature.split("\n")]
    return with_left_out(_with_sender(article, facts, inner), raw)


def _of_html(name: str, markup: str, message: EmailMessage) -> Article:
    facts = _facts(message)
    around, paragraphs = html.of_mail(name, markup)
    numbers, inner = mail_parts.kept([paragraph.text for paragraph in paragraphs])
    chosen = (paragraphs[n] for n in numbers)
    article = draft.composed(name, chosen, _without_sender(facts, inner))
    return with_left_out(_with_sender(article, facts, inner), around)


def _without_sender(facts: draft.Facts, inner: draft.Facts) -> draft.Facts:
    return {field: fact for field, fact in {**facts, **inner}.items() if field != "author"}


def _with_sender(article: Article, facts: draft.Facts, inner: draft.Facts) -> Article:
    """Return an article whose author is the sender, or whose publisher, if another wrote it."""
    sender = inner.get("author") or facts.get("author")
    if sender is None:
        return article
    if article.author is None:
        return msgspec.structs.replace(article, author=sender)
    if article.publisher is None and article.author.value != sender.value:
        publisher = draft.inferred(sender.value, "The sender of the e-mail.")
        return msgspec.structs.replace(article, publisher=publisher)
    return article


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a message that are no containers; refuses nesting without an end."""
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > _MAX_DEPTH or count > _MAX_PARTS:
            raise ValueError("its parts are nested too deep, or too many")
        if part.is_multipart():
            inner = part.get_payload()
            assert isinstance(inner, list)
            waiting.extend((p, depth + 1) for p in reversed(inner) if isinstance(p, EmailMessage))
        else:
            yield part


def payload(part: EmailMessage) -> bytes:
    """Return the bytes of a part, out of their transfer encoding."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def charset(part: EmailMessage) -> str | None:
    """Return the encoding that a part names."""
    label = part.get_content_charset()
    return None if label in (None, "us-ascii", "ascii") else label


def _bodies(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in parts(message):
        attached = part.get_content_disposition() == "attachment" or part.get_filename()
        if part.get_content_type() in ("text/plain", "text/html") and not attached:
            yield part


def _facts(message: EmailMessage) -> draft.Facts:
    sender, _ = parseaddr(_header(message, "From"))
    address = _header(message, "Archived-At").strip("<> ")
    return draft.known(
        title=draft.stated(mail_parts.without_prefixes(_header(message, "Subject"))),
        author=draft.stated(sender),
        published=_sent(_header(message, "Date")),
        url=draft.stated(address if address.startswith(("http://", "https://")) else None),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (HeaderParseError, ValueError, TypeError, IndexError, AttributeError):
        return ""  # email's parser of structured headers fails on some (CPython issue 88803 …)


def _sent(value: str) -> Stated | None:
    try:
        return draft.stated(parsedate_to_datetime(value).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _flowed(words: str, part: EmailMessage) -> str:
    """Return text with the lines joined that end in a space, where they are so meant (RFC 3676)."""
    words = words.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return words
    lines = words.split("\n")
    ends = ("" if line.endswith(" ") and line != "-- " else "\n" for line in lines)
    return "".join(part for pair in zip(lines, ends, strict=True) for part in pair)


def _parted(words: str) -> tuple[str, str]:
    """Return the text, and the signature below it."""
    text, _, signature = words.partition("\n-- \n")
    return text, signature
