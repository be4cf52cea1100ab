// Links: ask for the address, complete it, and set it on the words.
import { getMarkRange } from "django-prose-editor/editor";

import { address, bareAddress } from "rich-text/addresses";
import { ask } from "rich-text/dialogs";
import { parsed } from "rich-text/html";
import { language } from "rich-text/language";
// Return the name of the field that can't be taken.
function check({ text, href, hreflang }) {
  if (text === "") return "text";
  if (!address(href)) return "href";
  return hreflang && !language(hreflang) ? "hreflang" : null;
}

export async function editLink(editor) {
  const { link } = editor.schema.marks;
  const { selection } = editor.state;
  const isLink = editor.isActive("link");
  const here = editor.getAttributes("link");
  const needsText = selection.empty && !isLink;
  const given = await ask(editor, "link", {
    prepare({ elements: { text, href, hreflang } }) {
      if (!needsText) text.parentElement.remove();
      href.value = here.href ?? "";
      hreflang.value = here.hreflang ?? "";
    },
    check,
  });
  if (given) {
    const hreflang = given.hreflang ? language(given.hreflang) : null;
    const mark = link.create({ ...here, href: address(given.href), hreflang });
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
