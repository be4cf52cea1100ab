// From HTML to the editor's document and back, and what would be lost on the way.
import { pm } from "../../django_prose_editor/editor.js";

const INLINE = new Set(["a", "br", "cite", "em", "q", "span", "strong", "sub", "sup"]);
const HOLDERS = "blockquote, li, td, th";
const SPACES = /[ \t\r\n\f]+/g;
const STYLE = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi;
// With its quotes in pairs; or as it may be where somebody forgot one.
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|<[a-z][^>]*>?/gi;
const ARMED = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi;

// The content security policy holds in documents that nobody sees as well: a style or
// a handler in one of them would be reported as a violation. They become `data-style`.
export function parsed(html) {
  const disarmed = html
    .replace(STYLE, "")
    .replace(TAG, (tag) => tag.replace(ARMED, "$1data-$2"));
  return new DOMParser().parseFromString(disarmed, "text/html").body;
}

export function renamed(element, name, attributes = ["lang", "dir"]) {
  const other = element.ownerDocument.createElement(name);
  for (const attribute of attributes) {
    if (element.hasAttribute(attribute)) {
      other.setAttribute(attribute, element.getAttribute(attribute));
    }
  }
  other.append(...element.childNodes);
  return other;
}

// Return a stored text as elements in the form that the editor reads.
function prepared(html) {
  const body = parsed(html);
  for (const paragraph of body.querySelectorAll("li > p, td > p, th > p")) {
    paragraph.setAttribute("data-kept", "");
  }
  for (const caption of body.querySelectorAll("caption")) {
    const paragraph = renamed(caption, "p");
    paragraph.setAttribute("data-caption", "");
    caption.parentElement.before(paragraph);
    caption.remove();
  }
  for (const holder of [body, ...body.querySelectorAll(HOLDERS)]) wrapLines(holder);
  return body;
}

const isInline = (node) =>
  node.nodeType === Node.TEXT_NODE ||
  (INLINE.has(node.localName) && !node.querySelector("p, ul, ol, table, blockquote"));

// Words beside paragraphs become paragraphs, as the editor has no others.
function wrapLines(holder) {
  let line = [];
  const wrap = () => {
    const isBlank = line.every((it) => it.nodeType === Node.TEXT_NODE && isWhite(it));
    if (isBlank) {
      for (const node of line) node.remove();
    } else {
      const paragraph = holder.ownerDocument.createElement("p");
      line[0].before(paragraph);
      paragraph.append(...line);
    }
    line = [];
  };
  for (const node of [...holder.childNodes]) {
    if (isInline(node)) line.push(node);
    else wrap();
  }
  wrap();
}

const isWhite = (text) => !text.data.replace(SPACES, "");

export function read(schema, html) {
  return pm.model.DOMParser.fromSchema(schema).parse(prepared(html));
}

// Return the editor's document as the HTML that is stored. Blocks never change, others
// take their place: so one that was written once needn't be again, however long the text.
export function write(doc) {
  const blocks = [...doc.content.content];
  const lines = [];
  while (blocks.length) {
    const group = blocks.splice(0, isCaptioned(blocks) ? 2 : 1);
    lines.push((group.length === 1 && written.get(group[0])) || writeAnew(group));
  }
  while (/^<p(?: [^<>]*)?><\/p>$/.test(lines.at(-1))) lines.pop();
  return lines.filter(Boolean).join("\n").trim();
}

const written = new WeakMap();

// A table's caption stands in it: the two are written together.
/** @param {any[]} blocks */
const isCaptioned = ([first, second]) =>
  first.type.name === "tableCaption" && second?.type.name === "table";

function writeAnew(group) {
  const html = htmlOf(group);
  // The same table may be captioned otherwise: only what stands alone is kept.
  if (group.length === 1) written.set(group[0], html);
  return html;
}

function htmlOf(group) {
  const page = document.implementation.createHTMLDocument("");
  const root = page.createElement("div");
  const { schema } = group[0].type;
  const serializer = pm.model.DOMSerializer.fromSchema(schema);
  const content = pm.model.Fragment.fromArray(group);
  root.append(serializer.serializeFragment(content, { document: page }));
  for (const table of root.querySelectorAll("table")) restoreSections(table);
  for (const line of root.querySelectorAll("p[data-caption]")) restoreCaption(line);
  for (const holder of root.querySelectorAll("li, td, th")) unwrapLine(holder);
  for (const kept of root.querySelectorAll("[data-kept]")) {
    kept.removeAttribute("data-kept");
  }
  layOut(root);
  return root.innerHTML.trim();
}

function restoreSections(table) {
  const body = table.querySelector("tbody");
  const rows = [...body.rows];
  const section = (row) => row?.dataset.section;
  const head = table.ownerDocument.createElement("thead");
  const foot = table.ownerDocument.createElement("tfoot");
  while (section(rows[0]) === "thead") head.append(rows.shift());
  while (section(rows.at(-1)) === "tfoot") foot.prepend(rows.pop());
  if (head.rows.length) body.before(head);
  if (foot.rows.length) body.after(foot);
  if (!body.rows.length) body.remove();
  for (const row of table.rows) row.removeAttribute("data-section");
}

function restoreCaption(line) {
  line.removeAttribute("data-caption");
  const table = line.nextElementSibling;
  if (!line.hasChildNodes()) line.remove();
  else if (table?.localName === "table") {
    table.prepend(renamed(line, "caption"));
    line.remove();
  }
}

// A list item or a cell of one paragraph needs none.
function unwrapLine(holder) {
  const [first, ...others] = holder.children;
  if (first?.localName !== "p" || first.attributes.length) return;
  const isPlain = (it) => it.localName === "p" && !it.hasAttribute("data-kept");
  if (!others.some(isPlain)) first.replaceWith(...first.childNodes);
}

// One line for each block, item and row: differences stay easy to read.
function layOut(root) {
  const containers = root.querySelectorAll("ul, ol, table, thead, tbody, tfoot");
  for (const container of [root, ...containers]) {
    for (const child of [...container.children]) child.before("\n");
    container.append("\n");
  }
}

// Return a text as a list of its elements and words, without what makes no difference:
// white space, the order of `<em><strong>`, spans that say nothing, empty paragraphs.
export function reading(html) {
  const tokens = [];
  let runs = [];
  const flush = () => {
    tokens.push(...collapsed(runs));
    runs = [];
  };
  const walk = (parent, marks) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) runs.push({ marks, text: node.data });
      else if (node.localName === "br") runs.push({ marks, isBreak: true });
      else if (INLINE.has(node.localName)) walk(node, [...marks, described(node)]);
      else if (node.nodeType === Node.ELEMENT_NODE) {
        flush();
        const tag = described(node);
        const opening = { tags: [tag], text: "" };
        tokens.push(opening);
        walk(node, marks);
        flush();
        if (tag === "<p>" && tokens.at(-1) === opening) tokens.pop();
        else tokens.push({ tags: [`</${node.localName}>`], text: "" });
      }
    }
  };
  walk(prepared(html), []);
  flush();
  return tokens;
}

function described(element) {
  const attributes = [...element.attributes]
    .filter(({ name, value }) => {
      const isDefault = ["colspan", "rowspan", "start"].includes(name) && value === "1";
      return !isDefault && name !== "data-kept";
    })
    .map(({ name, value }) => `${name}="${value}"`);
  return `<${[element.localName, ...attributes.sort()].join(" ")}>`;
}

// Return runs of words without needless spaces, each with the elements around it.
function collapsed(runs) {
  const lines = [];
  for (const { marks, text, isBreak } of runs) {
    const telling = marks.filter((tag) => tag !== "<span>" && tag !== "<a>");
    const tags = [...new Set(telling)].sort();
    if (isBreak) {
      trimEnd(lines);
      lines.push({ tags: ["<br>"], text: "" });
      continue;
    }
    const last = lines.at(-1);
    const atStart = !last?.text || last.text.endsWith(" ");
    const words = text.replace(SPACES, " ").replace(atStart ? /^ / : "", "");
    if (last?.text && String(last.tags) === String(tags)) last.text += words;
    else if (words) lines.push({ tags, text: words });
  }
  trimEnd(lines);
  return lines;
}

function trimEnd(lines) {
  const last = lines.at(-1);
  if (!last?.text.endsWith(" ")) return;
  last.text = last.text.slice(0, -1);
  if (!last.text) lines.pop();
}

// Return what `after` lacks of `before`: an element, or "" if it is only moved; null if
// it lacks nothing.
export function missing(before, after) {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const there = new Set(after.flatMap(({ tags }) => tags));
  const tags = before.flatMap((token) => token.tags);
  return tags.find((tag) => !tag.startsWith("</") && !there.has(tag)) ?? "";
}
