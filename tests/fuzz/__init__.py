"""What an enemy might hand us, by the thousand: the ordinary run mutates, the slow one is guided."""
