"""From what the services say to what the screens show: pure functions into frozen states, with every word filled in.

May import: the domain, plain values of the services, `desk.ui.words`, the screens' state modules.
Never goes in: Qt, a call to a service, a decision.
"""
