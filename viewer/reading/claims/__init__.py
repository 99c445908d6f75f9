"""Claims: what somebody says in an article, and what the article says of itself, as proposals.

Everything here is rules over word lists (``resources/reading/claims``): no model, no network.
"""

from viewer.reading.claims.propose import propose_claims

__all__ = ["propose_claims"]
