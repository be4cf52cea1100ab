"""The criteria of WCAG, and the clauses of EN 301 549 besides.

EN 301 549 v3.2.1 takes WCAG 2.1, A and AA, as its clause 9: criterion 1.1.1 is 9.1.1.1.
The names are those of the standards.
"""

from typing import NamedTuple

AREAS = {"site": "the public site", "desk": "the desk"}


class Asked(NamedTuple):
    number: str
    name: str
    level: str = ""

    @property
    def clause(self) -> str:
        return f"9.{self.number}" if self.level else self.number


WCAG_21 = [
    Asked("1.1.1", "Non-text Content", "A"),
    Asked("1.2.1", "Audio-only and Video-only (Prerecorded)", "A"),
    Asked("1.2.2", "Captions (Prerecorded)", "A"),
    Asked("1.2.3", "Audio Description or Media Alternative (Prerecorded)", "A"),
    Asked("1.2.4", "Captions (Live)", "AA"),
    Asked("1.2.5", "Audio Description (Prerecorded)", "AA"),
    Asked("1.3.1", "Info and Relationships", "A"),
    Asked("1.3.2", "Meaningful Sequence", "A"),
    Asked("1.3.3", "Sensory Characteristics", "A"),
    Asked("1.3.4", "Orientation", "AA"),
    Asked("1.3.5", "Identify Input Purpose", "AA"),
    Asked("1.4.1", "Use of Color", "A"),
    Asked("1.4.2", "Audio Control", "A"),
    Asked("1.4.3", "Contrast (Minimum)", "AA"),
    Asked("1.4.4", "Resize Text", "AA"),
    Asked("1.4.5", "Images of Text", "AA"),
    Asked("1.4.10", "Reflow", "AA"),
    Asked("1.4.11", "Non-text Contrast", "AA"),
    Asked("1.4.12", "Text Spacing", "AA"),
    Asked("1.4.13", "Content on Hover or Focus", "AA"),
    Asked("2.1.1", "Keyboard", "A"),
    Asked("2.1.2", "No Keyboard Trap", "A"),
    Asked("2.1.4", "Character Key Shortcuts", "A"),
    Asked("2.2.1", "Timing Adjustable", "A"),
    Asked("2.2.2", "Pause, Stop, Hide", "A"),
    Asked("2.3.1", "Three Flashes or Below Threshold", "A"),
    Asked("2.4.1", "Bypass Blocks", "A"),
    Asked("2.4.2", "Page Titled", "A"),
    Asked("2.4.3", "Focus Order", "A"),
    Asked("2.4.4", "Link Purpose (In Context)", "A"),
    Asked("2.4.5", "Multiple Ways", "AA"),
    Asked("2.4.6", "Headings and Labels", "AA"),
    Asked("2.4.7", "Focus Visible", "AA"),
    Asked("2.5.1", "Pointer Gestures", "A"),
    Asked("2.5.2", "Pointer Cancellation", "A"),
    Asked("2.5.3", "Label in Name", "A"),
    Asked("2.5.4", "Motion Actuation", "A"),
    Asked("3.1.1", "Language of Page", "A"),
    Asked("3.1.2", "Language of Parts", "AA"),
    Asked("3.2.1", "On Focus", "A"),
    Asked("3.2.2", "On Input", "A"),
    Asked("3.2.3", "Consistent Navigation", "AA"),
    Asked("3.2.4", "Consistent Identification", "AA"),
    Asked("3.3.1", "Error Identification", "A"),
    Asked("3.3.2", "Labels or Instructions", "A"),
    Asked("3.3.3", "Error Suggestion", "AA"),
    Asked("3.3.4", "Error Prevention (Legal, Financial, Data)", "AA"),
    Asked("4.1.1", "Parsing", "A"),
    Asked("4.1.2", "Name, Role, Value", "A"),
    Asked("4.1.3", "Status Messages", "AA"),
]
# No part of EN 301 549 v3.2.1, but of the version that is to come.
WCAG_22 = [
    Asked("2.4.11", "Focus Not Obscured (Minimum)", "AA"),
    Asked("2.5.7", "Dragging Movements", "AA"),
    Asked("2.5.8", "Target Size (Minimum)", "AA"),
    Asked("3.2.6", "Consistent Help", "A"),
    Asked("3.3.7", "Redundant Entry", "A"),
    Asked("3.3.8", "Accessible Authentication (Minimum)", "AA"),
]
CLAUSES = [
    Asked("5.1", "Closed functionality"),
    Asked("5.2", "Activation of accessibility features"),
    Asked("5.3", "Biometrics"),
    Asked("5.4", "Preservation of accessibility information during conversion"),
    Asked("5.5", "Operable parts"),
    Asked("5.6", "Locking or toggle controls"),
    Asked("5.7", "Key repeat"),
    Asked("5.8", "Double-strike key acceptance"),
    Asked("5.9", "Simultaneous user actions"),
    Asked("6", "ICT with two-way voice communication"),
    Asked("7", "ICT with video capabilities"),
    Asked("8", "Hardware"),
    Asked("9.6", "WCAG conformance requirements"),
    Asked("10", "Non-web documents"),
    Asked("11.1–11.6", "Software that is no web content"),
    Asked("11.7", "User preferences"),
    Asked("11.8.1", "Content technology"),
    Asked("11.8.2", "Accessible content creation"),
    Asked("11.8.3", "Preservation of accessibility information in transformations"),
    Asked("11.8.4", "Repair assistance"),
    Asked("11.8.5", "Templates"),
    Asked("12.1.1", "Accessibility and compatibility features"),
    Asked("12.1.2", "Accessible documentation"),
    Asked("12.2.2", "Information on accessibility and compatibility features"),
    Asked("12.2.3", "Effective communication"),
    Asked("12.2.4", "Accessible documentation by support services"),
    Asked("13", "ICT providing relay or emergency service access"),
]
EVERY = [*WCAG_21, *WCAG_22, *CLAUSES]
NUMBERS = {asked.number for asked in EVERY}
