// The language of a passage: which codes are one, what they are called, and how it is
// set on words or, without a selection, on the paragraph.
import { getMarkRange } from "../../django_prose_editor/editor.js";

import { ask } from "./dialogs.js";

const OFFERED = [
  "de",
  "en",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "pl",
  "cs",
  "da",
  "sv",
  "nb",
  "fi",
  "el",
  "tr",
  "uk",
  "ru",
  "zh",
  "ja",
  "ko",
  "ar",
  "he",
  "la",
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

// Return the languages that are offered, by what they are called here.
function offered() {
  const known = names();
  const named = OFFERED.map((code) => [code, known.of(code) ?? code]);
  const order = new Intl.Collator(document.documentElement.lang || "en");
  return named.sort((a, b) => order.compare(a[1], b[1]));
}

const chosen = ({ lang, code }) => (code ? language(code) : lang) || null;

const direction = (code) =>
  code && RIGHT_TO_LEFT.has(new Intl.Locale(code).maximize().script) ? "rtl" : null;

export function languageHere(editor) {
  const { lang } = editor.getAttributes("passage");
  return lang ?? editor.state.selection.$head.parent.attrs.lang ?? null;
}

export async function setLanguage(editor) {
  const current = languageHere(editor);
  const given = await ask(editor, "language", {
    prepare({ elements: { lang, code } }) {
      for (const [value, name] of offered()) lang.add(new Option(name, value));
      if (OFFERED.includes(current)) lang.value = current;
      else code.value = current ?? "";
    },
    check: (typed) => (typed.code && !language(typed.code) ? "code" : null),
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
