// Links: ask for the address, complete it, and set it on the words.
import { getMarkRange } from "django-prose-editor/editor";

import { ask } from "rich-text/dialogs";
import { language } from "rich-text/language";
import { isAddress } from "rich-text/schema";

const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/?#:]|$)/u;

// Return what is meant by `www.example.org` or `desk@example.org`; null for no address.
export function address(typed) {
  if (MAIL.test(typed)) return `mailto:${typed}`;
  if (HOST.test(typed)) return `https://${typed}`;
  const isWhole = /^(?:https?:\/\/|mailto:|[/#?])\S+$/i.test(typed);
  return isWhole && isAddress(typed) ? typed : null;
}

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

export function removeLink(editor) {
  editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
}
