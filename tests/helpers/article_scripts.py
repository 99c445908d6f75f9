"""A short article of our own making in Arabic, Hebrew and Japanese, as `articles` has it."""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    """An article: its lines, of which the first and the fourth are headings."""

    language: str
    direction: str
    lines: tuple[str, ...]

    @property
    def headings(self) -> list[str]:
        """The title and the heading in the middle."""
        return [self.lines[0], self.lines[3]]

    @property
    def page(self) -> str:
        """The article as a web page without anything around it."""
        tags = {0: "h1", 3: "h2"}
        body = "".join(
            f"<{tags.get(n, 'p')}>{line}</{tags.get(n, 'p')}>" for n, line in enumerate(self.lines)
        )
        return (
            f'<!doctype html><html lang="{self.language}" dir="{self.direction}"><head>'
            f'<meta charset="utf-8"><title>{self.lines[0]}</title>'
            '<style>body { font: 12pt/1.6 "DejaVu Sans", sans-serif }</style></head>'
            f"<body>{body}</body></html>"
        )


ARABIC = Script("ar", "rtl", (
    "محادثات الميناء تستأنف بعد خلاف العبارة",
    "بورت سارو (وكالة ميريديان للأنباء) - اجتمع مبعوثو نورفال وإستمارك مرة أخرى يوم الثلاثاء، بعد "
    "أسبوعين من منع العبارة «هالدن» من دخول الميناء، حسبما قال مسؤول في وزارة خارجية نورفال.",
    "قالت ميرا سوندال: «لم نأت لتبادل الاتهامات. جئنا لأن 1,400 شخص انتظروا تسع ساعات».",
    "ما الذي تريده الوزارتان",
    "وتريد نورفال إعادة فتح الممر بحلول الأول من يوليو، فيما تريد إستمارك نقل تفتيش البضائع "
    "(Cargo) إلى موانئها، وفقا لدبلوماسيين طلبا عدم الكشف عن هويتهما.",
))  # fmt: skip
HEBREW = Script("he", "rtl", (
    "שיחות הנמל מתחדשות אחרי פרשת המעבורת",
    "שליחי נורוול ואסטמרק נפגשו שוב ביום שלישי, שבועיים אחרי שהמעבורת „הלדן” הוחזרה מנמל פורט "
    "סארו, אמר פקיד במשרד החוץ של נורוול.",
    "„לא באנו להחליף האשמות”, אמרה מירה סונדל. „באנו כי 1,400 איש חיכו תשע שעות על הסיפון.”",
    "מה רוצים שני המשרדים",
    "נורוול רוצה שנתיב הים ייפתח מחדש עד 1 ביולי; אסטמרק רוצה תחילה להעביר את בדיקת המטענים "
    "לנמליה, לפי שני דיפלומטים.",
))  # fmt: skip
JAPANESE = Script("ja", "ltr", (
    "フェリー問題を受け港湾協議が再開",
    "ノルワルとエストマルクの代表団は十八日、フェリー「ハルデン」がポートサロー港への入港を拒まれて"
    "から二週間ぶりに再び会談した。ノルワル外務省の当局者が明らかにした。",
    "「われわれは非難の応酬をしに来たのではない」と首席交渉官のミラ・センダル氏は述べた。「千四百人が"
    "水もなく甲板で九時間も待たされたから来たのだ」",
    "両省が求めるもの",
    "ノルワルは七月一日までに航路の再開を求めている。エストマルクはまず貨物検査を自国の港に移すことを"
    "求めていると、匿名を条件に語った外交官二人が明らかにした。",
))  # fmt: skip
