/* The letters of a text without spaces, each with its place: in them the words of a
   comment are looked for, as the desk does it. */
const SPACE = /\s/;
// What stands in a text without being of it.
const ADDED = "figure, .commented-link, .visually-hidden";

// Return the letters of a text field, or of an element.
export const lettersOf = (place) =>
  "value" in place ? ofField(place) : ofElement(place);

function ofField(field) {
  const at = [...field.value.matchAll(/\S/g)].map((it) => it.index);
  return { text: field.value.replace(/\s/g, ""), at };
}

function ofElement(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const at = [];
  let text = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.parentElement.closest(ADDED)) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      if (SPACE.test(node.data[offset])) continue;
      text += node.data[offset];
      at.push({ node, offset });
    }
  }
  return { text, at };
}

const only = (text, key) => {
  const found = text.indexOf(key);
  return found >= 0 && text.indexOf(key, found + 1) < 0 ? found : -1;
};

// Return where words begin and end, null if that isn't one place: it is never guessed.
export function find({ text }, { words, before, after }) {
  const keys = [
    [before, after],
    [before, ""],
    ["", after],
    ["", ""],
  ];
  for (const [lead, tail] of words ? keys : []) {
    const at = only(text, lead + words + tail);
    const start = at + lead.length;
    if (at >= 0) return { start, end: start + words.length };
  }
  return null;
}

// Return a range of the document over these letters of an element.
export function rangeOf({ at }, { start, end }) {
  const range = document.createRange();
  const last = at[end - 1];
  range.setStart(at[start].node, at[start].offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
