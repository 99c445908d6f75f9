"""An article in, text and proposals out. No Qt; nothing here decides, a person does."""

CHILD = "--read-article-for-dateline"
"""What a frozen program is started with to read one article: it has no Python of its own to run.

Here, since the composition root looks for it at each start and must load nothing for that.
"""
