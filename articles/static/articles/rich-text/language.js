// The language of a passage: which codes are one, what they are called, and how it is
// set on words or, without a selection, on the paragraph.
import { getMarkRange } from "django-prose-editor/editor";

import { ask } from "rich-text/dialogs";

const OFFERED = [
  "de", "en", "fr", "es", "it", "pt", "nl", "pl", "cs", "da", "sv", "nb", "fi", "el",
  "tr", "uk", "ru", "zh", "ja", "ko", "ar", "he", "la",
];
const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

function names() {
  const shown = document.documentElement.lang || "en";
  return new Intl.DisplayNames([shown], { type: "language", fallback: "none" });
}

// Return the code in its usual spelling, or null if it is none.
export function language(code) {
  try {
    const [canonical] = Intl.getCanonicalLocales(code.replaceAll("_", "-"));
    const [primary] = (canonical ?? "").split("-");
    return primary && names().of(primary) ? canonical : null;
  } catch {
    return null;
  }
}

export function options(none) {
  const known = names();
  const named = OFFERED.map((code) => [code, known.of(code) ?? code]);
  const order = new Intl.Collator(document.documentElement.lang || "en");
  return [["", none], ...named.sort((a, b) => order.compare(a[1], b[1]))];
}

// The two fields of a dialog, and what they say together.
export function languageFields(labels, current) {
  const isOffered = OFFERED.includes(current);
  return [
    {
      name: "lang",
      label: labels.language,
      options: options(labels.noLanguage),
      value: isOffered ? current : "",
    },
    {
      name: "code",
      label: labels.otherLanguage,
      help: labels.languageHelp,
      value: isOffered ? "" : (current ?? ""),
      autocapitalize: "none",
      spellcheck: "false",
      size: 12,
    },
  ];
}

export const checkLanguage = (labels) => (given) =>
  given.code && !language(given.code) ? [labels.noSuchLanguage, "code"] : null;

export const chosen = ({ lang, code }) => (code ? language(code) : lang) || null;

const direction = (code) =>
  code && RIGHT_TO_LEFT.has(new Intl.Locale(code).maximize().script) ? "rtl" : null;

export function languageHere(editor) {
  const { lang } = editor.getAttributes("passage");
  return lang ?? editor.state.selection.$head.parent.attrs.lang ?? null;
}

export async function setLanguage(editor, labels) {
  const given = await ask(editor, {
    title: labels.languageTitle,
    labels,
    fields: languageFields(labels, languageHere(editor)),
    check: checkLanguage(labels),
  });
  if (given) applyLanguage(editor, chosen(given));
}

function applyLanguage(editor, code) {
  const { state, view } = editor;
  const { passage } = state.schema.marks;
  const { empty, $from, $head } = state.selection;
  const attributes = { lang: code, dir: direction(code) };
  const around = empty && getMarkRange($from, passage);
  const tr = state.tr;
  if (empty && !around) {
    const { parent } = $head;
    tr.setNodeMarkup($head.before(), null, { ...parent.attrs, ...attributes });
  } else {
    const ranges = around ? [around] : state.selection.ranges.map(limits);
    for (const { from, to } of ranges) {
      tr.removeMark(from, to, passage);
      if (code) tr.addMark(from, to, passage.create(attributes));
    }
  }
  view.dispatch(tr);
}

const limits = ({ $from, $to }) => ({ from: $from.pos, to: $to.pos });
