"""What can be done: one function a use case, one transaction each, plain values out.

May import: store, letters, scanning, domain and the small modules beside them.
Never goes in: Qt, sentences for people, SQL.
"""
