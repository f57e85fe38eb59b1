"""The places at work: each connects a screen's wishes to the services and puts the answers back as states.

May import: the screens, `desk.ui.states`, `desk.ui.background`, the services.
Never goes in: how anything looks, a sentence, a decision.
"""
