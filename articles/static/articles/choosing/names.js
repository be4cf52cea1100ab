/* What a typed word names: looked up in the names of all labels, which the desk gives
   once, or else asked for. */

// Milliseconds; an answer that takes longer is given up.
const PATIENCE = 20_000;
const MARKS = [
  [/[„“”‟«»″]/g, '"'],
  [/[‚‘’‛‹›′´`ʼ]/g, "'"],
  [/[‐‑‒–—―−⁃]/g, "-"],
];
const place = document.querySelector("template[data-name=choice-word]");
// Of each kind of label: a word, folded, and the one choice that it names.
const known = new Map();
let asked = null;

// As the desk compares names; what only the desk takes for the same, it is asked.
function fold(text) {
  let folded = text.normalize("NFKC");
  for (const [sign, plain] of MARKS) folded = folded.replace(sign, plain);
  folded = folded.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return folded
    .replace(/\s+/g, " ")
    .replace(/ ?([,;]) ?/g, "$1 ")
    .trim();
}

function read(kinds) {
  for (const [kind, labels] of Object.entries(kinds)) {
    const names = new Map();
    for (const [id, text, ...all] of labels ?? []) {
      // A word that names two is for the desk to decide.
      for (const name of all) names.set(name, names.has(name) ? null : { id, text });
    }
    known.set(kind, names);
  }
}

async function get(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

export function load() {
  asked ??= get(place.dataset.names)
    .then(read)
    .catch(() => {
      asked = null;
    });
  return asked;
}

// Return the choice that a word names for sure, without asking for it.
export function exactly(select, word) {
  return known.get(select.dataset.kind)?.get(fold(word)) ?? null;
}

// Return what Enter takes for a word, or if it was left only what is called so; null if
// there is nothing.
export async function find(select, word, isLeft) {
  if (select.dataset.kind) await load();
  const own = exactly(select, word);
  if (own) return own;
  const address = new URL(select.getAttribute("data-ajax--url"), location.href);
  const { appLabel, modelName, fieldName } = select.dataset;
  const field = { app_label: appLabel, model_name: modelName, field_name: fieldName };
  const query = { term: word, ...field, ...(isLeft ? { exact: "1" } : {}) };
  for (const [name, value] of Object.entries(query))
    address.searchParams.set(name, value);
  const { results } = await get(address);
  const offered = results.flatMap((one) => one.children || [one]);
  if (isLeft) return offered.length === 1 ? offered[0] : null;
  return offered.find((one) => !one.passed) ?? null;
}
