"""Words below pictures that say who took them: “Photo: Mia Reyes/AFP”, in text of any format."""

from __future__ import annotations

import re

_LONGEST = 600
_SHORT = 160
_PICTURE = (
    r"(?:file |handout |stock )?(?:photo(?:graph)?s?|pictures?|images?|fotos?|bild(?:er)?|imagen"
    r"|imagem|foto(?:grafía|grafia)|immagine|illustration|фото|снимок|صورة|写真|图片|图|사진)"
)
_HOUSES = (
    r"(?:AFP|AP|EPA|EFE|ANSA|DPA|dpa|Reuters|REUTERS|TASS|ТАСС|Xinhua|Bloomberg|PA|ANP|KEYSTONE"
    r"|Keystone|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|Alamy|iStock|imago|IMAGO"
    r"|picture[ -]alliance|РИА Новости|新华社|共同社|연합뉴스)"
)
_NAME = r"[^\W\d_a-z][\w.’'-]{0,30}"
_PERSON = rf"{_NAME}(?:\s(?:van|von|de|al|el|bin))?\s{_NAME}"
_LABELLED = re.compile(
    rf"[(\[©]?\s?(?i:{_PICTURE}(?:\s?(?:credit|source|courtesy))?\s?)"
    rf"(?:[:：©/]\s?\S.*|(?:by|von|courtesy|via)\s{_NAME}[^.!?]{{0,60}}[)\].]?)"
)
_CREDITED = re.compile(
    rf"[(\[]\s?(?:(?:AP|AFP|Reuters)\s)?(?i:{_PICTURE})\b[^()\[\]]{{0,80}}[)\]][.]?$"
    rf"|(?:^|[.!?”\")|]\s)(?i:{_PICTURE})(?:\s(?:credit|by))?\s?[:：©]\s?[^.!?]{{2,80}}[.]?$"
    rf"|(?:^|[(\[.!?”\"|]\s?){_PERSON}\s?/\s?{_HOUSES}[^()\[\].!?]{{0,40}}[)\]]?[.]?$"
    rf"|(?:©\s?|\s\|\s|\bvia\s){_HOUSES}[)\]]?[.]?$"
    rf"|[.!?”\"]\s{_HOUSES}\s?/\s?(?:Getty(?: Images)?|{_PERSON})[.]?$"
)
"""A credit behind the words; “(AFP/dpa)” behind an article's names its agencies."""


def is_one(words: str) -> bool:
    """Say whether a paragraph is a caption, by the credit in it."""
    if len(words) > _LONGEST:
        return False
    if _LABELLED.fullmatch(words):
        return len(words) <= _SHORT
    return bool(_CREDITED.search(words))
