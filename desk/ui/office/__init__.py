"""The letters place of the administrator: a day's appointments, the letter beside them, printing single and in a batch.

May import: parts, style, domain values; `desk.ui.places.letters` connects it to the services.
Never goes in: a call to a service, SQL, a decision.
"""
