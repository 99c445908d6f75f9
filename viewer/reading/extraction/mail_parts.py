"""What in an e-mail is no part of its article: who forwarded it, its quotation marks, its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.reading.extraction import buttons, dates, draft

_FORWARDED = re.compile(
    r"-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message (?:transféré|d’origine|original)|mensaje reenviado"
    r"|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada"
    r"|пересылаемое сообщение)\s*-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|début du message (?:réexpédié|transféré))\s?:",
    re.IGNORECASE,
)
_FIELDS = {
    "from": "author", "von": "author", "de": "author", "da": "author", "van": "author",
    "от": "author", "date": "published", "sent": "published", "datum": "published",
    "gesendet": "published", "envoyé": "published", "fecha": "published", "data": "published",
    "дата": "published", "subject": "title", "betreff": "title", "objet": "title",
    "asunto": "title", "oggetto": "title", "onderwerp": "title", "assunto": "title",
    "тема": "title", "to": "", "an": "", "à": "", "para": "", "a": "", "aan": "", "кому": "",
    "cc": "", "kopie": "", "reply-to": "",
}  # fmt: skip
_FIELD = re.compile(r"\*?(?P<key>[^\W\d_][\w-]{0,9})\s?:\*?\s*(?P<value>.*)")
_ADDRESS = re.compile(r"(?<!\s)\s*[<(\[][^<>()\[\]\s]+@[^<>()\[\]]+[>)\]].*")
_PREFIXES = re.compile(
    r"(?:\[?(?:fwd?|re|aw|wg|tr|rv|enc|i|doorst|antw|sv|vs|vb|пересл|отв)\s?(?:\[\d+\])?\s?:\s*)+",
    re.IGNORECASE,
)
_IT = (
    r"(?:(?:this|the|it|your) ?)?(?:e-?mail|newsletter|message|issue|edition|version|post|it|this)?"
)
_FURNITURE = re.compile(
    rf"(?:(?:view|read|open|see|display) {_IT} ?(?:(?:in|on|with) (?:a |an |the |your |my )?"
    r"(?:web ?)?(?:browser|web ?page|web|app)\b|online\b(?=\W*$|\W+https?:)|as a web ?page)"
    r"|read more:? ?(?:https?:\S*)?$"
    r"|(?:having )?trouble (?:viewing|reading) (?:this|our|the) (?:e-?mail|newsletter|message)"
    r"|(?:click here|tap here)(?=.{0,60}\b(?:view|browser|online|unsubscribe)\b)"
    r"|you(?:['’]re| are) receiving (?:this|our|these)|you received this (?:e-?mail|newsletter"
    r"|message)"
    r"|(?:to )?unsubscribe|update your (?:e-?mail )?pref"
    r"|manage (?:your )?(?:e-?mail )?(?:preferences|subscription)|e-?mail preferences"
    r"|forward (?:this (?:e-?mail|newsletter|message)|to a friend)"
    r"|share (?:on (?:facebook|twitter|x|linkedin|whatsapp)|this (?:e-?mail|newsletter|article"
    r"|story)"
    r"|via e-?mail)|add us to your address|(?:was this (?:e-?mail )?forwarded"
    r"|forwarded this e-?mail\?)"
    r"|this (?:e-?mail|newsletter) (?:was|is) sent|this message (?:was|is) sent to (?:you|\S+@)"
    r"|sent from my (?:\w+ ){0,2}\w+\W*$|all rights reserved"
    r"|(?:copyright |\(c\) ?|© ?)(?:© ?)?\d{4}|im browser (?:ansehen|öffnen|anzeigen|lesen)"
    r"|newsletter (?:abbestellen|im browser)|(?:vom newsletter )?abmelden\b|abbestellen"
    r"|sie erhalten diese (?:e-?mail|nachricht|mail)|se désabonner|se désinscrire"
    r"|voir (?:dans (?:le|votre) navigateur|la version en ligne)"
    r"|vous recevez (?:cet? e-?mail|cette newsletter|ce (?:courriel|message))"
    r"|cancelar (?:la )?suscripción|darse de baja|ver en (?:el|tu|su) navegador"
    r"|annulla(?: l’)? ?iscrizione|отписаться|вы получили это (?:письмо|сообщение)).{0,200}",
    re.IGNORECASE,
)
_LINK = re.compile(r"[<(\[]?https?://\S+[>)\]]?")
WHY = "around the article of the e-mail"
_MOST_QUOTED = 0.6
_MOST_FIELDS = 12


class Forwarded(NamedTuple):
    """Where a forwarded message begins, and what its head states."""

    begins: int
    facts: draft.Facts


def forwarded(lines: Sequence[str]) -> Forwarded | None:
    """Return what was forwarded in these lines, where that is most of them."""
    begun = (n for n, line in enumerate(lines[:200]) if _FORWARDED.fullmatch(line.strip()))
    if (start := next(begun, _above_head(lines[:200]))) is None:
        return None
    said: dict[str, str] = {}
    at = start + 1
    for at in range(start + 1, min(start + 1 + _MOST_FIELDS, len(lines))):
        pair = _FIELD.match(lines[at].strip())
        if pair and pair["key"].casefold() in _FIELDS:
            said.setdefault(_FIELDS[pair["key"].casefold()], pair["value"])
        elif said and (not lines[at].strip() or not pair):
            break
    if sum(map(len, lines[: max(start, 0)])) > sum(map(len, lines[at:])):
        return None
    return Forwarded(at, _facts(said))


def _above_head(lines: Sequence[str]) -> int | None:
    """Return the line above the head of a message that nothing else says was forwarded."""
    full = [(n, line.strip()) for n, line in enumerate(lines) if line.strip()]
    fields = [pair["key"].casefold() if (pair := _FIELD.match(line)) else "" for _, line in full]
    for at in range(len(full) - 2):
        named = [_FIELDS.get(field, "-") for field in fields[at : at + 4]]
        if named[0] == "author" and {"title", "published"} <= set(named):
            return full[at][0] - 1
    return None


def _facts(said: dict[str, str]) -> draft.Facts:
    sender = _ADDRESS.sub("", said.get("author", "")).strip("\"'* ")
    return draft.known(
        title=draft.stated(without_prefixes(said.get("title", ""))),
        author=draft.stated(sender if "@" not in sender else None),
        published=draft.stated(dates.found(said.get("published", ""))),
    )


def without_prefixes(subject: str) -> str:
    """Return a subject without what mail programs put before it: “Fwd:”, “AW:”."""
    found = _PREFIXES.match(subject)
    return subject[found.end() :] or subject if found else subject


def unquoted(text: str) -> str:
    """Return a text without the “>” before its lines, where most of them have one."""
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    quoted = [line for line in full if line.startswith(">")]
    if len(quoted) < _MOST_QUOTED * len(full) or not full:
        return text
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines)


def kept(lines: Sequence[str]) -> tuple[list[int], draft.Facts]:
    """Return which lines are the article, and what the head of a forwarded message states."""
    inner = forwarded(lines)
    numbers = range(inner.begins if inner else 0, len(lines))
    out = _furniture(lines)
    return [n for n in numbers if n not in out], inner.facts if inner else {}


def _furniture(lines: Sequence[str]) -> set[int]:
    """Return which lines are of the newsletter and not of its article."""
    found: set[int] = set()
    last = -1
    for number, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        if (
            _FURNITURE.fullmatch(words)
            or buttons.is_row(words)
            or (last in found and _LINK.fullmatch(words))
        ):
            found.add(number)
        last = number
    return found
