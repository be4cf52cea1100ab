"""Measures of pages for readers who set text larger, wider apart, or turn the screen.

Words are lost if a box cuts them off that doesn't scroll, or if others lie upon them.
"""

from playwright.sync_api import Page

from tests.browser.support.measures import IS_WIDE, PLAIN, SPACED

# WCAG 2.2, 1.4.4: the text of all of the page, twice as large.
LARGE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html { font-size: 200% !important; }");
    document.adoptedStyleSheets = [sheet];
}"""

# Each line of text and each field that is seen: its box, what is left of it in the
# boxes around it, and whether one that doesn't scroll took something away. Left out are
# what is hidden from eyes on purpose, and bars that lie upon whatever is below them.
PIECES = """
    const known = new Map();
    const around = (it) => {
        if (known.has(it)) return known.get(it);
        const style = getComputedStyle(it), box = it.getBoundingClientRect();
        const up = it.parentElement ? around(it.parentElement) : { clips: [] };
        const isBar = ["sticky", "fixed"].includes(style.position);
        const isUnseen = style.clipPath !== "none" || style.clip !== "auto"
            || parseFloat(style.textIndent) < -99 || parseFloat(style.fontSize) === 0
            || style.overflowX !== "visible" && (box.width <= 2 || box.height <= 2);
        const clip = style.overflowX === "visible" ? [] : [{
            left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            scrolls: /auto|scroll/.test(style.overflowX + style.overflowY),
        }];
        const found = {
            clips: [...up.clips, ...clip],
            isOut: up.isOut || isBar || isUnseen,
        };
        known.set(it, found);
        return found;
    };
    const pieces = [];
    const add = (node, it, rects) => {
        const { clips, isOut } = around(it);
        if (isOut || !it.checkVisibility({ visibilityProperty: true })) return;
        for (const whole of rects) {
            if (whole.width < 3 || whole.height < 3) continue;
            let { left, right, top, bottom } = whole, isCut = false;
            for (const clip of clips) {
                // What juts out of a line's box above and below has no ink there.
                const spare = whole.height / 4;
                if (!clip.scrolls) isCut ||= left < clip.left - 2
                    || right > clip.right + 2 || top < clip.top - spare
                    || bottom > clip.bottom + spare;
                left = Math.max(left, clip.left), right = Math.min(right, clip.right);
                top = Math.max(top, clip.top), bottom = Math.min(bottom, clip.bottom);
            }
            pieces.push({ node, left, right, top, bottom, isCut, whole });
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const unread = "script, style, template, noscript, textarea, select, svg";
    while (texts.nextNode()) {
        const node = texts.currentNode, it = node.parentElement;
        if (!node.data.trim() || it.closest(unread)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        add(node, it, range.getClientRects());
    }
    for (const it of document.querySelectorAll("input, select, textarea, button")) {
        if (it.type === "hidden") continue;
        // Its parent's: a button's own words are texts.
        add(it, it.parentElement, [it.getBoundingClientRect()]);
    }
    const named = (node) =>
        node.data?.trim().slice(0, 50) ?? node.outerHTML.slice(0, 90);
    const isTight = (it) => it.matches?.("input[type=submit], input[type=button]")
        && it.scrollWidth > it.clientWidth + 1;
"""
REMEMBER = f"""() => {{
    {PIECES}
    const cut = pieces.filter((it) => it.isCut || isTight(it.node));
    window.cutAnyway = new Set(cut.map((it) => it.node));
}}"""
LOST = f"""() => {{
    {PIECES}
    const found = new Set();
    for (const it of pieces)
        if ((it.isCut || isTight(it.node)) && !window.cutAnyway.has(it.node))
            found.add(`cut off: ${{named(it.node)}}`);
    const seen = pieces.filter(
        (it) => it.node.data && it.right - it.left > 3 && it.bottom - it.top > 3
    ).sort((one, other) => one.top - other.top);
    seen.forEach((one, at) => {{
        for (const other of seen.slice(at + 1)) {{
            if (other.top >= one.bottom) break;
            const high = Math.min(one.bottom, other.bottom) - other.top;
            const wide = Math.min(one.right, other.right)
                - Math.max(one.left, other.left);
            const least = Math.min(one.whole.height, other.whole.height);
            if (one.node !== other.node && wide > 3 && high > 0.4 * least)
                found.add(`“${{named(one.node)}}” and “${{named(other.node)}}”`);
        }}
    }});
    return [...found];
}}"""
NOTHING_CUT = "() => { window.cutAnyway = new Set(); }"
# A word that is broken between each two letters can't be read any more.
CRAMPED = """() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, it = node.parentElement;
        if (node.data.trim().length < 12) continue;
        if (it.closest("script, style, template, noscript, textarea, svg")) continue;
        if (!it.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const lines = new Set();
        for (const one of range.getClientRects()) lines.add(Math.round(one.top));
        const style = getComputedStyle(it);
        if (style.clipPath !== "none" || style.clip !== "auto") continue;
        if (it.getBoundingClientRect().width <= 2) continue;
        if (node.data.trim().length / lines.size < 4)
            found.push(`cramped: ${node.data.trim().slice(0, 50)}`);
    }
    return found;
}"""
# By the kind of each field: the line around it, or around the whole of what it is in,
# while it has the focus.
FOCUS_LINES = """() => {
    const found = [];
    const every = ":is(input, textarea, select, .select2-selection--single, "
        + "[contenteditable])";
    for (const it of document.querySelectorAll(`#content form ${every}`)) {
        if (!it.checkVisibility({ visibilityProperty: true })) continue;
        it.focus({ preventScroll: true });
        if (document.activeElement !== it) continue;
        const many = it.closest(".select2-selection--multiple");
        const kind = many ? "select2 multiple"
            : it.matches(".select2-selection--single") ? "select2 single"
            : it.localName;
        const style = getComputedStyle(many ?? it);
        const parts = [style.outlineWidth, style.outlineStyle, style.outlineColor];
        found.push([kind, parts.join(" ")]);
    }
    return found;
}"""


def turned(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


def lost(page: Page, sheet: str) -> list[str]:
    """Return what readers lose by their own settings, which are then removed."""
    page.evaluate(PLAIN)
    page.evaluate(REMEMBER)
    page.evaluate(sheet)
    found = ["wider than its window"] if page.evaluate(IS_WIDE) else []
    found += page.evaluate(LOST) + page.evaluate(CRAMPED)
    page.evaluate(PLAIN)
    return found


def lost_with_space(page: Page) -> list[str]:
    return [f"with more space: {one}" for one in lost(page, SPACED)]


def lost_when_large(page: Page) -> list[str]:
    return [f"twice as large: {one}" for one in lost(page, LARGE)]


def lost_by_itself(page: Page) -> list[str]:
    """Return what is wrong before anything was set."""
    page.evaluate(NOTHING_CUT)
    found = ["wider than its window"] if page.evaluate(IS_WIDE) else []
    return found + page.evaluate(LOST) + page.evaluate(CRAMPED)
