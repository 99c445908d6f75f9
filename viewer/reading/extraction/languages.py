"""The language of a text, by its script and its commonest words: enough for a suggestion."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000

_SCRIPTS = {
    "ko": "가-힣", "ja": "ぁ-ヿ", "zh": "一-鿿", "el": "α-ωά-ώ", "he": "א-ת", "ar": "ء-ي",
    "th": "ก-๛", "hi": "ऀ-ॿ", "ka": "ა-ჿ", "hy": "ա-և", "ru": "а-яё", "latin": "a-zß-öø-ÿ",
}  # fmt: skip
_OF_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}

_WORDS = {
    "en": "the of and to in that is was for on with as by at from has said a it he his be are not",
    "de": "der die das und ist nicht mit den von zu auf für im dem ein eine sich auch wurde",
    "fr": "le la les des et est une dans que pour qui sur pas au par avec du plus il",
    "es": "el la los las de y que en un una por con para del se su es al como más",
    "it": "il di che la e un per non una con del della sono gli alla dei più nel ha le",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos foi",
    "nl": "de het een van en in is dat op te zijn met voor niet aan die er ook bij naar",
    "pl": "w i na z się nie do że to jest po przez dla od jak za tym który o ale",
    "sv": "och att det som en på är av för med till den har de inte om ett men var sig",
    "da": "og at det er en af til på for med den de har ikke som der han et var blev",
    "cs": "a v se na je že s z do to by o ve za pro jako ale který byl podle",
    "tr": "ve bir bu için ile olarak da de olan daha çok gibi sonra kadar olduğu ancak",
    "id": "yang dan di dari untuk dengan pada ini dalam tidak akan itu oleh ke juga telah",
    "hu": "a az és hogy nem is egy van de volt meg el csak már mint szerint azt kell",
    "fi": "ja on ei että hän se oli ovat mutta myös kun mukaan sen joka tämä jo vain",
    "ro": "și de la în a cu pe nu din care este un o pentru că mai sau fost lui al",
}
_COMMON = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_FA, _UK, _BG = re.compile("[پچژگ]"), re.compile("[іїєґ]"), re.compile(r"\b(ще|със|които|беше)\b")


def guessed(text: str) -> str | None:
    """Return the language of a text as BCP 47, None where too little says which."""
    sample = text[:_SAMPLE].casefold()
    counts = {code: len(letters.findall(sample)) for code, letters in _OF_SCRIPT.items()}
    if not (total := sum(counts.values())):
        return None
    if counts["ja"] > 0.05 * total:  # with Chinese characters between them
        return "ja"
    code = max(counts, key=lambda each: counts[each])
    return _latin(sample) if code == "latin" else _kin(code, sample)


def _latin(sample: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    total = sum(words.values())
    scores = {code: sum(words[word] for word in common) / total for code, common in _COMMON.items()}
    best = max(scores, key=lambda each: scores[each])
    second = sorted(scores.values())[-2]
    sure = scores[best] > 0.12 and scores[best] > 1.2 * second and total >= 12
    return best if sure else None


def _kin(code: str, sample: str) -> str:
    """Tell apart languages that share a script."""
    if code == "ar" and len(_FA.findall(sample)) > len(sample) / 200:
        return "fa"
    if code == "ru" and len(_UK.findall(sample)) > len(sample) / 100:
        return "uk"
    if code == "ru" and len(_BG.findall(sample)) > len(sample) / 400:
        return "bg"
    return code
