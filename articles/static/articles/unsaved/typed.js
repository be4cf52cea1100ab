/* What is typed in a form and isn't saved: known, kept as a copy every few seconds and
   whenever it is sent, and asked for before the page is left. */
import * as Copies from "./copies.js";
import * as Fields from "./fields.js";

export const place = document.getElementById("unsaved");
// Null on a page without a form to write. Then the modules beside this one do nothing.
export const form = place?.closest("form") ?? null;

const EVERY = 3000; // milliseconds; and as long as it is typed, so often the same
const ANEW = 60_000;
const SENT_EVERY = 10_000;
const { LEFT_OUT } = Fields;
// Of which save it was made: another one, with the same words.
const OF_SAVE =
  /^(.*-)?(seen_lock|seen|merged|merge_base|merge-.*|begun|id|INITIAL_FORMS)$/;
// Filled in with the answer to a file, which no copy holds.
const OF_FILE = /^attachments-\d+-(document|file_name)$/;
// A copy that was taken goes on as this visit's.
const id = place?.dataset.copy || crypto.randomUUID?.();
let last = Promise.resolve();
export const state = {
  seals: [],
  token: "",
  kept: "",
  at: 0,
  isOver: false,
  isOut: false,
  found: [],
};
// What is saved, by name; null where the page came with what wasn't.
let saved = !form || "typed" in place.dataset ? null : byName(asSent());

export function words() {
  const data = [...new FormData(form)];
  return data.filter(
    ([name, value]) => typeof value === "string" && !LEFT_OUT.test(name),
  );
}

// What the page came with: browsers fill in again what was typed before a reload.
function asSent() {
  const found = [];
  for (const one of form.elements) {
    if (!one.name || one.disabled || LEFT_OUT.test(one.name)) continue;
    if (["submit", "button", "reset", "file", "image"].includes(one.type)) continue;
    if (["checkbox", "radio"].includes(one.type)) {
      if (one.defaultChecked) found.push([one.name, one.value]);
    } else if (one instanceof HTMLSelectElement) {
      found.push(...chosen(one).map((it) => [one.name, it.value]));
    } else if ("defaultValue" in one) {
      found.push([one.name, one.defaultValue]);
    }
  }
  return found;
}

function chosen(select) {
  const all = [...select.options].filter((it) => it.defaultSelected);
  if (all.length || select.multiple) return select.multiple ? all : all.slice(-1);
  return [...select.options].filter((it) => !it.disabled).slice(0, 1);
}

function byName(list) {
  const found = new Map();
  for (const [name, value] of list) {
    if (!OF_SAVE.test(name)) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

// Whether anything stands here that isn't saved.
export function isTyped() {
  const now = byName(words());
  return (
    saved?.size !== now.size ||
    [...now].some(([name, values]) => !Fields.isSame(values, saved.get(name)))
  );
}

const essence = (list) =>
  JSON.stringify(list.filter(([name]) => !OF_SAVE.test(name) && !OF_FILE.test(name)));

// What the page came with: somebody may type before the copies are found.
const came = form ? essence(words()) : "";

// Keep a copy of what is there now, if it isn't as it came: one after the other, so
// that whoever waits for it knows that it is kept.
function store() {
  last = last.catch(() => {}).then(storeNow);
  return last;
}

async function storeNow() {
  if (state.isOver || !state.seals.length || !id) return;
  const now = JSON.stringify(words());
  if (!isTyped()) {
    if (state.kept) await discard([id]);
    state.kept = "";
    state.row = null;
  } else if (now !== state.kept || Date.now() - state.at > ANEW) {
    const at = Date.now();
    const since = now === state.kept ? state.since : at;
    const row = await Copies.keep(state.seals, place.dataset.name, id, since, now);
    // The site is told of new words alone: an idle page isn't in use.
    if (now !== state.kept || !state.row) state.row = row;
    Object.assign(state, { kept: now, at, since });
  }
}

export const keep = () => store().catch(() => {});

// The site has the copy, too, for the account's other computers.
async function send() {
  const { row } = state;
  if (state.isOver || state.isOut || !row || row === state.sent) return;
  const status = await Copies.send(place.dataset.elsewhere, token(), row);
  if (status === 204) state.sent = row;
  // The next save asks a user who isn't logged in any more to log in.
  state.isOut = status === 401;
}

const token = () => form.elements.csrfmiddlewaretoken.value;

// A save names the copy of what it saves, which the site drops.
function ownCopy() {
  const field = document.createElement("input");
  return Object.assign(field, { type: "hidden", name: "_copy", value: id });
}

// Forget copies here and on the site.
export async function discard(ids) {
  await Copies.drop(ids).catch(() => {});
  await Copies.dropThere(place.dataset.elsewhere, token(), ids);
}

// This is saved, by name. What was typed since is a copy from the next moment on.
export function settle(values) {
  const names = [...values].filter(
    ([name, held]) => held.length && !OF_SAVE.test(name),
  );
  saved = new Map(names);
}

/** @param {{ token?: string, seals: any[] }} standing */
export function trust({ token, seals }) {
  form.elements.csrfmiddlewaretoken.value = token;
  state.isOver = state.isOut = false;
  if (!state.seals.length) state.seals = seals;
}

async function find() {
  const standing = await Copies.ask(place.dataset.standing);
  if (standing.status !== 200) return [];
  state.seals = standing.seals;
  if (!state.seals.length) return [];
  try {
    await Copies.clear();
    const now = essence(words());
    const { name, former, elsewhere } = place.dataset;
    const forms = [name, ...former.split(" ").filter(Boolean)];
    const all = await Copies.find(state.seals, forms, elsewhere);
    const mine = all.find((it) => it.id === id);
    // A copy that was taken is dropped with the save, even if this comes after it.
    if (mine && !state.kept)
      Object.assign(state, { kept: mine.words, at: mine.at, since: mine.at });
    const isThis = (it) =>
      it.id === id || [now, came].includes(essence(JSON.parse(it.words)));
    // What stands here already needs no offer; what was saved so, no copy.
    const same = all.filter((it) => it.id !== id && isThis(it));
    if (same.length) await store();
    if (same.length) await discard(same.map((it) => it.id));
    state.found = all.filter((it) => !isThis(it));
    return state.found;
  } catch {
    return [];
  }
}

// The account's copies of this form, the newest first.
export const ready = form ? find() : Promise.resolve([]);

if (form) {
  if (id) form.append(ownCopy());
  setInterval(keep, EVERY);
  setInterval(send, SENT_EVERY);
  document.addEventListener("visibilitychange", keep);
  form.addEventListener("submit", keep);
  document.addEventListener("unsaved:keep", ({ detail }) => detail.push(store()));
  // Also where a browser seals nothing, so that there is no copy to be asked for.
  document.addEventListener("unsaved:ask", (event) => {
    if (!state.isOver && isTyped()) event.preventDefault();
  });
  const out = () => {
    state.isOver = true;
  };
  document.addEventListener("unsaved:out", out);
  Copies.channel.addEventListener("message", ({ data }) => {
    if (data === "out") out();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!state.isOver && isTyped()) event.preventDefault();
  });
}
