"""Measures of public pages for fingers, keyboards and readers' own settings."""

from playwright.sync_api import Page

# In the pixels of style sheets: a finger's width, and what the thinnest link has.
FINGER, LEAST_WIDTH = 44, 24
# Spacing that readers may set (WCAG 2.2, 1.4.12). The policy of our pages lets in
# only a sheet that a script constructs.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"
# Folded parts count, too, except a search that lies on the content below it.
UNFOLDED = """() => {
    for (const it of document.querySelectorAll("details:not(.site-search)")) {
        it.removeAttribute("name");
        it.open = true;
    }
}"""
# Bars at the lower edge that hide more than a quarter of the window, a sixth on phones.
HIDING = """() => [...document.querySelectorAll("#content *")]
    .filter((it) => {
        const style = getComputedStyle(it);
        const isBar = style.position === "sticky" && style.bottom !== "auto";
        return isBar && it.offsetHeight > innerHeight / (innerWidth < 480 ? 6 : 4);
    })
    .map((it) => `${it.className}: ${it.offsetHeight} of ${innerHeight}`)
"""
IS_WIDE = "document.documentElement.scrollWidth > innerWidth"
# The number of lines that an element's text stands on.
LINES = """(it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    const boxes = [...range.getClientRects()];
    return new Set(boxes.map((one) => Math.round(one.top))).size;
}"""

# Targets that are lower or narrower than a finger, except links inside of a sentence.
# Parts that reach beyond a target's box count as far as they are hit.
SMALL = """([finger, width]) => {
    const every = "a[href], button, input, select, textarea, summary";
    const inSentence = (it) => {
        if (getComputedStyle(it).display !== "inline") return false;
        const block = it.closest("p, li, td, figcaption, div, h1, h2, h3");
        return block.textContent.trim().length > it.textContent.trim().length;
    };
    const reach = (it, x, y, dx, dy) => {
        let far = 0;
        while (far < 40) {
            const hit = document.elementFromPoint(x + dx * far, y + dy * far);
            if (!hit || !(it.contains(hit) || hit.control === it)) break;
            far += 1;
        }
        return far;
    };
    const found = [];
    for (const it of document.querySelectorAll(every)) {
        if (!it.checkVisibility({ visibilityProperty: true })) continue;
        if (it.type === "hidden" || it.closest(".hidden, .skip")) continue;
        if (inSentence(it)) continue;
        let box = (it.closest("label") ?? it).getBoundingClientRect();
        if (box.height >= finger - 0.1 && box.width >= width) continue;
        it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        box = it.getBoundingClientRect();
        const x = box.left + box.width / 2, y = box.top + box.height / 2;
        const high = reach(it, x, y, 0, -1) + reach(it, x, y, 0, 1);
        const wide = reach(it, x, y, -1, 0) + reach(it, x, y, 1, 0);
        if (high < finger || wide < width)
            found.push(`only ${wide} × ${high}: ${it.outerHTML.slice(0, 120)}`);
    }
    scrollTo(0, 0);
    return found;
}"""

# Elements that don't show their focus: no line around them, or a transparent one.
UNSEEN = """() => {
    const every = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const found = [];
    for (const it of document.querySelectorAll(every)) {
        if (!it.checkVisibility({ visibilityProperty: true })) continue;
        if (it.type === "hidden" || it.closest("div.hidden")) continue;
        it.focus({ preventScroll: true });
        if (document.activeElement !== it) continue;
        // Of a field for several choices all of it shows what a part of it has.
        const many = it.closest(".select2-selection--multiple");
        const style = getComputedStyle(many ?? it);
        const width = parseFloat(style.outlineWidth);
        const isSeen = style.outlineStyle !== "none" && width >= 2;
        const clear = "rgba(0, 0, 0, 0)";
        if (!isSeen || style.outlineColor === clear)
            found.push(it.outerHTML.slice(0, 120));
    }
    document.activeElement.blur();
    return found;
}"""


def unfold(page: Page) -> None:
    page.evaluate(UNFOLDED)


def too_wide(page: Page) -> list[str]:
    """Say if the page is wider than its window, also with the reader's own spacing."""
    found = ["wider than its window"] if page.evaluate(IS_WIDE) else []
    page.evaluate(SPACED)
    found += ["wider with more space"] if page.evaluate(IS_WIDE) else []
    page.evaluate(PLAIN)
    return found


def too_small(page: Page) -> list[str]:
    return page.evaluate(SMALL, [FINGER, LEAST_WIDTH])


def unseen_focus(page: Page) -> list[str]:
    page.keyboard.press("Tab")  # from now on the keyboard is what moves the focus
    return [f"focus not seen: {one}" for one in page.evaluate(UNSEEN)]
