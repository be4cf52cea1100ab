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

function check(labels) {
  return ({ text, href, hreflang }) => {
    if (text === "") return [labels.noLinkText, "text"];
    if (!address(href)) return [labels.noAddress, "href"];
    if (hreflang && !language(hreflang)) return [labels.noSuchLanguage, "hreflang"];
    return null;
  };
}

function fields(labels, { href, hreflang }, needsText) {
  const text = { name: "text", label: labels.linkText };
  return [
    ...(needsText ? [text] : []),
    {
      name: "href",
      label: labels.address,
      help: labels.addressHelp,
      value: href ?? "",
      inputmode: "url",
      autocapitalize: "none",
      spellcheck: "false",
    },
    {
      name: "hreflang",
      label: labels.hreflang,
      help: labels.languageHelp,
      value: hreflang ?? "",
      autocapitalize: "none",
      spellcheck: "false",
      size: 12,
    },
  ];
}

export async function editLink(editor, labels) {
  const { link } = editor.schema.marks;
  const { selection } = editor.state;
  const isLink = editor.isActive("link");
  const here = editor.getAttributes("link");
  const needsText = selection.empty && !isLink;
  const given = await ask(editor, {
    title: labels.link,
    labels,
    fields: fields(labels, here, needsText),
    check: check(labels),
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
