// What is pasted, without what Word, LibreOffice, Google Docs and web pages add to it.
// What the editor has no element for (images, colours, fonts) it drops by itself.
import { isAddress, ownKey, unwrapped } from "./addresses.js";
import { parsed, renamed } from "./html.js";
import { isFigure } from "./picture.js";

const OFFICE = /mso-|urn:schemas-microsoft-com|content="(?:Libre|Open)Office/i;
const UNWANTED =
  "script, style, meta, link, title, xml, template, svg, video, audio, " +
  "iframe, object, embed, canvas, button, input, select, textarea, noscript, " +
  "br.Apple-interchange-newline, [data-style*='display:none'], [hidden]";
const RENAMED = { h1: "h2", h5: "h4", h6: "h4" };
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, hr";
const BLANK = /^[\s\u00a0]*$/;

// Deleted while changes were tracked; and how one knows that they were.
const DELETED = "del, .msoDel, [data-style*='mso-del' i]";
const TRACKED = /<(?:ins|del)\b|\bmso(?:Ins|Del)\b|mso-(?:ins|del)-/i;
const STRUCK = "s, strike, [data-style*='line-through' i]";

// `tell` is called with the names of what is left out: pictures from elsewhere, and all
// of them where the text can't have any; links that lead nowhere; what was deleted.
export function cleaned(html, hasFigures, tell) {
  const body = parsed(html);
  const isOurs = html.includes("data-pm-slice"); // from this editor or its like
  if (!isOurs && OFFICE.test(html)) cleanOffice(body, html);
  const leftOut = {
    pictures: removePictures(body, hasFigures),
    deleted: !isOurs && removeAll(body, DELETED),
    links: mendLinks(body),
  };
  tell(Object.keys(leftOut).filter((name) => leftOut[name]));
  if (!isOurs) cleanOther(body);
  return body.innerHTML;
}

function cleanOther(body) {
  removeUnwanted(body);
  listsFromWord(body);
  for (const [from, to] of Object.entries(RENAMED)) {
    for (const heading of body.querySelectorAll(from)) {
      heading.replaceWith(renamed(heading, to));
    }
  }
  plainHeadings(body);
  stylesAsElements(body);
  removeEmpty(body);
  for (const element of body.querySelectorAll("[dir='ltr']")) {
    element.removeAttribute("dir"); // Google Docs says so of each paragraph
  }
}

function removeAll(body, selector) {
  const found = [...body.querySelectorAll(selector)];
  for (const element of found) element.remove();
  return found.some((it) => !BLANK.test(it.textContent));
}

// A link leads where its redirection leads. One into the pasted document, or relative to
// where that stood, leads nowhere from here: its words stay.
function mendLinks(body) {
  let isAny = false;
  for (const link of body.querySelectorAll("a")) {
    const href = (link.getAttribute("href") ?? "").trim();
    if (ownKey(href) || /^(?:https?:\/\/|mailto:)/i.test(href)) {
      link.setAttribute("href", unwrapped(href));
      continue;
    }
    link.replaceWith(...link.childNodes);
    isAny ||= href !== "" && isAddress(href);
  }
  return isAny;
}

// Office's `lang` is the spelling checker's, seldom what the words are written in.
function cleanOffice(body, html) {
  // What is struck out beside tracked changes is one of them, shown as it looks.
  if (TRACKED.test(html)) {
    for (const struck of body.querySelectorAll(STRUCK)) {
      struck.replaceWith(renamed(struck, "del"));
    }
  }
  for (const element of body.querySelectorAll("[lang]")) {
    element.removeAttribute("lang");
  }
  for (const space of body.querySelectorAll("[data-style*='mso-spacerun']")) {
    space.replaceWith(" ");
  }
  for (const element of body.querySelectorAll("*")) {
    if (element.localName.includes(":")) element.replaceWith(...element.childNodes);
  }
}

function removePictures(body, hasFigures) {
  let isAny = false;
  for (const image of body.querySelectorAll("img")) {
    if (hasFigures && isFigure(image)) continue;
    image.remove();
    isAny = true;
  }
  for (const picture of body.querySelectorAll("picture")) {
    picture.replaceWith(...picture.querySelectorAll("img"));
  }
  return isAny;
}

function removeUnwanted(body) {
  for (const element of body.querySelectorAll(UNWANTED)) element.remove();
  const comments = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let it = comments.nextNode(); it; it = comments.nextNode()) {
    /** @type {Comment} */ (it).remove();
  }
}

const styleOf = (element) => element.getAttribute("data-style") ?? "";

// Word's lists are paragraphs that say their level and bring their own mark.
function listsFromWord(body) {
  let lists = [];
  for (const paragraph of body.querySelectorAll("p[data-style*='mso-list']")) {
    const level = /mso-list:\s*\S+\s+level(\d)/i.exec(styleOf(paragraph));
    if (!level) continue;
    if (paragraph.previousElementSibling !== lists[0]) lists = [];
    const { name, start } = takeMark(paragraph);
    const depth = Math.min(Number(level[1]), lists.length + 1);
    lists.length = Math.min(lists.length, depth);
    if (lists[depth - 1]?.localName !== name) lists.length = depth - 1;
    if (lists.length < depth) {
      const list = body.ownerDocument.createElement(name);
      if (start > 1) list.setAttribute("start", start);
      const above = lists.at(-1)?.lastElementChild;
      if (above) above.append(list);
      else paragraph.before(list);
      lists.push(list);
    }
    lists.at(-1).append(renamed(paragraph, "li"));
    paragraph.remove();
  }
}

function takeMark(paragraph) {
  const marks = paragraph.querySelectorAll("[data-style*='mso-list:Ignore' i]");
  const text = [...marks].map((it) => it.textContent).join("");
  for (const it of marks) it.remove();
  const isNumbered = /^[\s\u00a0(]*(?:\d+|[a-z]{1,4})[.)]/i.test(text);
  return { name: isNumbered ? "ol" : "ul", start: parseInt(text.trim(), 10) || 1 };
}

// A heading's weight and slant are the page's business.
function plainHeadings(body) {
  for (const heading of body.querySelectorAll("h2, h3, h4, th")) {
    for (const bold of heading.querySelectorAll("b, strong")) {
      bold.replaceWith(...bold.childNodes);
    }
    for (const styled of heading.querySelectorAll("[data-style]")) {
      styled.removeAttribute("data-style");
    }
  }
}

/** @type {[string, RegExp][]} */
const STYLES = [
  ["strong", /(?:^|[;\s])font-weight:\s*(?:bold|[6-9]00)/i],
  ["em", /font-style:\s*italic/i],
  ["sup", /vertical-align:\s*super/i],
  ["sub", /vertical-align:\s*sub(?!\w)/i],
];
const PLAIN = /(?:^|[;\s])font-weight:\s*(?:normal|[1-4]00)/i;

function stylesAsElements(body) {
  for (const element of body.querySelectorAll("b[data-style]")) {
    // All that Google Docs gives stands in a <b> that isn't bold.
    if (PLAIN.test(styleOf(element))) element.replaceWith(...element.childNodes);
  }
  for (const span of body.querySelectorAll("span[data-style], font[data-style]")) {
    for (const [name, style] of STYLES) {
      if (!style.test(styleOf(span))) continue;
      const inner = body.ownerDocument.createElement(name);
      inner.append(...span.childNodes);
      span.append(inner);
    }
  }
  for (const element of body.querySelectorAll("[data-style]")) {
    element.removeAttribute("data-style");
  }
}

function removeEmpty(body) {
  for (const line of body.querySelectorAll("p, h2, h3, h4, li")) {
    const isBlank = BLANK.test(line.textContent);
    if (isBlank && !line.querySelector("td, hr, img")) line.remove();
  }
  for (const lineBreak of body.querySelectorAll("br")) {
    const { previousElementSibling: above, nextElementSibling: below } = lineBreak;
    const isBetween = above?.matches(BLOCKS) || below?.matches(BLOCKS);
    if (isBetween && lineBreak.parentElement.matches("body, div")) lineBreak.remove();
  }
}
