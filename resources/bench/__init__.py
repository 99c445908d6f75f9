"""The benchmark: what a start, a click, a flight and a command cost, beside a yardstick."""
