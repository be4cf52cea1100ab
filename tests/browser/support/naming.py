"""Checks that links say where they lead, and that equal acts have equal names.

WCAG 2.4.4 and 3.2.4. The context of a link is its sentence, its item with those that
this lies in, its row, what describes it, and the heading above.
"""

import re
from collections import defaultdict

from playwright.sync_api import Page

# Each link that is shown, as its name, its context, and where it leads.
LINKS = """() => {
    const clean = (text) => (text ?? "").trim().replace(/\\s+/g, " ");
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, caption, summary")];
    const above = (it) => headings.findLast((one) =>
        one.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
    const around = (it) => {
        const found = [];
        for (let one = it; one; one = one.parentElement.closest("p, li, dd, tr, label"))
            found.push(one === it ? "" : clean(one.textContent));
        return found;
    };
    const described = (it) => (it.getAttribute("aria-describedby") ?? "").split(" ")
        .map((id) => clean(document.getElementById(id)?.textContent));
    const pictures = (it) => [...it.querySelectorAll("img")].map((one) => one.alt);
    return [...document.querySelectorAll("a[href]")]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }))
        .map((it) => {
            const name = it.ariaLabel ?? [it.textContent, ...pictures(it)].join(" ");
            const heading = clean(above(it)?.textContent);
            const context = [...around(it), ...described(it), heading, it.title];
            return [clean(name), context.join(" | "), it.href];
        });
}"""
# Links beside each page and above its title: in which of the two places, where to,
# and by which name.
ACTS = """() => [...document.querySelectorAll("#nav-sidebar a, .object-tools a")]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }))
    .map((it) => [
        (it.closest("#nav-sidebar") ? "beside: " : "above: ") + it.pathname,
        (it.ariaLabel ?? it.textContent).trim().replace(/\\s+/g, " "),
    ])"""
KEY = re.compile(r"/\d+/|/proposal-\d+/")


def led_astray(page: Page) -> list[str]:
    """Return links that are called the same in the same context and lead elsewhere."""
    leads = defaultdict(set)
    for name, context, href in page.evaluate(LINKS):
        leads[name, context].add(href)
    return [f"{said}: {sorted(to)}" for said, to in leads.items() if len(to) > 1]


def named(page: Page) -> set[tuple[str, str]]:
    """Return where the acts around this page lead, with the names they have here."""
    return {(KEY.sub("/N/", act), name) for act, name in page.evaluate(ACTS)}


def named_differently(every: set[tuple[str, str]]) -> list[str]:
    names = defaultdict(set)
    for act, name in every:
        names[act].add(name)
    return [f"{act}: {sorted(said)}" for act, said in names.items() if len(said) > 1]
