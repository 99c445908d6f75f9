"""Rows of a web page's buttons: “Share Facebook Print”, in what was printed or pasted of it."""

from __future__ import annotations

import re

_LONGEST = 200
_TELLING = "|".join((
    r"share(?: this)?(?: (?:article|story|page|via|on [a-z]{1,9}))?|facebook|twitter|whatsapp",
    r"telegram|linkedin|reddit|pinterest|bluesky|mastodon|print(?: this)?(?: (?:page|article))?",
    r"copy (?:link|url)|save (?:article|for later)|bookmark|gift(?: this)? article|tweet|restack",
    r"(?:leave a |view |show )?comments?|back to top|sign (?:in|up|out)|log ?(?:in|out)|subscribe",
    r"skip to (?:main )?content|accept(?: all)?|(?:reject|decline|deny)(?: all)?",
    r"manage (?:preferences|cookies|options|settings)|cookies|advertise with us|read aloud",
    r"(?:cookie|privacy) (?:settings|policy|preferences|notice|statement)|reuse this content",
    r"terms (?:of (?:use|service)|(?:and|&) conditions)|\d{1,2}(?:[-–]\d{1,2})? min(?:ute[ns]?)?",
    r"teilen|drucken|merken|kommentare?|anmelden|abonnieren|impressum|datenschutz|startseite",
    r"alle akzeptieren|nach oben|artikel (?:teilen|drucken|merken|anhören)|zur startseite",
    r"partager|imprimer|commentaires?|commenter|s[’']abonner|se connecter|accueil|tout (?:accepter",
    r"refuser)|mentions légales|compartir|imprimir|comentarios?|iniciar sesión|suscríbete|inicio",
    r"aceptar(?: todo)?|rechazar(?: todo)?|aviso legal|condividi|stampa|commenti|accedi|abbonati",
    r"поделиться|распечатать|версия для печати|комментарии|войти|главная|вконтакте|одноклассники",
    r"مشاركة|طباعة|تعليقات|分享|打印|收藏|评论|微信|微博|シェア|印刷",
))  # fmt: skip
_OTHERS = "|".join((
    r"x|messenger|threads|e-?mail|copy|save|listen|like|follow|top|home|menu|search|register|agree",
    r"privacy|imprint|terms|contact(?: us)?|about(?: us)?|accessibility|help|careers|sitemap|close",
    r"more|next|previous|suche|kontakt|einstellungen|ablehnen|enregistrer|recherche|envoyer|offrir",
    r"guardar|buscar|salva|accetta|rifiuta|принять|меню|поиск|печать|保存",
))  # fmt: skip
"""What is a button beside others, and a heading or a word of the article by itself."""
_ROW = re.compile(
    rf"(?:(?:{_TELLING}|{_OTHERS})(?:[ :]?\(?\d{{1,6}}\)?)?(?:[ |·•,/>»+↗✕×-]+|$))+", re.IGNORECASE
)
_ALONE = re.compile(_OTHERS, re.IGNORECASE)


def is_row(line: str) -> bool:
    """Say whether a line is the words of buttons and nothing else."""
    return (
        len(line) <= _LONGEST and bool(_ROW.fullmatch(line)) and not _ALONE.fullmatch(line.strip())
    )
