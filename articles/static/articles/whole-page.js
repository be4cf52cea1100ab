// A whole page or document that was pasted: its headline first, and without what stands
// around an article. It is cleaned as what is pasted into a text is.
import { parsed } from "./rich-text/html.js";
import { cleaned } from "./rich-text/paste.js";

const AROUND =
  "nav, aside, footer, figcaption, form, dialog, [role=navigation], " +
  "[role=complementary], [role=banner], [role=contentinfo], [class*=breadcrumb]";
const BLANK = /^\s*$/;
const BLOCK = /<(?:p|h[1-6]|li|tr)\b/gi;

// Return the words of a node, apart where its parts stand apart.
function wordsOf(node) {
  const parts = node.querySelectorAll?.("li, p, div, td, th, h1, h2, h3, h4, h5, h6");
  for (const part of parts ?? []) part.append(" ");
  return node.textContent.replace(/\s+/g, " ").trim();
}

// Return the article's HTML, and the texts that were left out.
export function whole(html) {
  const body = parsed(html);
  const leftOut = [];
  const take = (node) => {
    const text = wordsOf(node);
    if (node.nodeType !== Node.COMMENT_NODE && !BLANK.test(text)) leftOut.push(text);
    node.remove();
  };
  const title = body.querySelector("h1");
  for (let node = title; node && node !== body; node = node.parentElement) {
    while (node.previousSibling) take(node.previousSibling);
  }
  for (const element of body.querySelectorAll(AROUND)) {
    if (!element.contains(title)) take(element);
  }
  return { html: cleaned(body.innerHTML, false, () => {}), leftOut };
}

// Return whether it looks like an article with a headline, and not like a passage.
export function isWhole(text, html) {
  const lines = text.split("\n").filter((line) => !BLANK.test(line));
  const [first = ""] = lines;
  const hasTitle = /<h1\b/i.test(html);
  const blocks = html ? (html.match(BLOCK) ?? []) : lines;
  const isHeadline = first.length <= 250 && !/[.:;,]\s*$/.test(first);
  return blocks.length >= (hasTitle ? 2 : 4) && (hasTitle || isHeadline);
}
