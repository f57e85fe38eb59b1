"""What is true: places, appointments, rules and the decision who goes in.

May import: the standard library.
Never goes in: I/O, the clock, Qt, SQL; facts and time come in as values.
"""
