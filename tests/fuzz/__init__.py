"""What an enemy might hand us, by the thousand: by chance, and guided in the slow group."""
