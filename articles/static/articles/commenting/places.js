/* Where the parts of a text are on a page: as text, or in the fields of the form. */
const TEXT = ".review-whole .review-text, .read .review-text, article.article";
const AS_TEXT = {
  headline: ".review-headline, h1",
  teaser: ".standfirst",
  body: ".prose",
};
const AS_FIELD = {
  headline: "#id_headline",
  teaser: "#id_teaser",
  body: ".field-body [contenteditable]",
};
// So much around the words says which of several places is meant.
const AROUND = 80;

export const PARTS = Object.keys(AS_TEXT);

// Return the elements that show a part as text.
export function shownAs(part) {
  const texts = [...document.querySelectorAll(TEXT)];
  return texts.map((text) => text.querySelector(AS_TEXT[part])).filter(Boolean);
}

export const fieldOf = (part) =>
  document.querySelector(`#article_form ${AS_FIELD[part]}`);

export const placesOf = (part) => [...shownAs(part), fieldOf(part)].filter(Boolean);

export function chosenIn(place, focused) {
  if ("value" in place) return place === focused ? inField(place) : null;
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!place.contains(range.commonAncestorContainer)) return null;
  return inText(place, range);
}

function inField(field) {
  const { value, selectionStart, selectionEnd } = field;
  return {
    quote: value.slice(selectionStart, selectionEnd),
    before: value.slice(Math.max(0, selectionStart - AROUND), selectionStart),
    after: value.slice(selectionEnd, selectionEnd + AROUND),
    box: field.getBoundingClientRect(),
  };
}

function inText(place, range) {
  const [before, after] = [range.cloneRange(), range.cloneRange()];
  before.selectNodeContents(place);
  before.setEnd(range.startContainer, range.startOffset);
  after.selectNodeContents(place);
  after.setStart(range.endContainer, range.endOffset);
  return {
    quote: wordsOf(range),
    before: wordsOf(before).slice(-AROUND),
    after: wordsOf(after).slice(0, AROUND),
    box: range.getBoundingClientRect(),
  };
}

// Signs of comments aren't words of the text; paragraphs stand apart.
function wordsOf(range) {
  const part = range.cloneContents();
  for (const it of part.querySelectorAll(".commented-link, figure")) it.remove();
  for (const it of part.querySelectorAll("p, li, h2, h3, h4, td, th")) it.append(" ");
  return part.textContent;
}
