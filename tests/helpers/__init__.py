"""What the tests share: small builders, and the program as a process."""
