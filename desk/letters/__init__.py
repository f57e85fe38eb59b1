"""From the appointment to paper and back: the signed code, its key, the QR picture, the page, the reading back.

May import: `desk.domain`, `desk.resources`, `desk.i18n`, `desk.config`, `desk.clock`; never `desk.scanning`, a sibling.
Never goes in: Qt, SQL, a decision who is let in.
"""
