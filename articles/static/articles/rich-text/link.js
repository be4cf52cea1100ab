// Links: ask for the address, complete it, and set it on the words.
import { getMarkRange } from "../../django_prose_editor/editor.js";

import { address, bareAddress } from "./addresses.js";
import { ask, placeOf } from "./dialogs.js";
import { parsed } from "./html.js";
import { language } from "./language.js";
import { chosenKey, offerArticles, ownArticle } from "./own-articles.js";

// Where a link leads: to the article that was chosen, or to what was typed.
const target = ({ href }) => chosenKey(href) ?? address(href.value.trim());

// Return the name of the field that can't be taken.
function check({ text, hreflang }, elements) {
  if (text === "") return "text";
  if (!target(elements)) return "href";
  return hreflang && !language(hreflang) ? "hreflang" : null;
}

export async function editLink(editor) {
  const { link } = editor.schema.marks;
  const { selection } = editor.state;
  const isLink = editor.isActive("link");
  const here = editor.getAttributes("link");
  const needsText = selection.empty && !isLink;
  let href = null;
  const given = await ask(editor, "link", {
    prepare({ elements }) {
      if (!needsText) elements.text.parentElement.remove();
      elements.hreflang.value = here.hreflang ?? "";
      offerArticles(placeOf(editor), elements, here.href ?? "");
    },
    check(typed, elements) {
      href = target(elements);
      return check(typed, elements);
    },
  });
  if (given) {
    const own = await ownArticle(placeOf(editor), href);
    const hreflang = given.hreflang ? language(given.hreflang) : null;
    const mark = link.create({ ...here, href: own ?? href, hreflang });
    const around = isLink && selection.empty && getMarkRange(selection.$from, link);
    const { from, to } = around || selection;
    const tr = editor.state.tr;
    if (needsText) tr.insert(from, editor.schema.text(given.text, [mark]));
    else tr.removeMark(from, to, link).addMark(from, to, mark);
    editor.view.dispatch(tr);
  }
}

// A pasted address becomes a link: on the words that are selected, else on itself.
export function pasteAddress(view, data) {
  const href = bareAddress(data?.getData("text/plain") ?? "");
  const { empty, from, to, $from, $to } = view.state.selection;
  if (!href || !$from.sameParent($to) || !$from.parent.inlineContent) return false;
  // What was copied with other words keeps them, where no words are selected.
  if (empty && data.types.includes("text/html") && !saysItself(data)) return false;
  const { schema, tr } = view.state;
  const mark = schema.marks.link.create({ href });
  const words = schema.text(data.getData("text/plain").trim(), [mark]);
  if (empty) tr.replaceSelectionWith(words, false);
  else tr.removeMark(from, to, schema.marks.link).addMark(from, to, mark);
  view.dispatch(tr.removeStoredMark(schema.marks.link).scrollIntoView());
  return true;
}

const saysItself = (data) =>
  parsed(data.getData("text/html")).textContent.trim() ===
  data.getData("text/plain").trim();

export function removeLink(editor) {
  editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
}
