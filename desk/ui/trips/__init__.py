"""The home visits place: trips, their visits, two forms, the evaluation.

May import: `desk.ui.parts`, `desk.ui.office`, `desk.ui.style`, `desk.i18n`, the domain.
Never goes in: a service, a decision, a sentence that a state could bring.
"""
